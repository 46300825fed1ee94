"""Drawing that never comes back, or takes the process with it, costs one page."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from benchmarks.trust.hostile_files.pdf import pdf, stream
from pipeline.errors import DamagedFile, EngineDied, TimedOut
from pipeline.pdf.apart import drawn_apart
from pipeline.read import read
from pipeline.read.allowance import at_most
from pipeline.settings import ReadSettings

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 5 0 R/Contents %d 0 R>>"

pytestmark = pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="Linux only")


def tiled(step: bytes) -> bytes:
    """Two pages: words, and an area filled with tiles that stand `step` points apart."""
    about = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep %b/YStep %b/Resources<<>>" % (
        step,
        step,
    )
    return pdf(
        {
            2: b"<</Type/Pages/Kids[3 0 R 7 0 R]/Count 2>>",
            5: b"<</Font<</F1 6 0 R>>/Pattern<</P 9 0 R>>>>",
            7: PAGE % 8,
            8: stream(b"/Pattern cs /P scn 0 0 595 842 re f"),
            9: stream(b"0 0 5 5 re f", about),
        }
    )  # fmt: skip


def endless() -> npt.NDArray[np.uint8]:
    while True:
        pass


def killed() -> npt.NDArray[np.uint8]:
    os.kill(os.getpid(), signal.SIGKILL)
    return endless()


def raising(error: Exception) -> Callable[[], npt.NDArray[np.uint8]]:
    def draw() -> npt.NDArray[np.uint8]:
        raise error

    return draw


def test_gives_what_was_drawn() -> None:
    drawn = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    assert np.array_equal(drawn_apart(lambda: drawn), drawn)


@pytest.mark.parametrize(
    ("draw", "error"),
    [
        (endless, TimedOut), (killed, EngineDied), (raising(DamagedFile("Hỏng.", "Tải lại.")), DamagedFile),
        (raising(MemoryError()), MemoryError), (raising(ValueError("mistake")), ValueError),
    ],
    ids=["endless", "killed", "damaged", "memory", "mistake"],
)  # fmt: skip
def test_what_goes_wrong_there_is_told_here(
    draw: Callable[[], npt.NDArray[np.uint8]], error: type[Exception]
) -> None:
    with pytest.raises(error):
        drawn_apart(draw, seconds=1)


def test_waiting_for_it_can_be_interrupted_and_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    copies: list[int] = []

    def fork(fork: Callable[[], int] = os.fork) -> int:
        copies.append(fork())
        return copies[-1]

    monkeypatch.setattr(os, "fork", fork)
    with pytest.raises(TimedOut), at_most(0.1):
        drawn_apart(endless)
    with pytest.raises(ProcessLookupError):
        os.kill(copies[0], 0)


@pytest.mark.parametrize(("step", "finished"), [(b"9", True), (b".001", False)], ids=["tiles", "dust"])
def test_a_page_tiled_without_end_is_left_and_said(step: bytes, finished: bool, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(tiled(step))
    found = read(tmp_path / "a.pdf", ReadSettings(ocr="never", seconds_per_page=1))
    assert found.pages[0].text
    assert [item.page for item in found.review if item.code == "unread-page"] == [2]
    assert found.reader.endswith("unfinished") is not finished
