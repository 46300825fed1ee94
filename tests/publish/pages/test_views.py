"""Home, decision and compare pages: what they say, where they lead, and that strangers' text stays text."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from pipeline.publish.ask.provinces import predecessors, provinces, tile_places, today, todays
from pipeline.publish.pages.compare import _difference
from pipeline.publish.web.headers import SECURITY_HEADERS
from pipeline.store import Store
from tests.support.corpus_database import manifest
from tests.support.publish_sample import D1, D2, D3
from tests.support.site import Site

FILES = manifest()
NGHE_AN = FILES["nghe-an-to-cong-nghe"]
QUESTION = "/so-sanh?nhom=cong-nghe-covid-19&co-quan=so-y-te&vai-tro=deputy"


def links(text: str) -> list[str]:
    return [href.replace("&amp;", "&") for href in re.findall(r'href="(/[^"]*)"', text)]


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


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


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


def test_the_question_of_the_issue_by_clicking_alone(corpus_site: Site) -> None:
    """Home → example question → provinces with the Department of Health as deputy, and what all share."""
    href = next(href for href in links(corpus_site.get("/").text) if "co-quan=so-y-te" in href)
    answer = plain(corpus_site.get(href).text)
    assert "5 trong 7 tỉnh, thành phố có Sở Y tế làm cấp phó" in answer
    named = re.search(r"làm cấp phó: (.*?) \.", answer)
    assert named
    assert named[1] == "Đắk Lắk , Hà Giang , Nghệ An , Quảng Nam , Sóc Trăng"
    shared = answer.partition("Nhiệm vụ chung cho tất cả")[2].partition("Nhiệm vụ ở nhiều tỉnh")[0]
    assert "Tham mưu Chủ tịch UBND tỉnh lựa chọn và đưa vào sử dụng các nền tảng số" in shared
    assert "Tổng hợp, báo cáo kết quả thực hiện trước 16 giờ hằng ngày" in shared


def test_the_same_answer_from_the_matrix(corpus_site: Site) -> None:
    """Compare → mandate → the badge in the agency's row."""
    assert "/so-sanh?nhom=cong-nghe-covid-19" in links(corpus_site.get("/so-sanh").text)
    assert QUESTION in links(corpus_site.get("/so-sanh?nhom=cong-nghe-covid-19").text)


def test_chosen_provinces_are_the_columns(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=chuyen-doi-so&tinh=nghe-an&tinh=lang-son").text
    assert re.findall(r'class="place"><span>(.*?)</span>', text)[:2] == ["Lạng Sơn", "Nghệ An"]
    assert corpus_site.get("/so-sanh?nhom=chuyen-doi-so&tinh=nghe-an,lang-son").status_code == 200


def test_the_full_list_is_compared_not_a_later_change_of_members(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=chuyen-doi-so&tinh=lang-son").text
    assert f"/quyet-dinh/{FILES['lang-son-bcd-chuyen-doi-so']}" in links(text)
    assert f"/quyet-dinh/{FILES['lang-son-thay-thanh-vien-bcd']}" not in links(text)


def test_differences_of_near_equal_duties_are_marked(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=cong-nghe-covid-19").text
    assert "<ins>người dân </ins>" in text or "<ins>người dân</ins>" in text
    assert "<del>" in text


def overview(corpus_site: Site, query: str) -> dict[str, list[str]]:
    """Province → the cells of its line in the overview."""
    table = re.search(r'<table class="rows overview">(.*?)</table>', corpus_site.get(query).text, re.DOTALL)
    assert table
    lines = [re.findall(r"<t[hd][ >].*?</t[hd]>", line, re.DOTALL) for line in table[1].split("<tr>")[2:]]
    return {plain(line[0]): [plain(cell) for cell in line[1:]] for line in lines}


def test_kinds_are_compared_by_sums(corpus_site: Site) -> None:
    text = plain(corpus_site.get("/so-sanh?nhom=loai-ban-chi-dao").text)
    assert "Loại tổ chức: Ban chỉ đạo" in text
    assert "Gộp mọi tổ chức" in text
    lines = overview(corpus_site, "/so-sanh?nhom=loai-ban-chi-dao")
    assert lines["Lạng Sơn"][:5] == [
        "2 tổ chức", "Ủy ban nhân dân tỉnh Chủ tịch UBND cấp tỉnh",
        "Ủy ban nhân dân tỉnh ×2 Sở Thông tin và Truyền thông ×2", "Sở Thông tin và Truyền thông",
        "14 7,0 mỗi tổ chức",
    ]  # fmt: skip
    assert lines["Gia Lai"][1:4] == [
        "Chủ tịch, UBND tỉnh Chủ tịch UBND cấp tỉnh",
        "Phó Chủ tịch, UBND tỉnh (thường trực) Giám đốc, Sở Thông tin và Truyền thông",
        "Sở Thông tin và Truyền thông",
    ]


def test_duties_that_provinces_share_in_bodies_of_a_kind(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=loai-ban-chi-dao").text
    shared = text.partition('id="chung"')[2].partition('id="nhieu"')[0]
    assert shared.count('class="sign"') == 7
    assert "<del>Chủ tịch UBND</del> <ins>Ủy ban nhân dân</ins>" in shared
    assert "<ins>Ban</ins>" not in text, "capitals are no difference"
    two = plain(corpus_site.get("/so-sanh?nhom=loai-ban-chi-dao&tinh=gia-lai,nghe-an").text)
    assert "Nhiệm vụ ở nhiều tỉnh" not in two
    assert "Điều phối việc kết nối, chia sẻ dữ liệu" in two


def test_heads_and_deputies_of_a_mandate(corpus_site: Site) -> None:
    lines = overview(corpus_site, "/so-sanh?nhom=cong-nghe-covid-19")
    assert lines["Đồng Tháp"][1:4] == [
        "Giám đốc, Sở Thông tin và Truyền thông Người đứng đầu sở, ngành",
        "Phó Giám đốc, Sở Thông tin và Truyền thông (thường trực) Giám đốc, VNPT Đồng Tháp "
        "Giám đốc, Viettel Đồng Tháp",
        "Sở Thông tin và Truyền thông",
    ]


@pytest.mark.parametrize(
    ("usual", "own", "marked"),
    [
        ("Báo cáo hằng tuần.", "Báo cáo hằng ngày.", "Báo cáo hằng <del>tuần</del><ins>ngày</ins>."),
        ("các Phó Trưởng ban", "các phó trưởng Ban", "các phó trưởng Ban"),
        ("hoá đơn", "hóa đơn", "hóa đơn"),
        ("a b", "a <i> b", "a <ins>&lt;i&gt;</ins> b"),
        ("một hai ba", "bốn năm ba", "<del>một hai</del> <ins>bốn năm</ins> ba"),
    ],
)
def test_difference_between_two_wordings(usual: str, own: str, marked: str) -> None:
    assert str(_difference(usual, own)) == marked


@pytest.mark.parametrize("table", ["co-quan", "tong-quan", "nhiem-vu"])
def test_csv_of_a_comparison(corpus_site: Site, table: str) -> None:
    answer = corpus_site.get(f"/so-sanh.csv?nhom=cong-nghe-covid-19&bang={table}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) > 7
    assert {len(row) for row in rows} == {len(rows[0])}
    if table == "co-quan":
        assert sum(int(row[-1]) for row in rows[1:]) == 68


def test_csv_of_a_kind_counts_who_leads(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh.csv?nhom=loai-ban-chi-dao&bang=tong-quan").text.removeprefix("\ufeff")
    rows = {row["Tỉnh, thành phố"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["Lạng Sơn"]["Đứng đầu"] == "Ủy ban nhân dân tỉnh: 1"
    assert rows["Lạng Sơn"]["Chức vụ của cấp phó"] == (
        "Ủy ban nhân dân tỉnh: 2; Sở Thông tin và Truyền thông: 2"
    )
    assert rows["Gia Lai"]["Đứng đầu"] == "Chủ tịch, UBND tỉnh"
    assert rows["Gia Lai"]["Cấp của người đứng đầu"] == "Chủ tịch UBND cấp tỉnh"
    asked = "/so-sanh.csv?nhom=loai-ban-chi-dao&bang=nhiem-vu&header=code"
    duties = csv.DictReader(io.StringIO(corpus_site.get(asked).text.removeprefix("\ufeff")))
    assert len({row["tinh"] for row in duties}) == 7


def test_picture_of_a_comparison_is_plain_svg(corpus_site: Site) -> None:
    answer = corpus_site.get("/so-sanh.svg?nhom=cong-nghe-covid-19")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    drawn = ElementTree.fromstring(answer.text)
    words = [element.text for element in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Nghệ An", "Sở Y tế", "7/7"} <= set(words)
    assert "style" not in answer.text


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
    "query",
    [
        "nhom=%27", "nhom=a&nhom=b", "nhom=" + "a" * 500, "nhom=chuyen-doi-so&tinh=khong-co",
        "nhom=chuyen-doi-so&vai-tro=vua", "nhom=chuyen-doi-so&tinh=" + ",".join(list(provinces())[:7]),
        "nhom=chuyen-doi-so&co-quan=%3Cscript%3E", "nhom=x%00",
    ],
)  # fmt: skip
def test_senseless_comparisons_are_400(corpus_site: Site, query: str) -> None:
    for path in ("/so-sanh", "/so-sanh.csv", "/so-sanh.svg"):
        assert corpus_site.get(f"{path}?{query}").status_code == 400
    assert corpus_site.get("/so-sanh.csv?nhom=chuyen-doi-so&bang=x").status_code == 400


def test_conditions_that_nobody_meets(corpus_site: Site) -> None:
    text = corpus_site.get("/so-sanh?nhom=chuyen-doi-so&co-quan=vnpt&vai-tro=head").text
    assert "Không tỉnh nào thỏa điều kiện" in text


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
