"""The language as data: function words, verb forms, event nouns, groups, titles and word classes, ready to look up.

Everything is keyed by folded form. The lexicon is read once a process, on first use.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from khabar.knowledge import tables
from khabar.knowledge.folding import fold
from khabar.knowledge.once import once
from khabar.knowledge.slots import Sense, sense
from khabar.knowledge.tsv import cell_list, read_made, read_tsv


@dataclass(frozen=True, slots=True)
class Function:
    """A closed-class word: its kind (prep, conj, sub …) and the value the reader works with."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of an inflected verb: aspect P/I, voice a/p, person 3/1, gender m/f/c, number s/d/p."""

    verb: str
    aspect: str
    voice: str
    person: str
    gender: str
    number: str


@dataclass(frozen=True, slots=True)
class Group:
    """A noun that names a kind of party: armed, state, org, people, person, source."""

    noun: str
    kind: str
    gender: str
    human: bool
    plural: bool


@dataclass(frozen=True, slots=True)
class Title:
    """An office or title beside a name: the relation it states, its role, and how its body follows."""

    title: str
    relation: str
    mode: str
    takes: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of the language, by folded form."""

    functions: dict[str, Function]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Function], ...]]
    """First word → (following words, function), longest first; a last word of one letter is a clitic."""
    forms: dict[str, list[tuple[str, str]]]
    """Inflected form → (verb key, feature codes) pairs; see ``verb_forms``."""
    active: dict[str, str]
    """Active participle → verb key."""
    passive: dict[str, str]
    masdars: dict[str, tuple[str, ...]]
    """Verbal noun → verb keys (``root form``)."""
    senses: dict[str, tuple[Sense, ...]]
    """Verb key, or folded noun of a noun row → its senses."""
    nouns: dict[str, str]
    """Folded event noun or its plural → key in ``senses``."""
    adjectives: dict[str, str]
    fixed: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Triggers of several words: first word → (following words, key in ``senses``), longest first."""
    groups: dict[str, Group]
    """Stem, or two stems with a space, → group."""
    compounds: frozenset[str]
    """First words of the groups that two words name."""
    titles: dict[str, tuple[Title, ...]]
    classes: dict[str, frozenset[str]]
    idioms: dict[str, tuple[tuple[str, ...], ...]]
    """First word, or the key of the verb that stands first → what follows, ``…`` for up to four words."""
    months: dict[str, int]

    def known_noun(self, form: str) -> bool:
        """Whether some table holds this very form as a noun, adjective or particle."""
        return (
            form in self.functions or form in self.masdars or form in self.nouns
            or form in self.groups or form in self.titles or form in self.classes or form in self.active
            or form in self.passive or form in self.adjectives
        )  # fmt: skip


@once
def lexicon() -> Lexicon:
    """The lexicon, read from the tables on first use; raises ``KnowledgeError`` where one is broken."""
    functions, phrases = _functions()
    forms, active, passive, masdars = _verb_forms()
    senses, nouns, adjectives, fixed = _senses()
    groups = _groups()
    compounds = frozenset(noun.split()[0] for noun in groups if " " in noun)
    return Lexicon(functions, phrases, forms, active, passive, masdars, senses, nouns, adjectives, fixed, groups,
                   compounds, _titles(), _classes(), _idioms(), _months())  # fmt: skip


def _functions() -> tuple[dict[str, Function], dict[str, tuple[tuple[tuple[str, ...], Function], ...]]]:
    single: dict[str, Function] = {}
    phrases: defaultdict[str, list[tuple[tuple[str, ...], Function]]] = defaultdict(list)
    for word, kind, value in (*read_tsv("functions.tsv", tables.FUNCTION_COLUMNS), *_particles()):
        parts = fold(word).split()
        if len(parts) == 1:
            single[parts[0]] = Function(kind, value)
        else:
            phrases[parts[0]].append((tuple(parts[1:]), Function(kind, value)))
    ordered = {
        first: tuple(sorted(rest, key=lambda r: (-len(r[0]), -len(" ".join(r[0]))))) for first, rest in phrases.items()
    }
    return single, ordered


def _particles() -> Iterator[tuple[str, str, str]]:
    """Attributing particles (بحسب، وفقاً ل، في تصريح ل) as function words; the value says what follows them."""
    for values in read_tsv("cues.tsv", tables.CUE_COLUMNS):
        row = dict(zip(tables.CUE_COLUMNS, values, strict=True))
        if row["pos"] == "particle":
            follows = next((s.partition("=")[0] for s in row["slots"].split() if s.endswith("=obj")), "")
            yield row["lemma"], "attr", follows


@lru_cache(maxsize=16_384)
def verb_forms(form: str) -> tuple[VerbForm, ...]:
    """The readings of a folded form as a finite verb; none where no verb has it."""
    pairs = lexicon().forms.get(form, ())
    return tuple(VerbForm(key, c[0], c[1], c[2], c[3], c[4]) for key, codes in pairs for c in codes.split(","))


def _verb_forms() -> tuple[
    dict[str, list[tuple[str, str]]], dict[str, str], dict[str, str], dict[str, tuple[str, ...]]
]:
    forms: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    active: dict[str, str] = {}
    passive: dict[str, str] = {}
    masdars: defaultdict[str, list[str]] = defaultdict(list)
    for root, form, _lemma, masdar, ap, pp, inflected in read_made("verb_forms.tsv", tables.VERB_FORM_COLUMNS):
        key = f"{root} {form}"
        for part in inflected.split("|"):
            surface, _, codes = part.partition(":")
            forms[surface].append((key, codes))
        for stem in cell_list(ap):
            active.update((f, key) for f in inflected_participle(stem))
            if root[-1] in "وي":  # داعٍ, داعياً, داعية: a weak last radical comes back before an ending
                active.update((f, key) for f in inflected_participle(stem.removesuffix("ي") + "ي"))
        for stem in cell_list(pp):
            passive.update((f, key) for f in inflected_participle(stem))
        for stem in cell_list(masdar):
            for f in inflected_noun(stem):
                masdars[f].append(key)
    return dict(forms), active, passive, {k: tuple(v) for k, v in masdars.items()}


def inflected_participle(stem: str) -> Iterator[str]:
    """The gender and number forms of a folded participle or adjective, construct forms included."""
    base = stem[:-1] if stem.endswith("ه") else stem
    yield from (stem, base + "ه", base + "ات", base + "ون", base + "ين", base + "ان", base + "تان", base + "تين")
    yield from (base + "و", base + "تا", base + "تي")


def inflected_noun(stem: str) -> Iterator[str]:
    """A folded noun, its accusative, dual and sound plural."""
    base = stem[:-1] if stem.endswith("ه") else stem
    yield stem
    if not stem.endswith("ات"):
        yield base + "ات"


Fixed = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def _senses() -> tuple[dict[str, tuple[Sense, ...]], dict[str, str], dict[str, str], Fixed]:
    senses: defaultdict[str, list[Sense]] = defaultdict(list)
    nouns: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    fixed: defaultdict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for row in _trigger_rows():
        if row["pos"] == "verb":
            key = f"{row['root']} {row['form']}"
        elif row["pos"] == "phrase":
            key = "phrase " + fold(row["lemma"])
            for variant in (fold(row["lemma"]), *map(fold, cell_list(row["masdar"]))):
                first, *rest = variant.split()
                if (tuple(rest), key) not in fixed[first]:
                    fixed[first].append((tuple(rest), key))
        else:
            key = fold(row["lemma"])
            into = nouns if row["pos"] == "noun" else adjectives
            for stem in (key, *map(fold, cell_list(row["masdar"]))):
                spread = inflected_noun(stem) if row["pos"] == "noun" else inflected_participle(stem)
                into.update((f, key) for f in spread)
        senses[key].append(sense(row))
    ordered = {k: tuple(sorted(v, key=lambda r: -len(r[0]))) for k, v in fixed.items()}
    return {k: tuple(v) for k, v in senses.items()}, nouns, adjectives, ordered


def _trigger_rows() -> Iterator[dict[str, str]]:
    for table in tables.TRIGGER_TABLES:
        for values in read_tsv(table, tables.TRIGGER_COLUMNS):
            yield dict(zip(tables.TRIGGER_COLUMNS, values, strict=True))
    for values in read_tsv("cues.tsv", tables.CUE_COLUMNS):
        row = dict(zip(tables.CUE_COLUMNS, values, strict=True))
        if row["pos"] != "particle":
            yield {**row, "kind": "cue", "type": "", "mode": "", "when": ""}


def _groups() -> dict[str, Group]:
    found: dict[str, Group] = {}
    for noun, forms, kind, gender, human, _ in read_tsv("groups.tsv", tables.GROUP_COLUMNS):
        stem = fold(noun)
        listed = [fold(form) for form in cell_list(forms)]
        for form in (stem, *listed, *(_of_people(stem, listed) if human == "y" else _two(stem))):
            woman = human == "y" and kind != "armed" and _is_woman(form, stem)
            gender_, plural = ("f", False) if woman else (gender, form not in (stem, f"{stem}ا"))
            found.setdefault(form, Group(stem, kind, gender_, human == "y", plural))
    return found


_SEVERAL = frozenset(fold("بحارة فتية صبية").split())
"""Plurals in the letter that marks a woman elsewhere, as those of armed men always are (قناصة, مرتزقة)."""


def _is_woman(form: str, stem: str) -> bool:
    """متحدثة, محامية: one woman by the word for a man (متحدث, محام), and not several."""
    return form in (stem + "ه", stem + "يه") and form not in _SEVERAL


def _two(stem: str) -> Iterator[str]:
    """الحركتان, الجيشين: two of a body; a noun in the plural or of several words has no dual."""
    if stem.endswith(("ات", "ون", "ين", "ان", "و")) or " " in stem:
        return  # عدوان is no two enemies
    base = stem[:-1] + "ت" if stem.endswith("ه") else stem
    yield from (base + "ان", base + "ين")


_TALIBAN = fold("طالبان")
"""No two students."""


def _of_people(stem: str, forms: list[str]) -> Iterator[str]:
    """The dual of a word for one of some people, and the sound plural before what it is construed with (سائقو)."""
    if " " in stem:
        return
    dual = (stem[:-1] + "تان", stem[:-1] + "تين") if stem.endswith("ه") else (stem + "ان", stem + "ين")
    yield from (form for form in dual if form != _TALIBAN)
    yield from (form[:-1] for form in forms if form.endswith(("ون", "ين")))


def _titles() -> dict[str, tuple[Title, ...]]:
    found: defaultdict[str, list[Title]] = defaultdict(list)
    for title, relation, mode, takes, forms, _ in read_tsv("titles.tsv", tables.TITLE_COLUMNS):
        for form in dict.fromkeys((fold(title), *map(fold, cell_list(forms)))):
            found[form].append(Title(fold(title), relation, mode, takes))
    return {k: tuple(v) for k, v in found.items()}


def _classes() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for table in tables.CLASS_TABLES:
        for name, lemma, forms in read_tsv(table, tables.CLASS_COLUMNS):
            for stem in (fold(lemma), *map(fold, cell_list(forms))):
                for form in inflected_noun(stem):
                    found[form].add(name)
    return {k: frozenset(v) for k, v in found.items()}


GAP = "…"
"""In an idiom: up to four words."""


def _idioms() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase, _, _ in read_tsv("not_triggers.tsv", tables.IDIOM_COLUMNS):
        first, *rest = phrase.split()
        verb = first.strip("{}").replace(":", " ") if first.startswith("{") else ""
        found[verb or fold(first)].append(tuple(word if word == GAP else fold(word) for word in rest))
    return {k: tuple(v) for k, v in found.items()}


def _months() -> dict[str, int]:
    return {fold(r[0]): int(r[1]) for r in read_tsv("months.tsv", ("name", "month", "calendar", "example"))}
