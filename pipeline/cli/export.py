"""quyetdinh export: everything as files."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click
from rich.text import Text

from pipeline.cli.console import out, progress_bar
from pipeline.cli.exits import Exit
from pipeline.cli.options import existing_database
from pipeline.cli.vietnamese import Command
from pipeline.errors import StoreError
from pipeline.publish.ask.database_file import open_read_only
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.export import FORMATS, export
from pipeline.publish.export.files import replacing, write_errors
from pipeline.publish.sheets.sheet import HEADERS, Header
from pipeline.store import Store


@click.command(name="export", cls=Command)
@existing_database
@click.option(
    "--format", "file_format", type=click.Choice([*FORMATS, "sqlite"]), default="jsonl", show_default=True,
    help="jsonl: mỗi quyết định một dòng, đủ mọi phần; csv: mỗi bảng một tệp, kèm datapackage.json; "
    "xlsx (Excel), parquet (cần gói pyarrow): mỗi bảng một tệp; sqlite: bản sao gọn của cơ sở dữ liệu, đã "
    "kiểm tra, để công bố.",
)  # fmt: skip
@click.option(
    "--table", "only", multiple=True, metavar="BẢNG",
    help="Chỉ bảng này, theo định dạng đã chọn; lặp lại được. member_details: mọi thành viên của mọi quyết "
    "định trong một bảng phẳng.",
)  # fmt: skip
@click.option(
    "--header", type=click.Choice(HEADERS), default="label", show_default=True,
    help="Dòng đầu của CSV và Excel: label, tên cột tiếng Việt; code, mã cột.",
)  # fmt: skip
@click.option(
    "--out", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="THƯ_MỤC",
    help="Nơi ghi; tệp cùng tên chỉ bị thay khi tệp mới đã xong.",
)  # fmt: skip
@click.option("--no-evidence", is_flag=True, help="Bỏ bằng chứng (chỗ đứng trên trang của từng giá trị).")
@click.option("--quiet", is_flag=True, help="Không in tiến độ và danh sách tệp.")
def command(
    db: Path,
    file_format: str,
    folder: Path,
    only: tuple[str, ...],
    header: Header,
    no_evidence: bool,
    quiet: bool,
) -> Exit:
    """Ghi toàn bộ dữ liệu ra tệp. Cùng dữ liệu thì cho ra đúng các tệp ấy, từng byte một."""
    if only and file_format == "sqlite":
        raise click.UsageError("--table không dùng được với --format sqlite: bản sao có mọi bảng.")
    with progress_bar(quiet=quiet) as progress:
        bar = progress.add_task("Đang ghi", total=None)

        def report(name: str, done: int, total: int) -> None:
            progress.update(bar, description=name, completed=done, total=total)

        if file_format == "sqlite":
            written = [_copy(db, folder, evidence=not no_evidence)]
        else:
            written = export(
                db, folder, file_format, report, evidence=not no_evidence, only=only, header=header
            )
    if not quiet:
        for path in written:
            out.print(Text(str(path)))
    return Exit.WELL


def _copy(db: Path, folder: Path, *, evidence: bool) -> Path:
    """The whole database as one file that needs no other, whatever is written to `db` meanwhile."""
    target = folder / f"{DATABASE}.db"
    with closing(open_read_only(db)) as source, write_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if target.exists() and target.samefile(db):
            raise StoreError(f"{target} chính là cơ sở dữ liệu đang dùng.", "Chọn thư mục khác bằng --out.")
        with replacing(target) as part:
            part.unlink(missing_ok=True)
            Store.copy(source, part, evidence=evidence)
    return target
