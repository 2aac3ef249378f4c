"""Every store that a ledger can lie in, the real server included."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.contract.server import Server, started

Place = Callable[[], str]
_NUMBERS = count()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A PostgreSQL of our own, for as long as the tests run."""
    with started(tmp_path_factory.mktemp("postgres")) as running:
        if isinstance(running, Server):
            yield running
        elif os.environ.get("CI"):
            pytest.fail(f"in CI the tests need PostgreSQL: {running}")
        else:
            pytest.skip(running)


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """``place()``: where a ledger may be made that is not there yet; a path, or a URL."""
    if request.param == "sqlite":
        return lambda: str(tmp_path_factory.mktemp("ledger") / "khabar.db")
    server: Server = request.getfixturevalue("server")
    return lambda: server.schema(f"khabar_{next(_NUMBERS)}")


@pytest.fixture
def where(place: Place) -> str:
    """A place for one ledger."""
    return place()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is not there yet."""
    return tmp_path / "khabar.db"
