"""The site over a database: asked through Datasette's own client, or served for a real browser."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Literal

import uvicorn

from pipeline.publish.web.connections import Connection
from pipeline.publish.web.site import datasette_app


class Site:
    """One site with a loop of its own; `close` it."""

    def __init__(
        self, db: Path, *, allow_sql: bool = False, contact: str | None = None, originals: bool = False
    ) -> None:
        self.datasette = datasette_app(db, allow_sql=allow_sql, contact=contact, originals=originals)
        self._loop = asyncio.new_event_loop()

    def send(self, method: str, url: str, **sent: Any) -> Any:
        """The response to a request made elsewhere."""
        return self._loop.run_until_complete(self.datasette.client.request(method, url, **sent))

    def get(self, path: str, **more: Any) -> Any:
        """The response; a page that has moved is followed to where it is."""
        return self.send("GET", path, follow_redirects=True, **more)

    def by_id(self, href: str) -> str:
        """The address of a decision, or of a place on it, as it goes by its id."""
        path, _, anchor = href.partition("#")
        db = self.datasette.get_database("quyetdinh").path
        with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as conn:
            asked = [path.removeprefix("/quyet-dinh/")]
            row = conn.execute("select id from decisions where address = ?", asked).fetchone()
        if row is None:
            return href
        return f"/quyet-dinh/{row[0]}" + (f"#{anchor}" if anchor else "")

    def close(self) -> None:
        self._loop.close()
        self.datasette.executor.shutdown()
        for database in self.datasette.databases.values():
            database.close()


class Api(Site):
    """The site asked at the addresses of its API."""

    def ask(self, path: str, method: str = "GET", **headers: str) -> Any:
        """The response; headers by name with underscores: if_none_match='…'."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send(method, f"/api/v1{path}", headers=sent)

    def items(self, path: str) -> list[dict[str, Any]]:
        answer = self.ask(path)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["items"]
        return found

    def walk(self, path: str) -> list[dict[str, Any]]:
        """The items of all pages, each page asked for as the one before says."""
        found, address = [], f"/api/v1{path}"
        while address:
            answer = self.ask(address.removeprefix("/api/v1"))
            assert answer.status_code == 200, answer.text
            assert len(found) < 1000
            found += answer.json()["items"]
            address = answer.json()["next"]
            assert answer.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
        return found


@contextmanager
def served(db: Path, lifespan: Literal["on", "off"] = "on", contact: str | None = None) -> Iterator[str]:
    """Serves `db` on a free port while the block runs; gives the address, without a slash at its end."""
    app = datasette_app(db, contact=contact).app()
    config = uvicorn.Config(app, http=Connection, port=0, log_level="error", lifespan=lifespan)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    (listening,) = server.servers
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
