"""The typeface: a serif with all Vietnamese letters, asked of fontconfig, embedded in every PDF."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILY = "DejaVu Serif Condensed"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Mau", "Mau-Bold", "Mau-Italic", "Mau-BoldItalic"
_STYLES = {
    REGULAR: "Condensed",
    BOLD: "Condensed Bold",
    ITALIC: "Condensed Italic",
    BOLD_ITALIC: "Condensed Bold Italic",
}
_NEEDED = "ơưăâđêôƠƯĐạảấầậẫắằặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẪỦỘ–"


class FontMissingError(RuntimeError):
    """The typeface is not installed; a fallback would change every page of the corpus."""


def _find(style: str) -> Path:
    command = shutil.which("fc-match")
    if command is None:
        raise FontMissingError("fc-match not found; install fontconfig (Debian package 'fontconfig')")
    pattern = f"{FAMILY}:style={style}"
    done = subprocess.run(
        [command, "-f", "%{family}\n%{file}", pattern], capture_output=True, text=True, check=True
    )
    family, _, file = done.stdout.partition("\n")
    if FAMILY not in family:
        raise FontMissingError(f"'{FAMILY}' is not installed; on Debian: apt install fonts-dejavu-extra")
    return Path(file)


@cache
def register() -> None:
    """Makes the four styles known to reportlab. Raises FontMissingError."""
    for name, style in _STYLES.items():
        font = TTFont(name, str(_find(style)))
        lacking = [letter for letter in _NEEDED if ord(letter) not in font.face.charToGlyph]
        if lacking:
            raise FontMissingError(f"'{FAMILY} {style}' lacks the letters {''.join(lacking)}")
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
