"""Provinces by period, and the province of a decision from its head, enacting line and place."""

from __future__ import annotations

import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.periods import When, days_of, overlaps
from pipeline.lexicon.provinces import find_province, load_provinces, province_name, province_of


def _valid(on: str) -> list[str]:
    return [p.id for p in load_provinces() if overlaps(p.valid_from, p.valid_to, days_of(on))]


@pytest.mark.parametrize(
    ("on", "count"),
    [("1977-01-01", 38), ("1980-01-01", 40), ("1990-01-01", 44), ("1991-09-01", 49), ("1992-06-01", 53),
     ("1997-01-01", 61), ("2004-01-01", 64), ("2008-08-01", 63), ("2025-06-30", 63), ("2025-07-01", 34),
     ("2026-11-01", 34)],
)  # fmt: skip
def test_number_of_units_through_time(on: str, count: int) -> None:
    assert len(_valid(on)) == count


def test_cities_through_time() -> None:
    def cities(on: str) -> int:
        valid = set(_valid(on))
        return sum(p.kind == "thành phố" for p in load_provinces() if p.id in valid)

    assert [cities(on) for on in ("2024-12-31", "2025-01-01", "2025-07-01", "2026-04-30")] == [5, 6, 6, 7]


def test_no_name_and_no_code_stands_for_two_units_on_one_day() -> None:
    for on in ("1977-01-01", "1991-09-01", "1997-01-01", "2010-01-01", "2025-01-01", "2025-07-01"):
        valid = set(_valid(on))
        rows = [p for p in load_provinces() if p.id in valid]
        codes = [p.code for p in rows if p.code]
        assert len({p.name for p in rows}) == len(rows), on
        assert len(set(codes)) == len(codes), on


def test_periods_are_dates_in_order_and_successors_come_after() -> None:
    by_id = {p.id: p for p in load_provinces()}
    for p in by_id.values():
        for day in filter(None, (p.valid_from, p.valid_to)):
            date.fromisoformat(day)
        if p.valid_from and p.valid_to:
            assert p.valid_from < p.valid_to
        if p.successor_id:
            assert p.valid_to
            assert p.valid_to < (by_id[p.successor_id].valid_from or "1976") or p.id == "ha-tay"


def test_the_reform_of_2025_agrees_with_an_independent_table() -> None:
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        pytest.skip("underthesea is not installed")
    mapping = Path(spec.origin).parent / "address" / "data" / "mapping.json"
    if not mapping.is_file():
        pytest.skip("this underthesea has no table of provinces")
    table = json.loads(mapping.read_text(encoding="utf-8"))
    new, old = table["province_names"], table["old_province_names"]
    by_id = {p.id: p for p in load_provinces()}

    def ours(name: str, on: str) -> str:
        found = find_province(name, on)
        assert found, (name, on)
        return found.id

    for key, target in table["province_mapping"].items():
        before = by_id[ours(old[key]["short"], "2025-06-30")]
        after = by_id[ours(new[target]["short"], "2025-07-01")]
        assert before.id == after.id or before.successor_id == after.id
        assert before.code == old[key]["code"]
        assert after.code == new[target]["code"]


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("UBND tỉnh Hậu Giang", 1985, "hau-giang-1976"),
        ("UBND tỉnh Hậu Giang", 2010, "hau-giang"),
        ("UBND tỉnh Hậu Giang", 1995, None),
        ("UBND tỉnh Phú Thọ", "2025-06-30", "phu-tho"),
        ("UBND tỉnh Phú Thọ", date(2025, 7, 1), "phu-tho-2025"),
        ("UBND tỉnh Phú Thọ", 2025, None),
        ("UBND tỉnh Thanh Hoá", 2025, "thanh-hoa"),
        ("ỦY BAN NHÂN DÂN TỈNH KHÁNH HOÀ", 2015, "khanh-hoa"),
        ("UY BAN NHAN DAN TINH DAK LAK", 2015, "dak-lak"),
        ("Đăk Lăk", 2015, "dak-lak"),
        ("UBND huyện Phù Yên", 2015, None),
        ("Hà Nam Ninh", 1985, "ha-nam-ninh"),
        ("Quảng Nam – Đà Nẵng", 1985, "quang-nam-da-nang"),
        ("Quảng Nam – Đà Nẵng", 2015, None),
        ("Sở Y tế Bà Rịa – Vũng Tàu", 2015, "ba-ria-vung-tau"),
        ("Tỉnh Thừa Thiên - Huế", 2015, "thua-thien-hue"),
        ("UBND thành phố Huế", "2025-01-01", "hue"),
        ("UBND TP.HCM", 2015, "ho-chi-minh"),
        ("Đoàn TNCS Hồ Chí Minh", 2015, None),
        ("Đoàn TNCS Hồ Chí Minh tỉnh An Giang", 2015, "an-giang"),
        ("Bộ Chỉ huy Quân sự tỉnh Kiên Giang", 2015, "kien-giang"),
        ("UBND xã Hòa Bình", 2015, None),
        ("UBND phường Hà Giang, tỉnh Tuyên Quang", "2025-10-01", "tuyen-quang-2025"),
        ("Bộ Y tế", 2015, None),
        ("Bộ trưởng Bộ Công Thương tại Hà Nội", 2015, None),
        ("Trường Đại học Cần Thơ", 2015, None),
        ("Hiệu trưởng Trường Đại học Cần Thơ", 2015, None),
        ("Thủ tướng Chính phủ", 2015, None),
        ("Đồng Nai", "2026-04-29", "dong-nai-2025"),
        ("Đồng Nai", "2026-04-30", "dong-nai-2026"),
        ("Hà Tây", "2008-07-31", "ha-tay"),
        ("Hà Tây", "2008-08-01", None),
        ("", None, None),
    ],
)  # fmt: skip
def test_find_province(text: str, on: When, expected: str | None) -> None:
    found = find_province(text, on)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("lines", "place", "issued", "expected"),
    [
        (["Chủ tịch UBND tỉnh"], "Lào Cai", 2020, "Lào Cai"),
        (["Chi cục trưởng Chi cục Thú y"], "Vị Thanh", "2010-05-05", "Hậu Giang"),
        (["Sở Y tế"], "Đà Lạt", 2003, "Lâm Đồng"),
        (["UBND thành phố"], "TP. Hồ Chí Minh", 2003, "Hồ Chí Minh"),
        (["UBND tỉnh Phú Thọ"], "Việt Trì", 2025, "Phú Thọ"),
        (["BỘ GIÁO DỤC VÀ ĐÀO TẠO", "ĐẠI HỌC ĐÀ NẴNG"], "Đà Nẵng", 2020, None),
        (["UBND TỈNH MINH HẢI", "TRƯỜNG ĐẠI HỌC MẪU"], "Cà Mau", 1990, "Minh Hải"),
        (["BỘ CÔNG AN", "CÔNG AN TỈNH SƠN LA"], "Sơn La", 2020, "Sơn La"),
        (["Bộ trưởng Bộ Y tế"], "Hà Nội", 2020, None),
        (["Hội Làm vườn"], "Hà Nội", 2020, None),
        ([], "Thanh Hóa", 2020, None),
        (["UBND tỉnh"], None, None, None),
    ],
)  # fmt: skip
def test_province_of_a_decision(
    lines: list[str], place: str | None, issued: When, expected: str | None
) -> None:
    assert province_name(lines, place, issued) == expected


def test_a_year_of_merger_gives_the_name_but_no_unit() -> None:
    assert province_of(["UBND tỉnh Phú Thọ"], None, 2025) is None
    assert province_name(["UBND tỉnh Phú Thọ"], None, 2025) == "Phú Thọ"


@given(st.text(max_size=60), st.one_of(st.none(), st.integers(0, 9999), st.dates()))
def test_any_text_is_answered(text: str, on: When) -> None:
    find_province(text, on)
    province_name([text], text, on)
