"""Size of bodies and share of women as a dot plot: a row for each province, the largest bodies first."""

from __future__ import annotations

from markupsafe import Markup

from pipeline.publish.compare.comparison import Column, Comparison
from pipeline.publish.pages.drawing import (
    BAND,
    INK,
    LINE,
    PAPER,
    QUIET,
    circle,
    drawing,
    group,
    rect,
    text,
    words,
)  # fmt: skip

__all__ = ["decimal", "plot"]

_DOT = "#3770ad"
_WIDTH, _ROW, _TOP = 450, 22, 68
_NAMES, _SIZES, _WOMEN, _PANEL = 138, 150, 304, 108  # where names end, the panels begin; their width


def plot(found: Comparison, title: str) -> str:
    """The drawing. A hollow dot: a share of few people; no dot: nobody is called Ông or Bà."""
    columns = sorted(found.columns, key=lambda one: -(one.mean_size or 0))
    bottom = _TOP + _ROW * len(columns)
    largest = _ceiling(max((one.mean_size or 0 for one in columns), default=0))
    most_women = 0.5 if all((one.women_share or 0) <= 0.5 for one in columns) else 1.0
    size = "Ghế mỗi tổ chức" if found.of_kind else "Số ghế"
    parts = [
        text(12, 20, title, size=14, weight=700),
        *_panel(_SIZES, size, [f"{largest * part / 2:g}" for part in range(3)], bottom),
        *_panel(_WOMEN, "Tỷ lệ nữ, %", [f"{50 * most_women * part:g}" for part in range(3)], bottom),
    ]
    rows = [_TOP + _ROW * (n + 0.5) for n in range(len(columns))]
    parts += [rect(4, y - _ROW / 2, _WIDTH - 8, _ROW, BAND) for y in rows[1::2]]
    names, numbers, full, hollow, none = _marks(columns, rows, largest, most_women)
    parts += [
        group(names, font_size=12.5, text_anchor="end", fill=INK), group(numbers, font_size=12, fill=INK),
        group(full, fill=_DOT), group(hollow, fill=PAPER, stroke=_DOT, stroke_width=1.5),
        group(none, font_size=11, text_anchor="middle", fill=QUIET),
    ]  # fmt: skip
    said = "Vòng rỗng: ít người ghi Ông, Bà, chỉ để tham khảo; – : không ghi."
    parts.append(text(12, bottom + 22, said, size=11.5, fill=QUIET))
    return drawing(_WIDTH, bottom + 34, f"{title}: số ghế và tỷ lệ nữ của từng tỉnh", parts)


def _panel(x: float, label: str, ticks: list[str], bottom: float) -> list[Markup]:
    parts = [text(x, 42, label, size=12.5, weight=600)]
    for n, tick in enumerate(ticks):
        at = x + _PANEL * n / (len(ticks) - 1)
        parts.append(rect(at - 0.5, _TOP - 6, 1, bottom - _TOP + 6, LINE))
        parts.append(text(at, _TOP - 9, tick, size=11, anchor="middle", fill=QUIET))
    return parts


def _marks(
    columns: list[Column], rows: list[float], largest: float, most_women: float
) -> tuple[list[Markup], ...]:
    """Names, numbers, full dots, hollow dots and dashes of all rows, at these heights."""
    names, numbers, full, hollow, none = parts = tuple[list[Markup], ...]([] for _ in range(5))
    for column, y in zip(columns, rows, strict=True):
        size, share = column.mean_size or 0, column.women_share
        names.append(words(_NAMES, y + 4, column.name))
        x = _SIZES + _PANEL * size / largest
        full.append(circle(round(x, 1), y))
        numbers.append(words(round(x + 9, 1), y + 4, decimal(size)))
        if share is None:
            none.append(words(_WOMEN, y + 4, "–"))
            continue
        x = _WOMEN + _PANEL * share / most_women
        (hollow if column.women_share_is_rough else full).append(circle(round(x, 1), y))
        numbers.append(words(round(x + 9, 1), y + 4, f"{100 * share:.0f}"))
    return parts


def decimal(value: float) -> str:
    """'7', '7,5': at most one decimal, as Vietnamese writes it."""
    return f"{round(value, 1):g}".replace(".", ",")


def _ceiling(value: float) -> int:
    """The least of 2, 4, 6, 8, 10, 20, 40… that is not less."""
    power = 1
    while value > 10 * power:
        power *= 10
    return next(step * power for step in (2, 4, 6, 8, 10) if step * power >= value)
