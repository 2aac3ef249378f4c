"""Points and ranges: everything that can stand without a preposition."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.find.times.daily import Daily
from khabar.find.times.looking import COMMAS, DASHES, EMPTY, Found, is_year
from khabar.find.times.months import with_day
from khabar.find.times.numerals import dated, days, is_digits, number, ordinal
from khabar.find.times.values import Nth, Offset, Part, Point, Span, Third, Value

_THIRDS: dict[str, Third] = {"لاحق": "late", "لاحقا": "late", "متاخر": "late", "مبكر": "early"}


class Periods(Daily):
    """One date, span of the calendar or relative day, alone or as the ends of a range."""

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
        if self.prep(i) in ("to", "until") or self.norm(i) in DASHES:
            j = self.glue(i + 1, ("غايه",))
            other = self.point(j, True) or self.beyond(j)
            if other and _same_kind(value, other[1]):
                return other[0], Span(value, other[1])
        return self.days_after(i, value) or first

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
        day = with_day(value, found[1]) if found else None
        return (found[0], day) if found and day else None

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
        if plural or (is_year(first[1]) and is_year(second[1])):
            return second[0], Span(Point(year=first[1]), Point(year=second[1]))
        return self.of_month(second[0], first[1], second[1])

    def glued_pair(self, i: int) -> Found | None:
        """«4-22 يناير»."""
        two = days(self.tokens[i].norm) if i < self.size and self.tokens[i].kind == "n" else None
        return self.of_month(i + 1, *two) if two else None

    def of_month(self, i: int, first: int, last: int) -> Found | None:
        """Both days in the month that follows."""
        month = self.month_point(self.past(i, ("من", "في")), True) or self.unit_point(self.past(i, ("من", "في")))
        if month is None or not (0 < first <= 31 and 0 < last <= 31):
            return None
        a, b = with_day(month[1], first), with_day(month[1], last)
        return (month[0], Span(a, b)) if a and b else None

    def point(self, i: int, led: bool) -> Found | None:
        """One date, span of the calendar, or relative day."""
        if i >= self.size:
            return None
        if self.tokens[i].kind == "n":
            return self.digits(i, led)
        item = self.item(i)
        if item is EMPTY:
            return None
        return self.part(i) or self.of_day(i) or self.unit_point(i) or self.named(i, led)

    def named(self, i: int, led: bool) -> Found | None:
        """What a name of the calendar begins: month, season, decade, ordinal day, n-th week, last years."""
        item = self.item(i)
        if item.prep or item.mod is not None or (item.weekday is not None and item.number is None):
            return None
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

    def later(self, i: int) -> Found | None:
        """«وقت لاحق من هذا الشهر», «وقت مبكر من هذا الأسبوع», «لاحقاً هذا الشهر»."""
        timed = self.item(i).meaning == "time"
        third = _THIRDS.get(self.norm(i + 1 if timed else i))
        j = i + 1 + timed
        found = self.unit_point(self.past(j, ("من", "في", "خلال"))) if third and i < self.size else None
        return (found[0], Part(third, found[1])) if found and third else None

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
        year = self.year_after(i + 1) if self.norm(i + 1) in COMMAS and "/" in text else None
        value = dated(text, year is not None or (led and self.ends(i + 1)) or (led and "/" in text))
        if year and isinstance(value, Point) and value.year is None:
            return year[0], value._replace(year=year[1])
        return (i + 1, value) if value else None

    def end_day(self, i: int) -> Found | None:
        """«في 27» at the end of its clause: a day of the month."""
        found = self.day_number(i)
        if found and self.ends(found[0]) and self.norm(i - 1) in ("في", "يوم", "بتاريخ"):
            return found[0], Point(day=found[1])
        return None

    def year_first(self, i: int) -> Found | None:
        """«2016 الربع الثالث», «2016 نوفمبر 16»."""
        if not is_year(int(self.tokens[i].norm[:9])):
            return None
        unit, count = self.nth_unit(i + 1), ordinal(self.items, i + 2)
        if unit is None or count is None or not self.item(i + 2).det:
            return None
        return count[0], Nth(count[1], unit, Point(year=int(self.tokens[i].norm)))

    def bare_year(self, i: int, led: bool) -> Found | None:
        """Four digits that nothing counts with."""
        value = int(self.tokens[i].norm[:9])
        if not is_year(value) or len(self.tokens[i].norm) != 4 or (self.counts(i + 1) and not (led and value % 100)):
            return None
        if not led and (self.item(i - 1).unit or self.item(i - 1).approx):
            return None
        return i + 1, Point(year=value)


def _same_kind(first: Value, last: Value) -> bool:
    """Whether two ends make a range: not a day and a vague word."""
    kinds = (Point, Offset, Part)
    return isinstance(first, kinds) and isinstance(last, kinds)
