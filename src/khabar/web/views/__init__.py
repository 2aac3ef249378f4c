"""The views, one module each. To add one: a module with a ``VIEW``, its template, its name here (docs/workbench.md)."""

from khabar.web.view import View
from khabar.web.views import claims, contested, network, on_map, pages, party, read, relations, review, search, session

VIEWS: tuple[View, ...] = (
    claims.VIEW,
    relations.VIEW,
    contested.VIEW,
    network.VIEW,
    on_map.VIEW,
    party.VIEW,
    review.VIEW,
    pages.VIEW,
    read.VIEW,
    search.VIEW,
    session.VIEW,
)
"""In the order of the menu."""
