"""What each stage saw of a page, in lines for a person.

Blocks with their kinds and reasons; sentences with the names and triggers found in them; what stands above each
trigger; the claims made, with the rules that led there; and the candidates dropped, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from khabar.claim.context import Context
from khabar.claim.draft import Draft
from khabar.claim.frame import Frame
from khabar.claim.frames import best_frame
from khabar.claim.nodes import Node
from khabar.claim.sentence import Sentence
from khabar.export.table import SHORT_ID, chain, days, how, who_whom
from khabar.export.terminal import Direct, as_it_is
from khabar.find.tokens import Token
from khabar.knowledge.names import names
from khabar.knowledge.slots import Sense
from khabar.model import Article, Block, Claim, UsageError
from khabar.pipeline import Reading

_CLAIMING = frozenset({"event", "relation", "accuse"})
_GOVERNING = frozenset({"modal", "cue", "accuse"})
_SIDES = ("actor", "recipient")
_SHOWN = 72  # characters of a block
_TOKEN_KINDS = {"w": "word", "n": "number", "l": "other script", "p": "mark"}


def explain(reading: Reading, sentence: int | None = None, direct: Direct = as_it_is) -> Iterator[str]:
    """The whole account; with ``sentence`` (from 1) that sentence alone, its tokens and syntax too."""
    found = reading.reader.sentences
    if sentence is not None:
        if not 1 <= sentence <= len(found):
            raise UsageError(f"--sentence {sentence}: the story has sentences 1 to {len(found)}")
        yield from _Account(reading, direct).sentence(sentence, found[sentence - 1], deep=True)
        return
    yield from page(reading, direct)
    yield ""
    yield from blocks(reading.article, direct)
    account = _Account(reading, direct)
    for number, one in enumerate(found, 1):
        yield ""
        yield from account.sentence(number, one, deep=False)
    yield ""
    yield account.total()


def page(reading: Reading, direct: Direct = as_it_is) -> Iterator[str]:
    """The page itself: its address, size, title, outlet and date bounds."""
    raw, doc = reading.page.raw, reading.doc
    yield f"page     {reading.page.uri}"
    yield f"         {reading.page.media}, {len(raw):,} characters, sha256 {reading.page.id}"
    yield f"title    {direct(doc.title) if doc.title else 'none'}"
    outlet = doc.outlet
    yield f"outlet   {direct(outlet.name) + (f' ({outlet.id})' if outlet.id else '') if outlet else 'not named'}"
    published = days(doc.published) or "unknown"
    reason = f": {direct(doc.published.reason)}" if doc.published.reason else ""
    yield f"date     {published} ({doc.published.basis}{reason})"


def blocks(article: Article, direct: Direct = as_it_is) -> Iterator[str]:
    """Story (■) and furniture (·), each with its kind, its raw offsets and why it was taken for that."""
    story = sum(b.kind.is_story for b in article.blocks)
    yield f"blocks   {story} of story ■, {len(article.blocks) - story} of furniture ·"
    for block in article.blocks:
        span = article.span(block.start, block.end)
        sign = "■" if block.kind.is_story else "·"
        yield f"  {sign} {block.kind:<8} {span.start:>6}–{span.end:<6} {block.reason}"
        yield f"      {direct(_short(article, block))}"


def _short(article: Article, block: Block) -> str:
    text = " ".join(article.text[block.start : block.end].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


class _Account:
    """The account of one reading's sentences."""

    def __init__(self, reading: Reading, direct: Direct) -> None:
        self.article, self.claims, self.direct = reading.article, reading.claims, direct
        self.drafts: dict[int, list[Draft]] = {}
        for draft in reading.drafts:
            self.drafts.setdefault(id(draft.sentence), []).append(draft)
        self.reasons = reading.reader.dropped
        self.dropped = 0

    def total(self) -> str:
        """One line at the end."""
        made = sum(map(len, self.drafts.values()))
        return f"{len(self.claims)} claims from {made} drafts; {self.dropped} candidates dropped"

    def sentence(self, number: int, sentence: Sentence, *, deep: bool) -> Iterator[str]:
        """A sentence: words, names, triggers, claims, dropped candidates; ``deep``: tokens and syntax too."""
        span = self.article.span(sentence.start, sentence.end)
        text = " ".join(self.article.text[sentence.start : sentence.end].split())
        yield f"sentence {number}  [{sentence.kind}, {span.start}–{span.end}]"
        yield f"  {self.direct(text)}"
        if deep:
            yield from self._tokens(sentence)
            yield from (f"  clause   {clause!r}" for clause in sentence.clauses)
        yield from self._names(sentence)
        yield from self._triggers(sentence)
        drafts = self.drafts.get(id(sentence), [])
        for draft in drafts:
            yield from self._draft(draft)
        yield from self._dropped(sentence, drafts)

    def _tokens(self, sentence: Sentence) -> Iterator[str]:
        for token in sentence.tokens:
            yield f"  token    {token.index:>3} {self.direct(token.text)}  {_token(token)}"

    def _names(self, sentence: Sentence) -> Iterator[str]:
        known = names().entities
        for mention in sentence.mentions:
            words = " ".join(t.text for t in sentence.tokens[mention.first : mention.last + 1])
            entity = known[mention.entity]
            unsure = " (only in fitting surroundings)" if mention.guarded else ""
            yield f"  name     {self.direct(words)} = {entity.en} [{mention.kind}] {mention.entity}{unsure}"

    def _triggers(self, sentence: Sentence) -> Iterator[str]:
        for node in sentence.nodes:
            if node.senses:
                yield f"  trigger  {self.direct(node.words())} ({node.kind}): {_senses(node.senses)}"

    # -- claims and what became of the rest ----------------------------------------------------

    def _draft(self, draft: Draft) -> Iterator[str]:
        claim = self._claim(draft)
        if claim is None:
            yield f"  ✗ draft  {draft.type}{f'/{draft.mode}' if draft.mode else ''}: not among the page's claims"
            return
        event = claim.event.type + (f"/{claim.event.mode}" if claim.event.mode else "")
        joined = "" if self._is_own(draft, claim) else ", joined to it as further evidence"
        yield f"  ✓ claim  {claim.id[:SHORT_ID]}  {event}  {who_whom(claim, self.direct)}  [{how(claim)}]{joined}"
        yield f"           said by {chain(claim, self.direct)}"
        if claim.because:
            yield f"           because {'; '.join(claim.because)}"

    def _claim(self, draft: Draft) -> Claim | None:
        """The claim that a draft became or was joined to."""
        extent = self.article.span(*draft.extent)
        fitting = [c for c in self.claims
                   if c.event.type == draft.type and any(e.span.contains(extent) for e in c.evidence)]  # fmt: skip
        return next((c for c in fitting if self._is_own(draft, c)), next(iter(fitting), None))

    def _is_own(self, draft: Draft, claim: Claim) -> bool:
        return claim.event.trigger.span == self.article.span(*draft.trigger)

    def _dropped(self, sentence: Sentence, drafts: Sequence[Draft]) -> Iterator[str]:
        made = {d.trigger for d in drafts}
        for node in sentence.nodes:
            if node.senses and _place(node) not in made and (reason := self._why(sentence, node)):
                self.dropped += 1
                yield f"  ✗ dropped {self.direct(node.words())}: {reason}"

    def _why(self, sentence: Sentence, node: Node) -> str | None:
        return self.reasons.get(id(node)) or why_dropped(sentence, node)


def why_dropped(sentence: Sentence, node: Node) -> str | None:
    """Why a trigger made no claim of its own; ``None`` where it was never a candidate (it governs another one)."""
    if any(governed.frame.node is node for governed in sentence.content.values()):
        return None
    if id(node) in sentence.consumed:
        return "it is part of another trigger's claim"
    senses = [s for s in node.senses if s.kind in _CLAIMING]
    if not senses:
        return "it tells how something is said, and what is said was not found here"
    context = sentence.context(node)
    frame = best_frame(node, _CLAIMING, context.controller)
    if frame is None:
        return "; ".join(dict.fromkeys(map(_unfilled, senses)))
    if context.in_condition:
        return "it stands in a condition"
    return f"{_named(frame.sense)}: {_without_party(frame)}{_above(context)}"


def _without_party(frame: Frame) -> str:
    """Which side of a fitting frame names no one that a claim could be about."""
    named = [f"{role} {' '.join(n.words() for n in frame.nodes(role))}" for role in _SIDES if frame.nodes(role)]
    if not named:
        return "no actor and no recipient are named here"
    needs = "it needs a party on each side" if frame.sense.kind == "relation" else "none of them is a party"
    return f"{', '.join(named)}: {needs}"


def _above(context: Context) -> str:
    return f" ({'; '.join(context.because)})" if context.because else ""


def _unfilled(sense: Sense) -> str:
    """What a sense asks of its surroundings."""
    needed = [f"{s.role} ({'|'.join(s.markers)})" for s in sense.slots if s.required]
    needed += [f"when {' or '.join(sense.when)}"] if sense.when else []
    return f"{_named(sense)} asks for {', '.join(needed) or 'other surroundings'}"


def _place(node: Node) -> tuple[int, int]:
    """The trigger's offsets, as drafts have them."""
    return node.tokens[node.first].start, node.tokens[node.head].end


def _senses(senses: Iterable[Sense]) -> str:
    return ", ".join(dict.fromkeys(map(_named, senses)))


def _named(sense: Sense) -> str:
    """A sense by what it claims, or by what it governs."""
    if sense.kind in _GOVERNING and not sense.type:
        return f"{sense.kind} {sense.value}".strip()
    return f"{sense.type}/{sense.mode}" if sense.mode else sense.type


def _token(token: Token) -> str:
    facts = [_TOKEN_KINDS.get(token.kind, token.kind)]
    facts += ["verb"] if token.is_verb else []
    facts += [f"folded {token.norm}"] if token.norm != token.text else []
    facts += [f"classes {' '.join(sorted(token.word.classes))}"] if token.word.classes else []
    return ", ".join(facts)
