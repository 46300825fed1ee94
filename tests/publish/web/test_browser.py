"""The site in a real browser: by keyboard, on a phone, without script; quiet, asking one server only."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import DARK, PHONE, SCRIPTLESS, on_both, serious
from tests.support.corpus_database import manifest
from tests.support.needs import needs_chromium
from tests.support.opened_files import sheet
from tests.support.publish_sample import D1, D3

pytestmark = needs_chromium
ID = manifest()["nghe-an-to-cong-nghe"]
DECISION = f"/quyet-dinh/{ID}"
COMPARE = "/so-sanh?nhom=cong-nghe-covid-19"
KIND = "/so-sanh?nhom=loai-ban-chi-dao"
PAGES = [
    "/", "/tim-kiem?q=so+y+te", "/tim-kiem?q=xyzzy", DECISION, COMPARE, KIND, "/so-sanh",
    "/quyetdinh", "/quyetdinh/members", "/quyetdinh/members?_facet=province_id&role=deputy",
    f"/quyetdinh/decisions/{ID}", "/quyetdinh/so-sanh-hai-tinh", "/quyetdinh/muc-can-ra-soat", "/khong-co",
    "/api", "/api/v1/docs", "/gioi-thieu", "/gioi-thieu/do-chinh-xac", "/gioi-thieu/tu-dien-du-lieu",
    "/gioi-thieu/kien-truc", "/gioi-thieu/cau-hoi",
]  # fmt: skip
_NAMELESS = """[...document.querySelectorAll(
    'a[href], button:not([hidden]), input:not([type=hidden]), select, textarea')]
    .filter(e => !(e.textContent.trim() || e.value && e.type == 'submit' || e.getAttribute('aria-label')
        || e.labels && e.labels.length)).map(e => e.outerHTML.slice(0, 120))"""
_TWICE = "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) != n)"


@pytest.mark.parametrize("path", PAGES)
@on_both
def test_a_page_fits_its_window_and_shuts_nobody_out(tab: Page, path: str) -> None:
    """All of it on one loading of the page, which costs more than the questions."""
    tab.goto(path)
    assert tab.viewport_size is not None
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]
    assert tab.locator("h1").count() == 1
    assert tab.evaluate("document.documentElement.lang") == "vi"
    assert tab.evaluate(_NAMELESS) == []
    assert tab.evaluate("[...document.images].filter(i => !i.alt).length") == 0
    assert tab.evaluate(_TWICE) == []
    assert serious(tab) == []


@pytest.mark.parametrize("path", [DECISION, "/", "/tim-kiem?q=so+y+te", "/quyetdinh/ty-le-nu", COMPARE])
@pytest.mark.parametrize("tab", [DARK], ids=["dark"], indirect=True)
def test_dark_pages_can_be_read(tab: Page, path: str) -> None:
    tab.goto(path)
    assert serious(tab) == []


@pytest.mark.parametrize("tab", [PHONE], ids=["phone"], indirect=True)
def test_filters_of_a_phone_stand_in_a_sheet_that_back_closes(tab: Page) -> None:
    asked = "/tim-kiem?loai=thanh-vien&co-quan=so-y-te"
    tab.goto(asked)
    role = tab.get_by_label("Vai trò")
    expect(role).not_to_be_visible()
    tab.get_by_role("link", name="Lọc 1 điều kiện").click()
    expect(role).to_be_in_viewport()
    assert serious(tab) == []
    tab.go_back()
    expect(role).not_to_be_visible()
    tab.get_by_role("link", name="Lọc 1 điều kiện").click()
    role.select_option(label="Cấp phó")
    tab.get_by_label("Năm").select_option("2021")  # nothing is sent before all are picked
    tab.get_by_role("button", name="Lọc", exact=True).click()
    tab.wait_for_url("**vai-tro=deputy**")
    assert {"nam=2021", "vai-tro=deputy", "co-quan=so-y-te", "loai=thanh-vien"} <= set(
        tab.url.partition("?")[2].split("&")
    )
    expect(role).not_to_be_visible()
    expect(tab.locator(".hit").first).to_be_in_viewport()
    tab.go_back()
    tab.go_back()
    assert tab.url.endswith(asked)


def test_axe_finds_what_is_wrong(tab: Page) -> None:
    tab.goto("/")
    tab.evaluate("document.querySelector('main').append(document.createElement('select'))")
    assert [found.partition(":")[0] for found in serious(tab)] == ["select-name"]


def test_search_by_keyboard_from_home(tab: Page) -> None:
    tab.goto("/")
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.id") == "q":
            break
    tab.keyboard.insert_text("ho sy quyet")
    tab.keyboard.press("Enter")
    tab.wait_for_url("/tim-kiem?q=ho+sy+quyet")
    expect(tab.locator(".hit h2").first).to_contain_text("Hồ Sỹ Quyết")


def test_first_tab_leads_past_the_menu(tab: Page) -> None:
    tab.goto(COMPARE)
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    assert tab.evaluate("document.activeElement.getBoundingClientRect().left") >= 0


def test_province_tile_by_keyboard(tab: Page) -> None:
    tab.goto("/")
    tab.locator("a.tile").first.press("Enter")
    expect(tab.locator(".hit").first).to_be_visible()


def test_a_member_shows_its_words_on_the_page_and_back(tab: Page) -> None:
    tab.goto(DECISION)
    tab.locator("#m2 .to-page").click()
    expect(tab.locator(".spot:target")).to_have_id("o-m2")
    expect(tab.locator("#o-m2 rect")).to_have_css("fill-opacity", "0.38")
    tab.locator("#o-m3").dispatch_event("click")
    expect(tab.locator("tr:target")).to_have_id("m3")
    assert tab.locator(".paper img").first.evaluate("picture => picture.naturalWidth") > 500


def test_pointing_at_a_row_lights_its_words(tab: Page) -> None:
    tab.goto(DECISION)
    tab.locator("#d1").hover()
    expect(tab.locator("#o-d1.lit")).to_have_count(1)


@pytest.mark.parametrize(
    "clicks",
    [
        ['section:has(#more-title) >> text="Excel"'],
        [".figures a:has-text('thành viên')", ".downloads summary", '.downloads >> text="Excel"'],
        ["header >> text=Bảng dữ liệu", "main >> text=Thành viên kèm quyết định", ".downloads summary",
         '.downloads >> text="Excel"'],
    ],
    ids=["home", "search", "table"],
)  # fmt: skip
@on_both
def test_members_as_a_workbook_within_four_clicks_from_home(tab: Page, clicks: list[str]) -> None:
    tab.goto("/")
    for place in clicks[:-1]:
        tab.locator(place).first.click()
    with tab.expect_download() as fetched:
        tab.locator(clicks[-1]).first.click()
    assert fetched.value.suggested_filename.endswith(".xlsx")
    heading, *rows = sheet(Path(fetched.value.path()).read_bytes())
    assert {"Họ và tên", "Vai trò", "Số, ký hiệu", "Ngày ban hành", "Trang", "Độ tin cậy"} <= set(heading)
    assert "Hồ Sỹ Quyết" in [row[heading.index("Họ và tên")] for row in rows]


@pytest.mark.parametrize(("label", "ending"), [("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "csl.json")])
def test_citing_a_decision_within_four_clicks_from_home(tab: Page, label: str, ending: str) -> None:
    tab.goto("/")
    tab.locator(".newest a").first.click()
    address = tab.url
    assert len(urlsplit(address).path.split("/")) == 5  # place, number, day
    tab.locator("text=Trích dẫn, JSON").click()
    expect(tab.locator("#citation")).to_have_value(re.compile("^Quyết định số "))
    with tab.expect_download() as fetched:
        tab.locator(f'#trich-dan >> text="{label}"').click()
    assert fetched.value.suggested_filename.endswith(f".{ending}")
    assert address.partition("#")[0] in Path(fetched.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("tab", [SCRIPTLESS], ids=["scriptless"], indirect=True)
def test_everything_is_there_without_script(tab: Page) -> None:
    tab.goto(COMPARE)
    tab.goto(f"{DECISION}#o-m2")
    expect(tab.locator(".spot:target")).to_have_id("o-m2")


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/", "Truy vấn có sẵn"),
        ("/quyetdinh/members", "Đặng Hồng Mẫu"),
        (f"/quyetdinh/decisions/{D1}", "Dòng liên quan"),
        (f"/quyet-dinh/{D3}", "alert('x')"),
        ("/quyetdinh/so-sanh-hai-tinh", "Tỉnh thứ nhất"),
    ],
)
def test_text_of_strangers_does_nothing(tab: Page, sample_address: str, path: str, seen: str) -> None:
    tab.goto(sample_address + path)
    expect(tab.locator("body")).to_contain_text(seen)
