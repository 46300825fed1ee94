"""What a user may choose. Frozen, so that its fingerprint can stand in the ledger and in cache keys."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas import Model


class ReadSettings(Model):
    """How files are read. A change here makes files be read again."""

    ocr: Literal["auto", "never", "always"] = Field(
        default="auto", description="auto: where the text layer is missing or broken."
    )
    dpi: int = Field(default=200, ge=72, le=600, description="Resolution for OCR; 300 gains nothing.")
    language: str = Field(default="vie", description="Tesseract model.")
    max_pages: int = Field(default=1000, ge=1, description="Longer files are refused.")
    max_megapixels: float = Field(
        default=120.0, gt=0, description="Larger page images are made coarser or refused."
    )
    max_megabytes: float = Field(default=300.0, gt=0, description="Larger files are refused.")
    max_characters: int = Field(default=5_000_000, ge=1, description="Files with more text are refused.")
    seconds_per_page: float = Field(
        default=120.0, gt=0, description="A page that takes longer is left unread, and that is said."
    )


class Settings(Model):
    """All settings of a run."""

    read: ReadSettings = ReadSettings()
    workers: int = Field(
        default=0, ge=0, description="Processes; 0: one a core, fewer where memory is short."
    )
    seconds_per_file: float = Field(
        default=600.0,
        gt=0,
        description="A file that takes longer fails; pages not begun in good time are left unread before.",
    )
    seconds_per_fetch: float = Field(default=300.0, gt=0, description="For a file of another machine.")
    private_addresses: bool = Field(
        default=False, description="Whether files may be fetched from addresses of our own network."
    )
    megabytes_per_worker: int = Field(default=3072, ge=512, description="Memory bound of a worker.")
