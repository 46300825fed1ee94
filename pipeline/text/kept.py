"""Answers kept: several readers ask the same of the same words, and the words of an act do not change."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MOST = 1024  # answers of a reader, more than an act needs; each keeps its act's text in memory


def kept(reader: Callable[_P, _T]) -> Callable[_P, _T]:
    """The reader, a pure function of hashable values, with its last answers kept."""
    return cast(Callable[_P, _T], lru_cache(maxsize=_MOST)(reader))
