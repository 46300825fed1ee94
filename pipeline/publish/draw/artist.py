"""A process that draws pages one after another, ended when one takes too long or too much."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
from dataclasses import asdict

from pipeline.errors import DamagedFile, EngineDied, TimedOut
from pipeline.publish.draw.picture import Wanted
from pipeline.publish.draw.process import HEAD, PICTURE

__all__ = ["Artist"]

_NEXT = "Xem bản gốc ở nơi phát hành."


class Artist:
    """Draws with at most `seconds` for a page and `megabytes` beyond what the process needs to start.

    Starts with the first page. Not for several threads at once.
    """

    def __init__(self, seconds: float, megabytes: int) -> None:
        self._seconds, self._megabytes = seconds, megabytes
        self._process: subprocess.Popen[bytes] | None = None

    def draw(self, wanted: Wanted) -> bytes:
        """The JPEG. Raises TimedOut, EngineDied, or DamagedFile with the reason in Vietnamese."""
        process = self._process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        late = threading.Timer(self._seconds, process.kill)
        late.start()
        try:
            process.stdin.write(json.dumps(asdict(wanted)).encode() + b"\n")
            process.stdin.flush()
            kind, length = HEAD.unpack(process.stdout.read(HEAD.size).ljust(HEAD.size, b"\0"))
            said = process.stdout.read(length)
            died = kind == b"\0" or len(said) < length
        except OSError:
            died = True
        finally:
            was_late = not late.is_alive()
            late.cancel()
        if died:
            self.close()
            if was_late:
                raise TimedOut(f"Vẽ trang này quá {self._seconds:.0f} giây nên đã dừng.", _NEXT)
            raise EngineDied("Trang này làm dừng chương trình vẽ, hoặc cần quá nhiều bộ nhớ.", _NEXT)
        if kind != PICTURE:
            raise DamagedFile(said.decode("utf-8", "replace"), _NEXT)
        return said

    def close(self) -> None:
        """Ends the process; the next page starts another."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]
            self._process = None

    __del__ = close

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "pipeline.publish.draw.process", str(self._megabytes)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
