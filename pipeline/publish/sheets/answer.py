"""A sheet as the answer to a request: written by a thread of its own, sent while it grows.

It is written into a file without a name, so that a slow reader holds neither a thread nor the database.
"""

from __future__ import annotations

import asyncio
import io
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, BinaryIO, cast
from weakref import WeakKeyDictionary

from datasette import NotFound
from datasette.views.base import DatasetteError

from pipeline.errors import QuyetDinhError
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.questions import reading
from pipeline.publish.sheets.formats import FORMATS, MOST_ON_THE_SITE, Format
from pipeline.publish.sheets.sheet import Header, Sheet

__all__ = ["CutShort", "sheet_answer"]

_AT_ONCE = 3
_PIECE = 64 * 1024
_LONGEST_MS = 120_000
_LARGEST = 500_000_000  # bytes
_writers: WeakKeyDictionary[Any, ThreadPoolExecutor] = WeakKeyDictionary()


class CutShort(BaseException):
    """The rest of a file cannot be made. No Exception, for Datasette would answer it behind what was sent."""


class _Unwanted(Exception):
    """Nobody waits for the file any more."""


async def sheet_answer(
    datasette: Any, request: Any, ending: str, name: str, make: Callable[[sqlite3.Connection], Sheet]
) -> Any:
    """The answer to `request`: `make`'s sheet as a file 'name.ending'; as its parameter `header` says.

    DatasetteError 400 for an unknown header, and where nothing could be sent yet: for too many rows or too
    long a question; NotFound for a format that is not installed.
    """
    form = FORMATS[ending]
    if not form.is_there():
        raise NotFound("Trang này không cung cấp định dạng ấy; hãy chọn CSV.")
    header = _HEADERS.get(request.args.get("header") or "")
    if header is None:
        raise DatasetteError("'header' nhận 'code' (mã cột), hoặc để trống (tên cột tiếng Việt).", status=400)
    answer = _Answer(f"{name}.{ending}", form, asyncio.get_running_loop())
    if request.method == "HEAD":
        return answer
    if datasette not in _writers:
        _writers[datasette] = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="sheets")

    def write() -> None:
        with datasette.get_database(DATABASE).apart() as conn, reading(conn, _LONGEST_MS):
            answer.write(make(conn), header)

    await answer.begin(_writers[datasette], write)
    return answer


_HEADERS: dict[str, Header] = {"": "label", "label": "label", "code": "code"}


class _Answer:
    """A file that grows; what is there of it is sent."""

    def __init__(self, name: str, form: Format, loop: asyncio.AbstractEventLoop) -> None:
        self._form, self._loop = form, loop
        self._headers = [
            (b"content-type", form.media_type.encode()),
            (b"content-disposition", f'attachment; filename="{name}"'.encode()),
            (b"cache-control", b"no-cache"),
        ]
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._written = 0
        self._grown = asyncio.Event()
        self._done: asyncio.Future[None] | None = None
        self._unwanted = False

    async def begin(self, threads: ThreadPoolExecutor, write: Callable[[], None]) -> None:
        """Until there is something to send. DatasetteError for what went wrong before that."""
        self._done = asyncio.ensure_future(self._loop.run_in_executor(threads, write))
        self._done.add_done_callback(lambda _: self._grown.set())
        try:
            await self._grown.wait()
            if self._done.done() and not self._written:
                self._done.result()
        except BaseException as error:
            self._end()
            if isinstance(error, QuyetDinhError):
                raise DatasetteError(str(error), status=400) from error
            if isinstance(error, sqlite3.OperationalError) and str(error) == "interrupted":
                raise DatasetteError("SQL Interrupted", title="SQL Interrupted", status=400) from error
            raise

    def write(self, sheet: Sheet, header: Header) -> None:
        """In the thread."""
        if self._form.streams:
            with io.BufferedWriter(cast(io.RawIOBase, _Growing(self)), _PIECE) as out:
                self._form.write(sheet, cast(BinaryIO, out), header)
            return
        self._form.write(replace(sheet, rows=self._counted(sheet)), cast(BinaryIO, self._file), header)
        self._file.flush()
        self._grow(os.fstat(self._file.fileno()).st_size)

    def _counted(self, sheet: Sheet) -> Iterator[Any]:
        for number, row in enumerate(sheet.rows):
            if self._unwanted:
                raise _Unwanted
            if number >= MOST_ON_THE_SITE:
                most = f"{MOST_ON_THE_SITE:,}".replace(",", ".")
                raise QuyetDinhError(
                    f"Có hơn {most} dòng, mà trang này chỉ đưa chừng ấy vào một tệp {self._form.label}.",
                    "Thêm điều kiện, hoặc tải CSV, JSON Lines hay Parquet: các định dạng ấy nhận bao nhiêu "
                    "dòng cũng được, tới 500 MB.",
                )
            yield row

    def take(self, data: Any) -> int:
        """In the thread: more of the file."""
        if self._unwanted:
            raise _Unwanted
        if self._written + len(data) > _LARGEST:
            raise QuyetDinhError("Tệp quá lớn.", "Thêm điều kiện, hoặc tải cả cơ sở dữ liệu.")
        taken = os.pwrite(self._file.fileno(), data, self._written)
        self._grow(taken)
        return taken

    def _grow(self, size: int) -> None:
        self._written += size
        self._loop.call_soon_threadsafe(self._grown.set)

    async def asgi_send(self, send: Any) -> None:
        """Raises CutShort, so that the connection breaks: a download that failed must look like one."""
        start = {"type": "http.response.start", "status": 200, "headers": self._headers}
        sent = 0
        try:
            await send(start)
            while self._done is not None:
                self._grown.clear()
                ended = self._done.done()  # before looking: then what is there is all of it
                while piece := os.pread(self._file.fileno(), min(_PIECE, self._written - sent), sent):
                    sent += len(piece)
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                if ended:
                    if error := self._done.exception():
                        raise CutShort(str(error)) from error
                    break
                await self._grown.wait()
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._end()

    def _end(self) -> None:
        """Lets go of the file, as soon as its thread does."""
        self._unwanted = True
        if self._done is None or self._done.done():
            self._file.close()
        else:
            self._done.add_done_callback(self._forget)

    def _forget(self, done: asyncio.Future[None]) -> None:
        """Whatever happened to a file that nobody waits for is no news."""
        if not done.cancelled():
            done.exception()
        self._file.close()


class _Growing(io.RawIOBase):
    """The file of an answer, from front to back."""

    def __init__(self, answer: _Answer) -> None:
        self._answer = answer

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return self._answer.take(bytes(data))
