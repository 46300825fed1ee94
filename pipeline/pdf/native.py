"""PDFium's functions for single characters, bound to plain addresses: ctypes then takes a third less time.

They are called some times for each character of a page, and that is most of what reading a text layer costs.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import PYFUNCTYPE, addressof, c_float, c_int, c_uint, c_void_p, cast
from typing import Any

import pypdfium2.raw as raw

Address = int


def address_of(handle: Any) -> Address:
    """Where a handle of PDFium points."""
    return addressof(handle.contents)


def _bind(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address: Any = cast(function, c_void_p).value
    return PYFUNCTYPE(result, *arguments)(address)


# Arguments: the address of a text page, the number of a character, addresses where results go.
char_unicode = _bind(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
char_angle = _bind(raw.FPDFText_GetCharAngle, c_float, c_void_p, c_int)
char_object = _bind(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
char_loose_box = _bind(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
char_origin = _bind(raw.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
# The address of the font of a text object.
font_of = _bind(raw.FPDFTextObj_GetFont, c_void_p, c_void_p)
