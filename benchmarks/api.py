"""How quick the API is on a database: `python benchmarks/api.py data/quyetdinh.db [requests]`.

One warm process, no network, requests one after another and four at once; median and 95th percentile in
milliseconds for each address, with the size of its answer.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1]))

from pipeline.publish.web.site import datasette_app

_AT_ONCE = 4
_WORDS = ["Sở Y tế", "chuyển đổi số", "nguyen van", "phòng chống dịch", "công an", "ke hoach", "tổ công tác"]


async def main(db: Path, count: int) -> None:
    site = datasette_app(db)
    await site.invoke_startup()
    chance = random.Random(1)
    found = await site.get_database("quyetdinh").execute(
        "select id, province_id from decisions", truncate=False
    )
    ids = [row["id"] for row in found.rows]
    provinces = sorted({row["province_id"] for row in found.rows if row["province_id"]})
    topics = [one["id"] for one in await _items(site, "/topics?limit=20") if one["basis"] != "kind"]
    addresses: dict[str, Callable[[], str]] = {
        "record": lambda: f"/decisions/{chance.choice(ids)}",
        "record without evidence": lambda: f"/decisions/{chance.choice(ids)}?evidence=false",
        "list": lambda: f"/decisions?year={chance.randint(2015, 2026)}",
        "list of a province": lambda: f"/decisions?province={chance.choice(provinces)}&limit=100",
        "list by agency and role": lambda: "/decisions?agency_type=so-y-te&role=deputy",
        "list by words": lambda: f"/decisions?q={quote(chance.choice(_WORDS))}",
        "search": lambda: f"/search?q={quote(chance.choice(_WORDS))}",
        "compare, all provinces": lambda: f"/compare?topic={chance.choice(topics)}",
        "compare, two provinces": lambda: (
            f"/compare?kind=to&provinces={','.join(chance.sample(provinces, 2))}"
        ),
        "topics": lambda: "/topics?limit=100",
        "provinces": lambda: "/provinces",
    }
    print(f"{len(ids)} decisions, {db.stat().st_size / 1e6:.0f} MB, {count} requests each\n")
    print("| address | bytes | p50 | p95 | p50, 4 at once | p95, 4 at once |\n|---|---|---|---|---|---|")
    for name, address in addresses.items():
        wanted = ["/api/v1" + address() for _ in range(count)]
        size = await _size(site, wanted[0])
        single, together = [await _times(site, wanted, n) for n in (1, _AT_ONCE)]
        figures = [f"{_at(times, part):.1f}" for times in (single, together) for part in (0.5, 0.95)]
        print(f"| {name} | {size} | {' | '.join(figures)} |", flush=True)


async def _items(site: Any, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await site.client.get(f"/api/v1{path}")).json()["items"]
    return items


async def _size(site: Any, path: str) -> int:
    answer = await site.client.get(path)
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code} {answer.text[:200]}")
    return len(answer.content)


async def _times(site: Any, paths: list[str], at_once: int) -> list[float]:
    waiting = iter(paths)
    times: list[float] = []

    async def ask() -> None:
        for path in waiting:
            start = time.perf_counter()
            await site.client.get(path)
            times.append(1000 * (time.perf_counter() - start))

    await asyncio.gather(*itertools.starmap(ask, [()] * at_once))
    return sorted(times)


def _at(times: list[float], part: float) -> float:
    return times[min(len(times) - 1, int(part * len(times)))]


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200))
