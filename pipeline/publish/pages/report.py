"""'Báo sai': where a reader tells the operator that a value is wrong. The site stores nothing of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, urlencode

from pipeline.errors import QuyetDinhError

__all__ = ["checked_contact", "reporter"]

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LONGEST = 100  # characters of a value: enough to know it again, and a page stays light
_FORM = re.compile(r"https?://[^\s\"'<>]+")


def checked_contact(contact: str) -> str:
    """The operator's mailbox, or the address of a form. QuyetDinhError for anything else."""
    if not _MAIL.fullmatch(contact) and not _FORM.fullmatch(contact):
        raise QuyetDinhError(
            f"'{contact}' không phải địa chỉ thư hay địa chỉ web.",
            "Viết ví dụ '--contact gop-y@co-quan.example' hoặc '--contact https://co-quan.example/gop-y'.",
        )
    return contact


def reporter(contact: str | None, page: str) -> Callable[[str, str], str | None]:
    """(row, value) → the address that tells of it, prefilled; None where the operator gave no contact.

    `page`: the full address of the decision's page. Of a form's address the parameters are `dong` (row),
    `gia_tri` (value) and `trang` (page).
    """

    def address(row_id: str, value: str) -> str | None:
        if contact is None:
            return None
        value = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
        place = f"{page}#{row_id.rpartition('-')[2]}" if row_id.count("-") > 1 else page
        if "@" not in contact:
            joined = "&" if "?" in contact else "?"
            return contact + joined + urlencode({"dong": row_id, "gia_tri": value, "trang": place})
        body = f"Dòng: {row_id}\nGiá trị: {value}\nTrang: {place}\n\nĐúng ra là: "
        return f"mailto:{contact}?subject={quote(f'Báo sai: dòng {row_id}')}&body={quote(body)}"

    return address
