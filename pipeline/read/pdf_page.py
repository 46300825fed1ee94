"""One page of a PDF → a Page, and what is doubtful about it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import cv2
import numpy as np

from pipeline.pdf.chars import CharPage, read_chars
from pipeline.pdf.document import Document
from pipeline.pdf.frame import Frame
from pipeline.pdf.raster import Pixels, rasterise
from pipeline.pdf.shown import is_cut, refuse_undecodable
from pipeline.pdf.widgets import Widget
from pipeline.read import doubts
from pipeline.read.engines.models import find_model
from pipeline.read.layer.blanks import stamped_figures
from pipeline.read.layer.pictures import picture_lines
from pipeline.read.layer.quality import judge_layer
from pipeline.read.layer.tables import find_tables
from pipeline.read.layer.words import words_of
from pipeline.read.layout.pieces import Piece, text_of
from pipeline.read.layout.reading_order import layout
from pipeline.read.mend.phrases import mend_phrases
from pipeline.read.scan import read_scan
from pipeline.read.scan_page import scan_doubts, scan_lines
from pipeline.settings import ReadSettings
from schemas import Line, Page, ReviewItem

Nature = Literal["digital", "scan", "scan+ocr", "blank"]

_COVERED = 0.7  # of the page: a larger image is the page
_FEW = 120  # letters: less text on an image is a stamp or a page number, not its text
_FOREIGN = 0.9  # confidence in an OCR layer of unknown make, all its words being possible
_PEEK_DPI = 36.0
_BAND = 32  # rows of the page at that resolution that are looked at together
_COARSEST = 50.0  # dpi: letters that are read at less stand on no page
_INK = 2e-4  # share of dark pixels below which a page is blank


@dataclass(frozen=True, slots=True)
class ReadPage:
    page: Page
    nature: Nature
    review: tuple[ReviewItem, ...]
    signatures: tuple[Widget, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """One file, opened twice. plain: without forms, for the raster of scans."""

    document: Document
    plain: Document


def read_page(file: Opened, index: int, settings: ReadSettings) -> ReadPage:
    """Page `index` (from 0).

    Raises DamagedFile, TooLarge, OcrUnavailable, EngineDied, TimedOut.
    """
    chars = read_chars(file.document, index)
    return replace(_read_page(file, index, settings, chars), signatures=chars.signatures)


def _read_page(file: Opened, index: int, settings: ReadSettings, chars: CharPage) -> ReadPage:
    pieces = words_of(chars.chars)
    layer = [piece for piece in pieces if piece.source == "text-layer" and piece.upright]
    quality = judge_layer(text_of(layer))
    is_image = chars.image_cover >= _COVERED
    missing = quality.letters < _FEW if is_image else not layer
    nature: Nature = "digital"
    if missing:
        nature = "scan" if is_image else "digital"
    elif chars.hidden:
        nature = "scan+ocr"
    # The layer of a scan is somebody's OCR: it votes where there are engines to vote with.
    foreign = nature == "scan+ocr" and not quality.is_broken
    voting = foreign and settings.ocr != "never" and find_model(settings.language) is not None
    wanted = settings.ocr == "always" or (settings.ocr == "auto" and (missing or quality.is_broken))
    drawn = [piece for piece in pieces if piece.source == "form" and chars.frame == chars.shown]
    image: Pixels | None = None
    dpi = _fitting_dpi(chars.shown, settings)
    if wanted or voting:
        # Appearances with text are laid over the reading as text: better than reading them from pixels.
        source = file.plain if drawn else file.document
        image = rasterise(source, index, dpi, settings.max_megapixels)
    if missing and not drawn and not _has_ink(file.document, index, image, dpi):
        refuse_undecodable(file.document, index)
        return _blank(chars, index, pieces)
    if image is not None:
        why = doubts.ocr_page(index + 1)
        if quality.is_broken and not missing:
            why = doubts.broken_layer(index + 1, chars.legacy)
        page, review = _from_image(
            image, index, dpi, settings.language, chars, drawn, layer if foreign else ()
        )
        if page.text_source == "blank":
            refuse_undecodable(file.document, index)
            return ReadPage(page, "blank", (doubts.no_words(index + 1),))
        if missing and is_cut(file.document, index):
            review = [doubts.cut_image(index + 1), *review]
        return ReadPage(page, "scan" if missing else nature, (why, *review))
    notes: tuple[ReviewItem, ...] = ()
    if missing:
        notes = (doubts.unread_page(index + 1),)
    elif quality.is_broken:
        notes = (doubts.unread_layer(index + 1),)
    elif nature == "scan+ocr":
        notes = (doubts.foreign_ocr(index + 1),)
    elif chars.legacy:
        notes = (doubts.legacy_fonts(index + 1, chars.legacy),)
    confidence = 1.0
    if missing:
        confidence = 0.0
    elif nature == "scan+ocr" or quality.is_broken:
        confidence = _FOREIGN * quality.merit
        pieces = [replace(piece, confidence=confidence) for piece in mend_phrases(pieces)]
    elif settings.ocr != "never":
        pieces = [*pieces, *stamped_figures(file.document, index, settings, pieces, chars.frame.height)]
    lines = layout(pieces, chars.frame.width, chars.frame.height, find_tables(chars.rules))
    if chars.frame == chars.shown and nature == "digital":
        lines = [*lines, *picture_lines(file.document, index, settings, chars, pieces)]
    return ReadPage(_page(chars.frame, index, lines, "text-layer", confidence), nature, notes)


def _from_image(
    image: Pixels, index: int, dpi: float, language: str, chars: CharPage, drawn: Sequence[Piece],
    layer: Sequence[Piece],
) -> tuple[Page, list[ReviewItem]]:  # fmt: skip
    level = chars.frame == chars.shown
    scan = read_scan(image, dpi, language, layer if level else ())
    lines = scan_lines(scan, chars.shown.width, chars.shown.height, drawn if not scan.rotation else ())
    page = _page(chars.shown, index, lines, "ocr", scan.confidence, scan.rotation)
    if not any(line.kind in ("text", "row") for line in lines):
        return page.model_copy(update={"text_source": "blank"}), []
    return page, scan_doubts(scan, index + 1)


def _blank(chars: CharPage, index: int, pieces: Iterable[Piece]) -> ReadPage:
    lines = layout(list(pieces), chars.frame.width, chars.frame.height)
    return ReadPage(_page(chars.frame, index, lines, "blank", 1.0), "blank", ())


def _fitting_dpi(frame: Frame, settings: ReadSettings) -> float:
    """The resolution for OCR: a coarser one where the page is so large that its image would be too large."""
    square_inches = frame.width * frame.height / 72**2
    fitting = math.sqrt(settings.max_megapixels * 990_000 / square_inches) if square_inches else math.inf
    return fitting if _COARSEST <= fitting < settings.dpi else settings.dpi


def _has_ink(document: Document, index: int, image: Pixels | None, dpi: float) -> bool:
    """image: the page at `dpi`, where it is drawn already; it is looked at small, so that specks fade."""
    if image is None:
        image, dpi = rasterise(document, index, _PEEK_DPI, 100.0), _PEEK_DPI
    step = max(int(dpi / _PEEK_DPI), 1)
    high, wide = image.shape[0] // step, image.shape[1] // step
    ink = 0
    for top in range(0, high, _BAND):  # most pages show it at once
        rows = min(_BAND, high - top)
        blue, green, red = cv2.split(image[top * step : (top + rows) * step, : wide * step])
        darkest = cv2.min(cv2.min(blue, green), red)
        small = cv2.resize(darkest, (max(wide, 1), max(rows, 1)), interpolation=cv2.INTER_AREA)
        ink += int(np.count_nonzero(small < 140))
        if ink > _INK * max(wide, 1) * high:
            return True
    return False


def _page(
    frame: Frame, index: int, lines: Sequence[Line], source: Literal["text-layer", "ocr", "blank"],
    confidence: float, rotation: int = 0,
) -> Page:  # fmt: skip
    sideways = rotation in (90, 270)
    return Page(
        number=index + 1,
        width=round(frame.height if sideways else frame.width, 2),
        height=round(frame.width if sideways else frame.height, 2),
        rotation=(frame.rotation + rotation) % 360, text_source=source, confidence=round(confidence, 3),
        lines=tuple(lines),
    )  # fmt: skip
