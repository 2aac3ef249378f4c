"""Months, their days, and what is counted inside a month or year: weeks, quarters, seasons, decades."""

from __future__ import annotations

from khabar.find.times.looking import Found, is_year
from khabar.find.times.numerals import dated, is_digits, number, ordinal
from khabar.find.times.units import Units
from khabar.find.times.values import Decade, Nth, Offset, Point, Unit, Value


class Months(Units):
    """Names of the calendar and the numbers of their days."""

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

    def month_day(self, i: int) -> Found | None:
        """«يناير 22, 2018», «مايو الحادي عشر»."""
        name = self.month_name(i)
        if name is None:
            return None
        j = name[0] + (self.norm(name[0]) in ("-", "."))
        day = self.day_number(j)
        if day is None or (self.counts(day[0]) and self.item(day[0]).number is None):
            return None
        year = self.year_after(day[0])
        return (year or day)[0], Point(year[1] if year else None, name[1], day[1], hijri=name[2])

    def day_number(self, i: int) -> tuple[int, int] | None:
        """1–31 in digits or words, cardinal or ordinal."""
        if i >= self.size:
            return None
        found = ordinal(self.items, i) or number(self.tokens, self.items, i)
        return found if found and 1 <= found[1] <= 31 else None

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
        dated_day = with_day(month[1], day) if month else None
        return (month[0], dated_day) if month and dated_day else None

    def nth(self, i: int) -> Found | None:
        """«الأسبوع الثالث من عام 2027», «الربع الأول من هذا العام», «النصف الثاني من 2016»."""
        unit, count = self.nth_unit(i), ordinal(self.items, i + 1)
        if unit is None or count is None or not self.item(i + 1).det:
            return None
        j = self.past(count[0], ("من", "في"))
        of = self.unit_point(j) or self.month_point(j, True) or self.year(j)
        if of is None:
            spoken = number(self.tokens, self.items, j)
            of = (spoken[0], Point(year=spoken[1])) if spoken and is_year(spoken[1]) else None
        return (of[0], Nth(count[1], unit, of[1])) if of else None

    def nth_unit(self, i: int) -> Unit | None:
        """A unit that is counted inside a longer one."""
        item = self.item(i)
        unit: Unit | None = "half" if item.half else item.unit
        return unit if item.det and item.count <= 1 and unit in ("week", "quarter", "half") else None

    def week_with(self, i: int) -> Found | None:
        """«أسبوع 15 سبتمبر», «الأسبوع في 15 سبتمبر»: the week that day is in."""
        item = self.item(i)
        if item.unit != "week" or item.count != 1:
            return None
        found = self.digit_day(self.past(i + 1, ("في",)))
        return (found[0], Nth(0, "week", found[1])) if found else None

    def season(self, i: int) -> Found | None:
        """«صيف 2018», «الصيف الماضي», «هذا الصيف»."""
        this = self.item(i).demonstrative
        item = self.item(i + this)
        if item.season is None or (not item.det and item.months.get(self.norm(i + 1))):
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
        if this or (item.det and item.season != 2):
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


def with_day(value: Value, day: int) -> Point | None:
    """The day of a month that is named or relative."""
    if isinstance(value, Point) and value.month and value.day is None:
        return value._replace(day=day)
    if isinstance(value, Offset) and value.parts[0][0] == "month":
        return Point(day=day, within=("month", int(value.parts[0][1])))
    return None
