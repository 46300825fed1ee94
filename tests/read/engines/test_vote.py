"""Engines vote on every word: what is taken over, what is doubted, what language may and may not decide."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.pdf.raster import Pixels
from pipeline.read import reader_version
from pipeline.read.engines import confirm as confirming
from pipeline.read.engines.confirm import confirm
from pipeline.read.engines.own_layer import OwnLayer
from pipeline.read.engines.strips import LineReader, Strip
from pipeline.read.engines.tesseract import SeenWord
from pipeline.read.engines.vote import AGREED, DISPUTED, Voice, vote
from pipeline.read.image.clean import Cleaned
from pipeline.read.layout.pieces import Piece
from pipeline.settings import ReadSettings

TRUE, ASTER = (0.7, 0.4), (1.3, 0.4)  # weights of the engines that read lines


def words(text: str, confidence: float = 0.95, top: float = 0) -> list[SeenWord]:
    """A line of words ten pixels a letter wide."""
    found, x = [], 0.0
    for part in text.split():
        found.append(SeenWord(part, x, top, x + 10 * len(part), top + 20, top + 18, 20, confidence))
        x += 10 * len(part) + 10
    return found


def read(skeleton: str, *others: str, confidence: float = 0.95) -> str:
    """The text that a vote of two or three gives."""
    voices = [Voice(text, *weights) for text, weights in zip(others, (TRUE, ASTER), strict=False)]
    return " ".join(word.text for word in vote(words(skeleton, confidence), voices))


@pytest.mark.parametrize(
    ("readings", "text"),
    [
        pytest.param(("Trần", "Trần"), "Trần", id="agreed"),
        pytest.param(("kiêm soát", "kiểm soát"), "kiểm soát", id="neighbours that make a compound gain"),
        pytest.param(("QUYÉT", "QUYẾT"), "QUYÉT", id="capitals stand until the mending of impossible ones"),
        pytest.param(("năm", "nãm"), "năm", id="a rare syllable does not win"),
        pytest.param(("Bứu", "Bữu", "Bửu"), "Bửu", id="of three that differ the best reader of tones"),
        pytest.param(("Diễm", "Diểm", "Diểm"), "Diểm", id="two of three see a rare name"),
        pytest.param(("hướng dân", "hướng dân", "hướng dẫn"), "hướng dẫn", id="a compound against two"),
        pytest.param(("tỉnh;", "tinh:", "tỉnh:"), "tỉnh;", id="punctuation is the skeleton's"),
        pytest.param(("31/102017", "31/10/2017", "31/102017"), "31/10/2017", id="a full date gains"),
        pytest.param(("Luật T ổ chức", "Luật Tổ chức", "Luật Tổ chức"), "Luật Tổ chức", id="a word rent"),
        pytest.param(("Bộ Y tế", "Bộ Ytế", "Bộ Ytế"), "Bộ Y tế", id="others glue what are two words"),
        pytest.param(("ngày — tháng", "ngày tháng", "ngày tháng"), "ngày tháng", id="noise that one sees"),
        pytest.param(("ngày — tháng", "ngày tháng"), "ngày — tháng", id="one against one removes nothing"),
        pytest.param(("BHXHtỉnh", "BHXH tỉnh"), "BHXH tỉnh", id="glued where capitals meet small letters"),
        pytest.param(("Hoà", "Hòa"), "Hoà", id="only the tone's place differs"),
        pytest.param(("Số 12", ""), "Số 12", id="an engine that sees nothing takes nothing away"),
    ],
)
def test_the_vote_takes_what_has_most_support(readings: tuple[str, ...], text: str) -> None:
    assert read(*readings) == text


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Văn Kiêm soát", "Lê Thị Hường dẫn", "Trần Chinh phủ"],
)
def test_language_never_touches_a_name(name: str) -> None:
    """The other engine sees a compound, with better sense and less weight."""
    seen = name.replace("Kiêm", "Kiểm").replace("Hường", "Hướng").replace("Chinh", "Chính")
    assert read(name, seen) == name


def test_a_capital_that_stands_alone_is_no_name() -> None:
    assert read("Chinh phủ quy định", "Chính phủ quy định") == "Chính phủ quy định"


def test_agreement_makes_sure_and_dispute_makes_doubtful() -> None:
    (sure,) = vote(words("Sơn", 0.7), [Voice("Sơn", *TRUE)])
    (doubtful,) = vote(words("Hưng", 0.95), [Voice("Hùng", *TRUE)])
    (weak,) = vote(words("Hưng", 0.79), [Voice("Hùng", *TRUE)])
    assert sure.confidence == AGREED
    assert (doubtful.text, doubtful.confidence) == ("Hưng", DISPUTED)
    assert (weak.text, weak.confidence <= DISPUTED) == ("Hùng", True)


def test_a_speck_that_one_engine_sees_is_not_made_sure() -> None:
    _, speck, _ = vote([*words("cứ", 0.9), *words(":.", 0.3), *words("Luật", 0.9)], [Voice("cứ Luật", *TRUE)])
    assert (speck.text, speck.confidence) == (":.", 0.3)


def test_parted_and_joined_words_share_the_boxes() -> None:
    first, second = vote(words("BHXHtỉnh"), [Voice("BHXH tỉnh", *TRUE)])
    assert (first.x0, first.x1, second.x0, second.x1) == (0, 40, 40, 80)
    (whole,) = vote(words("T ổ"), [Voice("Tổ", *TRUE), Voice("Tổ", *ASTER)])
    assert (whole.text, whole.x0, whole.x1) == ("Tổ", 0, 30)


LINES = st.text("aAđĐếốỐ1 ./;:—", max_size=14)


@given(LINES, LINES, LINES)
def test_any_readings_can_be_voted_on(skeleton: str, second: str, third: str) -> None:
    given_words = words(skeleton)
    voted = vote(given_words, [Voice(second, *TRUE), Voice(third, *ASTER)])
    assert vote(given_words, [Voice(second, *TRUE), Voice(third, *ASTER)]) == voted
    assert all(word.text and " " not in word.text and 0 <= word.confidence <= 1 for word in voted)
    assert all(given_words[0].x0 <= word.x0 <= word.x1 <= given_words[-1].x1 for word in voted)
    assert {c for word in voted for c in word.text} <= {*skeleton, *second, *third}


class Fake:
    """Gives the lines it was told, by how high they stand."""

    def __init__(self, texts: dict[float, str], letters: float = 1.0) -> None:
        self.texts, self.letters, self.signs = texts, letters, 0.4
        self.asked: list[Strip] = []

    def read(self, page: Pixels, strips: Sequence[Strip]) -> list[str]:
        self.asked += strips
        return [self.texts[strip.top] for strip in strips]


def confirmed(monkeypatch: pytest.MonkeyPatch, *readers: LineReader, alone: Sequence[LineReader] = ()) -> str:
    """Two lines confirmed by the engines given; alone: those of this page."""
    monkeypatch.setattr(confirming, "line_readers", lambda: readers)
    seen = [*words("Ông Lê Thư", 0.9), *words("Bà Trần Vi", 0.9, top=50)]
    return " ".join(word.text for word in confirm(np.full((100, 400), 255, np.uint8), seen, alone))


def test_any_engine_behind_the_protocol_votes(monkeypatch: pytest.MonkeyPatch) -> None:
    engines = [Fake({0: "Ông Lê Thử", 50: "Bà Trần Vi"}), Fake({0: "Ông Lê Thử", 50: "Bà Trấn Vi"})]
    assert confirmed(monkeypatch, *engines) == "Ông Lê Thử Bà Trần Vi"
    assert confirmed(monkeypatch) == "Ông Lê Thư Bà Trần Vi"
    assert confirmed(monkeypatch, engines[0], alone=[engines[1]]) == "Ông Lê Thử Bà Trần Vi"


def test_an_engine_may_see_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert confirmed(monkeypatch, Fake({0: "", 50: " "}), Fake({0: "", 50: ""})) == "Ông Lê Thư Bà Trần Vi"


def test_slanted_print_does_not_widen_a_strip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tesseract's box of an unsure slanted word reaches into the next line."""
    engine = Fake({0: "Nơi nhận:"})
    monkeypatch.setattr(confirming, "line_readers", lambda: (engine,))
    slanted, upright = words("FVt nhận:", 0.9)
    confirm(np.full((100, 400), 255, np.uint8), [slanted._replace(bottom=45, confidence=0.1), upright])
    assert [(strip.x0, strip.bottom) for strip in engine.asked] == [(0, 20)]


def test_the_layer_of_a_file_reads_lines_of_the_levelled_page() -> None:
    """Its words stand on the page as given, in points; the strips in the levelled image, in pixels."""
    back = np.array([[1.0, 0.0, 0.0], [0.02, 1.0, 7.0]])
    pieces = [
        Piece(text, x, 0.02 * x + 36, x + 30, 0.02 * x + 46, 45, 10) for x, text in ((200, "Thử"), (72, "Lê"))
    ]
    layer = OwnLayer(pieces, 144, Cleaned(np.zeros((9, 9), np.uint8), back, 1.1))
    page = np.zeros((9, 9), np.uint8)
    assert layer.read(page, [Strip(0, 60, 900, 90), Strip(0, 90, 900, 120)]) == ["Lê Thử", ""]


def test_the_engines_are_part_of_the_key_of_a_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = set()
    for engines in ({"trueocr": "0.1.1"}, {"trueocr": "0.1.1", "asterocr": "1.0.2"}, {"trueocr": "0.1.2"}):
        monkeypatch.setattr("pipeline.read.file.line_engines", lambda engines=engines: engines)
        keys.add(reader_version(ReadSettings()))
    assert len(keys) == 3
