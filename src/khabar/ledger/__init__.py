"""The ledger: pages and their claims, kept in one file. ``Ledger`` is its only door."""

from khabar.ledger.query import Name, Query
from khabar.ledger.store import Kept, KeptClaim, KeptPage, Ledger

__all__ = ["Kept", "KeptClaim", "KeptPage", "Ledger", "Name", "Query"]
