"""Cursors: where a page ended. Rows that come or go elsewhere never make a reader miss or repeat one."""

from __future__ import annotations

import base64
import binascii
import json

from pipeline.publish.api.problems import Fault, Problem

__all__ = ["pack", "unpack"]


def pack(*values: str | int | None) -> str:
    """The values as a word that is safe in URLs."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode("ascii").rstrip("=")


def unpack(cursor: str, *types: tuple[type, ...]) -> list[str | int | None]:
    """The values of a cursor, one of each of `types`. Raises Problem when it is not one of ours."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True).decode())
    except (binascii.Error, ValueError, RecursionError) as error:
        raise _bad() from error
    if not isinstance(values, list) or len(values) != len(types):
        raise _bad()
    if not all(isinstance(value, kind) for value, kind in zip(values, types, strict=True)):
        raise _bad()
    return values


def _bad() -> Problem:
    fault = Fault(parameter="cursor", detail="phải lấy nguyên từ 'next' của trang trước")
    return Problem("bad-value", f"cursor: {fault.detail}.", faults=[fault])
