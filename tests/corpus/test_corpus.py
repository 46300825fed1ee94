"""The sample corpus: gold is valid, files match the manifest, pages say what gold says, all are marked."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest

from corpus.generator import drawing, fonts, gold, layout, manifest, plain, script
from schemas import Body, Decision, Duty, Executor, LegalBasis, Member, Recipient, Signature
from tests.support.places import CORPUS

ENTRIES = manifest.load(CORPUS / "MANIFEST.csv")
RECORD_KEYS = {
    "source", "sha256", "split", "note", "documents", "decision", "legal_bases", "articles", "bodies",
    "members", "duties", "executors", "recipients", "signature",
}  # fmt: skip
by_file = pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: Path(e.file).parent.name)


def record(entry: manifest.Entry) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPUS / entry.file).with_name("gold.json").read_text("utf-8"))
    return found


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def page_texts(entry: manifest.Entry) -> list[str]:
    """Text of each page of a digital file or text file."""
    path = CORPUS / entry.file
    if path.suffix == ".txt":
        return path.read_text("utf-8").split("\f")
    return pdf_texts(path.read_bytes())


def pdf_texts(content: bytes) -> list[str]:
    document = pdfium.PdfDocument(content)
    texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return texts


def body_text(entry: manifest.Entry) -> str:
    """All pages as one text, without footer and page numbers."""
    lines = (line.strip() for text in page_texts(entry) for line in text.splitlines())
    return folded(" ".join(line for line in lines if line != layout.FOOTER and not re.fullmatch(r"\d", line)))


@by_file
def test_gold_is_valid(entry: manifest.Entry) -> None:
    data = record(entry)
    assert set(data) == RECORD_KEYS
    head = dict(data["decision"])
    head["effective_text"] = head.pop("effective")
    bases = [{("issued_on" if k == "date" else k): v for k, v in row.items()} for row in data["legal_bases"]]
    decision = Decision(
        **head,
        legal_bases=tuple(LegalBasis(**row) for row in bases),
        bodies=tuple(Body(**row) for row in data["bodies"]),
        members=tuple(Member(**row) for row in data["members"]),
        duties=tuple(Duty(**row) for row in data["duties"]),
        executors=tuple(Executor(text=text) for text in data["executors"]),
        recipients=tuple(Recipient(**row) for row in data["recipients"]),
        signature=Signature(**data["signature"]),
    )
    assert all((decision.bodies, decision.members, decision.executors, decision.recipients))
    assert all(body.name and body.kind for body in decision.bodies)
    assert {member.body for member in decision.members} == set(range(len(decision.bodies)))
    assert {duty.body for duty in decision.duties} <= set(range(len(decision.bodies)))
    assert decision.issued_on is None or decision.issued_on.startswith(str(decision.issued_year))


@by_file
def test_ordinals_run_from_one_in_every_list(entry: manifest.Entry) -> None:
    data = record(entry)
    for index in range(len(data["bodies"])):
        ordinals = [row["ordinal"] for row in data["members"] if row["body"] == index]
        assert ordinals == list(range(1, len(ordinals) + 1))


@by_file
def test_file_is_the_one_of_the_manifest(entry: manifest.Entry) -> None:
    content, data = (CORPUS / entry.file).read_bytes(), record(entry)
    assert entry.sha256 == data["sha256"] == hashlib.sha256(content).hexdigest()
    assert entry.pages == manifest.page_count(entry.file, content)
    assert 1 <= entry.pages <= 4
    assert entry.members == len(data["members"])
    assert entry.duties == len(data["duties"])
    assert entry.province == data["decision"]["province"]


def test_size_and_variety() -> None:
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < 15_000_000
    assert len(ENTRIES) >= 24
    assert len({entry.province for entry in ENTRIES}) >= 12
    classes = Counter(entry.sample_class for entry in ENTRIES)
    assert classes["scan"] * 3 >= len(ENTRIES)
    assert classes["widget"] >= 4
    assert classes["text"] == 2


@pytest.mark.parametrize(
    "mandate", ["phòng, chống dịch Covid-19", "chuyển đổi số", r"(ứng phó mưa lũ|khắc phục hậu quả bão lũ)"]
)
def test_a_mandate_recurs_in_six_provinces(mandate: str) -> None:
    names = {e.province for e in ENTRIES if re.search(mandate, record(e)["bodies"][0]["name"])}
    assert len(names) >= 6


def test_provinces_share_duties_and_have_their_own() -> None:
    holders: dict[str, set[str]] = {}
    for entry in ENTRIES:
        for duty in record(entry)["duties"]:
            holders.setdefault(duty["text"], set()).add(entry.province)
    counts = Counter(len(provinces) for provinces in holders.values())
    assert counts[1] >= 20
    assert sum(count for size, count in counts.items() if size >= 3) >= 10


@by_file
def test_pages_say_what_gold_says(entry: manifest.Entry) -> None:
    if entry.sample_class == "scan":
        assert not folded("".join(page_texts(entry)))
        return
    data, text = record(entry), body_text(entry)
    wanted = [row["name"] for row in data["members"]] + [row["organization"] for row in data["members"]]
    wanted += [row["text"] for row in data["duties"]]
    wanted += [rule for row in data["bodies"] for rule in row["working_rules"]]
    wanted += [data["decision"][key] for key in ("subject", "effective", "proposed_by")]
    wanted += [row["text"] for row in data["recipients"]] + [data["signature"]["name"]]
    wanted += [row["title"] for row in data["legal_bases"]] + [row["number"] for row in data["legal_bases"]]
    assert [value for value in wanted if value and value not in text] == []


@by_file
def test_widgets_alone_hold_number_and_date(entry: manifest.Entry) -> None:
    if entry.sample_class != "widget":
        return
    data = record(entry)["decision"]
    assert f"{data['number']}/" not in body_text(entry).replace(" ", "")
    assert "ngày tháng năm" in body_text(entry)
    document = pdfium.PdfDocument(CORPUS / entry.file)
    without = document[0].render(scale=1, may_draw_forms=False).to_numpy()
    document.close()
    document = pdfium.PdfDocument(CORPUS / entry.file)
    document.init_forms()
    shown = document[0].render(scale=1).to_numpy()
    document.close()
    assert (shown != without).any()


@by_file
def test_no_page_without_mark(entry: manifest.Entry) -> None:
    if entry.sample_class != "scan":
        assert all(text.count(layout.FOOTER) == 1 for text in page_texts(entry))
    if entry.sample_class == "text":
        return
    document = pdfium.PdfDocument(CORPUS / entry.file)
    for number in range(len(document)):
        page = np.asarray(document[number].render(scale=1, grayscale=True).to_pil(), dtype=np.float64)
        assert mark_depth(page) > 6, f"page {number + 1}"
    document.close()


def mark_depth(page: np.ndarray[Any, np.dtype[np.float64]]) -> float:
    """How much darker than the paper beside it the strokes of the mark are, in grey levels (median)."""
    height, width = page.shape

    def paper(x: float, y: float) -> float:
        row, column = round(height - y), round(x)
        return float(np.percentile(page[row - 2 : row + 3, column - 2 : column + 3], 80))

    depths = []
    for stroke in drawing.mark_strokes(width, height):
        for (x0, y0), (x1, y1) in pairwise(stroke):
            length = float(np.hypot(x1 - x0, y1 - y0))
            across = ((y1 - y0) / length * 24, (x0 - x1) / length * 24)
            for step in np.linspace(0.2, 0.8, 9) if length > 40 else ():
                x, y = x0 + step * (x1 - x0), y0 + step * (y1 - y0)
                beside = max(paper(x + side * across[0], y + side * across[1]) for side in (-1, 1))
                depths.append(beside - paper(x, y))
    return float(np.median(depths))


@pytest.fixture
def typeface() -> None:
    try:
        fonts.register()
    except fonts.FontMissingError as error:
        pytest.skip(f"typeface of the corpus: {error}")


def test_a_digital_decision_comes_out_the_same(typeface: None) -> None:
    sample = script.load(script.CONTENT / "lang-son-thay-thanh-vien-bcd.toml")
    first = layout.pdf(sample)
    assert first == layout.pdf(sample)
    assert pdf_texts(first) == pdf_texts((CORPUS / sample.slug / "source.pdf").read_bytes())
    stored = json.loads((CORPUS / sample.slug / "gold.json").read_text("utf-8"))
    assert stored == gold.record(sample, "source.pdf", stored["sha256"])


@pytest.mark.parametrize("path", script.descriptions(), ids=lambda p: p.stem)
def test_gold_comes_from_the_description(path: Path) -> None:
    sample = script.load(path)
    stored = json.loads((CORPUS / sample.slug / "gold.json").read_text("utf-8"))
    assert stored == gold.record(sample, stored["source"], stored["sha256"])
    if sample.sample_class == "text":
        assert (CORPUS / sample.slug / "source.txt").read_text("utf-8") == plain.text(sample)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("Chánh Văn phòng|, |Giám đốc Sở Y tế", ["Chánh Văn phòng", "Giám đốc Sở Y tế"]),
        ("Giám đốc các sở: Y tế~ Nội vụ|; |các ông", ["Giám đốc Sở Y tế", "Giám đốc Sở Nội vụ", "các ông"]),
    ],
)
def test_executors_are_distributed(inner: str, expected: list[str]) -> None:
    assert script.executors(inner) == expected


def test_an_unknown_line_is_an_error() -> None:
    path = script.descriptions()[0]
    reader = script._Reader(script.load(path), {})
    with pytest.raises(ValueError, match="unknown line"):
        reader.line("Q không có lệnh này")
