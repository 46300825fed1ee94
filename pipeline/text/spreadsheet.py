"""Cells for spreadsheets: text that one would run as a formula is made harmless (OWASP, CSV injection)."""

from __future__ import annotations

import re

__all__ = ["harmless"]

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)*([eE][+-]?[0-9]+)?")


def harmless(cell: object) -> object:
    """The cell; text that begins like a formula with an apostrophe before it. Numbers stay as they are."""
    if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
