"""Asides of the press about its own sources: who would not be named, and who got a copy of a statement.

طلب عدم نشر اسمه لأنه غير مخول بالتصريح, تلقت الوكالة نسخة منه: what is said of whom stands around them, not in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.find.tokens import QUOTES, Token
from khabar.knowledge.folding import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


_ASKED = _words(
    "طلب طلبت طلبوا طلبا رفض رفضت رفضوا رفضا اشترط اشترطت اشترطوا فضل فضلت فضلوا فضلا آثر آثرت "
    "طالبا طالبة طالبين رافضا رافضة رافضين مشترطا مشترطة مفضلا مفضلة مفضلين شريطة بشرط"
)
_UNSAID = _words("عدم حجب كشف الكشف نشر ذكر الإفصاح الإشارة إليه إعلان إخفاء إبقاء ذكره التعريف عن إلى في على")
_NAMED = _words("اسمه اسمها اسمهم اسميهما أسمائهم أسمائهما هويته هويتها هويتهم هوياتهم بهويته بهويتها باسمه بالاسم")
_WHY = _words("لأنه لأنها لأنهم لعدم لكونه لكونها كونه كونها نظرا بسبب لحساسية")
_FREE = _words("بالتصريح بالتصريحات بالحديث بالتحدث بالإدلاء بالكلام الموضوع الأمر الموقف")
_HEARERS = _words("للإعلام للصحافة للصحفيين للصحافيين لوسائل لوسيلة إلى مع وسائل الإعلام الصحافة علنا بتصريحات بتصريح")
_GOT = _words("تلقت تلقى تلقينا حصلت حصل وصلت وصل تسلمت تسلم وصلنا ورد وردت")
_COPY, _OF_IT = _words("نسخة"), _words("منه منها منهما")
_LONG = 9
"""How many tokens may stand between a verb of receiving and the copy."""
_REFUSAL = 6


def aside(tokens: Sequence[Token], i: int) -> int:
    """How many tokens from ``i`` on are such an aside; 0 where none begins."""
    word = tokens[i].norm.removeprefix("و") if tokens[i].kind == "w" else ""
    if word in _ASKED or tokens[i].norm in _ASKED:
        return _unnamed(tokens, i)
    return _copied(tokens, i) if tokens[i].norm in _GOT else 0


def _unnamed(tokens: Sequence[Token], i: int) -> int:
    """طلب عدم الكشف عن هويته: what says that a source is not named, and why."""
    for k in range(i + 1, min(i + 1 + _REFUSAL, len(tokens))):
        if tokens[k].norm in _NAMED:
            return _reason(tokens, k + 1) - i if k > i + 1 else 0
        if tokens[k].norm not in _UNSAID:
            return 0
    return 0


def _reason(tokens: Sequence[Token], at: int) -> int:
    """Where the reason ends that is given for it (لأنه غير مخول بالتصريح للإعلام); ``at`` where none is given."""
    if at >= len(tokens) or tokens[at].norm not in _WHY:
        return at
    for k in range(at + 1, min(at + _REFUSAL, len(tokens))):
        if tokens[k].kind == "p":
            return at
        if tokens[k].norm in _FREE:
            end = k + 1
            while end < len(tokens) and tokens[end].norm in _HEARERS:
                end += 1
            return end
    return at


def _copied(tokens: Sequence[Token], i: int) -> int:
    """تلقت وكالة X نسخة منه: who got the statement of which the sentence goes on to tell."""
    for k in range(i + 1, min(i + 1 + _LONG, len(tokens) - 1)):
        if tokens[k].norm in _COPY:
            return k + 2 - i if tokens[k + 1].norm in _OF_IT else 0
        ends = tokens[k].kind == "p" and tokens[k].text not in QUOTES and tokens[k].text not in "{}()"
        if ends or tokens[k].is_verb:
            return 0
    return 0
