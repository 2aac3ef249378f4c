"""The commands. They parse, call and print; what they do is done elsewhere.

Everything heavy is imported inside the commands, so that ``khabar --help`` answers at once.
"""

from khabar.cli.app import app
from khabar.cli.asking import claims, show
from khabar.cli.entity import entity_group
from khabar.cli.ledger import ledger_group
from khabar.cli.reading import explain, extract, run
from khabar.cli.serving import serve
from khabar.cli.system import changes, contested, pair, state, timeline, why, words

__all__ = ["app", "main"]

GROUPS = (ledger_group, entity_group)
COMMANDS = (run, extract, claims, show, explain, serve, state, pair, changes, contested, words, timeline, why)
for _command in COMMANDS:
    app.command()(_command)
for _group in GROUPS:
    app.add_typer(_group)


def main() -> None:
    """The ``khabar`` command."""
    app()
