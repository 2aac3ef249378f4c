"""The views, one module each. To add one: a module with a ``VIEW``, its template, its name here (docs/workbench.md)."""

from khabar.web.view import View
from khabar.web.views import claims, session

VIEWS: tuple[View, ...] = (claims.VIEW, session.VIEW)
"""In the order of the menu."""
