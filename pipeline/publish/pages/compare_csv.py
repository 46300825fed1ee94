"""The tables of a comparison as CSV: seats by agency and role, overview, duties."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.rows import Row
from pipeline.publish.compare.comparison import Column, Comparison, Post
from pipeline.text.spreadsheet import harmless

__all__ = ["TABLES", "table_csv"]

_Line = list[object]


def table_csv(found: Comparison, table: str) -> str:
    """One of TABLES with a heading. Text that a spreadsheet would run as a formula is made harmless."""
    out = io.StringIO()
    csv.writer(out).writerows(map(harmless, line) for line in TABLES[table](found))
    return out.getvalue()


def _seats(found: Comparison) -> Iterator[_Line]:
    yield ["nhom", "tinh_id", "tinh", "loai_co_quan_id", "loai_co_quan", "vai_tro", "so_ghe"]
    for agency in found.agencies:
        for column in found.columns:
            for role, seats in sorted(agency.seats.get(column.province, {}).items()):
                yield [found.group["id"], column.province, column.name, agency.id, agency.name, role, seats]


def _overview(found: Comparison) -> Iterator[_Line]:
    yield [
        "nhom", "tinh_id", "tinh", "to_chuc", "quyet_dinh", "ngay", "so_to_chuc", "thanh_vien", "co_ten",
        "nu", "nam", "cap_pho", "dung_dau", "dung_dau_cap", "cap_pho_chuc_vu", "thuong_truc",
    ]  # fmt: skip
    for one in found.columns:
        body: Row = one.body or {}
        yield [
            found.group["id"], one.province, one.name, body.get("name"), body.get("code"),
            body.get("issued_on"), one.bodies, one.members, one.named, one.women, one.men, one.deputies,
            *_leading(one),
        ]  # fmt: skip


def _leading(column: Column) -> _Line:
    """Heads, their level, deputies, standing agency; of several bodies with how many of them have it."""
    levels = names().values_of("head_level")
    if column.body:
        level = column.body["head_level"]
        return [
            _posts(column.heads), levels.get(level, level), _posts(column.deputy_posts),
            column.body["standing_agency"],
        ]  # fmt: skip
    return [
        _counted((one.agency, one.bodies) for one in column.head_tallies),
        _counted((levels.get(one.level, one.level), one.bodies) for one in column.head_tallies if one.level),
        _counted((one.agency, one.bodies) for one in column.deputy_tallies),
        _counted((one.agency, one.bodies) for one in column.standing_tallies),
    ]


def _posts(posts: list[Post]) -> str:
    return "; ".join(post.said for post in posts)


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    """'Sở Y tế: 3; Sở Nội vụ: 1'."""
    count: Counter[str] = Counter()
    for name, times in pairs:
        count[name] += times
    return "; ".join(f"{name}: {times}" for name, times in count.most_common())


def _duties(found: Comparison) -> Iterator[_Line]:
    yield [
        "nhom_nhiem_vu", "cau_tieu_bieu", "so_tinh", "tinh_id", "tinh", "giao_cho", "noi_dung", "cach_ghep",
        "do_giong", "so_to_chuc",
    ]  # fmt: skip
    provinces = {column.province: column.name for column in found.columns}
    for duty in found.duties:
        for province, said in duty.said.items():
            for row in said:
                yield [
                    duty.id, duty.text, duty.provinces, province, provinces.get(province), row["assignee"],
                    row["text"], row["method"], row["score"], row["bodies"],
                ]  # fmt: skip


TABLES: dict[str, Callable[[Comparison], Iterator[_Line]]] = {
    "co-quan": _seats,
    "tong-quan": _overview,
    "nhiem-vu": _duties,
}
