"""Texts that say nearly the same: TF-IDF over words, grouped around their most frequent wording.

Measured on the 180 duties of the sample corpus, pairs made from one phrase of the generator as truth, folded
words of underthesea as terms: with a cosine of 0.55 to 0.70 every such pair is found, precision 0.94 (the 17
pairs too many are near-equal wordings that the truth does not count). 0.50 adds 42 wrong pairs, 0.75 loses
10 right ones. DUTY_THRESHOLD lies in the middle of the flat part.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

__all__ = ["DUTY_THRESHOLD", "Nearest", "group_similar"]

DUTY_THRESHOLD = 0.65
_BLOCK = 512  # rows multiplied at once: bounds memory, not the result


@dataclass(frozen=True, slots=True)
class Nearest:
    """The group of a text: the index of the text that leads it, and the cosine with it, 0 to 1."""

    leader: int
    score: float


def group_similar(texts: Sequence[Sequence[str]], weights: Sequence[int], threshold: float) -> list[Nearest]:
    """Groups texts, given as terms; one result a text.

    Texts are taken by falling weight, then by place. Each joins the nearest leader whose cosine reaches
    `threshold`, else leads a group itself. So no chain of small steps ties texts that differ.
    """
    vectors = _vectors(texts)
    order = sorted(range(len(texts)), key=lambda i: (-weights[i], i))
    found = [Nearest(i, 1.0) for i in range(len(texts))]
    leaders: list[int] = []
    for block in _blocks(order):
        before = list(leaders)
        near = vectors[block] @ vectors[before].T if before else None
        inside = vectors[block] @ vectors[block].T
        new: list[int] = []  # rows of the block that lead
        for row, index in enumerate(block):
            best, score = -1, threshold
            if near is not None:
                place = int(near[row].argmax())
                if near[row, place] >= score:
                    best, score = before[place], float(near[row, place])
            if new:
                place = new[int(inside[row, new].argmax())]
                cosine = float(inside[row, place])
                if cosine > score or (best < 0 and cosine == score):
                    best, score = block[place], cosine
            if best < 0:
                leaders.append(index)
                new.append(row)
            else:
                found[index] = Nearest(best, min(1.0, round(score, 4)))
    return found


def _blocks(order: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(order), _BLOCK):
        yield order[start : start + _BLOCK]


def _vectors(texts: Sequence[Sequence[str]]) -> npt.NDArray[np.float32]:
    """Rows of length 1: logarithmic term frequency × smoothed inverse document frequency."""
    counts = [Counter(text) for text in texts]
    spread = Counter(term for count in counts for term in count)
    columns = {term: n for n, term in enumerate(spread)}
    matrix = np.zeros((len(texts), max(1, len(columns))), dtype=np.float32)
    for row, count in enumerate(counts):
        for term, times in count.items():
            inverse = math.log((1 + len(texts)) / (1 + spread[term])) + 1
            matrix[row, columns[term]] = (1 + math.log(times)) * inverse
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    np.divide(matrix, lengths, out=matrix, where=lengths > 0)
    return matrix
