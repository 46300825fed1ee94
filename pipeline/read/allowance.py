"""Time for one page: what is written in Python is stopped when it is over, wherever it is just then."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from pipeline.errors import TimedOut

_GRACE = 30.0  # seconds of work for a call into a library to come back
_AGAIN = 5.0  # seconds: who swallows the error is told once more


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TimedOut inside the block when `seconds` have passed; a call into a library ends first.

    One that does not come back soon after ends the process, by SIGPROF. Only in a process's main
    thread, where workers work, and on systems with timers.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def over(number: int, frame: FrameType | None) -> None:
        raise TimedOut(
            f"Đọc một trang quá {seconds:.0f} giây nên đã dừng.", "Hãy xem trang ấy trong tệp gốc."
        )

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    signal.setitimer(signal.ITIMER_PROF, seconds + _GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
