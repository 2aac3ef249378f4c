"""The account of a reading (``khabar.explain``) in the language of the interface, through the same catalogue.

The account is lines for a terminal, in English. What is fixed in them is a phrase with holes; what stands in a hole is
put into words by the hole's name (a type of event, a kind of block, a phrase again) or left as it is: words of the
page, ids, rules. A line that no phrase fits is shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from khabar.export import wording
from khabar.export.wording import Language
from khabar.knowledge.event_types import event_types
from khabar.model import Label
from khabar.web.language import N_, translations

_LINES = (
    N_("page %(uri)s"), N_("%(media)s, %(count)s characters, sha256 %(hash)s"), N_("title %(value)s"),
    N_("outlet %(value)s"), N_("date %(value)s (%(basis)s: %(reason)s)"), N_("date %(value)s (%(basis)s)"),
    N_("blocks %(story)s of story ■, %(rest)s of furniture ·"), N_("■ %(block)s %(span)s %(reason)s"),
    N_("· %(block)s %(span)s %(reason)s"), N_("sentence %(number)s [%(block)s, %(span)s]"),
    N_("name %(words)s = %(name)s (only in fitting surroundings)"), N_("name %(words)s = %(name)s"),
    N_("trigger %(words)s (%(part)s): %(events)s"),
    N_("✓ claim %(id)s %(event)s %(who)s [%(how)s], joined to it as further evidence"),
    N_("✓ claim %(id)s %(event)s %(who)s [%(how)s]"), N_("said by %(value)s"), N_("because %(rules)s"),
    N_("✗ draft %(event)s: not among the page's claims"), N_("✗ dropped %(words)s: %(reason)s"),
    N_("%(claims)s claims from %(drafts)s drafts; %(dropped)s candidates dropped"),
)  # fmt: skip
_VALUES = (N_("none"), N_("not named"), N_("unknown"), N_("the page"))
_OF_BLOCKS = (
    N_("running text"), N_("the first headline above the story"), N_("the record's title"), N_("the page's heading"),
    N_("under the page's heading"), N_("one link, to another page"), N_("the title or the lead once more"),
    N_("outlet, place or date by the title"), N_("outlet, place or date, outside the main text"),
    N_("before the title"), N_("outside the main text, by its tag"), N_("outside the main text"),
    N_("short items between bars"),
    N_("a few words before the first paragraph"), N_("a few words after the last paragraph"),
    N_("a name and a year: under a picture"), N_("a short line between paragraphs"), N_("hashtags only"),
    N_("no Arabic word"), N_("the line is «%(words)s»"), N_("begins with «%(words)s»"), N_("ends with «%(words)s»"),
    N_("contains «%(words)s»"), N_("below «%(words)s»"), N_("a row of buttons: «%(words)s»"),
    N_("the line «%(words)s»"),
)  # fmt: skip
_OF_DATES = (
    N_("the month came with the page"), N_("the date came with the page"),
    N_("«%(words)s» is no date that khabar can read"), N_("by %(words)s"),
)  # fmt: skip
_OF_DROPPING = (
    N_("it is part of another trigger's claim"), N_("it stands in a condition"),
    N_("it tells how something is said, and what is said was not found here"),
    N_("what it is about was not found, nor two parties"), N_("no actor and no recipient are named here"),
    N_("too unlikely a claim (%(chance)s)"), N_("a claim of this type needs: target"),
    N_("a claim of this type needs: both"), N_("a claim of this type needs: actor"),
    N_("%(words)s: none of them is a party"), N_("%(words)s: it needs a party on each side"),
    N_("%(event)s asks for %(slots)s"), N_("%(event)s: %(reason)s"),
)  # fmt: skip
_REASONS = (*_OF_BLOCKS, *_OF_DATES, *_OF_DROPPING)
_PARTS = {"verb": N_("verb"), "adj": N_("adjective"), "ev": N_("verbal noun"), "np": N_("noun")}
_GOVERNING = {"cue": N_("word of saying"), "modal": N_("modal"), "accuse": N_("word of accusing")}
_BLOCKS = {"story": N_("story"), "title": N_("headline"), "heading": N_("heading")}

_HOLE = re.compile(r"%\((\w+)\)s")
_LIST = ", "
_SHAPES = {"event": r"[A-Z_]+(?:/[^\s:,]+)?", "block": "[a-z]+", "span": r"\d+–\d+"}


def account(lines: Iterable[str], language: Language) -> Iterator[str]:
    """The lines in ``language``, each as far in as it was."""
    for line in lines:
        bare = line.lstrip(" ")
        yield line[: len(line) - len(bare)] + (_said(_one_blank(bare), _LINES, language) if language == "ar" else bare)


def reason(text: str, language: Language) -> str:
    """Why a page is dated as it is, in ``language``; the words of the page that it quotes stay as they are."""
    return _reason(text, language) if language == "ar" else text


def is_known(line: str) -> bool:
    """Whether a phrase fits the line, and one fits each reason that it gives."""
    found = _fitting(_one_blank(line.lstrip(" ")), _LINES)
    return found is not None and all(
        _fitting(part, _REASONS) for part in found[1].get("reason", "").split("; ") if part
    )


def _one_blank(line: str) -> str:
    return re.sub(" {2,}", " ", line)


def _said(text: str, phrases: tuple[str, ...], language: Language) -> str:
    found = _fitting(text, phrases)
    if found is None:
        return text
    phrase, holes = found
    filled = {name: _FILLED.get(name, _as_it_is)(value, language) for name, value in holes.items()}
    return translations(language).gettext(phrase) % filled if filled else translations(language).gettext(phrase)


def _fitting(text: str, phrases: tuple[str, ...]) -> tuple[str, dict[str, str]] | None:
    for phrase in phrases:
        match = _pattern(phrase).fullmatch(text)
        if match is not None:
            return phrase, match.groupdict()
    return None


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The phrase with each hole open: to anything, or to what alone can stand there."""
    pieces = _HOLE.split(phrase)
    open_ = (_SHAPES.get(name, ".+?") for name in pieces[1::2])
    holes = (f"(?P<{name}>{hole})" for name, hole in zip(pieces[1::2], open_, strict=True))
    return re.compile("".join(re.escape(p) + h for p, h in zip(pieces[::2], [*holes, ""], strict=True)))


# -- what stands in a hole -----------------------------------------------------------------------


def _as_it_is(text: str, _: Language) -> str:
    return text


def _inner(label: Label, text: str, language: Language) -> str:
    return (label.ar if language == "ar" else label.en) or text


def _event(text: str, language: Language) -> str:
    type_, _, mode = text.partition("/")
    if type_ not in event_types():  # what it governs, and not what it claims: «modal planned», «cue»
        kind, _, value = text.partition(" ")
        kind = translations(language).gettext(_GOVERNING[kind]) if kind in _GOVERNING else kind
        return f"{kind} {_how(value, language)}".strip()
    row = wording.wording(type_, mode or None)
    return _inner(Label(row.label_ar, row.label_en), text, language)


def _events(text: str, language: Language) -> str:
    return "، ".join(_event(each, language) for each in text.split(_LIST))


def _how(text: str, language: Language) -> str:
    def one(word: str) -> str:
        found = next(
            (wording.label(g, word) for g in ("modality", "polarity") if wording.label(g, word).ar != word), None
        )
        return _inner(found, word, language) if found is not None else word

    return "، ".join(map(one, text.split(_LIST)))


def _labelled(group: str) -> Callable[[str, Language], str]:
    return lambda text, language: _inner(wording.label(group, text), text, language)


def _block(text: str, language: Language) -> str:
    own = _BLOCKS.get(text)
    return translations(language).gettext(own) if own else _labelled("block")(text, language)


def _part(text: str, language: Language) -> str:
    return translations(language).gettext(_PARTS[text]) if text in _PARTS else text


def _reason(text: str, language: Language) -> str:
    return "؛ ".join(_said(part, _REASONS, language) for part in text.split("; "))


def _value(text: str, language: Language) -> str:
    return translations(language).gettext(text) if text in _VALUES else text


_FILLED: dict[str, Callable[[str, Language], str]] = {
    "event": _event, "events": _events, "block": _block, "basis": _labelled("basis"), "how": _how, "part": _part,
    "reason": _reason, "value": _value,
}  # fmt: skip
