"""What an image must cover: on a scan more than the words found, of a picture the rest of a line or all."""

from __future__ import annotations

from pipeline.mask import mask
from schemas import MASK, Box, Line, Page, Reading
from tests.support.reading import line, of_pages, page


def masked(*lines: Line, confidence: float = 1.0) -> tuple[Line, ...]:
    found = page(lines, text_source="ocr").model_copy(update={"confidence": confidence})
    return mask(of_pages([found])).pages[0].lines


def hidden(found: Line) -> list[Box]:
    return [word.box for word in found.words if MASK in word.text and word.box]


def test_on_a_scan_all_is_covered_up_to_the_next_word_read() -> None:
    said = "Ông Lò Văn Mẫu, ĐT 0912345678 (Tổ trưởng)"
    first, last = line(said, ocr=True), line("Tổ trưởng", left=500, ocr=True)
    (found,) = masked(first.model_copy(update={"words": (*first.words[:6], *last.words)}))
    (box,) = hidden(found)
    words = found.words
    assert box.x1 == 492  # 8 points before 'Tổ': no two digits stand there
    assert box.y0 < words[4].box.y0  # type: ignore[union-attr]
    (layer,) = mask(of_pages([page([line(said)])])).pages[0].lines
    assert hidden(layer) == [line(said).words[5].box]


def test_behind_the_last_word_of_a_scanned_line_more_may_stand() -> None:
    (found,) = masked(line("Ông Lò Văn Mẫu, ĐT 0912345678", ocr=True))
    last = line("Ông Lò Văn Mẫu, ĐT 0912345678").words[-1].box
    assert last
    assert hidden(found)[0].x1 > last.x1 + 40


def test_a_number_that_was_read_as_something_else_is_covered_behind_its_label() -> None:
    (found,) = masked(line("Số tài khoản: 19O3Z67B tại Ngân hàng", ocr=True))
    assert found.text == "Số tài khoản: ████████ tại Ngân hàng"


def test_on_a_page_that_was_read_poorly_no_long_number_and_no_birth_stays() -> None:
    said = line("thoại - chỗ 12/3/1975 sở 0912 345 678 0237.3852.123", ocr=True)
    (found,) = masked(said, confidence=0.7)
    assert found.text == "thoại - chỗ █████████ sở ████ ███ ███ 0237.3852.123"
    (found,) = masked(line("mã 123456789012", ocr=True), confidence=0.95)
    assert MASK not in found.text


def picture(*said: str, sure: float = 0.95) -> tuple[Line, ...]:
    box = Box(x0=80, y0=300, x1=400, y1=420)
    lines = (line(text, top=310 + 15 * n, kind="picture", sure=sure) for n, text in enumerate(said))
    return tuple(one.model_copy(update={"box": box}) for one in lines)


def shown(*lines: Line) -> list[str]:
    reading: Reading = of_pages([Page.model_validate(page(lines))])
    return [found.text for found in mask(reading).pages[0].lines]


def test_a_list_in_a_picture_keeps_its_names() -> None:
    assert shown(
        *picture(
            "Hội viên NS DĐ", "Trần Giả 1947 0369339863 Thôn Mẫu,", "Nam Giả", "Hà Thử 1950 0912345678 Mẫu"
        )
    ) == ["Hội viên NS DĐ", "Trần Giả █", "█", "Hà Thử █"]


def test_a_card_and_what_was_read_badly_go_whole() -> None:
    card = ("CĂN CƯỚC CÔNG DÂN", "Họ và tên: LÒ", "MẪU", "Quê quán: Mẫu", "Giả", "Số: 014075001234")
    assert shown(*picture(*card)) == ["CĂN CƯỚC CÔNG DÂN █", "Họ và tên: LÒ █", "MẪU █", "█", "█", "█"]
    assert set(shown(*picture("Trần Giả 0369339863", "Hà Thử ngày trực", sure=0.6))) == {"█"}
    assert shown(*picture("Sơ đồ tổ chức", "Sở Mẫu")) == ["Sơ đồ tổ chức", "Sở Mẫu"]


def test_labels_of_a_form_have_their_values_below_them() -> None:
    labels = line("Tài khoản cá nhân", left=80), line("Mở tại", left=300)
    values = line("0970 5410 33860", left=80, top=120), line("Agribank Mẫu", left=300, top=120)
    beside = [
        Line(words=(*left.words, *right.words), box=Box.around([left.box, right.box]))  # type: ignore[list-item]
        for left, right in (labels, values)
    ]
    assert shown(*beside) == ["Tài khoản cá nhân Mở tại", "████ ████ █████ Agribank Mẫu"]
