"""What a workbench may vary, in one frozen object."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from secrets import token_urlsafe

DEFAULT_PORT = 8350


@dataclass(frozen=True, slots=True)
class WebSettings:
    """Where the workbench listens, who may come in, and by what name their decisions are kept."""

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    token: str | None = None
    """What a person must give to come in; ``None`` only on this machine's own address."""
    reviewer: str = "analyst"
    """Whose decisions they are until the person gives a name."""
    max_body: int = 4 * 1024 * 1024
    """Bytes that a request may carry: a pasted page, and room for its form."""
    read_only: str = ""
    """Why nothing can be kept in the ledger; empty where it can."""
    secret: str = field(default_factory=lambda: token_urlsafe(32), repr=False)
    """Signs the session cookies; a new one a start ends all sessions."""

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def hosts(self) -> frozenset[str]:
        """Names that a browser may call it by (rebinding a foreign name to this machine is refused); empty: any."""
        return (
            frozenset({"localhost", "127.0.0.1", "[::1]", _bracketed(self.host)}) if self.is_loopback else frozenset()
        )

    @property
    def address(self) -> str:
        """What to type into a browser."""
        return f"http://{_bracketed(self.host)}:{self.port}/"


def is_loopback(host: str) -> bool:
    """Whether ``host`` is an address or name of this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
