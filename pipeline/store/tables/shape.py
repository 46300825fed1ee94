"""What a table is: columns, keys and indexes as data, and the SQL they become."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "real"]
FIRST_STEP = "001_tables"


@dataclass(frozen=True)
class Column:
    """A column and what readers are told of it: 'Nhãn: giải thích.'"""

    name: str
    type: ColumnType
    about: str
    required: bool = False
    to: str | None = None
    """Table whose `id` it points to."""
    on_delete: Literal["cascade", "set null"] | None = None
    since: str = FIRST_STEP
    """Step that brought it, '006_member_notes': a new number and a name, written here alone."""

    def sql(self) -> str:
        parts = [f"[{self.name}] {self.type}"]
        if self.required:
            parts.append("not null")
        if self.to:
            parts.append(f"references [{self.to}](id)")
            if self.on_delete:
                parts.append(f"on delete {self.on_delete}")
            # Rows of one document point at each other; they are checked when all of them are there.
            parts.append("deferrable initially deferred")
        return " ".join(parts)


@dataclass(frozen=True)
class Table:
    """A STRICT table. `indexes` are column lists as SQL writes them: 'issued_on desc, id'."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)
    indexes: tuple[str, ...] = ()
    since: str = FIRST_STEP
    clustered: bool = False
    """Rows lie in the order of the key: one tree less to write, but no rowid for a search index."""
    remade: bool = False
    """Since `since` it has another shape: the older table is dropped, its rows follow from others."""

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def create_sql(self, step: str) -> str:
        """The statement for the table as it was after `step`."""
        lines = [column.sql() for column in self.columns if column.since <= step]
        lines.append(f"primary key ({', '.join(self.key)})")
        body = ",\n    ".join(lines)
        return f"create table [{self.name}] (\n    {body}\n) strict{', without rowid' * self.clustered}"

    def index_sql(self, known: Collection[str]) -> tuple[str, ...]:
        """One statement for each index whose columns are all `known`.

        Foreign keys get theirs without being asked, since a deleted parent is looked for there.
        """
        wanted = [index for index in self.indexes if set(_words(index)) <= set(known)]
        leading = {_words(index)[0] for index in wanted} | {self.key[0]}
        wanted += [c.name for c in self.columns if c.to and c.name not in leading and c.name in known]
        return tuple(
            f"create index if not exists [{_index_name(self.name, index)}] on [{self.name}] ({index})"
            for index in wanted
        )


def _index_name(table: str, columns: str) -> str:
    return f"idx_{table}_{'_'.join(_words(columns))}"


def _words(columns: str) -> list[str]:
    """'issued_on desc, id' → ['issued_on', 'id']."""
    return [part.split()[0] for part in columns.split(",")]
