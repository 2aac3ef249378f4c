"""`khabar entity`, as a person uses it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Khabar

PAGE = """لواء المعتصم يرفض العرض

قال مصطفى سيجراوي إن روسيا قصفت بلدة سرمين في ريف إدلب يوم الثلاثاء.

وقال العقيد مصطفى السيجراوي إن تركيا أوقفت الدعم عن الجيش الوطني السوري.
"""


def test_propose_merge_show_undo(khabar: Khabar, tmp_path: Path) -> None:
    ledger, page = tmp_path / "khabar.db", tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert khabar("run", page, "--ledger", ledger, "--no-report").status == 0
    before = khabar("claims", "--ledger", ledger, "--format", "jsonl").out

    def entity(*arguments: str) -> str:
        ended = khabar("entity", *arguments, "--ledger", ledger)
        assert ended.status == 0, ended.err
        return ended.out

    assert "sound the same" in entity("propose")
    assert "judgement 1" in entity("merge", "مصطفى سيجراوي", "مصطفى السيجراوي", "--who", "ليلى", "--why", "one man")
    assert entity("propose") == "nothing to propose\n"
    shown = entity("show", "مصطفى السيجراوي")
    assert "same, ليلى" in shown
    assert "one man" in shown
    assert "judgement 2" in entity("unsure", "مصطفى سيجراوي", "روسيا", "--who", "سامي")
    assert "judgement 3" in entity("split", "مصطفى سيجراوي", "مصطفى السيجراوي", "--who", "سامي")
    assert "taken back" in entity("undo", "3", "--who", "سامي")
    assert "taken back" in entity("undo", "1", "--who", "ليلى")
    assert "taken back by ليلى" in entity("show", "مصطفى سيجراوي")
    assert khabar("claims", "--ledger", ledger, "--format", "jsonl").out == before


def test_who_is_not_there(khabar: Khabar, tmp_path: Path, story: Path) -> None:
    ledger = tmp_path / "khabar.db"
    ended = khabar("entity", "merge", "أ", "ب", "--ledger", ledger)
    assert ended.status == 3
    assert not ledger.exists()
    khabar("run", story, "--ledger", ledger, "--no-report")
    ended = khabar("entity", "show", "لا أحد", "--ledger", ledger)
    assert ended.status == 1
    assert "nobody in the ledger goes by 'لا أحد'" in ended.err
