"""Text → search tokens, the same for every store: no store's own idea of Arabic is asked.

Evidence is indexed under every form that a word has without its clitics; what is searched for is cut less: it loses
the article only, so that وقف is not read as قف. Words are letters and digits; all else parts them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from khabar.knowledge.clitics import forms, without_article
from khabar.knowledge.folding import fold

_WORD = re.compile(r"[^\W_]+")
# Characters that fold one by one, whatever stands beside them: such text can be parted into words before it is folded.
_SETTLED = re.compile(r"[\t\n\r -~«»“”‘’–—،؛؟ء-غف-ي٠-٩]*").fullmatch
_LONGEST = 64  # characters: no word, and PostgreSQL's lexemes are bounded
_MARBUTA = "ۃ"  # stands for ة while its word is cut: folding would make it the pronoun ه


def indexed(text: str) -> str:
    """The tokens of ``text`` between blanks, each once, in the order of the text."""
    if _SETTLED(text):  # as nearly all is: what each word becomes was worked out where it first stood
        found: Iterable[tuple[str, ...]] = map(_settled_forms, _WORD.findall(text))
    else:
        found = map(_forms, _words(text))
    return " ".join(dict.fromkeys(chain.from_iterable(found)))


def wanted(text: str) -> tuple[str, ...]:
    """The tokens that evidence must have to fit ``text``; none where it has neither letter nor digit."""
    return tuple(dict.fromkeys(without_article(word.replace(_MARBUTA, "ه"))[:_LONGEST] for word in _words(text)))


def _words(text: str) -> list[str]:
    marked = unicodedata.normalize("NFKC", text).replace("ة", _MARBUTA)
    return _WORD.findall(fold(marked))


@lru_cache(maxsize=65_536)
def _settled_forms(word: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_forms, _words(word))))


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, ...]:
    plain = word.replace(_MARBUTA, "ه")
    return tuple(form[:_LONGEST] for form in forms(plain, marbuta=word.endswith(_MARBUTA)))
