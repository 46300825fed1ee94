"""Search over decisions, members, duties and organisations: candidates from the index, order made here.

Only the newest matches of a table are ranked, 3,000 when it is searched alone and 400 when all are: ranking
them all would take a second for common words. The best of them are put in order by how well they say what was
asked, exact diacritics first.
"""

from __future__ import annotations

import asyncio
import sqlite3
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from pipeline.lexicon.agencies import expand
from pipeline.publish.ask.provinces import province_in
from pipeline.publish.ask.questions import rows, visit
from pipeline.publish.ask.rows import Row
from pipeline.publish.find.asked import Asked
from pipeline.publish.find.candidates import Reach, few, newest_of, picked
from pipeline.publish.find.filters import Filters
from pipeline.publish.find.searchable import BY_THEMSELVES, EVERYWHERE, HAS_BODY, SEARCHABLE

__all__ = ["Found", "Hit", "search"]

_BEST = 200  # of each table, without words
_ENOUGH = 20  # phrases found; then words apart are not looked for
_ANY_BEST = 200
_NEAR = 100  # of a province that the words name: to find more takes twice as long
_PHRASE = 3  # the last tier in which the words stand side by side
_WORDS = 4  # the tier from which on words stand apart
_ALONE, _TOGETHER = Reach(3000, 200), Reach(400, 50)


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
    """What answers the words under the filters; without words the newest rows that meet the filters.

    Without words neither those who leave are members, nor is a decision listed, unless asked for, that sets
    up and changes no body; with words both come after others that answer as well.

    Asked everywhere, the text of acts answers where nothing else does.
    """
    if not asked.words:
        return await _newest(datasette, filters, kinds)
    for looked_into in (kinds, BY_THEMSELVES) if kinds == EVERYWHERE else (kinds,):
        found = await _exactly(datasette, asked, filters, looked_into)
        if any(found.hits.values()):
            return found
    written_out = Asked.of(expand(asked.text))
    if written_out.words != asked.words:  # 'CDC Bình Định', where no row has 'CDC'
        return await search(datasette, written_out, filters, kinds)
    if len(asked.words) < 2 or asked.phrases:
        return found
    reach = _reach(kinds)
    loose = [kind for kind in kinds if SEARCHABLE[kind].loosely]
    near = await asyncio.gather(*(_some_words(datasette, kind, asked, filters, reach) for kind in loose))
    return Found(found.hits | dict(zip(loose, near, strict=True)), approximate=True)


def _reach(kinds: tuple[str, ...]) -> Reach:
    return _ALONE if len(kinds) == 1 else _TOGETHER


async def _exactly(datasette: Any, asked: Asked, filters: Filters, kinds: tuple[str, ...]) -> Found:
    """Rows of each kind that have all the words."""
    reach = _reach(kinds)
    answers = await asyncio.gather(*(_all_words(datasette, kind, asked, filters, reach) for kind in kinds))
    return Found(
        {kind: hits for kind, (hits, _) in zip(kinds, answers, strict=True)},
        frozenset(kind for kind, (_, more) in zip(kinds, answers, strict=True) if more),
    )


async def _all_words(
    datasette: Any, kind: str, asked: Asked, filters: Filters, reach: Reach
) -> tuple[list[Hit], bool]:
    """Rows of a kind that have all the words, and whether there are more than these."""
    place = province_in(asked.words) if filters.province is None and not asked.phrases else None
    if place is None:
        hits, more = await _of_kind(datasette, kind, asked, filters, reach)
    else:
        there, near = replace(filters, province=place.province), replace(reach, ranked=_NEAR)
        (hits, more), (local, _) = await asyncio.gather(
            _of_kind(datasette, kind, asked, filters, reach),
            _of_kind(datasette, kind, asked.without(place.start, place.end), there, near),
        )
        hits = _with_local(hits, local)
    return sorted(hits, key=lambda hit: hit.order)[: reach.best], more


async def _newest(datasette: Any, filters: Filters, kinds: tuple[str, ...]) -> Found:
    found = Found()
    for kind in kinds:
        about = SEARCHABLE[kind]
        conditions = filters.conditions(kind)
        if conditions is None:
            found.hits[kind] = []
            continue
        if kind == "thanh-vien":
            conditions.add("t.change <> 'leaves'")
        if kind == "quyet-dinh" and not filters.others:
            conditions.add(HAS_BODY)
        where, values = conditions.where()
        newest = f"select t.rowid from {about.table} t{where} order by {about.newest} limit {_BEST + 1}"
        newest_rows = await rows(
            datasette, f"{about.sql} where t.rowid in ({newest}) order by {about.newest}", values
        )
        found.hits[kind] = [
            Hit(kind, row, 0, (n,)) for n, row in enumerate(_as_printed(kind, newest_rows[:_BEST]))
        ]
        if len(newest_rows) > _BEST:
            found = replace(found, more=found.more | {kind})
    return found


def _as_printed(kind: str, found: list[Row]) -> list[Row]:
    """Rows of a decision in its order: the database gives them by an index, last first."""
    if kind not in ("thanh-vien", "nhiem-vu"):
        return found
    first: dict[str, int] = {}
    for n, row in enumerate(found):
        first.setdefault(row["decision_id"], n)
    return sorted(found, key=lambda row: (first[row["decision_id"]], len(row["id"]), row["id"]))


async def _of_kind(
    datasette: Any, kind: str, asked: Asked, filters: Filters, reach: Reach
) -> tuple[list[Hit], bool]:
    """Phrases first; all words only where phrases leave room."""
    conditions = filters.conditions(kind)
    if conditions is None:
        return [], False

    def look(conn: sqlite3.Connection) -> tuple[list[Row], bool]:
        every = few(conn, kind, asked.as_words, conditions, reach.best)
        if every is not None:  # all rows with all the words, so those with the phrase too
            return every, False
        phrases: list[Row] = []
        if len(asked.words) > 1 and not asked.phrases:
            phrases, _ = picked(conn, kind, asked.as_phrase, conditions, reach)
        if len(phrases) >= _ENOUGH:
            return phrases, True
        seen = {row["n"] for row in phrases}
        apart = newest_of(conn, kind, asked.as_words, conditions, reach)
        return [*phrases, *(row for row in apart if row["n"] not in seen)], True

    found, more = await visit(datasette, look)
    return _ordered(kind, asked, found)[: reach.best], more


def _with_local(known: list[Hit], local: list[Hit]) -> list[Hit]:
    """'sở y tế nghệ an': beside what has all words, the other words in the province that the words name."""
    seen = {hit.row["n"] for hit in known if hit.tier < _WORDS}
    found = [
        replace(hit, order=(max(hit.tier, _PHRASE) + 0.5, *hit.order[1:]))
        for hit in local
        if hit.row["n"] not in seen
    ]
    again = {hit.row["n"] for hit in found}
    return [hit for hit in known if hit.row["n"] not in again] + found


async def _some_words(datasette: Any, kind: str, asked: Asked, filters: Filters, reach: Reach) -> list[Hit]:
    """Rows that lack one word, where there are none some that have two side by side; likest letters first."""
    fields = SEARCHABLE[kind].fields
    conditions = filters.conditions(kind)
    if conditions is None:
        return []
    enough = max(1, len(asked.words) - 1 - len(asked.words) // 4)
    wide = replace(reach, best=_ANY_BEST)
    likeness: list[tuple[float, Row]] = []
    for query in (asked.as_most, asked.as_pairs):
        look = partial(picked, kind=kind, query=query, conditions=conditions, reach=wide)
        found, _ = await visit(datasette, look)
        texts = [[row[name] or "" for name in fields] for row in found]
        likeness = [
            (asked.likeness(text), row)
            for text, row in zip(texts, found, strict=True)
            if asked.near(text) >= enough
        ]
        if likeness:
            break
    best = sorted(likeness, key=lambda pair: -pair[0])[:20]
    return [Hit(kind, row, 6, (6, -alike, _place(kind), at)) for at, (alike, row) in enumerate(best)]


def _ordered(kind: str, asked: Asked, found: list[Row]) -> list[Hit]:
    hits = []
    most = len(set(asked.words))
    for row in found:
        fields = [row[name] for name in SEARCHABLE[kind].fields if row[name]]
        if not asked.holds(fields):
            continue
        tier = asked.tier(fields)
        length = min((len(one) for one in fields if asked.near([one]) == most), default=9999)
        year = row.get("issued_year") or 0
        last = not row.get("has_body", True) or row.get("change") == "leaves"
        hits.append(Hit(kind, row, tier, (tier, _place(kind), last, length // 40, -year, -row["n"])))
    return sorted(hits, key=lambda hit: hit.order)


def _place(kind: str) -> int:
    return list(SEARCHABLE).index(kind)
