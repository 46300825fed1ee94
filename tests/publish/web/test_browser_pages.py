"""The pages in a real browser: by keyboard, on a phone, without script; quiet, asking one server only."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib.resources import files
from urllib.parse import urlsplit

import pytest

from tests.support.browser import CHROMIUM, Browser, browser
from tests.support.corpus_database import corpus_database, manifest
from tests.support.served_site import served

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (apt install chromium)")
DECISION = f"/quyet-dinh/{manifest()['nghe-an-to-cong-nghe']}"
COMPARE = "/so-sanh?nhom=cong-nghe-covid-19"
KIND = "/so-sanh?nhom=loai-ban-chi-dao"
PAGES = [
    "/", "/tim-kiem?q=so+y+te", "/tim-kiem?q=xyzzy", DECISION, COMPARE, KIND, "/so-sanh",
    "/quyetdinh", "/quyetdinh/members", "/quyetdinh/members?_facet=province_id&role=deputy",
    f"/quyetdinh/decisions/{manifest()['nghe-an-to-cong-nghe']}", "/quyetdinh/so-sanh-hai-tinh",
    "/quyetdinh/muc-can-ra-soat", "/khong-co",
]  # fmt: skip
AXE = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
"""axe-core, run in the page through the browser's own protocol, which no policy of a page refuses."""
_SERIOUS = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact))
    .flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160))))"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    db = corpus_database(tmp_path_factory.mktemp("browser") / "quyetdinh.db", files=True)
    with served(db) as opened:
        yield opened


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_page_is_quiet_alone_and_no_wider_than_the_window(
    tab: Browser, address: str, path: str, width: int
) -> None:
    tab.resize(width, 900, phone=width < 600)
    tab.trouble.clear()
    tab.hosts.clear()
    tab.open(address + path)
    assert [said for said in tab.trouble if "404" not in said or path != "/khong-co"] == []
    assert tab.hosts == {urlsplit(address).netloc}
    assert tab.run("document.documentElement.scrollWidth") <= width
    assert tab.run("document.querySelectorAll('h1').length") == 1
    assert tab.run("document.documentElement.lang") == "vi"


@pytest.mark.parametrize("path", PAGES)
def test_controls_have_names_and_pictures_have_words(tab: Browser, address: str, path: str) -> None:
    tab.open(address + path)
    nameless = """[...document.querySelectorAll(
        'a[href], button:not([hidden]), input:not([type=hidden]), select, textarea')]
        .filter(e => !(e.textContent.trim() || e.value && e.type == 'submit' || e.getAttribute('aria-label')
            || e.labels && e.labels.length)).map(e => e.outerHTML.slice(0, 120))"""
    assert tab.run(nameless) == []
    assert tab.run("[...document.images].filter(i => !i.alt).length") == 0
    twice = (
        "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, n, all) => all.indexOf(id) != n)"
    )
    assert tab.run(twice) == []


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious(tab: Browser, address: str, path: str, width: int) -> None:
    tab.resize(width, 900, phone=width < 600)
    tab.open(address + path)
    tab.run(AXE + ";0")
    assert tab.run(_SERIOUS) == []


def test_axe_finds_what_is_wrong(tab: Browser, address: str) -> None:
    tab.open(address + "/")
    tab.run("document.querySelector('main').append(document.createElement('select')); 0")
    tab.run(AXE + ";0")
    assert [found.partition(":")[0] for found in tab.run(_SERIOUS)] == ["select-name"]


def test_search_by_keyboard_from_home(tab: Browser, address: str) -> None:
    tab.resize(1280, 900)
    tab.open(address + "/")
    for _ in range(40):
        tab.press("Tab")
        if tab.run("document.activeElement.id") == "q":
            break
    tab.type("ho sy quyet")
    before = tab.loaded
    tab.press("Enter")
    tab.wait_for_load(before)
    assert "Hồ Sỹ Quyết" in tab.run("document.querySelector('.hit h2').textContent")
    assert tab.run("location.pathname + location.search") == "/tim-kiem?q=ho+sy+quyet"


def test_first_tab_leads_past_the_menu(tab: Browser, address: str) -> None:
    tab.open(address + COMPARE)
    tab.press("Tab")
    assert tab.run("document.activeElement.className") == "skip"
    assert tab.run("document.activeElement.getBoundingClientRect().left") >= 0


def test_province_tile_by_keyboard(tab: Browser, address: str) -> None:
    tab.open(address + "/")
    tab.run("document.querySelector('a.tile').focus()")
    before = tab.loaded
    tab.press("Enter")
    tab.wait_for_load(before)
    assert tab.run("document.querySelectorAll('.hit').length") >= 1


def test_a_member_shows_its_words_on_the_page_and_back(tab: Browser, address: str) -> None:
    tab.resize(1280, 900)
    tab.open(address + DECISION)
    tab.run("document.querySelector('#m2 .to-page').click()")
    assert tab.run("document.querySelector('.spot:target').id") == "o-m2"
    shown = "getComputedStyle(document.querySelector('#o-m2 rect')).fillOpacity"
    deadline = time.monotonic() + 5
    while float(tab.run(shown)) < 0.3 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert float(tab.run(shown)) > 0.3
    tab.run("document.querySelector('#o-m3').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert tab.run("document.querySelector('tr:target').id") == "m3"
    assert tab.run("document.querySelector('.paper img').naturalWidth") > 500


def test_pointing_at_a_row_lights_its_words(tab: Browser, address: str) -> None:
    tab.open(address + DECISION)
    tab.run("document.querySelector('#d1').dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))")
    assert tab.run("document.querySelector('#o-d1').classList.contains('lit')") is True


def test_everything_is_there_without_script(tab: Browser, address: str) -> None:
    tab.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(address + COMPARE)
        tab.open(address + DECISION + "#o-m2")
    finally:
        tab.ask("Emulation.setScriptExecutionDisabled", value=False)
    assert tab.run("document.querySelector('.spot:target').id") == "o-m2"
