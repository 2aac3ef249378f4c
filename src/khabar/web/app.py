"""The application: views, static files, and what stands around them."""

from __future__ import annotations

from importlib import resources

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from khabar.ledger import Ledger
from khabar.web import routing
from khabar.web.access import Sessions
from khabar.web.headers import SafeHeaders
from khabar.web.language import DEFAULT, LANGUAGES
from khabar.web.memory import Memory
from khabar.web.rendering import environment
from khabar.web.settings import WebSettings
from khabar.web.view import Site, address
from khabar.web.views import VIEWS

_KEPT = 24
"""Answers that are kept between requests."""


def create_app(settings: WebSettings, ledger: Ledger) -> Starlette:
    """The workbench over an open ``ledger``, which it does not close."""
    environments = {code: environment(code) for code in LANGUAGES}
    site = Site(settings, ledger, environments, VIEWS, Memory(ledger, _KEPT))
    return Starlette(
        routes=[
            Route("/", _home),
            *[Route(f"/{code}", _home) for code in LANGUAGES],
            *routing.routes(site),
            Mount("/static", _Static(directory=str(resources.files("khabar.web") / "static"))),
        ],
        middleware=[
            Middleware(SafeHeaders, hosts=settings.hosts),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
            Middleware(Sessions, settings=settings),
        ],
        exception_handlers=routing.error_handlers(site),
        max_body_size=settings.max_body,
    )


def _home(request: Request) -> Response:
    language = request.url.path.strip("/")
    return RedirectResponse(address(next((c for c in LANGUAGES if c == language), DEFAULT), VIEWS[0].path), 303)


class _Static(StaticFiles):
    """Files that are asked for by their hash never change."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, with how long it may be kept."""
        response = await super().get_response(path, scope)
        kept = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if kept else "no-cache"
        return response
