"""Pages and claims made for tests, without reading anything."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from khabar.model import (
    Claim,
    Doc,
    EntityRef,
    Event,
    Evidence,
    Interval,
    Label,
    Media,
    Modality,
    Page,
    Polarity,
    Source,
    SourceKind,
    Span,
)

RUSSIA = EntityRef("موسكو", "gov-ru", Label("روسيا", "Russia"))
TURKEY = EntityRef("أنقرة", "gov-tr", Label("تركيا", "Türkiye"))
FACTIONS = EntityRef("فصائل المعارضة")
ENVOY = Source(EntityRef("لافرينتيف", "lavrentiev", Label("ألكسندر لافرينتيف", "Alexander Lavrentiev")),
               SourceKind.PERSON, "أكد")  # fmt: skip
RT = Source(EntityRef("روسيا اليوم", "outlet-rt", Label("روسيا اليوم", "RT Arabic")), SourceKind.OUTLET, "بحسب")
UNNAMED = Source(EntityRef("مصادر معارضة"), SourceKind.UNNAMED, "قالت")
OUTLET = EntityRef("سناك سوري", "outlet-snack", Label("سناك سوري", "Snack Syrian"))

STORY = "عرضت موسكو السلاح على فصائل المعارضة. وقصفت الطائرات بلدة الهبيط أمس. ونفت أنقرة ذلك."


def page(text: str = STORY, uri: str = "a.txt", *, outlet: str | None = None) -> Page:
    """A page of plain text."""
    return Page(hashlib.sha256(text.encode()).hexdigest(), uri, text, Media.TEXT, outlet=outlet)


def doc(of: Page, **changes: object) -> Doc:
    """What its claims repeat of it."""
    made = Doc(of.id, of.uri, OUTLET, "عنوان", Interval("2017-01-05", "2017-01-12", None, "inferred", "الأسبوع الماضي"))
    return replace(made, **changes)  # type: ignore[arg-type]


def claim(of: Page, start: int = 0, end: int = 37, **changes: object) -> Claim:
    """Moscow offers the factions weapons; ``changes`` replace its fields."""
    evidence = Evidence(Span(start, end), of.raw[start:end])
    trigger = Evidence(Span(start, start + 4), of.raw[start : start + 4])
    made = Claim(
        doc(of), (evidence,), (RT, ENVOY), Event("AID", None, trigger),
        (RUSSIA,), (FACTIONS,), (), Modality.OFFERED, Polarity.AFFIRMED, None, Interval(), 0.7, ("عرض [modal]",),
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def raid(of: Page, **changes: object) -> Claim:
    """The second sentence: an air strike, yesterday."""
    trigger = Evidence(Span(38, 43), of.raw[38:43])
    return claim(
        of, 38, 69, sources=(), event=Event("ASSAULT", "aerial", trigger), actors=(RUSSIA, TURKEY), recipients=(),
        places=(EntityRef("بلدة الهبيط"),), modality=Modality.ASSERTED, time=Interval("2017-01-08", "2017-01-09", "أمس",
        "relative"), **changes,
    )  # fmt: skip
