"""datasette_metadata.json agrees with the database, with the contract and with itself."""

from __future__ import annotations

import sqlite3
from typing import Any, get_args

import pytest

from pipeline.publish.ask.metadata import DATABASE, label_of, load_metadata, names
from pipeline.publish.ask.references import target
from pipeline.publish.ask.structure import structure
from schemas import (
    Action,
    AssigneeKind,
    BodyKind,
    Change,
    Gender,
    Method,
    ProvisionKind,
    RelationKind,
    Role,
    Severity,
    Split,
    TextSource,
)

TABLES: dict[str, dict[str, Any]] = load_metadata()["databases"][DATABASE]["tables"]
QUERIES: dict[str, dict[str, Any]] = load_metadata()["databases"][DATABASE]["queries"]
SMALL = {"provinces", "agency_types", "roles"}


def test_every_table_and_column_is_described_and_nothing_else(connection: sqlite3.Connection) -> None:
    described = {name: set(about["columns"]) for name, about in TABLES.items() if "columns" in about}
    present = {name: {column for column, *_ in columns} for name, columns in structure(connection).items()}
    assert described == present


@pytest.mark.parametrize("name", [name for name in TABLES if not name.startswith("_")])
def test_a_table_has_a_title_and_each_column_a_label_and_an_explanation(name: str) -> None:
    about = TABLES[name]
    assert about["title"]
    assert about["description"].endswith(".")
    for column, text in about["columns"].items():
        label, _, explanation = text.partition(": ")
        assert 0 < len(label) <= 40, column
        assert explanation.endswith((".", "…")), column


@pytest.mark.parametrize("name", TABLES)
def test_what_the_metadata_names_is_there(connection: sqlite3.Connection, name: str) -> None:
    about = TABLES[name]
    columns = set(about.get("columns", {}))
    named = {*about.get("facets", []), *about.get("list_columns", [])}
    named |= {about[key] for key in ("label_column", "sort", "sort_desc") if key in about}
    assert named <= columns
    indexed = {
        row[0]
        for index in connection.execute(f"pragma index_list([{name}])").fetchall()
        for row in connection.execute("select name from pragma_index_info(?) where seqno = 0", [index[1]])
    }
    for key in ("sort", "sort_desc"):
        if key in about:
            assert about[key] in indexed, "sorting a large table without an index ends in a time-out"
    if name not in SMALL:
        assert set(about.get("facets", [])) <= indexed
    if "fts_table" in about:
        assert connection.execute(
            "select 1 from sqlite_master where name = ?", [about["fts_table"]]
        ).fetchone()


def test_tables_that_others_point_to_have_a_label(connection: sqlite3.Connection) -> None:
    pointed = {to for columns in structure(connection).values() for *_, to in columns if to}
    assert {name for name in pointed if "label_column" not in TABLES[name]} == set()


def test_links_go_where_foreign_keys_go(connection: sqlite3.Connection) -> None:
    for name, columns in structure(connection).items():
        for column, _, _, to in columns:
            if to:
                assert target(name, column) == to, (name, column)
    for about in QUERIES.values():
        assert set(about["references"]) <= set(about["columns"])
        assert set(about["references"].values()) <= set(TABLES)


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("role", Role), ("action", Action), ("change", Change), ("gender", Gender), ("split", Split),
        ("assignee_kind", AssigneeKind), ("severity", Severity), ("text_source", TextSource),
        ("method", Method), ("bodies.kind", BodyKind), ("provisions.kind", ProvisionKind),
        ("relations.kind", RelationKind),
    ],
)  # fmt: skip
def test_every_code_of_the_contract_has_a_vietnamese_name(column: str, codes: object) -> None:
    assert set(names().values_of(column)) == set(get_args(codes))


def test_every_kind_of_agency_has_a_vietnamese_name(connection: sqlite3.Connection) -> None:
    kinds = {row[0] for row in connection.execute("select distinct kind from agency_types")}
    assert kinds <= set(names().values_of("agency_types.kind"))


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_explains_its_parameters_and_its_own_columns(
    connection: sqlite3.Connection, name: str
) -> None:
    query = QUERIES[name]
    assert query["title"]
    assert query["params"] == list(query["parameters"])
    cursor = connection.execute(query["sql"], dict.fromkeys(query["params"], ""))
    returned = [column[0] for column in cursor.description]
    assert set(query["columns"]) <= set(returned)
    unexplained = [column for column in returned if names().describe(None, column, name) is None]
    assert unexplained == []


@pytest.mark.parametrize(
    ("description", "label"),
    [("Số, ký hiệu: như in.", "Số, ký hiệu"), ("Tên", "Tên"), (None, "name"), ("a: b: c", "a")],
)
def test_label_of_a_description(description: str | None, label: str) -> None:
    assert label_of(description, "name") == label


def test_sql_of_strangers_is_off_and_the_page_says_so() -> None:
    database = load_metadata()["databases"][DATABASE]
    assert database["allow_sql"] is False
    assert "allow_sql" in database["description"]
