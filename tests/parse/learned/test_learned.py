"""The learned part: generated lines, noise, tags, and what the model kept with the code must reach."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.learned import Opinion, Tagged, agrees, opinion, second_opinion, tag
from pipeline.parse.learned.opinion import PARTS
from pipeline.parse.learned.tagger import MODEL
from pipeline.parse.learned.tokens import spans_of, tags_of, tokens_of
from pipeline.text.crf import Crf
from pipeline.text.fold import fold
from schemas import BodyKind
from tests.support.reading import FOUNDING, act
from training.generate import Sample, samples
from training.measure import f1, is_right, measured, words, write
from training.noise import add_noise
from training.train import LINES, NEGATIVES, train, training_lines
from training.vocabulary import vocabulary

LINE = "Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;"
FLOORS = {0.0: 0.945, 0.03: 0.905, 0.08: 0.83}
"""Span F1 on held-out lines by share of spoiled characters; a little below docs/accuracy.md."""


def test_one_seed_one_set_of_lines() -> None:
    assert samples(40, 3, noise=(0.05,), negatives=0.3) == samples(40, 3, noise=(0.05,), negatives=0.3)
    assert samples(40, 3) != samples(40, 4)


def test_spans_lie_on_whole_words_and_never_overlap() -> None:
    for sample in samples(400, 5, noise=(0.0, 0.08), negatives=0.2):
        spans = sorted(sample.spans.values())
        assert all(a < b <= len(sample.text) for a, b in spans)
        assert all(first[1] <= second[0] for first, second in pairwise(spans))
        assert all(sample.text[a:b] == sample.text[a:b].strip() for a, b in spans)


def test_long_word_lists_are_parted_between_training_and_measuring() -> None:
    training, held_out = vocabulary(False), vocabulary(True)
    for name in ("names.given", "divisions.words", "negatives.lines"):
        assert set(training.lists[name]).isdisjoint(held_out.lists[name])
        assert held_out.lists[name]
    assert set(training.agencies["department"]).isdisjoint(held_out.agencies["department"])


def test_enough_lines_are_no_seats() -> None:
    assert LINES * NEGATIVES >= 1500
    lines = training_lines(500)
    assert 0.2 < sum(not sample.spans for sample in lines) / len(lines) < 0.4


def test_noise_spoils_about_as_much_as_asked() -> None:
    text = "Phó Giám đốc Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng " * 40
    assert add_noise(text, 0.0, random.Random(1)) == text
    spoiled = add_noise(text, 0.05, random.Random(1))
    assert spoiled == unicodedata.normalize("NFC", spoiled) != text
    changed = sum(a != b for a, b in zip(text.split(), spoiled.split(), strict=False))
    assert changed > 10


def test_labels_come_back_as_the_spans_they_were_made_of() -> None:
    for sample in samples(200, 6):
        tokens = tokens_of(sample.text, 0, len(sample.text))
        runs = spans_of(sample.text, tokens, tags_of(tokens, sample.spans))
        back = {name: (tokens[a][0], tokens[b - 1][1]) for name, (a, b) in runs.items()}
        assert {n: words(sample.text, s) for n, s in back.items()} == {
            n: words(sample.text, s) for n, s in sample.spans.items()
        }


def test_a_line_is_tagged_at_its_own_offsets() -> None:
    text = f"1. {LINE} và phần sau"
    start, end = 3, 3 + len(LINE)
    tagged = tag(text, fold(text), start, end, "to")
    assert {name: text[slice(*span)] for name, span in tagged.spans.items()} == {
        "honorific": "Ông",
        "name": "Lò Văn Thử",
        "position": "Phó Giám đốc",
        "organization": "Sở Xây dựng",
        "role": "Tổ trưởng",
    }
    assert 0.9 < tagged.marginal <= 1
    assert tagged.marginals.keys() == tagged.spans.keys()


def test_rules_and_tagger_agree_on_a_plain_line_and_not_on_a_parse_gone_wrong() -> None:
    tagged = tag(LINE, fold(LINE), 0, len(LINE), "to")
    assert agrees(parse_seat(LINE, fold(LINE), 0, len(LINE), "to"), tagged)
    without_role = parse_seat(LINE, fold(LINE), 0, len(LINE) - len("- Tổ trưởng;"), "to")
    assert not agrees(without_role, tagged)


@settings(max_examples=150, derandomize=True)
@given(st.text(max_size=60), st.sampled_from(["to", "ban_chi_dao", None]))
def test_any_text_can_be_tagged(text: str, kind: str | None) -> None:
    tagged = tag(text, fold(text), 0, len(text), kind)  # type: ignore[arg-type]
    assert all(0 <= a < b <= len(text) for a, b in tagged.spans.values())
    assert 0 <= tagged.marginal <= 1


@pytest.mark.parametrize("noise", FLOORS)
def test_the_model_reaches_its_floor_and_beats_the_rules(noise: float) -> None:
    lines = measured(noise, 300)
    reached = f1([(one.sample, one.tagged.spans) for one in lines])
    assert reached >= FLOORS[noise]
    assert reached > f1([(one.sample, one.rules) for one in lines])


def test_where_both_agree_they_are_right() -> None:
    agreed = [one for one in measured(0.0, 300) if one.agreed]
    right = sum(is_right(one.sample.text, one.sample.spans, one.tagged.spans) for one in agreed)
    assert len(agreed) > 200
    assert right / len(agreed) >= 0.93


def test_few_other_lines_are_taken_for_seats() -> None:
    lines = measured(0.0, 300, negatives=1.0)
    found = [one for one in lines if {"name", "role"} & one.tagged.spans.keys()]
    assert len(found) / len(lines) <= 0.05


def test_the_model_file_is_small() -> None:
    assert MODEL.stat().st_size < 4_000_000


def test_training_again_gives_the_same_scores(tmp_path: Path) -> None:
    """Not the same bytes: the trainer numbers its features in another order each time."""
    scores = []
    held_out: list[Sample] = samples(150, 11, held_out=True)
    for name in ("first", "second"):
        train(tmp_path / name, count=500, iterations=40)
        model = Crf(tmp_path / name)
        scores.append(
            f1([(s, tag(s.text, fold(s.text), 0, len(s.text), s.kind, model).spans) for s in held_out])
        )
    assert scores[0] == pytest.approx(scores[1], abs=0.02)
    assert scores[0] > 0.8


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Crf(tmp_path / "none")


def test_the_measuring_page_keeps_its_other_sections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.measure.section", lambda day: "## Thành phần học máy\n\nmới\n")
    page = tmp_path / "accuracy.md"
    page.write_text(
        "# Độ chính xác\n\ntrước\n\n## Thành phần học máy\n\ncũ\n\n## Sau\n\nsau\n", encoding="utf-8"
    )
    for _ in range(2):
        write(page, date(2026, 11, 23))
        assert page.read_text(encoding="utf-8") == (
            "# Độ chính xác\n\ntrước\n\n## Thành phần học máy\n\nmới\n\n## Sau\n\nsau\n"
        )


def _opinion(line: str) -> tuple[str | None, str | None, Opinion]:
    folded = fold(line)
    seat = parse_seat(line, folded, 0, len(line), "ban_chi_dao", loose=True)
    found = second_opinion(line, folded, (0, len(line)), seat, "ban_chi_dao")
    cut = [line[slice(*span)] if span else None for span in (found.post.position, found.post.organization)]
    return cut[0], cut[1], found


def test_the_tagger_parts_a_post_in_which_the_rules_see_no_organisation() -> None:
    line = "Ông Lò Văn Thử, Chánh án Thi hành án dân sự - Phó Trưởng ban;"
    assert parse_seat(line, fold(line), 0, len(line), "ban_chi_dao", loose=True).post.organization is None
    position, organization, found = _opinion(line)
    assert (position, organization) == ("Chánh án", "Thi hành án dân sự")
    assert found.sure is not None
    assert found.sure >= PARTS
    assert not found.doubted


def test_what_the_rules_part_is_left_as_it_is() -> None:
    position, organization, found = _opinion("Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Ủy viên;")
    assert (position, organization) == ("Phó Giám đốc", "Sở Xây dựng")
    assert found.sure is None
    assert not found.doubted


def test_a_split_of_the_tagger_says_so_in_its_evidence() -> None:
    line = "1. Ông Lò Văn Thử, Phó Giám đốc Cung Văn hóa thiếu nhi - Tổ trưởng;\n"
    decision = act(FOUNDING + line + "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n")
    assert decision.members[0].organization == "Cung Văn hóa thiếu nhi"
    methods = {seen.path: seen.method for seen in decision.evidence}
    assert methods["members[0].organization"] == "learned"
    assert methods["members[1].organization"] == "rule"


def test_a_doubt_of_the_tagger_is_for_single_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_organization(text: str, folded: str, start: int, end: int, kind: BodyKind | None) -> Tagged:
        found = tag(text, folded, start, end, kind)
        return replace(found, spans={f: span for f, span in found.spans.items() if f != "organization"})

    monkeypatch.setattr(opinion, "tag", without_organization)
    decision = act(
        FOUNDING + "1. Ông Lò Văn Thử, Giám đốc Sở Y tế - Tổ trưởng;\n2. Bà Mai Thí Dụ - Thành viên.\n"
    )
    doubted = [item.path for item in decision.review if item.code == "parses-differ"]
    assert doubted == ["members[0].organization"]
