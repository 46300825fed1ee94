"""Tables made at the end of a run, so that pages compare provinces without counting millions of rows."""

from __future__ import annotations

from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

_NUMBER = Col("id", "integer", "Số thứ tự: đổi sau mỗi lần nạp.", required=True)
_ALL_PROVINCES = Col("province_id", "text", "Tỉnh, thành phố: trống là tất cả.", to="provinces")
_ALL_AGENCIES = Col("agency_type_id", "text", "Loại cơ quan: trống là tất cả.", to="agency_types")
_ALL_ROLES = Col("role", "text", "Vai trò: trống là tất cả.", to="roles")
_IN_PROVINCE = Col(
    "province_id", "text", "Tỉnh, thành phố: vào thời điểm ban hành.", required=True, to="provinces"
)
_WOMEN = Col("women", "integer", "Số nữ: số ghế ghi Bà.", required=True)
_SEATS = (
    Col("members", "integer", "Số thành viên: số ghế, không kể người thôi tham gia.", required=True),
    Col("named", "integer", "Có tên: số ghế ghi tên người.", required=True),
    _WOMEN,
    Col("men", "integer", "Số nam: số ghế ghi Ông.", required=True),
    Col("deputies", "integer", "Số cấp phó: phó thường trực và phó.", required=True),
)
_DUTY_GROUP = Col(
    "duty_group_id", "text", "Nhóm nhiệm vụ: câu tiêu biểu.", required=True, to="duty_groups",
    on_delete="cascade",
)  # fmt: skip
_METHOD = Col("method", "text", "Cách ghép: trùng câu chữ hoặc gần giống.", required=True)
_SCORE = Col("score", "real", "Độ giống: so với câu tiêu biểu, từ 0 đến 1.", required=True)

AGENCY_COUNTS = Table(
    "agency_counts",
    "Số liệu gộp",
    "Số quyết định và thành viên theo tỉnh, loại cơ quan, vai trò, năm. Cột khóa trống nghĩa là tất cả: đừng "
    "cộng dồn các dòng.",
    (
        _NUMBER, _ALL_PROVINCES, _ALL_AGENCIES, _ALL_ROLES,
        Col("issued_year", "integer", "Năm: trống là tất cả."),
        Col("decisions", "integer", "Số quyết định: đếm không trùng.", required=True),
        Col("members", "integer", "Số thành viên: số ghế.", required=True),
        Col("women", "integer", "Số nữ: số thành viên ghi Bà.", required=True),
    ),
    indexes=("province_id, agency_type_id, role, issued_year",),
    since="005_seats",
    remade=True,
)  # fmt: skip
BODY_GROUPS = Table(
    "body_groups",
    "Nhóm so sánh",
    "Các tổ chức so sánh được với nhau: cùng nhiệm vụ chính hoặc cùng loại.",
    (
        Col("id", "text", "Mã: tên rút gọn của nhóm.", required=True),
        Col("basis", "text",
            "Cách gom: nhiệm vụ chung của nhiều tỉnh, nhiệm vụ riêng hoặc loại tổ chức.", required=True),
        Col("name", "text", "Tên nhóm: nhiệm vụ chính hoặc loại.", required=True),
        Col("bodies", "integer", "Số tổ chức: mọi tổ chức của nhóm.", required=True),
        Col("provinces", "integer", "Số tỉnh: số tỉnh, thành phố có tổ chức trong nhóm.", required=True),
    ),
    indexes=("basis, provinces desc",),
    since="002_comparison",
)  # fmt: skip
BODY_FACTS = Table(
    "body_facts",
    "Số liệu từng tổ chức",
    "Quy mô, số nữ, người đứng đầu, cơ quan thường trực của mỗi tổ chức, tính khi nạp.",
    (
        Col("body_id", "text", "Tổ chức: tổ chức phối hợp.", required=True, to="bodies", on_delete="cascade"),
        Col("group_id", "text", "Nhóm: nhóm cùng nhiệm vụ chính.", to="body_groups", on_delete="set null"),
        Col("decision_id", "text",
            "Quyết định: quyết định lập tổ chức này.", required=True, to="decisions", on_delete="cascade"),
        Col("province_id", "text", "Tỉnh, thành phố: vào thời điểm ban hành.", to="provinces"),
        Col("kind", "text", "Loại: loại tổ chức."),
        Col("issued_on", "text", "Ngày ban hành: ngày của quyết định."),
        Col("issued_year", "integer", "Năm: năm ban hành."),
        Col("is_newest", "integer",
            "Mới nhất: danh sách đầy đủ mới nhất của tỉnh trong nhóm; trang so sánh dùng dòng này.",
            required=True),
        *_SEATS,
        Col("head_id", "text", "Người đứng đầu: dòng thành viên.", to="members", on_delete="set null"),
        Col("head_agency_type_id", "text",
            "Cơ quan đứng đầu: loại cơ quan của người đứng đầu.", to="agency_types"),
        Col("head_level", "text", "Cấp đứng đầu: suy từ chức vụ; trống khi không rõ."),
        Col("standing_agency_type_id", "text",
            "Cơ quan thường trực: loại cơ quan; trống khi không nêu hoặc nêu nhiều.", to="agency_types"),
    ),
    key=("body_id",),
    indexes=("group_id, is_newest, province_id", "kind", "province_id, issued_on desc", "decision_id"),
    since="002_comparison",
)  # fmt: skip
GROUP_SEATS = Table(
    "group_seats",
    "Ghế theo cơ quan",
    "Số ghế theo nhóm, tỉnh, loại cơ quan, vai trò. Cột trống nghĩa là tất cả và được đếm riêng: đừng cộng "
    "dồn các dòng.",
    (
        _NUMBER,  # the four values as a key of text took a tenth of a large database
        Col("group_id", "text",
            "Nhóm: nhóm tổ chức; nhóm theo nhiệm vụ chỉ tính danh sách mới nhất của mỗi tỉnh.",
            required=True, to="body_groups", on_delete="cascade"),
        _ALL_PROVINCES, _ALL_AGENCIES, _ALL_ROLES,
        Col("bodies", "integer", "Số tổ chức: đếm không trùng.", required=True),
        Col("members", "integer", "Số thành viên: số ghế.", required=True),
        _WOMEN,
    ),
    indexes=("group_id, province_id",),
    since="005_seats",
    remade=True,
)  # fmt: skip
DUTY_GROUPS = Table(
    "duty_groups",
    "Nhóm nhiệm vụ",
    "Nhiệm vụ trùng hoặc gần giống nhau giữa các tổ chức cùng nhóm: theo nhiệm vụ thì danh sách mới nhất của "
    "mỗi tỉnh, theo loại thì năm tổ chức mới nhất của mỗi tỉnh.",
    (
        Col("id", "text", "Mã: nhóm tổ chức và số thứ tự.", required=True),
        Col("group_id", "text", "Nhóm: nhóm tổ chức.", required=True, to="body_groups", on_delete="cascade"),
        Col("text", "text", "Câu tiêu biểu: câu chữ thường gặp nhất.", required=True),
        Col("duties", "integer", "Số nhiệm vụ: số dòng.", required=True),
        Col("bodies", "integer", "Số tổ chức: đếm không trùng.", required=True),
        Col("provinces", "integer", "Số tỉnh: số tỉnh, thành phố có nhiệm vụ này.", required=True),
    ),
    indexes=("group_id, provinces desc",),
    since="002_comparison",
)  # fmt: skip
DUTY_MATCHES = Table(
    "duty_matches",
    "Ghép nhiệm vụ",
    "Mỗi nhiệm vụ của danh sách mới nhất thuộc nhóm nào, ghép bằng cách nào và giống đến đâu.",
    (
        Col("duty_id", "text",
            "Nhiệm vụ: dòng trong bảng Nhiệm vụ.", required=True, to="duties", on_delete="cascade"),
        _DUTY_GROUP, _METHOD, _SCORE,
    ),
    key=("duty_id",),
    since="002_comparison",
)  # fmt: skip
KIND_FACTS = Table(
    "kind_facts",
    "Số liệu theo loại tổ chức",
    "Mỗi loại tổ chức, mỗi tỉnh một dòng: gộp mọi tổ chức cùng loại, tính khi nạp.",
    (
        Col("group_id", "text", "Nhóm: loại tổ chức.", required=True, to="body_groups", on_delete="cascade"),
        _IN_PROVINCE,
        Col("bodies", "integer", "Số tổ chức: mọi tổ chức cùng loại của tỉnh.", required=True),
        *_SEATS,
        Col("heads", "text",
            "Đứng đầu: danh sách JSON gồm loại cơ quan (agency_type_id), cấp (level), số tổ chức (bodies); "
            "nhiều nhất đứng trước.", required=True),
        Col("standing_agencies", "text",
            "Thường trực: danh sách JSON gồm loại cơ quan thường trực (agency_type_id), số tổ chức (bodies).",
            required=True),
    ),
    key=("group_id", "province_id"),
    since="004_kinds",
)  # fmt: skip
SHARED_DUTIES = Table(
    "shared_duties",
    "Nhiệm vụ chung theo loại",
    "Nhiệm vụ có ở nhiều tỉnh trong một loại tổ chức: mỗi nhóm nhiệm vụ, mỗi tỉnh một dòng.",
    (
        _DUTY_GROUP, _IN_PROVINCE,
        Col("bodies", "integer",
            "Số tổ chức: trong năm tổ chức cùng loại mới nhất của tỉnh, có nhiệm vụ này.", required=True),
        Col("duty_id", "text",
            "Nhiệm vụ: dòng giống câu tiêu biểu nhất.", required=True, to="duties", on_delete="cascade"),
        _METHOD, _SCORE,
    ),
    key=("duty_group_id", "province_id"),
    since="004_kinds",
)  # fmt: skip

DERIVED_TABLES: tuple[Table, ...] = (
    AGENCY_COUNTS, BODY_GROUPS, BODY_FACTS, GROUP_SEATS, DUTY_GROUPS, DUTY_MATCHES, KIND_FACTS, SHARED_DUTIES,
)  # fmt: skip
