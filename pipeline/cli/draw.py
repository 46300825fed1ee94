"""Found values drawn on their pages: the quickest way to see why a value is what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from pipeline.errors import NotADocument
from pipeline.pdf.document import Document
from pipeline.pdf.raster import rasterise
from schemas import Decision, Evidence

_DPI = 110  # enough to read on a screen
_MEGAPIXELS = 60.0
_COLOURS = {
    "legal_bases": "#7f7f7f", "bodies": "#9467bd", "members": "#2ca02c", "duties": "#1f77b4",
    "executors": "#8c564b", "recipients": "#bcbd22", "signature": "#d62728",
}  # fmt: skip
_HEADER = "#ff7f0e"


def draw(file: Path, decisions: Sequence[Decision], picture: Path) -> list[Path]:
    """Writes one image a page that has evidence, boxes coloured by kind; returns the paths.

    Raises NotADocument where the file has no pages to draw (plain text).
    """
    marks: dict[int, list[Evidence]] = {}
    for decision in decisions:
        for evidence in decision.evidence:
            if evidence.page is not None and evidence.box is not None:
                marks.setdefault(evidence.page, []).append(evidence)
    written = []
    for number, image, scale in _images(file, sorted(marks)):
        pen = ImageDraw.Draw(image, "RGBA")
        for evidence in marks[number]:
            if evidence.box is not None:
                box = evidence.box
                edges = tuple(edge * scale for edge in (box.x0, box.y0, box.x1, box.y1))
                colour = colour_of(evidence.path)
                pen.rectangle(edges, outline=colour, fill=f"{colour}28", width=2)
        path = picture if len(marks) == 1 else picture.with_stem(f"{picture.stem}-{number}")
        image.save(path)
        written.append(path)
    return written


def colour_of(path: str) -> str:
    """By the first name of a field path: 'members[3].name' is a member's."""
    return _COLOURS.get(path.partition(".")[0].partition("[")[0], _HEADER)


def _images(file: Path, numbers: Sequence[int]) -> Iterator[tuple[int, Image.Image, float]]:
    """(page number, image, pixels a point) of the wanted pages."""
    data = file.read_bytes()
    if b"%PDF-" not in data[:1024]:
        raise NotADocument("Chỉ vẽ được lên trang của tệp PDF.", "Hãy dùng --members hoặc --tree.")
    with Document(data) as document:
        for number in numbers:
            pixels = rasterise(document, number - 1, _DPI, _MEGAPIXELS)
            yield number, Image.fromarray(pixels[:, :, ::-1].copy()), _DPI / 72
