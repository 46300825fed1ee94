"""A comparison of 34 provinces in a real browser: nothing shrinks, nothing is lost, nobody is shut out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support.browser import DESK, PHONE, serious
from tests.support.many_provinces import TOPIC, many_provinces
from tests.support.needs import needs_chromium
from tests.support.site import served

pytestmark = needs_chromium
PATHS = [f"/so-sanh?nhom={TOPIC}", "/so-sanh?nhom=loai-ban-chi-dao", f"/so-sanh?nhom={TOPIC}&chung=mot"]
ACROSS = {"viewport": {"width": 1009, "height": 700}}  # A4 on its side without its margins
_STUCK = """box => {
    box.scrollTo(500, 300);
    if (box.scrollTop < 20) return false;
    const at = box.getBoundingClientRect();
    const near = (a, b) => Math.abs(a - b) < 3;
    const heads = [...box.querySelectorAll('thead th')], rows = [...box.querySelectorAll('tbody th')];
    return heads.every(e => near(e.getBoundingClientRect().top, at.top))
        && rows.every(e => near(e.getBoundingClientRect().left, at.left));
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(many_provinces(tmp_path_factory.mktemp("many") / "quyetdinh.db")) as opened:
        yield opened


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", [DESK, PHONE], ids=["desk", "phone"], indirect=True)
def test_it_fits_its_window_and_shuts_nobody_out(tab: Page, address: str, path: str, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    tab.goto(address + path)
    assert tab.viewport_size is not None
    assert tab.evaluate("document.documentElement.scrollWidth") <= tab.viewport_size["width"]
    assert tab.evaluate("document.documentElement.scrollHeight") < 10_000
    assert serious(tab) == []


def test_duties_have_room_beside_34_columns(tab: Page, address: str) -> None:
    tab.goto(address + PATHS[0])
    widths = tab.evaluate("[...document.querySelectorAll('.duties-table th.duty')].map(e => e.offsetWidth)")
    assert widths
    assert min(widths) >= 22 * 16


@pytest.mark.parametrize("tab", [DESK, PHONE], ids=["desk", "phone"], indirect=True)
def test_head_and_first_column_stay_while_the_matrix_is_scrolled(tab: Page, address: str) -> None:
    assert tab.viewport_size is not None
    tab.set_viewport_size({"width": tab.viewport_size["width"], "height": 240})
    tab.goto(address + PATHS[0])
    assert tab.locator(".scroll:has(> .matrix)").first.evaluate(_STUCK)


@pytest.mark.parametrize("tab", [ACROSS], ids=["paper"], indirect=True)
def test_it_prints_on_a_sheet_on_its_side(tab: Page, address: str) -> None:
    tab.goto(address + PATHS[0])
    tab.emulate_media(media="print")
    for table in tab.locator("table").all():
        assert table.evaluate("e => e.getBoundingClientRect().right") <= ACROSS["viewport"]["width"]
    assert tab.evaluate(
        "[...document.querySelectorAll('.scroll')].every(e => e.scrollHeight <= e.clientHeight + 1)"
    )
