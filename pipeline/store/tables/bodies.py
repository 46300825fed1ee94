"""Tables of bodies: who sits in them and what they must do."""

from __future__ import annotations

from pipeline.store.tables.columns import (
    BODY,
    ID,
    OF_DECISION,
    ORDINAL,
    ORGANIZATION,
    PAGE,
    PROVINCE,
    ROLE,
    YEAR,
)
from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

BODIES = Table(
    "bodies",
    "Tổ chức phối hợp",
    "Ban chỉ đạo, tổ công tác, hội đồng, đoàn… mà quyết định lập ra hoặc thay đổi.",
    (
        ID, OF_DECISION, ORDINAL,
        Col("name", "text", "Tên: như in.", required=True),
        Col("alias", "text", "Tên gọi tắt: như văn bản tự quy ước."),
        Col("kind", "text", "Loại: theo các chữ đầu của tên (to, ban_chi_dao, hoi_dong…)."),
        Col("standing_agency", "text", "Cơ quan thường trực: như in."),
        Col("working_rules", "text",
            "Quy tắc làm việc: mảng JSON các câu về chế độ làm việc, họp, con dấu, kinh phí, giải thể.",
            required=True),
        PROVINCE, YEAR,
    ),
    indexes=("decision_id, ordinal", "kind", "issued_year"),
)  # fmt: skip
MEMBERS = Table(
    "members",
    "Thành viên",
    "Mỗi dòng là một ghế trong tổ chức phối hợp, có hoặc không có tên người. Họ tên, chức vụ, cơ quan, vai "
    "trò giữ như in; cột Vai trò đã chuẩn hóa để so sánh.",
    (
        ID, OF_DECISION, BODY, PROVINCE, YEAR,
        Col("ordinal", "integer",
            "Thứ tự: số in trước dòng, nếu không có thì vị trí trong danh sách, từ 1.", required=True),
        Col("honorific", "text", "Danh xưng: Ông, Bà, học hàm, học vị hoặc cấp bậc, như in."),
        Col("gender", "text",
            "Giới tính: chỉ theo chữ Ông hoặc Bà (male, female); không bao giờ suy đoán từ tên."),
        Col("name", "text", "Họ và tên: như in; trống khi ghế chỉ ghi chức danh."),
        Col("person_id", "text",
            "Tên người đã đối chiếu: cùng tên trong cùng tỉnh; trùng tên chưa chắc là một người.",
            to="persons"),
        Col("position", "text", "Chức vụ: chức danh kèm phòng, ban trực tiếp, như in."),
        Col("organization", "text", "Cơ quan, đơn vị: như in."),
        ORGANIZATION,
        Col("role_text", "text", "Vai trò như in: ví dụ Phó Trưởng ban Thường trực."),
        ROLE,
        Col("change", "text",
            "Biến động: listed có tên, joins bổ sung, leaves thôi tham gia, moves đổi vai trò.",
            required=True),
        Col("replaces", "text",
            "Thay cho: dòng của người thôi tham gia mà người này thay; trống khi văn bản không nói.",
            to="members", on_delete="set null", since="007_changes"),
        Col("reason", "text", "Lý do thôi tham gia: như in, ví dụ nghỉ hưu.", since="007_changes"),
        Col("invited", "integer",
            "Được mời: 1 khi được mời tham gia thay vì được chỉ định, 0 khi không.", required=True),
        Col("text", "text", "Nguyên văn: cả dòng như in.", required=True),
        PAGE,
        Col("confidence", "real",
            "Độ tin cậy: từ 0 (không chắc) đến 1 (chắc); của trường kém chắc nhất trong dòng.",
            required=True),
    ),
    indexes=(
        "decision_id, ordinal", "body_id, ordinal", "province_id, issued_year", "issued_year",
        "role, change, decision_id", "gender",
    ),
)  # fmt: skip
DUTIES = Table(
    "duties",
    "Nhiệm vụ",
    "Mỗi dòng là một nhiệm vụ và bên được giao: cả tổ chức, một vai trò, một người hoặc một cơ quan.",
    (
        ID, OF_DECISION, BODY, PROVINCE, YEAR,
        Col("provision_id", "text", "Điều khoản: điều, khoản, điểm chứa nhiệm vụ.", to="provisions"),
        ORDINAL,
        Col("label", "text", "Nhãn: chữ hoặc số như in; dấu '-' với gạch đầu dòng; trống với đoạn văn."),
        Col("assignee_kind", "text", "Giao cho: loại bên được giao (body, role, person, organization)."),
        Col("assignee", "text", "Bên được giao: tên dùng tại chỗ; nhiều bên cách nhau bằng '; '."),
        Col("member_id", "text", "Thành viên: người được nêu đích danh.", to="members"),
        ROLE, ORGANIZATION,
        Col("action_verb", "text", "Động từ: động từ đầu câu, ví dụ tham mưu."),
        Col("text", "text", "Nội dung nhiệm vụ: như in.", required=True),
        PAGE,
        Col("confidence", "real", "Độ tin cậy: từ 0 đến 1.", required=True),
    ),
    indexes=(
        "decision_id, ordinal", "body_id, ordinal", "province_id, issued_year", "issued_year",
        "assignee_kind", "role",
    ),
)  # fmt: skip
