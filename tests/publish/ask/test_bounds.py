"""SQL of strangers: whatever it asks for, the process does not grow beyond a small bound, and reads on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from pipeline.publish.ask.bounds import Bounds

COUNTED = "with recursive c(x) as (select 1 union all select x + 1 from c limit 1000)"
LARGE = "randomblob(290000)"


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as opened:
        yield opened


@pytest.mark.parametrize(
    "sql",
    [
        "select randomblob(1000000000)", "select hex(zeroblob(200000))", f"select '{'x' * 20_000}'",
        "select printf('%.*c', 900000000, 'x')", f"select {', '.join([LARGE] * 500)}",
        f"select {' || '.join([LARGE] * 5)}", f"{COUNTED} select {LARGE} from c",
        f"{COUNTED} select group_concat({LARGE}) from c",
    ],
)  # fmt: skip
def test_too_much_is_an_error_that_the_reader_sees(connection: sqlite3.Connection, sql: str) -> None:
    bounds = Bounds(connection)
    with pytest.raises(sqlite3.OperationalError), bounds.question():
        connection.execute(sql).fetchall()
    with bounds.question():
        assert connection.execute(f"{COUNTED} select sum(x) from c").fetchone()[0] == 500_500


def test_each_question_has_the_whole_answer_to_itself(connection: sqlite3.Connection) -> None:
    bounds = Bounds(connection)
    for _ in range(5):
        with bounds.question():
            rows = connection.execute(f"{COUNTED} select {LARGE} as a from c limit 50").fetchall()
    assert len(rows[0]["a"]) == 290_000
