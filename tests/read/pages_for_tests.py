"""Pages made up for the tests, and where the shared ones lie."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from khabar.model import Article, Media, Page, UnreadablePage
from khabar.read.article import find_article
from khabar.read.pages import page_of, read_pages

SHARED = Path(__file__).resolve().parents[3] / "shared"
SAMPLES = Path(__file__).resolve().parents[2] / "samples"

LEAD = "أعلنت وزارة الدفاع التركية، الاثنين، سحب قواتها من بلدتين في ريف إدلب الجنوبي بعد اتفاق مع روسيا."
SECOND = "وقال متحدث باسم الوزارة إن الانسحاب سيستمر يومين، وإن نقاط المراقبة الأخرى ستبقى في أماكنها حتى إشعار آخر."
THIRD = "من جهتها، نفت الجبهة الوطنية للتحرير علمها بأي اتفاق، وأكدت أن مقاتليها لن ينسحبوا من مواقعهم في المنطقة."
TITLE = "تركيا تعلن سحب قواتها من ريف إدلب"


def text_page(raw: str, **beside: Any) -> Page:
    return Page("0" * 64, "page.txt", raw, **beside)


def html_page(raw: str, **beside: Any) -> Page:
    return Page("0" * 64, "page.html", raw, Media.HTML, **beside)


def kinds(article: Article) -> dict[str, str]:
    """Text of each block → its kind."""
    return {article.text[b.start : b.end]: b.kind.value for b in article.blocks}


def read_one(path: Path) -> Page:
    (page,) = read_pages(str(path))
    assert isinstance(page, Page), page
    return page


def refusal(data: bytes, uri: str = "page.txt") -> str:
    with pytest.raises(UnreadablePage) as caught:
        find_article(page_of(data, uri))
    assert caught.value.uri == uri
    return caught.value.reason


def shared(*parts: str) -> Path:
    """A file of the shared folder, or a skip that says why."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is not here: the shared pages are handed out beside the repository, not in it")
    return path


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
