"""What a view is, and what its functions get: the request, its language, the site, and ways to answer.

A view is a module in ``views/`` with a ``VIEW``: its pages, under ``/ar`` and ``/en``, and the JSON behind them, under
``/api``. Its functions are plain: they take a ``Context`` and give an answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from khabar.export.wording import Language
from khabar.ledger import Ledger
from khabar.model import UsageError
from khabar.web import access
from khabar.web.language import language_of, other
from khabar.web.memory import Memory
from khabar.web.settings import WebSettings

Values = Iterable[tuple[str, str]]
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Screen:
    """A page of a view: its path below the language, and the function that answers."""

    path: str
    run: Callable[[Context], Response]
    method: str = "GET"
    is_open: bool = False
    """Whether it can be seen without coming in first."""
    is_piece: bool = False
    """Whether it is a piece that a page asks for afterwards."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, as OpenAPI has it."""

    name: str
    description: str
    where: str = "query"
    schema: Schema | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """The JSON behind a view: an address below ``/api``, documented."""

    path: str
    run: Callable[[Context], object]
    summary: str
    returns: Schema
    parameters: tuple[Parameter, ...] = ()
    method: str = "GET"
    body: Schema | None = None
    """The schema of a POST's form fields."""
    media: str = "application/json"


@dataclass(frozen=True, slots=True)
class View:
    """One entry of the workbench. ``title`` is looked up in the catalogue; views without one are not in the menu."""

    name: str
    title: str
    screens: tuple[Screen, ...]
    operations: tuple[Operation, ...] = ()

    @property
    def path(self) -> str:
        """Where the menu leads."""
        return self.screens[0].path


@dataclass(frozen=True, slots=True)
class Site:
    """What all requests share."""

    settings: WebSettings
    ledger: Ledger
    environments: dict[Language, Environment]
    views: tuple[View, ...]
    memory: Memory
    tries: access.Tries = field(default_factory=access.Tries)


@dataclass(slots=True)
class Context:
    """One request on its way through a view. ``form`` is what a POST carried; empty otherwise."""

    request: Request
    site: Site
    language: Language
    form: FormData = field(default_factory=FormData)

    @property
    def ledger(self) -> Ledger:
        """The open ledger."""
        return self.site.ledger

    @property
    def writable(self) -> Ledger:
        """The same, to keep something in. Raises ``UsageError`` where it is open for reading only."""
        if self.site.settings.read_only:
            raise UsageError(f"this ledger is open for reading only ({self.site.settings.read_only})")
        return self.site.ledger

    @property
    def asked(self) -> dict[str, str]:
        """The address's parameters, the last of each name, blank ones left out."""
        return {key: value for key, value in self.request.query_params.items() if value.strip()}

    @property
    def is_api(self) -> bool:
        """Whether a program asks, and wants JSON."""
        return self.request.url.path.startswith("/api/")

    @property
    def is_partial(self) -> bool:
        """Whether htmx asks for a piece of the page."""
        return "HX-Request" in self.request.headers

    @property
    def reviewer(self) -> str:
        """Whose decisions this session makes."""
        return str(self.request.session.get("name") or self.site.settings.reviewer)

    def link(self, path: str, values: Values = ()) -> str:
        """The address of ``path`` in this language."""
        return address(self.language, path, values)

    def render(self, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page or a piece of one."""
        found = self.site.environments[self.language].get_template(template)
        text = found.render(**self._shared(), **values)
        # A page may hold halves of characters, which UTF-8 cannot; each is shown as one question mark.
        return HTMLResponse(text.encode("utf-8", "replace"), status)

    def redirect(self, path: str, values: Values = ()) -> Response:
        """On to another page, after a POST."""
        return RedirectResponse(self.link(path, values), 303)

    def _shared(self) -> dict[str, Any]:
        url = self.request.url
        rest = url.path.removeprefix(f"/{self.language}") if language_of(url.path) == self.language else ""
        switched = address(other(self.language), rest, self.request.query_params.multi_items())
        return {
            "here": url.path, "switched": switched, "csrf": access.csrf_token(self.request), "views": self.site.views,
            "reviewer": self.reviewer, "settings": self.site.settings, "form_values": self.asked,
        }  # fmt: skip


def address(language: Language, path: str, values: Values = ()) -> str:
    """``/ar`` + ``path`` with ``values`` after it."""
    query = urlencode([(key, value) for key, value in values if value != ""])
    return f"/{language}{path}" + (f"?{query}" if query else "")


def json_response(found: object, status: int = 200, media: str = "application/json") -> Response:
    """``found`` as JSON, Arabic as it is written."""
    return Response(json.dumps(found, ensure_ascii=False), status, media_type=f"{media}; charset=utf-8")
