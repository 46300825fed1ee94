"""The matrix of agencies and roles as a picture for a paper: plain SVG, no style sheet, no script."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from pipeline.lexicon.role_names import ROLE_GROUPS, role_names
from pipeline.publish.compare.comparison import Agency, Comparison
from pipeline.publish.pages.drawing import BAND, INK, LINE, PAPER, QUIET, dot, drawing, rect, text

__all__ = ["picture", "picture_size"]

_HEAD, _DEPUTY, _MEMBER = "#0d3a68", "#3770ad", "#b9cfe6"
_ROW, _LEFT, _TOP = 26, 330, 170
_COLUMN, _NARROW = 58, 27
_MOST_WIDE = 16  # columns; of more each is narrow
_MOST_ROWS = 40


def picture(found: Comparison, title: str) -> str:
    """Rows are agencies, columns provinces, marks roles; with numbers where there are several seats."""
    agencies = _shown(found)
    column_width = _width(found)
    width, height = picture_size(found)
    bottom = _TOP + _ROW * len(agencies)
    parts = [
        text(20, 34, title, size=18, weight=700),
        text(20, 56, _subtitle(found), size=12, fill=QUIET),
    ]
    for n, column in enumerate(found.columns):
        x = _LEFT + column_width * (n + 0.5)
        parts.append(text(x + 4, _TOP - 8, column.name, size=12, turn=-55))
    for n, agency in enumerate(agencies):
        y = _TOP + _ROW * n
        if n % 2 == 0:
            parts.append(rect(12, y, width - 24, _ROW, BAND))
        parts.append(text(_LEFT - 14, y + 17, _short(agency.name), size=12, anchor="end"))
        parts += _marks(agency, found, y)
        parts.append(text(width - 28, y + 17, f"{len(agency.seats)}/{len(found.columns)}", 11, "end", QUIET))
    parts.append(rect(12, bottom, width - 24, 1, LINE))
    parts += _sizes(found, bottom)
    parts += _legend(bottom + 80)
    parts.append(text(20, height - 16, _source(found), size=10.5, fill=QUIET))
    return drawing(width, height, title, parts)


def picture_size(found: Comparison) -> tuple[int, int]:
    """Width and height."""
    return max(640, _LEFT + _width(found) * len(found.columns) + 90), _TOP + _ROW * len(_shown(found)) + 136


def _shown(found: Comparison) -> list[Agency]:
    return [row for row in found.agencies if row.id][:_MOST_ROWS]


def _width(found: Comparison) -> int:
    return _COLUMN if len(found.columns) <= _MOST_WIDE else _NARROW


def _marks(agency: Agency, found: Comparison, y: float) -> list[Markup]:
    parts: list[Markup] = []
    width = _width(found)
    step = 17 if width == _COLUMN else 12
    for n, column in enumerate(found.columns):
        seats = agency.seats.get(column.province, Counter[str]())
        shown = [(role, seats[role]) for role in ROLE_GROUPS if seats[role]]
        x = _LEFT + width * (n + 0.5) - step * (len(shown) - 1) / 2
        for at, (role, count) in enumerate(shown):
            parts += _mark(x + step * at, y + _ROW / 2, role, count)
    return parts


def _sizes(found: Comparison, y: float) -> list[Markup]:
    """Rows of figures below the matrix: seats, and the share of women where any text has Ông or Bà."""
    figures = [("Số ghế", [str(column.members) for column in found.columns])]
    shares = [column.women_share for column in found.columns]
    if any(share is not None for share in shares):
        figures.append(("Tỷ lệ nữ, %", ["–" if share is None else f"{100 * share:.0f}" for share in shares]))
    parts: list[Markup] = []
    for row, (label, values) in enumerate(figures):
        line = y + 20 * (row + 1)
        parts.append(text(_LEFT - 14, line, label, size=12, anchor="end", fill=QUIET))
        for n, value in enumerate(values):
            parts.append(text(_LEFT + _width(found) * (n + 0.5), line, value, size=11, anchor="middle"))
    return parts


def _mark(x: float, y: float, role: str, count: int) -> list[Markup]:
    fill = {"head": _HEAD, "deputy": _DEPUTY, "member": _MEMBER}.get(role, PAPER)
    shape = dot(x, y, 7.5, fill, fill if fill != PAPER else _DEPUTY)
    if role == "head":
        shape = rect(x - 8, y - 8, 16, 16, fill)
    said = str(count) if count > 1 else (role_names()[role].mark or "" if fill == PAPER else "")
    ink = PAPER if role in ("head", "deputy") else INK
    size = 10 if len(said) < 3 else 8
    return [shape, *([text(x, y + 3.5, said, size=size, anchor="middle", fill=ink)] if said else [])]


def _legend(y: float) -> list[Markup]:
    parts: list[Markup] = []
    x = 28.0
    for role in ROLE_GROUPS:
        parts += _mark(x, y - 4, role, 1)
        parts.append(text(x + 14, y, role_names()[role].meaning.lower(), size=11.5))
        x += 100
    return [*parts, text(x, y, "số trong dấu: số ghế", size=11.5, fill=QUIET)]


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
