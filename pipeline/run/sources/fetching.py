"""Inputs of other machines, each fetched shortly before it is its turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

from pipeline.errors import DamagedFile, QuyetDinhError
from pipeline.ingest import sha256_of
from pipeline.run.files import Input
from pipeline.run.sources.remote import FetchLimits, fetch

_AT_ONCE = 4  # files fetched at the same time
_AHEAD = 8  # files fetched before they are asked for


def fetched(
    inputs: Iterable[Input], folder: Path, limits: FetchLimits, without: Callable[[Input], bool]
) -> Iterator[Input]:
    """The inputs in their order, those of other machines as files in `folder`, which must exist.

    Those that nobody needs stay as they are; what is not the file that a manifest names has its error.
    without: whether an input is not needed; called in the caller's thread.
    """
    waiting: deque[Input | Future[Input]] = deque()
    threads, ended = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="fetch"), Event()
    try:
        for number, entry in enumerate(inputs):
            is_here = entry.url is None and entry.sha256 is None
            if is_here or entry.error is not None or without(entry):
                waiting.append(entry)
            else:
                place = folder / f"fetched-{number}{entry.path.suffix[:8]}"
                waiting.append(threads.submit(_brought, entry, place, limits, ended))
            if len(waiting) > _AHEAD or not isinstance(waiting[0], Future):
                yield _ready(waiting.popleft())
        while waiting:
            yield _ready(waiting.popleft())
    finally:
        ended.set()
        threads.shutdown(wait=False, cancel_futures=True)


def _ready(entry: Input | Future[Input]) -> Input:
    return entry.result() if isinstance(entry, Future) else entry


def _brought(entry: Input, place: Path, limits: FetchLimits, ended: Event) -> Input:
    """The input as a file of this disk, which is the one that was promised."""
    path = entry.path
    try:
        if entry.url is not None:
            path = place
            fetch(entry.url, place, limits, lambda: not ended.is_set())
        if entry.sha256 is not None and sha256_of(path, limits.megabytes) != entry.sha256:
            raise DamagedFile.not_as_promised()
    except QuyetDinhError as error:
        place.unlink(missing_ok=True)
        return replace(entry, error=error)
    return replace(entry, path=path, sha256=None)
