"""Pages are drawn once, a page of each file at a time, and a page that failed is not tried on and on."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from pipeline.errors import DamagedFile
from pipeline.publish.draw import studio
from pipeline.publish.draw.artist import Artist
from pipeline.publish.draw.kept import Kept
from pipeline.publish.draw.picture import Wanted
from pipeline.publish.draw.studio import Busy, Studio

PAGE = Wanted(path="a.pdf", page=1, dpi=72, rotation=0, width=100, height=100, masks=[])
OTHER = replace(PAGE, path="b.pdf")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were drawn; 'bad.pdf' cannot be."""
    asked: list[str] = []

    def draw(self: Artist, wanted: Wanted) -> bytes:
        asked.append(wanted.path)
        if wanted.path == "bad.pdf":
            raise DamagedFile("hỏng", "")
        return wanted.path.encode()

    monkeypatch.setattr(Artist, "draw", draw)
    return asked


def test_a_page_is_drawn_once_however_many_ask(drawn: list[str]) -> None:
    async def ask() -> list[bytes]:
        site = Studio()
        return await asyncio.gather(*(site.picture("1", PAGE) for _ in range(9)), site.picture("2", OTHER))

    assert asyncio.run(ask()) == [b"a.pdf"] * 9 + [b"b.pdf"]
    assert sorted(drawn) == ["a.pdf", "b.pdf"]


def test_a_page_that_failed_is_not_tried_again(drawn: list[str]) -> None:
    async def ask() -> None:
        site = Studio()
        for _ in range(3):
            with pytest.raises(DamagedFile):
                await site.picture("1", replace(PAGE, path="bad.pdf"))

    asyncio.run(ask())
    assert drawn == ["bad.pdf"]


def test_who_waits_too_long_is_told(drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studio, "_ARTISTS", 0)
    monkeypatch.setattr(studio, "_PATIENCE", 0.01)
    with pytest.raises(Busy):
        asyncio.run(Studio().picture("1", PAGE))


def test_what_is_kept_stays_within_its_room() -> None:
    kept = Kept(1000)
    for n in range(100):
        kept.put(str(n), bytes([n]) * 90)
    there = [n for n in range(100) if str(n) in kept]
    assert there == list(range(100 - len(there), 100))
    assert 9 <= len(there) <= 11
    assert all(kept[str(n)] == bytes([n]) * 90 for n in there)
    kept.put("large", bytes(101))
    assert "large" not in kept
