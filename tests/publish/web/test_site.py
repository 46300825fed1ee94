"""The pages and the JSON of the site, asked through Datasette's own client."""

from __future__ import annotations

import json
import re
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import uvicorn

from pipeline.errors import QuyetDinhError, StoreError
from pipeline.publish.ask.metadata import names
from pipeline.publish.web.headers import SECURITY_HEADERS
from pipeline.publish.web.site import datasette_app, serve
from tests.support.publish_sample import D1, D3, HOSTILE, PAGE_1, SHA
from tests.support.site import Site

TABLES = [name for name in names().tables if not name.startswith("_")]
PAGES = [
    "/", "/quyetdinh", "/quyetdinh?_show_hidden=1", "/-/versions", "/-/metadata", "/-/settings",
    *(f"/quyetdinh/{name}" for name in TABLES),
    *(f"/quyetdinh/{name}?_columns=all&_size=2" for name in TABLES),
    f"/quyetdinh/decisions/{D1}", f"/quyetdinh/members/{D1}-m1", f"/quyetdinh/duties/{D1}-d1",
    f"/quyetdinh/bodies/{D1}-b1", f"/quyetdinh/documents/{SHA}", f"/quyetdinh/pages/{SHA},1",
    f"/quyetdinh/decisions/{D3}", f"/quyetdinh/review_items/{D3}-v1", "/quyetdinh/provinces/cao-bang",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_page_is_there_and_needs_nothing_from_outside(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert '<html lang="vi">' in answer.text
    assert "<script" not in answer.text
    assert " style=" not in answer.text
    loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', answer.text)
    assert loaded
    assert not [url for url in loaded if re.match(r"(https?:)?//(?!localhost)", url)]


@pytest.mark.parametrize(
    "path",
    ["/khong-co", "/quyetdinh/khong_co", "/quyetdinh/decisions/khong-co", "/khac", "/quyetdinh/members/~27"],
)
def test_unknown_names_give_a_vietnamese_404(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 404
    assert "Không tìm thấy" in answer.text


@pytest.mark.parametrize(
    "page", ["databases", "databases.json", "threads", "patterns", "allow-debug", "messages"]
)
def test_pages_for_developers_are_closed(site: Site, db: Path, page: str) -> None:
    answer = site.get(f"/-/{page}")
    assert answer.status_code == 404
    assert str(db.parent) not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/quyetdinh/members?_sort=khong_co", 400),
        ("/quyetdinh/members?_sort=name&_sort_desc=name", 400),
        ("/quyetdinh/members?_size=abc", 400),
        ("/quyetdinh?sql=select+1", 403),
        ("/quyetdinh/members?_where=1=1", 403),
    ],
)
def test_refusals(site: Site, path: str, status: int) -> None:
    answer = site.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_sql_can_be_allowed(db: Path) -> None:
    opened = Site(db, allow_sql=True)
    try:
        answer = opened.get("/quyetdinh.json?sql=select+count(*)+as+n+from+members&_shape=array")
        assert answer.json() == [{"n": 6}]
        assert opened.get("/quyetdinh?sql=select+code+from+decisions").status_code == 200
    finally:
        opened.close()


@pytest.mark.parametrize("path", ["/", "/quyetdinh/members.json", "/khong-co", "/assets/site.css"])
def test_security_headers_are_on_every_answer(site: Site, path: str) -> None:
    answer = site.get(path)
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers.get_list(name) == [value]


@pytest.mark.parametrize(
    "path",
    [
        "/quyetdinh/decisions", f"/quyetdinh/decisions/{D3}", "/quyetdinh/members",
        f"/quyetdinh/members/{D3}-m1",
        "/quyetdinh/duties", "/quyetdinh/bodies", "/quyetdinh/review_items", "/quyetdinh/member_details",
        "/quyetdinh/so-sanh-hai-tinh", "/quyetdinh/muc-can-ra-soat", "/quyetdinh/quy-mo-to-chuc",
        "/quyetdinh/members?_search=%3Cscript%3Ealert(1)%3C/script%3E",
        "/quyetdinh/members?name=%22%3E%3Cscript%3E", "/quyetdinh/%3Cscript%3E",
        "/quyetdinh/tim-thanh-vien?ten=%3Cscript%3E%7B%7B7*7%7D%7D",
        "/quyetdinh/decisions?_facet=issuer", "/quyetdinh/members?_facet=name&_columns=all",
    ],
)  # fmt: skip
def test_text_of_strangers_stays_text(site: Site, path: str) -> None:
    text = site.get(path).text
    assert "<script" not in text
    assert "<img" not in text
    assert "49" not in re.sub(r"[0-9a-f]{12,}", "", text.partition("</header>")[2].partition("<footer")[0])


def test_hostile_text_is_shown_in_full_on_its_page(site: Site) -> None:
    text = site.get(f"/quyetdinh/decisions/{D3}").text
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in text
    assert "{{7*7}}" in text


def test_json_keeps_codes_and_pages_show_names(site: Site) -> None:
    rows = site.get(f"/quyetdinh/members.json?_shape=array&decision_id={D1}&_sort=ordinal").json()
    assert [row["name"] for row in rows] == ["Đặng Hồng Mẫu", "Lê Văn Thử", None]
    assert rows[0]["role"] == "head"
    assert rows[0]["province_id"] == "cao-bang"
    text = site.get(f"/quyetdinh/members?decision_id={D1}").text
    assert ">Đứng đầu</span>" in text
    assert ">Cao Bằng</a>" in text
    assert f'<a href="{PAGE_1}" title="{D1}">12/QĐ-UBND</a>' in text


def test_json_of_a_hostile_row_is_the_stored_text(site: Site) -> None:
    (row,) = site.get(f"/quyetdinh/decisions/{D3}.json?_shape=array").json()
    assert row["subject"] == HOSTILE


def test_headings_are_vietnamese_with_the_technical_name_in_the_title(site: Site) -> None:
    text = site.get("/quyetdinh/members").text
    heading = re.search(r'<th scope="col" class="col-name" title="([^"]+)">(.*?)</th>', text, re.DOTALL)
    assert heading
    assert heading[1].startswith("name – Họ và tên: ")
    assert "Họ và tên" in heading[2]


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/quyetdinh/decisions?_size=1", [">không</a>", ">có</a>", ">Lạng Sơn</a>"]),
        ("/quyetdinh/decisions", ["06/05/2025", "chưa rõ số", "Kiện toàn", "3 dòng"]),
        ("/quyetdinh/duties", ["Vai trò", "Tổ chức phối hợp", "Đứng đầu"]),
        (f"/quyetdinh/bodies/{D1}-b1", ["<li>Làm việc kiêm nhiệm.</li>", ">Tổ</span>", "12/QĐ-UBND</a>"]),
        ("/quyetdinh/evidence", [f'href="{PAGE_1}#m1"', ">Thành viên</span>", "97 %"]),
        ("/quyetdinh/relations", ["Thay thế"]),
        (
            f"/quyetdinh/decisions/{D1}",
            [f'href="/quyetdinh/documents/{SHA}"', ">a.pdf</a>", "Dòng liên quan",
             f'/quyetdinh/members?decision_id={D1}&amp;_sort=ordinal">Thành viên</a>'],
        ),
    ],
)  # fmt: skip
def test_pages_say_it_in_vietnamese(site: Site, path: str, wanted: list[str]) -> None:
    text = site.get(path).text
    assert [part for part in wanted if part not in text] == []


ROW = re.compile(r'href="(/quyetdinh/(?:decisions|members|duties|bodies)/[^"]+)"[^>]*>([^<]*)<')


@pytest.mark.parametrize(
    "path",
    ["decisions", "members", "duties", "bodies", "evidence", "review_items", "thanh-vien-quyet-dinh",
     "tim-thanh-vien?ten=thu", "co-quan-o-cac-tinh", "muc-can-ra-soat", f"members/{D1}-m1",
     f"decisions/{D1}"],
)  # fmt: skip
def test_decisions_and_their_rows_lead_to_the_decision_page(site: Site, path: str) -> None:
    main = site.get(f"/quyetdinh/{path}").text.partition("<main")[2]
    raw = [(href, text) for href, text in ROW.findall(main) if text not in (href.rpartition("/")[2], "JSON")]
    assert raw == []  # a row as it is stored is reached by its id alone
    assert main.count('href="/quyet-dinh/') > 0


@pytest.mark.parametrize("path", [f"members/{D1}-m1", f"decisions/{D1}", f"bodies/{D1}-b1"])
def test_a_stored_row_has_a_way_back_to_its_page(site: Site, path: str) -> None:
    table, _, row_id = path.partition("/")
    place = PAGE_1 + ("" if table == "decisions" else "#" + row_id.rpartition("-")[2])
    assert f'<a href="{place}">Xem trên trang quyết định</a>' in site.get(f"/quyetdinh/{path}").text


@pytest.mark.parametrize(
    ("typed", "count"),
    [("dang hong mau", 1), ("Đặng Hồng Mẫu", 1), ("đặng hong", 2), ("So y te", 3), ("khong ai ca", 0)],
)
def test_search_with_and_without_accents(site: Site, typed: str, count: int) -> None:
    answer = site.get(f"/quyetdinh/members.json?_shape=array&_search={typed}")
    assert len(answer.json()) == count


def test_all_provinces_fit_into_a_facet(site: Site) -> None:
    assert site.datasette.setting("default_facet_size") >= 63 + 34


def test_csv_and_the_whole_database_can_be_fetched(site: Site) -> None:
    lines = site.get("/quyetdinh/members.csv?_stream=on&_size=max").text.splitlines()
    assert len(lines) == 7
    assert site.get("/quyetdinh.db").content.startswith(b"SQLite format 3")


def test_site_is_read_only(site: Site) -> None:
    assert not site.datasette.get_database("quyetdinh").is_mutable


def test_rows_still_in_the_log_are_served_too(db_copy: Path) -> None:
    with closing(sqlite3.connect(db_copy)) as writer:
        writer.execute("pragma journal_mode = wal")
        with writer:
            writer.execute("update decisions set code = '99/QĐ-UBND' where id = ?", [D1])
        opened = Site(db_copy)
        try:
            (row,) = opened.get(f"/quyetdinh/decisions/{D1}.json?_shape=array").json()
        finally:
            opened.close()
    assert row["code"] == "99/QĐ-UBND"


def test_name_of_the_file_does_not_change_the_addresses(db_copy: Path) -> None:
    opened = Site(db_copy.rename(db_copy.with_name("khac.db")))
    try:
        assert opened.get("/quyetdinh/members").status_code == 200
    finally:
        opened.close()


@pytest.mark.parametrize("content", [None, b"", b"khong phai SQLite" * 100])
def test_a_missing_or_foreign_database_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "quyetdinh.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        datasette_app(path)
    assert "make run" in caught.value.next_step


def test_a_port_in_use_says_what_to_do(db: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(QuyetDinhError, match=str(port)):
            serve(db, port=port)


@pytest.mark.parametrize(
    ("host", "near"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("localhost", "localhost")]
)
def test_serve_opens_the_browser_on_a_listening_address(
    db: Path, monkeypatch: pytest.MonkeyPatch, host: str, near: str
) -> None:
    opened: list[str] = []
    served: list[int] = []

    def run(self: uvicorn.Server, sockets: list[socket.socket]) -> None:
        served.append(sockets[0].getsockname()[1])

    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr(uvicorn.Server, "run", run)
    serve(db, host, 0, open_browser=True)
    assert opened == [f"http://{near}:{served[0]}/"]


def test_errors_of_the_api_are_json(site: Site) -> None:
    answer = site.get("/quyetdinh/decisions/khong-co.json")
    assert answer.status_code == 404
    assert json.loads(answer.text)["ok"] is False
