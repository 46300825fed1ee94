"""Full-text search: two columns a table, the text and the text with đ → d; a third has the province.

`remove_diacritics 2` folds every Vietnamese mark but not the bar of đ. The index takes its content from a
view, so nothing is stored twice; it is rebuilt after a run, several times faster than triggers.
The province is one word for `index_word`, so that words and province are looked up at once.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from pipeline.lexicon.provinces import index_word


@dataclass(frozen=True)
class Search:
    """A searchable table."""

    table: str
    columns: tuple[str, ...]
    of_province: bool = True

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
            f" from [{self.table}]) select row_number as rowid, joined as text, "
            f"replace(replace(joined, 'đ', 'd'), 'Đ', 'D') as plain{self._province} from joined"
        )

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
    Search("decisions", ("code", "subject", "issuer", "place", "signer_name", "proposed_by")),
    Search("members", ("name", "position", "organization", "role_text")),
    Search("duties", ("assignee", "text")),
    Search("provisions", ("heading", "text"), of_province=False),
    Search("organizations", ("name",)),
)


def ensure_search(db: Database) -> bool:
    """Creates what is missing or differs from its definition; True when an index must be filled."""
    present: dict[str, str] = dict(
        db.conn.execute("select name, sql from sqlite_master where name like '%\\_search' escape '\\' "
                        "or name like '%\\_fts' escape '\\'").fetchall()
    )  # fmt: skip
    changed = False
    for search in SEARCHES:
        if present.get(search.view) == search.view_sql and present.get(search.index) == search.index_sql:
            continue
        changed = True
        db.conn.execute(f"drop table if exists [{search.index}]")
        db.conn.execute(f"drop view if exists [{search.view}]")
        db.conn.execute(search.view_sql)
        db.conn.execute(search.index_sql)
    return changed


def rebuild_search(db: Database) -> None:
    """Fills every index anew from its table."""
    for search in SEARCHES:
        db.conn.execute(f"insert into [{search.index}]([{search.index}]) values ('rebuild')")
