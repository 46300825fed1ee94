"""Reading of real decisions, where they are at hand: numbers and dates that only a signature draws."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pipeline.read import read
from pipeline.settings import ReadSettings
from tests.support.needs import needs_ocr, needs_shared
from tests.support.places import SHARED

FOLDERS = sorted((SHARED / "headers").glob("*/gold.json")) if SHARED.is_dir() else []

pytestmark = needs_shared


@pytest.mark.parametrize("gold", FOLDERS, ids=[path.parent.name for path in FOLDERS])
def test_number_and_date_stand_in_the_head(gold: Path) -> None:
    decision = json.loads(gold.read_text("utf-8"))["decision"]
    reading = read(gold.with_name("source.pdf"), ReadSettings(ocr="never"))
    left = [re.sub(r"\s", "", line.text) for line in reading.pages[0].lines if line.column == "left"]
    right = [re.sub(r"\s", "", line.text) for line in reading.pages[0].lines if line.column == "right"]
    year, month, day = decision["issued_on"].split("-")
    assert f"Số:{decision['number']}/{decision['symbol']}" in left
    assert any(re.search(rf"ngày0?{int(day)}tháng0?{int(month)}năm{year}$", line) for line in right)
    assert reading.split == "digital"
    assert reading.is_signed
    assert all(signature.signer and signature.signed_at for signature in reading.signatures)
    # Number and date are drawn by fields of the first page, seal and signature by those of a later one.
    assert {1} < {signature.page for signature in reading.signatures if signature.box}


@needs_ocr
@pytest.mark.parametrize(
    ("slug", "least"),
    [("kien-giang-5060-qd-syt", 28), ("kien-giang-1696-qd-syt", 28), ("tay-do-539-qd-dhtd", 9)],
)
def test_names_stand_in_the_cells_of_rows(slug: str, least: int) -> None:
    folder = SHARED / slug
    members = json.loads((folder / "gold.json").read_text("utf-8"))["members"]
    reading = read(folder / "source.pdf", ReadSettings())
    cells = [c.text for page in reading.pages for line in page.lines for c in line.cells]
    assert sum(any(member["name"] in cell for cell in cells) for member in members) >= least
