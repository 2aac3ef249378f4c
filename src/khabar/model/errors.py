"""What can go wrong, as a tree.

KhabarError
├── UnreadablePage      a page that cannot be read: names the file and the reason; the run goes on
├── KnowledgeError      a data file that breaks its contract: names file, line and reason
├── LedgerError         a ledger that cannot be opened, is none, or cannot be written
│   └── LedgerFull      no room to write; what was stored stays
└── UsageError          the command's arguments do not fit
"""

from __future__ import annotations


class KhabarError(Exception):
    """The root of every error that khabar raises on purpose."""


class UnreadablePage(KhabarError):
    """A page that cannot be read.

    ``uri`` names it; ``reason`` says why, for a person to read.
    """

    def __init__(self, uri: str, reason: str) -> None:
        super().__init__(f"{uri}: {reason}")
        self.uri = uri
        self.reason = reason


class KnowledgeError(KhabarError):
    """A data file that breaks its contract; the message names the file, the line and the reason."""


class LedgerError(KhabarError):
    """A ledger that cannot be opened, is no ledger, or cannot be written."""


class LedgerFull(LedgerError):
    """No room is left to write; what was stored before stays stored."""


class UsageError(KhabarError):
    """Arguments that do not fit together."""
