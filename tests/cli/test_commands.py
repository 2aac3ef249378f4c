"""The commands on a page that makes claims: what they print, keep and answer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import ROOT, STORY, Khabar

SCHEMA = json.loads((ROOT / "src/khabar/export/data/claim.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def validator() -> jsonschema.Draft202012Validator:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(SCHEMA, format_checker=checker)


def test_extract_follows_the_schema(
    khabar: Khabar, validator: jsonschema.Draft202012Validator, root: Path, story: Path
) -> None:
    ended = khabar("extract", story, root / "samples" / "pages")
    assert ended.status == 0, ended.err
    lines = [json.loads(line) for line in ended.out.splitlines()]
    assert len({line["doc"]["id"] for line in lines}) > 10
    for line in lines:
        validator.validate(line)


def test_offsets_are_exact(khabar: Khabar, story: Path) -> None:
    ended = khabar("extract", story)
    raw = story.read_text(encoding="utf-8")
    claims = [json.loads(line) for line in ended.out.splitlines()]
    assert claims
    for claim in claims:
        for span in (*claim["evidence"], claim["event"]["trigger"]):
            assert raw[span["start"] : span["end"]] == span["text"]


def test_the_schema_is_the_published_one(shared: object) -> None:
    published = shared("claim.schema.json")  # type: ignore[operator]
    assert json.loads(published.read_text(encoding="utf-8")) == SCHEMA


def test_standard_input(khabar: Khabar, story: Path) -> None:
    named = khabar("extract", story)
    piped = khabar("extract", "-", stdin=STORY.encode())
    assert piped.status == 0
    ids = [[json.loads(line)["id"] for line in ended.out.splitlines()] for ended in (named, piped)]
    assert ids[0] == ids[1] != []
    assert json.loads(piped.out.splitlines()[0])["doc"]["uri"] == "-"


def test_extract_twice_gives_the_same(khabar: Khabar, story: Path) -> None:
    assert khabar("extract", story).out == khabar("extract", story).out


def test_extract_as_a_table(khabar: Khabar, story: Path) -> None:
    ended = khabar("extract", story, "--format", "table")
    assert ended.status == 0
    assert "who → whom" in ended.out
    assert "موسكو" in ended.out


def test_a_reader_who_goes_away_is_no_error(story: Path, tmp_path: Path) -> None:
    for number in range(40):
        shutil.copy(story, tmp_path / f"copy{number}.txt")
    command = f'"{sys.executable}" -c "from khabar.cli import main; main()" extract "{tmp_path}" | head -n 1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert len(done.stdout.splitlines()) == 1


def test_run_keeps_and_reports(khabar: Khabar, story: Path, tmp_path: Path) -> None:
    first = khabar("run", story, cwd=tmp_path)
    assert first.status == 0, first.err
    assert (tmp_path / "khabar.db").exists()
    report = (tmp_path / "khabar.html").read_text(encoding="utf-8")
    assert report.startswith("<!DOCTYPE html>")
    assert number(first.out, "pages read") == 1
    assert number(first.out, "claims, new") > 0
    assert "by modality" in first.out
    assert first.err == ""
    second = khabar("run", story, cwd=tmp_path)
    assert number(second.out, "claims, new") == 0
    assert number(second.out, "claims, already known") == number(first.out, "claims, new")
    assert (tmp_path / "khabar.html").read_text(encoding="utf-8") == report


def number(table: str, name: str) -> int:
    line = next(line for line in table.splitlines() if line.startswith(name))
    return int(line.removeprefix(name).split()[0].replace(",", ""))


def test_options_and_environment_name_the_files(khabar: Khabar, story: Path, tmp_path: Path) -> None:
    ended = khabar("run", story, "--ledger", "a.db", "--report", "r.html", cwd=tmp_path)
    assert ended.status == 0
    assert {"a.db", "r.html"} <= {p.name for p in tmp_path.iterdir()}
    khabar("run", story, "--no-report", cwd=tmp_path, KHABAR_LEDGER="b.db")
    names = {p.name for p in tmp_path.iterdir()}
    assert "b.db" in names
    assert "b.html" not in names


def test_claims_and_show(khabar: Khabar, story: Path, tmp_path: Path) -> None:
    khabar("run", story, "--no-report", cwd=tmp_path)
    extracted = khabar("extract", story, cwd=tmp_path).out
    asked = khabar("claims", "--format", "jsonl", cwd=tmp_path)
    assert asked.out == extracted
    by_actor = khabar("claims", "--actor", "Russia", "--format", "jsonl", cwd=tmp_path)
    found = [json.loads(line) for line in by_actor.out.splitlines()]
    assert found
    assert all(any("روس" in (a.get("label") or {}).get("ar", a["name"]) for a in c["actors"]) for c in found)
    table = khabar("claims", cwd=tmp_path)
    assert found[0]["id"][:8] in table.out
    shown = khabar("show", found[0]["id"][:10], cwd=tmp_path)
    assert shown.status == 0
    assert found[0]["id"] in shown.out
    assert "● the page" in shown.out
    assert f"⟦{found[0]['evidence'][0]['text']}⟧" in shown.out


def test_nothing_fits(khabar: Khabar, story: Path, tmp_path: Path) -> None:
    khabar("run", story, "--no-report", cwd=tmp_path)
    ended = khabar("claims", "--text", "قسطنطينية", cwd=tmp_path)
    assert (ended.status, ended.out) == (0, "")
    assert "no claim" in ended.err
    ended = khabar("show", "zz", cwd=tmp_path)
    assert ended.status == 1
    assert "no claim's id begins with 'zz'" in ended.err


def test_explain(khabar: Khabar, story: Path) -> None:
    ended = khabar("explain", story)
    assert ended.status == 0, ended.err
    for word in ("blocks", "■ title", "sentence 1", "trigger", "name", "✓ claim", "because", "candidates dropped"):
        assert word in ended.out
    one = khabar("explain", story, "--sentence", 2)
    assert one.status == 0
    assert "token" in one.out
    assert "sentence 1 " not in one.out
    ended = khabar("explain", story, "--sentence", 99)
    assert ended.status == 2
    assert "sentences 1 to" in ended.err


def test_isolates_only_where_a_terminal_understands_them(khabar: Khabar, story: Path) -> None:
    assert "\u2068" not in khabar("extract", story, "--format", "table", VTE_VERSION="7000").out


def test_a_report_overwrites_only_reports(khabar: Khabar, story: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.html"
    mine.write_text("<p>my notes</p>", encoding="utf-8")
    for target in (mine, story, tmp_path, tmp_path / "none" / "r.html"):
        ended = khabar("run", story, "--report", target, cwd=tmp_path)
        assert ended.status == 3
        assert str(target) in ended.err
    assert mine.read_text(encoding="utf-8") == "<p>my notes</p>"
    assert not (tmp_path / "khabar.db").exists(), "refused before any work"
