"""Phrases to clauses: one left-to-right pass that attaches every phrase to what governs it.

The pass keeps a stack of open clauses and, in each, its open predicates. A preposition goes to the nearest
predicate whose frame asks for it; a bare noun phrase is topic, subject, object, second part of a construct or
apposition by its place; a conjunction repeats the function of what it joins. There is no search and no undo.
"""

from __future__ import annotations

from khabar.claim.datelines import dateline
from khabar.claim.fixed import already, fixed_at, stands_beside
from khabar.claim.function_words import function_at
from khabar.claim.name_words import is_name_word
from khabar.claim.nodes import PROVIDED, Attribution, Clause, Node, is_assault, is_cue
from khabar.claim.phrases import POSTS, phrase
from khabar.claim.syntax.attach import attach
from khabar.claim.syntax.bare import AMONG
from khabar.claim.syntax.finite import MATERIAL
from khabar.claim.syntax.joined_clauses import coordinate, main_clause
from khabar.claim.syntax.marks import mark
from khabar.claim.syntax.predicates import predicate, reported_noun
from khabar.claim.syntax.pronouns import pronoun, pronoun_node
from khabar.claim.syntax.state import Pass
from khabar.claim.together import (
    ancestors,
    described,
    fits,
    is_bound,
)
from khabar.claim.verbs import says
from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import Function

_GOVERNS_NEXT = frozenset({"obj", "prev", "clause"})
_PERSON = fold("شخص")
_LED = "phrase " + fold("بقيادة")
_RELATIVES = ("الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي", "اللاتي")
"""What begins a relative clause of something definite."""
_PREVERBAL = frozenset(("قد", "لم", "لن", "لا", "كان", "كانت", "كانوا", "سوف", "لا", "ما"))


class Parser(Pass):
    """One pass over one sentence; ``parse`` is its only use."""

    def run(self) -> list[Clause]:
        """Read every token once; the clauses in order of their opening."""
        i = dateline(self.tokens)
        while i < len(self.tokens):
            i = self.step(i)
        for clause in self.stack:
            clause.end = len(self.tokens)
        return self.clauses

    def step(self, i: int) -> int:
        """Read what stands at token ``i``; the token to go on at."""
        token = self.tokens[i]
        if token.kind == "p":
            mark(self, token)
            return i + 1
        if token.timed:
            return self.time(i)
        if token.kind == "n" and i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "w":
            self.quant_at = self.quant_at if self.quant else i
            self.quant, self.counting, self.counted = token.text, True, i
            self.lone_count(i)
            return i + 1
        return self.word(i)

    def word(self, i: int) -> int:
        """Read a fixed trigger, verb, function word or noun phrase, tried in that order; the token to go on at."""
        token = self.tokens[i]
        fixed = fixed_at(self.tokens, i) if not token.word.titles or token.word.masdars else None
        if fixed is not None and fixed[0] == 1 and token.word.nominal.prep and self.asked(token.word.nominal.prep):
            fixed = None
        if fixed is not None and self.lex.senses[fixed[1]][0].kind == "relation" and not stands_beside(self.tokens, i):
            fixed = None
        if fixed is not None and (fixed[0] > 1 or not token.is_verb):
            return self.fixed(i, *fixed)
        found = function_at(self.tokens, i)
        if token.is_verb and (found is None or found[1] == 1) and not reported_noun(self, token):
            taken = already(self.tokens, i)
            if taken:
                self.on_aux(Function("aux", token.norm), token)
                return i + taken
            predicate(self, i)
            return i + 1
        if found is not None and not (token.mention is not None and found[1] == 1 and token.word.function is None):
            function, taken, self.glued = found
            self.function(function, i, taken)
            if taken > 1 and self.prep == "@" and self.tokens[i + taken - 1].word.nominal.pron:
                self.told_by_pronoun(self.tokens[i + taken - 1])
            return i + max(1, taken)
        return self.nominal(i)

    def asked(self, prep: str) -> bool:
        """Whether an open predicate still waits for what is said to be done after ``prep`` (اتهمه بدعم …)."""
        for pred in [*self.clause.preds, *([self.clause.verb] if self.clause.verb else [])]:
            if any(fn == prep for fn, _ in pred.kids):
                continue
            if any(s.kind == "accuse" or (s.kind != "event" and prep in s.content) for s in pred.senses):
                return True
        return False

    def time(self, i: int) -> int:
        """Dating words are no phrases of the clause; a preposition before them goes with them."""
        if self.tokens[i].word.conj and not self.conj:
            self.conj = self.tokens[i].word.conj
        while i < len(self.tokens) and self.tokens[i].timed:
            i += 1
        self.prep = self.quant = ""
        self.counting = False
        return i

    # -- marks ---------------------------------------------------------------------------------

    # -- function words ------------------------------------------------------------------------

    def function(self, function: Function, i: int, taken: int) -> None:
        """A function word or fixed phrase: its kind says which ``on_`` method reads it."""
        token = self.tokens[i]
        conj = token.word.fconj or (
            token.norm[0] if taken > 1 and token.norm[0] in "وف" and not token.word.function else ""
        )
        if conj:
            self.conj = conj
        handler = getattr(self, f"on_{function.kind.replace('-', '_')}", None)
        if handler is not None:
            handler(function, token)
        if token.word.fprep and function.kind in ("dem", "rel", "quant", "neg"):
            self.prep = token.word.fprep

    def on_prep(self, function: Function, token: Token) -> None:
        """A preposition: it waits for its noun, or already carries a pronoun."""
        if self.counting and function.value == "من" and token.index == self.counted + 1 and not token.word.fpron:
            return
        self.prep = function.value
        if token.word.fpron:
            pronoun(self, token, token.word.fpron)

    def on_attr(self, function: Function, token: Token) -> None:
        """A particle of attribution (بحسب، وفقاً ل): the next noun phrase is a voice."""
        self.attribution = function.value
        self.attribution_cue = token.text
        self.prep = "@" if function.value else ""

    def told_by_pronoun(self, token: Token) -> None:
        """على حد قوله: the pronoun on the particle's last word is the voice."""
        node = pronoun_node(self, token, token.word.nominal.pron)
        node.fn = "attr"
        self.attributions.append(Attribution(node, self.attribution, self.attribution_cue, self.clause))
        self.prep = ""

    def fixed(self, i: int, taken: int, key: str) -> int:
        """A trigger of several words (بقيادة، تحت سيطرة): it describes the phrase before it and governs the next."""
        token = self.tokens[i]
        if (token.word.masdars and not token.word.nominal.prep) or self.noun_like(key):
            return self.fixed_noun(i, taken, key)
        if self.leads_blow(key, i + taken):
            self.prep = "بواسطة"
            return i + taken
        node = Node("adj", self.tokens, i, i + taken - 1, i)
        node.senses = self.lex.senses[key]
        node.clause = self.clause
        node.det = True
        self.nodes.append(node)
        host = next((n for n in (self.last, *ancestors(self.last)) if n is not None and n.kind in ("np", "ev")), None)
        if self.comma and self.clause.verb is not None and self.clause.verb.subject is not None:
            host = self.clause.verb.subject
        if host is not None:
            host.add("adj", node)
        self.clause.preds.append(node)
        self.last = node
        self.prep = "obj"
        self.comma = False
        return i + taken

    def leads_blow(self, key: str, after: int) -> bool:
        """ضربة جوية بقيادة السعودية: who leads a blow deals it, unless he is somebody's commander."""
        blow = self.last
        if key != _LED or blow is None or blow.kind != "ev" or blow.last < after - 2 or after >= len(self.tokens):
            return False
        leader = self.tokens[after]
        named = leader.mention is not None and leader.mention.kind != "person" and not leader.word.titles
        return named and is_assault(blow)

    def noun_like(self, key: str) -> bool:
        """Whether a fixed trigger is a noun phrase itself: it governs nothing that stands bare after it."""
        first = key.split()[1]
        if first in self.lex.masdars or first in self.lex.nouns:
            return True
        return all(_GOVERNS_NEXT.isdisjoint(sense.markers) for sense in self.lex.senses[key])

    def fixed_noun(self, i: int, taken: int, key: str) -> int:
        """A fixed event noun (وقف إطلاق النار، حظر التجول): a noun phrase like any other, with its own senses."""
        token = self.tokens[i]
        conj = self.conj or token.word.nominal.conj
        node = Node("ev", self.tokens, i, i + taken - 1, i)
        node.prep = token.word.nominal.prep or self.prep
        node.senses = self.lex.senses[key]
        node.classes = self.lex.classes.get(key.removeprefix("phrase "), frozenset()) | token.word.classes
        node.det = self.tokens[i + taken - 1].word.nominal.det
        node.clause, node.neg, node.conj = self.clause, self.neg, bool(conj)
        node.gender = "m"
        self.nodes.append(node)
        attach(self, node, conj)
        self.reset()
        return i + taken

    def on_nominal_prep(self, function: Function, token: Token) -> None:
        """A noun used as a preposition (خلال، ضد)."""
        self.on_prep(function, token)

    def on_neg(self, function: Function, token: Token) -> None:
        """A negation: it holds for the next verb or noun, ليس for the whole clause."""
        self.neg = function.value
        if function.value == "ليس":
            self.describe_by_neg(token)
            self.clause.neg = "ليس"

    def describe_by_neg(self, token: Token) -> None:
        """نفذوا عمليات ليس من الممكن تصورها: right after something indefinite, ليس says how that is."""
        last = self.last
        if self.clause.verb is None or self.conj or self.comma or last is None or last.last != token.index - 1:
            return
        meant = described(last)
        if meant is not None:
            self.open_relative("", token.index, meant)

    def on_quant(self, function: Function, token: Token) -> None:
        """A word of quantity (كل، عدة): it begins the noun phrase after it; with a pronoun (نفسه) it stands alone."""
        if function.value == "نفس" and self.last is not None and self.last.last == token.index - 1:
            return  # الأطراف ذات الصلة: what they have, where ذات المصدر is the same one
        if token.word.fpron:
            pronoun(self, token, token.word.fpron)
            return
        self.quant_at = self.quant_at if self.quant else token.index
        self.quant = self.quant or token.text
        if token.word.fconj:
            self.conj = "" if self.counting else token.word.fconj
        self.counting = True
        self.counted = token.index
        self.lone_count(token.index)

    def lone_count(self, i: int) -> None:
        """قتل ثلاثة في …، مقتل 3 وإصابة 7: a bare number right after a blow or an arrest stands for people."""
        last = self.last
        if last is None or last.last != self.quant_at - 1 or self.prep or self.conj or is_bound(self.tokens[i]):
            return
        struck = any(s.type in MATERIAL and s.kind == "event" and "obj" in s.markers for s in last.senses)
        if last.kind not in ("verb", "ev") or not struck or not self.ends_count(i + 1):
            return
        node = Node("np", self.tokens, self.quant_at, i, i)
        node.quant, node.begin, node.clause, node.group = (
            self.quant,
            self.quant_at,
            self.clause,
            self.lex.groups[_PERSON],
        )
        node.number = "p"
        self.nodes.append(node)
        attach(self, node, "")
        self.reset()

    def ends_count(self, i: int) -> bool:
        """Whether nothing that a number can count stands at ``i``."""
        if i >= len(self.tokens):
            return True
        token = self.tokens[i]
        word = token.word
        if token.kind == "p":
            return token.text not in QUOTES and token.text not in "%٪.,"
        function = word.function
        if function is not None:
            return function.kind in ("prep", "sub", "conj") and (function.value not in AMONG or bool(word.fpron))
        return token.kind == "w" and bool(token.word.nominal.conj or token.word.nominal.prep) and word.known

    def on_dem(self, _function: Function, _token: Token) -> None:
        """A demonstrative: the next noun phrase is definite."""
        self.dem = True

    def on_part(self, function: Function, _token: Token) -> None:
        """A particle that colours its clause (قد، ربما)."""
        if function.value:
            self.clause.particles.add(function.value)

    def on_aux(self, function: Function, token: Token) -> None:
        """An auxiliary (كان، لا يزال): it may open a joined clause before its verb comes."""
        if self.clause.verb is not None and (self.conj or self.comma):
            coordinate(self, token, light=True)
        self.clause.particles.add(function.value)
        self.note_neg()

    def on_conj(self, function: Function, token: Token) -> None:
        """A conjunction that stands alone; لكن and بل after a verb open a clause."""
        self.conj = function.value
        self.prep = ""
        begun = self.clause.verb is not None or (function.value == "لكن" and self.clause.topic is not None)
        if function.value in ("لكن", "بل") and begun and not self.quoted():
            self.comma = True
            coordinate(self, token, light=True)
        if token.word.fpron and self.clause.topic is None:
            self.clause.topic = pronoun_node(self, token, token.word.fpron)

    def on_article(self, _function: Function, _token: Token) -> None:
        """An article that stands alone before a quoted name (الـ “موم”): its clitics are the name's."""

    def on_pron(self, function: Function, token: Token) -> None:
        """A pronoun that stands alone: a copula after a conjunction and a noun, else the topic."""
        if self.conj and self.last is not None and self.last.kind == "np":
            self.copula, self.conj = self.last, ""
            return
        if self.clause.verb is None and self.clause.topic is None:
            self.clause.topic = pronoun_node(self, token, function.value)

    def on_comp(self, function: Function, token: Token) -> None:
        """أن، إن: what the governing predicate says or wants, a condition, or a main clause."""
        opened = self.clause.kind == "quote" and self.clause.start == token.index - 1
        if opened and not (token.word.fpron or self.conditional(token)):
            return  # وقال: إن …
        governor = self.adjacent_verb(token) or self.governor()
        if "أ" not in token.text and (governor is None or ("إ" in token.text and self.conditional(token))):
            self.open("cond", "إن", token.index, None) if self.conditional(token) else main_clause(self, token)
        else:
            sibling = self.clause_of_kind("comp") if self.conj and governor is None else None
            if sibling is not None:
                governor = sibling.governor
                self.pop_past(sibling)
            elif self.conj and self.comp_sibling(governor):
                governor = self.comp_sibling(governor)
            self.open("comp", function.value, token.index, governor)
        if token.word.fpron:
            self.clause.topic = pronoun_node(self, token, token.word.fpron)
        self.prep = self.conj = ""

    def conditional(self, token: Token) -> bool:
        """إن before a past or jussive verb or لم opens a condition (folding hides إنّ from إنْ)."""
        following = self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else None
        return following is not None and (following.is_verb or following.norm == "لم") and not token.word.fpron

    def comp_sibling(self, governor: Node | None) -> Node | None:
        """وأنّ joins the last أنّ clause of the same speaker rather than a verb inside it."""
        for clause in reversed(self.stack):
            if clause.kind in ("comp", "quote") and clause.governor is not None:
                wanting = governor is not None and governor.clause is clause and not governor.content
                if governor is not None and wanting and is_cue(governor):
                    return None
                self.pop_past(clause)
                return clause.governor
        return None

    def adjacent_verb(self, token: Token) -> Node | None:
        """يبدو أن, اتضح أن: a verb right before أنّ governs it, though no list knows the verb."""
        last = self.last
        adjacent = last is not None and last is self.clause.verb and last.last == token.index - 1
        return last if adjacent and last is not None and not last.senses and not last.content else None

    def governor(self) -> Node | None:
        """The nearest open predicate that takes a clause; failing that, the clause's verb."""
        for clause in reversed(self.stack):
            if self.tells_outside(clause):
                continue
            for node in clause.predicates():
                if any("clause" in s.markers or s.content for s in node.senses) and (
                    not node.content or not self.comma
                ):
                    return node
            if clause.kind in ("comp", "quote") and not self.conj:
                return clause.verb
        return None

    def tells_outside(self, clause: Clause) -> bool:
        """كشف تقرير اطلعت عليه الوكالة أن …: what follows is told by whom the relative clause is about, not in it."""
        teller = clause.antecedent if clause.kind == "rel" else None
        verb = teller.clause.verb if teller is not None and teller.clause is not None else None
        if verb is None or clause.verb is None or not is_cue(verb) or verb.content or verb.last > clause.start:
            return False
        taken_up = [clause.verb.object, *(kid for _, kid in clause.verb.kids)]
        resumed = any(node is not None and node.kind == "pron" for node in taken_up)
        return resumed and any(c.verb is verb for c in self.stack)

    def on_rel(self, function: Function, token: Token) -> None:
        """A relative pronoun: a clause about the nearest noun that agrees with it."""
        if self.prep == "@":
            clause = self.open("attr", token.norm, token.index, None)
            clause.parent = self.stack[-2]
            self.prep = ""
            return
        if self.free(token):
            self.open("rel", token.norm, token.index, None)
            self.prep = ""
            return
        antecedent = self.antecedent(function.value)
        if antecedent is None:
            return
        if self.conj:
            previous = self.clause_of_kind("rel")
            if previous is not None and (previous.marker or not token.norm.endswith(_RELATIVES)):
                antecedent = previous.antecedent or antecedent  # الحزب الذي أسسه X والذي يقوده Y
        self.open_relative(token.norm.removeprefix(token.word.fconj), token.index, antecedent)
        self.prep = ""

    def free(self, token: Token) -> bool:
        """أكدت موسكو ما أعلنته: ما after the doer of a verb of saying is what is said, and no gloss on him."""
        verb = self.clause.verb
        following = self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else None
        speaks = verb is not None and is_cue(verb)
        cue = following is not None and following.is_verb and says(following.word)
        return token.norm == "ما" and speaks and cue and not self.comma

    def antecedent(self, agreement: str) -> Node | None:
        """The nearest noun phrase to the left that the relative pronoun can agree with."""
        node = self.last
        steps = 0
        if self.conj and node is not None and not node.gender:  # المدينة الواقعة في غرب اليمن والتي …
            sure = (n for n in ancestors(node) if fits(n, agreement) and n.det and n.gender == agreement[0])
            node = next(sure, node)
        while node is not None and steps < 6:
            if fits(node, agreement):
                return node
            node = node.parent if node.parent is not None else None
            steps += 1
        return self.last

    def on_sub(self, function: Function, token: Token) -> None:
        """A subordinating word (بعد أن، بينما): an adverbial clause beside the one around it."""
        agreed = self.agreeing() if function.value == PROVIDED else None
        if agreed is not None:
            self.open("comp", "إن", token.index, agreed)
            self.prep = ""
            return
        within = next((c for c in self.stack[1:] if c.verb is not None), None)
        top = self.pop_subordinate()
        while function.value == "فيما" and self.comma and len(self.stack) > 1 and not self.reporting(self.clause):
            self.stack.pop()
            top = self.pop_subordinate()
        self.open("sub", function.value, token.index, None)
        bare = top.verb is None and top.topic is None  # بينما …، حيث …: no main clause has begun
        self.clause.parent = within if bare and within is not None else top
        if token.word.fpron:
            self.clause.topic = pronoun_node(self, token, token.word.fpron)
        self.prep = ""

    def agreeing(self) -> Node | None:
        """شدد على أن، اتفقا على أن: the open predicate that has what it tells or settles after على."""
        for clause in reversed(self.stack):
            for node in clause.predicates():
                settled = any(fn == "على" for fn, _ in node.kids)  # وافقوا على الهدنة على أن تبدأ غدا
                waits = not settled and not (node.content and self.comma)
                if waits and any("على" in sense.content for sense in node.senses):
                    return node
            if clause.kind in ("comp", "quote"):
                return None
        return None

    @staticmethod
    def reporting(clause: Clause) -> bool:
        """Whether a clause is what somebody says: what contrasts with it after a comma may be said by him too."""
        governor = clause.governor
        return clause.kind != "comp" or (governor is not None and is_cue(governor))

    def on_cond(self, function: Function, token: Token) -> None:
        """A word of condition (إذا، لو): a clause of its own."""
        self.open("cond", function.value, token.index, None)
        self.prep = ""

    # -- clauses -------------------------------------------------------------------------------

    # -- verbs ---------------------------------------------------------------------------------

    # -- noun phrases --------------------------------------------------------------------------

    def nominal(self, i: int) -> int:
        """A noun phrase: where it ends, and what it hangs on."""
        token = self.tokens[i]
        word = token.word
        if self.skipped(token):
            return i + 1
        conj = self.conj or word.nominal.conj or self.glued_conj(token)
        told = self.prep in ("obj", "@") or (self.prep and word.nominal.prep == self.glued != "")
        prep = self.prep if told else word.nominal.prep or self.prep
        if token.mention is not None and token.mention.prep and not told:
            prep = token.mention.prep
        node = phrase(self.tokens, i, prep, bool(conj))
        node.quant = self.quant
        if self.quant:
            node.begin = self.quant_at
        node.clause = self.clause
        node.neg = self.neg
        self.nodes.append(node)
        if token.mention is None and (word.tanween or self.circumstance(token)) and self.participle(node, token):
            self.reset()
            return node.last + 1
        if self.on_the_way(node, conj):
            node.kind, self.last = "adj", node
            self.reset()
            return node.last + 1
        if self.opens_clause(node, conj):
            coordinate(self, token, light=True)
            self.clause.topic = node
            self.push(node)
        else:
            attach(self, node, conj)
        self.reset()
        return node.last + 1

    def pairs(self, node: Node) -> bool:
        """Whether ``node`` is the second of two between whom something is."""
        first = self.last
        waits = first is not None and first.prep == "بين" and not (first.conjuncts or first.quant)
        return waits and first is not None and first.number != "p" and first.last == node.first - 1

    def circumstance(self, token: Token) -> bool:
        """An indefinite participle after a definite phrase is no adjective of it: متهمةً الإمارة بـ …."""
        word, last = token.word, self.last
        if not word.active or word.nominal.det or word.nominal.prep or self.conj or self.clause.verb is None:
            return False
        if self.comma or self.tokens[token.index - 1].timed:
            return True
        return last is None or last.det or last.mention is not None

    def on_the_way(self, node: Node, conj: str) -> bool:
        """شاركوا في المسيرة رافعين لافتات: how the subject did it, and no party of its own."""
        word, verb = self.tokens[node.head].word, self.clause.verb
        if verb is None or verb.subject is not None or not self.clause.after or node.kind != "np":
            return False
        bare = not (node.prep or conj or node.quant or node.senses or node.det or node.group or node.mention)
        return bare and word.active is not None and word.nominal.stem.endswith("ين")

    def opens_clause(self, node: Node, conj: str) -> bool:
        """A bare noun phrase after a comma or conjunction, right before a finite verb, is the topic of a new clause."""
        if node.prep or not (conj or self.comma) or self.clause.verb is None or node.kind == "adj":
            return False
        if conj and not self.comma and self.pairs(node):
            return False  # اتفاق بين روسيا وتركيا يقضي …
        j = node.last + 1
        while j < len(self.tokens) and (
            self.tokens[j].timed or self.tokens[j].text in QUOTES or self.tokens[j].norm in _PREVERBAL
        ):
            j += 1
        if j >= len(self.tokens):
            return False
        following = self.tokens[j]
        return (
            following.is_verb
            and not following.word.vconj
            and bool(following.word.verbs)
            and (node.det or node.mention is not None)
        )

    def skipped(self, token: Token) -> bool:
        """Adverbs in the accusative and words of time are no phrases of the clause."""
        if token.mention is not None or token.kind != "w":
            return False
        word = token.word
        plain = not (
            word.group or word.masdars or word.nisba or word.classes or word.titles or word.active or word.passive
        )
        adverb = token.text.endswith(("ًا", "اً")) and plain and not is_name_word(token) and not self.prep
        return adverb and (self.last is None or self.last.det or self.last.kind == "verb" or not word.known)

    def glued_conj(self, token: Token) -> str:
        """The و written onto a known name (ودمشق), or nothing."""
        mention = token.mention
        if mention is not None and mention.first == token.index and token.norm[:1] == "و":
            return "و" if token.word.nominal.conj else ""
        return ""

    def participle(self, node: Node, token: Token) -> bool:
        """مشيراً إلى …، معلناً …: a circumstantial participle opens a clause with the subject of the one around it."""
        key = token.word.active
        if key is None or node.prep or node.first != node.last or (token.word.masdars and not self.calls(key, token)):
            return False
        if token.word.group and not (self.accuses(key, token) or self.calls(key, token)):
            return False
        saying = any(s.kind == "cue" for s in self.lex.senses.get(key, ()))
        if token.word.classes and not (saying and POSTS.isdisjoint(token.word.classes)):
            return False  # أحرقوا مقرا للحزب
        base = next((c for c in self.stack if c.verb is not None and is_cue(c.verb)), self.stack[0])
        senses = self.lex.senses.get(key, ())
        if any(s.kind in ("cue", "accuse") for s in senses):
            base = self.speaker_clause(token) or base
        else:
            if not token.word.tanween:
                return False
            base = self.clause
        self.pop_to(base)
        clause = self.open("part", "", token.index, None)
        clause.parent = base
        node.kind = "verb"
        node.senses = senses
        clause.verb = node
        node.clause = clause
        self.last = node
        return True

    def accuses(self, key: str, token: Token) -> bool:
        """متهما الحكومة بكذا: an accuser and no accused, where a definite noun or what he alleges comes next."""
        after = self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else None
        if after is None or not any(s.kind == "accuse" for s in self.lex.senses.get(key, ())):
            return False
        return after.mention is not None or after.word.nominal.det or after.norm in ("ما", "من", "اياه", "اياها")

    def calls(self, key: str, token: Token) -> bool:
        """، داعية إلى كذا: who calls for something, and no preacher, where what is called for comes next."""
        after = self.tokens[token.index + 1] if token.index + 1 < len(self.tokens) else None
        if after is None or not self.comma:
            return False
        function = after.word.function
        prep = function.value if function is not None and function.kind == "prep" else after.word.nominal.prep
        return bool(prep) and any(prep in s.content for s in self.lex.senses.get(key, ()))

    def speaker_clause(self, token: Token) -> Clause | None:
        """The clause whose subject goes on speaking: one that agrees, a verb of saying before any other."""
        stem = token.word.nominal.stem
        gender = "" if stem.endswith(("ين", "ون")) else "f" if stem.endswith("ه") else "m"
        telling = [c for c in reversed(self.stack) if c.verb is not None and c.kind not in ("rel", "attr", "cond")]
        fitting = [c for c in telling if not gender or (c.verb is not None and c.verb.gender in (gender, "c", ""))]
        saying = [c for c in fitting if c.verb is not None and is_cue(c.verb)]
        return next(iter(saying or fitting), None)


def parse(tokens: list[Token]) -> tuple[list[Clause], list[Node], list[Attribution]]:
    """One sentence: its clauses in order of their opening (the main one first), its phrases, its attributions."""
    parser = Parser(tokens)
    return parser.run(), parser.nodes, parser.attributions
