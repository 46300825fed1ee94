"""Full-text search: two columns a table, the text and the text with đ → d; a third has the province.

`remove_diacritics 2` folds every Vietnamese mark but not the bar of đ. The index takes its content from a
view, so nothing is stored twice; whoever changes rows changes it in the same transaction, so that no reader
ever finds it behind them. The province is one word for `index_word`, so that words and province are looked up
at once. Decisions that a newer version replaces are left out, and all of their rows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from pipeline.lexicon.provinces import index_word


@dataclass(frozen=True)
class Search:
    """A searchable table."""

    table: str
    columns: tuple[str, ...]
    of_province: bool = True
    owner: str = "decision_id"
    """Column with the id of what brings and takes the row: its decision, or itself."""
    of_decision: bool = True

    @property
    def view(self) -> str:
        return f"{self.table}_search"

    @property
    def index(self) -> str:
        """Name of the FTS5 table, for Datasette's `fts_table`."""
        return f"{self.table}_fts"

    @property
    def view_columns(self) -> dict[str, str]:
        """Column of the view → what readers are told of it."""
        return {
            "rowid": "Số dòng: số dòng nội bộ của bảng gốc.",
            "text": "Chữ: các cột tìm được, ghép lại.",
            "plain": "Chữ không có đ: như cột text, đ đổi thành d.",
            **({"province": "Tỉnh, thành phố: thành một từ, để tìm chữ và tỉnh cùng lúc."}
               if self.of_province else {}),
        }  # fmt: skip

    @property
    def view_sql(self) -> str:
        text = " || ' · ' || ".join(f"coalesce([{column}], '')" for column in self.columns)
        word = f", '{index_word('')}' || replace(province_id, '-', '') as province" * self.of_province
        return (
            f"CREATE VIEW [{self.view}] AS with joined as (select rowid as row_number, {text} as joined{word}"
            f" from [{self.table}]{self._newest}) select row_number as rowid, joined as text, "
            f"replace(replace(joined, 'đ', 'd'), 'Đ', 'D') as plain{self._province} from joined"
        )

    @property
    def _newest(self) -> str:
        if not self.of_decision:
            return ""
        older = f"x.id = [{self.table}].{self.owner} and x.superseded_by is not null"
        return f" where not exists (select 1 from decisions x where {older})"

    @property
    def index_sql(self) -> str:
        return (
            f"CREATE VIRTUAL TABLE [{self.index}] USING fts5(text, plain{self._province}, "
            f"content='{self.view}', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')"
        )

    @property
    def _province(self) -> str:
        return ", province" * self.of_province


SEARCHES: tuple[Search, ...] = (
    Search("decisions", ("code", "subject", "issuer", "place", "signer_name", "proposed_by"), owner="id"),
    Search("members", ("name", "position", "organization", "role_text")),
    Search("duties", ("assignee", "text")),
    Search("bodies", ("name", "alias", "standing_agency")),
    Search("legal_bases", ("text",), of_province=False),
    Search("provisions", ("heading", "text"), of_province=False),
    Search("organizations", ("name",), owner="id", of_decision=False),
)
_OF_DECISIONS = tuple(search for search in SEARCHES if search.of_decision)
(_OF_ORGANIZATIONS,) = (search for search in SEARCHES if search.table == "organizations")


def ensure_search(db: Database) -> None:
    """Creates what is missing or differs from its definition, filled."""
    present: dict[str, str] = dict(
        db.conn.execute("select name, sql from sqlite_master where name like '%\\_search' escape '\\' "
                        "or name like '%\\_fts' escape '\\'").fetchall()
    )  # fmt: skip
    for search in SEARCHES:
        if present.get(search.view) == search.view_sql and present.get(search.index) == search.index_sql:
            continue
        db.conn.execute(f"drop table if exists [{search.index}]")
        db.conn.execute(f"drop view if exists [{search.view}]")
        db.conn.execute(search.view_sql)
        db.conn.execute(search.index_sql)
        fill(db.conn, search)


def index_is_sound(conn: sqlite3.Connection) -> Iterator[bool]:
    """Of each index, whether it agrees with its rows, numbers and words."""
    for search in SEARCHES:
        try:
            conn.execute(
                f"insert into [{search.index}]([{search.index}], rank) values ('integrity-check', 1)"
            )
            yield True
        except sqlite3.DatabaseError:
            yield False


def rebuild_search(conn: sqlite3.Connection) -> None:
    """Fills every index anew from its table: nothing is left in it of rows that are gone."""
    for search in SEARCHES:
        fill(conn, search)


def fill(conn: sqlite3.Connection, search: Search) -> None:
    """Fills an index anew from its table."""
    conn.execute(f"insert into [{search.index}]([{search.index}]) values ('rebuild')")


def take_out(conn: sqlite3.Connection, decisions: Sequence[str]) -> None:
    """Takes the rows of decisions, by id, out of the search. Before anything of them is changed."""
    for search in _OF_DECISIONS:
        _take_out(conn, search, decisions)


def put_in(conn: sqlite3.Connection, decisions: Sequence[str]) -> None:
    """Puts the rows that decisions, by id, have now into the search; those that are gone are passed over."""
    for search in _OF_DECISIONS:
        _put_in(conn, search, decisions)


def take_out_organizations(conn: sqlite3.Connection, organizations: Sequence[str]) -> None:
    """Takes organisations, by id, out of the search. Before anything of them is changed."""
    _take_out(conn, _OF_ORGANIZATIONS, organizations)


def put_in_organizations(conn: sqlite3.Connection, organizations: Sequence[str]) -> None:
    """Puts organisations, by id, into the search."""
    _put_in(conn, _OF_ORGANIZATIONS, organizations)


def _take_out(conn: sqlite3.Connection, search: Search, owners: Sequence[str]) -> None:
    conn.execute(f"delete from [{search.index}] where {_rows_of(search)}", [json.dumps(owners)])


def _put_in(conn: sqlite3.Connection, search: Search, owners: Sequence[str]) -> None:
    names = f"rowid, text, plain{search._province}"
    rows = f"select {names} from [{search.view}] where {_rows_of(search)}"
    conn.execute(f"insert into [{search.index}] ({names}) {rows}", [json.dumps(owners)])


def _rows_of(search: Search) -> str:
    """Rows of some owners, as far as they are to be found. Parameter: a JSON list of the owners' ids."""
    return (
        f"rowid in (select v.rowid from [{search.table}] t join [{search.view}] v on v.rowid = t.rowid "
        f"where t.{search.owner} in (select value from json_each(?)))"
    )


def refill_organizations(conn: sqlite3.Connection) -> None:
    """Fills the index of organisations anew: names of some were settled, others are gone."""
    fill(conn, _OF_ORGANIZATIONS)
