"""Search over decisions, members, duties and organisations: candidates from the index, order made here.

Only the newest matches of a table are ranked, 3,000 when it is searched alone and 1,000 when all are: ranking
them all would take a second for common words. The best of them are put in order by how well they say what was
asked, exact diacritics first.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.lexicon.agencies import expand
from pipeline.publish.pages.ask import Row, marks, rows
from pipeline.publish.pages.places import in_words, predecessors, today
from pipeline.publish.pages.words_asked import Asked

__all__ = ["KINDS", "ROLES", "Filters", "Found", "Hit", "search"]

ROLES = {
    "head": ("head", "co_head"),
    "deputy": ("deputy", "deputy_standing"),
    "secretary": ("secretary",),
    "member": ("member", "member_standing"),
    "adviser": ("adviser",),
}
"""Roles as readers ask for them, and the stored codes they stand for."""

_BEST = 200  # of each table, without words
_ENOUGH = 20  # phrases found; then words apart are not looked for
_ANY_BEST = 200
_PHRASE = 3  # the last tier in which the words stand side by side
_WORDS = 4  # the tier from which on words stand apart


@dataclass(frozen=True)
class Kind:
    """What can be found: table, full-text index, columns asked for and those that say how well it fits."""

    table: str
    sql: str
    fields: tuple[str, ...]
    newest: str


KINDS: dict[str, Kind] = {
    "quyet-dinh": Kind(
        "decisions",
        "select t.rowid as n, t.id, t.id as decision_id, t.code, t.subject, t.issuer, t.signer_name, "
        "t.place, t.proposed_by, t.issued_on, t.issued_year, t.province_id, t.needs_review from decisions t",
        ("code", "subject", "issuer", "signer_name", "place", "proposed_by"),
        "t.issued_on desc, t.id",
    ),
    "co-quan": Kind(
        "organizations",
        "select t.rowid as n, t.id, t.name, t.province_id, a.name as agency_type, t.agency_type_id "
        "from organizations t left join agency_types a on a.id = t.agency_type_id",
        ("name", "agency_type"),
        "t.name, t.id",
    ),
    "thanh-vien": Kind(
        "members",
        "select t.rowid as n, t.id, t.decision_id, t.name, t.honorific, t.position, t.organization, t.role, "
        "t.role_text, t.change, t.province_id, t.issued_year, b.name as body, d.code, d.issued_on "
        "from members t join decisions d on d.id = t.decision_id left join bodies b on b.id = t.body_id",
        ("name", "organization", "position", "role_text"),
        "t.issued_year desc, t.rowid desc",
    ),
    "nhiem-vu": Kind(
        "duties",
        "select t.rowid as n, t.id, t.decision_id, t.assignee, t.text, t.role, t.province_id, t.issued_year, "
        "b.name as body, d.code, d.issued_on from duties t "
        "join decisions d on d.id = t.decision_id left join bodies b on b.id = t.body_id",
        ("text", "assignee"),
        "t.issued_year desc, t.rowid desc",
    ),
}
"""In the order in which equal answers are shown."""


@dataclass(frozen=True)
class Filters:
    """Conditions beside the words; None is no condition. `role` is one of ROLES."""

    province: str | None = None
    year: int | None = None
    body_kind: str | None = None
    agency_type: str | None = None
    role: str | None = None
    organization: str | None = None

    def conditions(self, kind: str) -> tuple[list[str], list[object]] | None:
        """SQL conditions on the table `t`, and their values; None where such rows cannot meet them."""
        sql: list[str] = []
        values: list[object] = []
        if self.province:
            ids = predecessors(self.province) if today(self.province) == self.province else (self.province,)
            sql.append(f"t.province_id in {marks(ids)}")
            values += ids
        if kind == "co-quan":
            if self.year or self.body_kind or self.role:
                return None
            return self._agency(sql, values, "t.agency_type_id = ?", "t.id = ?")
        if self.year:
            sql.append("t.issued_year = ?")
            values.append(self.year)
        if self.body_kind:
            inner = "select body.{} from bodies body where body.kind = ?"
            at = ("t.id", "decision_id") if kind == "quyet-dinh" else ("t.body_id", "id")
            sql.append(f"{at[0]} in ({inner.format(at[1])})")
            values.append(self.body_kind)
        if kind == "quyet-dinh":
            return self._of_seats(sql, values)
        if self.role:
            codes = ROLES[self.role]
            sql.append(f"t.role in {marks(codes)}")
            values += codes
        typed = "t.organization_id in (select id from organizations where agency_type_id = ?)"
        return self._agency(sql, values, typed, "t.organization_id = ?")

    def _agency(
        self, sql: list[str], values: list[object], typed: str, single: str
    ) -> tuple[list[str], list[object]]:
        if self.agency_type:
            sql.append(typed)
            values.append(self.agency_type)
        if self.organization:
            sql.append(single)
            values.append(self.organization)
        return sql, values

    def _of_seats(self, sql: list[str], values: list[object]) -> tuple[list[str], list[object]]:
        """Decisions with one member who meets role and agency both."""
        inner: list[str] = []
        if self.role:
            codes = ROLES[self.role]
            inner.append(f"m.role in {marks(codes)}")
            values += codes
        if self.agency_type:
            inner.append("m.organization_id in (select id from organizations where agency_type_id = ?)")
            values.append(self.agency_type)
        if self.organization:
            inner.append("m.organization_id = ?")
            values.append(self.organization)
        if inner:
            condition = " and ".join(inner)
            sql.append(f"exists (select 1 from members m where m.decision_id = t.id and {condition})")
        return sql, values


@dataclass(frozen=True)
class Reach:
    """How many of the newest matches are ranked, and how many of the best are put in order."""

    ranked: int
    best: int


_ALONE, _TOGETHER = Reach(3000, 200), Reach(1000, 50)


@dataclass(frozen=True)
class Hit:
    """A row that answers; `tier` 0 is best, 6 lacks some of the words."""

    kind: str
    row: Row
    tier: int
    order: tuple[float, ...] = ()


@dataclass(frozen=True)
class Found:
    """Hits of each kind, best first, and all kinds together."""

    hits: dict[str, list[Hit]] = field(default_factory=dict)
    more: frozenset[str] = frozenset()
    """Kinds that have more than was ranked or shown."""
    approximate: bool = False
    """Nothing has all the words: these have some."""

    @property
    def together(self) -> list[Hit]:
        return sorted((hit for hits in self.hits.values() for hit in hits), key=lambda hit: hit.order)


async def search(datasette: Any, asked: Asked, filters: Filters, kinds: tuple[str, ...]) -> Found:
    """What answers the words under the filters; without words the newest rows that meet the filters."""
    if not asked.words:
        return await _newest(datasette, filters, kinds)
    reach = _ALONE if len(kinds) == 1 else _TOGETHER
    answers = await asyncio.gather(*(_all_words(datasette, kind, asked, filters, reach) for kind in kinds))
    found = Found(
        {kind: hits for kind, (hits, _) in zip(kinds, answers, strict=True)},
        frozenset(kind for kind, (_, more) in zip(kinds, answers, strict=True) if more),
    )
    if any(found.hits.values()):
        return found
    written_out = Asked.of(expand(asked.text))
    if written_out.words != asked.words:  # 'CDC Bình Định', where no row has 'CDC'
        return await search(datasette, written_out, filters, kinds)
    if len(asked.words) < 2:
        return found
    near = await asyncio.gather(*(_some_words(datasette, kind, asked, filters, reach) for kind in kinds))
    return Found(dict(zip(kinds, near, strict=True)), approximate=True)


async def _all_words(
    datasette: Any, kind: str, asked: Asked, filters: Filters, reach: Reach
) -> tuple[list[Hit], bool]:
    """Rows of a kind that have all the words, and whether there are more than these."""
    hits, more = await _of_kind(datasette, kind, asked, filters, reach)
    place = in_words(asked.words) if filters.province is None and not asked.phrases else None
    if place is not None:
        there = replace(filters, province=place.province)
        hits += await _there(datasette, kind, asked.without(place.start, place.end), there, reach, hits)
    return sorted(hits, key=lambda hit: hit.order)[: reach.best], more


async def _newest(datasette: Any, filters: Filters, kinds: tuple[str, ...]) -> Found:
    found = Found()
    for kind in kinds:
        about = KINDS[kind]
        conditions = filters.conditions(kind)
        if conditions is None:
            found.hits[kind] = []
            continue
        where = " where " + " and ".join(conditions[0]) if conditions[0] else ""
        newest = f"select t.rowid from {about.table} t{where} order by {about.newest} limit {_BEST + 1}"
        listed = await rows(
            datasette, f"{about.sql} where t.rowid in ({newest}) order by {about.newest}", conditions[1]
        )
        found.hits[kind] = [
            Hit(kind, row, 0, (n,)) for n, row in enumerate(_as_printed(kind, listed[:_BEST]))
        ]
        if len(listed) > _BEST:
            found = replace(found, more=found.more | {kind})
    return found


def _as_printed(kind: str, listed: list[Row]) -> list[Row]:
    """Rows of a decision in its order: the database gives them by an index, last first."""
    if kind not in ("thanh-vien", "nhiem-vu"):
        return listed
    first: dict[str, int] = {}
    for n, row in enumerate(listed):
        first.setdefault(row["decision_id"], n)
    return sorted(listed, key=lambda row: (first[row["decision_id"]], len(row["id"]), row["id"]))


async def _of_kind(
    datasette: Any, kind: str, asked: Asked, filters: Filters, reach: Reach
) -> tuple[list[Hit], bool]:
    """Phrases first; all words only where phrases leave room."""
    picked: dict[int, Row] = {}
    more = False
    queries = [asked.as_words] if asked.phrases else [asked.as_phrase, asked.as_words]
    for query in queries[: 1 if len(asked.words) == 1 else 2]:
        if len(picked) < _ENOUGH:
            listed, cut = await _ranked(datasette, kind, query, filters, reach)
            more |= cut
            for row in listed:
                picked.setdefault(row["n"], row)
    return _ordered(kind, asked, list(picked.values()))[: reach.best], more


async def _there(
    datasette: Any, kind: str, asked: Asked, filters: Filters, reach: Reach, known: list[Hit]
) -> list[Hit]:
    """'sở y tế nghệ an': the other words, in the province that the words name."""
    seen = {hit.row["n"] for hit in known if hit.tier < _WORDS}
    more, _ = await _of_kind(datasette, kind, asked, filters, reach)
    found = [
        replace(hit, order=(max(hit.tier, _PHRASE) + 0.5, *hit.order[1:]))
        for hit in more
        if hit.row["n"] not in seen
    ]
    again = {hit.row["n"] for hit in found}
    known[:] = [hit for hit in known if hit.row["n"] not in again]
    return found


async def _some_words(datasette: Any, kind: str, asked: Asked, filters: Filters, reach: Reach) -> list[Hit]:
    listed, _ = await _ranked(datasette, kind, asked.as_any, filters, replace(reach, best=_ANY_BEST))
    fields = KINDS[kind].fields
    near = [(asked.near([row[name] or "" for name in fields]), row) for row in listed]
    enough = max(1, len(asked.words) - 1 - len(asked.words) // 4)
    likeness = [(asked.likeness([row[name] or "" for name in fields]), row) for n, row in near if n >= enough]
    best = sorted(likeness, key=lambda pair: -pair[0])[:20]
    return [Hit(kind, row, 6, (6, -alike, _place(kind), at)) for at, (alike, row) in enumerate(best)]


async def _ranked(
    datasette: Any, kind: str, query: str, filters: Filters, reach: Reach
) -> tuple[list[Row], bool]:
    about = KINDS[kind]
    conditions = filters.conditions(kind)
    if conditions is None:
        return [], False
    index = f"{about.table}_fts"
    where, values = conditions
    join = f"join {about.table} t on t.rowid = f.rowid" if where else ""
    extra = "".join(f" and {condition}" for condition in where)
    newest = (
        f"select f.rowid as n, f.rank as r from {index} f {join} "
        f"where {index} match ?{extra} order by f.rowid desc limit {reach.ranked}"
    )
    listed = await rows(
        datasette,
        f"with newest as materialized ({newest}), "
        f"best as (select n from newest order by r limit {reach.best}) "
        f"select *, (select count(*) from newest) as matches from ("
        f"{about.sql} where t.rowid in (select n from best))",
        [query, *values],
    )
    return listed, bool(listed) and listed[0]["matches"] > reach.best


def _ordered(kind: str, asked: Asked, listed: list[Row]) -> list[Hit]:
    hits = []
    for row in listed:
        fields = [row[name] for name in KINDS[kind].fields if row[name]]
        tier = asked.tier(fields)
        length = min((len(one) for one in fields if asked.near([one]) == len(set(asked.words))), default=9999)
        year = row.get("issued_year") or 0
        hits.append(Hit(kind, row, tier, (tier, _place(kind), length // 40, -year, -row["n"])))
    return sorted(hits, key=lambda hit: hit.order)


def _place(kind: str) -> int:
    return list(KINDS).index(kind)
