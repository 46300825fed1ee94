"""What came of a run, for people and as JSON, and the exit code that says it."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table
from rich.text import Text

from pipeline.cli.console import err, out, print_error, print_json
from pipeline.cli.exits import Exit
from pipeline.cli.vietnamese import STAGES
from pipeline.ingest import printable
from pipeline.run.results import RunResults

__all__ = ["tell"]


def tell(run: RunResults, db: Path, *, quiet: bool, log: bool, as_json: bool) -> Exit:
    """Prints what came of a run as it was asked for; the exit code that says the same."""
    if as_json:
        print_json(run.summary())
    elif not quiet:
        out.print(_table(run))
    for result in () if log else run.failed:
        if result.error:
            print_error(printable(result.path), result.error)
    if run.stopped_by is not None:
        print_error(str(db), run.stopped_by)
    if not quiet and not as_json:
        out.print(Text(_next_step(run, db)))
    return _exit_code(run)


def _exit_code(run: RunResults) -> Exit:
    if run.interrupted:
        err.print("Đã ngắt. Chạy lại lệnh này để làm tiếp: tệp đã xong sẽ được bỏ qua.")
        return Exit.INTERRUPTED
    if not run.done and not run.unchanged and not run.passed:
        return Exit.NOTHING_DONE
    return Exit.SOME_FAILED if run.failed or run.stopped_by else Exit.WELL


def _table(run: RunResults) -> Table:
    table = Table(title="Kết quả", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    counts = (
        ("Tệp đã đọc", len(run.done)),
        ("Tệp không đổi, bỏ qua", len(run.unchanged)),
        ("Tệp trùng nội dung, bỏ qua", len(run.duplicates)),
        ("Tệp lỗi", len(run.failed)),
        ("Trang", run.total("pages")),
        ("Quyết định", run.total("decisions")),
        ("Thành viên", run.total("members")),
        ("Nhiệm vụ", run.total("duties")),
        ("Mục cần rà soát", run.total("review")),
    )
    for name, value in counts[: None if run.done else 4]:
        table.add_row(name, str(value))
    if run.passed:
        table.add_row("Tệp không thuộc lựa chọn", str(len(run.passed)))
    table.add_row("Thời gian", f"{run.seconds:.1f} giây")
    for stage, seconds in run.stage_seconds().items():
        table.add_row(f"  {STAGES[stage]} (cộng các tiến trình)", f"{seconds:.1f} giây")
    return table


def _next_step(run: RunResults, db: Path) -> str:
    if run.done or run.unchanged:
        return f"Đã lưu trong {db}. Xem trên trình duyệt: quyetdinh serve --db {db}"
    if run.passed and not run.failed:
        return "Không có tệp nào phải làm."
    return "Chưa có gì được lưu. Kiểm tra máy: quyetdinh doctor"
