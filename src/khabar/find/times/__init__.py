"""Dating words of a sentence, and the dates they mean.

``find_times`` reads tokens into symbolic expressions; ``resolve`` works them out against the page's date or the
statement's; ``nearest`` picks the one that stands closest to a predicate.
"""

from khabar.find.times.finding import find_times, nearest
from khabar.find.times.resolving import dates, is_absolute, resolve
from khabar.find.times.values import TimeExpression

__all__ = ["TimeExpression", "dates", "find_times", "is_absolute", "nearest", "resolve"]
