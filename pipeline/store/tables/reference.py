"""Tables that documents point to: what we know (from the lexicon) and whom they name."""

from __future__ import annotations

from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

_FROM = Col("valid_from", "text", "Có từ ngày; trống khi không rõ hoặc từ trước năm 1976")
_TO = Col("valid_to", "text", "Đến hết ngày; trống khi còn hoạt động")

LEXICON_TABLES: tuple[Table, ...] = (
    Table(
        "provinces",
        "Tỉnh, thành phố theo từng thời kỳ",
        (
            Col("id", "text", "Khóa, ví dụ thanh-hoa; sau sáp nhập mang tên cũ: phu-tho-2025", required=True),
            Col("name", "text", "Tên không kèm cấp", required=True),
            Col("code", "text", "Mã của cơ quan thống kê; được dùng lại qua các thời kỳ"),
            Col("kind", "text", "tỉnh hoặc thành phố", required=True),
            _FROM, _TO,
            Col("successor_id", "text", "Tỉnh, thành phố kế tiếp", to="provinces"),
        ),
        indexes=("name",),
    ),
    Table(
        "agency_types",
        "Loại cơ quan, so sánh được giữa các tỉnh và các thời kỳ",
        (
            Col("id", "text", "Khóa", required=True),
            Col("name", "text", "Tên", required=True),
            Col("kind", "text", "Nhóm: chính quyền, sở, đảng, đoàn thể…", required=True),
            _FROM, _TO,
            Col("successor_id", "text", "Loại cơ quan kế tiếp", to="agency_types"),
        ),
        indexes=("kind",),
    ),
    Table(
        "roles",
        "Vai trò trong tổ chức phối hợp",
        (
            Col("id", "text", "Khóa: head, co_head, deputy_standing…", required=True),
            Col("name", "text", "Tên", required=True),
            Col("ordinal", "integer", "Thứ bậc, từ 1", required=True),
        ),
    ),
)  # fmt: skip
"""Filled from the lexicon whenever a database is opened."""

REFERENCE_TABLES: tuple[Table, ...] = (
    *LEXICON_TABLES,
    Table(
        "organizations",
        "Cơ quan, đơn vị trong một tỉnh",
        (
            Col("id", "text", "Khóa: tỉnh và tên rút gọn", required=True),
            Col("name", "text", "Tên như in lần đầu", required=True),
            Col("province_id", "text", "Tỉnh, thành phố; trống: trung ương", to="provinces"),
            Col("agency_type_id", "text", "Loại cơ quan", to="agency_types"),
        ),
    ),
    Table(
        "persons",
        "Tên người trong một tỉnh; trùng tên chưa chắc là một người",
        (
            Col("id", "text", "Khóa: tỉnh và tên rút gọn", required=True),
            Col("name", "text", "Họ tên như in lần đầu", required=True),
            Col("province_id", "text", "Tỉnh, thành phố; trống: trung ương", to="provinces"),
        ),
    ),
)
