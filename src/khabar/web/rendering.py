"""Templates: one environment a language, everything escaped, the exports' own macros shared with the report."""

from __future__ import annotations

import hashlib
import re
from functools import cache, partial
from importlib import resources

from babel.numbers import format_decimal
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup, escape

from khabar.export import wording
from khabar.export.report.view import is_firm, names
from khabar.export.state.wording import relation_label, status_label
from khabar.export.table import days
from khabar.export.wording import Language
from khabar.ledger.reviewed import Review
from khabar.model import EntityRef, Label
from khabar.web.access import CSRF_FIELD, CSRF_HEADER
from khabar.web.account import reason
from khabar.web.language import NAMES, direction, long_date, other, translations
from khabar.web.view import Values, address


def environment(language: Language) -> Environment:
    """The templates as they speak in ``language``."""
    report = PrefixLoader({"report": PackageLoader("khabar.export.report")})
    made = Environment(
        loader=ChoiceLoader([PackageLoader("khabar.web"), report]), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]

    def label(group: str, key: object) -> str:
        """What a key of the contract is called; ``event`` takes a type, or a type and mode with a stroke between."""
        found = _event(str(key)) if group == "event" else wording.label(group, str(key))
        return (found.ar if language == "ar" else found.en) or str(key)

    def link(path: str, values: Values = ()) -> str:
        return address(language, path, values)

    def neutral(entity: EntityRef) -> str:
        return wording.neutral(entity, language)

    def inner(found: Label) -> str:
        """A label in this language, in the other where it has none."""
        return (found.ar if language == "ar" else found.en) or found.ar or found.en or ""

    def status(relation: str, key: str | None = None) -> str:
        """What a relation is called, or one of its statuses."""
        return inner(relation_label(relation) if key is None else status_label(relation, key))

    _ = translations(language).gettext
    reviews: dict[str, str] = {
        Review.OPEN: _("not checked yet"), Review.ACCEPTED: _("accepted"), Review.REJECTED: _("rejected"),
        Review.CORRECTED: _("corrected"), Review.ADDED: _("added"),
    }  # fmt: skip
    made.filters["exact"] = exact
    made.globals.update(
        reviews=Review, review_label=lambda review: reviews.get(str(review), str(review)),
        language=language, direction=direction(language), other_language=other(language), language_names=NAMES,
        label=label, inner=inner, status=status, neutral=neutral, is_firm=is_firm, link=link, static=static,
        names=names, days=days, reason=partial(reason, language=language),
        csrf_field=CSRF_FIELD, csrf_header=CSRF_HEADER, long_date=partial(long_date, language=language),
        number=partial(format_decimal, locale="en"), plain=wording.plain, xml=xml_text, atom_time=atom_time,
    )  # fmt: skip
    return made


_LONG = re.compile(r"(\S{60})(?=\S{400})")
"""Words that nobody writes. A browser takes minutes over one of 200,000 letters, unless it may break it."""


def exact(text: str) -> Markup:
    """``text`` escaped so that a browser holds it character for character: it would change or drop these two."""
    pieces = (str(escape(piece)) for piece in _LONG.split(text)) if _LONG.search(text) else (str(escape(text)),)
    whole = "<wbr>".join(piece for piece in pieces if piece)
    return Markup(whole.replace("\r", "&#13;").replace("\0", "\ufffd"))  # noqa: S704 - escaped here


_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """``text`` without the characters that XML cannot hold, however they are written."""
    return _NOT_IN_XML.sub("", text)


def atom_time(recorded: str) -> str:
    """A recorded time as RFC 3339 has it."""
    return recorded.replace("+00:00", "Z")


def _event(key: str) -> Label:
    type_, _, mode = key.partition("/")
    row = wording.wording(type_, mode or None)
    return Label(row.label_ar, row.label_en)


@cache
def static(name: str) -> str:
    """The address of a file of ours, with its content's hash: a browser may keep it for good."""
    path = resources.files("khabar.web") / "static" / name
    content = path.read_bytes() if path.is_file() else b""
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"
