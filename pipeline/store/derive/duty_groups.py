"""Duties that are equal or nearly equal in bodies of one group, each match with its method and score."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from typing import NamedTuple

from pipeline.lexicon.provinces import load_provinces
from pipeline.text.fold import fold
from pipeline.text.normal import comparable
from pipeline.text.similar import DUTY_THRESHOLD, group_similar
from pipeline.text.words import words

__all__ = ["group_duties"]

_MOST = 2000  # wordings a group compares by likeness; rarer ones match only when equal
_MOST_SHARED = 100  # groups kept of a kind of body, those of most provinces
_MANY = 20_000  # wordings; segmenting more takes longer than starting processes for it
_END = " .;,:/"


class _Said(NamedTuple):
    """A duty as one body has it."""

    id: str
    text: str
    body: str
    province: str | None


_Wordings = dict[str, list[_Said]]
"""What equal duties share → those duties."""
_Terms = dict[str, tuple[str, ...]]
"""Wording → its folded words."""


class _Group(NamedTuple):
    """Duties that say the same: the most frequent wording, and each duty with its likeness to it."""

    text: str
    said: list[tuple[_Said, str, float]]
    bodies: int
    provinces: int


def group_duties(conn: sqlite3.Connection) -> None:
    """Fills duty_groups, duty_matches and shared_duties for the groups in temp.regrouped.

    From the duties of the bodies in temp.compared. Likeness counts only within a group of bodies.
    """
    conn.execute("delete from duty_groups where group_id in temp.regrouped")
    groups: dict[str, _Wordings] = defaultdict(lambda: defaultdict(list))
    rows = conn.execute(
        "select d.id, d.text, d.body_id, d.province_id, c.group_id from temp.compared c "
        "join duties d on d.body_id = c.body_id order by d.id"
    )
    for *about, group in rows:
        said = _Said(*about)
        groups[group][_key(said.text, said.province)].append(said)
    kinds = {row[0] for row in conn.execute("select id from body_groups where basis = 'kind'")}
    terms = _segmented({key for said in groups.values() for key in _compared(said)})
    for group in sorted(groups):
        (_share if group in kinds else _store)(conn, group, groups[group], terms)


def _in_order(wordings: _Wordings) -> list[str]:
    """The most frequent wording first."""
    return sorted(wordings, key=lambda key: (-len(wordings[key]), key))


def _compared(wordings: _Wordings) -> list[str]:
    """The wordings to compare by likeness; none where all are of one province."""
    provinces = {one.province for said in wordings.values() for one in said}
    return _in_order(wordings)[:_MOST] if len(provinces) > 1 else []


def _groups(wordings: _Wordings, terms: _Terms) -> Iterator[_Group]:
    """Groups by their leading wording, the most frequent one first."""
    compared = _compared(wordings)
    rest = _in_order(wordings)[len(compared) :]
    nearest = group_similar(
        [terms[key] for key in compared], [len(wordings[key]) for key in compared], DUTY_THRESHOLD
    )
    joined: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, near in zip(compared, nearest, strict=True):
        joined[compared[near.leader]].append((key, near.score))
    for key in rest:
        joined[key].append((key, 1.0))
    for leader, keys in joined.items():
        said = [
            (one, "equal" if key == leader else "near", score) for key, score in keys for one in wordings[key]
        ]
        yield _Group(
            Counter(one.text for one in wordings[leader]).most_common(1)[0][0],
            said,
            len({one.body for one, _, _ in said}),
            len({one.province for one, _, _ in said if one.province}),
        )


def _store(conn: sqlite3.Connection, group: str, wordings: _Wordings, terms: _Terms) -> None:
    """Every duty of the bodies of a mandate or topic belongs to one group."""
    for number, found in enumerate(_groups(wordings, terms), start=1):
        name = _insert(conn, group, number, found)
        conn.executemany(
            "insert into duty_matches values (?, ?, ?, ?)",
            [(one.id, name, method, score) for one, method, score in found.said],
        )


def _share(conn: sqlite3.Connection, group: str, wordings: _Wordings, terms: _Terms) -> None:
    """Of a kind only what most provinces share; the likest duty of a province stands for all of its own."""
    shared = sorted(
        (one for one in _groups(wordings, terms) if one.provinces > 1), key=lambda one: -one.provinces
    )
    for number, found in enumerate(shared[:_MOST_SHARED], start=1):
        name = _insert(conn, group, number, found)
        own: dict[str, list[tuple[_Said, str, float]]] = defaultdict(list)
        for said in found.said:
            if said[0].province:
                own[said[0].province].append(said)
        rows = []
        for province, listed in own.items():
            best, method, score = max(listed, key=lambda said: said[2])
            bodies = len({one.body for one, _, _ in listed})
            rows.append((name, province, bodies, best.id, method, score))
        conn.executemany("insert into shared_duties values (?, ?, ?, ?, ?, ?)", rows)


def _insert(conn: sqlite3.Connection, group: str, number: int, found: _Group) -> str:
    name = f"{group}-{number}"
    conn.execute(
        "insert into duty_groups values (?, ?, ?, ?, ?, ?)",
        [name, group, found.text, len(found.said), found.bodies, found.provinces],
    )
    return name


def _key(text: str, province: str | None) -> str:
    """What equal duties share: tone-normal, without the end mark and the name of their own province."""
    plain = _plain(text)
    for name in _names(province) if province else ():
        plain = plain.replace(name, "…")
    return plain.replace("thành phố", "tỉnh").replace("ubnd", "ủy ban nhân dân")


@lru_cache(maxsize=100_000)  # many duties are word for word those of another province
def _plain(text: str) -> str:
    return comparable(text).strip(_END)


@lru_cache(maxsize=256)
def _names(province: str) -> Sequence[str]:
    own = [one for one in load_provinces() if one.id == province]
    names = {comparable(name) for one in own for name in (one.name, *one.aliases)}
    return sorted(names, key=len, reverse=True)


def _segmented(keys: set[str]) -> _Terms:
    """Each wording once: it stands in the group of its mandate and in that of its kind."""
    ordered = sorted(keys)
    if len(ordered) < _MANY:
        return {key: _terms(key) for key in ordered}
    # New processes, not forked ones: those would hold the database's connection too.
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return dict(zip(ordered, pool.map(_terms, ordered, chunksize=500), strict=True))


def _terms(key: str) -> tuple[str, ...]:
    # Folded, since OCR loses marks; segmented before, since the segmenter needs them.
    return tuple(fold(word) for word in words(key) if re.search(r"\w", word))
