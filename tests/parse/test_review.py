"""What the parser asks a person to look at."""

from __future__ import annotations

import pytest

from pipeline.parse import parse
from schemas import Decision
from schemas.page import Column
from tests.support.reading import CLOSING, FOUNDING, HEAD, act, line, of_pages, page

SEATS = (
    "1. Ông Lò Văn Thử, Giám đốc Sở Y tế - Tổ trưởng;\n2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"
)


def read_act(
    articles: str, sure: float = 0.97, *, closing: str = CLOSING, centred: bool = False, shift: float = 0.0
) -> Decision:
    """The one decision of a page read from an image, every word as sure as that.

    centred: the signature block stands on one middle, its last line off it by `shift` points.
    """
    texts = (HEAD + articles + closing).splitlines()
    block = range(len(texts) - 3, len(texts)) if centred else range(0)
    lines = []
    for i, text in enumerate(texts):
        off = shift if i == len(texts) - 1 else 0.0
        left = 400 - 2.5 * len(text) + off if i in block else 85
        column: Column = "right" if i in block else "full"
        lines.append(line(text, left, 60 + 16 * i, column=column, sure=sure, ocr=True))
    (decision,) = parse(of_pages([page(lines, text_source="ocr")]))
    return decision


POSTS = {
    "Giám đốc Sở Y tế": False,
    "Phó Chánh Văn phòng UBND tỉnh": False,
    "GiámĐốc Sở Y tế": True,
    "Giám đốc ~ Sở Y tế": True,
}


@pytest.mark.parametrize(("post", "odd"), POSTS.items())
def test_only_posts_that_look_like_none_are_odd(post: str, odd: bool) -> None:
    decision = read_act(
        FOUNDING
        + f"1. Ông Lò Văn Thử, {post} - Tổ trưởng;\n2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"
    )
    assert decision.members[0].name == "Lò Văn Thử"
    assert (
        any(i.code == "unlike" and i.path and i.path.startswith("members[0]") for i in decision.review) is odd
    )


@pytest.mark.parametrize(
    ("post", "odd"),
    [("Phó Giám đốc Sở Y tế", False), ("Cây văn nghệ. Hát hay Sở Y tế", True)],
    ids=["rank", "none"],
)
def test_posts_of_text_layers_are_looked_at_as_well(post: str, odd: bool) -> None:
    decision = act(FOUNDING + f"1. Ông Lò Văn Thử, {post} - Tổ trưởng;\n2. Bà Mai Thí Dụ - Thành viên.\n")
    assert decision.members[0].name == "Lò Văn Thử"
    assert any(i.code == "unlike" and "[0]" in str(i.path) for i in decision.review) is odd


SIGNED = {
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"): ("PHÓ CHỦ TỊCH", None),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"): ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", None),
    ("KT. CHỦ TỊCH", "CHỦ TỊCH"): ("PHÓ CHỦ TỊCH", "derived"),
    ("KT. CHỦ TỊCH", "PHO CHU TI"): ("PHÓ CHỦ TỊCH", "derived"),
    ("KT? GIÁM ĐỐC", "PRO GIÁM ĐỐC"): ("PHÓ GIÁM ĐỐC", "derived"),
    ("KT. BỘ TRƯỞNG", "THU TRUONG"): ("THỨ TRƯỞNG", "derived"),
    ("KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"): ("CHÁNH VĂN PHÒNG", "cut-off"),
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"): ("CHỦ TỊCH", None),
}


@pytest.mark.parametrize(("lines", "read"), SIGNED.items())
def test_a_seal_may_hide_words_of_the_signing_post(
    lines: tuple[str, str], read: tuple[str, str | None]
) -> None:
    closing = CLOSING.replace("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "\n".join(lines))
    decision = read_act(FOUNDING + SEATS, closing=closing, centred=True)
    assert decision.signature.position == read[0]
    codes = {i.code for i in decision.review if i.path == "signature.position"} - {"low-confidence"}
    assert codes == ({read[1]} if read[1] else set())


def test_a_line_off_the_middle_of_its_block_is_doubtful() -> None:
    straight, shifted = (read_act(FOUNDING + SEATS, centred=True, shift=shift) for shift in (0.0, 16.0))
    assert not any(i.code == "cut-off" for i in straight.review)
    assert any(i.path == "signature.name" and i.code == "cut-off" for i in shifted.review)


def test_a_name_without_a_known_surname_is_doubtful_on_read_pages() -> None:
    decision = read_act(FOUNDING + SEATS.replace("Lò Văn Thử", "Thúy Văn Thử"), sure=0.92)
    assert any(i.path == "members[0].name" and i.code == "unlike" for i in decision.review)


@pytest.mark.parametrize(
    ("annex", "sure"),
    [
        ("", set()),
        ("(Ban hành kèm theo Quyết định số 21/QĐ-UBND ngày 05/4/2024)", {"number", "issued_on"}),
        ("(Kèm theo Quyết định số 21/QĐ-UBND ngày 15 tháng 4 năm 2024\ncủa Chủ tịch)", {"number"}),
        ("(Kèm theo Quyết định số 27/QĐ-UBND ngày   /   /2024)", set()),
    ],
)
def test_what_the_act_says_elsewhere_of_its_number_and_date(annex: str, sure: set[str]) -> None:
    text = HEAD + FOUNDING + SEATS + CLOSING + f"PHỤ LỤC\nDANH SÁCH TỔ CÔNG TÁC\n{annex}\n"
    rows = [line(words, 85, 60 + 16 * n, ocr=True) for n, words in enumerate(text.splitlines())]
    decision = parse(of_pages([page(rows, text_source="ocr")]))[0]
    told = {item.path for item in decision.review if item.code == "handwritten"}
    assert told == {"number", "issued_on"} - sure


def test_a_duty_is_as_doubtful_as_the_name_of_whom_it_is_given_to() -> None:
    seat = "1. Ông Lò Văn Thử, Giám đốc Sở Y tế - Tổ trưởng: phụ trách chung việc trồng cây của tỉnh;\n"
    for sure, flagged in ((0.4, True), (0.99, False)):
        decision = read_act(FOUNDING + seat + SEATS.split("\n")[1] + "\n", sure=sure)
        assert [(duty.assignee, duty.member) for duty in decision.duties] == [("Lò Văn Thử", 0)]
        paths = {item.path for item in decision.review}
        assert ("members[0].name" in paths, "duties[0].assignee" in paths) == (flagged, flagged)
