"""Tables are read in bulk at the start: that comes to the same as reading them one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.knowledge.folding import fold, fold_all
from khabar.knowledge.names import names
from khabar.knowledge.tsv import read_made, read_pairs
from khabar.model.errors import KnowledgeError

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=12)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_folding_all_at_once_is_folding_each(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


def test_pairs_are_the_rows_of_a_made_table() -> None:
    columns = ("feature", "weights")
    assert list(read_pairs("tagger.tsv", columns).items()) == [tuple(row) for row in read_made("tagger.tsv", columns)]


def test_a_made_table_is_read_without_its_comment() -> None:
    assert all(len(row) == 3 for row in read_made("choice.tsv", ("question", "trait", "weight")))


def test_another_header_is_refused() -> None:
    with pytest.raises(KnowledgeError, match=r"tagger\.tsv: columns are"):
        read_pairs("tagger.tsv", ("feature", "weight"))


def test_every_alias_is_found_by_its_first_word() -> None:
    known = names()
    assert {a.entity for aliases in known.aliases.values() for a in aliases} == set(known.entities)
    for aliases in known.aliases.values():
        lengths = [len(a.rest) for a in aliases]
        assert lengths == sorted(lengths, reverse=True)
        assert len(set(aliases)) == len(aliases)
