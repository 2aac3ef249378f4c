"""What the tables hold of one entity, for people to read."""

from __future__ import annotations

from khabar.knowledge.facts import known
from khabar.knowledge.names import names


def test_a_person_has_offices_with_their_days() -> None:
    found = known("person-hafez-al-assad")
    assert found is not None
    office = next(f for f in found.facts if f.is_office)
    assert (office.subject, office.object) == ("person-hafez-al-assad", "state-sy")
    assert (office.valid_from, office.valid_to) == ("1971", "2000-06-10")


def test_a_body_has_who_held_its_offices_and_what_it_was() -> None:
    found = known("sy-hts")
    assert found is not None
    assert ("sy-hts", "FORMERLY", "sy-jfs") in [f[:3] for f in found.facts if not f.is_office]
    assert all("sy-hts" in (f.subject, f.object) for f in found.facts)


def test_names_that_take_a_side_stand_apart_and_bare() -> None:
    found = known("sy-opposition-armed")
    assert found is not None
    assert found.loaded
    assert not set(found.loaded) & set(found.aliases)
    assert not [name for name in (*found.aliases, *found.loaded) if "?" in name]
    assert len(set(found.aliases)) == len(found.aliases)


def test_every_entity_can_be_asked_for_and_no_other() -> None:
    for entity in names().entities:
        found = known(entity)
        assert found is not None
        assert found.entity.id == entity
    assert known("no-such-entity") is None
