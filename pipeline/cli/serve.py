"""quyetdinh serve: the site over a database."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click
from rich.text import Text

from pipeline.cli.console import err
from pipeline.cli.exits import Exit
from pipeline.cli.options import database
from pipeline.cli.vietnamese import Command
from pipeline.publish.web.site import serve


@click.command(name="serve", cls=Command)
@database
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ĐỊA_CHỈ", help="Địa chỉ lắng nghe.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8001, show_default=True, metavar="SỐ", help="Cổng."
)
@click.option("--open", "open_browser", is_flag=True, help="Mở trình duyệt.")
@click.option(
    "--allow-sql", is_flag=True, help="Cho người xem gửi câu lệnh SQL; chỉ nên bật cho người tin được."
)
@click.option(
    "--contact",
    metavar="ĐỊA_CHỈ",
    help="Hộp thư hay địa chỉ web nhận báo sai; có thì mỗi dòng có nút “báo sai”.",
)
@click.option(
    "--originals",
    is_flag=True,
    help="Cho tải tệp gốc ở trang quyết định, trừ tệp có dữ liệu cá nhân đã che hay chưa đọc được rõ.",
)
def command(
    db: Path,
    host: str,
    port: int,
    open_browser: bool,
    allow_sql: bool,
    contact: str | None,
    originals: bool,
) -> Exit:
    """Mở trang tra cứu (Datasette) trên cơ sở dữ liệu; dừng bằng Ctrl+C."""
    shown = f"[{host}]" if ":" in host else host
    err.print(Text(f"Trang tra cứu: http://{shown}:{port}/ (dừng bằng Ctrl+C)"))
    with contextlib.suppress(KeyboardInterrupt):  # the way to stop it
        serve(db, host, port, open_browser, allow_sql=allow_sql, contact=contact, originals=originals)
    return Exit.WELL
