"""What a verb takes, where that tells its subject from its object: nothing, or a thing that somebody does it to."""

from __future__ import annotations

from khabar.knowledge.once import once
from khabar.knowledge.tables import VALENCY_COLUMNS
from khabar.knowledge.tsv import read_tsv

NOTHING = "nothing"
"""انفجر، تراكم: never an object."""
DONE = "done"
"""نشر، افتتح: what somebody does to a thing, never said without it."""
SPAN = "span"
"""قضى، استغرق: so much time, which others take as no object."""
HELD = "held"
"""اعتبر، عد: somebody or something to be another thing, so that with the two of them alone it is in the passive."""
KNOWN = "known"
"""عرف: in the passive with the name by which it is known."""
BORN = "born"
"""ولد: of a child, and in the passive of whoever is born."""
THOUGHT = "thought"
"""اعتقد، زعم: that something is so; in the passive without saying who thinks so."""
_REFLEXIVE = frozenset({"VII", "IX", "IVq"})
"""Forms whose verbs never take one."""


@once
def valency() -> dict[str, str]:
    """Verb key (``root form``) → what the verb takes; a verb that may or may not take an object is left out."""
    return {f"{root} {form}": takes for takes, _, root, form, _ in read_tsv("valency.tsv", VALENCY_COLUMNS)}


def takes(key: str) -> str:
    """What the verb of that key takes; "" where nothing is known."""
    return NOTHING if key.rpartition(" ")[2] in _REFLEXIVE else valency().get(key, "")
