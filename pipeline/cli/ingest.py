"""quyetdinh ingest: files into the database."""

from __future__ import annotations

from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from pipeline.cli.console import err, out, print_error, print_json, progress_bar
from pipeline.cli.exits import Exit
from pipeline.cli.options import database, run_settings
from pipeline.cli.vietnamese import Command
from pipeline.errors import EngineDied, StoreError
from pipeline.ingest import printable
from pipeline.run.batch import ingest_files
from pipeline.run.engines import EngineName, engine_called
from pipeline.run.files import expand
from pipeline.run.results import FileResult, RunResults
from pipeline.settings import Settings

_STAGES = {"read": "đọc", "parse": "phân tích", "link": "đối chiếu", "store": "lưu"}


@click.command(name="ingest", cls=Command)
@click.argument("paths", nargs=-1, required=True, metavar="TỆP…")
@database
@run_settings
@click.option(
    "--no-originals", is_flag=True, help="Không giữ bản sao tệp gốc; trang tra cứu sẽ không có ảnh trang."
)
@click.option(
    "--follow-links", is_flag=True, help="Nhận cả liên kết trong thư mục, nếu dẫn tới tệp trong thư mục ấy."
)
@click.option(
    "--engine",
    type=click.Choice(["serial", "pool", "dask"]),
    default="pool",
    show_default=True,
    help="Ai làm: serial (lần lượt, trong một tiến trình), pool (nhiều tiến trình trên máy này), "
    "dask (cụm nhiều máy; cần pip install 'quyetdinh[cluster]').",
)
@click.option(
    "--scheduler",
    metavar="ĐỊA_CHỈ",
    help="Bộ điều phối Dask đang chạy, ví dụ tls://10.0.0.5:8786; thiếu thì mở một cụm trên máy này. "
    "Mọi máy phải thấy thư mục của cơ sở dữ liệu.",
)
@click.option("--quiet", is_flag=True, help="Chỉ in tệp lỗi, không in tiến độ và bảng tóm tắt.")
@click.option("--json", "as_json", is_flag=True, help="In tóm tắt dạng JSON ra đầu ra chuẩn.")
def command(
    paths: tuple[str, ...],
    db: Path,
    settings: Settings,
    no_originals: bool,
    follow_links: bool,
    engine: EngineName,
    scheduler: str | None,
    quiet: bool,
    as_json: bool,
) -> Exit:
    """Đọc tệp, thư mục hoặc mẫu tên (*.pdf) và lưu vào cơ sở dữ liệu.

    Tệp đã lưu, không đổi, cùng phiên bản và thiết lập thì không đọc lại. Tệp lỗi không làm dừng các tệp khác.
    """
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler chỉ dùng với --engine dask.")
    who = engine_called(engine, scheduler)
    inputs = expand(paths, follow_links=follow_links)
    run = RunResults()
    with progress_bar(quiet=quiet) as progress:
        bar = progress.add_task("Đang xử lý", total=len(inputs))

        def report(result: FileResult) -> None:
            run.add(result)
            progress.update(bar, advance=1, description=Text(_shortened(result.path.name)).plain)

        try:
            ingest_files(inputs, db, settings, report, originals=not no_originals, engine=who)
        except KeyboardInterrupt:
            run.interrupted = True
        except (StoreError, EngineDied) as error:
            if not run.done:
                raise
            run.stopped_by = error
    if as_json:
        print_json(run.summary())
    elif not quiet:
        out.print(_table(run))
    for result in run.failed:
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
    if not run.done and not run.unchanged:
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
    table.add_row("Thời gian", f"{run.seconds:.1f} giây")
    for stage, seconds in run.stage_seconds().items():
        table.add_row(f"  {_STAGES[stage]} (cộng các tiến trình)", f"{seconds:.1f} giây")
    return table


def _next_step(run: RunResults, db: Path) -> str:
    if run.done or run.unchanged:
        return f"Đã lưu trong {db}. Xem trên trình duyệt: quyetdinh serve --db {db}"
    return "Chưa có gì được lưu. Kiểm tra máy: quyetdinh doctor"


def _shortened(name: str, width: int = 32) -> str:
    return name if len(name) <= width else name[: width - 1] + "…"
