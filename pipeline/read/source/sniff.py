"""What a file is, by its bytes: names lie."""

from __future__ import annotations

import re

from pipeline.errors import EmptyFile, NotADocument
from pipeline.read.source.office import DOC, HTML, MHTML, RTF, is_old_word, package_kind

_ACCEPTED = (
    "Các loại tệp nhận được: PDF, ảnh PNG, JPEG, TIFF, Word (DOCX, DOC), RTF, ODT, trang web có toàn văn "
    "(HTML, MHTML) và văn bản thuần (UTF-8)."
)
_HEADS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_REFUSED = (
    (b"<?xml", "Tệp là XML, không phải văn bản."),
    (b"rar!", "Tệp là tệp nén."),
    (b"gif8", "Tệp là ảnh GIF."),
)
# A page may begin with comments and declarations, a piece of one with any block.
_WEB_PAGE = re.compile(
    rb"(?:<!--.{0,300}?-->\s*|<\?xml[^>]{0,200}>\s*|<!--\[if[^>]{0,100}>\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|center|font|span|h[1-6])[\s>]",
    re.DOTALL,
)
_WEB_ARCHIVE = re.compile(
    rb"(?=.{0,400}mime-version:)(?=.{0,500}content-type:\s*(?:multipart/related|text/html))[a-z][a-z-]{1,40}:\s",
    re.DOTALL,
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def media_type(data: bytes) -> str:
    """application/pdf, image/png, image/jpeg, image/tiff, text/plain, or one of those in `office`.

    Raises EmptyFile or NotADocument, which lists what is accepted; DamagedFile, TooLarge for packages.
    """
    if not data:
        raise EmptyFile("Tệp rỗng, không có byte nào.", "Hãy tải lại tệp từ nguồn.")
    start = data[:2048].decode("utf-16", "ignore").encode() if data.startswith(_UTF_16) else data
    start = start.lstrip(b"\xef\xbb\xbf\x00\t\r\n ")[:1024].lower()
    if _WEB_PAGE.match(start):
        return HTML
    if _WEB_ARCHIVE.match(start):
        return MHTML
    for head, reason in _REFUSED:
        if start.startswith(head):
            raise NotADocument(reason, _ACCEPTED)
    if start.startswith(b"{\\rtf"):
        return RTF
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith(_ZIP):
        return _package(data)
    if data.startswith(_OLE):
        if is_old_word(data):
            return DOC
        raise NotADocument(
            "Tệp Office cũ này không có phần văn bản Word: là XLS, PPT, MSG, hay là DOC bị cắt cụt.",
            _ACCEPTED,
        )
    for head, kind in _HEADS:
        if data.startswith(head):
            return kind
    decode(data)
    return "text/plain"


def _package(data: bytes) -> str:
    kind = package_kind(data)
    if kind is None:
        raise NotADocument("Tệp là tệp nén.", "Hãy đưa tệp ZIP vào 'quyetdinh ingest', hoặc giải nén nó.")
    return kind


def decode(data: bytes) -> str:
    """Plain text in UTF-8, UTF-16 with a byte order mark, or cp1258. Raises NotADocument, EmptyFile."""
    text = _decoded(data)
    if _binary(text):
        raise NotADocument("Tệp không phải là văn bản đọc được.", _ACCEPTED)
    if not text.replace("\ufeff", "").strip():
        raise EmptyFile("Tệp chỉ có khoảng trắng.", "Hãy tải lại tệp từ nguồn.")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, "cp1258")


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotADocument("Tệp không phải là văn bản đọc được.", _ACCEPTED) from error


def _binary(text: str) -> bool:
    """Control characters do not occur in text, save tab, line ends and form feed."""
    sample = text[:20000]
    odd = sum(1 for c in sample if ord(c) < 32 and c not in "\t\n\r\f\v")
    return odd > 0
