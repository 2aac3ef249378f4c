"""What can go wrong on the way out."""

from __future__ import annotations

from khabar.model import KhabarError


class ReportError(KhabarError):
    """A report that cannot be written; names the file and the reason."""
