"""What Datasette is told: only hooks that 0.65 and 1.0 both have."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

import datasette.handle_exception
from datasette import NotFound, hookimpl

from pipeline.publish import api
from pipeline.publish.ask.metadata import DATABASE, names
from pipeline.publish.pages import ROUTES
from pipeline.publish.web.cells import Cell, cell_of
from pipeline.publish.web.gate import with_gate
from pipeline.publish.web.headers import App, with_security_headers

__all__ = ["STATIC", "TEMPLATES"]

_PUBLISH = Path(__file__).parents[1]
STATIC = _PUBLISH / "static"
TEMPLATES = _PUBLISH / "templates"
_MAPPED = 2**31  # bytes, about the most that SQLite maps


@hookimpl  # type: ignore[untyped-decorator]
def startup() -> None:
    # With rich installed, 0.65 prints a traceback of 200 ms for every page that is not found.
    if hasattr(datasette.handle_exception, "rich"):
        datasette.handle_exception.rich = None


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    if database == DATABASE:
        # Pages of the file straight from the system's cache: common words are found a fifth quicker.
        conn.execute(f"pragma mmap_size = {_MAPPED}")


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Any]]:
    # Datasette's pages for its own developers: they show paths of this machine and run scripts.
    closed = (r"^/-/(allow-debug|databases|messages|patterns|permissions|threads)(\.json)?$", _closed)
    return [closed, (api.PATTERN, api.respond), *ROUTES]


def _closed() -> None:
    raise NotFound("404")


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Any) -> Any:
    def wrapper(app: App) -> App:
        return with_security_headers(with_gate(app, datasette))

    return wrapper


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Cell:
    return cell_of(row, value, column, table, datasette) if database == DATABASE else None


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: Any) -> None:
    """The names in every template, error pages too, which no other hook reaches."""
    for name in ("site.css", "pages.css", "site.js"):
        found = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
        env.globals[name.replace(".", "_") + "_hash"] = found
    env.globals["names"] = names()
    env.globals["home_database"] = DATABASE
    env.filters["dotted"] = dotted
    env.filters["day"] = day


def dotted(number: int) -> str:
    """1234567 → '1.234.567', as Vietnamese writes thousands."""
    return f"{number:,}".replace(",", ".")


def day(iso: str) -> str:
    """'2025-03-04' → '04/03/2025'."""
    return "/".join(reversed(iso.split("-")))


@hookimpl  # type: ignore[untyped-decorator]
def handle_exception(exception: Exception) -> None:
    # A sort that makes no sense is the reader's slip; 0.65 answers it with 500.
    if str(getattr(exception, "message", "")).startswith(("Cannot sort table by", "Cannot use _sort")):
        exception.status = 400  # type: ignore[attr-defined]
