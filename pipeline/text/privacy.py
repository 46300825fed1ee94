"""Personal data that no record needs, masked before anything is parsed, stored or kept.

Names, posts and agencies are what a decision publishes and stay. Masked are numbers of identity papers,
mobile numbers, private e-mail, dates of birth, home addresses and bank accounts (Luật Bảo vệ dữ liệu cá
nhân 91/2025/QH15). Agencies' own e-mail (gov.vn) and landlines stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.text.doubt import told
from schemas import Cell, DigitalSignature, Line, Page, Reading, ReviewItem, Word

MASK = "█"
_DATE = r"(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|(?:năm\s+)?(?:19|20)\d\d"
# "tuyển sinh năm 2023", "vệ sinh năm 2024": the year is no birth year.
_NO_BIRTH = "".join(
    rf"(?<!\b{word}\s)"
    for word in ("tuyển", "thí", "học", "vệ", "phát", "an", "dân", "hy", "hi", "tái", "nảy")
)
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Mobile numbers, in the groups in which they are written: dates and times look otherwise.
        r"(?<![\d/.-])(?P<hide>(?:\+?84\s?|0)[35789](?:\d{8}|\d{2}([ .-])\d{3}\2\d{3}|\d([ .-])\d{3}\3\d{4}"
        r"|\d{2}[ .-]\d{6}|\d{2}([ .-])\d{2}\4\d{2}\4\d{2}))(?![\d/])",
        r"(?P<hide>[\w.+-]+@(?![\w.-]*\bgov\.vn\b)[\w-]+(?:\.[\w-]+)+)",
        r"(?<!\d)(?P<hide>0\d{11})(?!\d)",  # căn cước: twelve digits, the first a 0
        r"(?:CMND|CMTND|CCCD|căn cước(?: công dân)?|chứng minh(?: nhân dân)?)(?:\s*số)?\s*[:.]?\s*"
        r"(?P<hide>\d[\d ]{7,14}\d)",
        r"hộ chiếu(?:\s*số)?\s*[:.]?\s*(?P<hide>[A-Z]\d{7,8})",
        rf"(?:{_NO_BIRTH}\bsinh|\bSN\b|\bngày sinh|\bnăm sinh)\s*[:.]?\s*(?P<hide>{_DATE})",
        r"(?:tài khoản|\bSTK)(?:\s*số)?\s*[:.]?\s*(?P<hide>\d[\d. ]{5,}\d)",
        # Addresses only beside a birth date or papers, or after a form's colon: duties name residents too.
        rf"(?:{_NO_BIRTH}\bsinh\b|\bSN\b|CCCD|CMND|căn cước)[^;]{{0,80}}?"
        r"(?:thường trú|trú tại|địa chỉ|nơi ở|chỗ ở)(?:\s+tại)?\s*:?\s*(?P<hide>[^;.)|]{6,})",
        r"(?:(?:thường|tạm) trú|nơi ở|chỗ ở)(?: hiện nay)?\s*:\s*(?P<hide>[^;.)|]{6,})",
    )
)
_COLUMNS = re.compile(
    r"điện thoại|\bđt\b|\bsđt\b|di động|e-?mail|thư điện tử|ngày sinh|năm sinh|ngày, tháng, năm sinh|\bcccd\b"
    r"|\bcmnd\b|căn cước|hộ chiếu|thường trú|nơi ở|chỗ ở|hộ khẩu|quê quán|tài khoản",
    re.IGNORECASE,
)
_HEADER_LENGTH = 40  # a longer cell is a sentence and no heading


def mask(reading: Reading) -> Reading:
    """The reading with personal data covered by '█', letter by letter, so that places stay the same.

    Each page where something was covered gets a review item of severity info. Masking twice changes nothing.
    """
    pages, notes = [], []
    signatures = tuple(map(_mask_signature, reading.signatures))
    for page in reading.pages:
        masked = page.model_copy(update={"lines": tuple(_mask_lines(page.lines))})
        if masked != page:
            notes.append(_note(masked))
        pages.append(masked)
    if not notes and signatures == reading.signatures:
        return reading
    return reading.model_copy(
        update={"pages": tuple(pages), "signatures": signatures, "review": (*reading.review, *notes)}
    )


def _mask_signature(signature: DigitalSignature) -> DigitalSignature:
    """Certificates may name their holder with the number of an identity card."""
    if not signature.signer:
        return signature
    return signature.model_copy(update={"signer": _hidden(signature.signer, _personal(signature.signer))})


def _note(page: Page) -> ReviewItem:
    return ReviewItem(
        code="masked", severity="info", page=page.number,
        message=told(
            f"Trang {page.number} có dữ liệu cá nhân đã được che",
            "bản ghi không cần đến, mà phép che có thể thừa hoặc thiếu",
            "xem trang gốc nếu thấy thiếu chữ",
        ),
    )  # fmt: skip


def _mask_lines(lines: Sequence[Line]) -> Iterator[Line]:
    columns: frozenset[int] = frozenset()  # of the table that the line belongs to
    width = 0
    for line in lines:
        if len(line.cells) != width:
            columns, width = frozenset(), len(line.cells)
        headings = frozenset(i for i, cell in enumerate(line.cells) if _is_heading(cell.text))
        if headings:
            columns = headings
            yield line
        else:
            yield _mask_line(line, columns)


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADER_LENGTH and not re.search(r"\d", text) and bool(_COLUMNS.search(text))


def _mask_line(line: Line, columns: frozenset[int]) -> Line:
    if not line.cells:
        words = _mask_words(line.words)
        return line if words == line.words else line.model_copy(update={"words": words})
    cells = tuple(_mask_cell(cell, index in columns) for index, cell in enumerate(line.cells))
    if cells == line.cells:
        return line
    hidden = {
        old: new
        for before, after in zip(line.cells, cells, strict=True)
        for old, new in zip(before.words, after.words, strict=True)
    }
    words = tuple(hidden.get(word, word) for word in line.words)
    return line.model_copy(update={"cells": cells, "words": words})


def _mask_cell(cell: Cell, whole: bool) -> Cell:
    words = tuple(_covered(word, [(0, len(word.text))]) for word in cell.words) if whole else None
    return cell.model_copy(update={"words": _mask_words(cell.words) if words is None else words})


def _mask_words(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Words with what the patterns find in their joined text covered."""
    spans = list(_personal(" ".join(word.text for word in words)))
    if not spans:
        return words
    masked, start = [], 0
    for word in words:
        masked.append(_covered(word, [(a - start, b - start) for a, b in spans]))
        start += len(word.text) + 1
    return tuple(masked)


def _personal(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if match["hide"].strip(f"{MASK} "):
                yield match.span("hide")


def _covered(word: Word, spans: Iterable[tuple[int, int]]) -> Word:
    text = _hidden(word.text, spans)
    return word if text == word.text else word.model_copy(update={"text": text})


def _hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        for index in range(max(0, start), min(end, len(letters))):
            letters[index] = MASK
    return "".join(letters)
