"""What SQLite says, as an error that a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import StoreError


@contextmanager
def store_errors() -> Iterator[None]:
    """Turns database errors into StoreError; other errors pass."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explain(error) from error
    except UnicodeEncodeError as error:
        raise StoreError(
            "Văn bản chứa ký tự không mã hóa được bằng UTF-8.",
            "Kiểm tra lại tệp nguồn, hoặc chạy lại với nhận dạng chữ (OCR).",
        ) from error


def _explain(error: sqlite3.Error) -> StoreError:
    said = str(error).lower()
    if "locked" in said or "busy" in said:
        return StoreError(
            "Cơ sở dữ liệu đang bị một chương trình khác ghi.",
            "Đợi chương trình đó xong hoặc đóng nó, rồi chạy lại.",
        )
    if "full" in said:
        return StoreError(
            "Hết chỗ để ghi cơ sở dữ liệu.",
            "Giải phóng dung lượng đĩa rồi chạy lại; dữ liệu đã lưu vẫn nguyên vẹn.",
        )
    if "not a database" in said or "malformed" in said:
        return StoreError(
            "Tệp cơ sở dữ liệu bị hỏng hoặc không phải SQLite.",
            "Chọn tệp khác, hoặc xóa tệp này và nạp lại từ văn bản gốc.",
        )
    if "readonly" in said or "unable to open" in said:
        return StoreError(
            "Không mở được cơ sở dữ liệu để ghi.",
            "Kiểm tra thư mục có tồn tại và quyền ghi vào thư mục đó.",
        )
    if isinstance(error, sqlite3.IntegrityError):
        return StoreError(
            f"Dữ liệu của văn bản mâu thuẫn với nhau ({error}).",
            "Báo lỗi này kèm tệp nguồn; các văn bản khác không bị ảnh hưởng.",
        )
    return StoreError(f"Cơ sở dữ liệu báo lỗi: {error}.", "Chạy lại; nếu vẫn lỗi, hãy báo kèm tệp nguồn.")
