"""Drafts to claims: repetitions joined, offsets turned raw, confidence given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.claim.choice import model
from khabar.claim.choice.same import chance
from khabar.claim.confidence import confidence
from khabar.claim.draft import Draft, mode_of, sureness
from khabar.claim.headlines import all_among, is_headline, sides, stands_at_head, with_headlines
from khabar.knowledge.folding import fold
from khabar.model import Article, Claim, Doc, EntityRef, Event, Evidence, Span


def assemble(article: Article, doc: Doc, drafts: Iterable[Draft]) -> list[Claim]:
    """The claims of a page in the order of their first evidence; each draft's words become evidence once."""
    made = (claim(article, doc, group) for group in grouped(drafts))
    return sorted(made, key=lambda c: (c.evidence[0].span, c.event.trigger.span))


_REPORTERS = frozenset(fold("مراسل مراسلة مندوب مندوبة موفد موفدة").split())
_OUR_REPORTERS = frozenset(fold("مراسلنا مراسلتنا مندوبنا مندوبتنا موفدنا موفدتنا").split())


def without_own(drafts: list[Draft], outlet: EntityRef | None) -> list[Draft]:
    """The drafts without the page's own outlet and its reporters in their chains: it tells all that the page does."""
    for draft in drafts:
        draft.sources = tuple(s for s in draft.sources if not _is_own(s.entity, outlet))
    return drafts


def _is_own(entity: EntityRef, outlet: EntityRef | None) -> bool:
    """Whether a voice is the page's own outlet or whom it has on the spot: مراسلنا, or مراسل with the outlet's name."""
    words = fold(entity.name).split()
    if words and words[0] in _OUR_REPORTERS:
        return True
    if outlet is None or _is(entity, outlet):
        return outlet is not None
    if not words or words[0] not in _REPORTERS:
        return False
    of, own = _bare(words[1:]), _bare(fold(outlet.name).split())
    return bool(of) and (of <= own or own <= of)


def _bare(words: Sequence[str]) -> frozenset[str]:
    return frozenset(w.removeprefix("ال") for w in words)


def _is(entity: EntityRef, outlet: EntityRef) -> bool:
    return entity.id == outlet.id if entity.id and outlet.id else fold(entity.name) == fold(outlet.name)


def grouped(drafts: Iterable[Draft]) -> list[list[Draft]]:
    """The drafts, those that say the same joined; the fullest of a group comes first."""
    scale = model.weights().scales.same
    groups: list[list[Draft]] = []
    for draft in drafts:
        likely = [(_likeness(group, draft, scale), group) for group in groups if group[0].type == draft.type]
        most, home = max(likely, key=lambda found: found[0], default=(0.0, None))
        if home is not None and most >= _SAME:
            home.append(draft)
        else:
            groups.append([draft])
    for group in groups:
        group.sort(key=fullness, reverse=True)
    return with_headlines(groups)


_SAME = 0.6
"""The chance from which two drafts are taken for one claim: of the joined ones four in five rightly are."""


def _likeness(group: Sequence[Draft], draft: Draft, scale: model.Scale) -> float:
    """How likely a draft says what a group says: surely by the rules, else as the fitted weights have it."""
    if any(same(other, draft) for other in group):
        return 1.0
    return sum(chance(other, draft, scale) for other in group) / len(group)


def fullness(draft: Draft) -> tuple[int, bool, float]:
    """How much a draft says of who is concerned, whether at length, and how surely."""
    return sides(draft), not stands_at_head(draft), sureness(draft)


def same(a: Draft, b: Draft) -> bool:
    """Whether two drafts say the same thing, whoever says it."""
    return (
        a.type == b.type and a.modality == b.modality and a.polarity == b.polarity
        and _parties(a, b)
        and (a.mode == b.mode or a.mode is None or b.mode is None)
        and _sources(a, b)
    )  # fmt: skip


def _parties(a: Draft, b: Draft) -> bool:
    """The same parties; a headline may leave one side out that the body names, or the reverse."""
    actors, recipients = _alike(a.actors, b.actors), _alike(a.recipients, b.recipients)
    if actors and recipients:
        return True
    near = abs(a.sentence.paragraph - b.sentence.paragraph) < 2 and a.mode == b.mode
    if not (near or is_headline(a) or is_headline(b)):
        return False
    if actors:
        return bool(a.actors) and not (a.recipients and b.recipients)
    return recipients and bool(a.recipients) and not (a.actors and b.actors)


def _sources(a: Draft, b: Draft) -> bool:
    if len(a.sources) == len(b.sources):
        pairs = zip(a.sources, b.sources, strict=True)
        return all(
            _named_alike(x.entity, y.entity) or (x.entity.id is not None and x.entity.id == y.entity.id)
            for x, y in pairs
        )
    bare, told = (a, b) if not a.sources else (b, a)
    if bare.sources:
        return False
    # A lead given twice may leave out the voice the first time; said once more without one, it is the page's own.
    first = bare.sentence.kind == "repeat" and bare.sentence.start < told.sentence.start
    return first or stands_at_head(bare)


def _named_alike(a: EntityRef, b: EntityRef) -> bool:
    return fold(a.name) == fold(b.name)


def _alike(a: tuple[EntityRef, ...], b: tuple[EntityRef, ...]) -> bool:
    if not a or not b:
        return a == b
    return all_among(a, b) and all_among(b, a)


def claim(article: Article, doc: Doc, group: Sequence[Draft]) -> Claim:
    """The claim that a group of joined drafts makes."""
    main = group[0]
    spans = sorted({article.span(*d.extent) for d in group})
    raw = article.page.raw
    evidence = tuple(Evidence(s, s.text(raw)) for s in _merged(spans))
    trigger = article.span(*main.trigger)
    place_order: dict[str, EntityRef] = {p.name: p for d in group for p in d.places}
    return Claim(
        doc, evidence, main.sources, Event(main.type, mode_of(group), Evidence(trigger, trigger.text(raw))),
        tuple(_raw(article, e) for e in main.actors), tuple(_raw(article, e) for e in main.recipients),
        tuple(_raw(article, e) for e in place_order.values()), main.modality, main.polarity, main.condition,
        next((d.time for d in group if d.time.text), main.time), confidence(group), main.because,
    )  # fmt: skip


def _raw(article: Article, entity: EntityRef) -> EntityRef:
    if entity.span is None or article.offsets is None:
        return entity
    return EntityRef(entity.name, entity.id, entity.label, article.span(*entity.span))


def _merged(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept
