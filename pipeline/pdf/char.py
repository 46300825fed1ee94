"""One character of a page."""

from __future__ import annotations

from typing import NamedTuple


class Char(NamedTuple):
    """One printed character.

    x0, x1: its advance box; top, bottom: ascent and descent of its font; base: its baseline; all in points of
    the displayed page. after_space: white space stands before it in the layer. form: it is drawn by a form
    field or the appearance of a signature. upright: it runs from left to right on the displayed page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    after_space: bool
    form: bool
    upright: bool
