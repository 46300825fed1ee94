"""What readers may ask in an address, checked before anything else sees it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, TypeVar, cast
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import BadRequest
from rapidfuzz import process

from pipeline.text.normal import slug

__all__ = ["Parameters"]

Known = TypeVar("Known", bound=str)
_MOST_BYTES = 4000
_MOST_FIELDS = 60
_FEW = 12
"""Values that can all be named."""
_CODE = re.compile(r"[0-9a-z]+(?:[-_][0-9a-z]+)*")


class Parameters:
    """The query string of a request. Blank values count as not given. BadRequest for what makes no sense."""

    def __init__(self, request: Any) -> None:
        raw = request.query_string
        if len(raw) > _MOST_BYTES:
            raise BadRequest("Địa chỉ quá dài.")
        try:
            pairs = parse_qsl(raw, errors="strict", max_num_fields=_MOST_FIELDS)
        except ValueError as error:  # UnicodeDecodeError too
            raise BadRequest("Địa chỉ không phải UTF-8 hoặc có quá nhiều điều kiện.") from error
        if any("\x00" in value for _, value in pairs):
            raise BadRequest("Địa chỉ có ký tự không hợp lệ.")
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            if value.strip():
                self._values.setdefault(name, []).append(value.strip())

    def text(self, name: str, longest: int) -> str:
        """Free text, '' when not given."""
        value = self._single(name)
        if len(value) > longest:
            raise BadRequest(f"'{name}' dài quá {longest} ký tự.")
        return value

    def code(self, name: str) -> str | None:
        """An id such as 'so-y-te', None when not given."""
        value = self._single(name)
        if value and (len(value) > 100 or not _CODE.fullmatch(value)):
            raise BadRequest(f"'{name}' là một mã như 'so-y-te': chữ thường không dấu, chữ số, gạch nối.")
        return value or None

    def one_of(self, name: str, known: Collection[Known]) -> Known | None:
        """A known id, None when not given."""
        value = self._single(name)
        if value and value not in known:
            raise _unknown(name, value, known)
        return cast(Known, value) if value else None

    def codes(self, name: str, most: int, known: Collection[str]) -> list[str]:
        """Several ids, in the order given, each once; 'a,b' counts as two."""
        values = [part for value in self._values.get(name, []) for part in value.split(",") if part]
        found = list(dict.fromkeys(values))
        if len(found) > most:
            raise BadRequest(f"'{name}' nhận nhiều nhất {most} giá trị.")
        for value in found:
            if value not in known:
                raise _unknown(name, value, known)
        return found

    def whole(self, name: str, lowest: int, highest: int) -> int | None:
        """A whole number, None when not given."""
        value = self._single(name)
        if not value:
            return None
        if not re.fullmatch(r"[0-9]{1,9}", value) or not lowest <= int(value) <= highest:
            raise BadRequest(f"'{name}' phải là số từ {lowest} đến {highest}.")
        return int(value)

    def link(self, path: str, **changes: str | int | None) -> str:
        """The same question with some values changed; None takes one away."""
        values = {name: given for name, given in self._values.items() if name not in changes}
        values |= {name: [str(value)] for name, value in changes.items() if value is not None}
        pairs = [(name, value) for name, given in values.items() for value in given]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    def _single(self, name: str) -> str:
        values = self._values.get(name, [])
        if len(values) > 1:
            raise BadRequest(f"'{name}' chỉ được ghi một lần.")
        return values[0] if values else ""


def _unknown(name: str, value: str, known: Collection[str]) -> BadRequest:
    """Says which values there are, or of many the likest."""
    if len(known) <= _FEW:
        there = f"Có: {', '.join(known)}."
    else:
        near = [one for one, _, _ in process.extract(slug(value), list(known), limit=3, score_cutoff=70)]
        there = f"Gần giống: {', '.join(near)}." if near else "Hãy chọn trong danh sách trên trang."
    return BadRequest(f"'{name}' không có giá trị '{value[:60]}'. {there}")
