"""Units of the calendar: «الشهر الماضي», «هذا الأسبوع», «عام 2013», «الأشهر الستة الماضية»."""

from __future__ import annotations

from khabar.find.times.durations import RECENT, Durations
from khabar.find.times.looking import Found, is_year
from khabar.find.times.numerals import LAST_YEAR, number
from khabar.find.times.values import Offset, Point, Span, Unit, Vague, Window


class Units(Durations):
    """Years by number, and any unit by its distance."""

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
        if item.unit is None or (item.unit == "hour" and not item.det):
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
        k = self.joint(first[0], ("and",)) if first and is_year(first[1]) else None
        second = number(self.tokens, self.items, k) if k is not None else None
        if first is None or second is None or not is_year(second[1]):
            return None
        return second[0], Span(Point(year=first[1]), Point(year=second[1]))

    def unit_tail(self, i: int, unit: Unit, count: int, bare: bool) -> Found | None:
        """What follows a unit with its article."""
        j = i + 1
        following = self.item(j)
        if following.same:
            return j + 1, Vague()
        if following.few and following.det:
            return (j + 2, Vague()) if self.item(j + 1).mod is not None else None
        counted = number(self.tokens, self.items, j)
        j, count = counted or (j, count)
        return self.modified(j, unit, count) or ((j, Offset(((unit, 0),))) if bare and count == 1 else None)

    def modified(self, j: int, unit: Unit, count: int) -> Found | None:
        """«الماضي», «بعد القادم», «الأخيرة» after a unit and its count."""
        mod = self.item(j)
        if self.norm(j) == "بعد" and self.item(j + 1).mod == 1:
            return j + 2, Offset(((unit, 2),))
        if mod.mod is not None and mod.det:
            return self.moved(j + 1, unit, count, mod.mod)
        if self.norm(j) in RECENT and count != 1:
            return j + 1, Window(((unit, count),)) if count else Vague()
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
        if found is None or not ((named and 100 <= found[1] <= 2999) or is_year(found[1])):
            return None
        if not named and self.counts(found[0]):
            return None
        after = found[0]
        if self.norm(after) in ("ه", "هجري", "هجريه"):
            return after + 1, Point(year=found[1], hijri=True)
        return after + (self.norm(after) in ("م", "ميلادي", "ميلاديه")), Point(year=found[1])

    def year_words(self, i: int) -> Found | None:
        """«ألفين وثمانية عشر» after a word that leads to it."""
        found = number(self.tokens, self.items, i)
        led = self.prep(i - 1) in ("in", "from", "to", "since")
        if found and led and 1000 < found[1] <= LAST_YEAR and found[0] > i + 1 and not self.counts(found[0]):
            return found[0], Point(year=found[1])
        return None
