"""What holds for any reading: the parser is total, loses no line and points only at what exists."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.parse import parse, parse_docs
from pipeline.parse.act.flow import is_content, printed_lines
from pipeline.parse.act.paragraphs import group
from pipeline.parse.act.zones import acts_of
from pipeline.parse.grammar.labels import label_of
from pipeline.parse.grammar.posts import split_post
from pipeline.parse.grammar.roles import role_only
from pipeline.parse.grammar.seats import parse_seat
from pipeline.text.fold import fold
from schemas import Box, Cell, Decision, Line, Page, Reading, Word
from tests.support.reading import CLOSING, FOUNDING, HEAD, of_pages, plain

RELAXED = settings(max_examples=40, derandomize=True)
KINDS = ("ban_chi_dao", "to", "hoi_dong", "doan", None)
PIECES = [*HEAD.splitlines(), *FOUNDING.splitlines(), *CLOSING.splitlines(),
          "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;", "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế", "- Thành viên.",
          "Các Ủy viên:", "a) Khảo sát cây xanh;", "2.1. Tổ trưởng có trách nhiệm:", "Điều 3. Nhiệm vụ của Tổ công tác",
          "DANH SÁCH THÀNH VIÊN", "(Kèm theo Quyết định số 21/QĐ-UBND)", "thay ông Cao Ví Von, nghỉ hưu;", "Điều I", "Điều 2.", "PHỤ LỤC",
          "TM. ỦY BAN NHÂN DÂN", "Giám đốc các sở: Y tế, Tài chính;", "Ông", "-", "1.", "(", ".", "TỜ TRÌNH", "Nơi nhận", "Covid-", "19",
          "Căn cứ Nghị định số /2020/NĐ-CP; Luật", "Số: /QĐ-", "ngày tháng năm", "thuộc", "Ông Ông Bà", "Mời", "\u0301", "İ", "ß", "ﬁ"]  # fmt: skip

wild = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
raw_lines = st.one_of(st.sampled_from(PIECES), wild)
texts = st.lists(st.one_of(raw_lines, st.just("\f")), max_size=40).map("\n".join)
tokens = st.one_of(
    st.sampled_from([word for piece in PIECES for word in piece.split()]),
    st.text(min_size=1, max_size=8, alphabet="aAđĐếỰ1-–.,;:()/|'’\u0301 \u00a0İ"),
)


@st.composite
def odd_boxes(draw: st.DrawFn) -> Box | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    numbers = [draw(st.floats(-50, 900, allow_nan=False)) for _ in range(4)]
    return Box(x0=numbers[0], y0=numbers[1], x1=numbers[2], y1=numbers[3])


@st.composite
def words(draw: st.DrawFn) -> Word:
    sure = draw(st.floats(0, 1))
    return Word(
        text=draw(tokens),
        box=draw(odd_boxes()),
        confidence=sure,
        source=draw(st.sampled_from(["text-layer", "ocr", "form"])),
    )


@st.composite
def lines(draw: st.DrawFn) -> Line:
    made = tuple(draw(st.lists(words(), max_size=8)))
    cells: tuple[Cell, ...] = ()
    kind = draw(st.sampled_from(["text", "text", "row", "furniture", "stamp"]))
    if kind == "row":
        cells = tuple(
            Cell(words=tuple(draw(st.lists(words(), max_size=4))), box=draw(odd_boxes()))
            for _ in range(draw(st.integers(0, 5)))
        )
    return Line(
        kind=kind,
        column=draw(st.sampled_from(["full", "left", "right"])),
        words=made,
        cells=cells,
        box=draw(odd_boxes()),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    pages = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        source = draw(st.sampled_from(["text-layer", "ocr", "blank"]))
        found = () if source == "blank" else tuple(draw(st.lists(lines(), max_size=12)))
        pages.append(
            Page(
                number=number,
                width=595,
                height=842,
                text_source=source,
                confidence=draw(st.floats(0, 1)),
                lines=found,
            )
        )
    return of_pages(pages)


def points_at(decision: Decision, path: str) -> object:
    """The value of a field path; raises where there is none."""
    value: object = decision
    for name, index in re.findall(r"(\w+)(?:\[(\d+)\])?", path):
        value = getattr(value, name)
        if index:
            assert isinstance(value, tuple)
            value = value[int(index)]
    return value


def check(reading: Reading) -> None:
    decisions = parse(reading)
    pages = {page.number for page in reading.pages}
    for decision in decisions:
        eids = [p.eid for p in decision.provisions]
        assert len(eids) == len(set(eids))
        assert {p.parent for p in decision.provisions} <= {*eids, None}
        assert {d.provision for d in decision.duties} <= {*eids, None}
        assert all(m.body is None or m.body < len(decision.bodies) for m in decision.members)
        assert all(d.member is None or d.member < len(decision.members) for d in decision.duties)
        assert {decision.page_first, decision.page_last} <= pages
        for seen in decision.evidence:
            assert seen.page in pages
            assert points_at(decision, seen.path) not in (None, ())
        for item in decision.review:
            assert item.page is None or item.page in pages
            if item.path:
                points_at(decision, item.path)
    assert parse(reading) == decisions


@RELAXED
@given(texts)
def test_any_text(text: str) -> None:
    check(plain(text))


@RELAXED
@given(readings())
def test_any_reading(reading: Reading) -> None:
    check(reading)


@RELAXED
@given(st.one_of(readings(), texts.map(plain)))
def test_every_content_line_is_in_exactly_one_block(reading: Reading) -> None:
    printed = printed_lines(reading.pages)
    content = [ln for p in reading.pages for ln in p.lines if is_content(ln)]
    assert [line.content for line in printed] == content
    grouped = [line for act in acts_of(printed) for _, members in group(act.lines) for line in members]
    assert [line.content for line in grouped] == content


@RELAXED
@given(st.one_of(readings(), texts.map(plain)))
def test_blocks_cover_the_text_and_every_word_can_be_found_again(reading: Reading) -> None:
    printed: list[str] = []
    for doc in parse_docs(reading):
        flow = doc._.draft.flow
        assert len(flow.text) == len(flow.printed) == len(flow.folded)
        assert doc.text == flow.text
        ends = [0, *(block.end + 1 for block in flow.blocks)]
        assert [block.start for block in flow.blocks] == ends[:-1]
        assert all(block.start <= a <= b <= block.end for block in flow.blocks for a, b in block.cells)
        for block in flow.blocks:
            printed += [word.text for _page, _line, word in flow.words_touching(block.start, block.end)]
    wanted = [
        word.text
        for page in reading.pages
        for ln in page.lines
        if is_content(ln)
        for word in ([w for cell in ln.cells for w in cell.words] if ln.cells else ln.words)
    ]
    assert printed == wanted


line_texts = st.one_of(wild, st.lists(tokens, max_size=16).map(" ".join))


@settings(max_examples=200, derandomize=True)
@given(line_texts, st.sampled_from(KINDS))
def test_grammars_of_a_line_are_total_and_stay_inside_it(text: str, kind: str | None) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    label = label_of(text, folded)
    assert label is None or 0 < label.length <= len(text)
    seat = parse_seat(text, folded, 0, len(text), kind)  # type: ignore[arg-type]
    post = split_post(text, folded, 0, len(text))
    spans = [
        seat.honorific,
        seat.name,
        seat.post.position,
        seat.post.organization,
        post.position,
        post.organization,
    ]
    if seat.role:
        spans.append((seat.role.start, seat.role.end))
    assert all(0 <= a < b <= len(text) for a, b in filter(None, spans))
    found = role_only(text, kind)  # type: ignore[arg-type]
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text", ["", " ", "\f\f", "\n\n", "\u0301", "Điều", "Điều 1.", "QUYẾT ĐỊNH", "Nơi nhận:", "1.\n2.\n3."]
)
def test_small_texts(text: str) -> None:
    check(plain(text))
