"""Tables that say what ran and what came of it, and the counts made at the end of a run."""

from __future__ import annotations

from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

LEDGER_TABLES: tuple[Table, ...] = (
    Table(
        "runs",
        "Lần chạy",
        (
            Col("id", "text", "Khóa: giờ bắt đầu", required=True),
            Col("started_at", "text", "Bắt đầu, giờ UTC", required=True),
            Col("finished_at", "text", "Kết thúc, giờ UTC; trống khi bị ngắt", required=False),
            Col("pipeline_version", "text", "Phiên bản chương trình", required=True),
            Col("settings", "text", "Thiết lập, JSON", required=True),
            Col("settings_fingerprint", "text", "Dấu vân tay của thiết lập", required=True),
            Col("file_count", "integer", "Số tệp", required=True),
            Col("done_count", "integer", "Số tệp đã lưu", required=True),
            Col("unchanged_count", "integer", "Số tệp không đổi", required=True),
            Col("failed_count", "integer", "Số tệp hỏng", required=True),
        ),
        indexes=("started_at desc",),
    ),
    Table(
        "run_files",
        "Kết quả của từng tệp trong mỗi lần chạy",
        (
            Col("id", "text", "Khóa: lần chạy và thứ tự", required=True),
            Col("run_id", "text", "Lần chạy", required=True, to="runs", on_delete="cascade"),
            Col("ordinal", "integer", "Thứ tự ghi nhận, từ 1", required=True),
            Col("path", "text", "Đường dẫn", required=True),
            Col("source_id", "text", "SHA-256 của nội dung; trống khi không mở được tệp"),
            Col("document_id", "text", "Tệp đã lưu", to="documents", on_delete="set null"),
            Col("state", "text", "Kết quả: done, unchanged, failed", required=True),
            Col("code", "text", "Mã lỗi"),
            Col("message", "text", "Lý do"),
            Col("next_step", "text", "Việc nên làm tiếp"),
            Col("ended_at", "text", "Xong lúc, giờ UTC", required=True),
            Col("seconds_read", "real", "Thời gian đọc, giây"),
            Col("seconds_parse", "real", "Thời gian phân tích, giây"),
            Col("seconds_link", "real", "Thời gian đối chiếu, giây"),
            Col("seconds_store", "real", "Thời gian lưu, giây"),
        ),
        indexes=("run_id, ordinal", "source_id, ended_at", "state", "code"),
    ),
    Table(
        "agency_counts",
        "Số liệu gộp để so sánh; cột khóa trống nghĩa là tất cả",
        (
            Col("id", "integer", "Số thứ tự; đổi sau mỗi lần nạp", required=True),
            Col("province_id", "text", "Tỉnh, thành phố; trống: tất cả", to="provinces"),
            Col("agency_type_id", "text", "Loại cơ quan; trống: tất cả", to="agency_types"),
            Col("role", "text", "Vai trò; trống: tất cả", to="roles"),
            Col("issued_year", "integer", "Năm; trống: tất cả"),
            Col("decisions", "integer", "Số quyết định", required=True),
            Col("members", "integer", "Số thành viên", required=True),
            Col("women", "integer", "Số thành viên ghi Bà", required=True),
        ),
        indexes=("province_id, agency_type_id, role, issued_year",),
        since=5,
        remade=True,
    ),
)
