"""Verbs that are written like function words: بيّن, عبّر, خلّف, هنأ, كمن."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.find.tokens import Token

_HURT = "casualty"
_HERE = "here"
_ASKS = {
    "بين": "comp", "عبر": "عن", "خلف": _HURT, "حول": "-", "مثل": "-", "بدل": "-", "هنا": _HERE, "كمن": "ل",
}  # fmt: skip
"""Verbs that are written like prepositions → the kind or value of the function word, or the class of the word, that
tells them: أن after بيّن, عن after عبّر, the dead after خلّف, whom one waits for after كمن; the others are told by
their mark alone, هنأ by its hamza."""
_WITHIN = 7
"""How many words later that may stand."""


def over_particle(tokens: Sequence[Token], i: int) -> bool:
    """وبيّن الوزير أن, عبر عن قلقه, خلف القصف قتلى: a verb written like a preposition, by its mark or what it asks."""
    sign = _ASKS.get(tokens[i].norm.removeprefix("و"))
    if sign is None:
        return False
    if "\u0651" in tokens[i].text or (sign == _HERE and tokens[i].text.endswith("أ")):
        return True
    before = tokens[i - 1] if i else None
    if sign != _HURT and before is not None and before.kind != "p":
        return False
    for token in tokens[i + 1 : i + 1 + _WITHIN]:
        if _is_asked(sign, token):
            return True
        if token.kind == "p" or (token.word.verbs and not token.word.known) or token.word.nominal.conj:
            return False
    return False


def _is_asked(sign: str, token: Token) -> bool:
    function = token.word.function
    asked = function is not None and sign in (function.kind, function.value)
    return asked or sign in token.word.classes or sign == token.word.nominal.prep
