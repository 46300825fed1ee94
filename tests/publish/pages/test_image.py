"""Page images: known files, pages and resolutions only; covered where data is masked; kept by browsers."""

from __future__ import annotations

import io
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.support.corpus_database import manifest
from tests.support.places import CORPUS
from tests.support.site import Site

FOLDER = "nghe-an-to-cong-nghe"


@pytest.fixture(scope="module")
def masked_db(corpus_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, personal data covered on one document."""
    folder = shutil.copytree(corpus_db.parent, tmp_path_factory.mktemp("masked"), dirs_exist_ok=True)
    path = folder / corpus_db.name
    with closing(sqlite3.connect(path)) as conn, conn:
        document = document_of(path, FOLDER)
        conn.execute("insert into page_masks values (?, 1, 1, 100, 100, 300, 140)", [document])
        conn.execute("update pages set text = 'điện thoại ███' where document_id = ?", [document])
    return path


def document_of(db: Path, folder: str) -> str:
    with closing(sqlite3.connect(db)) as conn:
        asked = "select document_id from decisions where id = ?"
        (found,) = conn.execute(asked, [manifest()[folder]]).fetchone()
    return str(found)


@pytest.fixture(scope="module")
def sha(masked_db: Path) -> str:
    return document_of(masked_db, FOLDER)


@pytest.fixture(scope="module")
def masked_site(masked_db: Path) -> Iterator[Site]:
    opened = Site(masked_db)
    yield opened
    opened.close()


def test_page_is_a_jpeg_of_its_resolution(masked_site: Site, sha: str) -> None:
    answer = masked_site.get(f"/trang/{sha}/1-110.jpg")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert abs(picture.width - 595 * 110 / 72) < 3
        assert abs(picture.height - 842 * 110 / 72) < 3


def test_masked_places_are_black_and_others_are_not(masked_site: Site, sha: str) -> None:
    with Image.open(io.BytesIO(masked_site.get(f"/trang/{sha}/1-72.jpg").content)) as picture:
        gray = picture.convert("L")
        inside = gray.crop((105, 105, 295, 135))
        assert inside.getextrema()[1] < 60
        assert gray.getpixel((350, 120)) > 150


def test_masked_page_without_places_is_not_shown(masked_site: Site, sha: str) -> None:
    answer = masked_site.get(f"/trang/{sha}/2-72.jpg")
    assert answer.status_code == 404
    assert "dữ liệu cá nhân" in answer.text


@contextmanager
def read_as(db: Path, document: str, source: str, confidence: float) -> Iterator[None]:
    """The pages of a document as if they had been read so; as they were afterwards."""
    with closing(sqlite3.connect(db)) as conn:
        find = "select text_source, confidence, document_id, page from pages where document_id = ?"
        before = conn.execute(find, [document]).fetchall()
        change = "update pages set text_source = ?, confidence = ? where document_id = ? and page = ?"
        with conn:
            conn.executemany(change, [(source, confidence, *page) for _, _, *page in before])
        try:
            yield
        finally:
            with conn:
                conn.executemany(change, before)


def test_a_page_that_was_not_read_is_not_shown(masked_site: Site, masked_db: Path) -> None:
    unread = document_of(masked_db, "quang-nam-to-cong-nghe")
    assert masked_site.get(f"/trang/{unread}/1-72.jpg").status_code == 200
    with read_as(masked_db, unread, "text-layer", 0):
        assert masked_site.get(f"/trang/{unread}/1-72.jpg").status_code == 404


def test_a_scan_that_was_read_poorly_is_not_shown(masked_site: Site, masked_db: Path) -> None:
    poor = document_of(masked_db, "quang-nam-to-cong-nghe")
    with read_as(masked_db, poor, "text-layer", 0.7):
        assert masked_site.get(f"/trang/{poor}/1-72.jpg").status_code == 200
    with read_as(masked_db, poor, "ocr", 0.7):
        answer = masked_site.get(f"/trang/{poor}/1-72.jpg")
        assert answer.status_code == 404
        assert "đọc kém" in answer.text


def test_tag_answers_304(masked_site: Site, sha: str) -> None:
    tag = masked_site.get(f"/trang/{sha}/1-72.jpg").headers["etag"]
    again = masked_site.get(f"/trang/{sha}/1-72.jpg", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert masked_site.get(f"/trang/{sha}/1-110.jpg").headers["etag"] != tag


@pytest.mark.parametrize(
    "what", ["9-110.jpg", "0-110.jpg", "1-300.jpg", "1-110.png", "-1-110.jpg", "1-110.jpg/.."]
)
def test_nothing_but_what_is_known(masked_site: Site, sha: str, what: str) -> None:
    assert masked_site.get(f"/trang/{sha}/{what}").status_code == 404


def test_a_file_that_no_document_has_is_not_shown(masked_site: Site, masked_db: Path) -> None:
    stray = "a" * 64
    shutil.copyfile(CORPUS / FOLDER / "source.pdf", masked_db.parent / "files" / f"{stray}.pdf")
    assert masked_site.get(f"/trang/{stray}/1-110.jpg").status_code == 404


def test_a_damaged_file_is_a_404(masked_site: Site, masked_db: Path) -> None:
    sha = document_of(masked_db, "cao-bang-so-chi-huy-mua-lu")
    (masked_db.parent / "files" / f"{sha}.pdf").write_bytes(b"%PDF-1.4 hong")
    assert masked_site.get(f"/trang/{sha}/1-110.jpg").status_code == 404
