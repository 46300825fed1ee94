"""Where this machine keeps Tesseract's language models."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tesseract-ocr/tessdata", "/usr/share/tessdata",
    "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata", "/usr/share/tesseract/tessdata",
)  # fmt: skip


def find_model(language: str) -> Path | None:
    """The folder with `<language>.traineddata`, or None. TESSDATA_PREFIX comes first, then usual places."""
    folders = []
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        folders += [Path(prefix), Path(prefix) / "tessdata"]
    for pattern in _FOLDERS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    for folder in folders:
        if (folder / f"{language}.traineddata").is_file():
            return folder
    return None
