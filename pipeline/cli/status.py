"""quyetdinh status: how the last run stands, and what a newer version would do again."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from pipeline.cli.console import duration, out, print_json
from pipeline.cli.exits import Exit
from pipeline.cli.options import existing_database, reading_settings
from pipeline.cli.vietnamese import STAGES, Command
from pipeline.run.status import Status, status_of
from pipeline.settings import Settings

_STATES = {"running": "đang chạy", "finished": "đã xong", "interrupted": "bị ngắt; chạy lại lệnh để làm tiếp"}


@click.command(name="status", cls=Command)
@existing_database
@reading_settings
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
def command(db: Path, settings: Settings, as_json: bool) -> Exit:
    """Cho biết lần chạy gần nhất đến đâu: số tệp, tốc độ, còn bao lâu, tệp chậm, tệp lỗi theo loại, và những
    gì phiên bản này sẽ làm lại. Dùng được cả khi đang chạy."""
    status = status_of(db, settings)
    if as_json:
        print_json(status.as_json() if status else None)
    elif status is None:
        out.print("Chưa có lần chạy nào.")
    else:
        _show(status, db)
    return Exit.WELL


def _show(status: Status, db: Path) -> None:
    run = status.run
    table = Table(title=f"Lần chạy {run.started_at}", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(overflow="fold")
    rows = [
        ("Trạng thái", _STATES[status.state]),
        ("Tệp", f"{run.files}{f' / {run.expected}' if run.expected else ''}"),
        ("  đã đọc, bỏ qua, lỗi", f"{run.done}, {run.unchanged}, {run.failed}"),
        ("Tốc độ", f"{status.rate:.1f} tệp/phút" if status.rate else "chưa biết"),
    ]
    if status.seconds_left is not None:
        rows.append(("Còn khoảng", duration(status.seconds_left)))
    rows += [(f"  {STAGES[stage]}", f"{share:.0%} thời gian") for stage, share in status.shares.items()]
    rows += [
        (
            "Trong cơ sở dữ liệu",
            f"{status.documents} tệp, {status.pages} trang, {status.decisions} quyết định",
        ),
        ("Phiên bản này sẽ đọc lại", f"{status.outdated.read} tệp"),
        ("Phiên bản này sẽ phân tích lại", f"{status.outdated.parse} tệp"),
    ]
    for name, value in rows:
        table.add_row(name, value)
    out.print(table)
    for title, lines in (
        ("Lâu nhất", [f"{one.seconds:8.1f} giây  {one.path}" for one in status.slowest]),
        ("Lỗi", [f"{one.count:5}  {one.code}  {one.example} → {one.next_step}" for one in status.failures]),
    ):
        if lines:
            out.print(Text(f"{title}:", "bold"))
            out.print(Text("\n".join(lines)))
    if status.failures:
        out.print(Text(f"Thử lại tệp lỗi: quyetdinh ingest TỆP… --db {db} --retry-failed"))
