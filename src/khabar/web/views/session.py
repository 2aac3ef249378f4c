"""Coming in and going out, the name that decisions are kept under, and the API's own description."""

from __future__ import annotations

from starlette.responses import RedirectResponse, Response

from khabar.web import access, openapi
from khabar.web.view import Context, Operation, Screen, View

_NAME_LENGTH = 60


def login(context: Context) -> Response:
    """The form that asks for the token."""
    return _form(context)


def enter(context: Context) -> Response:
    """Let in whoever gives the token."""
    token, who = context.site.settings.token, _who(context)
    wait = context.site.tries.wait_s(who)
    if wait:
        response = _form(context, 429, wait=wait)
        response.headers["Retry-After"] = str(wait)
        return response
    if token is not None and not access.fits(str(context.form.get("token", "")), token):
        context.site.tries.failed(who)
        return _form(context, 403, wrong=True)
    session = context.request.session
    session.clear()  # a session that was begun by someone else is not taken over
    session["in"] = True
    _keep_name(context)
    return RedirectResponse(_local(str(context.form.get("next", "")), context), 303)


def leave(context: Context) -> Response:
    """End the session."""
    context.request.session.clear()
    return context.redirect("/login" if context.site.settings.token else "/claims")


def name(context: Context) -> Response:
    """Keep the person's name for what is decided from now on."""
    _keep_name(context)
    return RedirectResponse(_local(str(context.form.get("next", "")), context), 303)


def session(context: Context) -> object:
    """Who is in, and the token that a POST must carry."""
    return {"reviewer": context.reviewer, "csrf": access.csrf_token(context.request)}


def describe(context: Context) -> object:
    """The API's own description."""
    return openapi.document(context.site.views)


def _form(context: Context, status: int = 200, *, wrong: bool = False, wait: int = 0) -> Response:
    asked = context.form.get("next") or context.asked.get("next", "")
    return context.render("login.html.j2", status, wrong=wrong, wait=wait, next=str(asked))


def _keep_name(context: Context) -> None:
    given = " ".join(str(context.form.get("name", "")).split())[:_NAME_LENGTH]
    if given:
        context.request.session["name"] = given


def _who(context: Context) -> str:
    client = context.request.client
    return client.host if client else "?"


def _local(path: str, context: Context) -> str:
    """A path of ours to go on to; never another site."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path
    return path if is_ours else context.link("/claims")


_STRING = {"type": "string"}
VIEW = View(
    "session", "",
    (
        Screen("/login", login, is_open=True), Screen("/login", enter, "POST", is_open=True),
        Screen("/logout", leave, "POST"), Screen("/name", name, "POST"),
    ),
    (
        Operation("/session", session, "Who is in, and the token that every POST must carry (X-CSRF-Token).",
                  {"type": "object", "properties": {"reviewer": _STRING, "csrf": _STRING}}),
        Operation("/openapi.json", describe, "This description.", {"type": "object"}),
    ),
)  # fmt: skip
