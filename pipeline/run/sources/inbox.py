"""A folder that is watched: files are taken when they have arrived whole."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.run.files import FileStamp, Input, stamp_of

_BREATH = 0.2  # seconds between looks at whether to end


def arrivals(
    look: Callable[[], list[Input]], stopped: Callable[[], bool], seconds: float
) -> Iterator[list[Input]]:
    """Each time the new and changed files of what `look` finds, until `stopped`.

    A file has arrived when two looks, `seconds` apart, find the same size and time of change. Looking works
    on every disk and share; being told by the system does not.
    """
    taken: dict[Path, FileStamp | None] = {}
    before: dict[Path, FileStamp | None] = {}
    while not stopped():
        now = {entry.path: (entry, stamp_of(entry.path)) for entry in look() if not entry.path.is_dir()}
        arrived = [
            path
            for path, (_, stamp) in now.items()
            if path in before and before[path] == stamp and taken.get(path, ...) != stamp
        ]
        if arrived:
            taken.update((path, now[path][1]) for path in arrived)
            yield [now[path][0] for path in arrived]
        before = {path: stamp for path, (_, stamp) in now.items()}
        until = time.monotonic() + seconds
        while not stopped() and time.monotonic() < until:
            time.sleep(min(_BREATH, seconds))
