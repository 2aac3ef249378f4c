"""Who stands to whom, counted by independent voices."""

from __future__ import annotations

from dataclasses import replace

from khabar.export.marking import PageView
from khabar.export.report.relations import Relations, origin
from khabar.model import Claim, EntityRef, Event, Modality, Polarity, Source, SourceKind
from khabar.read.article import find_article
from tests.ledger.made import ENVOY, RT, RUSSIA, STORY, TURKEY, UNNAMED, claim, doc, page

ONE, TWO = page(STORY, "1"), page(STORY + " ثم", "2")


def view(*claims: Claim) -> PageView:
    of = ONE if claims[0].doc.uri == "1" else TWO
    return PageView(find_article(of), doc(of), claims)


def gathered(*views: PageView) -> Relations:
    found = Relations()
    for number, one in enumerate(views, 1):
        found.add(one, number)
    return found


def aid(of: object = ONE, **changes: object) -> Claim:
    return replace(claim(of), modality=Modality.ASSERTED, **changes)  # type: ignore[arg-type]


def test_the_same_speaker_on_two_pages_is_one_voice() -> None:
    (relation,) = gathered(view(aid()), view(aid(TWO, sources=(ENVOY,)))).of_kind("support")
    assert (relation.count, relation.said) == (1, ["1.1", "2.1"])
    assert (relation.actor.label.en, relation.recipient.key) == ("Russia", "فصايل المعارضه")


def test_other_speakers_are_other_voices() -> None:
    views = view(aid(sources=(RT,)), aid(sources=())), view(aid(TWO, sources=(ENVOY,)))
    (relation,) = gathered(*views).of_kind("support")
    assert relation.count == 3


def test_unnamed_speakers_are_voices_of_their_page() -> None:
    views = view(aid(sources=(UNNAMED,)), aid(sources=(UNNAMED,))), view(aid(TWO, sources=(UNNAMED,)))
    (relation,) = gathered(*views).of_kind("support")
    assert relation.count == 2


def test_without_an_outlet_the_page_is_the_voice() -> None:
    bare = replace(aid(sources=()), doc=doc(ONE, outlet=None))
    assert origin(bare) == ONE.id
    assert origin(aid(sources=())) == "outlet-snack"


def test_offers_and_denials_stand_beside_the_count() -> None:
    claims = aid(), claim(ONE), aid(polarity=Polarity.DENIED), aid(polarity=Polarity.NEGATED)
    (relation,) = gathered(view(*claims)).of_kind("support")
    assert relation.said == ["1.1"]
    assert relation.uncertain == [("1.2", "offered")]
    assert relation.contested == [("1.3", "denied"), ("1.4", "negated")]


def test_what_is_threatened_is_a_threat() -> None:
    threat = aid(event=Event("ASSAULT", "aerial", claim(ONE).event.trigger))
    found = gathered(view(replace(threat, modality=Modality.THREATENED)))
    assert found.of_kind("fight") == []
    assert found.of_kind("threaten")[0].count == 1


def test_meetings_go_both_ways_and_join() -> None:
    event = Event("CONSULT", None, claim(ONE).event.trigger)
    first = aid(event=event, actors=(RUSSIA,), recipients=(TURKEY,))
    second = aid(event=event, actors=(TURKEY,), recipients=(RUSSIA,), sources=(RT,))
    third = aid(event=event, actors=(TURKEY, RUSSIA), recipients=(), sources=())
    (relation,) = gathered(view(first, second, third)).of_kind("meet")
    assert relation.mutual
    assert relation.count == 3


def test_clashes_between_two_are_mutual() -> None:
    clash = aid(event=Event("ASSAULT", None, claim(ONE).event.trigger), actors=(RUSSIA, TURKEY), recipients=())
    found = gathered(view(clash))
    (relation,) = found.of_kind("fight")
    assert relation.mutual
    a, b = found.matrix()
    assert found.between(a, b) == found.between(b, a) == [relation]


def test_parties_by_id_and_by_folded_name() -> None:
    moscow = EntityRef("الكرملين", "gov-ru", RUSSIA.label)
    found = gathered(view(aid(), aid(actors=(moscow,), recipients=(EntityRef("فصائلُ المعارضه"),), sources=())))
    russia = found.parties["gov-ru"]
    assert russia.wordings == {"موسكو": 1, "الكرملين": 1}
    assert russia.acts == ["1.1", "1.2"]
    assert len(found.parties["فصايل المعارضه"].wordings) == 2
    assert [p.speaks for p in found.ranked() if p.key == "lavrentiev"] == [["1.1"]]
    assert Source(RUSSIA, SourceKind.PERSON, None) not in claim(ONE).sources
