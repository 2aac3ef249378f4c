"""A frame: a predicate read in one sense, with what fills its slots."""

from __future__ import annotations

from typing import Literal

from khabar.claim.arguments import Filler
from khabar.claim.nodes import Node
from khabar.knowledge.slots import Sense

Fillers = dict[str, list[Filler]]
Fit = Literal["strict", "near"]
"""How a sense fits: by what hangs on the predicate, or by words that stand near it."""
FITS: tuple[Fit, ...] = ("strict", "near")


class Frame:
    """A predicate read in one sense: its slots' fillers."""

    __slots__ = ("first", "fit", "node", "roles", "score", "sense")

    def __init__(self, node: Node, sense: Sense, fit: Fit) -> None:
        self.node, self.sense, self.fit = node, sense, fit
        self.roles: dict[str, list[Filler]] = {}
        self.score = 0.0
        self.first = True
        """Whether no other sense of the predicate fits better."""

    @property
    def strict(self) -> bool:
        """Whether syntax filled every slot that must be filled."""
        return self.fit == "strict"

    def nodes(self, role: str) -> list[Node]:
        """The phrases that fill a role (clauses left out)."""
        fillers = self.roles.get(role)
        return [f for f in fillers if isinstance(f, Node)] if fillers else []
