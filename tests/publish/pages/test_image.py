"""Page images: known files, pages and resolutions only; covered where data is masked; kept by browsers."""

from __future__ import annotations

import io
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from tests.support.corpus_database import CORPUS, corpus_database, manifest
from tests.support.publish_sample import Site

FOLDER = "nghe-an-to-cong-nghe"


@pytest.fixture(scope="module")
def sha(db: Path) -> str:
    with closing(sqlite3.connect(db)) as conn:
        row = conn.execute("select document_id from decisions where id = ?", [manifest()[FOLDER]]).fetchone()
    return str(row[0])


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = corpus_database(tmp_path_factory.mktemp("images") / "quyetdinh.db", files=True)
    with closing(sqlite3.connect(path)) as conn, conn:
        document = f"{manifest()[FOLDER][:12]}%"
        (sha,) = conn.execute("select id from documents where id like ?", [document]).fetchone()
        conn.execute("insert into page_masks values (?, 1, 1, 100, 100, 300, 140)", [sha])
        conn.execute("update pages set text = 'điện thoại ███' where document_id = ?", [sha])
    return path


@pytest.fixture(scope="module")
def site(db: Path) -> Iterator[Site]:
    opened = Site(db)
    yield opened
    opened.close()


def test_page_is_a_jpeg_of_its_resolution(site: Site, sha: str) -> None:
    answer = site.get(f"/trang/{sha}/1-110.jpg")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert abs(picture.width - 595 * 110 / 72) < 3
        assert abs(picture.height - 842 * 110 / 72) < 3


def test_masked_places_are_black_and_others_are_not(site: Site, sha: str) -> None:
    with Image.open(io.BytesIO(site.get(f"/trang/{sha}/1-72.jpg").content)) as picture:
        gray = picture.convert("L")
        inside = gray.crop((105, 105, 295, 135))
        assert inside.getextrema()[1] < 60
        assert gray.getpixel((350, 120)) > 150


def test_masked_page_without_places_is_not_shown(site: Site, sha: str) -> None:
    answer = site.get(f"/trang/{sha}/2-72.jpg")
    assert answer.status_code == 404
    assert "dữ liệu cá nhân" in answer.text


def test_tag_answers_304(site: Site, sha: str) -> None:
    tag = site.get(f"/trang/{sha}/1-72.jpg").headers["etag"]
    again = site.get(f"/trang/{sha}/1-72.jpg", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert site.get(f"/trang/{sha}/1-110.jpg").headers["etag"] != tag


@pytest.mark.parametrize(
    "what", ["9-110.jpg", "0-110.jpg", "1-300.jpg", "1-110.png", "-1-110.jpg", "1-110.jpg/.."]
)
def test_nothing_but_what_is_known(site: Site, sha: str, what: str) -> None:
    assert site.get(f"/trang/{sha}/{what}").status_code == 404


def test_a_file_that_no_document_has_is_not_shown(site: Site, db: Path) -> None:
    stray = "a" * 64
    shutil.copyfile(CORPUS / FOLDER / "source.pdf", db.parent / "files" / f"{stray}.pdf")
    assert site.get(f"/trang/{stray}/1-110.jpg").status_code == 404


def test_a_damaged_file_is_a_404(site: Site, db: Path) -> None:
    with closing(sqlite3.connect(db)) as conn:
        other = manifest()["cao-bang-so-chi-huy-mua-lu"][:12]
        (sha,) = conn.execute("select id from documents where id like ?", [f"{other}%"]).fetchone()
    (db.parent / "files" / f"{sha}.pdf").write_bytes(b"%PDF-1.4 hong")
    assert site.get(f"/trang/{sha}/1-110.jpg").status_code == 404
