"""Drawing in a process of its own: what never comes back, or brings PDFium down, costs that page alone."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import signal
import threading
import warnings
from collections.abc import Callable
from typing import IO

import numpy as np
import numpy.typing as npt

from pipeline.errors import EngineDied, TimedOut

_SECONDS = 30  # of work; a scan takes a quarter of a second
_ENDS_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
_DRAWN, _RAISED, _LOST = range(3)  # how the copy ends
_SEE_FILE = "Hãy xem trang ấy trong tệp gốc."


def drawn_apart(draw: Callable[[], npt.NDArray[np.uint8]], seconds: int = _SECONDS) -> npt.NDArray[np.uint8]:
    """What `draw` gives or raises, run by a copy of this process that is ended after `seconds` of work.

    Without a copy where the system has none (not Linux), and outside of a process's main thread, where
    workers work. Raises TimedOut for drawing that took longer, EngineDied where it brought the copy down.
    """
    if not hasattr(os, "memfd_create") or threading.current_thread() is not threading.main_thread():
        return draw()
    with os.fdopen(os.memfd_create("page"), "w+b") as file:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the copy needs none of them
            child = os.fork()
        if not child:
            _draw_and_end(draw, file, seconds)
        code = _ended(child)
        file.seek(0)
        if code == -signal.SIGXCPU:
            raise TimedOut("Vẽ một trang mất quá nhiều thời gian nên đã dừng.", _SEE_FILE)
        if code == _RAISED:
            raise pickle.load(file)
        if code != _DRAWN:
            raise EngineDied("Một trang làm dừng chương trình vẽ.", _SEE_FILE)
        pixels: npt.NDArray[np.uint8] = np.load(file)
        return pixels


def _draw_and_end(draw: Callable[[], npt.NDArray[np.uint8]], file: IO[bytes], seconds: int) -> None:
    """The copy's life; nothing of it returns to who called."""
    code = _LOST
    try:
        import resource  # not on Windows

        ctypes.CDLL(None).prctl(_ENDS_WITH_PARENT, signal.SIGKILL)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        try:
            np.save(file, draw())
            code = _DRAWN
        except Exception as error:
            file.seek(0)
            pickle.dump(error, file)
            code = _RAISED
        file.flush()
    except BaseException:
        code = _LOST
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    """Its exit code, negative for a signal. What interrupts the waiting ends the copy too."""
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except BaseException:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        raise
