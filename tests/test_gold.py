"""Claims against gold: no figure below its floor, every span exact, nothing read from furniture."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import syntax
from coded import coded
from gate import floors
from khabar.knowledge.event_types import event_types
from khabar.model import Media, Modality, Page, Polarity, UnreadablePage
from khabar.pipeline import read_page
from khabar.read.pages import read_pages
from measure import GOLD_SETS, SHARED, GoldSet, measure_gold, records
from score import page_of

FLOORS = floors()
BY_NAME = {gold.name: gold for gold in GOLD_SETS}


@pytest.fixture(params=BY_NAME)
def gold(request: pytest.FixtureRequest) -> GoldSet:
    found = BY_NAME[request.param]
    if not found.here and found.gold.is_relative_to(SHARED):
        pytest.skip(f"{found.folder} is not here: real pages are handed out beside the repository, not in it")
    return found


def test_floors_were_pinned_on_these_pages(gold: GoldSet) -> None:
    assert FLOORS[gold.name]["corpus"] == gold.fingerprint(), "pages or gold changed: eval/gate.py --raise pins anew"


def test_no_figure_is_below_its_floor(gold: GoldSet) -> None:
    now = measure_gold(gold)
    fallen = {k: (v, FLOORS[gold.name][k]) for k, v in now.items() if v < FLOORS[gold.name][k]}
    assert not fallen, "below the floor (figure, floor): mend it, or lower it on purpose with eval/gate.py"


@pytest.mark.skipif(not syntax.TREES.is_file(), reason="the gold trees stand beside the repository, in ../shared/data")
def test_no_figure_of_syntax_is_below_its_floor() -> None:
    pinned = FLOORS["syntax"]
    assert pinned["corpus"] == syntax.fingerprint()
    fallen = {kind: (share, pinned[kind]) for kind, share in syntax.figures().items() if share < pinned[kind]}
    assert not fallen, "below the floor (figure, floor)"


def test_spans_are_exact_and_in_the_story(gold: GoldSet) -> None:
    for page in gold.pages():
        check_spans(page)


@pytest.mark.parametrize("name", ["unseen", "unseen_outlets"])
def test_no_model_is_fitted_to_the_unseen_pages(name: str) -> None:
    unseen = {page.id for page in BY_NAME[name].pages()}
    assert len(unseen) >= 30
    assert not unseen & {found.page.id for found in coded()}
    scripts = (SHARED.parent / "scripts").glob("fit_c*.py")
    assert [path.name for path in scripts if f"eval/{name}/" in path.read_text("utf-8")] == []


@pytest.mark.parametrize("folder", ["samples", "eval/dev", "eval/unseen", "eval/unseen_outlets", "eval/outlets"])
def test_our_own_gold_stands_on_its_pages(folder: str, root: Path) -> None:
    places = sorted((root / folder / "pages").iterdir()) if folder == "samples" else [root / folder / "pages.jsonl"]
    found = (page for place in places for page in read_pages(str(place)))
    raw = {page_of(page.uri): page.raw for page in found if isinstance(page, Page)}
    for claim in records(root / folder / "gold.jsonl"):
        assert claim["type"] in event_types(), claim["id"]
        assert claim["actors"] + claim["recipients"], claim["id"]
        assert claim["modality"] in set(Modality), claim["id"]
        assert claim["polarity"] in set(Polarity), claim["id"]
        assert claim["evidence"], claim["id"]
        for evidence in claim["evidence"]:
            assert raw[claim["doc"]][evidence["start"] : evidence["end"]] == evidence["text"], claim["id"]


def check_spans(page: Page) -> int:
    """All claims of a page: their words are the page's own, and none lies in a block that is no story."""
    reading = read_page(page)
    furniture = [reading.article.span(b.start, b.end) for b in reading.article.blocks if not b.kind.is_story]
    for claim in reading.claims:
        for evidence in (*claim.evidence, claim.event.trigger):
            assert evidence.span.text(page.raw) == evidence.text
            assert evidence.text.strip()
            assert not [f for f in furniture if f.overlaps(evidence.span)]
        for entity in (*claim.actors, *claim.recipients, *claim.places, *(s.entity for s in claim.sources)):
            if entity.span is not None:
                assert 0 <= entity.span.start < entity.span.end <= len(page.raw)
    return len(reading.claims)


@pytest.mark.parametrize("name", ["samples", "seeds"])
def test_nothing_is_read_from_what_a_person_called_furniture(name: str) -> None:
    gold = BY_NAME[name]
    if not gold.here:
        pytest.skip(f"{gold.folder} is not here: real pages are handed out beside the repository, not in it")
    marked = {r["doc"]: r["boilerplate"] for r in records(gold.gold.with_name("pages.jsonl")) if r.get("boilerplate")}
    assert marked
    wrong = []
    for page in gold.pages():
        if page.media is Media.TEXT:
            for start, end in marked.get(page_of(page.uri), []):
                for claim in read_page(page).claims:
                    wrong += [(page.uri, e.text) for e in claim.evidence if e.span.start < end and start < e.span.end]
    assert wrong == []


def test_all_real_pages_go_through(shared: Callable[..., Path]) -> None:
    """1,800 pages of one outlet: no error, exact spans, and claims where the world's news is told."""
    claims = {}
    for path in sorted(shared("pages").glob("ant_*.jsonl")):
        claims[path.stem] = 0
        for page in read_pages(str(path)):
            assert not isinstance(page, UnreadablePage), page
            claims[path.stem] += check_spans(page)
    assert claims["ant_international"] > 1000, json.dumps(claims)


def test_the_scorer_is_the_one_handed_out(root: Path, shared: Callable[..., Path]) -> None:
    assert (root / "eval/score.py").read_bytes() == shared("eval", "score.py").read_bytes()
