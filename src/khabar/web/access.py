"""Who may come in, and that a POST was sent from our own pages.

On loopback everyone on the machine may come in. Elsewhere a token is asked for once, and the session remembers; a
program sends it as ``Authorization: Bearer``. Tries are counted by address, so that a token cannot be guessed.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from secrets import token_urlsafe
from threading import Lock

from starlette.datastructures import FormData
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from khabar.web.settings import WebSettings

CSRF_FIELD, CSRF_HEADER = "csrf", "X-CSRF-Token"
_TRIES, _WITHIN_S = 5, 300.0
_SESSION_S = 12 * 60 * 60
_MAX_ADDRESSES = 10_000


def is_allowed(request: Request, settings: WebSettings) -> bool:
    """Whether this request may see anything."""
    return settings.token is None or bool(request.session.get("in")) or has_bearer(request, settings)


def has_bearer(request: Request, settings: WebSettings) -> bool:
    """Whether a program gave the token with the request itself."""
    kind, _, given = request.headers.get("Authorization", "").partition(" ")
    return settings.token is not None and kind.lower() == "bearer" and fits(given, settings.token)


def fits(given: str, token: str) -> bool:
    """Compare in a time that tells nothing of where the two differ."""
    return compare_digest(given.strip().encode(), token.encode())


# -- POSTs ---------------------------------------------------------------------------------------


def csrf_token(request: Request) -> str:
    """The session's own token; made with its first page."""
    token = request.session.get("csrf")
    if not isinstance(token, str):
        token = request.session["csrf"] = token_urlsafe(18)
    return token


def is_our_own(request: Request, form: FormData, settings: WebSettings) -> bool:
    """Whether a POST comes from a page of ours, or from a program that holds the token."""
    if has_bearer(request, settings):
        return True
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    given = request.headers.get(CSRF_HEADER) or str(form.get(CSRF_FIELD, ""))
    wanted = request.session.get("csrf")
    return isinstance(wanted, str) and compare_digest(given.encode(), wanted.encode())


class Sessions:
    """Signed session cookies, ``Secure`` where the page came over TLS; named by port, for a host's ports share them."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        name = f"khabar-{settings.port}"
        self._plain = SessionMiddleware(app, settings.secret, name, _SESSION_S)
        self._secure = SessionMiddleware(app, settings.secret, name, _SESSION_S, https_only=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on with its session."""
        inner = self._secure if scope.get("scheme") == "https" else self._plain
        await inner(scope, receive, send)


# -- tries ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class Tries:
    """Failed tries by address within the last minutes; safe to use from several threads."""

    clock: Callable[[], float] = time.monotonic
    _failed: dict[str, deque[float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def wait_s(self, who: str) -> int:
        """Seconds until ``who`` may try again; 0 where it may now."""
        with self._lock:
            failed = self._recent(who)
            return 0 if len(failed) < _TRIES else max(1, round(failed[0] + _WITHIN_S - self.clock()))

    def failed(self, who: str) -> None:
        """Count a failed try. The table is kept small whoever floods it."""
        with self._lock:
            self._recent(who).append(self.clock())
            while len(self._failed) > _MAX_ADDRESSES:
                self._failed.pop(next(iter(self._failed)))

    def _recent(self, who: str) -> deque[float]:
        failed = self._failed.setdefault(who, deque(maxlen=_TRIES))
        while failed and failed[0] < self.clock() - _WITHIN_S:
            failed.popleft()
        return failed
