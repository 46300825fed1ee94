"""Heads drawn here, figures by strokes of our own pen, read by the shipped reader."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.read.hand.read import Line, read_line
from tests.support.read_samples import sample_font
from training.hand.figures import draw_figure

DPI, BASE = 200, 120


def head(*parts: str, pen: float = 4, seed: int = 1) -> tuple[np.ndarray, float]:
    """Grey, and its width: parts are printed, those of figures that begin with '~' written by hand."""
    rng = np.random.default_rng(seed)
    page = Image.new("L", (900, 220), 255)
    draw, font, x = ImageDraw.Draw(page), ImageFont.truetype(sample_font(), 38), 40.0
    for part in parts:
        if not part.startswith("~"):
            draw.text((x, BASE), part, 0, font, anchor="ls")
            x += font.getlength(part) + 6
            continue
        for digit in part[1:]:
            figure = draw_figure(rng, digit, 1, 40, pen)
            rim = 20
            ink = Image.fromarray(figure)
            page.paste(0, (int(x) - rim, BASE + 4 - 40 - rim), ink)
            x += 30
        x += 4
    return np.asarray(page, np.uint8), x


def read(kind: str, *parts: str, **how: float) -> Line | None:
    grey, wide = head(*parts, **how)  # type: ignore[arg-type]
    return read_line(grey, DPI, kind, (30.0, wide + 20, float(BASE)))


@pytest.mark.parametrize("text", ["4366", "05", "1027", "238", "91"])
def test_a_number_by_hand(text: str) -> None:
    line = read("number", "Số:", f"~{text}", "/QĐ-UBND")
    assert line is not None
    (group,) = line.groups
    assert (group.text, group.by_hand) == (text, True)
    assert line.words[0] < group.x0 < group.x1 < line.words[1] + 8


@pytest.mark.parametrize(("day", "month"), [("06", "11"), ("25", "3"), ("18", "02")])
def test_a_date_by_hand(day: str, month: str) -> None:
    line = read("date", "Mẫu Sơn, ngày", f"~{day}", "tháng", f"~{month}", "năm 2021")
    assert line is not None
    assert [group.text for group in line.groups] == [day, month]
    assert all(group.by_hand for group in line.groups)


def test_print_is_told_from_hand() -> None:
    line = read("date", "Mẫu Sơn, ngày", "~07", "tháng", "12", "năm 2021")
    assert line is not None
    assert [(group.text, group.by_hand) for group in line.groups] == [("07", True), ("12", False)]


def test_a_gap_is_a_gap() -> None:
    line = read("number", "Số:", "       ", "/QĐ-UBND")
    assert line is None or line.groups[0].text == "" or line.groups[0].probability < 0.5


def test_what_is_no_head_is_not_read() -> None:
    assert read("number", "Điều 1. Thành lập Tổ công tác") is None
