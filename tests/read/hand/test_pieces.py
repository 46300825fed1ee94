"""What was read takes its place in the line, whatever OCR made of it before."""

from __future__ import annotations

import pytest

from pipeline.read.hand.find import Place
from pipeline.read.hand.pieces import with_line
from pipeline.read.hand.read import Group, Line
from pipeline.read.layout.pieces import Piece


def word(text: str, x0: float, x1: float) -> Piece:
    return Piece(text, x0, 90, x1, 102, 100, 13, 0.9, "ocr")


def group(text: str, x0: float, x1: float, probability: float = 0.99) -> Group:
    return Group(text, probability, True, x0, x1)


def mended(kind: str, words: list[Piece], line: Line) -> list[str]:
    place = Place(kind, 70, 400, 100, tuple(words), ())  # type: ignore[arg-type]
    found = with_line(place, line, [word("Độc", 500, 520), *words], 1.0)
    return [piece.text for piece in sorted(found, key=lambda piece: piece.x0)][:-1]


@pytest.mark.parametrize(
    "words",
    [
        [word("Số:", 80, 98), word("43G6", 102, 128), word("/QĐ-UBND", 132, 190)],
        [word("Sô:43G6/QĐ-UBND", 80, 190)],
        [word("Số:4", 80, 110), word("36G/QĐ-UBND", 112, 190)],
        [word("S6:", 80, 98), word(",QĐ-UBND", 131, 190)],
        [word("Số:", 80, 98), word("#", 102, 110), word("%/QĐ-", 115, 150), word("UBND", 152, 190)],
    ],
)
def test_a_number(words: list[Piece]) -> None:
    line = Line((group("4366", 102, 128),), (89, 133))
    assert "".join(mended("number", words, line)) == "Số:4366/QĐ-UBND"


@pytest.mark.parametrize(
    "words",
    [
        [
            word("ngày", 80, 100),
            word("Z1", 104, 116),
            word("tháng", 120, 148),
            word("năm", 170, 190),
            word("2021", 194, 214),
        ],
        [word("ngàyZ1tháng", 80, 148), word("3năm2021", 155, 214)],
        [word("ngày", 80, 100), word("tháng3", 120, 162), word("năm", 170, 190), word("2021.", 194, 216)],
    ],
)
def test_a_date(words: list[Piece]) -> None:
    line = Line((group("21", 104, 116), group("3", 155, 162)), (90, 134, 180))
    assert " ".join(mended("date", words, line)).rstrip(".") == "ngày 21 tháng 3 năm 2021"


@pytest.mark.parametrize(
    ("symbol", "wanted"),
    [
        ("-QĐ/TU", "-QĐ/TU"),
        ("/OĐ-UBND", "/QĐ-UBND"),
        ("/2021/TT-BYT", "/2021/TT-BYT"),
        ("/SYT-KHTC", "/SYT-KHTC"),
    ],
)
def test_a_symbol_keeps_its_sign_and_year(symbol: str, wanted: str) -> None:
    words = [word("Số:", 80, 98), word(f"I7{symbol}", 102, 190)]
    line = Line((group("17", 102, 118),), (89, 120))
    assert "".join(mended("number", words, line)) == f"Số:17{wanted}"


def test_a_number_may_look_like_a_year() -> None:
    words = [word("Số:", 80, 98), word("1938/QĐ-UBND", 102, 200)]
    line = Line((group("1938", 102, 130),), (89, 134))
    assert "".join(mended("number", words, line)) == "Số:1938/QĐ-UBND"


def test_two_readers_that_agree_are_surer() -> None:
    line = Line((group("21", 104, 116, 0.9), group("3", 155, 162, 0.9)), (90, 134, 180))
    words = [word("ngày", 80, 100), word("21", 104, 116), word("tháng", 120, 148), word("năm", 170, 190)]
    place = Place("date", 70, 400, 100, tuple(words), ())
    sure = {piece.text: piece.confidence for piece in with_line(place, line, words, 1.0)}
    assert sure["21"] > 0.9 > 0.8 > sure["3"]


def test_what_is_unsure_stays_as_it_was() -> None:
    words = [word("Số:", 80, 98), word("43G6", 102, 128), word("/QĐ-UBND", 132, 190)]
    line = Line((group("4366", 102, 128, 0.1),), (89, 133))
    assert mended("number", words, line) == ["Số:", "43G6", "/QĐ-UBND"]


def test_confidence_tells_which_values_want_a_look() -> None:
    words = [word("Số:", 80, 98), word("/QĐ-UBND", 132, 190)]
    place = Place("number", 70, 400, 100, tuple(words), ())
    found = {
        probability: next(
            piece
            for piece in with_line(place, Line((group("7", 110, 116, probability),), (89, 133)), words, 1.0)
            if piece.text == "7"
        )
        for probability in (0.5, 0.999)
    }
    assert found[0.5].confidence < 0.8 < found[0.999].confidence
    assert {piece.source for piece in found.values()} == {"hand"}


def test_print_stays_as_it_is() -> None:
    words = [word("Số:", 80, 98), word("12/QĐ-UBND", 102, 190)]
    line = Line((Group("12", 0.9, False, 102, 114),), (89, 116))
    assert mended("number", words, line) == ["Số:", "12/QĐ-UBND"]


@pytest.mark.parametrize(
    ("words", "seen", "wanted"),
    [
        (
            [word("Số:", 80, 98), word("412", 102, 128), word("/QĐ-UB", 132, 190)],
            "4",
            ["Số:", "412", "/QĐ-UB"],
        ),
        ([word("Số:", 80, 98), word("277-QĐ/TU", 102, 190)], "27", ["Số:", "277-QĐ/TU"]),
        ([word("Số:", 80, 98), word("52:VQĐ-BYT", 102, 190)], "5213", ["Số:", "5213", "/QĐ-BYT"]),
    ],
)
def test_surer_print_and_the_symbol_stay_beside_an_unsure_hand(
    words: list[Piece], seen: str, wanted: list[str]
) -> None:
    assert mended("number", words, Line((group(seen, 102, 118, 0.6),), (89, 133))) == wanted


def test_the_year_stays_where_a_month_is_not_read() -> None:
    words = [word("ngày", 80, 100), word("2", 104, 112), word("tháng/0hăm", 120, 186), word("2017", 188, 210)]
    line = Line((group("9", 104, 112), group("17", 150, 165, 0.1)), (90, 134, 180))
    assert " ".join(mended("date", words, line)) == "ngày 9 tháng năm 2017"


def test_where_nothing_was_read_nothing_changes() -> None:
    words = [word("ngày", 80, 100), word("tháng", 120, 148), word("năm", 170, 190), word("2021", 194, 214)]
    line = Line((group("", 104, 104, 1.0), group("", 155, 155, 1.0)), (90, 134, 180))
    assert " ".join(mended("date", words, line)) == "ngày tháng năm 2021"
    printed = Line((Group("", 1.0, False, 104, 104), Group("", 1.0, False, 155, 155)), (90, 134, 180))
    assert " ".join(mended("date", words, printed)) == "ngày tháng năm 2021"
