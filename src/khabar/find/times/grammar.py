"""How dating words combine: from tokens to symbolic values.

Every rule takes an index and answers (index after, value) or ``None``; the longest reading of a rule wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.find.times.lexis import Item, Lexis
from khabar.find.times.numerals import FIRST_YEAR, LAST_YEAR, Items, dated, days, is_digits, number, ordinal
from khabar.find.times.values import (
    Decade,
    Edge,
    Nth,
    Offset,
    Part,
    Point,
    Span,
    Third,
    Unit,
    Vague,
    Value,
    Window,
)
from khabar.find.tokens import Token

Found = tuple[int, Value]
Duration = tuple[int, tuple[tuple[Unit, float], ...], bool]
"""(index after, parts, whether the count is known)."""

_EMPTY = Item()
_DASHES = frozenset("-–—")
_COMMAS = frozenset(",،")
_RECENT = ("الاخيره", "الاخيرين", "الاخيرتين")
_THIRDS: dict[str, Third] = {"لاحق": "late", "لاحقا": "late", "متاخر": "late", "مبكر": "early"}


class Scan:
    """The time expressions of one token sequence, rule by rule."""

    def __init__(self, tokens: Sequence[Token], lexis: Lexis) -> None:
        self.tokens = tokens
        self.items: Items = [lexis[t.norm] if t.kind == "w" else None for t in tokens]
        self.size = len(tokens)

    # -- looking ----------------------------------------------------------------------------------------

    def item(self, i: int) -> Item:
        """What the i-th word can be; an empty item for any other word, mark or number."""
        return (self.items[i] if 0 <= i < self.size else None) or _EMPTY

    def norm(self, i: int) -> str:
        """The folded i-th token, or nothing beyond the ends."""
        return self.tokens[i].norm if 0 <= i < self.size else ""

    def prep(self, i: int) -> str:
        """The preposition that stands at ``i`` as a word of its own."""
        item = self.item(i)
        return item.prep if not item.clitic and not item.det else ""

    def glue(self, i: int, words: Sequence[str] = ()) -> int:
        """Past words that carry no value: «شهر», «الموافق», or any of ``words``."""
        while i < self.size and (self.item(i).glue or self.norm(i) in words):
            i += 1
        return i

    def month_word(self, i: int) -> int:
        """Past «شهر» before a month's name."""
        i = self.glue(i)
        return i + 1 if self.norm(i).endswith("شهر") and self.item(i).unit == "month" and not self.item(i).det else i

    def comma(self, i: int) -> int:
        """Past one comma."""
        return i + 1 if self.norm(i) in _COMMAS else i

    # -- whole expressions ------------------------------------------------------------------------------

    def expression(self, i: int) -> tuple[int, int, Value] | None:
        """The expression that begins at ``i``: (index after, where its dating words begin, value)."""
        item = self.item(i)
        if item.prep and not self.promising(i + 1) and self.norm(i + 1) not in item.phrases:
            return None
        later = self.later(i)
        if later:
            return later[0], i, later[1]
        vague = self.vague(i)
        prep = self.prep(i)
        if prep:
            found = self.introduced(i, prep)
            if found and (vague is None or found[0] >= vague):
                return found
        if vague is not None:
            return vague, i, Vague()
        if prep:
            return None
        start = self.starting(i)
        if start:
            return start
        bare = self.period(i, self.led(i))
        return (bare[0], self.core(i, bare[1]), bare[1]) if bare else None

    def promising(self, i: int) -> bool:
        """Whether a dating word or a number stands at ``i``; most prepositions govern neither."""
        return i < self.size and (self.items[i] is not None or self.tokens[i].kind == "n" or self.norm(i) == "ما")

    def vague(self, i: int) -> int | None:
        """Past the phrase at ``i`` that names no date («في وقت سابق»)."""
        item = self.item(i)
        if not item.phrases:
            return None
        for rest in item.phrases.get(self.norm(i + 1), ()):
            if all(self.norm(i + 2 + k) == word for k, word in enumerate(rest)):
                return i + 2 + len(rest)
        return i + 1 if "" in item.phrases and not item.det else None

    def core(self, i: int, value: Value) -> int:
        """Where the date itself begins: after «يوم» before a date, after «هذا» before «اليوم»."""
        item = self.item(i)
        if item.unit == "day" and item.count == 1 and not item.det and item.relative is None:
            bare = isinstance(value, Point) and value[:2] == (None, None) and value.weekday is None
            return i if bare and self.item(i + 1).weekday is None else i + 1
        return i + 1 if item.demonstrative and self.norm(i + 1) == "اليوم" else i

    def led(self, i: int) -> bool:
        """Whether a word of dating leads to ``i``, so that a doubtful month or a bare number is one."""
        item = self.item(i)
        return bool(item.clitic) or self.item(i - 1).glue or self.item(i - 1).unit is not None

    def introduced(self, i: int, prep: str) -> tuple[int, int, Value] | None:
        """A preposition and what it governs."""
        rule = {
            "in": self.inside, "since": self.since, "before": self.before, "after": self.after, "until": self.until,
            "from": self.from_to, "between": self.between, "for": self.lasting,
        }.get(prep)  # fmt: skip
        return rule(i) if rule else None

    def starting(self, i: int) -> tuple[int, int, Value] | None:
        """«اعتباراً من 3 أيلول»."""
        if self.item(i).meaning != "start" or self.prep(i + 1) not in ("from", "since"):
            return None
        found = self.period(i + 2, True)
        return (found[0], i + 2, Edge("since", found[1])) if found else None

    def inside(self, i: int) -> tuple[int, int, Value] | None:
        """«في عام 2013», «خلال الأشهر الستة الماضية», «في غضون أسبوعين»."""
        j = self.glue(i + 1, ("غضون", "حدود"))
        between = self.between(j) if self.prep(j) == "between" else None
        if between:
            return between
        later = self.later(j)
        if later:
            return later[0], i, later[1]
        found = self.period(j, True)
        if found:
            wide = isinstance(found[1], Window) and found[1].parts[0][1] not in (1, 2)
            return found[0], i if wide else self.core(j, found[1]), found[1]
        lasting = self.duration(j)
        if lasting is None or lasting[1][0][1] == 1 and not is_digits(self.tokens[j]):
            return None
        return lasting[0], i, Window(lasting[1], forward=True, hedged=True) if lasting[2] else Vague()

    def later(self, i: int) -> Found | None:
        """«وقت لاحق من هذا الشهر», «وقت مبكر من هذا الأسبوع», «لاحقاً هذا الشهر»."""
        timed = self.item(i).meaning == "time"
        third = _THIRDS.get(self.norm(i + 1 if timed else i))
        j = i + 1 + timed
        found = self.unit_point(self.past(j, ("من", "في", "خلال"))) if third and i < self.size else None
        return (found[0], Part(third, found[1])) if found and third else None

    def since(self, i: int) -> tuple[int, int, Value] | None:
        """«منذ شهرين» counts back; «منذ نيسان» begins and is open."""
        lasting = self.duration(i + 1)
        found = self.period(i + 1, True)
        if found and (lasting is None or found[0] > lasting[0] and not _turned(found[1])):
            return found[0], i, found[1] if isinstance(found[1], Span) else Edge("since", found[1])
        if lasting is None:
            return None
        if not lasting[2]:
            return lasting[0], i, Vague()
        after = self.ago(lasting[0], ("الان",))
        core = i if after == lasting[0] else i + 1
        return after, core, Offset(_signed(lasting[1], -1), since=core == i, counted=True)

    def ago(self, i: int, words: Sequence[str]) -> int:
        """Past «من الآن», which says that a count is from the day itself."""
        ends = (self.norm(i), self.norm(i + 1))
        return i + 2 if ends[0] == "من" and ends[1] in words or ends == ("في", "المستقبل") else i

    def before(self, i: int) -> tuple[int, int, Value] | None:
        """«قبل شهرين», «قبل أمس», «قبل عام 2011»; «قبل 5 أيام من الهجوم» names no date."""
        day = i + 2 if self.norm(i + 1) == "يوم" else i + 1
        if self.item(day).relative == -1:
            return self.weekday_after(day + 1, -2, i)
        lasting = self.duration(i + 1)
        found = self.period(i + 1, True)
        if found and (lasting is None or found[0] > lasting[0] and not _turned(found[1])):
            return found[0], i, Edge("before", found[1])
        if lasting is None:
            return None
        after = self.ago(lasting[0], ("الان",))
        anchored = after == lasting[0] and self.norm(after) == "من"
        if anchored or not lasting[2]:
            return after, i, Vague()
        return after, i, Offset(_signed(lasting[1], -1), counted=True)

    def after(self, i: int) -> tuple[int, int, Value] | None:
        """«بعد غد», «بعد يومين», «بعد عام ونصف من الدعم», «بعد عام 2011»."""
        day = i + 2 if self.norm(i + 1) == "يوم" else i + 1
        if self.item(day).relative == 1:
            return self.weekday_after(day + 1, 2, i)
        if self.norm(i + 1) in ("ظهر", "منتصف"):
            noon = self.of_day(i + 2, True)
            return (noon[0], i, noon[1]) if noon else None
        lasting = self.duration(i + 1)
        found = self.period(i + 1, True)
        if found and (lasting is None or found[0] > lasting[0] and not _turned(found[1])):
            return found[0], i, Edge("after", found[1])
        if lasting is None:
            return None
        now = self.ago(lasting[0], ("الان", "اليوم"))
        if not lasting[2]:
            return now, i, Vague()
        if now == lasting[0] and self.norm(now) in ("من", "علي"):
            return now, i, Window(lasting[1], closed=True)
        core = i + 1 if len(lasting[1]) > 1 and now > lasting[0] else i
        return now, core, Offset(_signed(lasting[1], 1), counted=True)

    def weekday_after(self, j: int, offset: int, i: int) -> tuple[int, int, Value]:
        """A relative day, and the weekday's name that may follow it."""
        after, weekday = self.named_day(j)
        return after, i, Offset((("day", offset),), weekday=weekday)

    def until(self, i: int) -> tuple[int, int, Value] | None:
        """«حتى نهاية العام»."""
        found = self.period(i + 1, True)
        return (found[0], i, Edge("until", found[1])) if found else None

    def lasting(self, i: int) -> tuple[int, int, Value] | None:
        """«لمدة شهرين»: how long, not when."""
        found = self.duration(i + 1)
        return (found[0], i, Vague()) if found else None

    # -- ranges -----------------------------------------------------------------------------------------

    def from_to(self, i: int) -> tuple[int, int, Value] | None:
        """«من 3 إلى 6 ماي», «من الجمعة حتى الأحد», «من 2014 إلى 2018»."""
        pair = self.pair(i + 1, ("to", "until"))
        if pair:
            return pair[0], i, pair[1]
        found = self.period(i + 1, True)
        if found is None or not isinstance(found[1], Span):
            return None
        opener = self.item(i + 1)
        named = opener.weekday is not None or opener.unit == "day" or opener.relative is not None
        slashed = self.tokens[i + 1].kind == "n" and not is_digits(self.tokens[i + 1])
        return found[0], self.core(i + 1, found[1]) if named or slashed else i, found[1]

    def between(self, i: int) -> tuple[int, int, Value] | None:
        """«بين عامي 2011 و2013», «بين 3 و6 ماي», «بين الأربعاء والجمعة»."""
        pair = self.pair(i + 1, ("and",))
        if pair:
            return pair[0], i, pair[1]
        first = self.point(self.glue(i + 1), True)
        if first is None:
            return None
        if isinstance(first[1], Span):
            return first[0], i, first[1]
        second = self.and_point(first[0])
        return (second[0], i, Span(first[1], second[1])) if second else None

    def and_point(self, i: int) -> Found | None:
        """و and a point, the و written apart or not."""
        if self.norm(i) == "و":
            return self.point(i + 1, True)
        return self.point(i, True) if self.item(i).conj == "و" else None

    def pair(self, i: int, joints: Sequence[str]) -> Found | None:
        """Two numbers that one month, «هذا الشهر» or the years' place makes dates: «4 و22 من هذا الشهر»."""
        plural = self.item(i).unit == "year" and self.item(i).count == 2
        j = i + 1 if plural or self.norm(i) in ("يومي", "يوم") else i
        first = self.day_number(j) or number(self.tokens, self.items, j)
        if first is None:
            return self.glued_pair(j)
        k = self.joint(first[0], joints)
        if k is None:
            return None
        second = self.day_number(k) or number(self.tokens, self.items, k)
        if second is None:
            return None
        if plural or _is_year(first[1]) and _is_year(second[1]):
            return second[0], Span(Point(year=first[1]), Point(year=second[1]))
        return self.of_month(second[0], first[1], second[1])

    def glued_pair(self, i: int) -> Found | None:
        """«4-22 يناير»."""
        two = days(self.tokens[i].norm) if i < self.size and self.tokens[i].kind == "n" else None
        return self.of_month(i + 1, *two) if two else None

    def joint(self, i: int, joints: Sequence[str]) -> int | None:
        """Past the word between two ends of a range."""
        if "and" in joints:
            if self.norm(i) in ("و", "-", "–"):
                return i + 1
            return i if self.item(i).conj == "و" else None
        if self.prep(i) in joints or self.norm(i) in _DASHES:
            return self.glue(i + 1, ("يوم",))
        return None

    def of_month(self, i: int, first: int, last: int) -> Found | None:
        """Both days in the month that follows."""
        month = self.month_point(self.past(i, ("من", "في")), True) or self.unit_point(self.past(i, ("من", "في")))
        if month is None or not (0 < first <= 31 and 0 < last <= 31):
            return None
        a, b = _with_day(month[1], first), _with_day(month[1], last)
        return (month[0], Span(a, b)) if a and b else None

    def past(self, i: int, words: Sequence[str]) -> int:
        """Past one of ``words``."""
        return i + 1 if self.norm(i) in words else i

    def period(self, i: int, led: bool) -> Found | None:
        """A point, or a range that opens with one."""
        if i >= self.size:
            return None
        first = self.point(i, led)
        if first is None:
            return self.pair_bare(i)
        return self.range_tail(first)

    def pair_bare(self, i: int) -> Found | None:
        """«19-20 نوفمبر», «4 حتى 23 من هذا الشهر», «يومي 26 و27 جانفي»."""
        if self.item(i).unit == "day" and self.item(i).count == 2 and not self.item(i).det:
            return self.pair(i, ("and",))
        return (self.glued_pair(i) or self.pair(i, ("to", "until"))) if self.tokens[i].kind == "n" else None

    def range_tail(self, first: Found) -> Found:
        """The other end of «2 أكتوبر إلى 22 أكتوبر», «أواخر 2014 وبداية 2015», «نوفمبر بين 15 و19»."""
        i, value = first
        if isinstance(value, Part) and self.item(i).conj == "و" and self.item(i).part:
            other = self.point(i, True)
            return (other[0], Span(value, other[1])) if other else first
        if self.prep(i) in ("to", "until") or self.norm(i) in _DASHES:
            j = self.glue(i + 1, ("غايه",))
            other = self.point(j, True) or self.day_after(j)
            if other and _same_kind(value, other[1]):
                return other[0], Span(value, other[1])
        return self.days_after(i, value) or first

    def day_after(self, i: int) -> Found | None:
        """«بعد غد» as the end of a range."""
        found = self.after(i) if self.prep(i) == "after" and self.item(i + 1).relative == 1 else None
        return (found[0], found[2]) if found else None

    def days_after(self, i: int, value: Value) -> Found | None:
        """«نوفمبر بين 15 و19», «الأسبوع المقبل من الأربعاء إلى الجمعة»."""
        if self.prep(i) not in ("between", "from") or not isinstance(value, Point | Offset):
            return None
        joints = ("and",) if self.prep(i) == "between" else ("to", "until")
        first = self.day_in(self.past(i + 1, ("يوم",)), value)
        k = self.joint(first[0], joints) if first else None
        second = self.day_in(k, value) if k is not None else None
        return (second[0], Span(first[1], second[1])) if first and second else None

    def day_in(self, i: int, value: Point | Offset) -> Found | None:
        """A day's number or name, inside the month or week of ``value``."""
        if isinstance(value, Offset):
            unit, count = value.parts[0]
            weekday = self.item(i).weekday
            if unit != "week" or weekday is None or not self.item(i).det:
                return None
            return i + 1, Point(weekday=weekday, within=(unit, int(count)))
        found = self.day_number(i)
        day = _with_day(value, found[1]) if found else None
        return (found[0], day) if found and day else None

    # -- points -----------------------------------------------------------------------------------------

    def point(self, i: int, led: bool) -> Found | None:
        """One date, span of the calendar, or relative day."""
        if i >= self.size:
            return None
        if self.tokens[i].kind == "n":
            return self.digits(i, led)
        item = self.item(i)
        if item is _EMPTY:
            return None
        return self.part(i) or self.of_day(i, led) or self.unit_point(i) or self.named(i, led)

    def named(self, i: int, led: bool) -> Found | None:
        """What a name of the calendar begins: month, season, decade, ordinal day, n-th week, last years."""
        return (
            self.ordinal_day(i) or self.month_point(i, led) or self.season(i) or self.decade(i) or self.nth(i)
            or self.lasts(i) or self.year_words(i) or self.week_with(i)
        )  # fmt: skip

    def part(self, i: int) -> Found | None:
        """«أواخر نيسان الماضي», «مطلع العام», «نهاية الأسبوع»."""
        item = self.item(i)
        if item.part is None:
            return self.weekend(i + 1) if item.meaning == "weekend" else None
        j = self.month_word(i + 1)
        if item.part == "late" and self.item(j).unit == "week" and self.norm(i).endswith("نهايه"):
            return self.weekend(i)
        found = self.unit_point(j, bare=True) or self.month_point(j, True) or self.season(j) or self.year(j)
        return (found[0], Part(item.part, found[1])) if found else None

    def weekend(self, i: int) -> Found | None:
        """«نهاية الأسبوع الماضي»: its last days off."""
        if not self.norm(i).endswith("نهايه"):
            return None
        found = self.unit_point(i + 1, bare=True)
        if found is None or not isinstance(found[1], Offset) or found[1].parts[0][0] != "week":
            return None
        return found[0], Offset((("weekend", found[1].parts[0][1]),))

    def of_day(self, i: int, led: bool) -> Found | None:
        """«اليوم الجمعة», «صباح الاثنين 12 آب», «أمس», «ليل الخميس/الجمعة»."""
        item = self.item(i)
        if item.daypart:
            return self.daypart(i)
        if item.demonstrative and self.norm(i + 1) == "يوم" and self.item(i + 2).weekday is not None:
            return i + 3, Point(weekday=self.item(i + 2).weekday, within=("week", 0))
        if item.demonstrative and self.norm(i + 1) in ("اليوم", "الصباح", "المساء", "الليله"):
            after, weekday = self.named_day(i + 2)
            return after, Offset((("day", 0),), weekday=weekday)
        if item.relative is not None:
            return self.relative(i, item.relative)
        if item.ordinal == 1 and not item.det and self.item(self.past(i + 1, ("من",))).relative == -1:
            after, weekday = self.named_day(self.past(i + 1, ("من",)) + 1)
            return after, Offset((("day", -2),), weekday=weekday)
        if item.unit == "day" and item.count == 1 and not item.det:
            return self.the_day(i)
        if item.weekday is not None and item.det:
            return self.weekday(i, item.weekday)
        return None

    def daypart(self, i: int) -> Found | None:
        """«صباح» and the day it is of; alone it names no day."""
        item = self.item(i)
        if item.det and self.item(i + 1).mod == -1:
            return i + 2, Offset((("day", -1),))
        j = i + 1
        if self.item(j).demonstrative:
            j += 1
        found = self.of_day(j, True) if self.item(j) is not _EMPTY else self.digit_day(j)
        if found is None or self.item(j).daypart and j == i + 1 and not self.item(i).daypart:
            return None
        return self.second_night(found)

    def second_night(self, found: Found) -> Found:
        """The other weekday of «ليل الخميس/الجمعة» and «ليلة الخميس - الجمعة»."""
        i, value = found
        following = self.item(i + 1)
        if self.norm(i) in ("/", "-", "–", "الي", "علي") and following.weekday is not None and following.det:
            if isinstance(value, Point) and value.weekday is not None and value.day is None:
                return i + 2, Span(value, Point(weekday=following.weekday, toward=value.toward))
        return found

    def relative(self, i: int, offset: int) -> Found | None:
        """«اليوم»، «أمس السبت»; not «اليوم الأول» nor the name of an outlet."""
        before, following = self.item(i - 1), self.item(i + 1)
        if offset == 0 and following.same:
            return i + 2, Vague()
        if offset == 0 and (before.blocks or self._qualified(i + 1)):
            return None
        if offset == 0 and following.mod is not None and following.det:
            return i + 2, Offset((("day", following.mod),))
        if offset == -1 and following.ordinal == 1 and following.det:
            after, weekday = self.named_day(i + 2)
            return after, Offset((("day", -2),), weekday=weekday)
        j = i + 1
        if offset == -1 and following.mod == -1:
            j += 1
        dated_day = self.digit_day(self.comma(j)) or self.ordinal_day(self.comma(j))
        if dated_day and isinstance(dated_day[1], Point) and dated_day[1].month:
            return dated_day
        after, weekday = self.named_day(j)
        exact = self.date_after(after) if weekday is not None else None
        return exact or (after, Offset((("day", offset),), weekday=weekday))

    def _qualified(self, i: int) -> bool:
        """Whether «اليوم» is a day among others: «اليوم الأول», «اليوم العالمي», «اليوم نفسه»."""
        item = self.item(i)
        if item.ordinal is not None and item.det:
            return True
        token = self.tokens[i] if i < self.size else None
        return token is not None and item is _EMPTY and token.norm.startswith("ال") and token.norm.endswith(("ي", "يه"))

    def the_day(self, i: int) -> Found | None:
        """«يوم الاثنين الماضي», «يوم أمس», «يوم 27», «يوم 12 آب»."""
        j = self.glue(i + 1)
        item = self.item(j)
        if item.weekday is not None:
            return self.weekday(j, item.weekday)
        if item.relative is not None:
            return self.relative(j, item.relative)
        return self.digit_day(j) or self.ordinal_day(j) or self.bare_day(j)

    def bare_day(self, i: int) -> Found | None:
        """A day's number alone after «يوم»: of this month."""
        found = self.day_number(i)
        if found is None or self.counts(found[0]):
            return None
        return found[0], Point(day=found[1])

    def counts(self, i: int) -> bool:
        """Whether the word at ``i`` is what the number before it counts."""
        if i >= self.size:
            return False
        token = self.tokens[i]
        return token.kind in "wl" and token.word.function is None and not self.prep(i) and not token.word.verbs

    def weekday(self, i: int, weekday: int) -> Found | None:
        """«الاثنين»، «الاثنين الماضي»، «الجمعة من الأسبوع المقبل»، «الاثنين 12 آب 2019»."""
        if self.item(i - 1).blocks:
            return None
        exact = self.date_after(i + 1)
        if exact:
            return exact
        following = self.item(i + 1)
        if following.mod is not None and following.det:
            return i + 2, Point(weekday=weekday, toward=following.mod)
        week = self.unit_point(self.past(i + 1, ("من", "في")))
        if week and isinstance(week[1], Offset) and week[1].parts[0][0] == "week":
            return week[0], Point(weekday=weekday, within=("week", int(week[1].parts[0][1])))
        if following.ordinal is not None and 0 < following.ordinal <= 5 and following.det:
            return self.nth_weekday(i, weekday, following.ordinal)
        return i + 1, Point(weekday=weekday)

    def nth_weekday(self, i: int, weekday: int, count: int) -> Found:
        """«الأحد الثاني» and the month it is of; «الأحد الأول من آب» is a date of its own."""
        month = self.month_point(self.past(i + 2, ("من", "في")), True)
        return (month[0] if month else i + 2), Nth(count, "day", month[1] if month else Offset((("month", 0),)), weekday)

    def date_after(self, i: int) -> Found | None:
        """The date that follows a weekday's name: «، 12 آب», «(12/8/2019)», «الموافق 12 آب», «21»."""
        j = self.glue(self.comma(i))
        opened = self.norm(j) == "("
        j += opened
        if self.norm(j) == "في" and self.day_number(j + 1):
            j += 1
        found = self.digit_day(j) or self.ordinal_day(j) or self.month_day(j)
        if found is None and not opened:
            return self.numbered_day(i, j)
        if found and opened:
            return (found[0] + 1, found[1]) if self.norm(found[0]) == ")" else None
        return found

    def numbered_day(self, i: int, j: int) -> Found | None:
        """«الأربعاء 27», «الخميس في 21», «الجمعة في الثانية والعشرين»; «في الثانية» is an hour."""
        bare = self.day_number(j)
        if bare is None or self.counts(bare[0]) or i < j and self.norm(i) != "في":
            return None
        spelt = self.tokens[j].kind == "w"
        if spelt and (i == j or bare[1] <= 12 and self.norm(j).endswith("ه")):
            return None
        return bare[0], Point(day=bare[1])

    def named_day(self, i: int) -> tuple[int, int | None]:
        """The weekday's name at ``i``, after a comma or in brackets, if one stands there."""
        opened = self.norm(i) == "("
        item = self.item(i + opened)
        if item.weekday is None or not item.det or opened and self.norm(i + 2) != ")":
            return i, None
        return i + (3 if opened else 1), item.weekday

    # -- days of a month --------------------------------------------------------------------------------

    def day_number(self, i: int) -> tuple[int, int] | None:
        """1–31 in digits or words, cardinal or ordinal."""
        if i >= self.size:
            return None
        found = ordinal(self.items, i) or number(self.tokens, self.items, i)
        return found if found and 1 <= found[1] <= 31 else None

    def digits(self, i: int, led: bool) -> Found | None:
        """A number token as a date: 12/8/2019, «12 آب», 2019."""
        token = self.tokens[i]
        if not is_digits(token):
            return self.marked(i, led)
        return self.digit_day(i) or self.year_first(i) or self.lasts(i) or self.bare_year(i, led) or self.end_day(i)

    def marked(self, i: int, led: bool) -> Found | None:
        """Digits with marks: 12/8/2019, «19-20 نوفمبر», «11/12, 2016»; a decimal number is no date."""
        text = self.tokens[i].norm
        two = self.glued_pair(i)
        if two:
            return two
        year = self.year_after(i + 1) if self.norm(i + 1) in _COMMAS and "/" in text else None
        value = dated(text, year is not None or led and self.ends(i + 1) or led and "/" in text)
        if year and isinstance(value, Point) and value.year is None:
            return year[0], value._replace(year=year[1])
        return (i + 1, value) if value else None

    def ends(self, i: int) -> bool:
        """Whether the clause ends before ``i``."""
        return i >= self.size or self.tokens[i].kind == "p" and self.norm(i) not in ("%", "٪")

    def end_day(self, i: int) -> Found | None:
        """«في 27» at the end of its clause: a day of the month."""
        found = self.day_number(i)
        if found and self.ends(found[0]) and self.norm(i - 1) in ("في", "يوم", "بتاريخ"):
            return found[0], Point(day=found[1])
        return None

    def digit_day(self, i: int) -> Found | None:
        """«12 آب 2019», «12 من الشهر الجاري», «28-نوفمبر»."""
        if i >= self.size:
            return None
        if self.tokens[i].kind == "n" and not is_digits(self.tokens[i]):
            value = dated(self.tokens[i].norm, True)
            return (i + 1, value) if isinstance(value, Point) and value.day else None
        found = number(self.tokens, self.items, i)
        return self.day_of(found) if found else None

    def ordinal_day(self, i: int) -> Found | None:
        """«الثاني عشر من آب», «أول أيلول», «أول يوم جمعة من تموز»."""
        found = ordinal(self.items, i) or number(self.tokens, self.items, i)
        if found is None:
            return None
        if self.norm(found[0]) == "يوم" and self.item(found[0] + 1).weekday is not None:
            weekday = self.item(found[0] + 1).weekday
            j = self.past(found[0] + 2, ("من", "في"))
            month = self.month_point(j, True) or self.unit_point(j)
            return (month[0], Nth(found[1], "day", month[1], weekday)) if month else None
        return self.day_of(found)

    def day_of(self, found: tuple[int, int]) -> Found | None:
        """The month, or «الشهر الجاري», that a day's number is of."""
        i, day = found
        if not 1 <= day <= 31:
            return None
        if self.norm(i) in ("-", "/", ".", "،", ",") and self.item(i + 1).month and not self.item(i + 1).conj:
            i += 1
        j = self.past(i, ("من", "في"))
        month = self.month_point(j, True) or self.unit_point(j)
        dated_day = _with_day(month[1], day) if month else None
        return (month[0], dated_day) if month and dated_day else None

    def month_day(self, i: int) -> Found | None:
        """«يناير 22, 2018», «مايو الحادي عشر»."""
        name = self.month_name(i)
        if name is None:
            return None
        j = name[0] + (self.norm(name[0]) in ("-", "."))
        day = self.day_number(j)
        if day is None or self.counts(day[0]) and self.item(day[0]).number is None:
            return None
        year = self.year_after(day[0])
        return (year or day)[0], Point(year[1] if year else None, name[1], day[1], hijri=name[2])

    # -- months -----------------------------------------------------------------------------------------

    def month_name(self, i: int) -> tuple[int, int, bool] | None:
        """(index after, month, whether Hijri), with the other name of «آب/ أغسطس»."""
        found = self.one_month(i)
        if found is None:
            return None
        j = found[0]
        if self.norm(j) in ("/", "(", "-", "،", "["):
            other = self.one_month(j + 1)
            if other and other[1] == found[1]:
                return other[0] + (self.norm(other[0]) in (")", "]")), found[1], found[2]
        return found

    def one_month(self, i: int) -> tuple[int, int, bool] | None:
        """One name of a month, of one word or two."""
        item = self.item(i)
        if item.months:
            second = item.months.get(self.norm(i + 1))
            if second:
                return i + 2, *second
        if item.month is not None and not item.det:
            return i + 1, item.month, item.hijri
        return None

    def month_point(self, i: int, led: bool) -> Found | None:
        """«آب 2019», «نوفمبر الماضي», «أيلول من العام الماضي», «شهر آب», «هذا نيسان»."""
        this = self.item(i).demonstrative
        j = self.month_word(i + this)
        named = self.month_name(j)
        if named is None:
            return None
        day = self.month_day(j)
        if day:
            return day
        after, month, hijri = named
        found = self.month_tail(after, month, hijri)
        if found:
            return found
        sure = led or j > i or not self.item(j).doubtful
        return (after, Point(month=month, hijri=hijri, toward=0 if this else None)) if sure else None

    def month_tail(self, i: int, month: int, hijri: bool) -> Found | None:
        """What says which year's month it is."""
        year = self.year_after(i)
        if year:
            return year[0], Point(year[1], month, hijri=hijri)
        following = self.item(i)
        if following.mod is not None and following.det:
            return i + 1, Point(month=month, toward=following.mod, hijri=hijri)
        of = self.unit_point(self.past(i, ("من", "في")))
        if of and isinstance(of[1], Offset) and of[1].parts[0][0] == "year":
            return of[0], Point(month=month, within=("year", int(of[1].parts[0][1])), hijri=hijri)
        return None

    # -- years ------------------------------------------------------------------------------------------

    def year_after(self, i: int) -> tuple[int, int] | None:
        """The year after a month: «2019», «, 2019», «من عام 2019», «ألفين وثمانية عشر», «1440 هـ»."""
        j = self.past(self.comma(i), ("من", ".", "للعام", "لعام", "لسنه"))
        item = self.item(j)
        if item.unit == "year" and item.count == 1:
            j += 1
        found = number(self.tokens, self.items, j)
        if found is None or not 1000 <= found[1] <= 2999:
            return None
        if self.norm(found[0]) in ("ه", "هجري", "هجريه", "م", "ميلادي"):
            return found[0] + 1, found[1]
        return found

    def year(self, i: int) -> Found | None:
        """A year that something leads to: «2014», «عام 2014», «العام 2014»."""
        item = self.item(i)
        named = item.unit == "year" and item.count == 1
        found = number(self.tokens, self.items, i + named)
        if found is None or not (named and 100 <= found[1] <= 2999 or _is_year(found[1])):
            return None
        if not named and self.counts(found[0]):
            return None
        after = found[0]
        if self.norm(after) in ("ه", "هجري", "هجريه"):
            return after + 1, Point(year=found[1], hijri=True)
        return after + (self.norm(after) in ("م", "ميلادي", "ميلاديه")), Point(year=found[1])

    def year_first(self, i: int) -> Found | None:
        """«2016 الربع الثالث», «2016 نوفمبر 16»."""
        if not _is_year(int(self.tokens[i].norm[:9])):
            return None
        unit, count = self.nth_unit(i + 1), ordinal(self.items, i + 2)
        if unit is None or count is None or not self.item(i + 2).det:
            return None
        return count[0], Nth(count[1], unit, Point(year=int(self.tokens[i].norm)))

    def bare_year(self, i: int, led: bool) -> Found | None:
        """Four digits that nothing counts with."""
        value = int(self.tokens[i].norm[:9])
        if not _is_year(value) or len(self.tokens[i].norm) != 4 or self.counts(i + 1) and not (led and value % 100):
            return None
        if not led and (self.item(i - 1).unit or self.item(i - 1).approx):
            return None
        return i + 1, Point(year=value)

    def year_words(self, i: int) -> Found | None:
        """«ألفين وثمانية عشر» after a word that leads to it."""
        found = number(self.tokens, self.items, i)
        led = self.prep(i - 1) in ("in", "from", "to", "since")
        if found and led and 1000 < found[1] <= LAST_YEAR and found[0] > i + 1 and not self.counts(found[0]):
            return found[0], Point(year=found[1])
        return None

    # -- units ------------------------------------------------------------------------------------------

    def unit_point(self, i: int, bare: bool = False) -> Found | None:
        """«الشهر الماضي», «هذا الأسبوع», «عام 2013», «الأشهر الستة الماضية», «القرن الماضي».

        ``bare`` accepts the unit alone as the current one («مطلع العام»).
        """
        item = self.item(i)
        if item.demonstrative:
            unit = self.item(i + 1)
            if unit.unit is not None and unit.det and unit.count == 1:
                return self.moved(i + 2, unit.unit, 1, 0)
            return None
        if item.unit is None or item.unit == "hour" and not item.det:
            return None
        if item.unit == "year":
            found = self.year(i) or self.two_years(i)
            if found:
                return found
        if not item.det:
            return None
        return self.unit_tail(i, item.unit, item.count, bare)

    def two_years(self, i: int) -> Found | None:
        """«عامي 2011 و2013»."""
        if self.item(i).count != 2:
            return None
        first = number(self.tokens, self.items, i + 1)
        k = self.joint(first[0], ("and",)) if first and _is_year(first[1]) else None
        second = number(self.tokens, self.items, k) if k is not None else None
        if first is None or second is None or not _is_year(second[1]):
            return None
        return second[0], Span(Point(year=first[1]), Point(year=second[1]))

    def unit_tail(self, i: int, unit: Unit, count: int, bare: bool) -> Found | None:
        """What follows a unit with its article."""
        j = i + 1
        following = self.item(j)
        if following.same:
            return j + 1, Vague()
        counted = number(self.tokens, self.items, j)
        if following.few and following.det:
            return (j + 2, Vague()) if self.item(j + 1).mod is not None else None
        if counted:
            j, count = counted
        mod = self.item(j)
        if self.norm(j) == "بعد" and self.item(j + 1).mod == 1:
            return j + 2, Offset(((unit, 2),))
        if mod.mod is not None and mod.det:
            return self.moved(j + 1, unit, count, mod.mod)
        if self.norm(j) in _RECENT and count != 1:
            return j + 1, Window(((unit, count),)) if count else Vague()
        found = self.weekday_in(j, unit)
        if found:
            return found
        if bare and count == 1 and not counted:
            return j, Offset(((unit, 0),))
        return None

    def moved(self, i: int, unit: Unit, count: int, mod: int) -> Found:
        """The unit before or after this one; several make a window; «الأسبوع القادم يوم الجمعة» is a day."""
        if count != 1:
            return i, Window(((unit, count),), forward=mod > 0) if count else Vague()
        if unit == "week":
            j = self.past(i, ("يوم",))
            day = self.item(j)
            if day.weekday is not None and day.det:
                return j + 1, Point(weekday=day.weekday, within=("week", mod))
        return i, Offset(((unit, mod),))

    def weekday_in(self, i: int, unit: Unit) -> Found | None:
        """«الأسبوع في 15 سبتمبر» and such: the week a day is in."""
        if unit != "week":
            return None
        j = self.past(i, ("في",))
        found = self.digit_day(j) if j < self.size else None
        return (found[0], Nth(0, "week", found[1])) if found else None

    def nth(self, i: int) -> Found | None:
        """«الأسبوع الثالث من عام 2027», «الربع الأول من هذا العام», «النصف الثاني من 2016»."""
        unit, count = self.nth_unit(i), ordinal(self.items, i + 1)
        if unit is None or count is None or not self.item(i + 1).det:
            return None
        j = self.past(count[0], ("من", "في"))
        of = self.unit_point(j) or self.month_point(j, True) or self.year(j)
        if of is None:
            spoken = number(self.tokens, self.items, j)
            of = (spoken[0], Point(year=spoken[1])) if spoken and _is_year(spoken[1]) else None
        return (of[0], Nth(count[1], unit, of[1])) if of else None

    def nth_unit(self, i: int) -> Unit | None:
        """A unit that is counted inside a longer one."""
        item = self.item(i)
        unit: Unit | None = "half" if item.half else item.unit
        return unit if item.det and item.count <= 1 and unit in ("week", "quarter", "half") else None

    def week_with(self, i: int) -> Found | None:
        """«أسبوع 15 سبتمبر»: the week that day is in."""
        item = self.item(i)
        if item.unit != "week" or item.count != 1 or item.det:
            return None
        found = self.digit_day(i + 1)
        return (found[0], Nth(0, "week", found[1])) if found else None

    def season(self, i: int) -> Found | None:
        """«صيف 2018», «الصيف الماضي», «هذا الصيف»."""
        this = self.item(i).demonstrative
        item = self.item(i + this)
        if item.season is None or not item.det and item.months.get(self.norm(i + 1)):
            return None
        j = i + this + 1
        year = self.year(j)
        if year and isinstance(year[1], Point):
            return year[0], Point(year=year[1].year, season=item.season)
        following = self.item(j)
        if following.mod is not None and following.det:
            return j + 1, Point(season=item.season, toward=following.mod)
        of = self.unit_point(self.past(j, ("من",)))
        if of and isinstance(of[1], Offset) and of[1].parts[0][0] == "year":
            return of[0], Point(season=item.season, within=("year", int(of[1].parts[0][1])))
        if this or item.det and item.season != 2:
            return j, Point(season=item.season, toward=0 if this else None)
        return None

    def decade(self, i: int) -> Found | None:
        """«السبعينيات», «سبعينيات القرن الماضي»."""
        start = self.item(i).decade
        if start is None:
            return None
        j = self.past(i + 1, ("من",))
        if self.norm(j) == "القرن":
            mod = self.item(j + 1).mod
            if mod is not None:
                return j + 2, Decade((1900 if mod < 0 else 2000) + start)
            count = ordinal(self.items, j + 1)
            if count:
                return count[0], Decade((count[1] - 1) * 100 + start)
        if self.norm(j) in ("عمره", "عمرها", "العمر", "عمرهم"):
            return None
        return i + 1, Decade(start)

    def lasts(self, i: int) -> Found | None:
        """«آخر 3 سنوات», «3 أيام القادمة», «آخر يوم»."""
        last = self.item(i).meaning == "last"
        lasting = self.duration(i + last)
        if lasting is None:
            return None
        after, parts, known = lasting
        mod = self.item(after)
        if last and self.item(i + 1).unit is None:
            return (after, Window(parts)) if known else (after, Vague())
        if mod.mod is not None and mod.det and not last:
            return after + 1, Window(parts, forward=mod.mod > 0) if known else Vague()
        if self.norm(after) in _RECENT:
            return after + 1, Window(parts) if known else Vague()
        now = self.ago(after, ("الان",))
        return (now, Offset(parts, counted=True, turned=True)) if now > after and known and not last else None

    # -- durations --------------------------------------------------------------------------------------

    def duration(self, i: int) -> Duration | None:
        """«شهرين», «10 أيام», «أقل من أسبوع», «عام ونصف», «شهر و21 يوماً», «نحو ثماني سنوات»."""
        i = self.approximate(i)
        first = self.one_duration(i)
        if first is None:
            return None
        after, parts, known = first
        while True:
            following = self.and_duration(after, parts[-1][0])
            if following is None:
                break
            after, parts, known = following[0], parts + following[1], known and following[2]
        return self.past(after, ("تقريبا",)), parts, known

    def approximate(self, i: int) -> int:
        """Past «نحو», «أكثر من», «ما يقارب», «ما يزيد على»."""
        for _ in range(3):
            item = self.item(i)
            if self.norm(i) == "ما" and self.norm(i + 1) in ("يقارب", "يقرب", "يزيد", "لا"):
                i += 2
            elif item.approx or self.norm(i) == "ال":
                i += 1
            else:
                break
            i = self.past(i, ("من", "علي", "عن"))
        return i

    def one_duration(self, i: int) -> Duration | None:
        """A count and its unit."""
        item = self.item(i)
        if item.half and self.item(i + 1).unit and not self.item(i + 1).det and self.item(i + 1).count == 1:
            return i + 2, ((self._unit(i + 1), item.half),), True
        if item.few:
            j = self.past(i + 1, ("من",))
            unit = self.item(j)
            return (j + 1, ((unit.unit, 0),), False) if unit.unit and unit.count == 0 else None
        if item.unit and not item.det:
            return self.uncounted(i, item)
        counted = number(self.tokens, self.items, i)
        if counted is None:
            return None
        unit = self.item(counted[0])
        if unit.unit is None:
            return None
        return counted[0] + 1, ((unit.unit, counted[1]),), True

    def uncounted(self, i: int, item: Item) -> Duration | None:
        """A unit whose number is in its form: «يوم», «يومين», «أيام»; «عام واحد»."""
        assert item.unit is not None
        one = self.item(i + 1)
        after = i + 2 if one.number == 1 and not one.det and not one.conj else i + 1
        if item.count == 0 and self.norm(i + 1).startswith("ال") and one.mod is None:
            return None
        if item.count == 0 and (one.few or self.norm(i + 1) in ("قليله", "عديده", "طويله")):
            return i + 2, ((item.unit, 0),), False
        return after, ((item.unit, item.count),), item.count > 0 or item.unit == "hour"

    def _unit(self, i: int) -> Unit:
        unit = self.item(i).unit
        assert unit is not None
        return unit

    def and_duration(self, i: int, unit: Unit) -> Duration | None:
        """«ونصف», «وشهر», «, 21 يوماً»."""
        item = self.item(i)
        if item.conj == "و" and item.half and not item.det:
            return i + 1, ((unit, item.half),), True
        if self.norm(i) == "و" and self.item(i + 1).half and not self.item(i + 1).det:
            return i + 2, ((unit, 0.5),), True
        j = i + 1 if self.norm(i) in ("و", ",", "،") else i
        joined = j > i or item.conj == "و" or i < self.size and self.tokens[i].kind == "n"
        if not joined or j >= self.size:
            return None
        found = self.one_duration(j)
        return found if found and found[2] and _shorter(found[1][0][0], unit) else None


def _shorter(unit: Unit, than: Unit) -> bool:
    """Whether a compound can go on with ``unit`` after ``than``."""
    order: tuple[Unit, ...] = ("hour", "day", "week", "month", "year", "decade")
    return unit in order and than in order and unit != than


def _signed(parts: tuple[tuple[Unit, float], ...], sign: int) -> tuple[tuple[Unit, float], ...]:
    return tuple((unit, sign * count) for unit, count in parts)


def _turned(value: Value) -> bool:
    """Whether the value is a count «من الآن», whose direction a preposition tells."""
    return isinstance(value, Offset) and value.turned


def _is_year(value: int) -> bool:
    return FIRST_YEAR <= value <= LAST_YEAR


def _with_day(value: Value, day: int) -> Point | None:
    """The day of a month that is named or relative."""
    if isinstance(value, Point) and value.month and value.day is None:
        return value._replace(day=day)
    if isinstance(value, Offset) and value.parts[0][0] == "month":
        return Point(day=day, within=("month", int(value.parts[0][1])))
    return None


def _same_kind(first: Value, last: Value) -> bool:
    """Whether two ends make a range: not a day and a vague word."""
    kinds = (Point, Offset, Part)
    return isinstance(first, kinds) and isinstance(last, kinds)
