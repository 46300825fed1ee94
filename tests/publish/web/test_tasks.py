"""What researchers come for, by clicking alone, in at most four clicks from home, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import DESK, SCRIPTLESS
from tests.support.needs import needs_chromium
from tests.support.site import served
from tests.support.visitor import Visitor

pytestmark = [
    needs_chromium,
    pytest.mark.parametrize("tab", [DESK, SCRIPTLESS], ids=["script", "scriptless"], indirect=True),
]
MOST = 4


@pytest.fixture
def button(request: pytest.FixtureRequest) -> str | None:
    """What sends a choice where no script does."""
    scriptless: bool = request.node.callspec.params["tab"] == SCRIPTLESS
    return "Lọc" if scriptless else None


@pytest.fixture(scope="module")
def with_contact(corpus_db: Path) -> Iterator[str]:
    with served(corpus_db, contact="gop-y@mau.example") as opened:
        yield opened


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


def test_every_body_with_one_of_two_enterprises(tab: Page, button: str | None) -> None:
    visitor = Visitor(tab)
    visitor.click("tổ chức phối hợp")
    visitor.chooses("Cơ quan của thành viên", "VNPT", button)
    visitor.chooses("Cơ quan của thành viên", "Viettel", button)
    expect(tab.get_by_role("link", name="Tổ chức")).to_have_text("Tổ chức 14")
    visitor.sees("VNPT", "Viettel", "Ban Chỉ đạo chuyển đổi số thành phố Cần Thơ")
    assert visitor.clicks <= MOST + (button is not None)  # two choices, each with a button of its own


@pytest.mark.parametrize(
    ("typed", "name", "place"),
    [
        ("ho sy quyet", "Hồ Sỹ Quyết", "rect"),  # a PDF with letters
        ("lu a pao", "Lù A Páo", "rect"),  # a scan
        ("trang ngoc tao", "Trang Ngọc Tảo", None),  # a text file
    ],
    ids=["pdf", "scan", "text"],
)
def test_a_name_without_accents_to_its_words_on_the_page(
    tab: Page, typed: str, name: str, place: str | None
) -> None:
    visitor = Visitor(tab)
    visitor.asks(typed)
    visitor.click(name)
    visitor.sees(name)
    visitor.click("xem trên trang", within=visitor.points_at(name))
    words = tab.locator(".page-side :target")
    expect(words).to_be_in_viewport()
    if place:
        picture = tab.locator(".paper img").first
        assert picture.evaluate("one => one.complete && one.naturalWidth") > 500
    else:
        expect(words).to_have_text(name)
    assert visitor.clicks <= MOST


def test_reporting_an_error(tab: Page, with_contact: str) -> None:
    visitor = Visitor(tab, with_contact)
    visitor.asks("ho sy quyet")
    visitor.click("Hồ Sỹ Quyết")
    link = visitor.points_at("Hồ Sỹ Quyết").get_by_role("link", name="báo sai")
    expect(link).to_have_css("opacity", "1")
    address = unquote(link.get_attribute("href") or "")
    assert address.startswith("mailto:gop-y@mau.example?subject=Báo sai: dòng ")
    assert f"Giá trị: Hồ Sỹ Quyết\nTrang: {tab.url}\n" in address
    assert visitor.clicks + 1 <= MOST


def test_what_cites_a_given_act(tab: Page) -> None:
    visitor = Visitor(tab)
    visitor.asks("749/QĐ-TTg")
    visitor.click("Viện dẫn")
    expect(tab.locator(".hit")).to_have_count(7)
    visitor.click("Về việc thành lập Ban Chỉ đạo chuyển đổi số tỉnh Bến Tre")
    expect(tab.locator("li:target")).to_contain_text("749/QĐ-TTg")
    assert visitor.clicks <= MOST


def test_what_else_cites_what_a_decision_cites(tab: Page) -> None:
    visitor = Visitor(tab)
    visitor.click("Xem tất cả")
    visitor.click("Ban Chỉ đạo chuyển đổi số thành phố Hải Phòng")
    visitor.click("nơi khác viện dẫn 749/QĐ-TTg")
    expect(tab.locator(".hit")).to_have_count(7)
    assert visitor.clicks <= MOST
