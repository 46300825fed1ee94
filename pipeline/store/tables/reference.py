"""Tables that documents point to: what we know (from the lexicon) and whom they name."""

from __future__ import annotations

from pipeline.store.tables.columns import OF_DECISION, VERSIONS
from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

_VALID_FROM = Col(
    "valid_from", "text",
    "Từ ngày: bắt đầu tồn tại (ISO 8601); trống khi không rõ hoặc từ trước năm 1976.",
)  # fmt: skip
_VALID_TO = Col("valid_to", "text", "Đến ngày: ngày cuối cùng tồn tại; trống khi còn hoạt động.")
_SLUG = Col("id", "text", "Mã: tỉnh và tên rút gọn.", required=True)
_OF_PROVINCE = Col("province_id", "text", "Tỉnh, thành phố: trống với cơ quan trung ương.", to="provinces")

PROVINCES = Table(
    "provinces",
    "Tỉnh, thành phố",
    "Tỉnh, thành phố theo từng thời kỳ; sau sáp nhập năm 2025, đơn vị mang tên cũ có mã riêng (ví dụ "
    "phu-tho-2025).",
    (
        Col("id", "text",
            "Mã: ví dụ thanh-hoa; sau sáp nhập mang tên cũ thì thêm năm: phu-tho-2025.", required=True),
        Col("name", "text", "Tên: không kèm cấp.", required=True),
        Col("code", "text",
            "Mã thống kê: mã của cơ quan thống kê; được dùng lại qua các thời kỳ nên không phải khóa."),
        Col("kind", "text", "Cấp: tỉnh hoặc thành phố.", required=True),
        _VALID_FROM, _VALID_TO,
        Col("successor_id", "text",
            "Kế tiếp: tỉnh, thành phố thay thế sau khi chia, sáp nhập.", to="provinces"),
    ),
    indexes=("name",),
)  # fmt: skip
AGENCY_TYPES = Table(
    "agency_types",
    "Loại cơ quan",
    "Loại cơ quan so sánh được giữa các tỉnh và các thời kỳ.",
    (
        Col("id", "text", "Mã: khóa của loại cơ quan.", required=True),
        Col("name", "text", "Tên: tên loại cơ quan.", required=True),
        Col("kind", "text", "Nhóm: chính quyền, sở, đảng, đoàn thể…", required=True),
        _VALID_FROM, _VALID_TO,
        Col("successor_id", "text", "Kế tiếp: loại cơ quan thay thế.", to="agency_types"),
    ),
    indexes=("kind",),
)  # fmt: skip
ROLES = Table(
    "roles",
    "Vai trò",
    "Vai trò đã chuẩn hóa trong tổ chức phối hợp.",
    (
        Col("id", "text", "Mã: head, co_head, deputy_standing…", required=True),
        Col("name", "text", "Tên: tên vai trò.", required=True),
        Col("ordinal", "integer", "Thứ bậc: từ 1, cao nhất trước.", required=True),
    ),
)  # fmt: skip
ORGANIZATIONS = Table(
    "organizations",
    "Cơ quan, đơn vị",
    "Cơ quan, đơn vị trong từng tỉnh, đối chiếu theo tên rút gọn.",
    (
        _SLUG,
        Col("name", "text", "Tên: cách viết hay gặp nhất.", required=True),
        _OF_PROVINCE,
        Col("agency_type_id", "text", "Loại cơ quan: để so sánh giữa các tỉnh.", to="agency_types"),
    ),
)  # fmt: skip
PERSONS = Table(
    "persons",
    "Tên người",
    "Tên người xuất hiện trong từng tỉnh. Trùng tên chưa chắc là một người; dữ liệu này không dùng để lập hồ "
    "sơ cá nhân.",
    (
        _SLUG,
        Col("name", "text", "Họ và tên: cách viết hay gặp nhất.", required=True),
        _OF_PROVINCE,
    ),
)  # fmt: skip
ORGANIZATION_NAMES = Table(
    "organization_names",
    "Cách viết tên cơ quan",
    "Tên cơ quan như từng quyết định viết.",
    (
        OF_DECISION,
        Col("organization_id", "text", "Cơ quan: trong bảng organizations.", required=True,
            to="organizations", on_delete="cascade"),
        Col("name", "text", "Tên: như in.", required=True),
        Col("agency_type_id", "text", "Loại cơ quan: theo cách viết này.", to="agency_types"),
    ),
    key=("decision_id", "organization_id"),
    indexes=("organization_id, name, agency_type_id",),
    since=VERSIONS,
    clustered=True,
)  # fmt: skip
