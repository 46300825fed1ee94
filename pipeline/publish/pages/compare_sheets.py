"""The tables of a comparison as files: seats by agency and role, overview, duties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.rows import Row
from pipeline.publish.compare.comparison import Column, Comparison, Post
from pipeline.publish.sheets.sheet import Column as SheetColumn
from pipeline.publish.sheets.sheet import Sheet

__all__ = ["TABLES", "sheet_of"]

_Rows = Callable[[Comparison], Iterator[list[object]]]
_COLUMNS = {
    "nhom": ("Nhóm", "mã của nhóm tổ chức được so sánh."),
    "tinh_id": ("Mã tỉnh, thành phố", ""),
    "tinh": ("Tỉnh, thành phố", ""),
    "loai_co_quan_id": ("Mã loại cơ quan", ""),
    "loai_co_quan": ("Loại cơ quan", ""),
    "vai_tro": ("Vai trò", "nhóm vai trò."),
    "so_ghe": ("Số ghế", ""),
    "to_chuc": ("Tổ chức", "tên; trống khi gộp nhiều tổ chức."),
    "quyet_dinh": ("Quyết định", "số, ký hiệu."),
    "ngay": ("Ngày ban hành", "ISO 8601."),
    "so_to_chuc": ("Số tổ chức", ""),
    "thanh_vien": ("Thành viên", "số ghế, không tính người thôi tham gia."),
    "co_ten": ("Có tên", "số ghế ghi họ tên."),
    "nu": ("Nữ", "số người ghi Bà."),
    "nam": ("Nam", "số người ghi Ông."),
    "cap_pho": ("Cấp phó", "số ghế cấp phó."),
    "dung_dau": ("Đứng đầu", "chức vụ, cơ quan; khi gộp: cơ quan và số tổ chức."),
    "dung_dau_cap": ("Cấp của người đứng đầu", ""),
    "cap_pho_chuc_vu": ("Chức vụ của cấp phó", ""),
    "thuong_truc": ("Cơ quan thường trực", ""),
    "nhom_nhiem_vu": ("Nhóm nhiệm vụ", "mã của các nhiệm vụ giống nhau."),
    "cau_tieu_bieu": ("Câu tiêu biểu", "như phần lớn các nơi viết."),
    "so_tinh": ("Số tỉnh, thành phố", "có nhiệm vụ ấy."),
    "giao_cho": ("Giao cho", ""),
    "noi_dung": ("Nội dung", "như in."),
    "cach_ghep": ("Cách ghép", "equal: trùng câu chữ; near: gần giống."),
    "do_giong": ("Độ giống", "0 đến 1."),
}
"""What a column is called, and what else there is to say of it."""
_COUNTS = frozenset({
    "so_ghe", "so_to_chuc", "thanh_vien", "co_ten", "nu", "nam", "cap_pho", "so_tinh"
})  # fmt: skip
_SEATS = ("nhom", "tinh_id", "tinh", "loai_co_quan_id", "loai_co_quan", "vai_tro", "so_ghe")
_OVERVIEW = (
    "nhom", "tinh_id", "tinh", "to_chuc", "quyet_dinh", "ngay", "so_to_chuc", "thanh_vien", "co_ten", "nu",
    "nam", "cap_pho", "dung_dau", "dung_dau_cap", "cap_pho_chuc_vu", "thuong_truc",
)  # fmt: skip
_DUTIES = (
    "nhom_nhiem_vu", "cau_tieu_bieu", "so_tinh", "tinh_id", "tinh", "giao_cho", "noi_dung", "cach_ghep",
    "do_giong", "so_to_chuc",
)  # fmt: skip


def sheet_of(found: Comparison, table: str) -> Sheet:
    """One of TABLES."""
    names_of, rows = TABLES[table]
    columns = [
        SheetColumn(
            name,
            _COLUMNS[name][0],
            "integer" if name in _COUNTS else "real" if name == "do_giong" else "text",
            _COLUMNS[name][1],
        )
        for name in names_of
    ]
    return Sheet(
        f"so-sanh-{found.group['id']}-{table}", f"So sánh: {found.group['name']}", columns, rows(found)
    )


def _seats(found: Comparison) -> Iterator[list[object]]:
    for agency in found.agencies:
        for column in found.columns:
            for role, seats in sorted(agency.seats.get(column.province, {}).items()):
                yield [found.group["id"], column.province, column.name, agency.id, agency.name, role, seats]


def _overview(found: Comparison) -> Iterator[list[object]]:
    for one in found.columns:
        body: Row = one.body or {}
        yield [
            found.group["id"], one.province, one.name, body.get("name"), body.get("code"),
            body.get("issued_on"), one.bodies, one.members, one.named, one.women, one.men, one.deputies,
            *_leading(one),
        ]  # fmt: skip


def _leading(column: Column) -> list[object]:
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


def _duties(found: Comparison) -> Iterator[list[object]]:
    provinces = {column.province: column.name for column in found.columns}
    for duty in found.duties:
        for province, said in duty.said.items():
            for row in said:
                yield [
                    duty.id, duty.text, duty.provinces, province, provinces.get(province), row["assignee"],
                    row["text"], row["method"], row["score"], row["bodies"],
                ]  # fmt: skip


TABLES: dict[str, tuple[tuple[str, ...], _Rows]] = {
    "co-quan": (_SEATS, _seats),
    "tong-quan": (_OVERVIEW, _overview),
    "nhiem-vu": (_DUTIES, _duties),
}
"""Name in addresses → columns and rows."""
