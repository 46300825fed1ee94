"""A process that draws pages one after another, ended when one takes too long or too much."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from dataclasses import asdict

from pipeline.errors import DamagedFile, EngineDied, TimedOut
from pipeline.publish.draw.picture import Wanted
from pipeline.publish.draw.process import FAILED, HEAD

__all__ = ["Artist"]

_START = 60.0  # seconds
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
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._start()
        kind, said = self._told(json.dumps(asdict(wanted)).encode() + b"\n", self._seconds)
        if kind == FAILED:
            raise DamagedFile(said.decode("utf-8", "replace"), _NEXT)
        return said

    def close(self) -> None:
        """Ends the process; the next page starts another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]

    __del__ = close

    def _start(self) -> None:
        command = [sys.executable, "-m", "pipeline.publish.draw.process", str(self._megabytes)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._told(b"", _START)

    def _told(self, line: bytes, seconds: float) -> tuple[bytes, bytes]:
        """What the process answers to a line. TimedOut or EngineDied where it does not: it is gone then."""
        process = self._process
        assert process
        assert process.stdin
        assert process.stdout
        until = time.monotonic() + seconds
        late = threading.Timer(seconds, process.kill)
        late.start()
        try:
            process.stdin.write(line)
            process.stdin.flush()
            head = process.stdout.read(HEAD.size)
            kind, length = HEAD.unpack(head) if len(head) == HEAD.size else (b"", 1)
            said = process.stdout.read(length)
        except OSError:  # it died before it was asked
            length, said = 1, b""
        late.cancel()
        if len(said) == length:
            return kind, said
        self.close()
        if time.monotonic() >= until:
            raise TimedOut(f"Vẽ trang này quá {seconds:.0f} giây nên đã dừng.", _NEXT)
        raise EngineDied("Trang này làm dừng chương trình vẽ, hoặc cần quá nhiều bộ nhớ.", _NEXT)
