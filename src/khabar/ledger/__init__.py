"""The ledger: pages and their claims, kept in one file or on a server. ``Ledger`` is its only door."""

from khabar.ledger.address import address
from khabar.ledger.keeping import Kept
from khabar.ledger.query import Name, Query
from khabar.ledger.store import KeptClaim, KeptPage, Ledger, upgrade
from khabar.ledger.times import stamp

__all__ = ["Kept", "KeptClaim", "KeptPage", "Ledger", "Name", "Query", "address", "stamp", "upgrade"]
