"""Where things stand on a page."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from schemas.base import Model


class Box(Model):
    """A rectangle on a page in points (1/72 inch), origin at the top left of the page as displayed."""

    x0: float = Field(description="Left edge, points.", examples=[85.0])
    y0: float = Field(description="Top edge, points.", examples=[120.5])
    x1: float = Field(description="Right edge, points.", examples=[510.0])
    y1: float = Field(description="Bottom edge, points.", examples=[134.5])

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        """Vertical centre, points."""
        return (self.y0 + self.y1) / 2

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box | None:
        """The smallest box that holds all of `boxes`; None when there are none."""
        found = list(boxes)
        if len(found) < 2:
            return found[0] if found else None
        return Box.model_construct(  # made of checked numbers: to check them again takes a sixth of parsing
            x0=min([b.x0 for b in found]),
            y0=min([b.y0 for b in found]),
            x1=max([b.x1 for b in found]),
            y1=max([b.y1 for b in found]),
        )
