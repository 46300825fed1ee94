"""What researchers come for, by clicking alone, in at most four clicks from home, with and without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import DESK, SCRIPTLESS
from tests.support.needs import needs_chromium
from tests.support.visitor import Visitor

pytestmark = [
    needs_chromium,
    pytest.mark.parametrize("tab", [DESK, SCRIPTLESS], ids=["script", "scriptless"], indirect=True),
]
MOST = 4


def test_provinces_with_an_agency_as_deputy_and_what_80_of_100_share(tab: Page) -> None:
    visitor = Visitor(tab)
    visitor.click("So sánh")
    visitor.click("Công nghệ phòng, chống dịch Covid-19")
    visitor.click("Phó: 5", row="Sở Y tế")
    visitor.sees("5 trong 7 tỉnh, thành phố")
    visitor.click("ở ít nhất 80 %")
    visitor.looks_at("Nhiệm vụ")
    visitor.sees("4 trong 5 tỉnh", "(không: Hà Giang)")
    assert "chung=80" in tab.url
    assert visitor.clicks <= MOST


def test_the_same_from_the_question_at_home(tab: Page) -> None:
    visitor = Visitor(tab)
    visitor.click("Tỉnh nào giao Sở Y tế làm cấp phó")
    visitor.click("ở ít nhất 80 %")
    visitor.sees("4 trong 5 tỉnh", "(không: Hà Giang)")
    assert visitor.clicks <= MOST


def test_size_of_bodies_and_share_of_women(tab: Page) -> None:
    visitor = Visitor(tab)
    visitor.click("So sánh")
    visitor.click("Công nghệ phòng, chống dịch Covid-19")
    visitor.click("Quy mô và tỷ lệ nữ")
    visitor.looks_at("Quy mô và tỷ lệ nữ")
    drawn = tab.get_by_role("img", name="số ghế và tỷ lệ nữ của từng tỉnh")
    expect(drawn).to_be_in_viewport()
    expect(drawn.locator("circle").first).to_be_visible()
    assert visitor.clicks <= MOST
