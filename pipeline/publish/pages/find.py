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
from pipeline.publish.pages.ask import Row, rows
from pipeline.publish.pages.kinds import KINDS, ROLES, Filters
from pipeline.publish.pages.places import in_words
from pipeline.publish.pages.words_asked import Asked

__all__ = ["KINDS", "ROLES", "Filters", "Found", "Hit", "search"]

_BEST = 200  # of each table, without words
_ENOUGH = 20  # phrases found; then words apart are not looked for
_ANY_BEST = 200
_NEAR = 300  # of a province that the words name: to find more takes twice as long
_PHRASE = 3  # the last tier in which the words stand side by side
_WORDS = 4  # the tier from which on words stand apart


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
        near = replace(reach, ranked=_NEAR)
        hits += await _there(datasette, kind, asked.without(place.start, place.end), there, near, hits)
    return sorted(hits, key=lambda hit: hit.order)[: reach.best], more


async def _newest(datasette: Any, filters: Filters, kinds: tuple[str, ...]) -> Found:
    found = Found()
    for kind in kinds:
        about = KINDS[kind]
        conditions = filters.conditions(kind)
        if conditions is None:
            found.hits[kind] = []
            continue
        where, values = conditions.where()
        newest = f"select t.rowid from {about.table} t{where} order by {about.newest} limit {_BEST + 1}"
        listed = await rows(
            datasette, f"{about.sql} where t.rowid in ({newest}) order by {about.newest}", values
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
            listed, cut = await _picked(datasette, kind, query, filters, reach)
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
    """Rows that lack one word, where there are none some that have two side by side; likest letters first."""
    fields = KINDS[kind].fields
    enough = max(1, len(asked.words) - 1 - len(asked.words) // 4)
    likeness: list[tuple[float, Row]] = []
    for query in (asked.as_most, asked.as_pairs):
        listed, _ = await _picked(datasette, kind, query, filters, replace(reach, best=_ANY_BEST))
        texts = [[row[name] or "" for name in fields] for row in listed]
        likeness = [
            (asked.likeness(text), row)
            for text, row in zip(texts, listed, strict=True)
            if asked.near(text) >= enough
        ]
        if likeness:
            break
    best = sorted(likeness, key=lambda pair: -pair[0])[:20]
    return [Hit(kind, row, 6, (6, -alike, _place(kind), at)) for at, (alike, row) in enumerate(best)]


async def _picked(
    datasette: Any, kind: str, query: str, filters: Filters, reach: Reach
) -> tuple[list[Row], bool]:
    """Of the newest rows that match those with the fewest letters, and whether more match.

    Rows that all have the same words differ for bm25 by little but their length. To rank by bm25 itself would
    walk through every row of the table that has one of the words, each time.
    """
    about = KINDS[kind]
    conditions = filters.conditions(kind)
    if conditions is None:
        return [], False
    index = f"{about.table}_fts"
    among, values = conditions.among_hits(about.table)
    length = " + ".join(f"coalesce(length(t.{name}), 0)" for name in about.lengths)
    listed = await rows(
        datasette,
        "with newest as materialized ("
        f"select f.rowid as n from {index} f where {index} match ?{among} order by f.rowid desc "
        f"limit {reach.ranked}), best as (select t.rowid from {about.table} t "
        f"where t.rowid in (select n from newest) order by {length}, t.rowid desc limit {reach.best}) "
        f"select *, (select count(*) from newest) as matches from ({about.sql} where t.rowid in best)",
        [conditions.matching(query), *values],
    )
    return listed, bool(listed) and listed[0]["matches"] > reach.best


def _ordered(kind: str, asked: Asked, listed: list[Row]) -> list[Hit]:
    hits = []
    most = len(set(asked.words))
    for row in listed:
        fields = [row[name] for name in KINDS[kind].fields if row[name]]
        tier = asked.tier(fields)
        length = min((len(one) for one in fields if asked.near([one]) == most), default=9999)
        year = row.get("issued_year") or 0
        hits.append(Hit(kind, row, tier, (tier, _place(kind), length // 40, -year, -row["n"])))
    return sorted(hits, key=lambda hit: hit.order)


def _place(kind: str) -> int:
    return list(KINDS).index(kind)
