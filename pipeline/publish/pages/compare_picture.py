"""The matrix of agencies and roles as a picture for a paper: plain SVG, no style sheet, no script."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from pipeline.lexicon.role_names import ROLE_GROUPS, role_names
from pipeline.publish.compare.comparison import Agency, Comparison

__all__ = ["picture"]

_INK, _QUIET, _LINE, _BAND = "#1c2733", "#5b6775", "#dfe4ea", "#f5f7f9"
_HEAD, _DEPUTY, _MEMBER = "#0d3a68", "#3770ad", "#b9cfe6"
_FONT = "Be Vietnam Pro, Noto Sans, Segoe UI, Arial, sans-serif"
_ROW, _COLUMN, _LEFT, _TOP = 26, 58, 330, 150
_MOST_ROWS = 40


def picture(found: Comparison, title: str) -> str:
    """Rows are agencies, columns provinces, marks roles; with numbers where there are several seats."""
    agencies = [row for row in found.agencies if row.id][:_MOST_ROWS]
    width = max(640, _LEFT + _COLUMN * len(found.columns) + 90)
    bottom = _TOP + _ROW * len(agencies)
    height = bottom + 136
    parts = [
        Markup(
            '<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" '
            'font-family="{font}" role="img" aria-labelledby="t"><title id="t">{title}</title>'
            '<rect width="{w}" height="{h}" fill="#fff"/>'
        ).format(w=width, h=height, font=_FONT, title=title),
        _text(20, 34, title, size=18, weight=700),
        _text(20, 56, _subtitle(found), size=12, fill=_QUIET),
    ]
    for n, column in enumerate(found.columns):
        x = _LEFT + _COLUMN * n + _COLUMN / 2
        parts.append(_text(x, _TOP - 12, column.name, size=12, turn=-40))
    for n, agency in enumerate(agencies):
        y = _TOP + _ROW * n
        if n % 2 == 0:
            parts.append(_rect(12, y, width - 24, _ROW, _BAND))
        parts.append(_text(_LEFT - 14, y + 17, _short(agency.name), size=12, anchor="end"))
        parts += _marks(agency, found, y)
        parts.append(
            _text(width - 28, y + 17, f"{len(agency.seats)}/{len(found.columns)}", 11, "end", _QUIET)
        )
    parts.append(_rect(12, bottom, width - 24, 1, _LINE))
    parts += _sizes(found, bottom)
    parts += _legend(bottom + 80)
    parts.append(_text(20, height - 16, _source(found), size=10.5, fill=_QUIET))
    parts.append(Markup("</svg>\n"))
    return str(Markup("").join(parts))


def _marks(agency: Agency, found: Comparison, y: float) -> list[Markup]:
    parts: list[Markup] = []
    for n, column in enumerate(found.columns):
        seats = agency.seats.get(column.province, Counter[str]())
        shown = [(role, seats[role]) for role in ROLE_GROUPS if seats[role]]
        step = 17
        x = _LEFT + _COLUMN * n + _COLUMN / 2 - step * (len(shown) - 1) / 2
        for at, (role, count) in enumerate(shown):
            parts += _mark(x + step * at, y + _ROW / 2, role, count)
    return parts


def _sizes(found: Comparison, y: float) -> list[Markup]:
    """Rows of figures below the matrix: seats, and the share of women where any text has Ông or Bà."""
    figures = [("Số ghế", [str(column.members) for column in found.columns])]
    shares = [column.women_share for column in found.columns]
    if any(share is not None for share in shares):
        figures.append(("Tỷ lệ nữ", ["–" if share is None else f"{100 * share:.0f} %" for share in shares]))
    parts: list[Markup] = []
    for row, (label, values) in enumerate(figures):
        line = y + 20 * (row + 1)
        parts.append(_text(_LEFT - 14, line, label, size=12, anchor="end", fill=_QUIET))
        for n, value in enumerate(values):
            parts.append(_text(_LEFT + _COLUMN * n + _COLUMN / 2, line, value, size=12, anchor="middle"))
    return parts


def _mark(x: float, y: float, role: str, count: int) -> list[Markup]:
    fill = {"head": _HEAD, "deputy": _DEPUTY}.get(role, _MEMBER if role == "member" else "#fff")
    shape = Markup('<circle cx="{}" cy="{}" r="8" fill="{}" stroke="{}" stroke-width="1"/>').format(
        x, y, fill, fill if fill != "#fff" else _DEPUTY
    )
    if role == "head":
        shape = _rect(x - 8, y - 8, 16, 16, fill)
    said = str(count) if count > 1 else {"secretary": "t", "adviser": "c"}.get(role, "")
    ink = "#fff" if role in ("head", "deputy") else _INK
    size = 10 if len(said) < 3 else 8
    return [shape, *([_text(x, y + 3.5, said, size=size, anchor="middle", fill=ink)] if said else [])]


def _legend(y: float) -> list[Markup]:
    parts: list[Markup] = []
    x = 28.0
    for role in ROLE_GROUPS:
        parts += _mark(x, y - 4, role, 1)
        parts.append(_text(x + 14, y, role_names()[role].meaning.lower(), size=11.5))
        x += 100
    return [*parts, _text(x, y, "số trong dấu: số ghế", size=11.5, fill=_QUIET)]


def _subtitle(found: Comparison) -> str:
    members = sum(column.members for column in found.columns)
    return f"Cơ quan của thành viên theo vai trò, {len(found.columns)} tỉnh, thành phố, {members} ghế"


def _source(found: Comparison) -> str:
    days = [c.body["issued_on"] for c in found.columns if c.body and c.body["issued_on"]]
    whole = all(c.body for c in found.columns)  # of sums the years are not known here
    years = sorted({day[:4] for day in days}) if whole else []
    span = f", ban hành {'–'.join(years[:1] + years[1:][-1:])}" if years else ""
    bodies = sum(column.bodies for column in found.columns)
    names = "Tên tỉnh, cơ quan vào thời điểm ban hành; cột phải: số tỉnh có."
    return f"Nguồn: quyết định hành chính về {bodies} tổ chức{span}. {names}"


def _short(name: str) -> str:
    return name if len(name) <= 48 else name[:47] + "…"


def _rect(x: float, y: float, width: float, height: float, fill: str) -> Markup:
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}" rx="2"/>').format(
        x, y, width, height, fill
    )


def _text(
    x: float, y: float, said: str, size: float, anchor: str = "start", fill: str = _INK, weight: int = 400,
    turn: int = 0,
) -> Markup:  # fmt: skip
    turned = Markup(' transform="rotate({} {} {})"').format(turn, x, y) if turn else Markup("")
    return Markup(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}" fill="{}" font-weight="{}"{}>{}</text>'
    ).format(x, y, size, anchor, fill, weight, turned, said)
