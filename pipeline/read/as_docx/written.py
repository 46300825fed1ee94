"""A file of paragraphs and tables, of any kind that is read, → pages."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable

from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import LxmlError

from pipeline.errors import DamagedFile
from pipeline.read.as_docx.doc import doc_text
from pipeline.read.as_docx.html import html_text, mhtml_text
from pipeline.read.as_docx.odt import odt_text
from pipeline.read.as_docx.rtf import rtf_text
from pipeline.read.docx.document import WordText, docx_text, word_pages
from pipeline.read.source.office import DOC, DOCX, HTML, MHTML, ODT, RTF
from schemas import Page, ReviewItem

READERS: dict[str, tuple[str, Callable[[bytes], WordText]]] = {
    DOCX: ("Word", docx_text),
    DOC: ("Word", doc_text),
    RTF: ("RTF", rtf_text),
    ODT: ("ODT", odt_text),
    HTML: ("HTML", html_text),
    MHTML: ("MHTML", mhtml_text),
}
"""By media type: what a user calls such a file, and who reads it."""
# What libraries and we raise where parts are missing, of another kind, or have bytes they may not have.
_DAMAGE = (
    ArithmeticError, AttributeError, EOFError, LookupError, LxmlError, NotImplementedError, OSError,
    PackageNotFoundError, RuntimeError, TypeError, ValueError, struct.error, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


def written_pages(data: bytes, kind: str) -> tuple[list[Page], list[ReviewItem]]:
    """See `word_pages`; kind: a media type of `READERS`.

    Raises DamagedFile; NotADocument, PasswordProtected where a file of that kind is not one that is read.
    """
    name, read = READERS[kind]
    try:
        return word_pages(read(data))
    except _DAMAGE as error:
        raise DamagedFile(
            f"Tệp {name} bị hỏng hoặc bị cắt cụt.",
            "Hãy mở và lưu lại bằng Word hoặc LibreOffice rồi chạy lại.",
        ) from error
