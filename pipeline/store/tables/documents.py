"""Tables of files: what was read, its pages, what is hidden on them, its digital signatures."""

from __future__ import annotations

from pipeline.store.tables.columns import SOURCES, VERSIONS, box
from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

DOCUMENTS = Table(
    "documents",
    "Tệp",
    "Tệp đã nạp, nhận biết theo nội dung (SHA-256).",
    (
        Col("id", "text", "Mã tệp: SHA-256 của nội dung, 64 chữ số thập lục phân.", required=True),
        Col("file_name", "text", "Tên tệp: không kèm thư mục.", required=True),
        Col("path", "text", "Đường dẫn: như khi nạp.", required=True),
        Col("media_type", "text", "Loại tệp: kiểu IANA, ví dụ application/pdf.", required=True),
        Col("byte_count", "integer", "Kích thước: tính bằng byte.", required=True),
        Col("page_count", "integer", "Số trang: của cả tệp.", required=True),
        Col("split", "text",
            "Cách tạo tệp: digital, scan, scan+ocr, mixed, text; xét theo từng trang.", required=True),
        Col("is_signed", "integer", "Có chữ ký số: 1 có, 0 không; chưa kiểm tra chứng thư.", required=True),
        Col("text_confidence", "real",
            "Độ tin cậy của chữ: trung bình các trang, từ 0 đến 1.", required=True),
        Col("ingested_at", "text", "Nạp lần đầu: giờ UTC, ISO 8601.", required=True),
        Col("updated_at", "text", "Phân tích gần nhất: giờ UTC, ISO 8601.", required=True),
        Col("pipeline_version", "text", "Phiên bản chương trình: bản đã phân tích tệp.", required=True),
        Col("reader", "text", "Bộ đọc: phiên bản và thiết lập đọc tệp.", required=True),
        Col("settings", "text", "Thiết lập: dấu vân tay của thiết lập.", required=True),
        Col("content_hash", "text",
            "Dấu vân tay nội dung: của các dòng đã lưu, để biết tệp có đổi hay không.", required=True),
        Col("modified_at", "text",
            "Sửa lần cuối: giờ ghi ở tệp nguồn khi nạp, UTC; bản mới hơn của một quyết định là bản sửa sau.",
            since=VERSIONS),
        Col("source_url", "text", "Nguồn: địa chỉ trên mạng nơi tệp được lấy về.", since=SOURCES),
        Col("source_page", "text", "Trang nguồn: trang đã dẫn tới tệp.", since=SOURCES),
        Col("publisher", "text", "Nơi công bố: cơ quan hoặc trang đã đăng tệp.", since=SOURCES),
        Col("retrieved_on", "text", "Ngày lấy về: ISO 8601.", since=SOURCES),
    ),
    indexes=("split", "ingested_at desc, id"),
)  # fmt: skip
PAGES = Table(
    "pages",
    "Trang",
    "Từng trang của tệp và chữ đọc được trên trang.",
    (
        Col("document_id", "text",
            "Tệp: tệp chứa trang.", required=True, to="documents", on_delete="cascade"),
        Col("page", "integer", "Trang: số trang, từ 1.", required=True),
        Col("width", "real", "Chiều rộng: điểm (1/72 inch), sau khi xoay.", required=True),
        Col("height", "real", "Chiều cao: điểm (1/72 inch), sau khi xoay.", required=True),
        Col("rotation", "integer", "Góc xoay: độ, theo chiều kim đồng hồ (0, 90, 180, 270).", required=True),
        Col("text_source", "text", "Nguồn chữ: text-layer, ocr hoặc blank.", required=True),
        Col("confidence", "real", "Độ tin cậy: trung bình theo chữ, từ 0 đến 1.", required=True),
        Col("text", "text", "Nội dung trang: mỗi dòng in một dòng.", required=True),
    ),
    key=("document_id", "page"),
)  # fmt: skip
PAGE_MASKS = Table(
    "page_masks",
    "Chỗ đã che",
    "Chỗ trên trang có dữ liệu cá nhân không cần cho bản ghi; chữ và ảnh trang đều bị che ở đó.",
    (
        Col("document_id", "text", "Tệp: tệp nguồn.", required=True, to="documents", on_delete="cascade"),
        Col("ordinal", "integer", "Thứ tự: trong tệp, từ 1.", required=True),
        Col("page", "integer", "Trang: từ 1.", required=True),
        *box(required=True),
    ),
    key=("document_id", "ordinal"),
    since="002_comparison",
    clustered=True,
)  # fmt: skip
SIGNATURES = Table(
    "signatures",
    "Chữ ký số",
    "Chữ ký số ghi trong tệp: ai ký, lúc nào, hình chữ ký ở đâu trên trang. Chứng thư chưa được kiểm tra.",
    (
        Col("document_id", "text",
            "Tệp: tệp mang chữ ký.", required=True, to="documents", on_delete="cascade"),
        Col("ordinal", "integer", "Thứ tự: trong tệp, từ 1.", required=True),
        Col("signer", "text", "Người ký: tên trong chứng thư, có thể là tên cơ quan."),
        Col("organization", "text", "Cơ quan: tên trong chứng thư."),
        Col("signed_at", "text", "Giờ ký: ISO 8601 có múi giờ."),
        Col("page", "integer", "Trang: nơi có hình chữ ký, từ 1; trống khi không vẽ hình."),
        *box(),
    ),
    key=("document_id", "ordinal"),
    since="003_signatures",
)  # fmt: skip
