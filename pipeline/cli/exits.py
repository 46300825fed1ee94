"""What the exit code says; the table is part of the help and of docs/cli.md."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of all commands."""

    WELL = 0
    SOME_FAILED = 1
    USAGE = 2
    NOTHING_DONE = 3
    INTERRUPTED = 130


MEANINGS = {
    Exit.WELL: "mọi việc đều xong",
    Exit.SOME_FAILED: "có tệp không xử lý được, các tệp khác đã xong",
    Exit.USAGE: "câu lệnh sai",
    Exit.NOTHING_DONE: "không làm được gì: không có tệp nào, cơ sở dữ liệu bị khóa, thiếu thành phần…",
    Exit.INTERRUPTED: "bị ngắt (Ctrl+C); những gì đã lưu vẫn còn",
}
