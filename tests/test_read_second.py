"""Two engines vote on diacritics: what is taken over, what is doubted, what is never touched."""

from __future__ import annotations

import pytest

from pipeline.read.ocr import SeenWord
from pipeline.read.second_reader import AGREED, DISPUTED, _aligned, _vote


def word(text: str, confidence: float = 0.95) -> SeenWord:
    return SeenWord(text, 0, 0, 10.0 * len(text), 20, 18, 20, confidence)


@pytest.mark.parametrize(
    ("ours", "theirs", "text"),
    [
        pytest.param("Trần", "Trần", "Trần", id="agreed"),
        pytest.param("năm", "nãm", "năm", id="a syllable that decisions do not use gives way"),
        pytest.param("QUYÉT", "QUYẾT", "QUYẾT", id="an impossible syllable gives way"),
        pytest.param("Hoà", "Hòa", "Hoà", id="only the tone's place differs"),
    ],
)
def test_the_vote_takes_what_decisions_are_made_of(ours: str, theirs: str, text: str) -> None:
    assert _vote(word(ours), theirs).text == text


def test_agreement_makes_sure_and_dispute_makes_doubtful() -> None:
    assert _vote(word("Sơn", 0.7), "Sơn").confidence == AGREED
    assert _vote(word("Hưng", 0.95), "Hùng") == word("Hưng", DISPUTED)


def test_a_weak_word_gives_way_to_a_possible_one() -> None:
    voted = _vote(word("Hưng", 0.79), "Hùng")
    assert (voted.text, voted.confidence <= DISPUTED) == ("Hùng", True)


def test_other_letters_are_never_taken() -> None:
    assert _aligned(["BVPK", "tỉnh"], "BVĐK tỉnh") == [None, "tỉnh"]
    assert _vote(word("BVPK"), None) == word("BVPK")


def test_glued_words_are_parted_where_capitals_meet_small_letters() -> None:
    assert _aligned(["Giám", "Định", "BHXHtỉnh"], "Giám Định BHXH tỉnh") == ["Giám", "Định", "BHXH tỉnh"]


def test_a_missing_mark_is_the_second_engines_slip() -> None:
    assert _vote(word("Rỉ", 0.7), "Ri").text == "Rỉ"
    assert _vote(word("tỉnh"), "tinh") == word("tỉnh")
