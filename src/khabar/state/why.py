"""What led to a status: every claim on a relation, in the order of the machine, with the rule that it met."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from khabar.knowledge.relations import Move
from khabar.ledger.windows import Window
from khabar.state.course import Taken
from khabar.state.relation import Context, Relation, Voice
from khabar.state.steps import Step

Bearing = Literal["moved", "carried", "own voice", "not begun", "no move"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A claim on the relation and what it did.

    ``moved`` it (``taken`` says by which rule), ``carried`` a status that stood already, moved its ``own voice``'s
    account only, or nothing (``no move``: none of its rules begins at the status it found; ``not begun`` by the day
    asked for).
    """

    step: Step
    voice: Voice
    bearing: Bearing
    rule: Move
    taken: Taken | None

    @property
    def window(self) -> Window:
        """When what it says began."""
        return Window(self.step.earliest, self.step.latest)


def reasons(relation: Relation, steps: list[Step], until: str) -> list[Reason]:
    """Every step of a relation with its bearing on the accounts; ``steps`` are sorted."""
    return [_reason(relation, step, until, relation.context) for step in steps]


def _reason(relation: Relation, step: Step, until: str, context: Context) -> Reason:
    joint = relation.accounts.joint
    bearing: Bearing = "not begun" if step.earliest > until else "no move"
    taken = None
    for account in relation.accounts.told:
        taken = next((t for t in account.taken if t.step == step), None)
        if taken is not None:
            bearing = "moved" if account is joint else "own voice"
            break
        if step in account.carried:
            bearing = "carried" if account is joint else "own voice"
            break
    rule = taken.move if taken is not None else step.bearing.rules[0]
    return Reason(step, context.voices((step,))[0], bearing, rule, taken)
