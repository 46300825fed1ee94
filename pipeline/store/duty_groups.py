"""Duties that are equal or nearly equal in bodies of one group, each match with its method and score."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from pipeline.lexicon.provinces import load_provinces
from pipeline.text.fold import fold
from pipeline.text.normal import comparable
from pipeline.text.similar import DUTY_THRESHOLD, group_similar
from pipeline.text.words import words

__all__ = ["group_duties"]

_MOST = 2000  # wordings a group compares by likeness; rarer ones match only when equal
_END = " .;,:/"


def group_duties(conn: sqlite3.Connection) -> None:
    """Fills duty_groups and duty_matches. Likeness counts only within a group of bodies."""
    found: dict[str, dict[str, list[tuple[str, str, str, str | None]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    rows = conn.execute(
        "select d.id, d.text, d.body_id, d.province_id, f.group_id from duties d "
        "join body_facts f on f.body_id = d.body_id where f.group_id is not null order by d.id"
    )
    for duty, text, body, province, group in rows:
        found[group][_key(text, province)].append((duty, text, body, province))
    for group, wordings in found.items():
        _store(conn, group, wordings)


def _store(
    conn: sqlite3.Connection, group: str, wordings: dict[str, list[tuple[str, str, str, str | None]]]
) -> None:
    order = sorted(wordings, key=lambda key: (-len(wordings[key]), key))
    compared, rest = order[:_MOST], order[_MOST:]
    nearest = group_similar(
        [_terms(key) for key in compared], [len(wordings[key]) for key in compared], DUTY_THRESHOLD
    )
    joined: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, near in zip(compared, nearest, strict=True):
        joined[compared[near.leader]].append((key, near.score))
    for key in rest:
        joined[key].append((key, 1.0))
    groups, matches = [], []
    for number, (leader, keys) in enumerate(joined.items(), start=1):
        name = f"{group}-{number}"
        rows = [(row, key, score) for key, score in keys for row in wordings[key]]
        text = Counter(row[1] for row in wordings[leader]).most_common(1)[0][0]
        bodies = {row[2] for row, _, _ in rows}
        provinces = {row[3] for row, _, _ in rows if row[3]}
        groups.append((name, group, text, len(rows), len(bodies), len(provinces)))
        matches += [(row[0], name, "equal" if key == leader else "near", score) for row, key, score in rows]
    conn.executemany("insert into duty_groups values (?, ?, ?, ?, ?, ?)", groups)
    conn.executemany("insert into duty_matches values (?, ?, ?, ?)", matches)


def _key(text: str, province: str | None) -> str:
    """What equal duties share: tone-normal, without the end mark and the name of their own province."""
    plain = comparable(text).strip(_END)
    for name in _names(province) if province else ():
        plain = plain.replace(name, "…")
    return plain.replace("thành phố", "tỉnh").replace("ubnd", "ủy ban nhân dân")


@lru_cache(maxsize=256)
def _names(province: str) -> Sequence[str]:
    own = [one for one in load_provinces() if one.id == province]
    names = {comparable(name) for one in own for name in (one.name, *one.aliases)}
    return sorted(names, key=len, reverse=True)


def _terms(key: str) -> list[str]:
    # Folded, since OCR loses marks; segmented before, since the segmenter needs them.
    return [fold(word) for word in words(key) if re.search(r"\w", word)]
