"""The site: Datasette over one database, with our metadata, names and pages."""

from __future__ import annotations

import socket
import sys
import webbrowser
from functools import partial
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from pipeline.errors import QuyetDinhError
from pipeline.publish.ask.database_file import check_tables, open_read_only
from pipeline.publish.ask.live_database import LiveDatabase
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.pages.report import checked_contact
from pipeline.publish.web import plugin
from pipeline.publish.web.connections import Connection

__all__ = ["SETTINGS", "datasette_app", "serve"]

SETTINGS: dict[str, int | bool] = {
    "suggest_facets": False,  # costs 15 times the page itself
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "default_facet_size": 120,  # all provinces of all periods: 63 and 34
    "facet_time_limit_ms": 500,
    "sql_time_limit_ms": 1000,
    "num_sql_threads": 3,
    "truncate_cells_html": 300,
    "allow_csv_stream": True,
    "max_csv_mb": 500,
    "allow_download": True,
    "default_cache_ttl": 60,
}


_FAREWELL = 5  # seconds for answers under way when it is told to end


class _Site(Datasette):  # type: ignore[misc]
    """Datasette that gives its file our name for it, whatever the file's, and reads it as it is now."""

    def __init__(self, db: Path, *, allow_sql: bool, contact: str | None, originals: bool) -> None:
        self._allow_sql = allow_sql
        self.contact, self.originals = contact, originals
        metadata = {"databases": {DATABASE: {"allow_sql": True}}} if allow_sql else None
        super().__init__([str(db)], metadata=metadata, settings=SETTINGS)

    def add_database(self, db: Any, name: str | None = None, route: str | None = None) -> Any:
        if db.path:
            check = partial(check_tables, name=Path(db.path).name)
            db = LiveDatabase(self, path=db.path, bounded=self._allow_sql, check=check)
            name = DATABASE
        return super().add_database(db, name, route)


def datasette_app(
    db: Path, *, allow_sql: bool = False, contact: str | None = None, originals: bool = False
) -> Datasette:
    """The site over `db` as a Datasette instance, for serving and for tests.

    Read-only, as it is at each question: it may be filled or replaced meanwhile.
    `allow_sql` lets readers send SQL of their own, within bounds of time and memory.
    `contact`, a mailbox or the address of a form, is offered beside each value for what is wrong.
    `originals`: the kept files in which nothing had to be covered may be had.
    StoreError when `db` is missing or not ours; QuyetDinhError for a contact that is neither.
    """
    contact = checked_contact(contact) if contact else None
    open_read_only(db).close()
    if not pm.is_registered(plugin):  # it is by itself where the package is installed
        pm.register(plugin, name="quyetdinh")
    return _Site(db, allow_sql=allow_sql, contact=contact, originals=originals)


def serve(
    db: Path,
    host: str = "127.0.0.1",
    port: int = 8001,
    open_browser: bool = False,
    *,
    allow_sql: bool = False,
    contact: str | None = None,
    originals: bool = False,
) -> None:
    """Serve the site until interrupted; `allow_sql`, `contact` and `originals` as for `datasette_app`.

    StoreError when the database is missing; QuyetDinhError when an address cannot be used.
    """
    app = datasette_app(db, allow_sql=allow_sql, contact=contact, originals=originals).app()
    with _listen(host, port) as listening:
        if open_browser:
            webbrowser.open(_address(host, listening.getsockname()[1]))
        config = uvicorn.Config(
            app, http=Connection, log_level="warning", lifespan="on", timeout_graceful_shutdown=_FAREWELL
        )
        uvicorn.Server(config).run(sockets=[listening])


def _address(host: str, port: int) -> str:
    """Where a browser on this machine finds the site."""
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{near}]:{port}/" if ":" in near else f"http://{near}:{port}/"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol named: only then asyncio turns Nagle's algorithm off, which costs each answer 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        raise QuyetDinhError(
            f"Không mở được cổng {port} tại {host}.", "Chọn cổng khác, ví dụ '--port 8002'."
        ) from error
    return listening
