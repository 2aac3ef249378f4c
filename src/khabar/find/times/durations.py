"""Durations: «شهرين», «10 أيام», «أقل من أسبوع», «عام ونصف»."""

from __future__ import annotations

from typing import TypeAlias

from khabar.find.times.lexis import Item
from khabar.find.times.looking import Found, Looking, Parts
from khabar.find.times.numerals import number
from khabar.find.times.values import Offset, Unit, Vague, Window

Duration: TypeAlias = tuple[int, Parts, bool]
"""(index after, parts, whether the count is known)."""
RECENT = ("الاخيره", "الاخيرين", "الاخيرتين")


class Durations(Looking):
    """Counts of units, and the windows that need nothing else («آخر 3 سنوات»)."""

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
        halved = self.item(i + 1)
        if item.half and halved.unit and not halved.det and halved.count == 1:
            return i + 2, ((halved.unit, item.half),), True
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
        if item.unit is None:
            return None
        one = self.item(i + 1)
        after = i + 2 if one.number == 1 and not one.det and not one.conj else i + 1
        if item.count == 0 and self.norm(i + 1).startswith("ال") and one.mod is None:
            return None
        if item.count == 0 and (one.few or self.norm(i + 1) in ("قليله", "عديده", "طويله")):
            return i + 2, ((item.unit, 0),), False
        return after, ((item.unit, item.count),), item.count > 0 or item.unit == "hour"

    def and_duration(self, i: int, unit: Unit) -> Duration | None:
        """«ونصف», «وشهر», «, 21 يوماً»."""
        item = self.item(i)
        if item.conj == "و" and item.half and not item.det:
            return i + 1, ((unit, item.half),), True
        if self.norm(i) == "و" and self.item(i + 1).half and not self.item(i + 1).det:
            return i + 2, ((unit, 0.5),), True
        j = i + 1 if self.norm(i) in ("و", ",", "،") else i
        joined = j > i or item.conj == "و" or (i < self.size and self.tokens[i].kind == "n")
        if not joined or j >= self.size:
            return None
        found = self.one_duration(j)
        return found if found and found[2] and _shorter(found[1][0][0], unit) else None

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
        if self.norm(after) in RECENT:
            return after + 1, Window(parts) if known else Vague()
        now = self.ago(after, ("الان",))
        return (now, Offset(parts, counted=True, turned=True)) if now > after and known and not last else None


def _shorter(unit: Unit, than: Unit) -> bool:
    """Whether a compound can go on with ``unit`` after ``than``."""
    order: tuple[Unit, ...] = ("hour", "day", "week", "month", "year", "decade")
    return unit in order and than in order and unit != than


def signed(parts: Parts, sign: int) -> Parts:
    """The same counts back (-1) or ahead (1)."""
    return tuple((unit, sign * count) for unit, count in parts)
