"""Columns that several tables have."""

from __future__ import annotations

from pipeline.store.tables.shape import Column as Col

VERSIONS = "006_versions"
"""Step that brought versions of a decision, spellings of a name, and places of files."""

SOURCES = "008_sources"
"""Step that brought where a file came from, and addresses of decisions."""

ID = Col(
    "id", "text",
    "Mã dòng: khóa chính, gồm mã quyết định, chữ cái của bảng và số thứ tự; không đổi qua các lần chạy.",
    required=True,
)  # fmt: skip
OF_DECISION = Col(
    "decision_id", "text",
    "Quyết định: quyết định chứa dòng này.", required=True, to="decisions", on_delete="cascade",
)  # fmt: skip
ORDINAL = Col("ordinal", "integer", "Thứ tự: số thứ tự, từ 1.", required=True)
PROVINCE = Col(
    "province_id", "text",
    "Tỉnh, thành phố: nơi ban hành, theo tên và địa giới vào ngày ban hành; trống với cơ quan trung ương.",
    to="provinces",
)  # fmt: skip
ORGANIZATION = Col(
    "organization_id", "text",
    "Cơ quan đã đối chiếu: cơ quan, đơn vị trong bảng organizations; trống khi chưa đối chiếu được.",
    to="organizations",
)  # fmt: skip
PAGE = Col("page", "integer", "Trang: số trang trong tệp, từ 1.")
YEAR = Col("issued_year", "integer", "Năm: năm ban hành quyết định.")
BODY = Col(
    "body_id", "text",
    "Tổ chức: tổ chức phối hợp mà dòng này thuộc về; trống khi quyết định không lập tổ chức nào.",
    to="bodies",
)  # fmt: skip
ROLE = Col(
    "role", "text",
    "Vai trò: vai trò đã chuẩn hóa (head, co_head, deputy_standing, deputy, member_standing, secretary, "
    "member, adviser).", to="roles",
)  # fmt: skip


def box(*, required: bool = False) -> tuple[Col, ...]:
    """The four edges of a place on a page."""
    return (
        Col("x0", "real", "Cạnh trái: điểm (1/72 inch), gốc ở góc trên bên trái trang.", required=required),
        Col("y0", "real", "Cạnh trên: điểm, gốc ở góc trên bên trái.", required=required),
        Col("x1", "real", "Cạnh phải: điểm, gốc ở góc trên bên trái.", required=required),
        Col("y1", "real", "Cạnh dưới: điểm, gốc ở góc trên bên trái.", required=required),
    )
