"""Opening a PDF from memory, so that nothing we do can change the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import DamagedFile, EmptyFile, NotADocument, PasswordProtected
from pipeline.pdf.repair import repaired

_HEAD = 1024  # PDF readers look for the header in the first kilobyte (ISO 32000-1, annex H)
_REASONS = {
    raw.FPDF_ERR_PASSWORD: PasswordProtected(
        "Tệp PDF có mật khẩu nên không mở được.", "Hãy lưu lại một bản không có mật khẩu rồi chạy lại."
    ),
    raw.FPDF_ERR_SECURITY: PasswordProtected(
        "Tệp PDF được bảo vệ bằng một cách không hỗ trợ.", "Hãy in lại thành PDF thường rồi chạy lại."
    ),
}


def _damaged() -> DamagedFile:
    return DamagedFile(
        "Tệp PDF bị hỏng hoặc bị cắt cụt.", "Hãy tải lại tệp từ nguồn, hoặc mở và lưu lại bằng trình đọc PDF."
    )


class Document:
    """An open PDF. Use as a context manager; pages are counted from 0 here.

    forms: fields and signature appearances are drawn. is_repaired: the file was damaged, `data` is what is
    left of it; pages may be missing.
    Raises EmptyFile, NotADocument, DamagedFile or PasswordProtected when it cannot be opened.
    """

    def __init__(self, data: bytes, forms: bool = True) -> None:
        if not data:
            raise EmptyFile("Tệp rỗng, không có byte nào.", "Hãy tải lại tệp từ nguồn.")
        if b"%PDF-" not in data[:_HEAD]:
            raise NotADocument("Tệp không phải là PDF.", "Hãy kiểm tra lại tệp tải về.")
        self.data = data
        self.draws_forms = forms
        self.is_repaired = False
        try:
            self._open()
        except DamagedFile:
            mended = repaired(data)
            if mended is None:
                raise
            self.data, self.is_repaired = mended, True
            self._open()
        if len(self.pdf) == 0:
            self.pdf.close()
            raise _damaged()

    def _open(self) -> None:
        try:
            self.pdf = pdfium.PdfDocument(self.data)
        except pdfium.PdfiumError as error:
            raise _REASONS.get(getattr(error, "err_code", None), _damaged()) from error
        self.has_form = self.draws_forms and self.pdf.get_formtype() != raw.FORMTYPE_NONE
        if self.has_form:
            self.pdf.init_forms()  # before any page is loaded, else appearances are not drawn

    def reopen(self) -> None:
        """Lets go of all that PDFium has read; it keeps every stream that a page used, closed or not."""
        self.pdf.close()
        self._open()

    def __enter__(self) -> Document:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pdf.close()

    def __len__(self) -> int:
        return len(self.pdf)

    @contextmanager
    def page(self, index: int) -> Iterator[pdfium.PdfPage]:
        """A loaded page, closed at the end. Raises DamagedFile where the page cannot be loaded."""
        try:
            page = self.pdf[index]
        except pdfium.PdfiumError as error:
            raise _damaged() from error
        try:
            yield page
        finally:
            page.close()
