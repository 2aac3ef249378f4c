"""What one pass over a sentence has open, and what waits for the next phrase."""

from __future__ import annotations

from khabar.claim.nodes import Attribution, Clause, Node
from khabar.find.tokens import Token
from khabar.knowledge.lexicon import lexicon


class Pass:
    """The state of one pass over one sentence: the clauses that are open, and what has been read ahead of its noun."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.lex = lexicon()
        self.clauses: list[Clause] = [Clause("main", "", 0, None)]
        self.stack: list[Clause] = [self.clauses[0]]
        """The clauses that are open, the innermost last."""
        self.nodes: list[Node] = []
        self.attributions: list[Attribution] = []
        self.last: Node | None = None
        """The phrase that was read last."""
        self.quote = 0
        """How many quotation marks and brackets have been met."""
        self.comma = False
        """Whether a comma or the like has been met since the last phrase."""
        self.prep = ""
        """The preposition that waits for its noun: canonical, ``obj`` after a trigger, ``@`` before a voice."""
        self.conj = ""
        self.neg = ""
        self.glued = ""
        """The proclitic of the next word that belongs to the function phrase before it (بالإضافة ل)."""
        self.quant = ""
        self.quant_at = 0
        """The token at which the quantity begins that waits for its noun."""
        self.counting = False
        self.counted = -1
        """The token of the last number or word of quantity; ``counting`` while no noun has come after it."""
        self.attribution = ""
        self.attribution_cue = ""
        """The role and the words of the last particle of attribution (بحسب، وفقاً ل)."""
        self.copula: Node | None = None
        """The phrase that a pronoun after it sets equal to the next (الدول، وهي روسيا)."""
        self.equal: Node | None = None
        """What a pronoun has set equal to the phrase before it: a list goes on with it."""

    @property
    def clause(self) -> Clause:
        """The innermost open clause."""
        return self.stack[-1]

    def open(self, kind: str, marker: str, start: int, governor: Node | None) -> Clause:
        """Open a clause inside the present one, or as content of ``governor``."""
        clause = Clause(kind, marker, start, self.clause)
        clause.governor = governor
        if governor is not None:
            governor.content.append(clause)
            if governor.clause is not None:
                clause.parent = governor.clause
        self.clauses.append(clause)
        self.stack.append(clause)
        self.comma = False
        self.conj = ""
        return clause

    def open_relative(self, marker: str, start: int, antecedent: Node) -> None:
        """Open a clause that describes ``antecedent``; without a marker where that is indefinite."""
        clause = self.open("rel", marker, start, None)
        clause.antecedent = antecedent
        antecedent.rels.append(clause)

    def pop_to(self, clause: Clause) -> None:
        """Close every clause inside ``clause``."""
        while self.stack[-1] is not clause:
            self.stack.pop().end = self.tokens[-1].index

    def pop_past(self, clause: Clause) -> None:
        """Close ``clause`` too, where it is open and not the outermost."""
        if clause in self.stack and len(self.stack) > 1:
            self.pop_to(clause)
            self.stack.pop()

    def pop_subordinate(self) -> Clause:
        """Leave relative and adverbial clauses; what follows hangs on the clause around them."""
        while len(self.stack) > 1 and self.clause.kind in ("rel", "sub", "cond", "part", "coord"):
            self.stack.pop()
        return self.clause

    def clause_of_kind(self, kind: str) -> Clause | None:
        """The innermost open clause of that kind."""
        return next((c for c in reversed(self.stack) if c.kind == kind), None)

    def following(self, i: int) -> Token | None:
        """The token after the one at ``i``; ``None`` at the end."""
        return self.tokens[i + 1] if i + 1 < len(self.tokens) else None

    def quoted(self) -> bool:
        """Whether a quotation mark is open."""
        return self.quote % 2 == 1

    def push(self, node: Node) -> None:
        """Make ``node`` the last phrase, and an open predicate where it has senses."""
        if node.senses:
            self.clause.preds.append(node)
            node.clause = self.clause
        self.last = node

    def attribute(self, node: Node) -> None:
        """Let ``node`` be the voice or hearer that the particle of attribution before it asks for."""
        self.attributions.append(Attribution(node, self.attribution, self.attribution_cue, self.clause))

    def reset(self) -> None:
        """Forget what was waiting for a noun phrase."""
        self.prep = self.conj = self.quant = self.neg = self.glued = ""
        self.comma = self.counting = False

    def note_neg(self) -> None:
        """Let the negation that was read hold for the clause."""
        if self.neg:
            self.clause.neg = self.neg
            self.neg = ""
