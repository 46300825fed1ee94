"""Readings of one line laid under each other, and cut where most of them have a blank."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.text.fold import fold
from pipeline.text.syllables import is_syllable

_GLUED = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]|[a-zà-ỹđ.,][A-ZĐÀ-Ỹ]")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the line: what each reading has there, the first reading first; '' where it has nothing.

    place: which character of the first reading this is, or stands before.
    """

    chars: tuple[str, ...]
    place: int

    @property
    def most(self) -> str:
        """What most readings have; the first one's character where no two agree."""
        char, count = Counter(self.chars).most_common(1)[0]
        return char if count > 1 else self.chars[0]


def line_up(first: str, others: Sequence[str]) -> list[list[Slot]]:
    """The words of a line as slots; blanks part them and are in none."""
    words: list[list[Slot]] = [[]]
    slots = _slots(first, others)
    for n, slot in enumerate(slots):
        blanks = slot.chars.count(" ")
        if slot.chars[0] == " " and blanks == 1 and len(others) > 1 and _is_rent(words[-1], slots[n + 1 :]):
            continue
        if slot.chars[0] == " " or blanks > 1 or (blanks == 1 and _is_glued(first, slot)):
            words.append([])
            if slot.chars[0] == " " or blanks > 1:
                continue
        words[-1].append(Slot(tuple("" if char == " " else char for char in slot.chars), slot.place))
    return [word for word in words if any(any(slot.chars) for slot in word)]


def _slots(first: str, others: Sequence[str]) -> list[Slot]:
    """Base letters decide what stands under what."""
    under = [[""] * len(first) for _ in others]
    between = [[""] * (len(first) + 1) for _ in others]
    for row, gaps, other in zip(under, between, others, strict=True):
        for step in Levenshtein.opcodes(fold(first), fold(other)):
            if step.tag == "insert":
                gaps[step.src_start] = other[step.dest_start : step.dest_end]
            elif step.tag != "delete":
                row[step.src_start : step.src_end] = other[step.dest_start : step.dest_end]
    found = []
    for place in range(len(first) + 1):
        gap = [gaps[place] for gaps in between]
        for n in range(max(map(len, gap), default=0)):
            found.append(Slot(("", *(part[n : n + 1] for part in gap)), place))
        if place < len(first):
            found.append(Slot((first[place], *(row[place] for row in under)), place))
    return found


def _is_glued(first: str, slot: Slot) -> bool:
    """Whether another reading alone has a blank where the first lets capitals and small letters meet."""
    return slot.place > 0 and bool(_GLUED.match(first, slot.place - 1))


def _is_rent(word: Sequence[Slot], rest: Sequence[Slot]) -> bool:
    """Whether a blank that only the first reading has stands inside a word: 'T ổ chức', 'NĐ- CP'."""
    left = "".join(slot.most for slot in word)
    right = ""
    for slot in rest:
        if slot.chars[0] == " ":
            break
        right += slot.most
    if _LETTERS.fullmatch(left + right):
        return is_syllable(left + right)
    both = any(map(str.isalnum, left)) and any(map(str.isalnum, right))
    return both and left[-1] not in ":;," and (left[-1] in "-/" or right[0] in "-/")
