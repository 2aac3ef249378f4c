"""Every inflected form of every verb that the knowledge tables name, conjugated by mazini (CC BY 4.0).

    python scripts/build_verb_forms.py [--check]

Writes ``src/khabar/knowledge/data/verb_forms.tsv``; with ``--check`` it writes nothing and exits 1 where
the file differs. Forms are folded, so that a form stands once whatever its vowels; feature codes are
``<aspect><voice><person><gender><number>``: aspect P(ast) I(mperfect), voice a(ctive) p(assive).
"""

from __future__ import annotations

import sys
from pathlib import Path

from mazini import Conjugation, conjugate

from khabar.knowledge.folding import fold
from khabar.knowledge.tables import CUE_COLUMNS, TRIGGER_COLUMNS, TRIGGER_TABLES, VERB_COLUMNS
from khabar.knowledge.tsv import read_tsv

OUT = Path(__file__).parents[1] / "src/khabar/knowledge/data/verb_forms.tsv"
COLUMNS = ("root", "form", "lemma", "masdar", "active", "passive", "forms")
PERSONS = ("3ms", "3fs", "3mp", "3fp", "3md", "3fd", "1s", "1p")
VOWELS = {"a": "a", "i": "i", "u": "u"}


def conjugated(root: str, form: str) -> Conjugation:
    """The conjugation of ``root`` in ``form`` as the tables write it (``I-au``, ``VIII-r``)."""
    if form.startswith("I-"):
        return conjugate(root, "I", vowels=(form[2], form[3]), passive=True)
    if form.endswith("-r"):
        return conjugate(root, form[:-2], reduced=True, passive=True)
    return conjugate(root, form, passive=True)


def slot(conjugation: Conjugation, name: str) -> list[str]:
    """The folded forms in one slot of the conjugation; mazini marks a missing one with ? or -."""
    return [fold(f.form) for f in conjugation.slots.get(name, []) if f.form not in ("?", "-")]


def inflections(conjugation: Conjugation) -> dict[str, str]:
    """Folded form → feature codes joined with ``,``."""
    found: dict[str, list[str]] = {}
    for person in PERSONS:
        code = person[0] + person[1:] if person[0] == "3" else f"1c{person[1]}"
        for tense, aspect in (("past", "P"), ("ind", "I"), ("sub", "I"), ("juss", "I")):
            for voice, infix in (("a", ""), ("p", "_pass")):
                for form in slot(conjugation, f"{tense}{infix}_{person}"):
                    feats = found.setdefault(form, [])
                    if (feat := f"{aspect}{voice}{code}") not in feats:
                        feats.append(feat)
    return {form: ",".join(feats) for form, feats in found.items()}


def verbs() -> list[tuple[str, str, str, str]]:
    """``(root, form, lemma, masdar)`` of every verb row of the tables, once."""
    rows: dict[tuple[str, str], tuple[str, str]] = {}
    tables = [(t, TRIGGER_COLUMNS) for t in TRIGGER_TABLES] + [("cues.tsv", CUE_COLUMNS), ("verbs.tsv", VERB_COLUMNS)]
    for table, columns in tables:
        for values in read_tsv(table, columns):
            row = dict(zip(columns, values, strict=True))
            if row.get("pos", "verb") == "verb" and row["root"]:
                lemma, masdar = rows.get((row["root"], row["form"]), (row["lemma"], ""))
                masdars = [m for m in f"{masdar}|{row['masdar']}".split("|") if m]
                rows[row["root"], row["form"]] = (lemma, "|".join(dict.fromkeys(masdars)))
    return [(root, form, *rest) for (root, form), rest in sorted(rows.items())]


def line(root: str, form: str, lemma: str, masdar: str) -> str:
    """The row of one verb: its derived nouns and every form with its feature codes."""
    made = conjugated(root, form)
    masdars = [m for m in masdar.split("|") if m]
    if not form.startswith("I-") or not masdars:
        masdars += slot(made, "vn")
    forms = "|".join(f"{f}:{codes}" for f, codes in sorted(inflections(made).items()))
    cells = (root, form, fold(lemma), "|".join(dict.fromkeys(map(fold, masdars))),
             "|".join(slot(made, "ap")), "|".join(slot(made, "pp")), forms)  # fmt: skip
    return "\t".join(cells)


def main() -> int:
    """Write the table, or with ``--check`` compare it; rows that mazini refuses are listed on stderr."""
    lines, broken = [], []
    for root, form, lemma, masdar in verbs():
        try:
            text = line(root, form, lemma, masdar)
        except Exception as error:  # noqa: BLE001 - every bad row is listed before we stop
            broken.append(f"{lemma} ({root}, {form}): {error}")
            continue
        if fold(lemma) not in {f.split(":")[0] for f in text.split("\t")[-1].split("|")}:
            broken.append(f"{lemma} ({root}, {form}): the lemma is not among its forms")
        lines.append(text)
    for problem in broken:
        print(problem, file=sys.stderr)
    text = "\t".join(COLUMNS) + "\n" + "\n".join(lines) + "\n"
    if "--check" in sys.argv:
        same = OUT.read_text(encoding="utf-8") == text
        print("verb_forms.tsv is up to date" if same else "verb_forms.tsv differs: run scripts/build_verb_forms.py")
        return 0 if same and not broken else 1
    OUT.write_text(text, encoding="utf-8")
    print(f"{len(lines)} verbs, {len(broken)} refused")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
