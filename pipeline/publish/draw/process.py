"""`python -m pipeline.publish.draw.process MEGABYTES`: draws what it reads a line each, until its input ends.

It says READY, then for each line, a page as JSON, HEAD (kind and length) and the JPEG or why there is none.
Nothing that it answers is more than bytes to its reader: the file that it draws may be hostile.
"""

from __future__ import annotations

import json
import os
import signal
import struct
import sys
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import QuyetDinhError
from pipeline.publish.draw.picture import Wanted, picture

__all__ = ["FAILED", "HEAD", "PICTURE", "READY"]

HEAD = struct.Struct(">cI")
READY, PICTURE, FAILED = b"r", b"p", b"f"
_DAMAGED = "Tệp gốc hỏng ở trang này."
_TOO_LARGE = "Trang này cần quá nhiều bộ nhớ."


def _answer(line: bytes) -> tuple[bytes, bytes]:
    try:
        return PICTURE, picture(Wanted(**json.loads(line)))
    except QuyetDinhError as error:
        return FAILED, error.reason.encode()
    except MemoryError:
        return FAILED, _TOO_LARGE.encode()
    except Exception:  # the libraries raise whatever a broken file makes them raise
        return FAILED, _DAMAGED.encode()


def _bound_memory(megabytes: int) -> None:
    """Linux only: so much beyond what is in use now."""
    about = Path("/proc/self/statm")
    if about.exists():
        import resource

        in_use = int(about.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (in_use + megabytes * 1_000_000,) * 2)


def _serve(megabytes: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's to handle
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints does not get between the answers
    _bound_memory(megabytes)
    _say(out, READY, b"")
    for line in sys.stdin.buffer:
        _say(out, *_answer(line))


def _say(out: BinaryIO, kind: bytes, said: bytes) -> None:
    out.write(HEAD.pack(kind, len(said)) + said)
    out.flush()


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
