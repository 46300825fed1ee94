"""A page that cannot be drawn costs itself alone: it says why, and the next one is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pipeline.errors import DamagedFile, EngineDied, QuyetDinhError, TimedOut
from pipeline.publish.draw.artist import Artist
from pipeline.publish.draw.picture import Wanted

SOUND = b"0 0 100 100 re f"


def pdf(path: Path, content: bytes, resources: bytes = b"", more: bytes = b"", box: int = 200) -> Path:
    """A page with this content; PDFium finds the objects without a table of their places."""
    path.write_bytes(
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<<%s>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n%s\ntrailer<</Root 1 0 R>>\n"
        % (box, box, resources, len(content), content, more)
    )
    return path


def wanted(path: Path, page: int = 1) -> Wanted:
    return Wanted(path=str(path), page=page, dpi=72, rotation=0, width=200, height=200, masks=[])


def endless(path: Path) -> Path:
    """A form that draws a form ten times, that draws a form ten times, …"""
    forms = b"".join(
        b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Resources<</XObject<</F %d 0 R>>>>"
        b"/Length 60>>stream\n%s\nendstream endobj\n" % (n, n + 1, b"/F Do " * 10)
        for n in range(10, 19)
    )
    last = b"19 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 200]/Length 16>>stream\n%s\nendstream endobj\n"
    return pdf(path, b"/F Do", b"/XObject<</F 10 0 R>>", forms + last % SOUND)


def huge(path: Path) -> Path:
    return pdf(path, SOUND, box=14_000)


def many_pixels(path: Path) -> Path:
    picture = path.with_suffix(".png")
    Image.new("1", (12_000, 9_000)).save(picture)
    return picture


def broken(path: Path) -> Path:
    path.write_bytes(b"%PDF-1.4 x")
    return path


@pytest.fixture(scope="module")
def artist() -> Iterator[Artist]:
    opened = Artist(seconds=1.5, megabytes=400)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("make", "expected", "said"),
    [
        (endless, (TimedOut, EngineDied), "giây|bộ nhớ"),  # whichever bound it meets first
        (huge, DamagedFile, "megapixel"),
        (many_pixels, DamagedFile, "megapixel"),
        (broken, DamagedFile, "hỏng"),
    ],
)
def test_what_cannot_be_drawn_says_why(
    artist: Artist,
    tmp_path: Path,
    make: object,
    expected: type[QuyetDinhError] | tuple[type[QuyetDinhError], ...],
    said: str,
) -> None:
    sound = wanted(pdf(tmp_path / "sound.pdf", SOUND))
    artist.draw(sound)
    with pytest.raises(expected, match=said):
        artist.draw(wanted(make(tmp_path / "a.pdf")))  # type: ignore[operator]
    assert artist.draw(sound)[:2] == b"\xff\xd8"


def test_memory_is_bounded(tmp_path: Path) -> None:
    artist = Artist(seconds=20, megabytes=3)
    try:
        with pytest.raises((EngineDied, DamagedFile), match="bộ nhớ"):
            artist.draw(replace(wanted(pdf(tmp_path / "a.pdf", SOUND, box=1500)), dpi=150))
    finally:
        artist.close()
