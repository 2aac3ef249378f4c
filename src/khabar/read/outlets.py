"""The outlet that a page itself says it is of, where nothing beside the page tells.

Three ways in which Arabic sites name themselves: a byline («نداء عدن – متابعات»), a signature under the story («مدونة
فلان»), and the site that has seen a statement («في بيان اطلع عليه موقع كذا», «اطلعت عليه "كذا"»). Two different names
leave it unknown.
"""

from __future__ import annotations

import re

from khabar.model import Article, BlockKind

_KINDS = "موقع|صحيفة|جريدة|شبكة|مجلة|مدونة|منصة|إذاعة|اذاعة"
_DESKS = "متابعات|متابعة|خاص|وكالات|تقارير|تقرير|رصد|رصد وتحرير|ترجمة|تحرير|فريق التحرير|قسم الأخبار|قسم التحرير"
_NAME = r"[^\W\d_]+(?: [^\W\d_]+){0,3}"
_BYLINE = re.compile(rf"^\W*({_NAME})\s*[–—|:-]+\s*(?:{_DESKS})\W*$")
_SPECIAL = re.compile(rf"^\W*(?:خاص|متابعات)\s*[–—|:-]+\s*({_NAME})\W*$")
_SIGNED = re.compile(rf"^\W*((?:{_KINDS}) {_NAME})\W*$")
_SEEN = re.compile(
    rf"اطّ?لعت? علي(?:ه|ها) (?:{_KINDS}) [\"'«“]?([^\W\d_]+(?: [^\W\d_]+){{0,2}})(?=\s*(?:[\"'»”:،,.(]|$))"
)
_SEEN_BY = re.compile(r"اطّ?لعت? علي(?:ه|ها) [\"«“]([^\W\d_]+(?: [^\W\d_]+){0,2})[\"»”]")


def own_outlet(article: Article) -> str | None:
    """The one outlet that the page names as its own; ``None`` where it names none, or several."""
    found: dict[str, None] = {}
    for block in article.blocks:
        text = article.text[block.start : block.end].strip()
        if block.kind is BlockKind.BYLINE:
            named = _BYLINE.match(text) or _SPECIAL.match(text) or _SIGNED.match(text)
            if named is not None:
                found[named[1]] = None
        elif block.kind is BlockKind.STORY:
            found.update(dict.fromkeys((*_SEEN.findall(text), *_SEEN_BY.findall(text))))
    return next(iter(found)) if len(found) == 1 else None
