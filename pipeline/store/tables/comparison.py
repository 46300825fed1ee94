"""Tables made at the end of a run so that pages compare provinces without counting millions of rows."""

from __future__ import annotations

from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

_PROVINCE = Col("province_id", "text", "Tỉnh, thành phố; trống: tất cả", to="provinces")

COMPARISON_TABLES: tuple[Table, ...] = (
    Table(
        "body_groups",
        "Nhóm tổ chức so sánh được: cùng nhiệm vụ chính hoặc cùng loại",
        (
            Col("id", "text", "Khóa, ví dụ chuyen-doi-so hoặc loai-hoi-dong", required=True),
            Col("basis", "text", "Cách gom: mandate, topic, kind", required=True),
            Col("name", "text", "Tên nhóm", required=True),
            Col("bodies", "integer", "Số tổ chức", required=True),
            Col("provinces", "integer", "Số tỉnh, thành phố", required=True),
        ),
        indexes=("basis, provinces desc",),
        since=2,
    ),
    Table(
        "body_facts",
        "Mỗi tổ chức một dòng số liệu để so sánh",
        (
            Col("body_id", "text", "Tổ chức", required=True, to="bodies", on_delete="cascade"),
            Col("group_id", "text", "Nhóm cùng nhiệm vụ chính", to="body_groups", on_delete="set null"),
            Col("decision_id", "text", "Quyết định", required=True, to="decisions", on_delete="cascade"),
            Col("province_id", "text", "Tỉnh, thành phố", to="provinces"),
            Col("kind", "text", "Loại tổ chức"),
            Col("issued_on", "text", "Ngày ban hành"),
            Col("issued_year", "integer", "Năm ban hành"),
            Col("is_newest", "integer", "Danh sách đầy đủ mới nhất của tỉnh trong nhóm: 1, 0", required=True),
            Col("members", "integer", "Số ghế, không kể người thôi", required=True),
            Col("named", "integer", "Số ghế có tên người", required=True),
            Col("women", "integer", "Số ghế ghi Bà", required=True),
            Col("men", "integer", "Số ghế ghi Ông", required=True),
            Col("deputies", "integer", "Số cấp phó", required=True),
            Col("head_id", "text", "Người đứng đầu", to="members", on_delete="set null"),
            Col("head_agency_type_id", "text", "Loại cơ quan của người đứng đầu", to="agency_types"),
            Col("head_level", "text", "Cấp của người đứng đầu"),
            Col("standing_agency_type_id", "text", "Loại cơ quan thường trực", to="agency_types"),
        ),
        key=("body_id",),
        indexes=("group_id, is_newest, province_id", "kind", "province_id, issued_on desc", "decision_id"),
        since=2,
    ),
    Table(
        "group_seats",
        "Số ghế theo nhóm, tỉnh, loại cơ quan, vai trò; ô trống là tổng, đếm riêng chứ không cộng dồn",
        (
            # A number: the four values as text took a tenth of a large database.
            Col("id", "integer", "Số thứ tự; đổi sau mỗi lần nạp", required=True),
            Col("group_id", "text", "Nhóm tổ chức", required=True, to="body_groups", on_delete="cascade"),
            _PROVINCE,
            Col("agency_type_id", "text", "Loại cơ quan; trống: tất cả", to="agency_types"),
            Col("role", "text", "Vai trò; trống: tất cả", to="roles"),
            Col("bodies", "integer", "Số tổ chức khác nhau", required=True),
            Col("members", "integer", "Số ghế", required=True),
            Col("women", "integer", "Số ghế ghi Bà", required=True),
        ),
        indexes=("group_id, province_id",),
        since=5,
        remade=True,
    ),
    Table(
        "duty_groups",
        "Nhiệm vụ giống hoặc gần giống nhau ở các tỉnh, trong cùng nhóm tổ chức",
        (
            Col("id", "text", "Khóa: nhóm tổ chức và số thứ tự", required=True),
            Col("group_id", "text", "Nhóm tổ chức", required=True, to="body_groups", on_delete="cascade"),
            Col("text", "text", "Câu chữ thường gặp nhất", required=True),
            Col("duties", "integer", "Số nhiệm vụ", required=True),
            Col("bodies", "integer", "Số tổ chức", required=True),
            Col("provinces", "integer", "Số tỉnh, thành phố", required=True),
        ),
        indexes=("group_id, provinces desc",),
        since=2,
    ),
    Table(
        "duty_matches",
        "Nhiệm vụ nào thuộc nhóm nào, giống đến đâu",
        (
            Col("duty_id", "text", "Nhiệm vụ", required=True, to="duties", on_delete="cascade"),
            Col("duty_group_id", "text", "Nhóm nhiệm vụ", required=True, to="duty_groups",
                on_delete="cascade"),
            Col("method", "text", "Cách ghép: equal, near", required=True),
            Col("score", "real", "Độ giống câu thường gặp nhất, từ 0 đến 1", required=True),
        ),
        key=("duty_id",),
        since=2,
    ),
    Table(
        "kind_facts",
        "Mỗi loại tổ chức, mỗi tỉnh một dòng số liệu: gộp mọi tổ chức cùng loại",
        (
            Col("group_id", "text", "Nhóm theo loại tổ chức", required=True, to="body_groups",
                on_delete="cascade"),
            Col("province_id", "text", "Tỉnh, thành phố", required=True, to="provinces"),
            Col("bodies", "integer", "Số tổ chức", required=True),
            Col("members", "integer", "Số ghế, không kể người thôi", required=True),
            Col("named", "integer", "Số ghế có tên người", required=True),
            Col("women", "integer", "Số ghế ghi Bà", required=True),
            Col("men", "integer", "Số ghế ghi Ông", required=True),
            Col("deputies", "integer", "Số cấp phó", required=True),
            Col("heads", "text", "Người đứng đầu (JSON): agency_type_id, level, bodies", required=True),
            Col("standing_agencies", "text", "Cơ quan thường trực (JSON): agency_type_id, bodies",
                required=True),
        ),
        key=("group_id", "province_id"),
        since=4,
    ),
    Table(
        "shared_duties",
        "Nhiệm vụ có ở nhiều tỉnh của một loại tổ chức: mỗi nhóm nhiệm vụ, mỗi tỉnh một dòng",
        (
            Col("duty_group_id", "text", "Nhóm nhiệm vụ", required=True, to="duty_groups",
                on_delete="cascade"),
            Col("province_id", "text", "Tỉnh, thành phố", required=True, to="provinces"),
            Col("bodies", "integer", "Số tổ chức có nhiệm vụ này", required=True),
            Col("duty_id", "text", "Nhiệm vụ giống nhất của tỉnh", required=True, to="duties",
                on_delete="cascade"),
            Col("method", "text", "Cách ghép: equal, near", required=True),
            Col("score", "real", "Độ giống câu thường gặp nhất, từ 0 đến 1", required=True),
        ),
        key=("duty_group_id", "province_id"),
        since=4,
    ),
)  # fmt: skip
