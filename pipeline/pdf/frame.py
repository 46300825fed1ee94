"""From PDF user space (bottom-left origin, unrotated) to the page as displayed (top-left origin)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pypdfium2 as pdfium


@dataclass(frozen=True, slots=True)
class Frame:
    """Crop box and rotation of a page.

    width, height: points as displayed. rotation: clockwise degrees (0, 90, 180, 270).
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @staticmethod
    def of(page: pdfium.PdfPage) -> Frame:
        left, bottom, right, top = page.get_bbox()
        return Frame(left, bottom, right, top, page.get_rotation())

    def turned(self, quarters: int) -> Frame:
        """The page turned clockwise by so many quarters more."""
        return replace(self, rotation=(self.rotation + 90 * quarters) % 360)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.rotation in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.rotation in (90, 270) else self.top - self.bottom

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """(a, b, c, d, e, f) as in PDF: user space → displayed page is x' = ax + cy + e, y' = bx + dy + f."""
        return {
            0: (1.0, 0.0, 0.0, -1.0, -self.left, self.top),
            90: (0.0, 1.0, 1.0, 0.0, -self.bottom, -self.left),
            180: (-1.0, 0.0, 0.0, 1.0, self.right, -self.bottom),
            270: (0.0, -1.0, -1.0, 0.0, self.top, self.right),
        }[self.rotation]

    def point(self, x: float, y: float) -> tuple[float, float]:
        """User space → displayed page."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Any two opposite corners → (left, top, right, bottom) on the displayed page."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
