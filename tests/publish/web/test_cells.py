"""What readers see in place of stored values, and that nothing stored becomes markup."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.web.cells import cell_of

ADDRESS = {"cd-1": "cao-bang/1-qd/2025-03-04"}


class _Urls:
    def path(self, path: str) -> str:
        return path

    def row(self, database: str, table: str, key: str) -> str:
        return f"/{database}/{table}/{key}"


class _Rows:
    def __init__(self, name: str | None) -> None:
        self._name = name

    def first(self) -> tuple[str | None]:
        return (self._name,)


class _Database:
    def __init__(self, name: str | None) -> None:
        self._name = name

    path = "khong-co.db"

    async def execute(self, sql: str, parameters: list[str]) -> _Rows:
        return _Rows(ADDRESS.get(parameters[0]) if "address" in sql else self._name)


class Datasette:
    """The little of Datasette that cells ask for; every row is called `name`."""

    urls = _Urls()

    def __init__(self, name: str | None = "Tên") -> None:
        self._name = name

    def get_database(self, name: str) -> _Database:
        return _Database(self._name)


def shown(
    value: Any, column: str, table: str | None = "members", name: str | None = "Tên", **row: Any
) -> str | None:
    cell = cell_of({column: value, **row}, value, column, table, Datasette(name))
    if isinstance(cell, Coroutine):
        cell = asyncio.run(cell)
    return None if cell is None else str(cell)


@pytest.mark.parametrize(
    ("value", "column", "table", "expected"),
    [
        ("head", "role", "members", '<span class="code" title="head">Đứng đầu</span>'),
        ("to", "kind", "bodies", '<span class="code" title="to">Tổ</span>'),
        ("to", "body_kind", None, '<span class="code" title="to">Tổ</span>'),
        ("to", "kind", "provinces", None),
        ("khac", "role", "members", None),
        ("learned", "method", "evidence", None),  # a word of older versions shows as it is
        (1, "needs_review", "decisions", '<span title="1">có</span>'),
        (0, "invited", "members", '<span title="0">không</span>'),
        ("2025-03-04", "issued_on", "decisions", '<time datetime="2025-03-04">04/03/2025</time>'),
        ("2025-02-30", "issued_on", "decisions", '<time datetime="2025-02-30">30/02/2025</time>'),
        ("khoảng 2025", "issued_on", "decisions", None),
        (0.956, "confidence", "members", '<span title="0.956">96 %</span>'),
        ('["Họp <b>"]', "working_rules", "bodies", "<ul><li>Họp &lt;b&gt;</li></ul>"),
        ("không phải JSON", "working_rules", "bodies", None),
        ("{}", "working_rules", "bodies", None),
        (None, "role", "members", None),
        ("", "province_id", None, None),
        ("Nguyễn Văn Mẫu", "name", "members", None),
    ],
)  # fmt: skip
def test_values(value: Any, column: str, table: str | None, expected: str | None) -> None:
    assert shown(value, column, table) == expected


@pytest.mark.parametrize(
    ("value", "column", "table", "name", "href", "text"),
    [
        (
            "cao-bang",
            "province_id",
            None,
            "Cao Bằng",
            "/tim-kiem?loai=quyet-dinh&amp;tinh=cao-bang",
            "Cao Bằng",
        ),
        ("o/1", "organization_id", None, "Sở", "/tim-kiem?loai=thanh-vien&amp;don-vi=o%2F1", "Sở"),
        ("ab-1", "decision_id_2", None, "1/QĐ", "/quyet-dinh/ab-1", "1/QĐ"),
        ("ab-1", "decision_id", "members", None, "/quyet-dinh/ab-1", "chưa rõ số"),
        ("cd-1", "decision_id", None, "1/QĐ", "/quyet-dinh/cao-bang/1-qd/2025-03-04", "1/QĐ"),
        ("cd-1-m2", "member_id", None, "A", "/quyet-dinh/cao-bang/1-qd/2025-03-04#m2", "xem"),
        ("ab-1-m1", "member_id", None, "A", "/quyet-dinh/ab-1#m1", "xem"),
        ("ab-1-m1", "member_id", "duties", "A", "/quyet-dinh/ab-1#m1", "A"),
        ("ab-1-p2", "parent_id", "provisions", "Điều 1", "/quyet-dinh/ab-1#p2", "Điều 1"),
        ("ab-1-v1", "review_item_id", None, "…", "/quyet-dinh/ab-1#v1", "xem"),
        ("ab-v1", "review_item_id", None, "…", "/quyetdinh/review_items/ab-v1", "xem"),  # of a whole file
        ("x/y?z", "person_id", None, "A", "/quyetdinh/persons/x~2Fy~3Fz", "A"),
        ("Đ", "person_id", None, "A", "/quyetdinh/persons/~C4~90", "A"),
    ],
)
def test_links(value: str, column: str, table: str | None, name: str | None, href: str, text: str) -> None:
    assert shown(value, column, table, name) == f'<a href="{href}" title="{value}">{text}</a>'


def test_a_labelled_foreign_key_shows_its_label_alone() -> None:
    cell = shown({"value": "ab-1", "label": "1/QĐ-UBND"}, "decision_id")
    assert cell == '<a href="/quyet-dinh/ab-1" title="ab-1">1/QĐ-UBND</a>'


def test_a_long_label_is_cut() -> None:
    cell = shown({"value": "ab-1", "label": "a" * 300}, "decision_id")
    assert cell is not None
    assert f"{'a' * 79}…<" in cell


def test_the_code_of_a_decision_leads_to_it_even_when_unknown() -> None:
    assert shown(None, "code", "decisions", id="ab-1") == (
        '<a class="own" href="/quyet-dinh/ab-1">chưa rõ số</a>'
    )


def test_the_own_words_of_a_row_lead_to_their_place_in_full() -> None:
    words = "Chỉ đạo & điều hành " * 9
    assert shown(words, "text", "duties", id="ab-1-d7") == (
        f'<a class="own" href="/quyet-dinh/ab-1#d7">{words.replace("&", "&amp;")}</a>'
    )
    assert shown("tệp.pdf", "file_name", "documents", id="ab") is None


@pytest.mark.parametrize(
    ("value", "column", "expected"),
    [
        ("members", "table_name", '<span title="members">Thành viên</span>'),
        ("name", "column_name", '<span title="name">Họ và tên</span>'),
        ("ab-1-m1", "row_id", '<a href="/quyet-dinh/ab-1#m1" title="ab-1-m1">ab-1-m1</a>'),
    ],
)
def test_pointers_of_evidence(value: str, column: str, expected: str) -> None:
    row = {"table_name": "members"} if column != "table_name" else {}
    assert shown(value, column, "evidence", **row) == expected


def test_a_pointer_to_no_table_of_ours_is_no_link() -> None:
    assert shown("x", "row_id", "evidence", table_name="sqlite_master") is None


COLUMNS = st.sampled_from(
    ["role", "kind", "issued_on", "confidence", "working_rules", "decision_id", "province_id", "code",
     "row_id", "table_name", "column_name", "needs_review", "member_id", "name", "parent_id"]
)  # fmt: skip
TABLES = st.sampled_from([None, "members", "decisions", "evidence", "provisions"])


@given(value=st.text(alphabet="<>\"'&{}a/đ[]\\ ", max_size=20), column=COLUMNS, table=TABLES)
def test_no_stored_text_becomes_markup(value: str, column: str, table: str | None) -> None:
    cell = shown(value, column, table, value, id=value, table_name="members")
    if cell is not None:
        for tag in ("a", "span", "time", "ul", "li"):
            cell = cell.replace(f"<{tag}>", "").replace(f"</{tag}>", "").replace(f"<{tag} ", "")
        assert "<" not in cell
        assert cell.count('"') % 2 == 0
