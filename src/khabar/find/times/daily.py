"""Days by name: «اليوم الجمعة», «أمس», «الاثنين الماضي», «ليل الخميس/الجمعة», «يوم 12 آب»."""

from __future__ import annotations

from khabar.find.times.lexis import Item
from khabar.find.times.looking import EMPTY, Found
from khabar.find.times.months import Months
from khabar.find.times.values import Nth, Offset, Point, Span, Vague, Window


class Daily(Months):
    """Weekdays, relative days and parts of a day."""

    def of_day(self, i: int) -> Found | None:
        """«اليوم الجمعة», «صباح الاثنين 12 آب», «أمس», «ليل الخميس/الجمعة»."""
        item = self.item(i)
        if item.adverb and not item.clitic and not item.det:
            return self.adverb(i, item.adverb)
        if item.daypart:
            return self.daypart(i)
        if item.demonstrative:
            return self.this_day(i)
        if item.relative is not None:
            return self.relative(i, item.relative)
        if item.ordinal == 1 and not item.det:
            return self.day_before_yesterday(i)
        return self.named_or_numbered(i, item)

    def this_day(self, i: int) -> Found | None:
        """«هذا اليوم», «هذا الصباح», «هذا يوم الجمعة»."""
        if self.norm(i + 1) == "يوم" and self.item(i + 2).weekday is not None:
            return i + 3, Point(weekday=self.item(i + 2).weekday, within=("week", 0))
        if self.norm(i + 1) in ("اليوم", "الصباح", "المساء", "الليله"):
            after, weekday = self.named_day(i + 2)
            return after, Offset((("day", 0),), weekday=weekday)
        return None

    def day_before_yesterday(self, i: int) -> Found | None:
        """«أول أمس», «أول من أمس»."""
        j = self.past(i + 1, ("من",))
        if self.item(j).relative != -1:
            return None
        after, weekday = self.named_day(j + 1)
        return after, Offset((("day", -2),), weekday=weekday)

    def beyond(self, i: int) -> Found | None:
        """«بعد غد», «قبل يوم أمس»: two days off."""
        side = {"after": 1, "before": -1}.get(self.prep(i))
        day = i + 2 if self.norm(i + 1) == "يوم" else i + 1
        if side is None or self.item(day).relative != side:
            return None
        after, weekday = self.named_day(day + 1)
        return after, Offset((("day", 2 * side),), weekday=weekday)

    def named_or_numbered(self, i: int, item: Item) -> Found | None:
        """«يوم …» or a weekday's name."""
        if item.unit == "day" and item.count == 1 and not item.det:
            return self.the_day(i)
        if item.weekday is not None and item.det:
            return self.weekday(i, item.weekday)
        return None

    def adverb(self, i: int, part: str) -> Found | None:
        """«فجرا» alone is the page's day, «ليلا» the night before or after it; «فجرا يوم الأحد» is that day.

        After an hour of the clock («الرابعة عصرا») it names no day.
        """
        day = self.of_day(i + 1) if self.item(i + 1) is not EMPTY and not self.item(i + 1).adverb else None
        if day is not None:
            return day
        hour = self.item(i - 1)
        if hour.ordinal is not None or hour.number is not None or (i and self.tokens[i - 1].kind == "n"):
            return None
        return i + 1, Window((("day", 1),), closed=True) if part == "night" else Offset((("day", 0),))

    def daypart(self, i: int) -> Found | None:
        """«صباح» and the day it is of; alone it names no day."""
        item = self.item(i)
        if item.det and self.item(i + 1).mod == -1:
            return i + 2, Offset((("day", -1),))
        j = i + 1
        if self.item(j).demonstrative:
            j += 1
        found = self.of_day(j) if self.item(j) is not EMPTY else self.digit_day(j)
        if found is None or (self.item(j).daypart and j == i + 1 and not self.item(i).daypart):
            return None
        return self.second_night(found)

    def second_night(self, found: Found) -> Found:
        """The other weekday of «ليل الخميس/الجمعة», «ليلة الخميس - الجمعة» and «ليل الخميس الجمعة»."""
        i, value = found
        if not isinstance(value, Point) or value.weekday is None or value.day is not None:
            return found
        marked = self.norm(i) in ("/", "-", "–", "الي", "علي")
        following = self.item(i + marked)
        if following.weekday is None or not following.det:
            return found
        if not marked and following.weekday != (value.weekday + 1) % 7:
            return found
        return i + marked + 1, Span(value, Point(weekday=following.weekday, toward=value.toward))

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
        return token is not None and item is EMPTY and token.norm.startswith("ال") and token.norm.endswith(("ي", "يه"))

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
        after, of = month or (i + 2, Offset((("month", 0),)))
        return after, Nth(count, "day", of, weekday)

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
        if bare is None or self.counts(bare[0]) or (i < j and self.norm(i) != "في"):
            return None
        spelt = self.tokens[j].kind == "w"
        if spelt and (i == j or (bare[1] <= 12 and self.norm(j).endswith("ه"))):
            return None
        return bare[0], Point(day=bare[1])

    def named_day(self, i: int) -> tuple[int, int | None]:
        """The weekday's name at ``i``, after a comma or in brackets, if one stands there."""
        opened = self.norm(i) == "("
        item = self.item(i + opened)
        if item.weekday is None or not item.det or (opened and self.norm(i + 2) != ")"):
            return i, None
        return i + (3 if opened else 1), item.weekday
