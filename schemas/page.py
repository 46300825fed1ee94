"""What reading a file gives: the file itself, its pages, their lines and words."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Confidence, Model
from schemas.geometry import Box
from schemas.review import ReviewItem

Split = Literal["digital", "scan", "scan+ocr", "mixed", "text"]
TextSource = Literal["text-layer", "ocr", "blank"]
MASK = "█"
"""Stands for each letter of personal data that was covered."""
POOR = 0.85
"""Confidence of a scanned page below which more may stand on it than was read."""
WordSource = Literal["text-layer", "ocr", "hand", "form"]
LineKind = Literal["text", "row", "furniture", "stamp", "picture"]
Column = Literal["full", "left", "right"]


class Source(Model):
    """An input file, known by its content."""

    id: str = Field(description="SHA-256 of the file's bytes, 64 hex digits.", pattern=r"^[0-9a-f]{64}$")
    file_name: str = Field(description="Name without folders.", examples=["quyet-dinh.pdf"])
    path: str = Field(description="Path as given on the command line.")
    media_type: str = Field(description="IANA media type.", examples=["application/pdf"])
    byte_count: int = Field(ge=0, description="Size in bytes.")


class Word(Model):
    """A run of characters without white space."""

    text: str = Field(description="The characters, NFC.", examples=["Quyết"])
    box: Box | None = Field(default=None, description="Place on the page; None for plain text.")
    confidence: Confidence = Field(default=1.0, description="The reader's own, 1 for text layers.")
    source: WordSource = Field(
        default="text-layer",
        description="text-layer; ocr; hand: figures of a head, read by the reader of what is written or "
        "stamped there; form: drawn by a form field or a signature's appearance.",
    )


class Cell(Model):
    """One cell of a table row, its wrapped lines joined in reading order."""

    words: tuple[Word, ...] = Field(default=(), description="Words in reading order.")
    box: Box | None = Field(default=None, description="The cell, or what its words cover.")

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


class Line(Model):
    """A line of print in reading order; for a table, one whole row with its cells."""

    kind: LineKind = Field(
        default="text",
        description="text; row: a table row, see cells; furniture: page number, running head, margin "
        "note; stamp: what a digital signature printed over the page; picture: seen in a picture that stands "
        "on a page with a text layer. Only the first two are content.",
    )
    column: Column = Field(
        default="full",
        description="left and right: the two halves of a page head or of recipients and signature.",
    )
    words: tuple[Word, ...] = Field(default=(), description="Words from left to right.")
    cells: tuple[Cell, ...] = Field(
        default=(), description="For kind row: one per column, empty cells included."
    )
    box: Box | None = Field(
        default=None, description="What the words cover; for kind picture, the whole picture."
    )
    begins: bool = Field(
        default=False,
        description="In text without places: a blank line, an indent or room left on the line above shows "
        "that a paragraph begins here.",
    )

    @property
    def text(self) -> str:
        if self.cells:
            return " | ".join(cell.text for cell in self.cells)
        return " ".join(word.text for word in self.words)


class Page(Model):
    """One page in display orientation."""

    number: int = Field(ge=1, description="Place in the file, from 1.")
    width: float = Field(ge=0, description="Points, after rotation; 0 for plain text.")
    height: float = Field(ge=0, description="Points, after rotation; 0 for plain text.")
    rotation: int = Field(default=0, description="Clockwise degrees applied for reading: 0, 90, 180, 270.")
    text_source: TextSource = Field(description="Where the words come from.")
    confidence: Confidence = Field(description="Mean confidence of the words, weighted by length.")
    lines: tuple[Line, ...] = Field(default=(), description="In reading order.")

    @property
    def is_poor(self) -> bool:
        """Whether it is a scan of which too little was read to know what stands on it."""
        return self.text_source == "ocr" and self.confidence < POOR

    @property
    def text(self) -> str:
        """The content lines, one a line: what the page says without furniture, stamps and pictures."""
        return "\n".join(line.text for line in self.lines if line.kind in ("text", "row"))


class DigitalSignature(Model):
    """A signature field of a PDF. The certificate is not checked: this is what the file states."""

    signer: str | None = Field(default=None, description="Name in the signer's certificate.")
    organization: str | None = Field(default=None, description="Organisation in the certificate.")
    signed_at: str | None = Field(
        default=None, description="ISO 8601 time with offset.", examples=["2025-02-18T09:31:00+07:00"]
    )
    page: int | None = Field(default=None, description="Page of its appearance, from 1.")
    box: Box | None = Field(default=None, description="Place of its appearance.")


class Reading(Model):
    """All that reading a file gives; everything after it is computed from this value alone."""

    source: Source
    split: Split = Field(description="How the file was made, judged from its pages.")
    is_signed: bool = Field(default=False, description="Whether it has a digital signature.")
    signatures: tuple[DigitalSignature, ...] = ()
    pages: tuple[Page, ...] = ()
    review: tuple[ReviewItem, ...] = Field(default=(), description="Doubts about the reading itself.")
    reader: str = Field(default="", description="Reader version, engines and settings; the cache key.")

    @property
    def confidence(self) -> float:
        """Mean page confidence over pages that are not blank; 1 when all are."""
        read = [page.confidence for page in self.pages if page.text_source != "blank"]
        return sum(read) / len(read) if read else 1.0
