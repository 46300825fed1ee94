"""Hostile RTF, ODT, HTML and MHTML files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from benchmarks.trust.hostile_files import Ending, Hostile

_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_SAID = "<text:p>QUYẾT ĐỊNH MẪU</text:p>"
_ACT = "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Điều 1. Mẫu</p>"


def odt(inside: str = _SAID, before: str = "", **parts: bytes) -> bytes:
    """A text; parts: more entries, '__' for '/' in their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        body = f"<office:body><office:text>{inside}</office:text></office:body>"
        content = (
            f"<?xml version='1.0'?>{before}<office:document-content {_NAMES}>{body}</office:document-content>"
        )
        package.writestr("content.xml", content)
        for name, content_of_part in parts.items():
            package.writestr(name.replace("__", "/"), content_of_part)
    return out.getvalue()


def rtf(inside: bytes) -> bytes:
    return b"{\\rtf1\\ansi " + inside + b"}"


def page(inside: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{_ACT}{inside}</body></html>".encode()


def mhtml(body: bytes, about: bytes = b"text/html") -> bytes:
    return (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: "
        + about + b"\r\n\r\n" + body + b"\r\n--b--\r\n"
    )  # fmt: skip


def files() -> list[Hostile]:
    """All of them."""
    laugh = "<!DOCTYPE w [<!ENTITY a0 'MAU'>" + "".join(
        f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
    )
    wide = '<table:table-cell table:number-columns-repeated="1000000000"/>'
    high = '<table:table-row table:number-rows-repeated="1000000000">'
    found: list[tuple[str, Callable[[], bytes], Ending]] = [
        ("external-entity.odt", lambda: odt("<text:p>&x;</text:p>", '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "any"),
        ("laughs.odt", lambda: odt("<text:p>&a11;</text:p>", laugh + "]>"), "any"),
        ("bomb.odt", lambda: odt("<text:p>" + "a" * 250_000_000 + "</text:p>"), "fails"),
        ("deep.odt", lambda: odt("<text:section>" * 100_000 + _SAID + "</text:section>" * 100_000), "fails"),
        ("blanks.odt", lambda: odt('<text:p>a<text:s text:c="1000000000"/>b</text:p>'), "done"),
        ("cells.odt", lambda: odt(f"<table:table>{high}<table:table-cell>{_SAID}</table:table-cell>{wide}</table:table-row></table:table>"), "done"),
        ("image-external.odt", lambda: odt(_SAID + '<text:p><draw:frame><draw:image xlink:href="http://127.0.0.1:9/a.png"/></draw:frame></text:p>'), "done"),
        ("encrypted.odt", lambda: odt(**{"META-INF__manifest.xml": b"<m><encryption-data/></m>"}), "fails"),
        ("no-content.odt", lambda: odt("")[:300], "fails"),
        ("deep.rtf", lambda: b"{\\rtf1 " + b"{" * 1_000_000, "fails"),
        ("cut.rtf", lambda: rtf(b"QUYET DINH MAU")[:-1], "fails"),
        ("closes-early.rtf", lambda: b"{\\rtf1 a}}}}{{", "any"),
        ("numbers.rtf", lambda: rtf(b"\\uc999999999\\u999999999 a\\bin999999999 b\\cellx-999999999\\f999999999 c\\par"), "any"),
        ("cells.rtf", lambda: rtf(b"\\trowd" + b"\\cellx1" * 100_000 + b"\\cell" * 100_000 + b"\\row"), "any"),
        ("picture.rtf", lambda: rtf(b"MAU\\par{\\pict " + b"00" * 5_000_000 + b"}"), "done"),
        ("include.rtf", lambda: rtf(b"MAU{\\field{\\*\\fldinst INCLUDETEXT /etc/passwd}{\\fldrslt x}}\\par"), "done"),
        ("deep.html", lambda: page("<div>" * 100_000 + "MẪU"), "any"),
        ("tables-2000.html", lambda: page("<table><tr><td>" * 2000 + "MẪU"), "any"),
        ("spans.html", lambda: page("<table><tr><td colspan=1000000000 rowspan=1000000000>MẪU<td>a<tr><td>b</table>"), "done"),
        ("external.html", lambda: page('<img src="http://127.0.0.1:9/a.png"><iframe src="file:///etc/passwd"></iframe><link rel=stylesheet href="http://127.0.0.1:9/">'), "done"),
        ("entity.html", lambda: b'<!doctype html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page("&x;"), "any"),
        ("attribute-5e6.html", lambda: page(f'<p style="{"a:b;" * 1_250_000}">MẪU</p>'), "any"),
        ("rules.html", lambda: page("MẪU", "<style>" + "p{" * 100_000 + "a{" + "b" * 100_000 + "</style>"), "any"),
        ("list-999999.html", lambda: page("<ol type=I start=999999><li>MẪU</ol>"), "done"),
        ("line-3e6.html", lambda: page("MẪU " * 750_000), "says"),
        ("zeros.html", lambda: page("\0" * 5000 + "MẪU"), "any"),
        ("no-act.html", lambda: b"<html><p>404 Not Found</p></html>", "fails"),
        ("nothing.mht", lambda: mhtml(b"", b"image/png"), "fails"),
        ("inside-itself.mht", lambda: mhtml(mhtml(mhtml(page("MẪU"))), b"multipart/related; boundary=b"), "any"),
        ("charset.mht", lambda: mhtml(page("MẪU"), b"text/html; charset=x-khong"), "any"),
    ]  # fmt: skip
    return [Hostile(name, make, ending) for name, make, ending in found]
