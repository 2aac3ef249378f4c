from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import UnreadablePage
from khabar.read.decode import arabic_look, decode, is_arabic

from .pages_for_tests import LEAD, SECOND, refusal

TEXT = f"{LEAD}\r\n{SECOND}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "iso8859_6"])
def test_arabic_encodings_read_alike(encoding: str) -> None:
    plain = TEXT if encoding != "iso8859_6" else TEXT.replace("،", ",")
    assert decode(plain.encode(encoding), "x") == plain


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    assert decode(mark + TEXT.encode(encoding), "x") == TEXT


def test_a_single_short_line_in_windows_1256() -> None:
    line = "قصف الطيران الروسي بلدة الهبيط"
    assert decode(line.encode("cp1256"), "x") == line


def test_declared_charset_is_tried() -> None:
    source = f'<html><head><meta charset="windows-1256"></head><body><p>{LEAD}</p></body></html>'
    assert LEAD in decode(source.encode("cp1256"), "x.html")


def test_wrongly_declared_charset_does_not_spoil_utf8() -> None:
    source = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><p>{LEAD}</p>'
    assert decode(source.encode(), "x.html") == source


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_character_cut_at_the_end_is_shown_as_such(cut: int) -> None:
    data = (TEXT + "\U0001f54c").encode()[:-cut]
    assert decode(data, "x") == TEXT + "\ufffd"


def test_utf8_broken_in_the_middle_is_refused_with_the_place() -> None:
    data = LEAD.encode() + b"\xd8\x20" + SECOND.encode()
    with pytest.raises(UnreadablePage, match=f"no UTF-8 from byte {len(LEAD.encode())} on"):
        decode(data, "x")


def test_mojibake_does_not_look_arabic() -> None:
    assert arabic_look(LEAD) > 0.3
    assert arabic_look(LEAD.encode().decode("cp1256", "replace")) < 0.02


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \n\t ", "empty file"),
        ("\ufeff".encode(), "empty file"),
        (b"%PDF-1.7 abc", "binary, not text (PDF)"),
        (b"PK\x03\x04abc", "binary, not text (ZIP, Word or EPUB)"),
        (TEXT.encode() + b"\x00", "binary, not text (NUL bytes)"),
        (b"\x01\x02\x03\x04 abc" * 9, "binary, not text (control characters)"),
        (b"The army left the town on Monday.", "no Arabic text"),
        ("The army (الجيش) left the town on Monday, officials said, and will not return.".encode(), "no Arabic text"),
        (b"12345 67890", "no Arabic text"),
    ],
)
def test_what_is_no_arabic_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    assert refusal(data) == reason


def test_arabic_with_latin_names_is_arabic() -> None:
    assert is_arabic(f"{LEAD} Su-24 MOM MOC")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    with suppress(UnreadablePage):  # the one error that may come
        assert decode(data, "x").strip()


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهوي \n.،؟" + "abc12", min_size=1))
def test_utf8_comes_back_unaltered(text: str) -> None:
    if text.strip():
        assert decode(text.encode(), "x") == text
