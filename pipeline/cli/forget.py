"""quyetdinh forget: what must go, from the database and all that lies beside it."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import click
from rich.text import Text

from pipeline.cli.console import err, out, print_json
from pipeline.cli.exits import Exit
from pipeline.cli.options import database
from pipeline.cli.vietnamese import Command
from pipeline.errors import NotFound
from pipeline.overlay import overlay_beside
from pipeline.run.forget import Forgot, Target, forget

_KINDS = {"document": "tệp", "decision": "quyết định", "value": "giá trị"}


@click.command(name="forget", cls=Command)
@database
@click.option(
    "--decision", metavar="MÃ",
    help="Quyết định cần gỡ, ở mọi tệp có nó: mã (cuối địa chỉ trang) hoặc số, ký hiệu.",
)  # fmt: skip
@click.option(
    "--file", "document", metavar="TỆP",
    help="Tệp cần gỡ: đường dẫn, tên tệp đã nạp, hoặc SHA-256 (12 chữ số đầu).",
)  # fmt: skip
@click.option(
    "--value", "--name", "value", metavar="CHỮ",
    help="Họ tên hay giá trị cần gỡ, viết thế nào cũng được; '-' để gõ vào đầu vào chuẩn.",
)  # fmt: skip
@click.option(
    "--in", "within", multiple=True, metavar="MÃ|TỆP",
    help="Chỉ gỡ giá trị trong quyết định hay tệp này; lặp lại được.",
)  # fmt: skip
@click.option("--why", metavar="CHỮ", help="Lý do, ghi vào sổ gỡ; đừng nhắc lại giá trị.")
@click.option("--dry-run", is_flag=True, help="Chỉ nói sẽ gỡ gì, không gỡ.")
@click.option("--list", "listed", is_flag=True, help="In sổ gỡ: đã gỡ gì, lúc nào; không có giá trị.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON ra đầu ra chuẩn.")
def command(
    db: Path,
    decision: str | None,
    document: str | None,
    value: str | None,
    within: tuple[str, ...],
    why: str | None,
    dry_run: bool,
    listed: bool,
    as_json: bool,
) -> Exit:
    """Gỡ một quyết định, một tệp, hoặc một họ tên hay giá trị, và không cho nạp lại.

    Gỡ khỏi cơ sở dữ liệu, chỉ mục tìm kiếm, bản đọc, bản gốc đã giữ; lần nạp sau không đưa trở lại. Tệp
    nguồn, bản xuất và bản sao đã phát đi trước đó thì bạn phải tự xóa.
    """
    if not db.is_file():
        raise NotFound(f"Chưa có cơ sở dữ liệu {db}.", "Hãy nêu đúng tệp bằng --db.")
    if listed:
        return _print_log(db, as_json)
    if sum(one is not None for one in (decision, document, value)) != 1:
        raise click.UsageError("Hãy nêu đúng một trong --decision, --file, --value.")
    if within and value is None:
        raise click.UsageError("--in chỉ đi cùng --value.")
    if value == "-":
        value = sys.stdin.readline().strip()
    target = Target(document=document, decision=decision, value=value, within=within)
    result = forget(target, db, why=why, dry_run=dry_run)
    if as_json:
        print_json({**dataclasses.asdict(result), "documents": sorted(result.documents), "dry_run": dry_run})
    else:
        _print(result, dry_run)
    return Exit.WELL


def _print(result: Forgot, dry_run: bool) -> None:
    rows = ", ".join(f"{name} {count}" for name, count in sorted(result.rows.items())) or "không dòng nào"
    out.print(Text("Sẽ gỡ (chưa gỡ gì):" if dry_run else "Đã gỡ:"))
    out.print(Text(f"  dòng trong cơ sở dữ liệu: {rows}"))
    out.print(Text(f"  bản đọc: {result.readings}, bản gốc và ảnh trang: {result.originals} tệp"))
    for sha256 in sorted(result.documents):
        out.print(Text(f"  tệp {sha256[:12]}"))
    if not dry_run:
        err.print("Lần nạp sau không đưa trở lại. Hãy tự xóa: tệp nguồn, bản xuất và bản sao đã phát đi.")


def _print_log(db: Path, as_json: bool) -> Exit:
    log = overlay_beside(db).log()
    if as_json:
        print_json([dataclasses.asdict(entry) for entry in log])
        return Exit.WELL
    for entry in log:
        rows = ", ".join(f"{name} {count}" for name, count in sorted(entry.removed.items()) if count)
        where = " trong một số tệp" if entry.scoped else ""
        out.print(Text(f"{entry.at}  {_KINDS[entry.kind]}{where}  {entry.why or ''}  [{rows}]"))
    return Exit.WELL
