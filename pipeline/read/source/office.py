"""Office files: told apart by what is inside."""

from __future__ import annotations

import io
import zipfile
import zlib

from pipeline.errors import DamagedFile, NotADocument, TooLarge

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
RTF = "application/rtf"
HTML = "text/html"
MHTML = "multipart/related"
ODT = "application/vnd.oasis.opendocument.text"

_OLE_WORD = "WordDocument".encode("utf-16-le")  # the stream that makes an OLE file a Word file (MS-DOC 2.1.1)
# What zipfile raises where an archive is damaged, packed in another way or locked.
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError, zlib.error)
_UNPACKED = 200_000_000  # bytes of one Word file, unpacked
_RATIO = 200  # an honest file packs some 10 to 1


def package_kind(data: bytes) -> str | None:
    """The media type of a ZIP package: DOCX or ODT; None for a plain archive.

    Raises NotADocument for other office files, DamagedFile, TooLarge where it unpacks beyond reason.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            names = {entry.filename for entry in entries}
            told = b""
            if "mimetype" in names and "content.xml" in names:
                with package.open("mimetype") as entry:
                    told = entry.read(200)
    except _BROKEN as error:
        raise DamagedFile("Tệp nén hoặc tệp Word bị hỏng.", "Hãy tải lại tệp từ nguồn.") from error
    kind = DOCX if "word/document.xml" in names else ODT if told.strip().startswith(ODT.encode()) else None
    if kind:
        size = sum(entry.file_size for entry in entries)
        if size > _UNPACKED or (size > 10_000_000 and size > _RATIO * len(data)):
            raise TooLarge(
                f"Tệp Word giải nén ra {size / 1_000_000:.0f} MB, quá giới hạn.", "Hãy kiểm tra lại tệp này."
            )
        return kind
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise NotADocument(
            "Tệp Office này không phải là văn bản (có thể là XLSX, PPTX hoặc ODS).",
            "Hãy lưu lại thành DOCX hoặc PDF rồi chạy lại.",
        )
    return None


def is_old_word(data: bytes) -> bool:
    """Whether an OLE file is a Word file (DOC), not a sheet, a mail or an installer."""
    return _OLE_WORD in data
