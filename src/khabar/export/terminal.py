"""What a terminal can do with Arabic, and how a claim's parts are put on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ISOLATE, _RIGHT_TO_LEFT, _POP = "\u2068", "\u2067", "\u2069"
_PROGRAMS = frozenset({"Apple_Terminal", "mintty", "WezTerm", "vscode"})
_VTE_WITH_BIDI = 6000

Direct = Callable[[str], str]


def does_bidi(environment: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Whether the terminal orders mixed directions itself, so that isolates mean something to it."""
    if not is_terminal:
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        (vte.isdigit() and int(vte) >= _VTE_WITH_BIDI)
        or "KONSOLE_VERSION" in environment
        or environment.get("TERM", "").startswith("mlterm")
        or environment.get("TERM_PROGRAM", "") in _PROGRAMS
    )


def isolate(text: str) -> str:
    """``text`` set apart, in its own direction."""
    return f"{_ISOLATE}{text}{_POP}"


def right_to_left(text: str) -> str:
    """``text`` as a stretch that runs from the right."""
    return f"{_RIGHT_TO_LEFT}{text}{_POP}"


def as_it_is(text: str) -> str:
    """For output that no terminal orders: nothing is put in."""
    return text
