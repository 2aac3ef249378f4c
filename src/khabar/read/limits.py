"""The sizes beyond which a page is refused, each with its reason."""

from __future__ import annotations

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of one file, one stdin or one JSON line: no news page is near it, and more would fill the memory."""

MAX_LINE = 1_000_000
"""Characters of one paragraph: a long novel in one line. The rules read paragraph by paragraph."""

MAX_HTML = 8_000_000
"""Characters of one HTML page: the heaviest real pages have 4 million; a parse tree takes some 20 times the text."""

TRUNCATED_TAIL = 3
"""Bytes at the end of a file that may be the beginning of a cut UTF-8 character (its longest has four)."""

MIN_ARABIC = 0.2
"""Share of Arabic among the letters: an Arabic page may quote Latin names, an English one may quote Arabic."""
