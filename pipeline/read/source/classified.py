"""State secrets must not be processed (Luật Bảo vệ bí mật nhà nước 29/2018/QH14).

The mark of the degree of secrecy stands alone near the head of page 1 (Nghị định 30/2020/NĐ-CP, Phụ lục I,
ô 10a); 'lưu hành nội bộ' limits circulation in the same place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.errors import Classified
from pipeline.text.normal import norm
from schemas import Line, Page, Word

_HEAD = 0.45  # of the page height: marks stand above
_PLAIN_LINES = 15  # of a text without places
_MARK = re.compile(r"(?:độ )?(?:mật|tối mật|tuyệt mật)|lưu hành nội bộ")
_NOISY = re.compile(r"(?:t[ốôồổo]i |tuy[ệêeé]t )m[ậâấẬ]t|l[ưu]u hành n[ộôo]i b[ộôo]")
_TRIM = " .,:;|[](){}*-–—_'\"`«»!"


def refuse_classified(first: Page) -> None:
    """Raises Classified where the first page bears a mark of secrecy."""
    if any(map(_is_marked, _head_lines(first))):
        raise Classified(
            "Trang đầu có dấu độ mật hoặc 'Lưu hành nội bộ'.",
            "Không xử lý văn bản mật bằng công cụ này; hãy bỏ tệp khỏi thư mục đầu vào.",
        )


def _head_lines(page: Page) -> list[Line]:
    if page.height == 0:
        return list(page.lines[:_PLAIN_LINES])
    return [line for line in page.lines if line.box is None or line.box.y0 < _HEAD * page.height]


def _is_marked(line: Line) -> bool:
    """The whole line is a mark, or words in capitals are one that stands apart from its neighbours."""
    if _is_mark(line.words):
        return True
    return any(_is_mark(run) for run in _apart(line.words))


def _is_mark(words: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in words).strip(_TRIM)
    if not text or not text.isupper():
        return False
    folded = norm(text)
    return bool(_MARK.fullmatch(folded) or _NOISY.fullmatch(folded))


def _apart(words: Sequence[Word]) -> list[list[Word]]:
    """Runs of words between gaps wider than a letter is high."""
    runs: list[list[Word]] = [[]]
    for word in words:
        last = runs[-1][-1] if runs[-1] else None
        if last and last.box and word.box and word.box.x0 - last.box.x1 > word.box.height:
            runs.append([])
        runs[-1].append(word)
    return runs if len(runs) > 1 else []
