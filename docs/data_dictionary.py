"""docs/data-dictionary.md, docs/queries.md: every table, column and canned query.

From the metadata and the structure of a new database.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.publish.ask.metadata import DATABASE, Names, load_metadata, names
from pipeline.publish.ask.structure import StoredColumn, structure
from pipeline.store import Store

_INTRO = """# Từ điển dữ liệu

Tệp này do máy sinh ra từ `datasette_metadata.json` và cấu trúc cơ sở dữ liệu; đừng sửa tay.

- Ngày theo ISO 8601 (`2025-03-04`); giờ theo UTC; có/không là 1/0; tọa độ tính bằng điểm (1/72 inch) từ góc
  trên bên trái trang; độ tin cậy từ 0 đến 1.
- Ô trống (null) nghĩa là văn bản không ghi hoặc không đọc được chắc chắn; lý do ở bảng `review_items`.
- Mã quyết định: 12 chữ số đầu của SHA-256 tệp gốc, dấu gạch, thứ tự trong tệp. Dòng con thêm một chữ cái
  (l căn cứ, p điều khoản, b tổ chức, m thành viên, d nhiệm vụ, x thi hành, r nơi nhận, n quan hệ) và thứ tự.
- Truy vấn soạn sẵn trên các bảng này: [queries.md](queries.md).
"""
_QUERIES = """# Truy vấn có sẵn

Tệp này do máy sinh ra từ `datasette_metadata.json`; đừng sửa tay. Thêm `.json?_shape=array` hoặc `.csv` sau
địa chỉ để tải; các bảng: [data-dictionary.md](data-dictionary.md).
"""


def data_dictionary() -> str:
    """The dictionary of a new database, as Markdown."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        Store(path).close()
        with closing(sqlite3.connect(path)) as connection:
            return "\n".join((_INTRO, *_tables(connection, names())))


def queries_page() -> str:
    """The canned queries, as Markdown."""
    return "\n".join((_QUERIES, *_queries(load_metadata())))


def _tables(connection: sqlite3.Connection, said: Names) -> Iterator[str]:
    yield "## Các bảng\n"
    for table, columns in structure(connection).items():
        about = said.tables.get(table, {})
        yield f"### {about.get('title', table)} (`{table}`)\n"
        yield f"{about.get('description', '')}\n"
        yield "| cột | kiểu | nhãn | ý nghĩa |"
        yield "|---|---|---|---|"
        for column, kind, in_key, leads_to in columns:
            label, _, text = (said.describe(table, column) or column).partition(": ")
            marks = [kind or "–"] + ["khóa"] * in_key + [f"→ `{leads_to}`"] * bool(leads_to)
            yield f"| `{column}` | {', '.join(marks)} | {label} | {_cell(text)} |"
        yield from _codes(table, columns, said)
        yield ""


def _codes(table: str, columns: tuple[StoredColumn, ...], said: Names) -> Iterator[str]:
    for column, *_ in columns:
        codes = said.codes(table, column)
        if codes:
            yield (
                f"\nGiá trị của `{column}`: " + "; ".join(f"`{c}` {name}" for c, name in codes.items()) + "."
            )


def _queries(metadata: dict[str, Any]) -> Iterator[str]:
    for name, query in metadata["databases"][DATABASE]["queries"].items():
        yield f"## {query['title']}\n"
        yield f"[/{DATABASE}/{name}](/{DATABASE}/{name}): {query['description']}\n"
        for parameter, text in query["parameters"].items():
            yield f"- `{parameter}`: {text}"
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
