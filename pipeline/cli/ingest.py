"""quyetdinh ingest: files into the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Literal

import click
from rich.table import Table

from pipeline.cli.console import out, print_json
from pipeline.cli.exits import Exit
from pipeline.cli.options import database, run_settings
from pipeline.cli.progress import following
from pipeline.cli.summary import tell
from pipeline.cli.vietnamese import Command
from pipeline.errors import EngineDied, StoreError
from pipeline.ingest import printable
from pipeline.run.batch import derive_again, ingest_files, kept_documents
from pipeline.run.choice import Selection
from pipeline.run.engines import EngineName, engine_called
from pipeline.run.files import Input
from pipeline.run.plan import Why, plan
from pipeline.run.results import RunResults
from pipeline.run.sources.inbox import arrivals
from pipeline.run.sources.names import inputs_named
from pipeline.run.stopping import Stop, heeding_signals
from pipeline.settings import Settings

_PLANNED: dict[Why, str] = {
    "new": "Tệp mới", "failed-before": "Tệp lỗi lần trước, thử lại", "read-again": "Tệp phải đọc lại",
    "parse-again": "Tệp chỉ phải phân tích lại", "unchanged": "Tệp không đổi, bỏ qua",
    "fetch": "Tệp phải tải về mới biết", "passed": "Tệp không thuộc lựa chọn",
    "refused": "Tệp không nhận được",
}  # fmt: skip


@click.command(name="ingest", cls=Command)
@click.argument("paths", nargs=-1, metavar="TỆP…")
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
@click.option(
    "--manifest",
    "manifests",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="TỆP",
    help="Bảng kê CSV hoặc JSON Lines có các cột url, sha256, source_page, publisher, retrieved_on.",
)
@click.option(
    "--watch",
    type=click.FloatRange(0, min_open=True),
    metavar="GIÂY",
    help="Trông chừng thư mục: cứ từng ấy giây nhận tệp mới đến, cho tới khi Ctrl+C.",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Cho tải cả từ địa chỉ trong mạng nội bộ; không có thì bị từ chối.",
)
@click.option("--retry-failed", is_flag=True, help="Chỉ thử lại những tệp lần trước bị lỗi.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]),
    metavar="NGÀY",
    help="Chỉ nhận tệp sửa từ ngày này, ví dụ 2025-06-30.",
)
@click.option("--limit", type=click.IntRange(1), metavar="SỐ", help="Dừng sau từng ấy tệp phải làm.")
@click.option(
    "--stage",
    type=click.Choice(["parse", "link"]),
    help="Không nêu TỆP, không đọc lại: parse phân tích lại mọi tệp đã lưu từ bản đọc đã giữ; "
    "link chỉ đối chiếu lại các văn bản đã lưu với nhau.",
)
@click.option("--dry-run", is_flag=True, help="Chỉ cho biết sẽ làm gì với từng tệp, không làm.")
@click.option("--quiet", is_flag=True, help="Chỉ in tệp lỗi, không in tiến độ và bảng tóm tắt.")
@click.option("--log-json", is_flag=True, help="In mỗi tệp một dòng JSON ra đầu ra lỗi thay cho tiến độ.")
@click.option("--json", "as_json", is_flag=True, help="In tóm tắt dạng JSON ra đầu ra chuẩn.")
def command(
    paths: tuple[str, ...],
    db: Path,
    settings: Settings,
    no_originals: bool,
    follow_links: bool,
    engine: EngineName,
    scheduler: str | None,
    manifests: tuple[Path, ...],
    watch: float | None,
    allow_private: bool,
    retry_failed: bool,
    since: datetime | None,
    limit: int | None,
    stage: Literal["parse", "link"] | None,
    dry_run: bool,
    quiet: bool,
    log_json: bool,
    as_json: bool,
) -> Exit:
    """Đọc tệp, thư mục, mẫu tên (*.pdf) hoặc địa chỉ (https, s3) và lưu vào cơ sở dữ liệu.

    Tệp đã lưu, không đổi, cùng phiên bản và thiết lập thì không đọc lại. Tệp lỗi không làm dừng các tệp khác.
    Ctrl+C một lần: làm xong tệp đang dở rồi dừng; lần nữa: dừng ngay. Xem tiến độ từ nơi khác: quyetdinh
    status.
    """
    if scheduler and engine != "dask":
        raise click.UsageError("--scheduler chỉ dùng với --engine dask.")
    if bool(paths or manifests) == bool(stage):
        raise click.UsageError("--stage dùng cho mọi tệp đã lưu, đừng nêu TỆP." if stage else "Thiếu TỆP….")
    if watch and (stage or dry_run or limit):
        raise click.UsageError("--watch không dùng cùng --stage, --dry-run, --limit.")
    if stage == "link":
        derive_again(db)
        out.print("Đã đối chiếu lại các văn bản đã lưu.")
        return Exit.WELL
    settings = settings.model_copy(update={"private_addresses": allow_private})
    selection = Selection(retry_failed, since.astimezone() if since else None, limit)

    def look() -> list[Input]:
        return inputs_named(paths, manifests, follow_links=follow_links) if not stage else kept_documents(db)

    if dry_run:
        return _foretell(look(), db, settings, selection, as_json=as_json)
    ingest = partial(
        ingest_files, db=db, settings=settings, originals=not no_originals,
        engine=engine_called(engine, scheduler), selection=selection,
    )  # fmt: skip
    code = Exit.WELL
    with heeding_signals() as stop:
        for inputs in arrivals(look, stop, watch) if watch else [look()]:
            run = _run(inputs, ingest, stop, quiet=quiet, log=log_json)
            code = tell(run, db, quiet=quiet, log=log_json, as_json=as_json)
    return code


def _run(
    inputs: list[Input], ingest: Callable[..., None], stop: Stop, *, quiet: bool, log: bool
) -> RunResults:
    run = RunResults()
    with following(run, len(inputs), quiet=quiet, log=log) as report:
        try:
            ingest(inputs, report=report, stopped=stop)
        except KeyboardInterrupt:
            stop.asked = True
        except (StoreError, EngineDied) as error:
            if not run.done:
                raise
            run.stopped_by = error
        run.interrupted = stop.asked
    return run


def _foretell(
    inputs: list[Input], db: Path, settings: Settings, selection: Selection, *, as_json: bool
) -> Exit:
    """What would be done: file by file as JSON, counted for people."""
    found = list(plan(inputs, db, settings, selection))
    if as_json:
        print_json([{"path": printable(one.path), "why": one.why} for one in found])
        return Exit.WELL
    counts = Counter(one.why for one in found)
    table = Table(title="Sẽ làm (chưa làm gì)", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for why, name in _PLANNED.items():
        if counts[why]:
            table.add_row(name, str(counts[why]))
    out.print(table)
    return Exit.WELL
