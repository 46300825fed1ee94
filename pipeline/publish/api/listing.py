"""A list of rows as data, and the one way in which every list is filtered, counted and paged.

In its order, an index gives a page of common rows at once; for rare rows it would walk through the whole
table. So what the filters let through is looked for first, up to a bound: of few rows all are known, and
counted; of many, those of the page are found along the order.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pipeline.publish.api.paging import pack, unpack
from pipeline.publish.api.queries import ListQuery
from pipeline.publish.ask.provinces import predecessors
from pipeline.publish.ask.rows import Row, listed
from pipeline.publish.find.asked import Asked
from schemas import Model
from schemas.stored import flags_of

__all__ = ["Among", "Filter", "Found", "Listing", "Order", "as_stored", "find", "same"]

_FEW = 1000


@dataclass(frozen=True)
class Among:
    """Rows whose `key` another table has, as its `column`, in a row that meets all filters of this kind."""

    key: str
    table: str
    column: str
    always: str = "true"
    by_row: bool = True
    """Whether it is quick to ask for one row of ours; else all that it has are listed first."""

    def rows(self, conditions: str, *, each: str = "") -> str:
        return f"select {each}{self.column} from {self.table} where {self.always} and {conditions}"

    def listed(self, conditions: str) -> str:
        return f"{self.key} in ({self.rows(conditions)})"

    def asked_by_row(self, conditions: str) -> str:
        if not self.by_row:
            return self.listed(conditions)
        return f"exists ({self.rows(f'{self.column} = {self.key} and {conditions}')})"


@dataclass(frozen=True)
class Filter:
    """A condition that begins with a column; the value has the parameter's name, several are a JSON list.

    Without `among` it is one on the row itself, `t`.
    """

    sql: str
    among: Among | None = None


@dataclass(frozen=True)
class Order:
    """By a column and then the id, as an index has them; rows without a value come last."""

    column: str
    descending: bool = False
    may_miss: bool = False
    also: Mapping[str, str] = field(default_factory=dict)
    """What a filter, by name, says of the column: it need not be walked from its end."""

    def sql(self, plus: str) -> str:
        return f"{plus}{self.column}{' desc' * self.descending}, {plus}t.id{' desc' * self._backwards}"

    def after(self, plus: str) -> str:
        sign, other = "<" if self.descending else ">", "<" if self._backwards else ">"
        column = plus + self.column
        return f"{column} {sign}= :at and ({column} {sign} :at or t.id {other} :last)"

    @property
    def _backwards(self) -> bool:
        """The same index read from its other end has the ids backwards too."""
        return self.may_miss and not self.descending


def as_stored(datasette: Any, rows: list[Row]) -> list[Row]:
    """The rows as they are."""
    return rows


@dataclass(frozen=True)
class Listing:
    """Rows of `table`, which is called `t`, as the fields of `item`.

    `columns`: the fields that are no columns of `t`, as SQL over it and what `joins` add. `always`: which
    rows of the table there are. `orders`: by the value of the parameter `sort`, '' where it has none; without
    any they come by id. `finish` adds to the rows what is not in the database.
    """

    table: str
    item: type[Model]
    columns: Mapping[str, str] = field(default_factory=dict)
    joins: str = ""
    filters: Mapping[str, Filter] = field(default_factory=dict)
    always: str = "true"
    orders: Mapping[str, Order] = field(default_factory=dict)
    finish: Callable[[Any, list[Row]], list[Row]] = as_stored

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What is selected: all fields but links, which the site knows."""
        return tuple(name for name in self.item.model_fields if name != "links")

    @cached_property
    def fields(self) -> str:
        return ", ".join(f"{self.columns.get(name, f't.{name}')} as [{name}]" for name in self.names)


def same(column: str, name: str, *, several: bool = True) -> str:
    """The column has the parameter's value, or one of its values."""
    return f"{column} in (select value from json_each(:{name}))" if several else f"{column} = :{name}"


@dataclass(frozen=True)
class Found:
    """A page. `next` is a cursor. `total` is known where rows are few; else `count` is how to count them."""

    items: list[Row]
    next: str | None
    total: int | None
    count: str
    values: dict[str, Any]


def find(conn: sqlite3.Connection, listing: Listing, query: ListQuery) -> Found:
    """The page that the query asks for."""
    asked = _Asked(listing, query)
    few = asked.look(conn)
    order = listing.orders.get(getattr(query, "sort", ""))
    rows = _page(conn, asked, order, query)
    items, more = rows[: query.limit], len(rows) > query.limit
    last = items[-1] if items else {}
    place = [last.get("_at")] if order else []
    return Found(
        [_item(listing, row) for row in items],
        pack(*place, last["_id"]) if more else None,
        few, f"select count(*) from {listing.table} t where {asked.counted}", asked.values,
    )  # fmt: skip


def _item(listing: Listing, row: Row) -> Row:
    flags = flags_of(listing.item)
    return {name: bool(row[name]) if name in flags else row[name] for name in listing.names}


class _Asked:
    """The conditions of a query in the form that suits how many rows they let through."""

    def __init__(self, listing: Listing, query: ListQuery) -> None:
        given = query.model_dump(exclude_none=True, exclude=set(ListQuery.model_fields) | {"sort"})
        self.listing, self.given = listing, given
        self.values: dict[str, Any] = {name: _bound(name, value) for name, value in given.items()}
        self.own = [listing.filters[name].sql for name in given if not listing.filters[name].among]
        among: dict[Among, list[str]] = defaultdict(list)
        for name in given:
            if of := listing.filters[name].among:
                among[of].append(listing.filters[name].sql)
        self.among = {of: " and ".join(sql) for of, sql in among.items()}
        self.counted = " and ".join(
            [listing.always, *self.own, *(of.listed(sql) for of, sql in self.among.items())]
        )
        self.plus, self.where = "", [listing.always]

    def look(self, conn: sqlite3.Connection) -> int | None:
        """Looks for what is let through: how many rows, None where they are many."""
        if not self.given:
            return None
        listed_first, by_row = [], []
        for n, (of, sql) in enumerate(self.among.items()):
            keys = self._keys(conn, of.rows(sql, each="distinct "))
            if keys is None:
                by_row.append(of.asked_by_row(sql))
            else:
                self.values[f"keys_{n}"] = keys
                listed_first.append(same(of.key, f"keys_{n}"))
        conditions = [self.listing.always, *listed_first, *self.own, *by_row]
        keys = self._keys(conn, f"select t.id from {self.listing.table} t where {' and '.join(conditions)}")
        if keys is None:
            self.where = [f"+{sql}" for sql in (self.listing.always, *listed_first, *self.own, *by_row)]
            return None
        self.values["keys"] = keys
        self.plus, self.where = "+", [same("t.id", "keys")]
        return len(json.loads(keys))

    def _keys(self, conn: sqlite3.Connection, sql: str) -> str | None:
        """The keys as a JSON list, None where there are many."""
        found = conn.execute(f"{sql} limit {_FEW + 1}", self.values).fetchall()
        return json.dumps([row[0] for row in found]) if len(found) <= _FEW else None


def _bound(name: str, value: Any) -> Any:
    """A parameter as SQLite takes it."""
    if name == "q":
        words = Asked.of(value)
        return words.as_words if words.words else '""'  # nothing but marks: matches nothing
    if name == "province_today":
        value = [each for one in value for each in predecessors(one)]
    return json.dumps(value) if isinstance(value, list | tuple) else value


def _page(conn: sqlite3.Connection, asked: _Asked, order: Order | None, query: ListQuery) -> list[Row]:
    """One row more than the page has, where there are more."""
    many = query.limit + 1
    if order is None:
        last = unpack(query.cursor, (str,))[0] if query.cursor else None
        return _rows(conn, asked, ["t.id > :last"] if last else [], "t.id", many, None, last)
    at, last = _place(query.cursor)
    found: list[Row] = []
    if last is None or at is not None:
        where = [f"{asked.plus}{order.column} is not null"] if order.may_miss else []
        where += [asked.plus + sql for name, sql in order.also.items() if name in asked.given]
        where += [order.after(asked.plus)] if last else []
        found = _rows(conn, asked, where, order.sql(asked.plus), many, at, last, order.column)
        last = None
    if order.may_miss and len(found) < many:
        where = [f"{order.column} is null", *(["t.id > :last"] if last else [])]
        found += _rows(conn, asked, where, "t.id", many - len(found), None, last, order.column)
    return found


def _place(cursor: str | None) -> tuple[str | int | None, str | int | None]:
    """Value and id of the last row of the page before."""
    if cursor is None:
        return None, None
    at, last = unpack(cursor, (str, int, type(None)), (str,))
    return at, last


def _rows(
    conn: sqlite3.Connection, asked: _Asked, where: list[str], order: str, limit: int,
    at: str | int | None, last: str | int | None, column: str = "null",
) -> list[Row]:  # fmt: skip
    listing, conditions = asked.listing, " and ".join([*asked.where, *where])
    sql = f"""select t.id as _id, {column} as _at, {listing.fields} from {listing.table} t {listing.joins}
        where {conditions} order by {order} limit :limit"""
    return listed(conn, sql, {**asked.values, "at": at, "last": last, "limit": limit})
