"""The pages and the JSON behind them, asked for without a browser."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import httpx
import jsonschema
import pytest

from khabar.ledger import Ledger
from khabar.web.settings import WebSettings
from khabar.web.views import VIEWS
from tests.conftest import ROOT
from tests.web.conftest import Serve

SCREENS = [s.path for v in VIEWS for s in v.screens if s.method == "GET" and "{" not in s.path]


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
