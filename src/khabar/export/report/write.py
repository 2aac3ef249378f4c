"""Writing the report: page by page into one file, put in its place when it is whole."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from importlib import resources
from pathlib import Path
from tempfile import TemporaryFile
from typing import TextIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from khabar.export import wording
from khabar.export.errors import ReportError
from khabar.export.marking import PageView
from khabar.export.report.relations import KINDS, Relations
from khabar.export.report.view import Section, is_firm, names, section

_SIGN = 'name="generator" content="khabar"'
_HEAD = 2000  # bytes in which a report of ours says that it is one


def check_target(target: Path, others: Iterable[Path]) -> None:
    """Raise ``ReportError`` where a report cannot be written, or would overwrite something else, before the work."""
    if target.is_dir():
        raise ReportError(f"{target}: is a folder; name a file for the report")
    if not target.parent.is_dir():
        raise ReportError(f"{target}: there is no folder {target.parent} for the report")
    if any(target.exists() and other.exists() and target.samefile(other) for other in others):
        raise ReportError(f"{target}: is the ledger or a page to read; name another file for the report")
    if target.exists() and not _is_report(target):
        raise ReportError(f"{target}: is there already and is no report of khabar; name another file")
    as_we_run = os.access in os.supports_effective_ids
    if not os.access(target if target.exists() else target.parent, os.W_OK, effective_ids=as_we_run):
        raise ReportError(f"{target}: the report cannot be written there (write-protected)")


def _is_report(target: Path) -> bool:
    try:
        with target.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return False
    return not head or _SIGN.encode() in head


def write_report(target: Path, views: Iterable[PageView], made: date | None = None) -> None:
    """Write the report of ``views`` to ``target``. One page is in memory at a time. Raises ``ReportError``."""
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as out:
            _write(out, views, made or date.today())
        part.replace(target)
    except OSError as error:
        raise ReportError(f"{target}: the report cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _write(out: TextIO, views: Iterable[PageView], made: date) -> None:
    environment, relations = _environment(), Relations()
    page = environment.get_template("page.html.j2")
    contents: list[tuple[Section, int]] = []
    with TemporaryFile("w+", encoding="utf-8", errors="replace") as body:
        for number, view in enumerate(views, 1):
            one = section(view, number)
            relations.add(view, number)
            body.write(page.render(page=one))
            contents.append((Section(number, one.doc, (), (), one.published, one.basis), len(one.cards)))
        body.seek(0)
        out.write(environment.get_template("head.html.j2").render(**_assets(), **_totals(contents, relations)))
        shutil.copyfileobj(body, out)
    out.write(environment.get_template("tail.html.j2").render(
        relations=relations, kinds=KINDS, made=made.isoformat(), script=_assets()["script"]))  # fmt: skip


def _totals(contents: Sequence[tuple[Section, int]], relations: Relations) -> dict[str, object]:
    return {"contents": contents, "claims": relations.claims, "voices": len(relations.voices),
            "parties": len(relations.parties)}  # fmt: skip


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("khabar.export.report"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(label=wording.label, names=names, t=_both, is_firm=is_firm)
    return environment


def _both(group: str, key: str) -> Markup:
    """A label in both languages; the style sheet shows one."""
    found = wording.label(group, key)
    return Markup('<span class="ar" lang="ar">{}</span><span class="en" lang="en">{}</span>').format(found.ar, found.en)


@lru_cache(maxsize=1)
def _assets() -> dict[str, object]:
    """Style and script with their hashes: the page's policy allows these two and nothing else, from anywhere."""
    folder = resources.files("khabar.export.report") / "templates"
    style = (folder / "report.css").read_text(encoding="utf-8")
    script = (folder / "report.js").read_text(encoding="utf-8")
    return {"style": Markup(style), "script": Markup(script),  # noqa: S704 - our own files
            "style_hash": _hash(style), "script_hash": _hash(script)}  # fmt: skip


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
