"""How a decision is cited, in words and as files for reference managers."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from pipeline.publish.pages.citation import FORMATS, as_linked_data, in_words
from tests.support.publish_sample import D1, D3, PAGE_1
from tests.support.site import Site

FULL: dict[str, Any] = {
    "id": "ab-1", "type": "Quyết định", "code": "12/QĐ-UBND", "issued_on": "2025-03-04", "issued_year": 2025,
    "issuer": "Chủ tịch Ủy ban nhân dân tỉnh", "subject": "Về việc {A} & B_c",
    "source_url": "https://mau.example/12.pdf", "publisher": "Cổng mẫu", "retrieved_on": "2026-01-05",
}  # fmt: skip
BARE = dict.fromkeys(FULL) | {"id": "ab-1"}
PAGE, TODAY = "https://mau.example/quyet-dinh/ab-1", date(2026, 11, 30)


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (
            FULL,
            "Quyết định số 12/QĐ-UBND ngày 04 tháng 03 năm 2025 của Chủ tịch Ủy ban nhân dân tỉnh "
            "về việc {A} & B_c",
        ),
        (BARE, "Quyết định"),
    ],
)
def test_in_words(decision: dict[str, Any], said: str) -> None:
    assert in_words(decision) == said


def test_bibtex_escapes_what_tex_would_read() -> None:
    written = FORMATS["bib"][1](FULL, PAGE, TODAY)
    assert written.startswith("@legislation{qd-ab-1,\n")
    assert r"title = {Về việc \{A\} \& B\_c}," in written
    assert r"note = {Nguồn: https://mau.example/12.pdf, lấy ngày 2026-01-05}," in written
    assert "author = {{Chủ tịch Ủy ban nhân dân tỉnh}}," in written
    assert f"url = {{{PAGE}}},\n  urldate = {{2026-11-30}},\n}}" in written


def test_ris_has_a_tag_a_line() -> None:
    lines = FORMATS["ris"][1](FULL | {"subject": "Hai\ndòng"}, PAGE, TODAY).split("\r\n")
    assert lines[:2] == ["TY  - STAT", "TI  - Hai dòng"]
    assert "DA  - 2025/03/04" in lines
    assert "PB  - Cổng mẫu" in lines
    assert lines[-2:] == ["ER  - ", ""]
    assert all(line[2:6] == "  - " for line in lines[:-1])


def test_csl_json_leaves_out_what_is_not_known() -> None:
    (full,) = json.loads(FORMATS["csl.json"][1](FULL, PAGE, TODAY))
    assert full["issued"] == {"date-parts": [[2025, 3, 4]]}
    assert full["accessed"] == {"date-parts": [[2026, 11, 30]]}
    (bare,) = json.loads(FORMATS["csl.json"][1](BARE, PAGE, TODAY))
    assert set(bare) == {"id", "type", "title", "language", "URL", "accessed"}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_files_are_offered_on_the_page(site: Site, form: str) -> None:
    address = f"{PAGE_1}.{form}"
    assert f'href="{address}"' in site.get(f"/quyet-dinh/{D1}").text
    answer = site.get(address)
    assert answer.status_code == 200
    assert f'filename="{D1}.{form}"' in answer.headers["content-disposition"]
    assert PAGE_1 in answer.text
    assert site.send("GET", f"/quyet-dinh/{D1}.{form}").headers["location"] == address
    assert site.get(f"/quyet-dinh/{'0' * 12}-1.{form}").status_code == 404


def test_linked_data_of_a_hostile_subject_ends_no_script(site: Site) -> None:
    page = site.get(f"/quyet-dinh/{D3}").text
    data = page.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(data)["@type"] == "Legislation"
    assert as_linked_data(BARE, PAGE)["name"] == "Quyết định chưa rõ trích yếu"
