"""All that the program puts out for some files, as text to search: the whole line, into a fresh folder."""

from __future__ import annotations

import asyncio
import gzip
import io
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
from PIL import Image

from pipeline.ingest import reader_of
from pipeline.publish.export import export
from pipeline.publish.web.site import datasette_app
from pipeline.read import find_model
from pipeline.read.engines.tesseract import recognise
from pipeline.readings import cache_beside
from pipeline.run.batch import ingest_files
from pipeline.run.files import expand
from pipeline.settings import Settings
from schemas import Reading

_LANGUAGE = "vie"
_DPI = 150  # of page images: the highest that the site gives
_TABLES = "select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite_%'"


def ingest(files: Iterable[Path], work: Path, read: Iterable[Reading] = ()) -> Path:
    """The database of the files in an empty folder, with readings and originals beside it.

    read: unmasked readings of the files, which are then not read again.
    """
    db = work / "quyetdinh.db"
    for reading in read:
        cache_beside(db).put(reading, reader_of(Settings()))
    ingest_files(expand([str(file) for file in files]), db, Settings(), lambda result: None)
    return db


def outputs(db: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each output. Originals are none: nothing offers them."""
    yield "database file", db.read_bytes().decode("utf-8", "ignore")
    with closing(sqlite3.connect(db)) as conn:
        yield from _tables(conn)
        decisions = [row[0] for row in conn.execute("select id from decisions")]
        pages = conn.execute("select document_id, page from pages where width > 0").fetchall()
    for path in sorted(db.with_name(db.name + ".readings").rglob("*.gz")):
        yield "readings", gzip.decompress(path.read_bytes()).decode()
    for kind in ("jsonl", "csv"):
        folder = db.parent / f"export-{kind}"
        for path in export(db, folder, kind, lambda *done: None):
            yield f"export {kind}", path.read_text(encoding="utf-8")
    yield "names of files", "\n".join(str(path.relative_to(db.parent)) for path in db.parent.rglob("*"))
    yield from asyncio.run(_site(db, decisions, pages))


def _tables(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every value of every table and view, the shadow tables of the search index included, and its terms."""
    names = [row[0] for row in conn.execute(_TABLES)]
    for name in names:
        rows = conn.execute(f'select * from "{name}"')
        yield f"table {name}", "\n".join(_text(value) for row in rows for value in row if value is not None)
        if f"{name}_data" in names and f"{name}_config" in names:
            conn.execute(f'create virtual table temp."{name}_terms" using fts5vocab(main, "{name}", row)')
            terms = conn.execute(f'select term from temp."{name}_terms"')
            yield f"index {name}", "\n".join(term for (term,) in terms)


def _text(value: object) -> str:
    return value.decode("utf-8", "ignore") if isinstance(value, bytes) else str(value)


async def _site(db: Path, decisions: list[str], pages: list[tuple[str, int]]) -> list[tuple[str, str]]:
    """Pages of decisions as HTML and JSON, pages of tables, and images of pages read again by OCR."""
    site = datasette_app(db)
    found = []
    for decision in decisions:
        for address in (f"/quyet-dinh/{decision}", f"/api/v1/decisions/{decision}"):
            answer = await site.client.get(address, follow_redirects=True)
            found.append((address.split("/")[1], answer.text))
    for table in ("pages", "members", "provisions", "evidence", "review_items", "documents"):
        found.append((table, (await site.client.get(f"/quyetdinh/{table}.csv?_stream=on")).text))
    if find_model(_LANGUAGE) is not None:
        for sha, page in pages:
            answer = await site.client.get(f"/trang/{sha}/{page}-{_DPI}.jpg")
            if answer.status_code == 200:
                found.append(("page image", _seen(answer.content)))
    return found


def _seen(jpeg: bytes) -> str:
    """What OCR reads in a page image, enlarged as a reader would."""
    picture = Image.open(io.BytesIO(jpeg)).convert("L")
    grey = np.asarray(picture.resize((picture.width * 3 // 2, picture.height * 3 // 2)), np.uint8)
    return " ".join(word.text for word in recognise(grey, _DPI * 1.5, _LANGUAGE))
