"""How views become addresses, and what stands around their functions.

The thread they run in, who may call them, where a POST comes from, and what becomes of an error.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from khabar.model import KhabarError, UsageError
from khabar.query import NotFound
from khabar.web import access
from khabar.web.language import LANGUAGES, language_of
from khabar.web.view import Context, Operation, Screen, Site, address, json_response

Handler = Callable[[Request], Awaitable[Response]]


def routes(site: Site) -> list[Route]:
    """The addresses of every view."""
    found = []
    for view in site.views:
        for screen in view.screens:
            handler = _screen(site, screen)
            found += [Route(f"/{code}{screen.path}", handler, methods=[screen.method]) for code in LANGUAGES]
        found += [Route(f"/api{o.path}", _operation(site, o), methods=[o.method]) for o in view.operations]
    return found


def _screen(site: Site, screen: Screen) -> Handler:
    async def answer(request: Request) -> Response:
        language = language_of(request.url.path)
        if not screen.is_open and not access.is_allowed(request, site.settings):
            return RedirectResponse(address(language, "/login", [("next", _asked_for(request))]), 303)
        async with _context(request, site) as context:
            return await run_in_threadpool(screen.run, context)

    return answer


def _operation(site: Site, operation: Operation) -> Handler:
    async def answer(request: Request) -> Response:
        if not access.is_allowed(request, site.settings):
            return json_response({"error": "the token is missing or wrong"}, 401)
        async with _context(request, site) as context:
            found = await run_in_threadpool(operation.run, context)
        return found if isinstance(found, Response) else json_response(found)

    return answer


@asynccontextmanager
async def _context(request: Request, site: Site) -> AsyncIterator[Context]:
    """What the view gets; files that came with the form are closed after it."""
    form = await _form(request, site)
    try:
        yield Context(request, site, language_of(request.url.path), form)
    finally:
        await form.close()


async def _form(request: Request, site: Site) -> FormData:
    """What a POST carried. Raises ``HTTPException`` where it was not sent by a page of ours."""
    if request.method != "POST":
        return FormData()
    form = await request.form(max_files=1, max_fields=200, max_part_size=site.settings.max_body)
    if not access.is_our_own(request, form, site.settings):
        raise HTTPException(403, "this form is out of date; load the page again and repeat")
    return form


def _asked_for(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query and request.method == "GET" else "")


# -- errors --------------------------------------------------------------------------------------


def error_handlers(site: Site) -> dict[Any, Callable[[Request, Exception], Response]]:
    """How what goes wrong is told: a page for people, JSON for programs."""

    def told(request: Request, status: int, message: str) -> Response:
        if request.url.path.startswith("/api/"):
            return json_response({"error": message}, status)
        template = "error_piece.html.j2" if "HX-Request" in request.headers else "error.html.j2"
        return Context(request, site, language_of(request.url.path)).render(template, status,
                                                                            code=status, message=message)  # fmt: skip

    def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        detail = error.detail if isinstance(error, HTTPException) else ""
        plain = request.url.path.startswith("/api/") or detail != HTTPStatus(status).phrase
        return told(request, status, detail if plain else "")  # the page's title says as much, in its language

    def ours(request: Request, error: Exception) -> Response:
        return told(request, _status(error), str(error))

    def unexpected(request: Request, error: Exception) -> Response:
        return told(request, 500, type(error).__name__)

    return {HTTPException: http, KhabarError: ours, Exception: unexpected}


def _status(error: Exception) -> int:
    if isinstance(error, UsageError):
        return 400
    return 404 if isinstance(error, NotFound) else 500
