"""Home: what is in here, where it comes from, and four questions to begin with."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from datasette import Response

from pipeline.publish.ask.central import is_central
from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import (
    name_of_province,
    predecessors,
    provinces,
    tile_places,
    today,
    todays,
)
from pipeline.publish.ask.questions import kept, one, rows
from pipeline.publish.ask.rows import Row
from pipeline.publish.pages.render import render

__all__ = ["home"]

_WIDE, _HIGH, _GAP = 96, 46, 4  # a tile, in the units of the drawing
_NEWEST = 8
_ABOUT_BODIES = "d.superseded_by is null and exists (select 1 from bodies b where b.decision_id = d.id)"
_OF_NEWEST = " where decision_id not in (select id from decisions where superseded_by is not null)"


@dataclass(frozen=True)
class Tile:
    """A province on the drawing; `shade` 0 (nothing) to 4 (most)."""

    id: str
    name: str
    x: int
    y: int
    count: int
    shade: int
    before: tuple[str, ...]


async def home(datasette: Any, request: Any) -> Response:
    async def make() -> str:
        return render(datasette, "site/home.html", await _facts(datasette))

    return Response.html(await kept(datasette, "home", make))


async def _facts(datasette: Any) -> dict[str, object]:
    counts = await one(
        datasette,
        f"""select (select count(*) from decisions d where {_ABOUT_BODIES}) as decisions,
        (select count(*) from decisions where superseded_by is null) as all_decisions,
        (select count(*) from bodies{_OF_NEWEST}) as bodies,
        (select count(*) from members{_OF_NEWEST} and change <> 'leaves') as members,
        (select count(*) from duties{_OF_NEWEST}) as duties,
        (select min(issued_year) from decisions) as first, (select max(issued_year) from decisions) as last,
        (select count(distinct province_id) from decisions) as provinces""",
    )
    by_province = await rows(
        datasette,
        f"select d.province_id, count(*) as n from decisions d "
        f"where d.province_id is not null and {_ABOUT_BODIES} group by d.province_id",
    )
    newest = await rows(
        datasette,
        f"""select d.id, d.address, d.code, d.issued_on, d.subject, d.province_id,
        {is_central("d")} as is_central,
        (select count(*) from members m where m.decision_id = d.id and m.change <> 'leaves') as members
        from decisions d where {_ABOUT_BODIES} order by d.issued_on desc, d.id limit {_NEWEST}""",
    )
    for row in newest:
        row["province"] = name_of_province(row["province_id"], row["is_central"])
    tiles, islands, elsewhere = _tiles({row["province_id"]: row["n"] for row in by_province})
    return {
        "counts": counts,
        "tiles": tiles,
        "islands": islands,
        "elsewhere": elsewhere,
        "size": (_WIDE, _HIGH),
        "newest": newest,
        "questions": await _questions(datasette),
    }


def _tiles(counts: dict[str, int]) -> tuple[list[Tile], list[Tile], list[tuple[str, str]]]:
    """Tiles of today's provinces, the archipelagos, and provinces that were split and so have no tile."""
    total: Counter[str] = Counter()
    for province, number in counts.items():
        if province in provinces():
            total[today(province)] += number
    most = max(total.values(), default=0)
    places, islands = tile_places()

    def at(place: tuple[int, int]) -> tuple[int, int]:
        return place[0] * (_WIDE + _GAP), place[1] * (_HIGH + _GAP)

    tiles = [
        Tile(
            one.id, one.name, *at(places[one.id]), total[one.id], _shade(total[one.id], most),
            tuple(name_of_province(p) for p in predecessors(one.id)[1:] if counts.get(p)),
        )
        for one in todays()
        if one.id in places
    ]  # fmt: skip
    drawn = [Tile("", name, *at(place), 0, 0, ()) for name, place in islands.items()]
    split = [province for province in total if province not in places]
    return tiles, drawn, [(province, name_of_province(province)) for province in sorted(split)]


def _shade(count: int, most: int) -> int:
    return 0 if not count else min(4, 1 + (4 * (count - 1)) // max(most, 1))


async def _questions(datasette: Any) -> list[Row]:
    """Four questions that the database can answer; a group without two provinces asks nothing."""
    groups = await rows(
        datasette,
        "select id, name, provinces from body_groups where basis in ('mandate', 'topic') and provinces > 1 "
        "order by provinces desc, bodies desc, id limit 3",
    )
    found: list[Row] = []
    covid = await one(
        datasette, "select name from body_groups where id = 'cong-nghe-covid-19' and provinces > 1"
    )
    if covid:
        found.append(
            {
                "text": "Tỉnh nào giao Sở Y tế làm cấp phó của Tổ công nghệ phòng, chống dịch Covid-19, "
                "và các tỉnh ấy giao chung những nhiệm vụ nào?",
                "href": "/so-sanh?nhom=cong-nghe-covid-19&co-quan=so-y-te&vai-tro=deputy",
            }
        )
    found += [
        {
            "text": f"{group['name']}: ai đứng đầu, cơ quan nào thường trực "
            f"ở {group['provinces']} tỉnh, thành phố?",
            "href": f"/so-sanh?nhom={group['id']}",
        }
        for group in groups
        if group["id"] != "cong-nghe-covid-19"
    ]
    found.append(
        {
            "text": "Cơ quan Công an được giao những nhiệm vụ gì?",
            "href": "/tim-kiem?q=Công+an&loai=nhiem-vu",
        }
    )
    found.append({"text": names().queries["ty-le-nu"]["title"], "href": "/quyetdinh/ty-le-nu"})
    return found[:4]
