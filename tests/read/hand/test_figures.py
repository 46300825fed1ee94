"""Columns of probabilities → figures. Of each mark the columns say what was drawn into them here."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.read.hand.alphabet import MARKS
from pipeline.read.hand.figures import MOST, agreed, figures_between, place_of


def columns(marks: str, sure: float = 0.9) -> np.ndarray:
    """One column a mark, '_' being nothing; what is not `sure` is nothing, or a 7 where that is drawn."""
    said = np.full((len(marks), 1 + len(MARKS)), 1e-6, np.float32)
    for n, mark in enumerate(marks):
        said[n, 0] = 1 - sure
        said[n, 0 if mark == "_" else 1 + MARKS.index(mark)] = sure
    return said


@pytest.mark.parametrize(
    ("marks", "text", "by_hand"),
    [
        ("_e_d_gg_g_", "4366", True),
        ("_11_", "1", False),
        ("_1_1_", "11", False),
        ("_b1_", "1", True),  # one figure that looks a little like print
        ("____", "", False),
        ("_d_b_h_g_?_", "3176?", True),
    ],
)
def test_figures_come_with_their_probability(marks: str, text: str, by_hand: bool) -> None:
    best = figures_between(columns(marks), 0, len(marks))[0]
    assert best.text == text
    assert 0.3 < best.probability <= 1
    if text and text != "1":
        assert (best.by_hand > 0.5) is by_hand


def test_a_doubtful_figure_gives_two_readings() -> None:
    said = columns("_b_h_")
    said[3, 1 + MARKS.index("h")], said[3, 1 + MARKS.index("b")] = 0.5, 0.4
    found = {figures.text: figures.probability for figures in figures_between(said, 0, 5)}
    assert found["17"] > found["11"] > 0.2


def test_a_word_that_is_not_there_has_no_place() -> None:
    said = columns("_n__t_")
    assert (place_of(said, "n"), place_of(said, "t"), place_of(said, "m")) == (1, 4, None)


@pytest.mark.parametrize(
    ("kind", "marks", "doubt", "text"),
    [
        ("day", "_e_f_", "b", "15"),  # no month has a 45th
        ("number", "_e_f_", "b", "45"),
        ("month", "_b_c_", "d", "12"),
        ("number", "_a_h_", "b", "07"),
        ("day", "_____", "_", ""),
        ("number", "_d_?_", "d", ""),  # '3B' is no figure to guess at
    ],
)
def test_views_agree_on_what_may_stand_there(kind: str, marks: str, doubt: str, text: str) -> None:
    views = []
    for sure in (0.9, 0.7):
        said = columns(marks)
        said[1] *= sure
        said[1, 0 if doubt == "_" else 1 + MARKS.index(doubt)] += 1 - sure
        views.append(figures_between(said, 0, len(marks)))
    found, probability = agreed(views, MOST[kind])
    assert found == text
    assert 0.3 < probability <= 1
