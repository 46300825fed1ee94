"""Marks of secrecy stop the reading; the words in a sentence do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import Classified
from tests.support.read_samples import BODY, HEAD, Placed, pdf_of, read_bytes


@pytest.mark.parametrize(
    "mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "[ MẬT ]", "Độ MẬT".upper(), "LƯU HÀNH NỘI BỘ"]
)
@pytest.mark.parametrize(
    "place", [(90.0, 130.0), (300.0, 30.0), (90.0, 30.0)], ids=["under number", "top", "left"]
)
def test_marked_files_are_refused(tmp_path: Path, mark: str, place: tuple[float, float]) -> None:
    with pytest.raises(Classified):
        read_bytes(tmp_path, pdf_of((*HEAD, *BODY, (*place, mark))))


@pytest.mark.parametrize(
    "line",
    [
        (90, 260, "1. Giữ gìn bí mật nhà nước;"), (90, 260, "Mật"), (90, 260, "bí mật"), (90, 700, "MẬT"),
        (90, 260, "BAN CHỈ ĐẠO BẢO VỆ BÍ MẬT NHÀ NƯỚC"), (90, 260, "Tài liệu lưu hành nội bộ do Sở in."),
    ],
)  # fmt: skip
def test_words_in_sentences_are_no_marks(tmp_path: Path, line: Placed) -> None:
    assert read_bytes(tmp_path, pdf_of((*HEAD, *BODY, line))).pages


def test_mark_on_a_later_page_is_no_mark_of_the_file(tmp_path: Path) -> None:
    assert (
        len(read_bytes(tmp_path, pdf_of(BODY, ((90, 60, "MẬT"), (90, 90, "là tên một loài ong")))).pages) == 2
    )


def test_marked_plain_text(tmp_path: Path) -> None:
    with pytest.raises(Classified):
        read_bytes(tmp_path, "UBND TỈNH MẪU\nMẬT\nQUYẾT ĐỊNH\n".encode(), "van-ban.txt")
