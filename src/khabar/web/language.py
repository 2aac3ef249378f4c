"""The two languages of the interface: Arabic first, English by a switch. The labels are gettext catalogues.

English is what stands in the templates; ``locale/ar`` holds the Arabic. Catalogues are read as they are written
(``.po``), so that there is no compiled copy to forget. What the coding contract's keys are called stands with the
exports (``export/data/labels.tsv``) and is shared with the report.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from khabar.export.wording import Language

LANGUAGES: tuple[Language, ...] = ("ar", "en")
DEFAULT: Language = "ar"
NAMES: dict[Language, str] = {"ar": "العربية", "en": "English"}
_LOCALES: dict[Language, str] = {"ar": "ar_SY", "en": "en_GB"}  # ar_SY has the month names that our pages use


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks ``text`` for the catalogue; it is looked up where it is shown."""
    return text


def direction(language: Language) -> str:
    """Which way the interface runs."""
    return "rtl" if language == "ar" else "ltr"


def other(language: Language) -> Language:
    """The language that the switch leads to."""
    return "en" if language == "ar" else "ar"


def language_of(path: str) -> Language:
    """The language that an address names in its first part; the default where it names none."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return next((known for known in LANGUAGES if known == first), DEFAULT)


@cache
def translations(language: Language) -> NullTranslations:
    """The labels of ``language``; English needs no catalogue."""
    if language == "en":
        return NullTranslations()
    source = resources.files("khabar.web") / "locale" / language / "LC_MESSAGES" / "khabar.po"
    compiled = BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def long_date(iso: str | None, language: Language) -> str:
    """``2017-03-09`` as 9 آذار 2017 or 9 March 2017; empty for none."""
    return format_date(date.fromisoformat(iso[:10]), "d MMMM y", locale=_LOCALES[language]) if iso else ""
