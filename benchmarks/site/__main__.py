"""`python -m benchmarks.site [decisions] [requests]`: builds the database if need be, measures."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from pathlib import Path

from benchmarks.site.build import build
from benchmarks.site.corpus import document, has_evidence
from benchmarks.site.measure import STOCK, Times, addresses, served, times
from schemas.stored import decision_id

_PORTS = 8411, 8412
_PARTS = (0.5, 0.95, 1)


def main(db: Path, count: int, requests: int) -> None:
    db.parent.mkdir(parents=True, exist_ok=True)
    if not db.is_file():
        building = db.with_suffix(".tmp")
        building.unlink(missing_ok=True)
        build(building, count)
        building.replace(db)
    evidence = [
        decision_id(document(number)[0].source.id, 1) for number in range(count) if has_evidence(number)
    ]
    asked = addresses(db, random.Random(7), evidence)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"{_sizes(db)}; {requests} requests each; {load}; milliseconds, p50 / p95 / slowest\n")
    print("| page | limit | ours, one at once | ours, four | stock, one | stock, four | stock / ours |")
    print("|---" * 7 + "|")
    ours = ["quyetdinh", "serve", "--db", str(db)]
    bare = db.with_stem(STOCK)
    bare.unlink(missing_ok=True)
    bare.hardlink_to(db)
    stock = ["datasette", "serve", "-i", str(bare)]
    with served(ours, _PORTS[0]) as our_port, served(stock, _PORTS[1]) as stock_port:
        for page in asked:
            own = times(our_port, page.ours, requests)
            other = times(stock_port, page.stock, max(12, requests // 10)) if page.stock else None
            ratio = f"{Times.at(other.together, 0.95) / Times.at(own.together, 0.95):.1f}" if other else ""
            cells = [page.name, page.limit, *_figures(own), *_figures(other), ratio]
            print(f"| {' | '.join(map(str, cells))} |", flush=True)
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")


def _figures(found: Times | None) -> list[str]:
    if found is None:
        return ["", ""]
    return [
        " / ".join(f"{Times.at(listed, part):.0f}" for part in _PARTS)
        for listed in (found.single, found.together)
    ]


def _sizes(db: Path) -> str:
    conn = sqlite3.connect(f"{db.resolve().as_uri()}?immutable=1", uri=True)
    counts = [
        f"{conn.execute(f'select count(*) from {table}').fetchone()[0]:,} {table}"
        for table in ("decisions", "members", "duties", "evidence")
    ]
    conn.close()
    return f"{', '.join(counts)}, {db.stat().st_size / 1e9:.2f} GB"


if __name__ == "__main__":
    given = [int(value) for value in sys.argv[1:]]
    main(Path("data/bench/quyetdinh.db"), *(given + [100_000, 300][len(given) :]))
