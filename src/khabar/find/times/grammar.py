"""How dating words combine: from tokens to symbolic values.

The rules stand in a line of classes, each built on the one before: ``looking`` (words), ``durations``, ``units``,
``months``, ``daily``, ``periods``, and here prepositions and whole expressions.
"""

from __future__ import annotations

from khabar.find.times.durations import Duration, signed
from khabar.find.times.looking import Found
from khabar.find.times.numerals import is_digits
from khabar.find.times.periods import Periods
from khabar.find.times.values import Edge, Offset, Point, Span, Vague, Value, Window

Introduced = tuple[int, int, Value]
"""(index after, where the dating words begin, value)."""


class Scan(Periods):
    """The time expressions of one token sequence."""

    def expression(self, i: int) -> Introduced | None:
        """The expression that begins at ``i``: (index after, where its dating words begin, value)."""
        item = self.item(i)
        if item.prep and not self.promising(i + 1) and self.norm(i + 1) not in item.phrases:
            return None
        vague = self.vague(i)
        prep = self.prep(i)
        found = None
        if not prep:
            found = self.standing(i) if item.starts or self.tokens[i].kind == "n" else None
        elif self.promising(i + 1):
            found = self.introduced(i, prep)
        if found and (vague is None or found[0] >= vague):
            return found[0] + bool(self.item(found[0]).adverb), *found[1:]
        return (vague, i, Vague()) if vague is not None else None

    def standing(self, i: int) -> Introduced | None:
        """What needs no preposition."""
        running = self.running(i)
        if running:
            return running
        if self.item(i).meaning:
            later = self.later(i)
            if later:
                return later[0], i, later[1]
            start = self.starting(i)
            if start:
                return start
        bare = self.period(i, self.led(i))
        return (bare[0], self.core(i, bare[1]), bare[1]) if bare else None

    def running(self, i: int) -> Introduced | None:
        """«لليوم الخامس», «للأسبوع الثالث على التوالي»: from the first of them to the day it is said."""
        item, rank = self.item(i), self.item(i + 1).ordinal
        if item.clitic != "ل" or not item.det or item.unit is None or item.count != 1:
            return None
        if rank is None or rank < 1 or not self.item(i + 1).det:
            return None
        after = i + 2
        if self.norm(after) == "علي" and self.norm(after + 1) in ("التوالي", "التوالى"):
            after += 2
        return after, i, Window(((item.unit, rank - 1),), closed=True)

    def promising(self, i: int) -> bool:
        """Whether a dating word or a number stands at ``i``; most prepositions govern neither."""
        return i < self.size and (self.items[i] is not None or self.tokens[i].kind == "n" or self.norm(i) == "ما")

    def vague(self, i: int) -> int | None:
        """Past the phrase at ``i`` that names no date («في وقت سابق»)."""
        item = self.item(i)
        if not item.phrases:
            return None
        for rest in item.phrases.get(self.norm(i + 1), ()) if i + 1 < self.size else ():
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
        return (bool(item.clitic) and not item.doubtful) or self.item(i - 1).glue or self.item(i - 1).unit is not None

    def introduced(self, i: int, prep: str) -> Introduced | None:
        """A preposition and what it governs."""
        rule = {
            "in": self.inside, "since": self.since, "before": self.before, "after": self.after, "until": self.until,
            "from": self.from_to, "between": self.between, "for": self.lasting,
        }.get(prep)  # fmt: skip
        return rule(i) if rule else None

    def starting(self, i: int) -> Introduced | None:
        """«اعتباراً من 3 أيلول»."""
        if self.item(i).meaning != "start" or self.prep(i + 1) not in ("from", "since"):
            return None
        found = self.period(i + 2, True)
        return (found[0], i + 2, Edge("since", found[1])) if found else None

    def inside(self, i: int) -> Introduced | None:
        """«في عام 2013», «خلال الأشهر الستة الماضية», «في غضون أسبوعين»."""
        j = self.glue(i + 1, ("غضون", "حدود"))
        between = self.between(j) if self.prep(j) == "between" else None
        if between:
            return between
        later = self.later(j) if self.item(j).meaning else None
        if later:
            return later[0], i, later[1]
        found = self.period(j, True)
        if found:
            wide = isinstance(found[1], Window) and found[1].parts[0][1] not in (1, 2)
            return found[0], i if wide else self.core(j, found[1]), found[1]
        lasting = self.duration(j)
        if lasting is None or (lasting[1][0][1] == 1 and not is_digits(self.tokens[j])):
            return None
        return lasting[0], i, Window(lasting[1], forward=True, hedged=True) if lasting[2] else Vague()

    def since(self, i: int) -> Introduced | None:
        """«منذ شهرين» counts back; «منذ نيسان» begins and is open."""
        lasting = self.duration(i + 1)
        found = self.period(i + 1, True)
        if found and (lasting is None or (found[0] > lasting[0] and not _turned(found[1]))):
            return found[0], i, found[1] if isinstance(found[1], Span) else Edge("since", found[1])
        if lasting is None:
            return None
        if not lasting[2]:
            return lasting[0], i, Vague()
        after = self.ago(lasting[0], ("الان",))
        core = i if after == lasting[0] else i + 1
        return after, core, Offset(signed(lasting[1], -1), since=core == i, counted=True)

    def before(self, i: int) -> Introduced | None:
        """«قبل شهرين», «قبل أمس», «قبل عام 2011»; «قبل 5 أيام من الهجوم» names no date."""
        day = self.beyond(i)
        if day:
            return day[0], i, day[1]
        lasting = self.duration(i + 1)
        found = self.period(i + 1, True)
        if found and (lasting is None or (found[0] > lasting[0] and not _turned(found[1]))):
            return found[0], i, Edge("before", found[1])
        if lasting is None:
            return None
        after = self.ago(lasting[0], ("الان",))
        anchored = after == lasting[0] and self.norm(after) == "من"
        if anchored or not lasting[2]:
            return after, i, Vague()
        return after, i, Offset(signed(lasting[1], -1), counted=True)

    def after(self, i: int) -> Introduced | None:
        """«بعد غد», «بعد يومين», «بعد عام ونصف من الدعم», «بعد عام 2011»."""
        day = self.of_day(i + 2) if self.norm(i + 1) in ("ظهر", "منتصف") else self.beyond(i)
        if day:
            return day[0], i, day[1]
        lasting = self.duration(i + 1)
        found = self.period(i + 1, True)
        if found and (lasting is None or (found[0] > lasting[0] and not _turned(found[1]))):
            return found[0], i, Edge("after", found[1])
        return self.passed(i, lasting) if lasting else None

    def passed(self, i: int, lasting: Duration) -> Introduced:
        """«بعد» + duration: ahead, or what went before («بعد عام ونصف من الدعم»)."""
        now = self.ago(lasting[0], ("الان", "اليوم"))
        if not lasting[2]:
            return now, i, Vague()
        if now == lasting[0] and self.norm(now) in ("من", "علي"):
            return now, i, Window(lasting[1], closed=True)
        core = i + 1 if len(lasting[1]) > 1 and now > lasting[0] else i
        return now, core, Offset(signed(lasting[1], 1), counted=True)

    def until(self, i: int) -> Introduced | None:
        """«حتى نهاية العام»."""
        found = self.period(i + 1, True)
        return (found[0], i, Edge("until", found[1])) if found else None

    def lasting(self, i: int) -> Introduced | None:
        """«لمدة شهرين»: how long, not when."""
        found = self.duration(i + 1)
        return (found[0], i, Vague()) if found else None

    def from_to(self, i: int) -> Introduced | None:
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

    def between(self, i: int) -> Introduced | None:
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


def _turned(value: Value) -> bool:
    """Whether the value is a count «من الآن», whose direction a preposition tells."""
    return isinstance(value, Offset) and value.turned
