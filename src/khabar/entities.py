"""Entities as people judge them: found by what they are called, proposed, merged, split, shown.

Whose identity changed in time is not merged: that is a relation, with its dates and voices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khabar.knowledge.names import names
from khabar.ledger import Judgement, Ledger, Named, Verdict
from khabar.ledger.record import party_key, search_key
from khabar.model import KhabarError, Label
from khabar.resolve.proposing import Candidate, Proposal, propose

MACHINE = "khabar"
"""Who judges where proposals are taken without a person looking at each."""
_PARTIES = frozenset({"actor", "recipient", "source"})


class UnknownEntity(KhabarError):
    """Nobody, or more than one, goes by the name that was given; or two who may not be merged."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Whoever is one with ``key``: the canonical key first, with all judgements that were ever made about any."""

    key: str
    members: tuple[Named, ...]
    judgements: tuple[Judgement, ...]
    refused: frozenset[int]
    """Numbers of those judgements that join nobody, because another judgement calls two of them different."""


def find(ledger: Ledger, text: str) -> str:
    """The party key that goes by ``text``: a key, a known entity's id or name, or a name as some page writes it.

    Raises ``UnknownEntity`` where there is none, or more than one.
    """
    given = text.strip()
    known = names()
    if given.lower() in known.entities:
        return given.lower()
    keys = [given, party_key(None, given)] if search_key(given) else []
    held = ledger.named(keys)
    for key in keys:
        if key in held:
            return key
    found = sorted(known.called(given))
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownEntity(f"'{text}' may be {', '.join(found)}; give the id")
    raise UnknownEntity(f"nobody in the ledger goes by '{text}'; `khabar claims --actor` finds names by parts of them")


def show(ledger: Ledger, key: str) -> Shown:
    """Everyone who is one with ``key``, and what was judged about them."""
    clusters = ledger.clusters()
    members = clusters.of(key)
    held = ledger.named(members)
    judged = {j.id: j for one in members for j in ledger.judgements(one, undone=True)}
    return Shown(
        members[0], tuple(held.get(one) or _unnamed(one) for one in members),
        tuple(judged[i] for i in sorted(judged)), frozenset(j.id for j in clusters.refused),
    )  # fmt: skip


def _unnamed(key: str) -> Named:
    """A known entity that no claim of the ledger names."""
    entity = names().entities.get(key)
    return Named(key, key if entity else None, entity.label if entity else Label(None, None))


def merge(ledger: Ledger, pair: tuple[str, str], who: str, why: str) -> Judgement:
    """Judge two keys the same. Raises ``UnknownEntity`` where a claim says that one was formerly the other."""
    claim = ledger.formerly().get(frozenset(pair))
    if claim is not None:
        raise UnknownEntity(
            f"{pair[0]} and {pair[1]} are one after the other, says claim {claim}: that is a relation with its dates"
            " and voices (FORMERLY), not a merge"
        )
    return ledger.judge(*pair, Verdict.SAME, who, why)


def proposals(ledger: Ledger) -> list[Proposal]:
    """Who may be one, the likest first; what was judged, or is one formerly the other, is not asked again."""
    judged = {frozenset((j.left, j.right)) for j in ledger.judgements()}
    clusters = ledger.clusters()
    settled = judged | set(ledger.formerly())
    found = propose(_candidates(ledger.named().values()), settled)
    return [p for p in found if clusters.of(p.left)[0] != clusters.of(p.right)[0]]


def _candidates(everyone: Iterable[Named]) -> Iterator[Candidate]:
    for one in everyone:
        if one.roles.keys() & _PARTIES and set(one.kinds) != {"unnamed"}:
            labels = (one.label.ar, one.label.en)
            called = dict.fromkeys([*one.names, *(name for name in labels if name)])
            yield Candidate(one.key, tuple(called), one.entity is not None)


def take(ledger: Ledger, found: Sequence[Proposal], least: float) -> list[Judgement]:
    """Judge the same whatever is proposed at ``least`` or above, in the machine's name; each can be undone."""
    return [ledger.judge(p.left, p.right, Verdict.SAME, MACHINE, f"{p.score:g}: {p.why}")
            for p in found if p.score >= least]  # fmt: skip
