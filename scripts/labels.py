"""Bring the Arabic catalogue up to the templates: new labels are added empty, those that are gone fall out.

    python scripts/labels.py [--check]

With ``--check`` nothing is written, and the exit status is 1 where a label is new, gone or has no Arabic.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
WEB = ROOT / "src/khabar/web"
ARABIC = WEB / "locale/ar/LC_MESSAGES/khabar.po"
_METHODS = [("**.py", "python"), ("**.html.j2", "jinja2")]
_KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
_OPTIONS = {"**.html.j2": {"trimmed": "true", "encoding": "utf-8"}}


def template() -> Catalog:
    """Every label that the code and the templates name."""
    found = Catalog()
    for _, _, message, comments, _ in extract_from_dir(WEB, _METHODS, _OPTIONS, _KEYWORDS):
        found.add(message, auto_comments=comments)
    return found


def arabic() -> Catalog:
    """The catalogue as it is."""
    with ARABIC.open("rb") as stream:
        return read_po(stream, locale="ar")


def missing(catalog: Catalog) -> list[str]:
    """Labels without Arabic, in any of its numbers."""
    return [str(m.id) for m in catalog if m.id and not all(m.string if isinstance(m.string, tuple) else [m.string])]


def written(catalog: Catalog) -> bytes:
    """The catalogue as a file, in the order of the labels, without places and dates that change by themselves."""
    out = BytesIO()
    write_po(out, catalog, width=120, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: ar\\n"\n'
    return f'{head}"Plural-Forms: {catalog.plural_forms}\\n"\n\n'.encode() + out.getvalue()


def main() -> int:
    """Write or check."""
    catalog = arabic()
    before = {m.id for m in catalog if m.id}
    catalog.update(template(), no_fuzzy_matching=True)
    changed = before ^ {m.id for m in catalog if m.id}
    if "--check" not in sys.argv:
        ARABIC.write_bytes(written(catalog))
    lacking = missing(catalog)
    for label in sorted(map(str, changed)):
        print("new or gone:", label)
    for label in lacking:
        print("no Arabic:", label)
    return 1 if lacking or (changed and "--check" in sys.argv) else 0


if __name__ == "__main__":
    sys.exit(main())
