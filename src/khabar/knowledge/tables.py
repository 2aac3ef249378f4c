"""The tables of knowledge by name, with their columns: one place that says what each file holds."""

from __future__ import annotations

TRIGGER_TABLES = ("triggers_force.tsv", "triggers_diplomacy.tsv")
TRIGGER_COLUMNS = ("lemma", "pos", "root", "form", "masdar", "kind", "type", "mode", "value", "slots", "when",
                   "example", "expect")  # fmt: skip
CUE_COLUMNS = ("lemma", "pos", "root", "form", "masdar", "value", "slots", "example", "expect")
VERB_COLUMNS = ("lemma", "root", "form", "masdar")
VERB_FORM_COLUMNS = ("root", "form", "lemma", "masdar", "active", "passive", "forms")
FUNCTION_COLUMNS = ("word", "kind", "value")
CLASS_TABLES = ("classes.tsv", "classes_diplomacy.tsv")
CLASS_COLUMNS = ("class", "lemma", "forms")
GROUP_COLUMNS = ("noun", "forms", "kind", "gender", "human", "example")
STATE_COLUMNS = ("id", "iso2", "ar", "en", "aliases", "capitals", "nisba", "people", "gender", "government")
ACTOR_TABLES = ("actors_state.tsv", "actors_groups.tsv")
ACTOR_COLUMNS = ("id", "kind", "country", "ar", "en", "aliases", "loaded", "parent", "hint", "source")
PERSON_COLUMNS = ("id", "ar", "en", "aliases", "country", "source")
OFFICE_COLUMNS = ("person", "role", "body", "valid_from", "valid_to", "source")
OUTLET_COLUMNS = ("id", "kind", "country", "ar", "en", "aliases", "source")
FACT_COLUMNS = ("subject", "relation", "object", "valid_from", "valid_to", "source")
TITLE_COLUMNS = ("title", "relation", "mode", "takes", "forms", "example")
IDIOM_COLUMNS = ("phrase", "why", "example")
UNTRUE_COLUMNS = ("phrase", "side", "example")
ASIDE_COLUMNS = ("part", "words", "example")
CLITIC_COLUMNS = ("clitic", "side", "rank", "least", "leaves", "example", "stem")
SOUND_COLUMNS = ("letters", "sound", "example", "other")
VALENCY_COLUMNS = ("takes", "lemma", "root", "form", "example")
