"""Word documents in all other forms of file. LibreOffice writes most of them, a browser's user the rest."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable, Iterable
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cv2
import lxml.html
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.pdf.document import Document
from pipeline.pdf.raster import rasterise

BY_OFFICE = ("pdf", "doc", "rtf", "odt", "html")
_DPI = 200
_PORTAL = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin (mẫu)</title>
<script>var a = "Điều 9. Thành lập";</script></head><body>
<table width="980"><tr><td colspan="2"><ul id="top-menu"><li><a href="/">Trang chủ</a></li>
<li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/van-ban">Văn bản</a></li>
<li><a href="/lien-he">Liên hệ</a></li></ul></td></tr>
<tr><td width="220" valign="top"><div class="sidebar"><h3>Văn bản mới</h3><ul>
<li><a href="/vb/1">Quyết định 01/QĐ-UBND thành lập Hội đồng thẩm định (mẫu)</a></li>
<li><a href="/vb/2">Công văn về việc đôn đốc báo cáo (mẫu)</a></li></ul></div></td>
<td valign="top"><div class="breadcrumb"><a href="/">Đầu</a> &raquo; <a href="/van-ban">Văn bản</a></div>
<div class="toolbar"><a href="#">In trang</a> | <a href="#">Gửi email</a> | <a href="#">Tải về</a></div>
<table><tr><td><div class="noi-dung-van-ban">{act}</div></td></tr></table>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/t/1">Hội nghị tổng kết năm (mẫu)</a></li>
<li><a href="/t/2">Lịch tiếp công dân (mẫu)</a></li></ul></div></td></tr></table>
<div class="footer">Bản quyền: Cổng thông tin mẫu. Điện thoại: 0000 000 000</div></body></html>"""
_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><meta name=Generator
content="Microsoft Word 11 (filtered medium)"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings>
</o:OfficeDocumentSettings></xml><![endif]--><style><!-- p.MsoNormal {{margin:0cm; font-size:12.0pt;}}
--></style></head><body lang=EN-US><div class=Section1>{act}</div></body></html>"""


def by_office(sources: Iterable[Path], form: str, target: Path) -> None:
    """Has LibreOffice write each Word document as `form` (one of BY_OFFICE) to `target`, by its own stem.

    Raises FileNotFoundError where LibreOffice is not installed, CalledProcessError where it fails.
    """
    office = shutil.which("soffice")
    if office is None:
        raise FileNotFoundError("soffice: sudo apt-get install libreoffice-writer")
    with TemporaryDirectory() as profile:
        subprocess.run(
            [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form,
             "--outdir", target, *sources],
            check=True, capture_output=True,
        )  # fmt: skip


def portal(page: bytes) -> bytes:
    """The act of an HTML page between the menus, lists and footer of a portal, bare of its own look."""
    body = _body(page)
    for item in body.iter():
        if isinstance(item.tag, str):
            item.attrib.pop("class", None)
    return _PORTAL.format(act=_inner(body)).encode()


def word_page(page: bytes) -> bytes:
    """The act as Word saves it: its classes, empty `o:p`, unquoted attributes, letters by number."""
    body = _body(page)
    for item in body.iter("p"):
        align = item.get("align", "left")
        item.attrib.clear()
        item.attrib.update({"class": "MsoNormal", "style": f"text-align:{align};text-indent:36.0pt"})
        item.append(lxml.html.fragment_fromstring("<span style='font-size:13.0pt'>&nbsp;</span>"))
    act = _inner(body).replace('class="MsoNormal"', "class=MsoNormal").replace("</p>", "<o:p></o:p></p>")
    return _WORD.format(act=act).encode("ascii", "xmlcharrefreplace")


def saved_page(page: bytes) -> bytes:
    """MHTML: a portal's page as a browser saves it, quoted-printable, with a picture beside it."""
    message = MIMEMultipart("related", type="text/html", boundary="----MultipartBoundary--mau----")
    message["Subject"] = "Van ban (mau)"
    message["Snapshot-Content-Location"] = "https://cong-thong-tin.example/van-ban/1"
    text = MIMEText(portal(page).decode(), "html", "utf-8")
    text.replace_header("Content-Transfer-Encoding", "quoted-printable")
    text.set_payload(portal(page).decode(), "utf-8")
    message.attach(text)
    return message.as_bytes()


def photograph(page: bytes) -> bytes:
    """PDF of pages as a telephone takes them on a desk: from one side, unevenly lit, JPEG."""
    rng = np.random.default_rng(len(page))
    with Document(page) as document:
        taken = [
            _taken(np.asarray(rasterise(document, index, _DPI, 50.0), np.uint8), rng)
            for index in range(len(document))
        ]
    target = io.BytesIO()
    first, *others = (Image.fromarray(image) for image in taken)
    first.save(target, "PDF", resolution=_DPI, save_all=True, append_images=others, quality=80)
    return target.getvalue()


FROM_HTML: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "portal": ("html", portal),
    "word-page": ("html", word_page),
    "saved-page": ("mhtml", saved_page),
}
"""name: file's ending, maker from LibreOffice's HTML."""


def _taken(page: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    height, width = page.shape[:2]
    desk = 0.06 * width
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners + desk + rng.uniform(-0.025, 0.025, (4, 2)).astype(np.float32) * width
    turn = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    size = (int(width + 2 * desk), int(height + 2 * desk))
    image = cv2.warpPerspective(page, turn, size, flags=cv2.INTER_CUBIC, borderValue=(70, 80, 95))
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    light = 0.95 - 0.25 * np.hypot(x / size[0] - 0.3, y / size[1] - 0.4)
    noise = rng.normal(0, 4.0, image.shape)
    return np.clip(image[..., ::-1] * light[..., None] + noise, 0, 255).astype(np.uint8)


def _body(page: bytes) -> Any:
    return lxml.html.document_fromstring(page).body


def _inner(body: Any) -> str:
    return "".join(lxml.html.tostring(item, encoding="unicode") for item in body)
