"""Hostile images."""

from __future__ import annotations

import io
import random
import struct
import zlib
from functools import partial
from typing import Any

from PIL import Image, ImageDraw, TiffImagePlugin

from benchmarks.trust.hostile_files import Ending, Hostile

_PNG = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(wide: int, high: int, bits: int = 1, data: bytes = b"", *more: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", wide & 0xFFFFFFFF, high & 0xFFFFFFFF, bits, 0, 0, 0, 0))
    return _PNG + head + b"".join(more) + _chunk(b"IDAT", zlib.compress(data, 9)) + _chunk(b"IEND", b"")


def _saved(picture: Image.Image, kind: str, **how: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def _page(size: tuple[int, int] = (600, 400), colour: int = 255) -> Image.Image:
    picture = Image.new("L", size, colour)
    ImageDraw.Draw(picture).text((40, 40), "QUYET DINH", fill=0)
    return picture


def _noise(size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("L", size, random.Random(1).randbytes(size[0] * size[1]))


def _cut(kind: str, share: float) -> bytes:
    data = _saved(_page((1200, 1600)), kind)
    return data[: int(len(data) * share)]


def _frames(count: int, kind: str = "TIFF") -> bytes:
    first, *rest = [Image.new("1", (8, 8), n % 2) for n in range(count)]
    return _saved(first, kind, save_all=True, append_images=rest)


def _ifd(*entries: tuple[int, int, int, int], then: int = 0) -> bytes:
    body = b"".join(struct.pack("<HHII", *entry) for entry in sorted(entries))
    return struct.pack("<H", len(entries)) + body + struct.pack("<I", then)


def _tiff(wide: int, high: int, packed: int = 1, then: int = 0, strips: tuple[int, int] = (8, 100)) -> bytes:
    entries = [
        (256, 4, 1, wide), (257, 4, 1, high), (258, 3, 1, 8), (259, 3, 1, packed), (262, 3, 1, 1),
        (273, 4, 1, strips[0]), (277, 3, 1, 1), (278, 4, 1, high), (279, 4, 1, strips[1]),
    ]  # fmt: skip
    return b"II*\x00" + struct.pack("<I", 108) + bytes(100) + _ifd(*entries, then=then)


def _many_frames(count: int) -> bytes:
    """One strip of pixels, shown again and again."""
    size = 2 + 9 * 12 + 4
    ifds = b"".join(
        _tiff(10, 10, then=(108 + (n + 1) * size) if n + 1 < count else 0)[108:] for n in range(count)
    )
    return _tiff(10, 10)[:108] + ifds


def _second_frame_broken() -> bytes:
    data = bytearray(_saved(_page(), "TIFF", save_all=True, append_images=[_page()], compression="tiff_lzw"))
    second = struct.unpack_from("<I", data, 4)[0]
    count = struct.unpack_from("<H", data, second)[0]
    following = struct.unpack_from("<I", data, second + 2 + 12 * count)[0]
    for n in range(struct.unpack_from("<H", data, following)[0]):
        at = following + 2 + 12 * n
        if struct.unpack_from("<H", data, at)[0] == TiffImagePlugin.STRIPOFFSETS:
            struct.pack_into("<I", data, at + 8, 0x7FFFFFFF)
    return bytes(data)


def _exif(entry: bytes) -> bytes:
    body = b"Exif\x00\x00" + entry
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + _saved(_page(), "JPEG")[2:]


def files() -> list[Hostile]:
    """All of them."""
    bomb = zlib.compress(bytes(200_000_000), 9)
    found: list[tuple[str, Any, Ending]] = [
        ("20000x20000.png", partial(_png, 20_000, 20_000, 1, bytes(2501 * 20_000)), "fails"),
        ("2e9x2e9.png", partial(_png, 2**31 - 1, 2**31 - 1), "fails"),
        ("negative.png", partial(_png, -5, -5), "fails"),
        ("zero.png", partial(_png, 0, 0), "fails"),
        ("no-data.png", partial(_png, 600, 800), "fails"),
        ("text-bomb.png", partial(_png, 8, 8, 8, bytes(72), _chunk(b"zTXt", b"a\x00\x00" + bomb)), "any"),
        ("profile-bomb.png", partial(_png, 8, 8, 8, bytes(72), _chunk(b"iCCP", b"a\x00\x00" + bomb)), "any"),
        ("one-pixel.png", partial(_png, 1, 1, 8, b"\x00\x00"), "any"),
        ("column.png", partial(_png, 1, 60_000, 8, bytes(120_000)), "any"),
        ("row.png", partial(_png, 60_000, 1, 8, bytes(60_001)), "any"),
        ("noise.png", lambda: _saved(_noise((1200, 1600)), "PNG"), "any"),
        ("black.png", lambda: _saved(_page(colour=0), "PNG"), "any"),
        ("transparent.png", lambda: _saved(Image.new("RGBA", (400, 400), (0, 0, 0, 0)), "PNG"), "any"),
        ("sixteen.png", lambda: _saved(Image.new("I;16", (400, 400), 9), "PNG"), "any"),
        ("palette.png", lambda: _saved(_page().convert("P"), "PNG"), "any"),
        ("frames.png", partial(_frames, 300, "PNG"), "any"),
        ("checksum.png", lambda: _saved(_page(), "PNG").replace(b"IDAT", b"IDAT", 1)[:-20] + bytes(20), "any"),
        ("noise.jpg", lambda: b"\xff\xd8\xff" + random.Random(2).randbytes(9000), "fails"),
        ("65535.jpg", lambda: _saved(_page(), "JPEG").replace(struct.pack(">HH", 400, 600), b"\xff\xff\xff\xff"), "fails"),
        ("four-inks.jpg", lambda: _saved(Image.new("CMYK", (400, 400)), "JPEG"), "any"),
        ("exif-loop.jpg", partial(_exif, b"II*\x00\x08\x00\x00\x00" + _ifd((34665, 4, 1, 8), then=8)), "any"),
        ("exif-orientation.jpg", partial(_exif, b"II*\x00\x08\x00\x00\x00" + _ifd((274, 3, 1, 99))), "any"),
        ("exif-noise.jpg", partial(_exif, random.Random(3).randbytes(5000)), "any"),
        ("frames-10000.tif", partial(_many_frames, 10_000), "fails"),
        ("loop.tif", partial(_tiff, 10, 10, then=108), "any"),
        ("strips-beyond.tif", partial(_tiff, 100, 100, strips=(2**31, 2**31)), "fails"),
        ("1e9.tif", partial(_tiff, 10**9, 10**9), "fails"),
        ("zero.tif", partial(_tiff, 0, 0), "fails"),
        ("packed-unknown.tif", partial(_tiff, 10, 10, 999), "fails"),
        ("packed-jpeg.tif", partial(_tiff, 10, 10, 7), "fails"),
        ("packed-fax.tif", partial(_tiff, 100, 100, 4), "any"),
        ("second-broken.tif", _second_frame_broken, "says"),
        ("big.tif", lambda: b"II+\x00\x08\x00\x00\x00" + bytes(99), "fails"),
        ("float.tif", lambda: _saved(Image.new("F", (400, 400), float("nan")), "TIFF"), "any"),
        ("a.gif", lambda: _saved(_page(), "GIF"), "fails"),
        ("b.bmp", lambda: _saved(_page(), "BMP"), "fails"),
        ("c.webp", lambda: b"RIFF\xff\xff\xff\xffWEBPVP8 " + bytes(50), "fails"),
    ]  # fmt: skip
    for share in (0.05, 0.5, 0.95):
        for kind, suffix in (("PNG", "png"), ("JPEG", "jpg"), ("TIFF", "tif")):
            found.append((f"cut-{share:.0%}.{suffix}", partial(_cut, kind, share), "fails"))
    return [Hostile(name, make, ending) for name, make, ending in found]
