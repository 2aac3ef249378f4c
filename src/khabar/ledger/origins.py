"""Origins: the same words on many pages are one, and so is one speech that many quote.

What a claim is worth beyond itself is how many independent origins say the same, not how many pages do.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection, bindparam, delete, select

from khabar.ledger import record
from khabar.ledger.grouping import Groups, alike
from khabar.ledger.judgements import Clusters
from khabar.ledger.query import held
from khabar.ledger.tables import CLAIMS, PAGES, PARAGRAPHS, PARTIES
from khabar.ledger.writing import insert
from khabar.model import Claim, EntityRef, Fingerprint, SourceKind

_PAGE = 0.6  # share of two stories from which on one is the other's copy, cut or edited
_PARAGRAPH = 0.7
_STORY = 0  # position of a whole story's fingerprint


@dataclass(frozen=True, slots=True)
class Telling:
    """A page on which a claim is made."""

    claim: str
    page: str
    uri: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Claims that come from one: ``why`` tells by what they are known to (nothing where there is only one page)."""

    tellings: tuple[Telling, ...]
    why: tuple[str, ...]


# -- fingerprints and rows -----------------------------------------------------------------------


def keep(connection: Connection, page: str, found: Sequence[Fingerprint], *, new: bool = False) -> None:
    """Keep a page's fingerprints instead of those that it had: they follow from its text, and have no history.

    A ``new`` page has none.
    """
    rows = [{"page": page, "position": n, "start": f.start, "end": f.end, "words": f.words,
             "signature": struct.pack(f"<{len(f.signature)}I", *f.signature)} for n, f in enumerate(found)]  # fmt: skip
    there = [] if new else [dict(row) for row in connection.execute(_THERE, {"of": page}).mappings()]
    if there == rows:
        return
    if there:
        connection.execute(_GONE, {"of": page})
    insert(connection, PARAGRAPHS, rows)


# Built once: building a statement takes longer than running it.
_THERE = select(PARAGRAPHS).where(PARAGRAPHS.c.page == bindparam("of")).order_by(PARAGRAPHS.c.position)
_GONE = delete(PARAGRAPHS).where(PARAGRAPHS.c.page == bindparam("of"))


def _fingerprint(start: int, end: int, words: int, signature: bytes) -> Fingerprint:
    return Fingerprint(start, end, words, struct.unpack(f"<{len(signature) // 4}I", signature))


# -- pages ---------------------------------------------------------------------------------------


def origins(
    connection: Connection, known_at: str | None = None, only: Collection[str] | None = None
) -> dict[str, str]:  # fmt: skip
    """Page id → the smallest page id of those that tell the same story in the same words; of ``only`` these pages."""
    asked = (
        select(PAGES.c.id, PARAGRAPHS.c.start, PARAGRAPHS.c.end, PARAGRAPHS.c.words, PARAGRAPHS.c.signature)
        .outerjoin(PARAGRAPHS, (PARAGRAPHS.c.page == PAGES.c.id) & (PARAGRAPHS.c.position == _STORY))
        .order_by(PAGES.c.id)
    )
    if known_at is not None:
        asked = asked.where(PAGES.c.recorded_from <= known_at)
    if only is not None:
        asked = asked.where(PAGES.c.id.in_(sorted(only)))
    rows = connection.execute(asked).all()
    stories = {row.id: _fingerprint(*row[1:]) for row in rows if row.signature is not None}
    groups = alike(stories, _PAGE)
    return {row.id: groups.head(row.id) for row in rows}


# -- claims --------------------------------------------------------------------------------------


def support(connection: Connection, claim: Claim, clusters: Clusters, known_at: str | None = None) -> list[Origin]:
    """The independent origins of what ``claim`` says, its own first, each with its tellings."""
    same = _saying_the_same(connection, claim, clusters, known_at)
    pages = origins(connection, known_at, {c.doc.id for c in same.values()})
    paragraphs = _paragraphs(connection, same.values())
    groups: Groups[str] = Groups()
    why: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in combinations(sorted(same), 2):
        reason = _one_origin(same[one], same[other], pages, paragraphs, lambda e: _key(e, clusters))
        if reason is not None:
            groups.join(one, other)
            why[one].add(reason)
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for id_ in sorted(same):
        found[groups.head(id_)].append(same[id_])
    made = [
        Origin(
            tuple(sorted((Telling(c.id, c.doc.id, c.doc.uri) for c in some), key=lambda t: (t.uri, t.claim))),
            tuple(sorted({reason for c in some for reason in why[c.id]})),
        )
        for some in found.values()
    ]
    return sorted(made, key=lambda o: (all(t.claim != claim.id for t in o.tellings), o.tellings[0].uri))


def _saying_the_same(
    connection: Connection, claim: Claim, clusters: Clusters, known_at: str | None
) -> dict[str, Claim]:  # fmt: skip
    """The claims that say what ``claim`` says, whoever says it: the same done by the same to the same, as firmly."""
    first = (*claim.actors, *claim.recipients)[:1]  # whoever says the same names this party as well
    keys = {one for entity in first for one in clusters.of(record.party_key(entity.id, entity.name))}
    naming = select(PARTIES.c.claim).where(PARTIES.c.key.in_(sorted(keys)))
    asked = select(CLAIMS.c.body, CLAIMS.c.because).where(
        CLAIMS.c.row.in_(naming), CLAIMS.c.type == claim.event.type, CLAIMS.c.modality == str(claim.modality),
        CLAIMS.c.polarity == str(claim.polarity), held(known_at),
    )  # fmt: skip
    content = _content(claim, clusters)
    others = (record.claim_of(row.body, row.because) for row in connection.execute(asked))
    found = {o.id: o for o in others if _content(o, clusters) == content and _fits(o, claim, clusters)}
    return {**found, claim.id: claim}


def _content(claim: Claim, clusters: Clusters) -> tuple[frozenset[str], frozenset[str]]:
    sides = (claim.actors, claim.recipients)
    actors, recipients = (frozenset(_key(e, clusters) for e in side) for side in sides)
    return actors, recipients


def _fits(one: Claim, other: Claim, clusters: Clusters) -> bool:
    """Whether two claims can be of one event: neither their modes, their places nor their times exclude each other."""
    where = [{_key(p, clusters) for p in claim.places} for claim in (one, other)]
    if all(where) and not where[0] & where[1]:
        return False
    modes = one.event.mode, other.event.mode
    if None not in modes and modes[0] != modes[1]:
        return False
    a, b = one.time, other.time
    return (a.start or "0") < (b.end or "9999") and (b.start or "0") < (a.end or "9999")


def _key(entity: EntityRef, clusters: Clusters) -> str:
    key = record.party_key(entity.id, entity.name)
    return clusters.canonical.get(key, key)


def _paragraphs(connection: Connection, claims: Iterable[Claim]) -> dict[str, list[Fingerprint]]:
    pages = sorted({claim.doc.id for claim in claims})
    asked = select(PARAGRAPHS).where(PARAGRAPHS.c.page.in_(pages), PARAGRAPHS.c.position != _STORY)
    found: defaultdict[str, list[Fingerprint]] = defaultdict(list)
    for row in connection.execute(asked):
        found[row.page].append(_fingerprint(row.start, row.end, row.words, row.signature))
    return found


def _one_origin(
    one: Claim, other: Claim, pages: Mapping[str, str], paragraphs: Mapping[str, Sequence[Fingerprint]],
    key: Callable[[EntityRef], str],
) -> str | None:  # fmt: skip
    """By what two claims are of one origin; ``None`` where they are independent, as far as the pages tell."""
    if one.doc.id == other.doc.id:
        return "the same page"
    if pages.get(one.doc.id, one.doc.id) == pages.get(other.doc.id, other.doc.id):
        return "the same story on several pages"
    a, b = (_around(c, paragraphs.get(c.doc.id, ())) for c in (one, other))
    if a is not None and b is not None and a.share(b) >= _PARAGRAPH:
        return "the same paragraph on several pages"
    speakers = [_voice(c, key) for c in (one, other)]
    if speakers[0] is not None and speakers[0] == speakers[1]:
        return "the same voice, quoted on several pages" if one.sources else "the same outlet"
    return None


def _around(claim: Claim, paragraphs: Iterable[Fingerprint]) -> Fingerprint | None:
    """The paragraph that a claim's first evidence stands in."""
    start = claim.evidence[0].span.start
    return next((p for p in paragraphs if p.start <= start < p.end), None)


def _voice(claim: Claim, key: Callable[[EntityRef], str]) -> str | None:
    """Who says it first of all: the last link of the chain, or the page's outlet; ``None`` where nobody is named."""
    if not claim.sources:
        return key(claim.doc.outlet) if claim.doc.outlet is not None else None
    last = claim.sources[-1]
    return key(last.entity) if last.kind is not SourceKind.UNNAMED else None
