"""Tables of decisions: the head, what it rests on, its articles, whom it reaches, what it does to others."""

from __future__ import annotations

from pipeline.store.tables.columns import ID, OF_DECISION, ORDINAL, ORGANIZATION, PROVINCE, SOURCES, VERSIONS
from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

DECISIONS = Table(
    "decisions",
    "Quyết định",
    "Mỗi dòng là một quyết định hành chính đọc được từ tệp: số, ký hiệu, trích yếu, ngày, cơ quan ban hành, "
    "người ký. Ô trống nghĩa là không đọc được chắc chắn; lý do nằm ở bảng Mục cần rà soát.",
    (
        Col("id", "text",
            "Mã quyết định: 12 chữ số đầu của SHA-256 tệp gốc, dấu gạch và thứ tự văn bản trong tệp.",
            required=True),
        Col("document_id", "text",
            "Tệp: tệp gốc chứa quyết định.", required=True, to="documents", on_delete="cascade"),
        Col("ordinal", "integer", "Thứ tự trong tệp: từ 1, tính mọi văn bản có trong tệp.", required=True),
        Col("page_first", "integer", "Trang đầu: trong tệp, từ 1.", required=True),
        Col("page_last", "integer", "Trang cuối: trong tệp, từ 1.", required=True),
        Col("type", "text", "Loại văn bản: như in, ví dụ Quyết định."),
        Col("number", "text", "Số: gồm cả chữ đi liền, ví dụ 05A."),
        Col("symbol", "text", "Ký hiệu: phần sau số, ví dụ QĐ-UBND."),
        Col("code", "text",
            "Số, ký hiệu: số và ký hiệu viết liền như khi viện dẫn; trống khi thiếu một trong hai."),
        Col("subject", "text", "Trích yếu: như in, gồm cả 'Về việc' nếu có."),
        Col("action", "text",
            "Nội dung chính: quyết định làm gì với tổ chức phối hợp (establish, reconstitute, add, "
            "replace…)."),
        Col("issued_on", "text",
            "Ngày ban hành: ISO 8601; trống khi ngày để trống hoặc viết tay không đọc chắc được."),
        Col("issued_year", "integer", "Năm ban hành: có thể biết cả khi ngày để trống."),
        Col("place", "text", "Địa danh: nơi ghi trước ngày, tháng, năm."),
        PROVINCE,
        Col("issuer", "text", "Cơ quan ban hành: cơ quan hoặc chức danh ban hành, như in."),
        Col("issuer_id", "text",
            "Cơ quan ban hành đã đối chiếu: cơ quan trong bảng organizations.", to="organizations"),
        Col("proposed_by", "text", "Cơ quan đề nghị: theo câu 'Theo đề nghị của…'."),
        Col("effective_text", "text", "Hiệu lực: nguyên văn, từ chữ 'kể từ'."),
        Col("effective_on", "text", "Ngày có hiệu lực: ISO 8601."),
        Col("signer_authority", "text", "Thẩm quyền ký: các dòng TM., KT., TL., TUQ. phía trên chức vụ."),
        Col("signer_position", "text", "Chức vụ người ký: như in."),
        Col("signer_name", "text", "Người ký: họ tên như in, bỏ học hàm, học vị."),
        Col("needs_review", "integer",
            "Cần rà soát: 1 khi có mục cần người xem lại, 0 khi không.", required=True),
        Col("superseded_by", "text",
            "Bản mới hơn: quyết định này đọc từ một tệp mới hơn; bản cũ không được đếm, so sánh, tìm thấy. "
            "Trống với bản mới nhất.", to="decisions", on_delete="set null", since=VERSIONS),
        Col("address", "text",
            "Địa chỉ: phần sau /quyet-dinh/ trên trang tra cứu, gồm nơi ban hành, số, ký hiệu và ngày; trống "
            "khi chưa rõ một trong các phần ấy.", since=SOURCES),
    ),
    indexes=(
        "issued_on desc, id", "document_id, ordinal", "code", "action", "issued_year",
        "province_id, issued_on desc", "needs_review", "address",
    ),
)  # fmt: skip
LEGAL_BASES = Table(
    "legal_bases",
    "Căn cứ ban hành",
    "Văn bản được viện dẫn ở phần Căn cứ.",
    (
        ID, OF_DECISION, ORDINAL,
        Col("type", "text", "Loại văn bản: ví dụ Nghị định."),
        Col("number", "text", "Số, ký hiệu: ví dụ 30/2020/NĐ-CP."),
        Col("issued_on", "text", "Ngày ban hành: như in, ISO 8601."),
        Col("issuer", "text", "Cơ quan ban hành: như in."),
        Col("title", "text", "Tên: tên hoặc trích yếu của văn bản được viện dẫn."),
        Col("text", "text", "Nguyên văn: phần viện dẫn như in.", required=True),
        Col("cited_decision_id", "text",
            "Quyết định được viện dẫn: khi có trong cơ sở dữ liệu này.",
            to="decisions", on_delete="set null"),
    ),
    indexes=("decision_id, ordinal", "type", "number"),
)  # fmt: skip
PROVISIONS = Table(
    "provisions",
    "Điều khoản",
    "Cây điều, khoản, điểm, gạch đầu dòng và phụ lục của quyết định.",
    (
        ID, OF_DECISION,
        Col("parent_id", "text", "Cấp trên: điều khoản chứa nó.", to="provisions"),
        Col("eid", "text", "Mã cấu trúc: kiểu Akoma Ntoso, duy nhất trong quyết định.", required=True),
        Col("kind", "text",
            "Cấp: article điều, clause khoản, point điểm, item gạch đầu dòng, annex phụ lục.",
            required=True),
        Col("label", "text", "Nhãn: như in, bỏ dấu chấm và ngoặc."),
        Col("heading", "text", "Tên điều: trên cùng dòng với nhãn."),
        Col("text", "text", "Nội dung: riêng của cấp này, không gồm cấp dưới.", required=True),
        ORDINAL,
        Col("page_first", "integer", "Trang đầu: trong tệp, từ 1."),
        Col("page_last", "integer", "Trang cuối: trong tệp, từ 1."),
    ),
    indexes=("decision_id, ordinal", "kind"),
)  # fmt: skip
EXECUTORS = Table(
    "executors",
    "Chịu trách nhiệm thi hành",
    "Cơ quan, người chịu trách nhiệm thi hành quyết định.",
    (
        ID, OF_DECISION, ORDINAL,
        Col("text", "text", "Bên thi hành: như in; chức danh chung đã ghép vào từng cơ quan.", required=True),
        ORGANIZATION,
    ),
    indexes=("decision_id, ordinal",),
)  # fmt: skip
RECIPIENTS = Table(
    "recipients",
    "Nơi nhận",
    "Các dòng của mục Nơi nhận.",
    (
        ID, OF_DECISION, ORDINAL,
        Col("text", "text", "Nơi nhận: như in, bỏ gạch đầu dòng.", required=True),
        Col("purpose", "text", "Mục đích: phần trong ngoặc cuối dòng, ví dụ để b/c."),
        ORGANIZATION,
    ),
    indexes=("decision_id, ordinal",),
)  # fmt: skip
RELATIONS = Table(
    "relations",
    "Quan hệ văn bản",
    "Quyết định này thay thế, sửa đổi, bãi bỏ hoặc dẫn chiếu quyết định nào.",
    (
        ID, OF_DECISION,
        Col("kind", "text", "Quan hệ: replaces, amends, repeals, cites.", required=True),
        Col("target_code", "text", "Số, ký hiệu văn bản kia: như in."),
        Col("target_issued_on", "text", "Ngày ban hành văn bản kia: ISO 8601."),
        Col("target_decision_id", "text",
            "Văn bản kia: khi có trong cơ sở dữ liệu này.", to="decisions", on_delete="set null"),
    ),
    indexes=("decision_id", "kind", "target_code"),
)  # fmt: skip
