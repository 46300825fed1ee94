"""The group of commands and how its errors end."""

from __future__ import annotations

import signal
import sys
from types import FrameType

import click
from rich.text import Text

from pipeline import __version__
from pipeline.cli.console import err, print_error
from pipeline.cli.exits import Exit
from pipeline.cli.vietnamese import Verbs, usage_message
from pipeline.errors import QuyetDinhError
from pipeline.run.memory import too_little_address_space

VERBS = {
    "ingest": "Đọc tệp và lưu vào cơ sở dữ liệu.",
    "status": "Cho biết lần chạy gần nhất đến đâu, tệp nào lỗi.",
    "show": "In bản ghi tìm được trong một tệp, không lưu.",
    "evaluate": "So kết quả với bản chuẩn.",
    "serve": "Mở trang tra cứu trên trình duyệt.",
    "export": "Ghi dữ liệu ra tệp JSON Lines, CSV hoặc Parquet.",
    "forget": "Gỡ một quyết định, một tệp, một họ tên hay giá trị.",
    "schema": "In JSON Schema của bản ghi.",
    "doctor": "Kiểm tra máy có đủ thành phần chưa.",
}


@click.command(
    name="quyetdinh",
    cls=Verbs,
    verbs=VERBS,
    package="pipeline.cli",
    context_settings={"max_content_width": 100},
    no_args_is_help=True,
)
@click.version_option(__version__, message="quyetdinh %(version)s", help="Hiện phiên bản rồi thôi.")
def cli() -> None:
    """Đọc quyết định hành chính (PDF, ảnh quét, văn bản) thành thành viên, vai trò, nhiệm vụ có bằng chứng,
    lưu vào SQLite và tra cứu bằng Datasette."""


def main() -> None:
    """Runs a command; every way to end has its exit code, see `Exit`."""
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        code = cli.main(prog_name="quyetdinh", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        code = Exit.USAGE
    except click.UsageError as error:
        help_at = error.ctx.command_path if error.ctx else "quyetdinh"
        err.print(Text(f"{usage_message(error)} Xem: {help_at} --help"))
        code = Exit.USAGE
    except (KeyboardInterrupt, click.Abort):
        err.print("Đã ngắt.")
        code = Exit.INTERRUPTED
    except QuyetDinhError as error:
        print_error("quyetdinh", error)
        code = Exit.NOTHING_DONE
    except BrokenPipeError:  # the reader of a pipe had enough, as in 'quyetdinh show a.pdf | head'
        sys.stderr.close()
        code = Exit.WELL
    except Exception:  # libraries say in many ways that they could not be loaded
        why = too_little_address_space()
        if why is None:
            raise
        print_error("quyetdinh", why)
        code = Exit.NOTHING_DONE
    sys.exit(int(code or 0))


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
