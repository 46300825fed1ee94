"""The pages of a file one after another: one that cannot be read costs itself alone, and that is said."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import cv2

from pipeline.errors import DamagedFile, EngineDied, QuyetDinhError, TimedOut, TooLarge
from pipeline.read import doubts
from pipeline.read.allowance import at_most
from pipeline.read.pdf_page import ReadPage
from schemas import Page

_OF_ONE_PAGE = (DamagedFile, TooLarge, EngineDied, TimedOut)
_TOO_HUNGRY = TooLarge("Trang này cần nhiều bộ nhớ hơn giới hạn.", "Hãy chạy lại với --memory lớn hơn.")


@dataclass(frozen=True, slots=True)
class ReadPages:
    """finished: nothing was left out for want of time or memory, so that reading again gives the same."""

    pages: list[ReadPage]
    finished: bool


def read_pages(count: int, read_one: Callable[[int], ReadPage], seconds: float, until: float) -> ReadPages:
    """Pages 0 to `count`, each in `seconds` at most, none begun after `until` (of `time.monotonic`).

    Raises what `read_one` raises for the first page, which alone tells whether the file may be read at all;
    of the others only what does not concern the page.
    """
    pages: list[ReadPage] = []
    finished = True
    for index in range(count):
        left = until - time.monotonic()
        try:
            if index and left <= 0:
                raise TimedOut("Hết thời gian dành cho tệp.", "Hãy chạy lại với --seconds lớn hơn.")
            with at_most(max(min(seconds, left), 1.0)):
                pages.append(_read(read_one, index))
        except _OF_ONE_PAGE as error:
            if not index:
                raise
            finished = finished and not isinstance(error, (TimedOut, EngineDied))
            pages.append(_unread(index + 1, error))
        except MemoryError:
            if not index:
                raise
            finished = False
            pages.append(_unread(index + 1, _TOO_HUNGRY))
    return ReadPages(pages, finished)


def _read(read_one: Callable[[int], ReadPage], index: int) -> ReadPage:
    try:
        return read_one(index)
    except cv2.error as error:
        if error.code != cv2.Error.StsNoMem:
            raise
        raise MemoryError from error


def _unread(number: int, error: QuyetDinhError) -> ReadPage:
    """Its nature is that of a blank page: it does not tell how the file was made."""
    page = Page(number=number, width=0, height=0, text_source="ocr", confidence=0)
    return ReadPage(page, "blank", (doubts.left_unread(number, error),))
