"""Bases: القاعدة alone is al-Qaeda, or the base of which the page has spoken last."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.find.mentions import Mention
from khabar.find.tokens import Token
from khabar.knowledge.folding import fold

_BASE = fold("قاعدة")


class Bases:
    """What القاعدة alone stands for on a page, read in order."""

    def __init__(self) -> None:
        self._last = ""

    def settle(self, tokens: Sequence[Token], names: Sequence[Mention]) -> None:
        """Give القاعدة alone the name among ``names`` where the page spoke last of the body (تنظيم القاعدة).

        Where it spoke last of a base (قاعدة عسكرية), take the name off it.
        """
        for token in tokens:
            if token.kind != "w" or token.word.nominal.stem != _BASE:
                continue
            mention = token.mention
            if mention is not None and mention.first < mention.last:
                self._last = "body"
            elif not token.word.nominal.det or _is_military(tokens, token):
                self._last, token.mention = "base", None
            elif self._last:
                token.mention = _alone(names, token) if self._last == "body" else None


def _alone(names: Sequence[Mention], token: Token) -> Mention | None:
    """The name of this one word, if it has one."""
    return next((m for m in reversed(names) if m.first == m.last == token.index), None)


def _is_military(tokens: Sequence[Token], base: Token) -> bool:
    """القاعدة العسكرية، القاعدة الجوية: an adjective says that it is a base."""
    after = tokens[base.index + 1] if base.index + 1 < len(tokens) else None
    return after is not None and after.kind == "w" and after.word.nominal.det and after.norm.endswith("يه")
