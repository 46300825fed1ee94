"""What a test may lack here: each skip names what is missing and the one line that brings it."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import pytest

from pipeline.read import find_model
from pipeline.read.engines.line_readers import line_engines
from tests.support.places import SHARED

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/dejavu/DejaVuSans.ttf",
)


def _needs(present: bool, what: str, remedy: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not present, reason=f"no {what} here: {remedy}")


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True


needs_chromium = _needs(CHROMIUM is not None, "Chromium", "apt-get install chromium")
needs_ipv6 = _needs(_has_ipv6(), "IPv6", "sysctl net.ipv6.conf.lo.disable_ipv6=0")
needs_ocr = _needs(find_model("vie") is not None, "Tesseract model", "apt-get install tesseract-ocr-vie")
needs_trueocr = _needs("trueocr" in line_engines(), "TrueOCR", "make vote, or pip install 'quyetdinh[vote]'")
needs_shared = _needs(SHARED.is_dir(), "../shared/decisions", "real decisions, laid beside the checkout")


def font_file() -> str:
    """Path of a font with Vietnamese letters; skips where there is none."""
    found = next((path for path in _FONTS if Path(path).is_file()), None)
    if found is None:
        pytest.skip("no font with Vietnamese letters here: apt-get install fonts-dejavu-core")
    return found
