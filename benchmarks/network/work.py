"""What the program does: an OCR ingest whose worker lives on a while, an export, the site with its pages."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

from pipeline.run.batch import ingest_files
from pipeline.run.files import Input
from pipeline.run.results import FileResult
from pipeline.settings import Settings

SCAN = Path(__file__).parents[2] / "corpus" / "binh-dinh-to-cong-nghe" / "source.pdf"
_START = 60.0  # seconds for the site to answer
_CLI = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def main(folder: Path, seconds: float) -> None:
    db = folder / "quyetdinh.db"

    def report(result: FileResult) -> None:
        """The worker that has read waits for its next file, its engines loaded."""
        if result.error:
            raise result.error
        time.sleep(seconds)

    ingest_files([Input(SCAN)], db, Settings(workers=1), report)
    subprocess.run([*_CLI, "export", "--db", str(db), "--out", "export", "--quiet"], check=True)
    visit(db)


def visit(db: Path) -> None:
    """The site, started and asked for each kind of page."""
    with closing(sqlite3.connect(db)) as connection:
        decision, document = connection.execute("select id, document_id from decisions").fetchone()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    paths = (
        "/", "/tim-kiem?q=to+cong+nghe", "/so-sanh", f"/quyet-dinh/{decision}", f"/trang/{document}/1-72.jpg",
        f"/api/v1/decisions/{decision}", "/api/v1/openapi.json", "/quyetdinh/members", "/assets/site.css",
    )  # fmt: skip
    serving = [*_CLI, "serve", "--db", str(db), "--port", str(port)]
    with subprocess.Popen(serving, stderr=subprocess.DEVNULL) as site:
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
