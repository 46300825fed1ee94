"""Every CSV that leaves the site or the command line can be opened in a spreadsheet: nothing in it is run."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.publish.export import export
from pipeline.text.spreadsheet import harmless
from tests.support.publish_sample import D1, D2
from tests.support.site import Site

FORMULAS = ['=HYPERLINK("http://a","b")', "+1,=2", '-"x"\r\n=3', "@a", "\t=4"]
NUMBER, PLAIN = "-12", "chữ, có dấu phẩy, -1 và =2"


@pytest.fixture(scope="module")
def written(db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("csv") / "quyetdinh.db"
    path.write_bytes(db.read_bytes())
    with closing(sqlite3.connect(path)) as conn, conn:
        for n, text in enumerate([*FORMULAS, NUMBER, PLAIN], start=50):
            conn.execute(
                "insert into duties (id, decision_id, ordinal, text, page, confidence) "
                "values (?, ?, ?, ?, 1, 1)",
                [f"{D1}-d{n}", D1, n, text],
            )
        conn.execute("update members set confidence = -0.5, position = '=1+1' where decision_id = ?", [D2])
    return path


@pytest.fixture(scope="module")
def opened(written: Path) -> Iterator[Site]:
    site = Site(written)
    yield site
    site.close()


def texts(answer: str, column: str = "text") -> list[str]:
    return [row[column] for row in csv.DictReader(io.StringIO(answer, newline=""))]


@pytest.mark.parametrize(
    "query", ["", "?_stream=on&_size=max", "?_dl=on", "?_labels=on", "?_header=on&_sort=text"]
)
def test_tables_of_the_site(opened: Site, query: str) -> None:
    found = texts(opened.get(f"/quyetdinh/duties.csv{query}").text)
    assert {*map(harmless, FORMULAS), NUMBER, PLAIN} <= {*found}
    assert not {*FORMULAS} & {*found}


def test_numbers_stay_numbers(opened: Site) -> None:
    answer = opened.get(f"/quyetdinh/members.csv?decision_id={D2}").text
    assert {*texts(answer, "confidence")} == {"-0.5"}
    assert {*texts(answer, "position")} == {"'=1+1"}


def test_json_keeps_what_is_stored(opened: Site) -> None:
    rows = opened.get("/quyetdinh/duties.json?_shape=array&_size=max").json()
    assert {*FORMULAS} <= {row["text"] for row in rows}


def test_exported_tables(written: Path, tmp_path: Path) -> None:
    export(written, tmp_path, "csv")
    found = texts((tmp_path / "duties.csv").read_bytes().decode())
    assert {*map(harmless, FORMULAS), NUMBER, PLAIN} <= {*found}
    assert not {*FORMULAS} & {*found}
