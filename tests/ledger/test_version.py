"""A ledger's version changes with whatever changes what it holds, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from khabar.ledger import Ledger
from khabar.ledger.decisions import Decision
from khabar.ledger.judgements import Verdict
from khabar.ledger.version import version
from tests.ledger.made import claim, doc, page


def test_every_change_is_told(tmp_path: Path) -> None:
    of = page()
    with Ledger.open(tmp_path / "k.db") as ledger:
        seen = [version(ledger)]

        def after(change: Callable[[], object]) -> None:
            change()
            seen.append(version(ledger))

        after(lambda: ledger.keep_page(of, doc(of), [claim(of)]))
        after(lambda: ledger.keep_page(of, doc(of), [replace(claim(of), confidence=0.2)]))
        after(lambda: ledger.decide(claim(of).id, Decision.REJECT, "rana"))
        after(lambda: ledger.undo_decision(ledger.decisions()[0].id, "rana"))
        after(lambda: ledger.judge("gov-ru", "name:x", Verdict.SAME, "rana", "one"))
        after(lambda: ledger.undo_judgement(ledger.judgements()[0].id, "rana"))
        after(lambda: ledger.keep_page(of, doc(of), []))
        assert len(set(seen)) == len(seen)


def test_what_changes_nothing_is_not(tmp_path: Path) -> None:
    of = page()
    with Ledger.open(tmp_path / "k.db") as ledger:
        ledger.keep_page(of, doc(of), [claim(of)])
        before = version(ledger)
        ledger.keep_page(of, doc(of), [claim(of)])
        list(ledger.claims())
        assert version(ledger) == before
