"""Who draws what and when: few pages at once, one of a file, each once; none that failed on and on."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict

from pipeline.errors import QuyetDinhError
from pipeline.publish.draw.artist import Artist
from pipeline.publish.draw.kept import Kept
from pipeline.publish.draw.picture import Wanted

__all__ = ["Busy", "Studio"]

_ARTISTS = 2
_SECONDS, _MEGABYTES = 10.0, 600
_KEPT_BYTES = 256_000_000
_PATIENCE = 20.0  # seconds that a picture may wait for its turn
_HOPELESS = 600.0  # seconds for which a page that failed is not tried again
_MOST_FAILURES = 1000


class Busy(Exception):
    """Too many pages wait to be drawn."""


class Studio:
    """Pictures for one site, on the event loop that asks for the first."""

    def __init__(self) -> None:
        self._kept = Kept(_KEPT_BYTES)
        self._idle: asyncio.LifoQueue[Artist] = asyncio.LifoQueue()
        for _ in range(_ARTISTS):
            self._idle.put_nowait(Artist(_SECONDS, _MEGABYTES))
        self._files: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._failed: dict[str, tuple[float, QuyetDinhError]] = {}

    async def picture(self, tag: str, wanted: Wanted) -> bytes:
        """The JPEG; `tag` names all that decides about it. Busy, or QuyetDinhError with why there is none."""
        if tag in self._kept:
            return self._kept[tag]
        lock = self._files[wanted.path]
        try:
            async with asyncio.timeout(_PATIENCE):
                await lock.acquire()
        except TimeoutError:
            raise Busy from None
        try:
            return await self._drawn(tag, wanted)
        finally:
            lock.release()
            if not lock.locked():
                self._files.pop(wanted.path, None)

    async def _drawn(self, tag: str, wanted: Wanted) -> bytes:
        if tag in self._kept:  # by whoever had the file before
            return self._kept[tag]
        when, error = self._failed.get(tag, (0.0, None))
        if error and time.monotonic() - when < _HOPELESS:
            raise error
        try:
            async with asyncio.timeout(_PATIENCE):
                artist = await self._idle.get()
        except TimeoutError:
            raise Busy from None
        try:
            found = await asyncio.to_thread(artist.draw, wanted)
        except QuyetDinhError as error:
            if len(self._failed) >= _MOST_FAILURES:
                self._failed.clear()
            self._failed[tag] = (time.monotonic(), error)
            raise
        finally:
            self._idle.put_nowait(artist)
        self._kept.put(tag, found)
        return found
