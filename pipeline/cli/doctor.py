"""quyetdinh doctor: is everything here that the work needs, and what to do where it is not."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path

import click
from rich.text import Text

from pipeline.cli.console import out
from pipeline.cli.exits import Exit
from pipeline.cli.vietnamese import Command
from pipeline.settings import ReadSettings

_PACKAGES = (
    "datasette", "numpy", "opencv-python-headless", "pdfplumber", "pillow", "pydantic", "pypdfium2",
    "rapidfuzz", "rich", "spacy", "sqlite-utils", "tesserocr", "underthesea",
)  # fmt: skip
_OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
_SPACE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `remedy` says what to do when it is not well; `needed`: nothing works without.

    `advice`: it is well, and this would make it better.
    """

    name: str
    seen: str
    remedy: str | None = None
    needed: bool = True
    advice: tuple[str, ...] = ()


@click.command(name="doctor", cls=Command)
@click.option("--strict", is_flag=True, help="Thiếu thứ không bắt buộc cũng là lỗi.")
def command(strict: bool) -> Exit:
    """Kiểm tra máy: gói cần dùng, mô hình và bộ nhận dạng chữ Việt, SQLite, chỗ trống trên đĩa."""
    broken = False
    for finding in findings():
        mark, style = (
            ("✓", "green") if finding.remedy is None else ("✗", "red" if finding.needed else "yellow")
        )
        out.print(Text.assemble((f"{mark} ", style), f"{finding.name}: {finding.seen}"))
        for line in (finding.remedy, *finding.advice):
            if line is not None:
                out.print(Text(f"    → {line}"))
        if finding.remedy is not None:
            broken = broken or finding.needed or strict
    return Exit.NOTHING_DONE if broken else Exit.WELL


def findings() -> Iterator[Finding]:
    """All checks, in the order of their weight."""
    version = ".".join(map(str, sys.version_info[:3]))
    old = sys.version_info < (3, 11)
    yield Finding("Python", version, "Cài Python 3.11 trở lên." if old else None)
    for name in _PACKAGES:
        yield _package(name)
    yield from _sqlite()
    yield _tesseract_model()
    yield _engines()
    yield _disk()


def _package(name: str) -> Finding:
    try:
        return Finding(f"Gói {name}", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(f"Gói {name}", "chưa có", "Chạy 'make run', hoặc 'pip install -r requirements.lock'.")


def _sqlite() -> Iterator[Finding]:
    old = sqlite3.sqlite_version_info < _OLDEST_SQLITE
    remedy = "Cần SQLite 3.37 trở lên (bảng STRICT): dùng Python mới hơn." if old else None
    yield Finding("SQLite", sqlite3.sqlite_version, remedy)
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table t using fts5(x, tokenize='unicode61 remove_diacritics 2')")
        yield Finding("Tìm toàn văn (FTS5)", "có")
    except sqlite3.Error:
        yield Finding("Tìm toàn văn (FTS5)", "không", "Dùng bản Python có SQLite biên dịch kèm FTS5.")
    finally:
        connection.close()


def _tesseract_model() -> Finding:
    name, language = "Mô hình nhận dạng chữ Việt", ReadSettings().language
    try:  # not at the top: this command must also work where the packages that reading needs are missing
        folder = import_module("pipeline.read.engines.models").find_model(language)
    except ImportError as error:
        return Finding(
            name, f"không kiểm tra được (thiếu {error.name})", "Cài các gói nêu trên.", needed=False
        )
    if folder is not None:
        return Finding(name, str(folder / f"{language}.traineddata"))
    return Finding(
        name,
        "chưa có, nên ảnh quét sẽ không đọc được",
        "Chạy: sudo apt-get install tesseract-ocr-vie; hoặc đặt TESSDATA_PREFIX tới thư mục có mô hình.",
        needed=False,
    )


def _engines() -> Finding:
    name = "Bộ nhận dạng chữ"
    try:
        readers = import_module("pipeline.read.engines.line_readers")
    except ImportError as error:
        return Finding(
            name, f"không kiểm tra được (thiếu {error.name})", "Cài các gói nêu trên.", needed=False
        )
    engines = readers.line_engines()
    seen = ["Tesseract", *(f"{package} {number}" for package, number in engines.items())]
    how = "biểu quyết từng chữ" if engines else "một mình"
    advice = tuple(f"{one.absence} {one.install}." for one in readers.ENGINES if one.package not in engines)
    return Finding(name, f"{', '.join(seen)} ({how})", advice=advice)


def _disk() -> Finding:
    free = shutil.disk_usage(Path.cwd()).free
    remedy = "Giải phóng ít nhất 1 GB." if free < _SPACE else None
    return Finding("Đĩa còn trống", f"{free / 1e9:.1f} GB", remedy, needed=False)
