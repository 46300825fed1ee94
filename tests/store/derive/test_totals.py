"""Totals over combinations of columns are those that a plain count gives."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.provinces import index_word, load_provinces
from pipeline.store.derive.totals import Total, totals

Row = tuple[str, int | None, str, str | None, int | None]
ROWS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from([1, None]),
        st.sampled_from("xy"),
        st.sampled_from(["p", "q", None]),
        st.sampled_from([2020, 2021, None]),
    ),
    max_size=30,
)


@given(ROWS)
def test_each_combination_is_counted_by_itself(rows: list[Row]) -> None:
    expected: set[Total] = set()
    for chosen in product((True, False), repeat=2):
        wanted = (True, *chosen)
        counted: dict[tuple[str | int | None, ...], list[Row]] = {}
        for row in rows:
            values = tuple(value if use else None for value, use in zip(row[2:], wanted, strict=True))
            if all(value is not None for value, use in zip(values, wanted, strict=True) if use):
                counted.setdefault(values, []).append(row)
        for values, listed in counted.items():
            women = sum(row[1] or 0 for row in listed)
            expected.add(Total(values, len({row[0] for row in listed}), len(listed), women))
    found = list(totals(iter(rows), always=1))
    assert len(found) == len(set(found))
    assert set(found) == expected


def test_provinces_have_different_words_in_the_index() -> None:
    words = [index_word(one.id) for one in load_provinces()]
    assert len(words) == len(set(words))
    assert all(word.isalnum() and word.isascii() for word in words)
