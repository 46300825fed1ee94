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

_FEW = 3000
"""Rows whose numbers are found, and sorted, sooner than a page of them by a walk."""


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
        """`each`: 'distinct +' gives every value once; the plus keeps SQLite from a walk along all values."""
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

    Without `among` it is one on the row itself, `t`. `leads`: it has an index and lets few rows through, so
    that the other conditions on the same row are checked one by one.
    """

    sql: str
    among: Among | None = None
    leads: bool = False


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
    rows of the table there are; `usual`: which of them where the filter of that name is not asked for.
    `orders`: by the value of the parameter `sort`, '' where it has none; without any they come by id.
    `finish` adds to the rows what is not in the database, and takes away what is selected `beside` their
    fields for that, as SQL by name.
    """

    table: str
    item: type[Model]
    columns: Mapping[str, str] = field(default_factory=dict)
    joins: str = ""
    filters: Mapping[str, Filter] = field(default_factory=dict)
    always: str = "true"
    orders: Mapping[str, Order] = field(default_factory=dict)
    usual: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    finish: Callable[[Any, list[Row]], list[Row]] = as_stored

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What is selected: all fields but links, which the site knows."""
        return tuple(name for name in self.item.model_fields if name != "links")

    @cached_property
    def fields(self) -> str:
        chosen = {**{name: self.columns.get(name, f"t.{name}") for name in self.names}, **self.beside}
        return ", ".join(f"{sql} as [{name}]" for name, sql in chosen.items())


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
    asked = _Asked(conn, listing, query)
    order = listing.orders.get(getattr(query, "sort", ""))
    places = _places(conn, asked, order, query)
    here, more = places[: query.limit], len(places) > query.limit
    _, at, last = here[-1] if here else (0, None, None)
    return Found(
        _items(conn, listing, [place[0] for place in here]),
        pack(*([at] if order else []), last) if more else None,
        asked.total,
        f"select count(*) from {listing.table} t where {asked.counted}",
        asked.values,
    )


class _Asked:
    """The conditions of a query in the form that suits how many rows they let through.

    `total`: how many, None where they are many. `plus` keeps SQLite from an index.
    """

    def __init__(self, conn: sqlite3.Connection, listing: Listing, query: ListQuery) -> None:
        self.table = listing.table
        self.given = query.model_dump(exclude_none=True, exclude=set(ListQuery.model_fields) | {"sort"})
        self.values: dict[str, Any] = {name: _bound(name, value) for name, value in self.given.items()}
        self.total: int | None = None
        usual = [sql for name, sql in listing.usual.items() if name not in self.given]
        always = " and ".join([listing.always, *usual])
        self.plus, self.where, self.counted = "", [always], always
        if self.given:
            self._look(conn, [listing.filters[name] for name in self.given], always)

    def _look(self, conn: sqlite3.Connection, filters: list[Filter], always: str) -> None:
        of: dict[Among, list[Filter]] = defaultdict(list)
        for one in filters:
            if one.among:
                of[one.among].append(one)
        own, few, many = _led([one for one in filters if not one.among]), [], []
        for n, (among, those) in enumerate(of.items()):
            conditions = _led(those)
            if self._keep(conn, f"among_{n}", among.rows(" and ".join(conditions), each="distinct +")):
                few.append(same(among.key, f"among_{n}"))
            else:
                many.append((among, " and ".join(conditions)))
        self.counted = " and ".join([always, *few, *own, *(among.listed(sql) for among, sql in many)])
        by_row = [always, *own, *(among.asked_by_row(sql) for among, sql in many)]
        if few:  # they lead: where a condition has no index of its own, SQLite would ask for every row
            by_row = [f"+{sql}" for sql in by_row]
        where = " and ".join([*few, *by_row])
        is_known = len(many) == 1 and not own and not few  # they were just found to be many
        if not is_known and self._keep(conn, "keys", f"select t.rowid from {self.table} t where {where}"):
            self.plus, self.where = "+", [same("t.rowid", "keys")]
            self.total = self.values["keys"].count(",") + 1 if self.values["keys"] != "[]" else 0
        else:
            self.where = [f"+{sql}" for sql in [*few, *by_row]]

    def _keep(self, conn: sqlite3.Connection, name: str, sql: str) -> bool:
        """Keeps the keys that a query finds, as a JSON list, if they are few."""
        found = conn.execute(f"{sql} limit {_FEW + 1}", self.values).fetchall()
        if len(found) > _FEW:
            return False
        self.values[name] = json.dumps([row[0] for row in found])
        return True


def _led(filters: list[Filter]) -> list[str]:
    """Their conditions; where one leads, SQLite is kept from an index for those that do not."""
    is_led = any(one.leads for one in filters)
    return [one.sql if one.leads or not is_led else f"+{one.sql}" for one in filters]


def _bound(name: str, value: Any) -> Any:
    """A parameter as SQLite takes it."""
    if name == "q":
        words = Asked.of(value)
        return words.as_words if words.words else '""'  # nothing but marks: matches nothing
    if name == "province_today":
        value = [each for one in value for each in predecessors(one)]
    return json.dumps(value) if isinstance(value, list | tuple) else value


Place = tuple[int, str | int | None, str | None]
"""Number, value of the order and id of a row."""


def _places(conn: sqlite3.Connection, asked: _Asked, order: Order | None, query: ListQuery) -> list[Place]:
    """Of the rows of the page in their order, and of one more where there are more."""
    many = query.limit + 1
    if order is None:
        last = unpack(query.cursor, (str,))[0] if query.cursor else None
        after = [f"{asked.plus}t.id > :last"] if last else []
        return _walk(conn, asked, "null", after, f"{asked.plus}t.id", many, (None, last))
    at, last = unpack(query.cursor, (str, int, type(None)), (str,)) if query.cursor else (None, None)
    found: list[Place] = []
    if last is None or at is not None:
        where = [f"{asked.plus}{order.column} is not null"] if order.may_miss else []
        where += [asked.plus + sql for name, sql in order.also.items() if name in asked.given]
        where += [order.after(asked.plus)] if last else []
        found = _walk(conn, asked, order.column, where, order.sql(asked.plus), many, (at, last))
        last = None
    if order.may_miss and len(found) < many:
        where = [f"{asked.plus}{order.column} is null", *([f"{asked.plus}t.id > :last"] if last else [])]
        rest = many - len(found)
        found += _walk(conn, asked, order.column, where, f"{asked.plus}t.id", rest, (None, last))
    return found


def _walk(
    conn: sqlite3.Connection, asked: _Asked, column: str, where: list[str], order: str, limit: int,
    after: tuple[str | int | None, str | int | None],
) -> list[Place]:  # fmt: skip
    conditions = " and ".join([*asked.where, *where])
    sql = f"""select t.rowid, {column}, t.id from {asked.table} t where {conditions}
        order by {order} limit :limit"""
    return conn.execute(sql, {**asked.values, "at": after[0], "last": after[1], "limit": limit}).fetchall()


def _items(conn: sqlite3.Connection, listing: Listing, numbers: list[int]) -> list[Row]:
    """The rows with these numbers, in their order."""
    flags = flags_of(listing.item)
    sql = f"""select t.rowid as _number, {listing.fields} from {listing.table} t {listing.joins}
        where {same("t.rowid", "numbers")}"""
    found = {row.pop("_number"): row for row in listed(conn, sql, {"numbers": json.dumps(numbers)})}
    for row in found.values():
        row.update({name: bool(row[name]) for name in flags})
    return [found[number] for number in numbers]
