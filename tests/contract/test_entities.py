"""Merging and splitting, from names to what the ledger answers; undone, all is as it was, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from khabar import entities, query
from khabar.export.jsonl import line
from khabar.ledger import Ledger, Query, Verdict
from khabar.ledger.record import search_key
from khabar.model import EntityRef, Event, Modality, Source, SourceKind
from tests.ledger.made import FACTIONS, RUSSIA, STORY, claim, doc, page

BRIGADE, RANKED, LATIN = "مصطفى سيجري", "العقيد مصطفى سيجري", "Mustafa Sejari"
NEW, OLD = EntityRef("فتح الشام"), EntityRef("النصرة")


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where) as opened:
        for number, actor in enumerate([BRIGADE, RANKED, LATIN, "مصادر معارضة"]):
            of = page(f"{STORY} {number}", f"{number}.txt")
            kind = SourceKind.UNNAMED if actor.startswith("مصادر") else SourceKind.PERSON
            made = replace(claim(of), sources=(Source(EntityRef(actor), kind, "قال"),))
            opened.keep_page(of, doc(of), [made])
        of = page(f"{STORY} f", "f.txt")
        renamed = claim(of, actors=(NEW,), recipients=(OLD,), event=Event("FORMERLY", None, claim(of).event.trigger),
                        modality=Modality.ASSERTED)  # fmt: skip
        opened.keep_page(of, doc(of), [renamed])
        yield opened


def answers(ledger: Ledger) -> list[str]:
    asked = [
        Query(),
        *(Query(source=query.name(n)) for n in (BRIGADE, RANKED, LATIN)),
        Query(actor=query.name("Russia")),
    ]
    return ["\n".join(line(k.claim) for k in ledger.claims(one)) for one in asked]


def test_merged_names_answer_for_each_other_and_undoing_leaves_all_as_it_was(ledger: Ledger) -> None:
    before = answers(ledger), ledger.named(), entities.proposals(ledger)
    pair = entities.find(ledger, BRIGADE), entities.find(ledger, f" {LATIN} ")
    made = entities.merge(ledger, pair, "ليلى", "same office")
    found = list(ledger.claims(Query(source=query.name(LATIN))))
    assert [k.claim.sources[0].entity.name for k in found] == [BRIGADE, LATIN]
    ledger.undo_judgement(made.id, "ليلى")
    assert (answers(ledger), ledger.named(), entities.proposals(ledger)) == before
    assert ledger.canonical() == {}


def test_proposals_leave_out_the_judged_the_withheld_and_the_renamed(ledger: Ledger) -> None:
    found = entities.proposals(ledger)
    keys = {key for p in found for key in (p.left, p.right)}
    assert keys == {entities.find(ledger, n) for n in (BRIGADE, RANKED, LATIN)}
    taken = entities.take(ledger, found, 90)
    assert [j.who for j in taken] == [entities.MACHINE] * 3
    assert len(set(ledger.canonical().values())) == 1
    assert entities.proposals(ledger) == []
    for judgement in taken:
        ledger.undo_judgement(judgement.id, "ليلى")
    assert entities.proposals(ledger) == found


def test_who_was_formerly_the_other_is_not_merged(ledger: Ledger) -> None:
    pair = entities.find(ledger, NEW.name), entities.find(ledger, OLD.name)
    with pytest.raises(entities.UnknownEntity, match=r"says claim [0-9a-f]{16}.*FORMERLY"):
        entities.merge(ledger, pair, "ليلى", "")
    assert ledger.judgements(undone=True) == []


def test_finding_by_name_id_and_key(ledger: Ledger) -> None:
    assert entities.find(ledger, "gov-ru") == "gov-ru"
    assert entities.find(ledger, "فرنسا") == entities.find(ledger, "France") != "name:فرنسا"
    assert entities.find(ledger, "فصائل المُعارضة") == entities.find(ledger, f"name:{search_key(FACTIONS.name)}")
    with pytest.raises(entities.UnknownEntity, match="nobody in the ledger"):
        entities.find(ledger, "لا أحد")


def test_showing_a_cluster(ledger: Ledger) -> None:
    one, other = entities.find(ledger, BRIGADE), entities.find(ledger, LATIN)
    first = entities.merge(ledger, (one, other), "ليلى", "same office")
    ledger.judge(one, other, Verdict.UNSURE, "سامي", "")
    ledger.undo_judgement(first.id, "ليلى")
    shown = entities.show(ledger, one)
    assert [m.key for m in shown.members] == [one]
    assert shown.members[0].names == {BRIGADE: 1}
    assert [(j.verdict, j.undone_by) for j in shown.judgements] == [(Verdict.SAME, "ليلى"), (Verdict.UNSURE, None)]
    assert RUSSIA.id in ledger.named()
