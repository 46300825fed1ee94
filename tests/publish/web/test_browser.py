"""The site in a real browser: it loads, looks whole and writes nothing to the console."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.browser import CHROMIUM
from tests.support.publish_sample import D1, sample_database
from tests.support.served_site import served

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium (apt install chromium)")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    db = sample_database(tmp_path_factory.mktemp("browser") / "quyetdinh.db")
    with served(db) as opened:
        yield opened


@pytest.mark.parametrize(
    ("path", "seen"),
    [
        ("/", "Truy vấn có sẵn"),
        ("/quyetdinh/members", "Đặng Hồng Mẫu"),
        (f"/quyetdinh/decisions/{D1}", "Dòng liên quan"),
        ("/quyetdinh/so-sanh-hai-tinh", "Tỉnh thứ nhất"),
    ],
)
def test_page_in_a_browser(address: str, tmp_path: Path, path: str, seen: str) -> None:
    assert CHROMIUM is not None
    done = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr",
            f"--user-data-dir={tmp_path}", "--dump-dom", address + path,
        ],
        capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert seen in done.stdout
    assert "alert(" not in done.stdout.replace("&lt;script&gt;alert(", "").replace("onerror=alert(", "")
    assert [line for line in done.stderr.splitlines() if "CONSOLE" in line] == []
