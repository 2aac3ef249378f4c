"""The knowledge tables, linted: one door, closed vocabularies, no dangling id, no name for two things."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

import facts
from khabar.find.tagging import OFFSETS, TAGS
from khabar.find.times.calendar import CALENDAR_COLUMNS
from khabar.find.times.lexis import COLUMNS as TIME_COLUMNS
from khabar.find.times.lexis import MONTH_COLUMNS
from khabar.knowledge import tables
from khabar.knowledge.attachment import ATTACHMENT_COLUMNS, GOVERNING_COLUMNS
from khabar.knowledge.clitics import Clitic, clitics, forms
from khabar.knowledge.folding import fold
from khabar.knowledge.lexicon import lexicon
from khabar.knowledge.middles import COLUMNS as MIDDLE_COLUMNS
from khabar.knowledge.names import names
from khabar.knowledge.places import COLUMNS as PLACE_COLUMNS
from khabar.knowledge.places import LEVELS
from khabar.knowledge.places import WORD_COLUMNS as PLACE_WORD_COLUMNS
from khabar.knowledge.relations import INTEREST_COLUMNS, MOVE_COLUMNS, RELATION_COLUMNS, STATUS_COLUMNS
from khabar.knowledge.slots import FUNCTIONS, sense
from khabar.knowledge.sounds import Sound, skeleton, sounds
from khabar.knowledge.telling import TELLING_COLUMNS
from khabar.knowledge.tsv import cell_list, read_tsv
from khabar.model import BlockKind, Modality
from khabar.read.cues import FURNITURE_COLUMNS

DATA = resources.files("khabar.knowledge") / "data"
EVENT_TYPE_COLUMNS = ("type", "family", "needs", "modes")
COLUMNS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(tables.TRIGGER_TABLES, tables.TRIGGER_COLUMNS),
    **dict.fromkeys(tables.CLASS_TABLES, tables.CLASS_COLUMNS),
    **dict.fromkeys(tables.ACTOR_TABLES, tables.ACTOR_COLUMNS),
    "attachment.tsv": ATTACHMENT_COLUMNS,
    "calendar.tsv": CALENDAR_COLUMNS,
    "calibration.tsv": ("name", "number"),
    "clitics.tsv": tables.CLITIC_COLUMNS,
    "choice.tsv": ("question", "trait", "weight"),
    "confidence.tsv": ("feature", "weight"),
    "cues.tsv": tables.CUE_COLUMNS,
    "event_types.tsv": EVENT_TYPE_COLUMNS,
    "facts.tsv": tables.FACT_COLUMNS,
    "functions.tsv": tables.FUNCTION_COLUMNS,
    "furniture.tsv": FURNITURE_COLUMNS,
    "given_names.tsv": ("name",),
    "governing.tsv": GOVERNING_COLUMNS,
    "groups.tsv": tables.GROUP_COLUMNS,
    "months.tsv": MONTH_COLUMNS,
    "not_triggers.tsv": tables.IDIOM_COLUMNS,
    "offices.tsv": tables.OFFICE_COLUMNS,
    "outlets.tsv": tables.OUTLET_COLUMNS,
    "persons.tsv": tables.PERSON_COLUMNS,
    "place_words.tsv": PLACE_WORD_COLUMNS,
    "middles.tsv": MIDDLE_COLUMNS,
    "places.tsv": PLACE_COLUMNS,
    "sounds.tsv": tables.SOUND_COLUMNS,
    "states.tsv": tables.STATE_COLUMNS,
    "interests.tsv": INTEREST_COLUMNS,
    "moves.tsv": MOVE_COLUMNS,
    "relations.tsv": RELATION_COLUMNS,
    "statuses.tsv": STATUS_COLUMNS,
    "tagger.tsv": ("feature", "weights"),
    "telling.tsv": TELLING_COLUMNS,
    "times.tsv": TIME_COLUMNS,
    "titles.tsv": tables.TITLE_COLUMNS,
    "untrue.tsv": tables.UNTRUE_COLUMNS,
    "valency.tsv": tables.VALENCY_COLUMNS,
    "asides.tsv": tables.ASIDE_COLUMNS,
    "verb_forms.tsv": tables.VERB_FORM_COLUMNS,
    "verbs.tsv": tables.VERB_COLUMNS,
    "adjectives.tsv": ("stem",),
    "vocabulary.tsv": ("stem",),
}
FILES = sorted(entry.name for entry in DATA.iterdir())

FACTS = frozenset({"MEMBER_OF", "SPLIT_FROM", "FORMERLY", "FOUNDED"})
ACTOR_KINDS = frozenset(
    [
        "armed_group",
        "body",
        "coalition",
        "company",
        "council",
        "court",
        "government",
        "igo",
        "intelligence",
        "military",
        "ministry",
        "mission",
        "movement",
        "ngo",
        "opposition",
        "parliament",
        "party",
        "people",
        "police",
        "room",
        "tribe",
        "union",
    ]
)
OUTLET_KINDS = frozenset(["newspaper", "channel", "site", "agency", "radio", "platform", "monitor"])
GROUP_KINDS = frozenset(["armed", "people", "person", "org", "state", "source"])
FUNCTION_KINDS = frozenset(
    [
        "prep",
        "conj",
        "sub",
        "comp",
        "rel",
        "neg",
        "aux",
        "cond",
        "pron",
        "dem",
        "quant",
        "part",
        "light",
        "noun",
        "nominal-prep",
        "except",
        "attr",
        "article",
    ]
)
FORMS = re.compile(r"(I-[aiu]{2}|(II|III|IV|V|VI|VII|VIII|IX|X)(-r)?|Iq|IIq|IIIq|IVq)$")
ROOT_LETTERS = re.compile(r"[ء-ي]{3,5}$")
WHEN_ROLES = frozenset({"actor", "recipient", "obj", "holder"})
WHEN_SORTS = frozenset({"armed", "org", "person", "place", "event", "party", "speaker"})
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
COUNTRIES = re.compile(r"([A-Z]{2}(\|[A-Z]{2})*)?$")
DAY = re.compile(r"(\d{4}(-\d{2}(-\d{2})?)?)?$")


def rows(table: str) -> list[dict[str, str]]:
    columns = COLUMNS[table]
    return [dict(zip(columns, values, strict=True)) for values in read_tsv(table, columns)]


def prepositions() -> frozenset[str]:
    """The prepositions that the reader knows, by the value that slots name them by."""
    return frozenset(row["value"] for row in rows("functions.tsv") if row["kind"] == "prep")


def triggers() -> Iterator[tuple[str, dict[str, str]]]:
    for table in tables.TRIGGER_TABLES:
        for row in rows(table):
            yield table, row


@pytest.mark.parametrize("name", FILES)
def test_every_file_comes_in_by_the_door(name: str) -> None:
    assert name in COLUMNS, f"{name}: a table that nobody declared"
    assert read_tsv(name, COLUMNS[name]), f"{name} is empty"
    data = (DATA / name).read_bytes()
    assert data.endswith(b"\n")
    assert b"\r" not in data


def test_the_lexicon_and_the_names_load() -> None:
    assert lexicon().forms
    assert names().entities


# -- names ------------------------------------------------------------------------------------------

NAMED = ("states.tsv", *tables.ACTOR_TABLES, "persons.tsv", "outlets.tsv")


def test_ids_are_unique_and_well_formed() -> None:
    ids = Counter(row["id"] for table in NAMED for row in rows(table))
    assert [i for i, n in ids.items() if n > 1] == []
    assert [i for i in ids if not ID.match(i)] == []


def test_every_entity_has_both_names_and_a_known_country() -> None:
    for table in NAMED:
        for row in rows(table):
            assert row["ar"], (table, row["id"])
            assert row["en"], (table, row["id"])
            assert COUNTRIES.match(row["iso2" if table == "states.tsv" else "country"]), (table, row["id"])


def test_the_world_is_as_large_as_was_asked() -> None:
    actors = ("states.tsv", *tables.ACTOR_TABLES, "persons.tsv")
    assert len({row["id"] for table in actors for row in rows(table)}) >= 3000
    assert len({row["id"] for row in rows("outlets.tsv")}) >= 400


def test_the_counts_in_the_documentation_are_those_of_today(root: Path) -> None:
    told = (root / "docs/data.md").read_text(encoding="utf-8")
    assert "\n".join(facts.lines()) in told, "python scripts/facts.py prints others"


def test_every_fact_says_where_it_is_from() -> None:
    for table in (*tables.ACTOR_TABLES, "persons.tsv", "outlets.tsv", "offices.tsv", "facts.tsv"):
        assert [row for row in rows(table) if not row["source"]] == [], table


def test_kinds_are_known() -> None:
    assert {row["kind"] for table in tables.ACTOR_TABLES for row in rows(table)} <= ACTOR_KINDS
    assert {row["kind"] for row in rows("outlets.tsv")} <= OUTLET_KINDS
    assert {row["kind"] for row in rows("groups.tsv")} <= GROUP_KINDS
    assert {row["kind"] for row in rows("functions.tsv")} <= FUNCTION_KINDS
    assert {row["kind"] for row in rows("furniture.tsv")} <= {kind.value for kind in BlockKind}
    assert {row["match"] for row in rows("furniture.tsv")} == {"start", "whole", "end", "contains", "head"}


def test_what_an_entity_refers_to_exists() -> None:
    known = {row["id"] for table in NAMED for row in rows(table)}
    wanted = {("states.tsv", row["government"]) for row in rows("states.tsv")}
    wanted |= {(table, row["parent"]) for table in tables.ACTOR_TABLES for row in rows(table)}
    wanted |= {("offices.tsv", row[cell]) for row in rows("offices.tsv") for cell in ("person", "body")}
    wanted |= {("facts.tsv", row[cell]) for row in rows("facts.tsv") for cell in ("subject", "object")}
    assert sorted((table, id_) for table, id_ in wanted if id_ and id_ not in known) == []


def test_nothing_is_its_own_parent() -> None:
    parent = {row["id"]: row["parent"] for table in tables.ACTOR_TABLES for row in rows(table)}
    for start, first in parent.items():
        seen, at = {start}, first
        while at:
            assert at not in seen, f"{start}: its parents go round"
            seen.add(at)
            at = parent.get(at, "")


def test_no_name_stands_for_two_things() -> None:
    """A name that could be two carries ``?``: it holds only where its hint or its surroundings say so."""
    firm: defaultdict[str, set[str]] = defaultdict(set)
    for first, found in names().aliases.items():
        for alias in found:
            if not alias.guarded:
                firm[" ".join((first, *alias.rest))].add(alias.entity)
    assert {name: sorted(ids) for name, ids in firm.items() if len(ids) > 1} == {}


def test_names_are_written_plainly() -> None:
    for table in NAMED:
        for row in rows(table):
            for cell in ("ar", "aliases", *(["loaded"] if "loaded" in row else [])):
                for name in cell_list(row[cell]):
                    assert name.strip("? "), (table, row["id"])
                    assert not set(name) & set('«»“”"()[]،؛'), (table, row["id"], name)


def test_dates_are_iso_and_in_order() -> None:
    dated = [(row, row["valid_from"], row["valid_to"]) for table in ("offices.tsv", "facts.tsv") for row in rows(table)]
    dated += [(row, row["from"], row["to"]) for row in rows("calendar.tsv")]
    for row, start, end in dated:
        assert DAY.match(start), row
        assert DAY.match(end), row
        assert not (start and end) or start[: len(end)] <= end, row


def test_facts_are_of_known_relations() -> None:
    assert {row["relation"] for row in rows("facts.tsv")} <= FACTS


def test_titles_state_known_relations() -> None:
    for row in rows("titles.tsv"):
        assert row["relation"] in relations() | {""}, row
        assert set(cell_list(row["takes"])) <= prepositions() | {"idafa", "nisba"}, row


def test_places_lie_on_earth_and_in_known_places() -> None:
    found = rows("places.tsv")
    ids = {row["id"] for row in found}
    assert len(ids) == len(found)
    for row in found:
        assert row["level"] in LEVELS, row
        assert not row["parent"] or row["parent"] in ids, row
        assert COUNTRIES.match(row["country"]), row
        if row["lat"] or row["lon"]:
            assert -90 <= float(row["lat"]) <= 90, row
            assert -180 <= float(row["lon"]) <= 180, row
        assert all(name == fold(name) and name for name in cell_list(row["names"])), row


def test_place_words_name_known_levels() -> None:
    for row in rows("place_words.tsv"):
        assert {level.strip("~") for level in cell_list(row["level"])} - {"", "nisba"} <= set(LEVELS), row
        assert row["example"], row


def test_known_events_are_of_known_kinds() -> None:
    found = rows("calendar.tsv")
    assert {row["kind"] for row in found} <= {"day", "planned", "name", "office", "live"}
    assert [row for row in found if not (row["event"] and row["words"] and row["from"])] == []


def test_months_are_months() -> None:
    assert {int(row["month"]) for row in rows("months.tsv")} == set(range(1, 13))


# -- triggers, cues, classes --------------------------------------------------------------------------


def event_types() -> dict[str, frozenset[str]]:
    """Type → its modes."""
    return {row["type"]: frozenset(cell_list(row["modes"])) for row in rows("event_types.tsv")}


def relations() -> frozenset[str]:
    return frozenset(row["type"] for row in rows("event_types.tsv") if row["family"] == "relation")


def test_event_types_are_those_of_the_coding_contract(root: Path) -> None:
    """docs/coding.md and event_types.tsv say the same."""
    text = (root / "docs/coding.md").read_text(encoding="utf-8")
    told = {
        type_: frozenset(re.findall(r"`([^`]+)`", modes))
        for type_, modes in re.findall(r"^\| `([A-Z]+)` \| (.*?) \|", text, re.MULTILINE)
    }
    standing = text.partition("## Standing relations")[2].partition("\n- ")[0]
    told |= dict.fromkeys(re.findall(r"`([A-Z_]+)`", standing), frozenset())
    assert event_types() == told


def test_types_and_modes_of_triggers_are_the_contracts() -> None:
    types, standing = event_types(), relations()
    for table, row in triggers():
        type_, mode = row["type"], row["mode"]
        where = f"{table}: {row['lemma']} {type_}/{mode}"
        if type_ == "LEADS":
            continue  # its mode is the role, in the page's words
        if row["kind"] == "modal" and not type_:
            assert not mode, where
            continue
        assert type_ in types, where
        assert not mode or mode in types[type_], where
        assert row["kind"] != "relation" or type_ in standing, where


def test_values_are_known() -> None:
    modalities = {m.value for m in Modality}
    for table, row in triggers():
        modality, _, negated = row["value"].partition("-")
        known = (
            modalities | {"negated"}
            if row["kind"] == "modal"
            else {"", "perfect", "imperfect", "negated", "refused", "said", "offered"}
        )
        known |= modalities if row["kind"] == "accuse" else set()
        assert modality in known, (table, row["lemma"], row["value"])
        assert negated in ("", "negated"), (table, row["lemma"], row["value"])
        assert row["value"] or row["kind"] != "modal", (table, row["lemma"])
    assert {row["value"] for row in rows("cues.tsv")} <= modalities | {"", "denied", "negated", "recorded"}


def test_parts_of_speech_are_known() -> None:
    assert {row["pos"] for _, row in triggers()} == {"verb", "noun", "adj", "phrase"}
    assert {row["pos"] for row in rows("cues.tsv")} == {"verb", "noun", "particle"}


def test_slots_use_known_markers_and_classes() -> None:
    classes = {row["class"] for table in tables.CLASS_TABLES for row in rows(table)}
    markers = FUNCTIONS | prepositions() | {"self", "prev"}
    as_triggers = [{**row, "kind": "cue", "type": "", "mode": "", "when": ""} for row in rows("cues.tsv")]
    for row in (*(r for _, r in triggers()), *as_triggers):
        made = sense(row)
        where = f"{row['lemma']}: {row['slots']} | {row['when']}"
        assert len({slot.role for slot in made.slots}) == len(made.slots), f"{where}: a role twice"
        for slot in made.slots:
            limits = {limit for words in slot.limits.values() for limit in words}
            assert {limit[1:] for limit in limits if limit.startswith("@")} <= classes, where
            assert set(slot.markers) <= markers, where
        for condition in made.when:
            role, _, sort = condition.partition(":")
            if condition.startswith("@"):
                assert condition[1:] in classes, where
            elif role == "form":
                assert sort in ("perfect", "imperfect", "future"), where
            else:
                assert role in WHEN_ROLES, where
                assert sort in WHEN_SORTS, where


def test_no_class_stands_unused_by_mistake_of_spelling() -> None:
    """A class is a few words at least; a name with one word only is likely a slip of the pen."""
    count = Counter(row["class"] for table in tables.CLASS_TABLES for row in rows(table))
    assert [name for name in count if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_verb_rows_name_a_root_and_a_form() -> None:
    verbs = [row for _, row in triggers() if row["pos"] == "verb"]
    verbs += [row for row in rows("cues.tsv") if row["pos"] == "verb"] + rows("verbs.tsv")
    for row in verbs:
        assert ROOT_LETTERS.match(row["root"]), row
        assert FORMS.match(row["form"]), row


def test_every_verb_is_conjugated() -> None:
    made = {(row["root"], row["form"]): row for row in rows("verb_forms.tsv")}
    verbs = [row for _, row in triggers() if row["pos"] == "verb"]
    verbs += [row for row in rows("cues.tsv") if row["pos"] == "verb"] + rows("verbs.tsv")
    for row in verbs:
        forms = made.get((row["root"], row["form"]))
        assert forms is not None, f"{row['lemma']}: run scripts/build_verb_forms.py"
        assert fold(row["lemma"]) in {part.partition(":")[0] for part in forms["forms"].split("|")}, row["lemma"]
    assert len(made) == len({(row["root"], row["form"]) for row in verbs}), (
        "verb_forms.tsv holds verbs that no table names"
    )


def test_verb_forms_are_generated_anew_alike(root: Path) -> None:
    pytest.importorskip("mazini", reason="mazini conjugates; it is a development dependency")
    made = subprocess.run(
        [sys.executable, "scripts/build_verb_forms.py", "--check"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.mark.parametrize("table", ["adjectives", "given_names", "places", "vocabulary"])
def test_other_generated_tables_are_generated_anew_alike(root: Path, table: str) -> None:
    script = f"build_{table}.py"
    if table == "given_names":
        pytest.importorskip("arabic_name_romanizer", reason="large; `pip install --no-deps arabic-name-romanizer`")
    if not (root.parent / "shared/data").is_dir():
        pytest.skip("the corpora that this table is made from lie in ../shared/data, which is not here")
    made = subprocess.run([sys.executable, f"scripts/{script}", "--check"], cwd=root, capture_output=True, check=False)
    assert made.returncode == 0, f"run scripts/{script}"


def test_the_tagger_has_a_weight_for_every_tag() -> None:
    offsets = {str(offset) for offset in OFFSETS}
    for row in rows("tagger.tsv"):
        assert len(row["weights"].split()) == len(TAGS), row
        assert any(row["feature"].startswith(offset) for offset in offsets), row


@pytest.mark.parametrize(
    "table", [*tables.TRIGGER_TABLES, "cues.tsv", "furniture.tsv", "months.tsv", "times.tsv", "titles.tsv"]
)
def test_every_row_carries_an_example(table: str) -> None:
    assert [row for row in rows(table) if not row["example"]] == []


def test_idioms_give_a_reason_and_an_example() -> None:
    for row in rows("not_triggers.tsv"):
        assert row["why"], row
        assert row["example"], row


def test_no_name_is_listed_twice_for_one_thing() -> None:
    twice = []
    for table in NAMED:
        for row in rows(table):
            spelled = Counter(fold(name.rstrip("?")) for name in (row["ar"], *cell_list(row["aliases"])))
            twice += [(table, row["id"], name) for name, n in spelled.items() if n > 1]
    assert twice == []


@pytest.mark.parametrize("clitic", clitics(), ids=lambda c: c.letters)
def test_each_clitic_is_cut_from_its_example(clitic: Clitic) -> None:
    found = forms(fold(clitic.example), marbuta=clitic.example.endswith("ة"))
    assert fold(clitic.stem) in found
    assert found[0] == fold(clitic.example)


@pytest.mark.parametrize("sound", sounds(), ids=lambda s: s.letters)
def test_a_name_is_known_again_in_another_spelling(sound: Sound) -> None:
    assert fold(sound.letters) in fold(sound.example)
    assert skeleton(sound.example) == skeleton(sound.other) != ()


def test_what_verbs_take_is_said_once_of_verbs_that_there_are() -> None:
    made = {(row["root"], row["form"]) for row in rows("verb_forms.tsv")}
    found = [(row["root"], row["form"]) for row in rows("valency.tsv")]
    assert {pair: count for pair, count in Counter(found).items() if count > 1} == {}
    assert set(found) <= made
    for row in rows("valency.tsv"):
        assert row["takes"] in ("nothing", "span", "done", "held", "known", "born", "thought"), row
        assert bool(row["example"]) == (row["takes"] != "nothing"), row


def test_no_verb_without_an_object_has_a_sense_with_one() -> None:
    senses = lexicon().senses
    for row in rows("valency.tsv"):
        with_object = any("obj" in sense.markers for sense in senses.get(f"{row['root']} {row['form']}", ()))
        assert not (row["takes"] == "nothing" and with_object), row
