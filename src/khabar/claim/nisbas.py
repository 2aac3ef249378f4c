"""Parties by an adjective of belonging: القصف الروسي, الروس, القوات الروسية والتركية."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.belonging import OF_STATE, head_stem
from khabar.claim.extents import description_begin
from khabar.claim.nodes import Node
from khabar.claim.party import Party, new_party, reference
from khabar.claim.wording import words_of
from khabar.find.tokens import Token
from khabar.knowledge.names import Names
from khabar.model import EntityRef, Span


def nisba_party(node: Node, known: Names) -> EntityRef | None:
    """The first of ``nisba_parties``."""
    return next(iter(nisba_parties(node, known)), None)


def nisba_parties(node: Node, known: Names) -> list[EntityRef]:
    """The parties that the nisbas on a phrase name (القصف الروسي → روسيا).

    None where somebody is cared for: المشفى الأردني.
    """
    if "aid_site" in node.classes:
        return []
    mention = node.mention
    found: dict[str, EntityRef] = {}
    for state, at in (*node.nisbas, *_named_states(node)):
        if mention is not None and mention.first <= at <= mention.last:
            break
        entity = known.entities[known.party(state)]
        token = node.tokens[at]
        span = Span(token.start, token.end)
        found.setdefault(entity.id, EntityRef(known.entities[state].ar, entity.id, entity.label, span))
    return list(found.values())


def _named_states(node: Node) -> list[tuple[str, int]]:
    """المحادثات الإيرانية السعودية: further adjectives that are a state's name too."""
    beside = ((node.tokens[at], at) for at in node.adjs if node.nisbas and at > node.nisbas[0][1])
    return [(t.mention.entity, at) for t, at in beside if t.mention is not None and t.mention.kind == "state"]


def people_of(node: Node, state: str, paragraph: int, known: Names) -> Party:
    """A people under its nisba (الروس, سوريون)."""
    token = node.tokens[node.head]
    stem = token.word.nominal.stem
    plural = stem.endswith(("ون", "ين", "ان")) or not stem.endswith(("ي", "يه"))
    whole = (token.word.nominal.det and plural and not node.quant) or _of_event(node)
    entity = known.party(state) if whole else None
    first, last = description_begin(node), node.last
    if node.quant and node.last > node.head and not node.det:
        inside = range(node.head, node.last)
        last = next((k for k in inside if k + 1 not in node.adjs or _prefixed(node.tokens[k + 1])), node.last)
    made = new_party(
        node, paragraph, reference(node, first, last, entity, known), "state" if entity else "people", stem
    )
    made.state, made.human, made.number = state, True, "p" if plural else "s"
    return made


def _prefixed(token: Token) -> bool:
    """بجروح: a word with its preposition is no adjective."""
    return bool(token.word.nominal.prep) or token.norm.startswith("ب")


def _of_event(node: Node) -> bool:
    """بوساطة عمانية: a nisba without article right after an event noun without one is that noun's adjective."""
    if not node.first or node.det or node.conj or node.prep not in ("", "obj") or node.quant:
        return False
    before = node.tokens[node.first - 1].word
    plain = not (before.nominal.det or before.nominal.pron or before.tanween)
    return bool(before.masdars) and plain and node.tokens[node.head].norm.endswith("يه")


def sister_party(node: Node, paragraph: int, known: Names) -> Party | None:
    """وزيرا الخارجية الروسي والتركي, القوات الروسية والتركية: a second nisba stands for a second holder or force."""
    host = node.parent if node.fn == "conj" else None
    nisba = node.tokens[node.head].word.nisba
    if host is None or not nisba or node.first != node.last or not host.nisbas or host.group is None:
        return None
    if host.mention is not None and host.mention.kind != "state" and host.mention.first != host.first:
        return None
    token = node.tokens[node.head]
    if token.word.nominal.det != host.tokens[host.nisbas[0][1]].word.nominal.det or not token.norm.endswith(
        ("ي", "يه")
    ):
        return None
    body = _sister(host, token, known)
    if body is not None:
        made = new_party(node, paragraph, _with_head(host, node, body, known), known.entities[body].kind, "")
        made.state = nisba
        return made
    stem = head_stem(host)
    if host.group.kind == "person" or host.title is not None:
        made = new_party(
            node, paragraph, reference(node, node.first, node.last, None, known), "person", host.group.noun
        )
        made.title, made.human = host.group.noun, True
    elif stem in OF_STATE or host.group.kind == "armed":
        entity = known.party(nisba)
        own = token.word.nominal.stem  # not the first force over again
        made = new_party(node, paragraph, _with_head(host, node, entity, known), "state", own)
    else:
        return None
    made.state = nisba
    return made


def _with_head(host: Node, nisba: Node, entity: str | None, known: Names) -> EntityRef:
    """الطيران الروسي والسوري: the second force under the noun of the first, الطيران السوري; a dual is none of them."""
    plain = reference(nisba, nisba.first, nisba.last, entity, known)
    last = host.nisbas[0][1] - 1
    if host.tokens[host.head].norm.endswith(("ان", "ين")) or last < host.head:
        return plain
    return replace(plain, name=f"{words_of(host.tokens, host.head, last)} {plain.name}")


def _sister(host: Node, nisba: Token, known: Names) -> str | None:
    """أجهزة الاستخبارات الأميركية والبريطانية: what is so called of the other state, if it is known."""
    mention = host.mention
    if mention is None or mention.first != host.first or not host.tokens[mention.last].word.nisba:
        return None
    words = [t.text for t in host.tokens[host.first : mention.last]]
    own = "ال" + nisba.word.nominal.stem
    for first in range(len(words)):  # أجهزة الاستخبارات البريطانية, الاستخبارات البريطانية
        found = known.called(" ".join([*words[first:], own]))
        if len(found) == 1:
            return found.pop()
    return None
