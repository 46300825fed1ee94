"""What is drawn and not written: the MẪU mark, seal, signature, figures by hand. None of it is text."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

Stroke = Sequence[tuple[float, float]]

_MARK_GREY = Color(0.945, 0.945, 0.945)
_SEAL_RED = Color(0.82, 0.10, 0.12)
_PEN_BLUE = Color(0.10, 0.16, 0.62)

# Letters of the mark on a grid, width 100, height 100 (accents above).
_LETTERS: tuple[tuple[Stroke, ...], ...] = (
    (((0, 0), (0, 100), (40, 35), (80, 100), (80, 0)),),
    (
        ((110, 0), (150, 100), (190, 0)),
        ((126, 38), (174, 38)),
        ((128, 112), (150, 130), (172, 112)),
        ((122, 148), (136, 158), (150, 152), (164, 146), (178, 156)),
    ),
    (((220, 100), (220, 30), (228, 8), (255, 0), (282, 8), (290, 30), (290, 100)),),
)

# Figures as pen strokes on a grid, width 60, height 100.
_FIGURES: dict[str, tuple[Stroke, ...]] = {
    "0": (((30, 100), (8, 80), (5, 40), (25, 2), (48, 20), (55, 65), (42, 95), (28, 98)),),
    "1": (((15, 75), (36, 100), (32, 0)),),
    "2": (((8, 78), (25, 100), (48, 88), (44, 58), (8, 4), (58, 6)),),
    "3": (((10, 92), (40, 98), (46, 74), (24, 54), (52, 40), (46, 10), (8, 4)),),
    "4": (((40, 100), (6, 36), (58, 38)), ((42, 62), (38, -4))),
    "5": (((52, 98), (18, 96), (12, 56), (42, 60), (52, 30), (34, 2), (6, 10)),),
    "6": (((46, 100), (14, 60), (8, 22), (30, 0), (50, 20), (38, 46), (12, 34)),),
    "7": (((6, 94), (56, 98), (26, 0)), ((18, 50), (48, 52))),
    "8": (((44, 90), (22, 98), (14, 74), (46, 40), (40, 6), (14, 8), (16, 36), (48, 78), (44, 90)),),
    "9": (((48, 78), (26, 98), (8, 76), (22, 52), (48, 70), (40, 0)),),
}


def _trace(canvas: Canvas, stroke: Stroke, smooth: bool = False) -> None:
    path = canvas.beginPath()
    path.moveTo(*stroke[0])
    if smooth and len(stroke) > 2:
        for i in range(len(stroke) - 1):
            before, a, b = stroke[max(i - 1, 0)], stroke[i], stroke[i + 1]
            after = stroke[min(i + 2, len(stroke) - 1)]
            path.curveTo(
                a[0] + (b[0] - before[0]) / 6,
                a[1] + (b[1] - before[1]) / 6,
                b[0] - (after[0] - a[0]) / 6,
                b[1] - (after[1] - a[1]) / 6,
                b[0],
                b[1],
            )
    else:
        for point in stroke[1:]:
            path.lineTo(*point)
    canvas.drawPath(path, stroke=1, fill=0)


_MARK_TURN, _MARK_SCALE, _MARK_MIDDLE = 52, 1.2, (145, 60)


def sample_mark(canvas: Canvas, width: float, height: float) -> None:
    """MẪU across the page, very light, behind everything that is drawn later."""
    canvas.saveState()
    canvas.translate(width / 2, height / 2)
    canvas.rotate(_MARK_TURN)
    canvas.scale(_MARK_SCALE, _MARK_SCALE)
    canvas.translate(-_MARK_MIDDLE[0], -_MARK_MIDDLE[1])
    canvas.setStrokeColor(_MARK_GREY)
    canvas.setLineWidth(14)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    for letter in _LETTERS:
        for stroke in letter:
            _trace(canvas, stroke)
    canvas.restoreState()


def mark_strokes(width: float, height: float) -> list[list[tuple[float, float]]]:
    """Where the strokes of the mark lie on the page, points from its lower left: for tests."""
    angle = math.radians(_MARK_TURN)
    cos, sin = math.cos(angle) * _MARK_SCALE, math.sin(angle) * _MARK_SCALE

    def place(x: float, y: float) -> tuple[float, float]:
        x, y = x - _MARK_MIDDLE[0], y - _MARK_MIDDLE[1]
        return width / 2 + x * cos - y * sin, height / 2 + x * sin + y * cos

    return [[place(*point) for point in stroke] for letter in _LETTERS for stroke in letter]


def seal(canvas: Canvas, x: float, y: float, seed: int) -> None:
    """A round red seal, 84 points wide, centre x, y, with the strokes of MẪU in place of an emblem."""
    rng = random.Random(seed)
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(0.84, 0.84)
    canvas.rotate(rng.uniform(-12, 12))
    canvas.setStrokeColor(_SEAL_RED, alpha=0.85)
    for radius, line in ((50, 2.2), (47, 0.7), (32, 1.0)):
        canvas.setLineWidth(line)
        canvas.circle(0, 0, radius, stroke=1, fill=0)
    canvas.setLineWidth(1.3)
    for step in range(44):  # letters around the rim are only hinted at
        angle = 2 * math.pi * step / 44
        for _ in range(2):
            start, end = rng.uniform(35, 39), rng.uniform(40, 44.5)
            turn = angle + rng.uniform(-0.05, 0.05)
            _trace(
                canvas,
                (
                    (start * math.cos(angle), start * math.sin(angle)),
                    (end * math.cos(turn), end * math.sin(turn)),
                ),
            )
    canvas.scale(0.17, 0.17)
    canvas.translate(-145, -60)
    canvas.setLineWidth(13)
    for letter in _LETTERS:
        for stroke in letter:
            _trace(canvas, stroke)
    canvas.restoreState()


def signature(canvas: Canvas, x: float, y: float, seed: int) -> None:
    """A pen stroke of about 120 × 45 points with its lower left at x, y."""
    rng = random.Random(seed * 7 + 1)
    points: list[tuple[float, float]] = [(x, y + rng.uniform(5, 20))]
    loops = rng.randint(4, 9)
    for step in range(1, loops):
        rise = rng.uniform(14, 46) if step % 2 else rng.uniform(-6, 14)
        points.append((x + 80 * step / loops + rng.uniform(-9, 9), y + rise))
    points += [(x + 60, y + 2), (x + 132, y + rng.uniform(18, 34))]
    canvas.saveState()
    canvas.setStrokeColor(_PEN_BLUE)
    canvas.setLineWidth(1.5)
    canvas.setLineCap(1)
    _trace(canvas, points, smooth=True)
    canvas.restoreState()


def handwriting(canvas: Canvas, figures: str, x: float, y: float, seed: int, height: float = 15) -> None:
    """Figures as a pen would write them, baseline y."""
    rng = random.Random(seed * 13 + 5)
    scale = height / 100
    canvas.saveState()
    canvas.setStrokeColor(_PEN_BLUE)
    canvas.setLineWidth(1.25)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for place, figure in enumerate(figures):
        left = x + place * 62 * scale
        for stroke in _FIGURES[figure]:
            shaken = [
                (left + (px + rng.uniform(-3, 3)) * scale, y + (py + rng.uniform(-4, 4)) * scale)
                for px, py in stroke
            ]
            _trace(canvas, shaken, smooth=figure not in "147")
    canvas.restoreState()
