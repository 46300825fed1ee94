"""Names that fold to words of the field: 'Công An', 'Thanh Trà', 'Cao Đăng' are persons after Ông and Bà."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import random

import pytest

from pipeline.lexicon import terms
from pipeline.parse import parse
from pipeline.parse.grammar.seats import parse_seat
from pipeline.text.fold import fold
from tests.support.places import ROOT
from tests.support.reading import CLOSING, FOUNDING, HEAD, act, line, of_pages, page

NAMES = [
    "Nguyễn Công An", "Nguyễn Công Ân", "Trần Thanh Trà", "Lê Thanh Tra", "Cao Đăng Khoa", "Lê Văn Thư",
    "Văn Công Tuấn", "Đỗ Trương Thu Hà", "Ngô Viện Minh", "Lê Bộ Lĩnh Mẫu", "Trần Sở Tùng", "Phan Hội An",
    "Đoàn Thanh Niên", "Lê Thị Ban", "Phó Bá Thử", "Hồ Công Đoàn", "Quyền Đình Thử", "Y Tê Niê", "Bác Văn Hoàng",
    "Tô Trương Mai", "Nông Đăn Mai", "Văn Thu Mẫu", "Chu Tích Mẫu", "Cầm Bá Phòng", "Lê Thị Khoa", "Nguyễn Bảo Tàng", "Lưu Trữ Thử", "Văn Thu Mẫu", "Chu Tích Mẫu", "Trần Liên Hiệp",
]  # fmt: skip
LINES = {
    "comma": "Ông {}, Phó Giám đốc Sở Y tế - Tổ trưởng;",
    "dash": "Ông {} - Phó Giám đốc Sở Y tế - Tổ trưởng;",
    "blank": "Ông {} Phó Giám đốc Sở Y tế - Tổ trưởng;",
}


def parsed(line: str) -> tuple[str | None, ...]:
    seat = parse_seat(line, fold(line), 0, len(line), "to")
    spans = (seat.name, seat.post.position, seat.post.organization)
    return tuple(line[slice(*span)] if span else None for span in spans)


@pytest.mark.parametrize("line", [LINES["comma"], LINES["dash"]], ids=["comma", "dash"])
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_sounds_like_a_term(name: str, line: str) -> None:
    assert parsed(line.format(name)) == (name, "Phó Giám đốc", "Sở Y tế")


@pytest.mark.parametrize(
    "name", ["Lê Thúy Mẫu", "Cao Đăng Khoa", "Trần Thanh Trà", "Lê Thúy Thành", "Vi Trọng Thanh"]
)
def test_only_a_blank_between_name_and_post(name: str) -> None:
    assert parsed(LINES["blank"].format(name)) == (name, "Phó Giám đốc", "Sở Y tế")


def test_nearly_all_names_that_chance_makes() -> None:
    chance = random.Random(8)
    lines = (ROOT / "benchmarks" / "site" / "given_names.txt").read_text("utf-8").splitlines()[1:]
    syllables = " ".join(lines).split()
    surnames = [name for name in terms.PERSONS.names.surnames if name.isalpha() and len(name) > 1]
    names = [
        " ".join([chance.choice(surnames), *chance.sample(syllables, chance.choice((1, 2, 2, 3)))])
        for _ in range(600)
    ]
    wrong = [n for n in names if parsed(LINES["comma"].format(n)) != (n, "Phó Giám đốc", "Sở Y tế")]
    assert len(wrong) <= 6, wrong


@pytest.mark.parametrize("ocr", [True, False])
def test_a_name_like_dieu_is_no_article(ocr: bool) -> None:
    text = HEAD + FOUNDING + "1. Bà Nguyễn Diệu Linh, Phó Giám đốc Sở Y tế - Tổ trưởng;\n" + CLOSING
    rows = [line(words, top=40 + 14 * n, ocr=ocr) for n, words in enumerate(text.splitlines())]
    (decision,) = parse(of_pages([page(rows, text_source="ocr" if ocr else "text-layer")], "scan"))
    assert [member.name for member in decision.members] == ["Nguyễn Diệu Linh"]


def test_words_of_a_layer_stay_as_printed_beside_a_stamped_number() -> None:
    text = HEAD + FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Tô pháp - Tổ trưởng;\n" + CLOSING
    rows = [line(words, top=40 + 14 * n) for n, words in enumerate(text.splitlines())]
    rows.insert(2, line("27", top=60, ocr=True))
    (decision,) = parse(of_pages([page(rows)], "digital"))
    assert decision.members[0].organization == "Sở Tô pháp"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Viện trưởng Viện Huyết học - Truyền máu Miền Trung Đặng Vũ Lâm", ("Đặng Vũ Lâm", "Viện trưởng")),
        ("Cục trưởng Cục Quản lý Dược Vũ Thị Mẫu", ("Vũ Thị Mẫu", "Cục trưởng")),
        ("Giám đốc Sở Y tế Nguyễn Thái Bình Dương", ("Nguyễn Thái Bình Dương", "Giám đốc")),
    ],
)
def test_a_name_right_behind_a_unit_begins_at_its_surname(line: str, wanted: tuple[str, str]) -> None:
    decision = act(f"{FOUNDING}1. {line}, Tổ trưởng;\n2. Giám đốc Sở Nội vụ Lê Thử Mẫu, Tổ phó.\n")
    assert (decision.members[0].name, decision.members[0].position) == wanted
