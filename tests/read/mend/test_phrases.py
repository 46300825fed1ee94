"""OCR slips inside fixed phrases are mended; names never are."""

from __future__ import annotations

import pytest

from pipeline.read.layout.pieces import Piece
from pipeline.read.mend.phrases import mend_phrases


def _mended(text: str) -> str:
    pieces = [Piece(w, 10.0 * n, 0, 10.0 * n + 8, 10, 9, 10, 0.95, "ocr") for n, w in enumerate(text.split())]
    return " ".join(piece.text for piece in mend_phrases(pieces))


@pytest.mark.parametrize(
    ("seen", "mended"),
    [
        ("Phó giám đóc Sở", "Phó giám đốc Sở"),
        ("GIÁM ĐÓC", "GIÁM ĐỐC"),
        ("Chỉ cục trưởng Chỉ cục Lâm nghiệp", "Chi cục trưởng Chi cục Lâm nghiệp"),
        ("hiệu lực kế từ ngày ký.", "hiệu lực kể từ ngày ký."),
        ("vê việc quy định nhiệm vụ, quyên hạn;", "về việc quy định nhiệm vụ, quyền hạn;"),
        ("Uỷ ban nhân dân", "Uỷ ban nhân dân"),
        ("1. Ong Trần Thử", "1. Ông Trần Thử"),
        ("2. Ong: Lê Ví Dụ", "2. Ông: Lê Ví Dụ"),
        ("- Như Điêu 3;", "- Như Điều 3;"),
    ],
)
def test_phrases(seen: str, mended: str) -> None:
    assert _mended(seen) == mended


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Thanh Trà", "Lê Văn Điêu, Chủ tịch", "NGUYỄN THANH TRÀ", "Bà Đỗ Thị Vân Phòng",
        "nuôi ong mật", "Ong Thợ bay",
        "nhiệm vụ; quyên góp", "cơ, câu tô", "sự đúng đắn",
        "không có phân công", "mọi trường hợp", "có số vốn", "để an toàn",
    ],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    assert _mended(text) == text


def test_mended_words_are_less_sure() -> None:
    pieces = [Piece(w, 0, 0, 8, 10, 9, 10, 0.97, "ocr") for w in ("giám", "đóc")]
    assert [piece.confidence for piece in mend_phrases(pieces)] == [0.97, 0.9]
