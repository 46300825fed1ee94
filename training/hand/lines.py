"""Made-up head lines, clean: "Số: 4366/QĐ-UBND" and "…, ngày 6 tháng 11 năm 2017" with figures by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.read.hand.alphabet import DAY, HAND, LETTER, MONTH, NUMBER, SLASH, YEAR
from training.hand.figures import Gray, draw_figure

DPI = 300
BASE = 160
"""Pixels from the top at which the line stands in the drawn image."""
_HIGH = 260
Figures = Mapping[str, Sequence[Gray]]
"""Each digit as real clerks wrote it, tight round the ink."""
_PRINT = ("Tinos-Regular", "Tinos-Regular", "Tinos-Italic", "Tinos-Bold", "Tinos-BoldItalic",
          "texgyretermes-regular",
          "texgyretermes-italic", "Arimo-Regular", "Cousine-Regular")  # fmt: skip
_STAMPS = ("Arimo-Regular", "Arimo-Bold", "Cousine-Bold", "Cousine-Regular", "texgyrecursor-bold",
           "texgyreadventor-bold",
           "Tinos-Bold")  # fmt: skip
_LETTERS = "ABCDĐGHKLMNPQRSTUVXY"
_SYLLABLES = ("Hà", "Nội", "An", "Bình", "Sơn", "Giang", "Thành", "phố", "Tân", "Hòa", "Phú", "Lộc", "Vĩnh",
              "Ninh",
              "Thị", "xã", "Quảng", "Nam", "Đồng", "Cần", "Thơ", "Kiên", "Tp.", "Long", "Mỹ", "Xuân",
              "Điện")  # fmt: skip
_KINDS = ("QĐ", "CT", "TB", "KH", "BC", "TTr", "CV", "NQ", "TT", "GM", "HD", "GP", "TTLT")


@dataclass
class Line:
    """ink: 255 where something is; marks: what is to be read, from left to right; at: where, of the width."""

    ink: Gray
    marks: str
    at: tuple[float, ...]


@dataclass(frozen=True)
class Fonts:
    """Under one folder: what print and stamps are set in, by name, and fonts of handwriting."""

    prints: dict[str, str]
    pens: tuple[str, ...]

    @classmethod
    def under(cls, folder: Path) -> Fonts:
        found = {path.stem: str(path) for path in (*folder.rglob("*.ttf"), *folder.rglob("*.otf"))}
        pens = tuple(sorted(str(path) for path in folder.rglob("*-latin-400-normal.woff")))
        return cls({name: found[name] for name in {*_PRINT, *_STAMPS}}, pens)

    def print(self, name: str, size: int) -> ImageFont.FreeTypeFont:
        return _font(self.prints[name], size)


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


def _text(text: str, font: ImageFont.FreeTypeFont) -> tuple[Gray, int]:
    """The text, 255 on 0, and how far above its foot it stands; as wide as the pen moves."""
    wide = int(font.getlength(text)) + 1
    up, down = font.getmetrics()
    image = Image.new("L", (max(wide, 1), up + down), 0)
    ImageDraw.Draw(image).text((0, up), text, 255, font, anchor="ls")
    return np.asarray(image, np.uint8), down


class _Sheet:
    def __init__(self) -> None:
        self.ink = np.zeros((_HIGH, 1900), np.uint8)
        self.x = 40.0
        self.marks = ""
        self.at: list[float] = []

    def mark(self, marks: str, left: float, right: float) -> None:
        """Marks that stand side by side between two columns."""
        step = (right - left) / len(marks)
        self.marks += marks
        self.at += [left + step * (n + 0.5) for n in range(len(marks))]

    def put(self, image: Gray, left: float, foot: float, strength: float = 1.0) -> None:
        """Lay an image on the sheet, its lower edge at `foot`."""
        top, x = int(foot) - image.shape[0], int(left)
        cut_top, cut_left = max(-top, 0), max(-x, 0)
        part = image[cut_top : max(_HIGH - top, 0), cut_left:]
        y, x = max(top, 0), max(x, 0)
        part = part[:, : self.ink.shape[1] - x]
        here = self.ink[y : y + part.shape[0], x : x + part.shape[1]]
        np.maximum(here, (part * strength).astype(np.uint8), out=here)


@dataclass(frozen=True)
class _Hand:
    """How one clerk writes: the same shapes, slant and pen all over. cut: real figures in their stead."""

    font: str | None
    cut: Figures | None
    shapes: dict[str, int]
    high: float
    pen: float
    slant: float
    narrow: float
    gap: float
    strength: float
    stamped: bool


def _hand(rng: np.random.Generator, fonts: Fonts, cut: Figures | None) -> _Hand:
    kind = rng.random()
    stamped = kind > 0.93
    font = fonts.prints[str(rng.choice(_STAMPS))] if stamped else None
    if not stamped and kind > 0.62:
        font = str(rng.choice(fonts.pens))
    return _Hand(
        font, None if stamped else cut, {digit: int(rng.integers(0, 60)) for digit in "0123456789"},
        float(rng.uniform(42, 78)), float(rng.choice([2.5, 3, 4, 5, 6, 7.5, 9])),
        0.0 if stamped else float(rng.normal(0.12, 0.17)), float(rng.uniform(0.65, 1.25)),
        float(rng.normal(6, 7)), float(rng.choice([1, 1, 1, 0.8, 0.6])),
        stamped,
    )  # fmt: skip


def _figure(rng: np.random.Generator, hand: _Hand, digit: str) -> Gray:
    """Tight round the ink."""
    high = hand.high * float(rng.uniform(0.88, 1.12) if not hand.stamped else 1)
    if hand.cut and digit in hand.cut:
        own = hand.cut[digit][int(rng.integers(len(hand.cut[digit])))]
        by = high / own.shape[0]
        image = cv2.resize(own, None, fx=by, fy=by, interpolation=cv2.INTER_CUBIC)
        image = cv2.copyMakeBorder(image, 20, 20, 40, 40, cv2.BORDER_CONSTANT, value=0)
    elif hand.font:
        image, _ = _text(digit, _font(hand.font, int(high * 1.45)))
        image = cv2.copyMakeBorder(image, 20, 20, 40, 40, cv2.BORDER_CONSTANT, value=0)
        thick = int(rng.integers(0, 4)) if not hand.stamped else 0
        if thick:
            image = cv2.dilate(image, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (thick + 1, thick + 1)))
    else:
        image = draw_figure(
            rng,
            digit,
            hand.shapes[digit] if rng.random() < 0.85 else int(rng.integers(0, 60)),
            high,
            hand.pen,
        )
    if not hand.stamped:
        h, w = image.shape
        turn = hand.slant + float(rng.normal(0, 0.05))
        wide = hand.narrow * float(rng.uniform(0.9, 1.1))
        lean = float(rng.normal(0, 0.05))
        shear = np.array([[wide, -turn, turn * h / 2 + 15], [lean, 1, -lean * w / 2]])
        image = cv2.warpAffine(image, shear, (int(w * max(wide, 1)) + 30, h), flags=cv2.INTER_LINEAR)
        image = _bent(rng, image)
    rows, columns = np.flatnonzero(image.max(axis=1) > 60), np.flatnonzero(image.max(axis=0) > 60)
    if not rows.size:
        return np.zeros((8, 4), np.uint8)
    return np.asarray(image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], np.uint8)


def _bent(rng: np.random.Generator, image: Gray) -> Gray:
    """Elastic: a coarse field of small moves."""
    h, w = image.shape
    coarse = rng.normal(0, 2.6, (2, 4, 4)).astype(np.float32)
    dx, dy = (cv2.resize(part, (w, h), interpolation=cv2.INTER_CUBIC) for part in coarse)
    xs, ys = np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))
    return np.asarray(cv2.remap(image, xs + dx, ys + dy, cv2.INTER_LINEAR), np.uint8)


def draw_line(rng: np.random.Generator, fonts: Fonts, cut: Figures | None = None) -> Line:
    """A number's line or a date's, some without figures or with printed ones. cut: figures of real clerks."""
    sheet = _Sheet()
    size = int(rng.normal(56, 4))
    dated = rng.random() < 0.5
    name = str(
        rng.choice(("Tinos-Italic", "texgyretermes-italic") if dated and rng.random() < 0.7 else _PRINT)
    )
    font = fonts.print(name, size)
    hand = _hand(rng, fonts, cut)
    if dated:
        _date(rng, fonts, sheet, font, hand)
    else:
        _number(rng, fonts, sheet, font, hand)
    _around(rng, sheet, fonts.print("Tinos-Bold", size))
    ink = sheet.ink[:, : int(sheet.x) + 40]
    return Line(ink, sheet.marks, tuple(x / ink.shape[1] for x in sheet.at))


def _word(sheet: _Sheet, text: str, font: ImageFont.FreeTypeFont, marks: str = "") -> None:
    """marks: what of it is to be read; blanks around them count for nothing."""
    image, down = _text(text, font)
    sheet.put(image, sheet.x, BASE + down)
    if marks:
        blanks = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
        step = image.shape[1] / len(text)
        sheet.mark(marks, sheet.x + blanks[0] * step, sheet.x + image.shape[1] - blanks[1] * step)
    sheet.x += image.shape[1]


def _number(
    rng: np.random.Generator, fonts: Fonts, sheet: _Sheet, font: ImageFont.FreeTypeFont, hand: _Hand
) -> None:
    if rng.random() < 0.1:
        _word(sheet, " ".join(rng.choice(_SYLLABLES, int(rng.integers(1, 3)))) + "  ", font)
    _word(sheet, str(rng.choice(["Số", "Số:", "Số:", "Số:", "Số :", "Số: "])), font, NUMBER)
    length = int(rng.choice([1, 2, 3, 4, 5], p=[0.08, 0.36, 0.28, 0.25, 0.03]))
    figures = "".join(str(rng.integers(0, 10)) for _ in range(length))
    if length == 2 and rng.random() < 0.4:
        figures = "0" + figures[1]
    if length == 4 and rng.random() < 0.5:
        figures = str(rng.integers(1, 4)) + figures[1:]
    _group(rng, fonts, sheet, font, hand, figures)
    _word(sheet, "/" if rng.random() < 0.85 else " /", font, SLASH)
    if rng.random() < 0.25:
        year = str(rng.integers(2005, 2030))
        _word(sheet, year + "/", font, year + SLASH)
    blank = " " if rng.random() < 0.1 else ""
    dash = blank + "-" + (blank or (" " if rng.random() < 0.1 else ""))
    units = dash.join(
        "".join(rng.choice(list(_LETTERS), int(rng.integers(1, 5)))) for _ in range(1 + (rng.random() < 0.25))
    )
    _word(sheet, (str(rng.choice(_KINDS)) + dash if rng.random() < 0.8 else "") + units, font)


def _date(
    rng: np.random.Generator, fonts: Fonts, sheet: _Sheet, font: ImageFont.FreeTypeFont, hand: _Hand
) -> None:
    _word(
        sheet,
        " ".join(rng.choice(_SYLLABLES, int(rng.choice([0, 1, 2], p=[0.8, 0.15, 0.05]))))
        + str(rng.choice([", ", ",", " "])),
        font,
    )
    day = int(rng.integers(1, 32))
    _word(sheet, "ngày", font, DAY)
    _group(rng, fonts, sheet, font, hand, f"{day:02}" if rng.random() < 0.8 else str(day))
    _word(sheet, "tháng", font, MONTH)
    month = int(rng.integers(1, 13))
    printed = rng.random() < 0.35
    _group(rng, fonts, sheet, font, hand, f"{month:02}" if rng.random() < 0.5 else str(month), printed)
    _word(sheet, "năm", font, YEAR)
    if rng.random() < 0.4:
        year = str(rng.integers(2005, 2030))
        if rng.random() < 0.06:
            _group(rng, fonts, sheet, font, hand, year)
        else:
            _word(sheet, " " + year, font, year)


def _group(
    rng: np.random.Generator, fonts: Fonts, sheet: _Sheet, font: ImageFont.FreeTypeFont, hand: _Hand,
    figures: str, printed: bool | None = None,
) -> None:  # fmt: skip
    """Figures with what is left free on both sides; printed: None lets chance say."""
    if printed is None:
        printed = rng.random() < 0.1
    if printed:
        _word(sheet, " " * int(rng.integers(0, 3)) + figures + " " * int(rng.integers(0, 3)), font, figures)
        return
    start = sheet.x
    empty = rng.random() < 0.04
    left = float(rng.normal(14, 16))
    x = start + left
    foot = (
        BASE
        + float(rng.normal(7, 8))
        + (float(rng.normal(0, 16)) if hand.stamped or rng.random() < 0.1 else 0)
    )
    climb = float(rng.normal(0, 0.03))
    for digit in "" if empty else figures:
        image = _figure(rng, hand, digit)
        sheet.put(
            image,
            x,
            foot + climb * (x - start) + float(rng.normal(0, 0 if hand.stamped else 3)),
            hand.strength,
        )
        sheet.mark(HAND[int(digit)], x, x + image.shape[1])
        x += max(image.shape[1] + hand.gap + float(rng.normal(0, 3)), 8)
    if not empty and not hand.stamped and rng.random() < 0.02:
        image = _figure(
            rng,
            replace(hand, cut=None, font=str(rng.choice(fonts.pens))),
            str(rng.choice(list("ABCDabcdeN"))),
        )
        sheet.put(image, x, foot + climb * (x - start), hand.strength)
        sheet.mark(LETTER, x, x + image.shape[1])
        x += image.shape[1] + hand.gap
    end = max(x - hand.gap, start) + float(rng.normal(12, 20))
    if rng.random() < 0.3:
        end = max(end, start + float(rng.uniform(60, 180)))
    sheet.x = max(end, start + 20)
    if rng.random() < 0.22:
        step = max(font.size / 4, 9)
        radius = int(rng.integers(2, 4))
        for dot in np.arange(start, sheet.x - radius, step):
            if rng.random() < 0.93:
                cv2.circle(sheet.ink, (int(dot), BASE - 3), radius, 255, -1)


def _around(rng: np.random.Generator, sheet: _Sheet, font: ImageFont.FreeTypeFont) -> None:
    """What else a head has: rules, the line above and below, specks, the edge of a stamp."""
    width = int(sheet.x) + 40
    if rng.random() < 0.25:
        left, right = sorted(rng.integers(0, width, 2).tolist())
        y = BASE - int(rng.uniform(70, 130))
        cv2.line(sheet.ink, (left, y), (right, y + int(rng.normal(0, 3))), 255, int(rng.integers(2, 6)))
    for near, chance in ((-1, 0.2), (1, 0.2)):
        if rng.random() < chance:
            image, _ = _text("".join(rng.choice(list(_LETTERS + "   áơeuinh"), 24)), font)
            sheet.put(image, float(rng.uniform(-200, 200)), BASE + near * float(rng.uniform(66, 100)) + 12)
    for _ in range(int(rng.poisson(0.7))):
        spot = (int(rng.integers(0, width)), int(rng.integers(20, _HIGH - 20)))
        cv2.circle(sheet.ink, spot, int(rng.integers(1, 5)), int(rng.integers(90, 255)), -1)
    if rng.random() < 0.08:
        centre = (int(rng.integers(0, width)), int(rng.integers(-100, _HIGH + 100)))
        cv2.circle(
            sheet.ink, centre, int(rng.integers(60, 260)), int(rng.integers(60, 200)), int(rng.integers(2, 5))
        )
