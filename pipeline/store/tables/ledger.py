"""Tables of the ledger: what ran, and how each file ended."""

from __future__ import annotations

from pipeline.store.tables.columns import VERSIONS
from pipeline.store.tables.shape import Column as Col
from pipeline.store.tables.shape import Table

RUNS = Table(
    "runs",
    "Lần chạy",
    "Sổ ghi các lần chạy chương trình.",
    (
        Col("id", "text", "Mã: giờ bắt đầu.", required=True),
        Col("started_at", "text", "Bắt đầu: giờ UTC, ISO 8601.", required=True),
        Col("finished_at", "text", "Kết thúc: giờ UTC; trống khi bị ngắt."),
        Col("pipeline_version", "text", "Phiên bản chương trình: bản đã chạy.", required=True),
        Col("settings", "text", "Thiết lập: JSON.", required=True),
        Col("settings_fingerprint", "text",
            "Dấu vân tay thiết lập: để biết có phải đọc lại tệp.", required=True),
        Col("file_count", "integer", "Số tệp: đã nhận trong lần chạy.", required=True),
        Col("done_count", "integer", "Đã lưu: số tệp đọc và lưu được.", required=True),
        Col("unchanged_count", "integer", "Không đổi: số tệp đã có, bỏ qua.", required=True),
        Col("failed_count", "integer", "Lỗi: số tệp không xử lý được.", required=True),
        Col("expected_count", "integer",
            "Số tệp dự kiến: lúc bắt đầu, một tệp ZIP tính là một.", since="009_batches"),
    ),
    indexes=("started_at desc",),
)  # fmt: skip
RUN_FILES = Table(
    "run_files",
    "Kết quả từng tệp",
    "Mỗi tệp trong mỗi lần chạy kết thúc thế nào, mất bao lâu.",
    (
        Col("id", "text", "Mã: lần chạy và thứ tự.", required=True),
        Col("run_id", "text",
            "Lần chạy: lần chạy chứa tệp này.", required=True, to="runs", on_delete="cascade"),
        Col("ordinal", "integer", "Thứ tự: thứ tự ghi nhận, từ 1.", required=True),
        Col("path", "text", "Đường dẫn: như khi chạy.", required=True),
        Col("source_id", "text", "SHA-256: của nội dung; trống khi không mở được tệp."),
        Col("document_id", "text", "Tệp: tệp đã lưu.", to="documents", on_delete="set null"),
        Col("state", "text", "Kết quả: done, unchanged, failed.", required=True),
        Col("code", "text", "Mã lỗi: tên ngắn, ổn định."),
        Col("message", "text", "Lý do: một câu."),
        Col("next_step", "text", "Việc nên làm: một câu."),
        Col("ended_at", "text", "Xong lúc: giờ UTC, ISO 8601.", required=True),
        Col("seconds_read", "real", "Đọc tệp: giây."),
        Col("seconds_parse", "real", "Phân tích: giây."),
        Col("seconds_link", "real", "Đối chiếu: giây."),
        Col("seconds_store", "real", "Lưu: giây."),
        Col("place", "text",
            "Chỗ của tệp: dấu vân tay của đường dẫn đầy đủ, để biết tệp nào thay tệp nào.", since=VERSIONS),
    ),
    indexes=("run_id, ordinal", "source_id, ended_at", "state", "code", "place, ended_at"),
)  # fmt: skip
