"""Rows of the newest version of each decision with names in place of ids, for people.

`search_key` is the table's rowid, for full-text search.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from pipeline.store.tables.catalog import table

_JOINS = """join decisions d on d.id = x.decision_id
    join documents f on f.id = d.document_id
    left join provinces p on p.id = x.province_id
    left join bodies b on b.id = x.body_id
    left join roles r on r.id = x.role
    left join organizations o on o.id = x.organization_id
    left join agency_types a on a.id = o.agency_type_id"""
_JOINED = {
    "agency_type": ("a.name", "Loại cơ quan: để so sánh giữa các tỉnh."),
    "agency_type_id": ("o.agency_type_id", "Mã loại cơ quan: trong bảng agency_types."),
    "decision_code": ("d.code", "Số, ký hiệu: của quyết định."),
    "decision_address": ("d.address", "Địa chỉ của quyết định: phần sau /quyet-dinh/ trên trang tra cứu."),
    "decision_subject": ("d.subject", "Trích yếu: của quyết định."),
    "issued_on": ("d.issued_on", "Ngày ban hành: ISO 8601."),
    "province": ("p.name", "Tỉnh, thành phố: tên."),
    "body": ("b.name", "Tổ chức: tên tổ chức phối hợp."),
    "role_name": ("r.name", "Tên vai trò: vai trò đã chuẩn hóa."),
    "member_name": ("m.name", "Thành viên: họ tên người được nêu đích danh."),
    "source_url": ("f.source_url", "Nguồn: địa chỉ trên mạng nơi tệp được lấy về."),
    "search_key": (
        "x.rowid",
        "Khóa tìm kiếm: số dòng nội bộ cho tìm kiếm toàn văn; có thể đổi giữa các lần xuất bản.",
    ),
}
"""Columns that no table of a view has itself: where they come from and what they mean."""
_OF_DECISION = ("decision_code", "decision_subject", "issued_on", "province", "body", "role_name")


@dataclass(frozen=True)
class View:
    """A table's rows with names beside the ids: `first` of its columns and the joined ones, then the rest."""

    name: str
    title: str
    about: str
    of: str
    first: tuple[str, ...]
    joins: str = _JOINS
    left_out: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, str]:
        """Column → what readers are told of it."""
        own = {column.name: column.about for column in table(self.of).columns}
        rest = (name for name in own if name not in (*self.first, *self.left_out))
        return {name: own.get(name) or _JOINED[name][1] for name in (*self.first, *rest, "search_key")}

    @property
    def sql(self) -> str:
        own = table(self.of).column_names
        columns = (f"x.{n}" if n in own else f"{_JOINED[n][0]} as {n}" for n in self.columns)
        return (
            f"CREATE VIEW [{self.name}] AS select {', '.join(columns)}\n    from {self.of} x {self.joins}"
            "\n    where d.superseded_by is null"
        )


VIEWS: tuple[View, ...] = (
    View(
        "member_details",
        "Thành viên kèm quyết định",
        "Bảng Thành viên với tên tỉnh, tổ chức, quyết định và loại cơ quan bên cạnh mã, chỉ bản mới nhất của "
        "mỗi quyết định; tiện để tải về phân tích.",
        of="members",
        first=(
            "id", "name", "honorific", "gender", "position", "organization", "agency_type", "role",
            "role_text", "change", "invited", *_OF_DECISION, "issued_year", "province_id", "decision_id",
            "decision_address", "source_url", "body_id", "person_id", "organization_id", "agency_type_id",
            "ordinal", "page", "confidence",
        ),
        left_out=("text",),
    ),
    View(
        "duty_details",
        "Nhiệm vụ kèm quyết định",
        "Bảng Nhiệm vụ với tên tỉnh, tổ chức, quyết định và thành viên bên cạnh mã, chỉ bản mới nhất của mỗi "
        "quyết định; tiện để tải về phân tích.",
        of="duties",
        first=(
            "id", "assignee", "text", "action_verb", "assignee_kind", "agency_type", "role", "label",
            *_OF_DECISION, "member_name", "issued_year", "province_id", "decision_id", "decision_address",
            "source_url", "body_id", "member_id", "organization_id", "agency_type_id", "provision_id",
            "ordinal", "page", "confidence",
        ),
        joins=f"{_JOINS}\n    left join members m on m.id = x.member_id",
    ),
)  # fmt: skip


def ensure_views(db: Database) -> None:
    """Creates each view, or makes it anew where its query has changed."""
    for view in VIEWS:
        row = db.conn.execute("select sql from sqlite_master where name = ?", [view.name]).fetchone()
        if row is None or row[0] != view.sql:
            db.conn.execute(f"drop view if exists [{view.name}]")
            db.conn.execute(view.sql)
