"""The parts of a drawing: plain SVG, so that a paper's program opens it. No style sheet, no script.

What is coloured has a class too, by which the site's sheet recolours a drawing in the dark.
"""

from __future__ import annotations

from markupsafe import Markup

__all__ = [
    "BAND",
    "INK",
    "LINE",
    "PAPER",
    "QUIET",
    "circle",
    "dot",
    "drawing",
    "group",
    "rect",
    "text",
    "words",
]

INK, QUIET, LINE, BAND, PAPER = "#1c2733", "#5b6775", "#dfe4ea", "#f5f7f9", "#fff"
_CLASSES = {INK: "ink", QUIET: "faint", LINE: "line", BAND: "band", PAPER: "paper"}
_FONT = "Be Vietnam Pro, Noto Sans, Segoe UI, Arial, sans-serif"


def drawing(width: float, height: float, title: str, parts: list[Markup]) -> str:
    """The whole drawing, on paper, called by its title."""
    opening = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" '
        'font-family="{font}" role="img" aria-label="{title}">'
    ).format(w=width, h=height, font=_FONT, title=title)
    return str(Markup("").join([opening, rect(0, 0, width, height, PAPER), *parts, Markup("</svg>\n")]))


def group(parts: list[Markup], **shared: str | float) -> Markup:
    """Parts that share attributes: font_size=11, text_anchor='end', fill=INK."""
    named = [Markup(' {}="{}"').format(name.replace("_", "-"), value) for name, value in shared.items()]
    return Markup("<g{}{}>{}</g>").format(
        Markup("").join(named), _named(str(shared.get("fill"))), Markup("").join(parts)
    )


def words(x: float, y: float, said: str) -> Markup:
    """Words inside a group that says how they look."""
    return Markup('<text x="{:g}" y="{:g}">{}</text>').format(x, y, said)


def circle(x: float, y: float) -> Markup:
    """A circle inside a group that says how it looks."""
    return Markup('<circle cx="{:g}" cy="{:g}" r="5"/>').format(x, y)


def rect(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"{} rx="2"/>').format(
        x, y, width, height, fill, _named(fill)
    )


def dot(x: float, y: float, radius: float, fill: str, edge: str) -> Markup:
    """A circle; of a hollow one `fill` is PAPER."""
    return Markup('<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.5"{}/>').format(
        x, y, radius, fill, edge, _named(fill)
    )


def text(
    x: float, y: float, said: str, size: float, anchor: str = "start", fill: str = INK, weight: int = 400,
    turn: int = 0,
) -> Markup:  # fmt: skip
    """Words from, around or up to a point; `turn` in degrees, clockwise around it."""
    more = [
        *([Markup(' text-anchor="{}"').format(anchor)] if anchor != "start" else []),
        *([Markup(' font-weight="{}"').format(weight)] if weight != 400 else []),
        *([Markup(' transform="rotate({} {} {})"').format(turn, x, y)] if turn else []),
    ]
    return Markup('<text x="{}" y="{}" font-size="{}" fill="{}"{}{}>{}</text>').format(
        x, y, size, fill, _named(fill), Markup("").join(more), said
    )


def _named(fill: str) -> Markup:
    name = _CLASSES.get(fill)
    return Markup(' class="{}"').format(name) if name else Markup("")
