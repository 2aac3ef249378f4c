"""An article to claims: every sentence's frames, with their parties, voices and times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from khabar.claim.context import Context
from khabar.claim.draft import Draft
from khabar.claim.entities import nisba_party
from khabar.claim.frames import Frame
from khabar.claim.nodes import Node
from khabar.claim.offices import Offices
from khabar.claim.parties import Parties
from khabar.claim.sentence import Sentence
from khabar.claim.voices import Voices
from khabar.claim.where import HELD, places_of
from khabar.find.mentions import country_of, find, settle
from khabar.find.places import find_places
from khabar.find.times import find_times, nearest, resolve
from khabar.find.tokens import Token, tokenise
from khabar.knowledge.event_types import event_types
from khabar.knowledge.given_names import given_names
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.names import names
from khabar.model import Article, EntityRef, Interval, Polarity
from khabar.read.sentences import sentences


def mark_surnames(sentences: list[list[Token]]) -> None:
    """A word that stands right after a given name and again elsewhere on the page is that person's surname here.

    It would else be read as the verb or noun that it also is (سيجري, نصر, عون).
    """
    counts = Counter(t.norm for tokens in sentences for t in tokens)
    known = given_names()
    surnames = {
        b.norm for tokens in sentences for a, b in pairwise(tokens)
        if a.kind == b.kind == "w" and a.norm in known and counts[b.norm] > 1 and len(b.norm) > 3 and b.word.function is None
        and a.mention is None and not (b.word.nominal.conj or b.word.vconj) and not _says(b)
        and not b.word.nominal.prep and not (b.word.group or b.word.titles or b.word.nisba or b.word.classes or b.word.masdars)
    }  # fmt: skip
    for tokens in sentences:
        for token in tokens:
            token.known_name = token.norm in surnames or (
                len(token.norm) > 5 and token.norm[0] in "وفلب" and token.norm[1:] in surnames
            )


def _says(token: Token) -> bool:
    """Whether the word is a verb of saying: it goes with any name and is part of none."""
    return any(s.kind == "cue" for f in token.word.verbs for s in lexicon().senses.get(f.verb, ()))


_JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})


class Reader:
    """Reads one article; ``drafts`` is its only use."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.published = Interval()
        self.known = names()
        self.parties = Parties()
        self.voices = Voices(self.parties)
        self.offices = Offices(self.parties)
        self.found: list[Draft] = []
        self.sentences = self._sentences()

    def _sentences(self) -> list[Sentence]:
        found = []
        for number, block in enumerate(self.article.blocks):
            if block.kind.is_story:
                for start, end in sentences(self.article, block):
                    tokens = list(tokenise(self.article.text, start, end))
                    if tokens:
                        found.append(Sentence(start, end, number, block.kind, tokens))
        for sentence in found:
            sentence.mentions = find(sentence.tokens)
        countries = country_of((m for s in found for m in s.mentions), (t for s in found for t in s.tokens))
        mark_surnames([s.tokens for s in found])
        for sentence in found:
            settle(sentence.tokens, sentence.mentions, countries)
            sentence.times = find_times(sentence.tokens)
            sentence.places = {k: m for m in find_places(sentence.tokens, countries) for k in range(m.first, m.last + 1)}
            for at, place in sentence.places.items():
                sentence.tokens[at].place = place
            for expression in sentence.times:
                for token in sentence.tokens[expression.first : expression.last + 1]:
                    token.timed = True
            sentence.analyse()
            self.parties.note(sentence)
        self.parties.discourse.sort()
        return found

    # -- drafts --------------------------------------------------------------------------------

    def drafts(self, published: Interval) -> list[Draft]:
        """The drafts of every sentence in order; relative times count from ``published``."""
        self.published = published
        found = self.found = []
        for sentence in self.sentences:
            made = [d for frame, context in sentence.frames() if (d := self._draft(sentence, frame, context))]
            made += [d for frame, context in sentence.fallbacks() if (d := self._fallback(sentence, frame, context))]
            made += self.offices.drafts(sentence)
            self.voices.remember(sentence)
            found += made
        return found

    def _draft(self, sentence: Sentence, frame: Frame, context: Context) -> Draft | None:
        if context.in_condition:
            return None
        sense = frame.sense
        actors = self.parties.entities(frame, "actor", sentence)
        recipients = self.parties.entities(frame, "recipient", sentence, frozenset(a.name for a in actors))
        if not actors and sense.slot("actor") is not None:
            nisba = nisba_party(frame.node, self.known)
            if nisba is not None and not any(r.id == nisba.id and r.id for r in recipients):
                actors = [nisba]
            elif not frame.roles.get("actor"):
                actors = self.parties.dropped(frame, sentence, recipients)
        if not recipients and context.target is not None and sense.slot("recipient") is not None:
            recipients = self.parties.of_node(context.target, sentence)
        if not recipients and sense.type in _JUDGING:
            recipients = self._answerable(frame, actors)
        recipients = [r for r in recipients if r.name not in {a.name for a in actors} or sense.kind == "relation"]
        places = places_of(frame, sense.type, sentence, self.parties)
        if sense.type in HELD:
            recipients = recipients or places[:1]
            places = []
        if not actors and not recipients:
            return None
        if frame.node.kind == "ev" and not context.governed and not self._explicit(frame):
            return None
        scene = len(places) or int(sense.slot("place") is not None or bool(frame.roles.get("theme") or frame.roles.get("lit")))
        if not event_types()[sense.type].met(len(actors), len(recipients), scene):
            return None
        return self._made(sentence, frame, context, sense.type, sense.mode, actors, recipients, places)

    def _explicit(self, frame: Frame) -> bool:
        """Whether an event noun names a party of its own: without one it only mentions what another verb says."""
        node = frame.node
        if node.gen is not None or node.nisbas or node.pron:
            return True
        return any(fn in ("ل", "بواسطة", "ضد", "بين", "على", "مع", "من", "عن") for fn, _ in node.kids)

    def _answerable(self, frame: Frame, actors: list[EntityRef]) -> list[EntityRef]:
        """Who is judged where only the deed is named (أدانت إيران القصف): whoever the page last said did it."""
        for node in (*frame.nodes("recipient"), *frame.nodes("theme")):
            types = {s.type for s in node.senses if s.kind == "event"} if node.kind == "ev" else set()
            for earlier in reversed(self.found[-12:]):
                if earlier.type in types and earlier.actors and not {a.name for a in actors} & {a.name for a in earlier.actors}:
                    return list(earlier.actors)
        return []

    def _fallback(self, sentence: Sentence, frame: Frame, context: Context) -> Draft | None:
        if context.in_condition:
            return None
        holder = "holder"
        actors = self.parties.entities(frame, holder, sentence) or self.parties.dropped(frame, sentence, [])
        recipients = self.parties.entities(frame, "target", sentence) or self.parties.entities(frame, "doer", sentence)
        if not actors or not recipients:
            return None
        return self._made(sentence, frame, context, frame.sense.type, frame.sense.mode, actors, recipients, [])

    def _made(self, sentence: Sentence, frame: Frame, context: Context, type_: str, mode: str | None,
              actors: list[EntityRef], recipients: list[EntityRef], places: list[EntityRef]) -> Draft:  # fmt: skip
        node = frame.node
        first, last = self._extent(frame)
        tokens = node.tokens
        polarity = context.polarity
        if frame.sense.value == "negated":
            polarity = Polarity.NEGATED if polarity is Polarity.AFFIRMED else polarity
        return Draft(
            sentence, type_, mode, (tokens[node.first].start, tokens[node.head].end), (tokens[first].start, tokens[last].end),
            self.voices.chain(sentence, context, node, self.voices.said(frame, sentence)), tuple(actors), tuple(recipients), tuple(places), context.modality, polarity,
            self._condition(sentence, node), frame.score, (f"{frame.sense.lemma} [{frame.sense.kind}]", *context.because), self._time(sentence, node),
        )  # fmt: skip

    def _time(self, sentence: Sentence, node: Node) -> Interval:
        """When it is said to have happened: the dating words of its own clause, worked out against the page's date."""
        clause = node.clause
        first = clause.start if clause is not None else 0
        later = [c.start for c in sentence.clauses if c.start > node.last and c.kind != "rel"]
        expression = nearest(sentence.times, node.first, node.last, first, min(later, default=len(sentence.tokens)) - 1)
        return resolve(expression, self.published) if expression is not None else Interval()

    def _extent(self, frame: Frame) -> tuple[int, int]:
        """First and last token of the words that say it."""
        nodes = [frame.node, *(n for role in frame.roles for n in frame.nodes(role))]
        nodes = [n for n in nodes if n.tokens is frame.node.tokens]
        first = min(n.first for n in nodes)
        last = max(max(n.last, *(g.last for g in chain_of(n))) for n in nodes)
        return first, last

    def _condition(self, sentence: Sentence, node: Node) -> str | None:
        clause = next((c for c in sentence.clauses if c.kind == "cond" and c.verb is not None and c.verb is not node), None)
        if clause is None or node.clause is None:
            return None
        last = clause.end if clause.end > clause.start else clause.start
        tokens = sentence.tokens
        stop = next((t.index for t in tokens[clause.start + 1 : last + 1] if t.text in "،,.؛" or t.text in "”»"), last)
        stop = min(stop, len(tokens))
        inside = clause.start <= node.first < stop
        return None if inside else self.article.text[tokens[clause.start].start : tokens[stop - 1].end]

def chain_of(node: Node) -> Iterator[Node]:
    """A phrase and its constructs, conjuncts and appositions."""
    yield node
    for inner in (node.gen, *node.conjuncts, *node.appos):
        if inner is not None:
            yield from chain_of(inner)


