"""What is kept between requests: until the ledger changes, no more than so much, and no failures."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from khabar.ledger import Ledger
from khabar.web.memory import Memory
from tests.ledger.made import claim, doc, page


def counted() -> tuple[list[int], Callable[[], int]]:
    worked: list[int] = []

    def work() -> int:
        worked.append(1)
        return len(worked)

    return worked, work


def test_an_answer_is_kept_until_the_ledger_changes(ledger: Ledger) -> None:
    memory, (worked, work) = Memory(ledger, 4), counted()
    assert [memory.get("a", work), memory.get("a", work)] == [1, 1]
    of = page()
    ledger.keep_page(of, doc(of), [claim(of)])
    assert memory.get("a", work) == 2
    assert len(worked) == 2


def test_the_oldest_answers_are_let_go(ledger: Ledger) -> None:
    memory, (worked, work) = Memory(ledger, 2), counted()
    for key in ("a", "b", "a", "c", "a"):
        memory.get(key, work)
    assert len(worked) == 3
    memory.get("b", work)
    assert len(worked) == 4


def test_a_failure_is_not_kept(ledger: Ledger) -> None:
    memory = Memory(ledger, 2)

    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memory.get("a", fail)
    assert memory.get("a", lambda: 7) == 7


def test_who_asks_at_once_waits_for_the_one_answer(ledger: Ledger) -> None:
    memory, (worked, work) = Memory(ledger, 2), counted()
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> int:
        begun.set()
        assert go_on.wait(30)
        return work()

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(memory.get("a", slow))) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert begun.wait(30)
    go_on.set()
    for thread in threads:
        thread.join(30)
    assert (found, len(worked)) == ([1, 1, 1], 1)
