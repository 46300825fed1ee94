"""Where readers tell what is wrong."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from pipeline.errors import QuyetDinhError
from pipeline.publish.pages.report import checked_contact, reporter
from tests.support.publish_sample import D1
from tests.support.site import Site

PAGE = "https://mau.example/quyet-dinh/ab-1"


def test_by_mail_row_value_and_place_are_filled_in() -> None:
    address = reporter("gop-y@mau.example", PAGE)("ab-1-m2", "Lò Văn & Mẫu")
    assert address is not None
    assert address.startswith("mailto:gop-y@mau.example?subject=")
    said = unquote(address)
    assert "Dòng: ab-1-m2\nGiá trị: Lò Văn & Mẫu\nTrang: " + PAGE + "#m2" in said
    assert "\n" not in address


@pytest.mark.parametrize("form", ["https://mau.example/gop-y", "https://mau.example/gop-y?ma=1"])
def test_by_form_they_are_parameters(form: str) -> None:
    address = reporter(form, PAGE)("ab-1", "x" * 500)
    assert address is not None
    asked = parse_qs(urlsplit(address).query)
    assert asked["dong"] == ["ab-1"]
    assert asked["trang"] == [PAGE]
    assert len(asked["gia_tri"][0]) == 100


@pytest.mark.parametrize(
    "contact", ["", "gop-y", "javascript:alert(1)", "a@b", 'https://x" onclick=', "a@b.vn?bcc=c@d.vn"]
)
def test_other_contacts_are_refused(contact: str) -> None:
    with pytest.raises(QuyetDinhError, match="--contact"):
        checked_contact(contact)


def test_rows_have_the_link_where_there_is_a_contact(db: Path, site: Site) -> None:
    assert "báo sai" not in site.get(f"/quyet-dinh/{D1}").text
    opened = Site(db, contact="gop-y@mau.example")
    try:
        page = opened.get(f"/quyet-dinh/{D1}").text
    finally:
        opened.close()
    assert page.count(">báo sai</a>") > 5
    assert f"{D1}-m1" in unquote(page)
