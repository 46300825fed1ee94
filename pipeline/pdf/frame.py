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

    def point(self, x: float, y: float) -> tuple[float, float]:
        """User space → displayed page."""
        if self.rotation == 0:
            return x - self.left, self.top - y
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Any two opposite corners → (left, top, right, bottom) on the displayed page."""
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        left, right = (ax, bx) if ax <= bx else (bx, ax)
        top, bottom = (ay, by) if ay <= by else (by, ay)
        return left, top, right, bottom
