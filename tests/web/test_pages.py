"""The pages and the JSON behind them, asked for without a browser."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import httpx
import jsonschema
import pytest

from khabar.ledger import Ledger, searches
from khabar.web.settings import WebSettings
from khabar.web.views import VIEWS
from tests.conftest import ROOT
from tests.web.conftest import Serve

SCREENS = [s.path for v in VIEWS for s in v.screens if s.method == "GET" and "{" not in s.path and not s.is_piece]


@pytest.fixture
def empty(ledger: Ledger, serve: Serve) -> httpx.Client:
    return serve(ledger, WebSettings())


@pytest.mark.parametrize("path", SCREENS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_in_both_languages(client: httpx.Client, empty: httpx.Client, path: str, language: str) -> None:
    for each in (client, empty):
        found = each.get(f"/{language}{path}")
        assert found.status_code == 200
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}">' in found.text
        other = "en" if language == "ar" else "ar"
        assert f'href="/{other}{path}"' in found.text


def test_the_root_is_arabic(client: httpx.Client) -> None:
    assert client.get("/").url.path == "/ar/claims"
    assert client.get("/en").url.path == "/en/claims"


def test_the_switch_keeps_the_filters(client: httpx.Client) -> None:
    assert 'href="/en/claims?modality=threatened"' in client.get("/ar/claims?modality=threatened").text


def test_an_empty_ledger_says_what_to_do(empty: httpx.Client) -> None:
    assert "khabar run" in empty.get("/en/claims").text


def test_a_party(client: httpx.Client) -> None:
    shown = client.get("/en/party?who=روسيا").text
    told = client.get("/api/party?who=روسيا").json()
    assert "state-ru" in told["ids"]
    assert {"روسيا", "Russia"} <= set(told["names"])
    assert told["relations"]
    for relation in told["relations"]:
        assert "state-ru" in {relation["a"]["key"], (relation["b"] or {}).get("key")}
        for number, side in enumerate(relation["sides"], 1):
            assert f"relation={relation['id']}.{number}" in shown
            carried = client.get(f"/api/claims?limit=500&relation={relation['id']}.{number}").json()["claims"]
            assert {c["id"] for c in carried} == set(side["claims"])
    assert client.get("/en/party?who=nobody-at-all").status_code == 404
    assert client.get("/api/party").status_code == 400


def test_the_network_draws_what_it_lists(client: httpx.Client) -> None:
    for asked in ("", "?relation=support", "?as_of=2018"):
        told = client.get(f"/api/network{asked}").json()
        shown = client.get(f"/en/network{asked}").text
        assert len(told["parties"]) <= 60
        named = {party["key"] for party in told["parties"]}
        assert named == {r[side]["key"] for r in told["relations"] for side in ("a", "b")}
        drawn = shown.partition('<svg id="map"')[2].partition("</svg>")[0]
        assert (drawn.count("<path"), drawn.count("<circle")) == (len(told["relations"]), len(named))
        for relation in told["relations"][:5]:
            carried = {"relation": relation["id"], **({"as_of": "2018"} if "as_of" in asked else {})}
            link = "&amp;".join(f"{name}={value}" for name, value in carried.items())
            assert f'href="/en/claims?{link}"' in drawn
            found = client.get("/api/claims", params={**carried, "limit": 500}).json()["claims"]
            assert {c["id"] for c in found} == {c for side in relation["sides"] for c in side["claims"]}
    assert client.get("/api/claims?relation=ffffffffff").status_code == 404
    assert client.get(f"/api/claims?relation={relation['id']}.99").status_code == 400
    assert client.get("/api/network").json()["relations"]
    assert client.get("/en/network?as_of=someday").status_code == 400
    assert client.get("/en/network?relation=love").status_code == 400


def test_errors_are_pages(client: httpx.Client) -> None:
    missing = client.get("/en/claim/ffff")
    assert missing.status_code == 404
    assert "no claim" in missing.text
    assert client.get("/ar/nowhere").status_code == 404
    wrong = client.get("/en/claims?since=yesterday")
    assert wrong.status_code == 400
    assert "is no date" in wrong.text
    assert client.get("/api/claims?type=NONSENSE").status_code == 400
    assert "no event type" in client.get("/api/claims?type=NONSENSE").json()["error"]


def test_every_label_has_its_arabic() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts/labels.py", "--check"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


# -- the API -------------------------------------------------------------------------------------


def test_every_operation_is_described(client: httpx.Client) -> None:
    document = client.get("/api/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    operations = {(o.method.lower(), f"/api{o.path}") for v in VIEWS for o in v.operations}
    described = {(method, path) for path, methods in document["paths"].items() for method in methods}
    assert described == operations
    ids = [o["operationId"] for methods in document["paths"].values() for o in methods.values()]
    assert len(ids) == len(set(ids))


def test_claims_follow_the_schema(client: httpx.Client) -> None:
    schema = client.get("/api/openapi.json").json()["components"]["schemas"]["claim"]
    for claim in client.get("/api/claims?limit=200").json()["claims"]:
        jsonschema.validate(claim, schema)


def test_a_list_is_read_part_by_part(client: httpx.Client) -> None:
    whole = client.get("/api/claims?limit=500").json()
    assert whole["next"] is None
    ids: list[str] = []
    after = ""
    while True:
        part = client.get("/api/claims", params={"limit": 37, "after": after}).json()
        ids += [claim["id"] for claim in part["claims"]]
        after = part["next"]
        if after is None:
            break
    assert ids == [claim["id"] for claim in whole["claims"]]
    assert len(ids) == len(set(ids)) == client.get("/api/facets").json()["total"]


@pytest.mark.parametrize(
    "asked",
    [
        {"modality": "threatened"}, {"type": "ASSAULT/aerial"}, {"actor": "Russia"}, {"source": "روسيا اليوم"},
        {"polarity": "denied"}, {"since": "2021", "until": "2021"}, {"words": "انسحاب"}, {"place": "إدلب"},
    ],
    ids=str,
)  # fmt: skip
def test_counts_agree_with_the_list(client: httpx.Client, asked: dict[str, str]) -> None:
    claims = client.get("/api/claims", params={**asked, "limit": 500}).json()["claims"]
    counts = client.get("/api/facets", params=asked).json()
    assert 0 < len(claims) == counts["total"] < 277
    assert len({claim["doc"]["id"] for claim in claims}) == counts["pages"]
    assert {f["value"]: f["count"] for f in counts["types"]} == _tally(claims, lambda c: [c["event"]["type"]])
    for facet in counts["parties"]["actor"]:
        assert facet["count"] == _tally(claims, _actors)[facet["value"]]
        narrowed = client.get("/api/facets", params={**asked, "actor": facet["value"]}).json()
        assert narrowed["total"] >= facet["count"]


def _actors(claim: dict[str, list[dict[str, str]]]) -> set[str]:
    return {actor["id"] or actor["name"] for actor in claim["actors"]}


def _tally(claims, key) -> dict[str, int]:  # type: ignore[no-untyped-def]
    found: dict[str, int] = {}
    for claim in claims:
        for value in key(claim):
            found[value] = found.get(value, 0) + 1
    return found


def test_csv_holds_what_is_shown(client: httpx.Client) -> None:
    asked = {"modality": "demanded"}
    found = client.get("/api/claims.csv", params=asked)
    assert found.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(found.text)))
    claims = client.get("/api/claims", params={**asked, "limit": 500}).json()["claims"]
    assert [row["id"] for row in rows] == [claim["id"] for claim in claims]
    assert {row["modality"] for row in rows} == {"demanded"}


def test_static_files_are_kept_by_their_hash(client: httpx.Client) -> None:
    text = client.get("/ar/claims").text
    assert "/static/vendor/htmx.js?v=" in text
    script = next(part for part in text.split('"') if part.startswith("/static/vendor/htmx.js"))
    assert "immutable" in client.get(script).headers["cache-control"]


def test_the_list_of_assets_is_complete() -> None:
    listed = json.loads((ROOT / "frontend/assets.json").read_text(encoding="utf-8"))
    style = (ROOT / "src/khabar/web/static/base.css").read_text(encoding="utf-8")
    named = {part.split('"')[0] for part in style.split('url("/static/vendor/')[1:]}
    assert named <= set(listed)


# -- pages, reading, searching ---------------------------------------------------------------------


def csrf(client: httpx.Client) -> str:
    found: str = client.get("/api/session").json()["csrf"]
    return found


def test_a_page_whole(client: httpx.Client) -> None:
    lines = client.get("/api/pages").json()["pages"]
    assert len(lines) == 15
    line = next(line for line in lines if line["claims"] > 5)
    page = client.get(f"/api/pages/{line['id']}").json()
    assert len(page["claims"]) == line["claims"]
    for claim in page["claims"]:
        for span in claim["evidence"]:
            assert page["text"][span["start"] : span["end"]] == span["text"]
    assert client.get(f"/api/pages/{line['id']}/text").text == page["text"]
    shown = client.get(f"/ar/page/{line['id']}")
    assert shown.text.count('class="claim') == line["claims"]
    assert client.get("/ar/page/nothing").status_code == 404


def test_reading_keeps_nothing_unless_asked(empty: httpx.Client, root: Path) -> None:
    text = (root / "samples/pages/01_jabal_zawiya.txt").read_bytes()
    form = {"csrf": csrf(empty), "name": "page.txt"}
    read = empty.post("/en/read", data=form, files={"file": ("x.txt", text)})
    assert read.status_code == 200
    assert read.text.count('class="claim') > 10
    assert "because" in read.text
    assert empty.get("/api/pages").json()["total"] == 0
    kept = empty.post("/en/read", data={**form, "keep": "1"}, files={"file": ("x.txt", text)})
    assert kept.status_code == 303
    assert empty.get("/api/facets").json()["total"] == read.text.count('class="claim')
    assert empty.get(kept.headers["location"]).status_code == 200


def test_pasted_text_is_read_as_it_was_written(empty: httpx.Client, root: Path) -> None:
    """Browsers send line ends as CR LF; what is read is what was in the field."""
    text = (root / "samples/pages/01_jabal_zawiya.txt").read_text(encoding="utf-8")
    form = {"csrf": csrf(empty), "text": text.replace("\n", "\r\n")}
    pasted = empty.post("/api/read", data=form).json()
    assert pasted["id"] == hashlib.sha256(text.encode()).hexdigest()
    assert pasted["claims"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "nothing was pasted"), ("Only English words are here, and many of them.", "Arabic"), ("\x00\x01", "")],
)
def test_what_cannot_be_read_is_told(empty: httpx.Client, text: str, words: str) -> None:
    answer = empty.post("/en/read", data={"csrf": csrf(empty), "text": text})
    assert answer.status_code == 400
    assert words in answer.text


def test_search_finds_parties_pages_and_claims(client: httpx.Client) -> None:
    by_name = client.get("/api/search?q=Russia").json()
    assert by_name["parties"][0]["label"]["ar"] == "روسيا"
    assert client.get("/api/parties?q=روس").json()["parties"]
    by_title = client.get("/api/search?q=مأرب").json()
    assert "مأرب" in by_title["pages"][0]["title"]
    by_words = client.get("/api/search", params={"q": "وقف إطلاق النار"}).json()
    assert by_words["claims"]
    assert client.get("/en/search?q=zzzz").text.count("Nothing was found") == 1


def test_saved_searches_and_their_feed(empty: httpx.Client, root: Path) -> None:
    token = csrf(empty)
    text = (root / "samples/pages/01_jabal_zawiya.txt").read_bytes()
    empty.post("/en/read", data={"csrf": token, "keep": "1"}, files={"file": ("x.txt", text)})
    kept = empty.post("/en/search", data={"csrf": token, "name": " Threats ", "modality": "threatened"})
    assert kept.status_code == 303
    search = empty.get("/api/searches").json()["searches"][0]
    assert (search["name"], search["asked"]) == ("Threats", {"modality": "threatened"})
    feed = empty.get(f"/en/search/{search['id']}.atom")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(feed.content).findall(f"{atom}entry")
    total = empty.get("/api/facets?modality=threatened").json()["total"]
    assert len(entries) == total > 0
    link = entries[0].find(f"{atom}link")
    assert link is not None
    assert empty.get(link.attrib["href"]).status_code == 200
    assert empty.post("/en/search", data={"csrf": token, "name": "", "modality": "threatened"}).status_code == 400
    assert empty.post("/en/search", data={"csrf": token, "name": "all"}).status_code == 400
    empty.post(f"/en/search/{search['id']}/forget", data={"csrf": token})
    assert empty.get("/api/searches").json()["searches"] == []
    assert empty.get(f"/en/search/{search['id']}.atom").status_code == 404


def test_a_feed_beyond_loopback_needs_its_key(ledger: Ledger, serve: Serve) -> None:
    found = searches.save(ledger, "all threats", {"modality": "threatened"}, "rana")
    client = serve(ledger, WebSettings(token="a-long-enough-token"))
    assert client.get(f"/en/search/{found.id}.atom").status_code == 403
    bearer = {"Authorization": "Bearer a-long-enough-token"}
    page = client.get("/en/search", headers=bearer).text
    address = next(p for p in page.split('"') if ".atom?key=" in p)
    assert client.get(address).status_code == 200
    assert client.get(address[:-1] + ("0" if address[-1] != "0" else "1")).status_code == 403
