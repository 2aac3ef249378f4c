"""Headlines: what one says and no voice tells is what the body tells at length, by the voice that tells it there."""

from __future__ import annotations

from dataclasses import replace

from khabar.claim.draft import Draft
from khabar.knowledge.folding import fold
from khabar.model import EntityRef

Group = list[Draft]
Parties = tuple[EntityRef, ...]


def is_headline(draft: Draft) -> bool:
    """Whether a draft stands in a title, a heading or a lead that is given twice."""
    return draft.sentence.kind in ("title", "repeat", "heading")


def stands_at_head(draft: Draft) -> bool:
    """Whether a draft stands in a title or a heading."""
    return draft.sentence.kind in ("title", "heading")


def sides(draft: Draft) -> int:
    """How many of its two sides a draft names."""
    return bool(draft.actors) + bool(draft.recipients)


def with_headlines(groups: list[Group]) -> list[Group]:
    """The groups of a page, each headline's claim joined to the body's or given the voice of the lead."""
    kept: list[Group] = []
    voice = _of_the_lead(groups)
    for group in groups:
        bare = all(d.sentence.kind == "title" and not d.sources for d in group)
        home = _told_at_length(group[0], groups) if bare else None
        if home is not None:
            home += [replace(d, sources=home[0].sources) for d in group]
            home.sort(key=sides, reverse=True)
        elif bare and voice is not None:
            kept.append([replace(d, sources=voice.sources) for d in group])
        else:
            kept.append(group)
    return kept


def _told_at_length(headline: Draft, groups: list[Group]) -> Group | None:
    """The first group of the body that tells by a voice, in other words, what a headline tells of the same party."""
    return next((g for g in groups if g[0].sources and not is_headline(g[0]) and _retells(g[0], headline)), None)


def _retells(told: Draft, headline: Draft) -> bool:
    if (told.type, told.modality, told.polarity) != (headline.type, headline.modality, headline.polarity):
        return False
    if told.mode != headline.mode and told.mode and headline.mode:
        return False
    pairs = ((told.actors, headline.actors), (told.recipients, headline.recipients))
    both = [(a, b) for a, b in pairs if a and b]
    return bool(both) and all(akin(a, b) for a, b in both)


def akin(a: Parties, b: Parties) -> bool:
    """Whether some party of one list may be one of the other: the same entity, or words in common."""
    return any(alike(x, y) or (not (x.id and y.id) and _stems(x) & _stems(y)) for x in a for y in b)


def _stems(entity: EntityRef) -> set[str]:
    return {w.removeprefix("ال") for w in fold(entity.name).split() if not w.isdigit()}


def alike(a: EntityRef, b: EntityRef) -> bool:
    """Whether two references name the same party: one entity, or one name that holds most of the other."""
    if a.id is not None and b.id is not None:
        return a.id == b.id
    x, y = set(fold(a.name).split()), set(fold(b.name).split())
    return x == y or (len(x & y) * 2 >= len(x | y) and (x <= y or y <= x))


def all_among(here: Parties, there: Parties) -> bool:
    """Whether each party of one list is named in the other."""
    return all(any(alike(x, y) for y in there) for x in here)


def any_among(here: Parties, there: Parties) -> bool:
    """Whether some party of one list is named in the other."""
    return any(alike(x, y) for x in here for y in there)


def _of_the_lead(groups: list[Group]) -> Draft | None:
    """A draft of the body's first sentence, where one voice tells all that the sentence claims."""
    body = [d for g in groups for d in g if not is_headline(d)]
    first = min((d.sentence.start for d in body), default=0)
    lead = [d for d in body if d.sentence.start == first]
    chains = {tuple(fold(s.entity.name) for s in d.sources) for d in lead}
    return lead[0] if len(chains) == 1 and lead[0].sources else None
