"""All tables, as data: names and columns are a contract with the users of the database.

Dates are ISO 8601 text, Booleans 0 or 1, boxes in points from the top left, confidences 0 to 1. A new
column or table takes the next number as `since`, and a step in migrations.py, which carries older
databases forward.
"""

from __future__ import annotations

from pipeline.store.tables.comparison import COMPARISON_TABLES
from pipeline.store.tables.ledger import LEDGER_TABLES
from pipeline.store.tables.reference import REFERENCE_TABLES
from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

__all__ = ["CONTENT_TABLES", "TABLES", "table"]

_ID = Col("id", "text", "Khóa: mã quyết định, chữ cái của bảng và số thứ tự", required=True)
_OF_DECISION = Col("decision_id", "text", "Quyết định", required=True, to="decisions", on_delete="cascade")
_ORDINAL = Col("ordinal", "integer", "Số thứ tự", required=True)
_BODY = Col("body_id", "text", "Tổ chức phối hợp", to="bodies")
_PROVINCE = Col("province_id", "text", "Tỉnh, thành phố vào thời điểm ban hành", to="provinces")
_YEAR = Col("issued_year", "integer", "Năm ban hành quyết định")
_ORGANIZATION = Col("organization_id", "text", "Cơ quan, đơn vị đã đối chiếu", to="organizations")
_PAGE = Col("page", "integer", "Trang trong tệp, từ 1")
_CONFIDENCE = Col("confidence", "real", "Độ tin cậy, từ 0 đến 1", required=True)

_DOCUMENTS = Table(
    "documents",
    "Tệp đã nạp, nhận biết theo nội dung",
    (
        Col("id", "text", "SHA-256 của nội dung tệp", required=True),
        Col("file_name", "text", "Tên tệp", required=True),
        Col("path", "text", "Đường dẫn khi nạp", required=True),
        Col("media_type", "text", "Loại tệp (IANA)", required=True),
        Col("byte_count", "integer", "Kích thước, byte", required=True),
        Col("page_count", "integer", "Số trang", required=True),
        Col("split", "text", "Cách tạo tệp: digital, scan, scan+ocr, mixed, text", required=True),
        Col("is_signed", "integer", "Có chữ ký số: 1 có, 0 không", required=True),
        Col("text_confidence", "real", "Độ tin cậy trung bình của chữ đọc được, từ 0 đến 1", required=True),
        Col("ingested_at", "text", "Lần đầu nạp, giờ UTC", required=True),
        Col("updated_at", "text", "Lần phân tích gần nhất, giờ UTC", required=True),
        Col("pipeline_version", "text", "Phiên bản chương trình đã phân tích", required=True),
        Col("reader", "text", "Phiên bản và thiết lập đọc tệp", required=True),
        Col("settings", "text", "Dấu vân tay của thiết lập", required=True),
        Col("content_hash", "text", "Dấu vân tay của các dòng đã lưu", required=True),
    ),
    indexes=("split", "ingested_at desc, id"),
)
_PAGES = Table(
    "pages",
    "Trang của tệp và chữ trên trang",
    (
        Col("document_id", "text", "Tệp", required=True, to="documents", on_delete="cascade"),
        Col("page", "integer", "Số trang, từ 1", required=True),
        Col("width", "real", "Chiều rộng, điểm (1/72 inch)", required=True),
        Col("height", "real", "Chiều cao, điểm (1/72 inch)", required=True),
        Col("rotation", "integer", "Góc xoay theo chiều kim đồng hồ: 0, 90, 180, 270", required=True),
        Col("text_source", "text", "Nguồn chữ: text-layer, ocr, blank", required=True),
        Col("confidence", "real", "Độ tin cậy của chữ, từ 0 đến 1", required=True),
        Col("text", "text", "Nội dung trang", required=True),
    ),
    key=("document_id", "page"),
)
_DECISIONS = Table(
    "decisions",
    "Quyết định",
    (
        Col("id", "text", "Khóa: 12 chữ số đầu của mã tệp và thứ tự trong tệp", required=True),
        Col("document_id", "text", "Tệp chứa quyết định", required=True, to="documents", on_delete="cascade"),
        Col("ordinal", "integer", "Thứ tự văn bản trong tệp, từ 1", required=True),
        Col("page_first", "integer", "Trang đầu", required=True),
        Col("page_last", "integer", "Trang cuối", required=True),
        Col("type", "text", "Loại văn bản"),
        Col("number", "text", "Số"),
        Col("symbol", "text", "Ký hiệu"),
        Col("code", "text", "Số và ký hiệu"),
        Col("subject", "text", "Trích yếu"),
        Col("action", "text", "Việc quyết định: establish, reconstitute, add, replace…"),
        Col("issued_on", "text", "Ngày ban hành"),
        Col("issued_year", "integer", "Năm ban hành"),
        Col("place", "text", "Địa danh ghi trước ngày tháng"),
        _PROVINCE,
        Col("issuer", "text", "Cơ quan hoặc người ban hành, như in"),
        Col("issuer_id", "text", "Cơ quan ban hành đã đối chiếu", to="organizations"),
        Col("proposed_by", "text", "Cơ quan đề nghị"),
        Col("effective_text", "text", "Hiệu lực, như in"),
        Col("effective_on", "text", "Ngày có hiệu lực"),
        Col("signer_authority", "text", "Thẩm quyền ký (TM., KT., TL.…)"),
        Col("signer_position", "text", "Chức vụ người ký"),
        Col("signer_name", "text", "Người ký"),
        Col("needs_review", "integer", "Cần người xem lại: 1 có, 0 không", required=True),
    ),
    indexes=("issued_on desc, id", "document_id, ordinal", "code", "action", "issued_year",
             "province_id, issued_on desc", "needs_review"),
)  # fmt: skip
_LEGAL_BASES = Table(
    "legal_bases",
    "Căn cứ ban hành",
    (
        _ID, _OF_DECISION, _ORDINAL,
        Col("type", "text", "Loại văn bản được viện dẫn"),
        Col("number", "text", "Số và ký hiệu"),
        Col("issued_on", "text", "Ngày ban hành"),
        Col("issuer", "text", "Cơ quan ban hành"),
        Col("title", "text", "Tên hoặc trích yếu"),
        Col("text", "text", "Nguyên văn phần viện dẫn", required=True),
        Col("cited_decision_id", "text", "Quyết định ấy trong cơ sở dữ liệu này", to="decisions",
          on_delete="set null"),
    ),
    indexes=("decision_id, ordinal", "type", "number"),
)  # fmt: skip
_PROVISIONS = Table(
    "provisions",
    "Điều, khoản, điểm, gạch đầu dòng, phụ lục",
    (
        _ID, _OF_DECISION,
        Col("parent_id", "text", "Đơn vị chứa nó", to="provisions"),
        Col("eid", "text", "Mã kiểu Akoma Ntoso, duy nhất trong quyết định", required=True),
        Col("kind", "text", "Cấp: article, clause, point, item, annex", required=True),
        Col("label", "text", "Nhãn như in"),
        Col("heading", "text", "Tên điều"),
        Col("text", "text", "Nội dung, không gồm các cấp dưới", required=True),
        _ORDINAL,
        Col("page_first", "integer", "Trang đầu"),
        Col("page_last", "integer", "Trang cuối"),
    ),
    indexes=("decision_id, ordinal", "kind"),
)  # fmt: skip
_BODIES = Table(
    "bodies",
    "Tổ chức phối hợp mà quyết định lập ra hoặc thay đổi",
    (
        _ID, _OF_DECISION, _ORDINAL,
        Col("name", "text", "Tên như in", required=True),
        Col("alias", "text", "Tên gọi tắt"),
        Col("kind", "text", "Loại: to, ban_chi_dao, hoi_dong…"),
        Col("standing_agency", "text", "Cơ quan thường trực"),
        Col("working_rules", "text", "Quy tắc làm việc, mảng JSON", required=True),
        _PROVINCE, _YEAR,
    ),
    indexes=("decision_id, ordinal", "kind", "issued_year"),
)  # fmt: skip
_MEMBERS = Table(
    "members",
    "Thành viên: mỗi dòng một ghế trong tổ chức",
    (
        _ID, _OF_DECISION, _BODY, _PROVINCE, _YEAR, _ORDINAL,
        Col("honorific", "text", "Ông, Bà, học hàm, học vị hoặc cấp bậc, như in"),
        Col("gender", "text", "Giới tính theo Ông, Bà: male, female"),
        Col("name", "text", "Họ tên; trống khi ghế không ghi tên người"),
        Col("person_id", "text", "Tên người trong tỉnh", to="persons"),
        Col("position", "text", "Chức vụ"),
        Col("organization", "text", "Cơ quan, đơn vị, như in"),
        _ORGANIZATION,
        Col("role_text", "text", "Vai trò như in"),
        Col("role", "text", "Vai trò đã chuẩn hóa", to="roles"),
        Col("change", "text", "Biến động: listed, joins, leaves, moves", required=True),
        Col("invited", "integer", "Được mời tham gia: 1 có, 0 không", required=True),
        Col("text", "text", "Nguyên văn dòng", required=True),
        _PAGE, _CONFIDENCE,
    ),
    indexes=("decision_id, ordinal", "body_id, ordinal", "province_id, issued_year", "issued_year", "role",
             "gender"),
)  # fmt: skip
_DUTIES = Table(
    "duties",
    "Nhiệm vụ: mỗi dòng một việc và người được giao",
    (
        _ID, _OF_DECISION, _BODY, _PROVINCE, _YEAR,
        Col("provision_id", "text", "Điều, khoản, điểm chứa nhiệm vụ", to="provisions"),
        _ORDINAL,
        Col("label", "text", "Nhãn như in"),
        Col("assignee_kind", "text", "Giao cho: body, role, person, organization"),
        Col("assignee", "text", "Bên được giao, như in"),
        Col("member_id", "text", "Thành viên được nêu tên", to="members"),
        Col("role", "text", "Vai trò được giao, đã chuẩn hóa", to="roles"),
        _ORGANIZATION,
        Col("action_verb", "text", "Động từ đầu câu"),
        Col("text", "text", "Nội dung nhiệm vụ", required=True),
        _PAGE, _CONFIDENCE,
    ),
    indexes=("decision_id, ordinal", "body_id, ordinal", "province_id, issued_year", "issued_year",
             "assignee_kind", "role"),
)  # fmt: skip
_EXECUTORS = Table(
    "executors",
    "Người, cơ quan chịu trách nhiệm thi hành",
    (_ID, _OF_DECISION, _ORDINAL, Col("text", "text", "Như in", required=True), _ORGANIZATION),
    indexes=("decision_id, ordinal",),
)
_RECIPIENTS = Table(
    "recipients",
    "Nơi nhận",
    (
        _ID, _OF_DECISION, _ORDINAL,
        Col("text", "text", "Nơi nhận, như in", required=True),
        Col("purpose", "text", "Mục đích gửi (để b/c, để p/h…)"),
        _ORGANIZATION,
    ),
    indexes=("decision_id, ordinal",),
)  # fmt: skip
_RELATIONS = Table(
    "relations",
    "Quan hệ với quyết định khác",
    (
        _ID, _OF_DECISION,
        Col("kind", "text", "Quan hệ: replaces, amends, repeals, cites", required=True),
        Col("target_code", "text", "Số, ký hiệu quyết định kia"),
        Col("target_issued_on", "text", "Ngày ban hành quyết định kia"),
        Col("target_decision_id", "text", "Quyết định kia trong cơ sở dữ liệu này", to="decisions",
          on_delete="set null"),
    ),
    indexes=("decision_id", "kind", "target_code"),
)  # fmt: skip
_EVIDENCE = Table(
    "evidence",
    "Bằng chứng: giá trị nào, thấy ở đâu trên trang",
    (
        _ID, _OF_DECISION,
        Col("table_name", "text", "Bảng chứa giá trị", required=True),
        Col("row_id", "text", "Dòng chứa giá trị", required=True),
        Col("column_name", "text", "Cột chứa giá trị", required=True),
        _PAGE,
        Col("x0", "real", "Cạnh trái, điểm"),
        Col("y0", "real", "Cạnh trên, điểm"),
        Col("x1", "real", "Cạnh phải, điểm"),
        Col("y1", "real", "Cạnh dưới, điểm"),
        Col("text", "text", "Chữ như in", required=True),
        Col("method", "text", "Cách tìm: rule, lexicon, table, learned, signature, derived", required=True),
        _CONFIDENCE,
    ),
    indexes=("row_id, column_name",),
    clustered=True,
)  # fmt: skip
_REVIEW_ITEMS = Table(
    "review_items",
    "Điều cần người xem lại",
    (
        _ID,
        Col("document_id", "text", "Tệp", required=True, to="documents", on_delete="cascade"),
        Col("decision_id", "text", "Quyết định; trống: cả tệp", to="decisions", on_delete="cascade"),
        Col("table_name", "text", "Bảng bị nghi ngờ"),
        Col("row_id", "text", "Dòng bị nghi ngờ; trống: cả quyết định"),
        Col("column_name", "text", "Cột bị nghi ngờ; trống: cả dòng"),
        Col("code", "text", "Mã quy tắc", required=True),
        Col("severity", "text", "Mức độ: info, warning, error", required=True),
        Col("message", "text", "Giải thích", required=True),
        _PAGE,
    ),
    indexes=("row_id", "code", "severity", "table_name"),
)  # fmt: skip
_PAGE_MASKS = Table(
    "page_masks",
    "Chỗ trên trang có dữ liệu cá nhân đã che; ảnh trang cũng bị che ở đó",
    (
        Col("document_id", "text", "Tệp", required=True, to="documents", on_delete="cascade"),
        Col("ordinal", "integer", "Số thứ tự trong tệp, từ 1", required=True),
        Col("page", "integer", "Số trang, từ 1", required=True),
        Col("x0", "real", "Cạnh trái, điểm", required=True),
        Col("y0", "real", "Cạnh trên, điểm", required=True),
        Col("x1", "real", "Cạnh phải, điểm", required=True),
        Col("y1", "real", "Cạnh dưới, điểm", required=True),
    ),
    key=("document_id", "ordinal"),
    since=2,
    clustered=True,
)

_SIGNATURES = Table(
    "signatures",
    "Chữ ký số ghi trong tệp; chưa kiểm tra chứng thư",
    (
        Col("document_id", "text", "Tệp", required=True, to="documents", on_delete="cascade"),
        Col("ordinal", "integer", "Số thứ tự trong tệp, từ 1", required=True),
        Col("signer", "text", "Tên trong chứng thư"),
        Col("organization", "text", "Cơ quan trong chứng thư"),
        Col("signed_at", "text", "Giờ ký, ISO 8601 có múi giờ"),
        Col("page", "integer", "Trang có hình chữ ký, từ 1"),
        Col("x0", "real", "Cạnh trái, điểm"),
        Col("y0", "real", "Cạnh trên, điểm"),
        Col("x1", "real", "Cạnh phải, điểm"),
        Col("y1", "real", "Cạnh dưới, điểm"),
    ),
    key=("document_id", "ordinal"),
    since=3,
)

CONTENT_TABLES: tuple[Table, ...] = (
    _DOCUMENTS, _PAGES, _DECISIONS, _LEGAL_BASES, _PROVISIONS, _BODIES, _MEMBERS, _DUTIES, _EXECUTORS,
    _RECIPIENTS, _RELATIONS, _EVIDENCE, _REVIEW_ITEMS, _PAGE_MASKS, _SIGNATURES,
)  # fmt: skip
"""What a document brings, parents before children."""

TABLES: tuple[Table, ...] = (*REFERENCE_TABLES, *CONTENT_TABLES, *LEDGER_TABLES, *COMPARISON_TABLES)
_BY_NAME = {one.name: one for one in TABLES}


def table(name: str) -> Table:
    """The table called `name`; KeyError for names outside the contract."""
    return _BY_NAME[name]
