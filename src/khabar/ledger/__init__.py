"""The ledger: pages and their claims, kept in one file or on a server. ``Ledger`` is its only door."""

from khabar.ledger.address import Address, address
from khabar.ledger.checking import Fault, check
from khabar.ledger.copying import backup, restore
from khabar.ledger.decisions import Decided, Decision
from khabar.ledger.judgements import Clusters, Judgement, Verdict
from khabar.ledger.keeping import Kept
from khabar.ledger.naming import Named
from khabar.ledger.origins import Origin, Telling
from khabar.ledger.query import Name, Query
from khabar.ledger.runs import Run
from khabar.ledger.store import KeptClaim, KeptPage, Ledger, Reading, upgrade
from khabar.ledger.telling import Info, info
from khabar.ledger.times import stamp

__all__ = [
    "Address", "Clusters", "Decided", "Decision", "Fault", "Info", "Judgement", "Kept", "KeptClaim", "KeptPage",
    "Ledger", "Name", "Named", "Origin", "Query", "Reading", "Run", "Telling", "Verdict", "address", "backup", "check",
    "info", "restore", "stamp", "upgrade",
]  # fmt: skip
