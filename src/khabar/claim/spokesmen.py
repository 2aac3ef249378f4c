"""Who speaks for whom: the name after a comma is the spokesman's, and not of the office for which he speaks."""

from __future__ import annotations

from khabar.claim.nodes import Node
from khabar.claim.persons import is_name

FOR = "باسم"


def spoken_for(nodes: list[Node], at: int) -> Node | None:
    """المتحدث باسم الأمين العام، X: the spokesman beside whom ``nodes[at]`` belongs, read as the name of the other."""
    name, host = nodes[at], nodes[at].parent
    if name.fn != "appos" or host is None or host.prep != FOR or not is_name(name) or host not in nodes:
        return None
    if name.tokens[name.first - 1].text not in "،,":
        return None
    before = nodes[nodes.index(host) - 1]
    return before if before.kind == "np" and before.last < host.first and before.title is not None else None
