"""Home and decision pages: what they say, where they lead, and that strangers' text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pipeline.publish.ask.provinces import predecessors, tile_places, today, todays
from pipeline.publish.web.headers import SECURITY_HEADERS
from pipeline.store import Store
from tests.support.corpus_database import manifest
from tests.support.page import links, plain
from tests.support.publish_sample import D1, D2, D3
from tests.support.site import Site

FILES = manifest()
NGHE_AN = FILES["nghe-an-to-cong-nghe"]
QUESTION = "/so-sanh?nhom=cong-nghe-covid-19&co-quan=so-y-te&vai-tro=deputy"


class Attributes(HTMLParser):
    """The names of all attributes of a page, as a browser sees them."""

    @classmethod
    def of(cls, text: str) -> set[str]:
        parser = cls()
        parser.names = set()
        parser.feed(text)
        parser.close()
        return parser.names

    names: set[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs}


def test_home_says_what_there_is(corpus_site: Site) -> None:
    text = plain(corpus_site.get("/").text)
    assert "24 quyết định" in text
    assert "Tổ công nghệ phòng, chống dịch Covid-19" in text
    assert "1520/QĐ-UBND" in text


def test_every_link_of_every_own_page_leads_somewhere(corpus_site: Site) -> None:
    pages = ["/", "/tim-kiem?q=so+y+te", "/so-sanh", QUESTION, f"/quyet-dinh/{NGHE_AN}"]
    found = {href.partition("#")[0] for page in pages for href in links(corpus_site.get(page).text)}
    assert len(found) > 80
    bad = {href: status for href in sorted(found) if (status := corpus_site.get(href).status_code) != 200}
    assert bad == {}


@pytest.mark.parametrize(
    "path",
    ["/", "/tim-kiem?q=so+y+te", QUESTION, "/so-sanh?nhom=loai-ban-chi-dao", "/so-sanh?nhom=chuyen-doi-so",
     "/so-sanh?nhom=cong-nghe-covid-19&chung=mot", "/quyetdinh/members", "/quyetdinh/tim-thanh-vien?ten=cao"],
)  # fmt: skip
def test_links_to_decisions_name_their_own_addresses(corpus_site: Site, path: str) -> None:
    found = {href.partition("#")[0] for href in links(corpus_site.get(path).text)}
    decisions = sorted(href for href in found if href.startswith("/quyet-dinh/"))
    assert decisions
    assert {href for href in decisions if corpus_site.send("GET", href).status_code != 200} == set()


def test_every_province_of_today_has_a_tile_and_old_ones_count_in_it(corpus_site: Site) -> None:
    tiles, _ = tile_places()
    assert {one.id for one in todays()} == set(tiles)
    assert len(tiles) == 34
    assert len(set(tiles.values())) == 34
    assert today("ha-giang") == "tuyen-quang-2025"
    assert set(predecessors("phu-tho-2025")) >= {"phu-tho-2025", "phu-tho", "vinh-phuc", "hoa-binh"}
    text = corpus_site.get("/").text
    assert "Lào Cai: 2 quyết định (gồm Yên Bái)" in text
    assert text.count('class="tile s') == 34


def test_the_example_questions_work_with_one_click(corpus_site: Site) -> None:
    block = re.search(r'<ul class="questions">(.*?)</ul>', corpus_site.get("/").text, re.DOTALL)
    assert block
    asked = links(block[1])
    assert len(asked) == 4
    for href in asked:
        answer = corpus_site.get(href)
        assert answer.status_code == 200
        assert "Không tìm thấy gì" not in answer.text


def test_decision_page_has_the_whole_record(corpus_site: Site) -> None:
    text = corpus_site.get(f"/quyet-dinh/{NGHE_AN}").text
    said = plain(text)
    for part in ("2786/QĐ-UBND", "09/08/2021", "Hồ Sỹ Quyết", "Cấp phó thường trực", "Căn cứ", "Nơi nhận",
                 "VNPT Nghệ An; Chi nhánh Viettel Nghệ An", "Cao Thế Lập"):  # fmt: skip
        assert part in said
    assert f"/api/v1/decisions/{NGHE_AN}" in links(text)
    citation = re.search(r'<textarea id="citation".*?>(.*?)</textarea>', text, re.DOTALL)
    assert citation
    assert citation[1] == (
        "Quyết định số 2786/QĐ-UBND ngày 09 tháng 08 năm 2021 của Chủ tịch Ủy ban nhân dân tỉnh Nghệ An "
        "về việc thành lập Tổ công nghệ phòng, chống dịch Covid-19 tỉnh Nghệ An"
    )


def test_rows_and_their_words_lead_to_each_other(corpus_site: Site) -> None:
    text = corpus_site.get(f"/quyet-dinh/{NGHE_AN}").text
    ids = re.findall(r'id="([^"]+)"', text)
    assert len(ids) == len(set(ids)), "an id stands once"
    inside = set(re.findall(r'href="#([^"]+)"', text)) - {"content"}
    assert {"o-m2", "m2", "o-d1", "d1"} <= inside
    assert inside <= set(ids)


def test_old_spelling_of_the_letter_is_kept_in_the_record(corpus_site: Site) -> None:
    assert (
        "Uỷ ban nhân dân tỉnh Đắk Lắk" in corpus_site.get(f"/quyet-dinh/{FILES['dak-lak-to-cong-nghe']}").text
    )


@pytest.mark.parametrize(
    "path",
    [
        "/quyet-dinh/000000000000-1", "/quyet-dinh/x", f"/quyet-dinh/{NGHE_AN}x",
        "/quyet-dinh/../../etc/passwd", "/so-sanh?nhom=khong-co", "/so-sanh.svg",
        "/so-sanh.csv?nhom=khong-co", "/trang/" + "0" * 64 + "/1-110.jpg", "/trang/../files/x.pdf",
        "/files/x.pdf",         "/trang/" + "0" * 64 + "/1-9999.jpg", "/so-sanh.png",
    ],
)  # fmt: skip
def test_unknown_addresses_are_404(corpus_site: Site, path: str) -> None:
    answer = corpus_site.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/", f"/quyet-dinh/{D1}", f"/quyet-dinh/{D2}", f"/quyet-dinh/{D3}", "/tim-kiem?q=script",
        "/tim-kiem?q=alert", "/tim-kiem?loai=thanh-vien", "/tim-kiem?loai=nhiem-vu",
        "/tim-kiem?loai=quyet-dinh", "/so-sanh",
        "/so-sanh?nhom=loai-ban-chi-dao", "/so-sanh?nhom=loai-to", "/so-sanh?nhom=rieng-to-cong-tac-mau",
        "/so-sanh.svg?nhom=rieng-to-cong-tac-mau", "/tim-kiem?q=%3Cscript%3Ealert(1)%3C/script%3E{{7*7}}",
    ],
)  # fmt: skip
def test_text_of_strangers_stays_text(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    ours = (
        r'<script (?:src="/assets/site\.js\?[0-9a-f]{8}" defer>|type="application/ld\+json">[^<]*)</script>'
    )
    text = re.sub(ours, "", answer.text)
    assert "<script" not in text
    assert "<img src=x" not in text
    named = Attributes.of(text)
    assert not {name for name in named if name.startswith("on")}
    assert "style" not in named
    assert "49" not in re.sub(
        r"[0-9a-f]{8,}|\d+/\d+|viewBox=\"[^\"]*\"|(x|y|width|height)=\"[\d.]+\"", "", text
    )
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value


def test_hostile_subject_is_shown_in_full(site: Site) -> None:
    text = site.get(f"/quyet-dinh/{D3}").text
    assert "{{7*7}}" in text
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in text
    assert "Không thấy số" in text


def test_a_group_named_by_a_stranger_is_escaped(site: Site) -> None:
    (group,) = (href for href in links(site.get(f"/quyet-dinh/{D1}").text) if "/so-sanh?nhom=" in href)
    assert site.get(group).status_code == 200


def test_policy_allows_no_inline_code(corpus_site: Site) -> None:
    policy = corpus_site.get("/").headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_a_decision_without_a_file_shows_its_text(corpus_site: Site) -> None:
    answer = corpus_site.get(f"/quyet-dinh/{FILES['ben-tre-bcd-chuyen-doi-so']}")
    assert '<pre class="plain-text">' in answer.text
    assert "/trang/" not in answer.text


def test_an_empty_database_has_its_pages(tmp_path: Path) -> None:
    with Store(tmp_path / "quyetdinh.db"):
        pass
    opened = Site(tmp_path / "quyetdinh.db")
    try:
        for path in ("/", "/tim-kiem?q=a", "/tim-kiem?loai=thanh-vien", "/so-sanh"):
            assert opened.get(path).status_code == 200
    finally:
        opened.close()
