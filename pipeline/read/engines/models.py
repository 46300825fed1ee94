"""What this machine has to read images with: Tesseract's language models, engines for lines."""

from __future__ import annotations

import os
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata", "/usr/share/tesseract-ocr/tessdata", "/usr/share/tessdata",
    "/usr/local/share/tessdata", "/opt/homebrew/share/tessdata", "/usr/share/tesseract/tessdata",
)  # fmt: skip
_LINE_ENGINES = ("trueocr", "asterocr")  # the second only with the extra quyetdinh[ensemble]


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


def line_engines() -> dict[str, str]:
    """Packages that read lines after Tesseract, with their versions; those that are installed."""
    found = {}
    for name in _LINE_ENGINES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
