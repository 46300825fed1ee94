"""Pictures kept on disk: as many as fit, the oldest overwritten; nothing of them outlives the process."""

from __future__ import annotations

import tempfile
import weakref
from collections import OrderedDict

__all__ = ["Kept"]


class Kept:
    """Bytes by name in one file without a name, at most `most` bytes, written round and round."""

    def __init__(self, most: int) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        weakref.finalize(self, self._file.close)
        self._most, self._end = most, 0
        self._places: OrderedDict[str, tuple[int, int]] = OrderedDict()
        """Name → where it begins and ends, oldest first."""

    def __getitem__(self, name: str) -> bytes:
        """KeyError where it is not there, or not any more."""
        begin, end = self._places[name]
        self._file.seek(begin)
        return self._file.read(end - begin)

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def put(self, name: str, content: bytes) -> None:
        """What is larger than a tenth of the room is not kept."""
        if len(content) > self._most // 10 or name in self._places:
            return
        begin = self._end if self._end + len(content) <= self._most else 0
        end = self._end = begin + len(content)
        for other, (first, last) in list(self._places.items()):
            if first < end and begin < last:
                del self._places[other]
        self._file.seek(begin)
        self._file.write(content)
        self._places[name] = (begin, end)
