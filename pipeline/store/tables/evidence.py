"""Tables that let a reader judge: where each value was seen, and what a person should look at."""

from __future__ import annotations

from pipeline.store.tables.columns import ID, OF_DECISION, PAGE, box
from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

EVIDENCE = Table(
    "evidence",
    "Bằng chứng",
    "Mỗi giá trị đã thấy ở đâu trên trang, bằng cách nào và chắc đến mức nào.",
    (
        ID, OF_DECISION,
        Col("table_name", "text", "Bảng: bảng chứa giá trị.", required=True),
        Col("row_id", "text", "Dòng: mã dòng chứa giá trị.", required=True),
        Col("column_name", "text", "Cột: cột chứa giá trị.", required=True),
        PAGE,
        *box(),
        Col("text", "text", "Chữ như in: các chữ làm bằng chứng.", required=True),
        Col("method", "text", "Cách tìm: rule, lexicon, table, hand, signature, derived.", required=True),
        Col("confidence", "real", "Độ tin cậy: của bằng chứng này, từ 0 đến 1.", required=True),
    ),
    indexes=("row_id, column_name",),
    clustered=True,
)  # fmt: skip
REVIEW_ITEMS = Table(
    "review_items",
    "Mục cần rà soát",
    "Giá trị trống, còn nghi ngờ hoặc mâu thuẫn mà người đọc nên xem lại.",
    (
        ID,
        Col("document_id", "text", "Tệp: tệp cần xem.", required=True, to="documents", on_delete="cascade"),
        Col("decision_id", "text",
            "Quyết định: trống khi nói về cả tệp.", to="decisions", on_delete="cascade"),
        Col("table_name", "text", "Bảng: bảng chứa giá trị bị nghi ngờ."),
        Col("row_id", "text", "Dòng: dòng bị nghi ngờ; trống là cả quyết định."),
        Col("column_name", "text", "Cột: cột bị nghi ngờ; trống là cả dòng."),
        Col("code", "text", "Mã quy tắc: tên ngắn, ổn định của quy tắc, ví dụ absent.", required=True),
        Col("severity", "text", "Mức độ: error lỗi, warning cảnh báo, info ghi chú.", required=True),
        Col("message", "text", "Giải thích: một câu cho người xem lại.", required=True),
        PAGE,
    ),
    indexes=("row_id", "code", "severity", "table_name"),
)  # fmt: skip
