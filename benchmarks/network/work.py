"""What the program does: an OCR ingest, an export, the site with its pages, and a worker that lives on."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from pipeline.errors import QuyetDinhError
from pipeline.read import read
from pipeline.run.workers import Limits, run_tasks
from pipeline.settings import ReadSettings

SCAN = Path(__file__).parents[2] / "corpus" / "binh-dinh-to-cong-nghe" / "source.pdf"
_START = 60.0  # seconds for the site to answer
_CLI = [sys.executable, "-c", "from pipeline.cli import main\nif __name__ == '__main__': main()"]


def read_and_stay(path: Path, seconds: float) -> int:
    """What a worker does in a long run: its engines stay loaded."""
    pages = len(read(path, ReadSettings()).pages)
    time.sleep(seconds)
    return pages


def main(folder: Path, seconds: float) -> None:
    db = folder / "quyetdinh.db"
    staying = partial(read_and_stay, seconds=seconds)
    with ThreadPoolExecutor(1) as pool:
        lasting = pool.submit(list, run_tasks([SCAN], staying, Limits(1, 600 + seconds, 3072)))
        subprocess.run([*_CLI, "ingest", str(SCAN), "--db", str(db), "--quiet"], check=True)
        subprocess.run([*_CLI, "export", "--db", str(db), "--out", "export", "--quiet"], check=True)
        visit(db)
        for _, result in lasting.result():
            if isinstance(result, QuyetDinhError):
                raise result


def visit(db: Path) -> None:
    """The site, started and asked for each kind of page."""
    connection = sqlite3.connect(db)
    decision, document = connection.execute("select id, document_id from decisions").fetchone()
    connection.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    paths = (
        "/", "/tim-kiem?q=to+cong+nghe", "/so-sanh", f"/quyet-dinh/{decision}", f"/trang/{document}/1-72.jpg",
        f"/api/v1/decisions/{decision}", "/api/v1/openapi.json", "/quyetdinh/members", "/assets/site.css",
    )  # fmt: skip
    with subprocess.Popen(
        [*_CLI, "serve", "--db", str(db), "--port", str(port)], stderr=subprocess.DEVNULL
    ) as site:
        try:
            wait(port)
            for path in paths:
                urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").read()
        finally:
            site.terminate()


def wait(port: int) -> None:
    until = time.monotonic() + _START
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
