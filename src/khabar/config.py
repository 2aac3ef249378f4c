"""Every setting of khabar in one frozen object, passed in; nothing else reads the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LEDGER_VARIABLE = "KHABAR_LEDGER"
TOKEN_VARIABLE = "KHABAR_TOKEN"  # noqa: S105 - a variable's name


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may vary."""

    ledger: str = "khabar.db"
    """The ledger's file or URL, where no command names one."""
    busy_s: float = 30.0
    """Seconds to wait while another process writes to the ledger."""


def settings(environment: Mapping[str, str]) -> Settings:
    """The settings that ``environment`` (``os.environ``, or a test's) asks for."""
    ledger = environment.get(LEDGER_VARIABLE)
    return Settings(ledger=ledger) if ledger else Settings()
