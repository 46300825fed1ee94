"""Limits of confidence: where they come from, what they are applied to."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from benchmarks.calibration.documents import document
from benchmarks.calibration.limits import EDGES, Band, bands, limits
from benchmarks.calibration.report import HEADING, chosen_on, put_section, toml
from benchmarks.calibration.values import Value
from corpus.generator import gold
from pipeline.parse.limits import LONG, field_of, limit_of
from tests.parse.test_review import SEATS, read_act
from tests.support.reading import FOUNDING


def _values(field: str, confidence: float, count: int, wrong: int) -> list[Value]:
    return [Value(f"d{n:03d}", field, confidence, n >= wrong, False, False) for n in range(count)]


def test_paths_are_measured_by_field_and_length() -> None:
    assert field_of("members[12].name", "Lò Văn Thử") == "members.name"
    assert field_of("duties[0].text", "x" * 61) == LONG
    assert field_of("subject", "Về việc") == "subject"


def test_a_name_must_be_surer_than_its_limit() -> None:
    limit = limit_of("members[0].name", "Lò Văn Thử")
    assert EDGES[0] < limit <= EDGES[-1]
    for sure, doubted in ((limit, False), (limit - 0.01, True)):
        items = read_act(FOUNDING + SEATS, sure).review
        assert any(i.code == "low-confidence" and i.path == "members[0].name" for i in items) is doubted


def test_values_with_another_doubt_are_not_counted() -> None:
    found = [
        *_values("a", 0.97, 4, 1),
        Value("d000", "a", 0.97, False, True, True),
        Value("d000", "a", None, True, False, False),
    ]
    assert bands(found)[-1] == Band(4, 1)


NAMES = [
    *_values("names", 0.3, 40, 20), *_values("names", 0.7, 40, 10), *_values("names", 0.85, 100, 12),
    *_values("names", 0.9, 60, 1), *_values("names", 0.93, 60, 1), *_values("names", 0.97, 900, 9),
]  # fmt: skip
CODES = [*_values("codes", 0.3, 40, 0), *_values("codes", 0.85, 90, 0), *_values("codes", 0.97, 900, 0)]


def test_a_band_is_flagged_when_one_in_twenty_is_wrong() -> None:
    assert limits([*NAMES, *CODES]) == (0.86, {"codes": 0.6})


def test_few_values_of_a_field_prove_little() -> None:
    assert limits([*NAMES, *_values("seldom", 0.85, 1, 0)]) == (0.86, {})


def test_the_limits_are_written_as_data() -> None:
    content = tomllib.loads(toml([*NAMES, *CODES], date(2026, 1, 2)))
    assert content == {"other": 0.86, "fields": {"codes": 0.6}}


def test_a_decision_is_made_up_the_same_way_each_time() -> None:
    assert document(3) == document(3)
    assert document(3) != document(4)
    assert chosen_on("d004")
    assert not chosen_on("d005")


@pytest.mark.parametrize("seed", range(6))
def test_made_up_decisions_have_gold(seed: int) -> None:
    record = gold.record(document(seed), "source.pdf", "0" * 64)
    assert record["members"][0]["role"] == "head"
    assert len(record["members"]) >= 5
    assert len(record["duties"]) >= 3
    assert record["legal_bases"]
    assert all(
        member["name"] and member["position"] and member["organization"] for member in record["members"]
    )


def test_the_measuring_page_keeps_its_other_sections(tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    page.write_text(f"# Độ chính xác\n\ntrước\n\n{HEADING}\n\ncũ\n\n## Sau\n\nsau\n", "utf-8")
    for _ in range(2):
        put_section(page, f"{HEADING}\n\nmới\n")
        assert page.read_text("utf-8") == (f"# Độ chính xác\n\ntrước\n\n{HEADING}\n\nmới\n\n## Sau\n\nsau\n")
