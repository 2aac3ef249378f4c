"""Read: paste or drop a page and see what khabar reads in it, and why. Nothing is kept unless it is asked for."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.responses import Response

from khabar import run
from khabar.explain import explain
from khabar.export.jsonl import claim_dict
from khabar.export.terminal import isolate
from khabar.ledger import KeptPage
from khabar.model import UnreadablePage
from khabar.pipeline import Reading
from khabar.read.pages import page_of
from khabar.web import openapi
from khabar.web.account import account
from khabar.web.language import N_
from khabar.web.pane import pane_of
from khabar.web.view import Context, Operation, Screen, View

PASTED = "pasted.txt"
_NAME_LENGTH = 200


def empty(context: Context) -> Response:
    """The form."""
    return context.render("read.html.j2", reading=None, pane=None, lines=[], text="", name="", error="")


def read(context: Context) -> Response:
    """What khabar reads in the page that was given."""
    text, name = str(context.form.get("text", "")), _name(context)
    try:
        found = _reading(context)
    except UnreadablePage as error:
        return context.render("read.html.j2", 400, reading=None, pane=None, lines=[], text=text, name=name,
                              error=error.reason)  # fmt: skip
    if context.form.get("keep"):
        run.keep(iter([(found.page.uri, found)]), context.writable)
        return context.redirect(f"/page/{found.page.id}")
    shown = pane_of(KeptPage(found.page, found.doc), found.claims)
    lines = list(account(explain(found, None, isolate), context.language))
    return context.render("read.html.j2", reading=found, pane=shown, lines=lines, text=found.page.raw, name=name,
                          error="")  # fmt: skip


def read_json(context: Context) -> object:
    """The claims of the page that was given, and the account of how they were read."""
    found = _reading(context)
    return {"id": found.page.id, "claims": [claim_dict(claim) for claim in found.claims],
            "account": list(explain(found))}  # fmt: skip


def _reading(context: Context) -> Reading:
    """The page that the form carries, read. Raises ``UnreadablePage``."""
    data = _data(context)
    found = run.outcome(page_of(data, _name(context) or PASTED))
    if isinstance(found, UnreadablePage):
        raise found
    return found


def _data(context: Context) -> bytes:
    """The bytes of a file as they are; pasted text as UTF-8, its line ends as browsers do not send them."""
    given = context.form.get("file")
    if isinstance(given, UploadFile) and given.size:
        return given.file.read()
    text = str(context.form.get("text", "")).replace("\r\n", "\n")
    if not text.strip():
        raise UnreadablePage(PASTED, "nothing was pasted")
    return text.encode("utf-8", "surrogatepass")


def _name(context: Context) -> str:
    given = context.form.get("file")
    named = str(context.form.get("name", "")).strip()
    if not named and isinstance(given, UploadFile) and given.size:
        named = given.filename or ""
    return named[:_NAME_LENGTH]


_STRING = {"type": "string"}
_ANSWER = {"type": "object", "properties": {
    "id": _STRING, "claims": {"type": "array", "items": openapi.CLAIM}, "account": {"type": "array", "items": _STRING},
}}  # fmt: skip
_BODY = {"type": "object", "required": ["text"], "properties": {
    "text": {"type": "string", "description": "The page: text or HTML."},
    "name": {"type": "string", "description": "What to call it."}}}  # fmt: skip

VIEW = View(
    "read",
    N_("Read"),
    (Screen("/read", empty), Screen("/read", read, "POST")),
    (Operation("/read", read_json, "Read a page; nothing is kept.", _ANSWER, (), "POST", _BODY),),
)
