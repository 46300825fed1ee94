"""underthesea behind one adapter: it sets up logging on import and normalises tokens unless told not to."""

from __future__ import annotations

import logging
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@cache
def _tokenizer() -> Any:
    """Imported on first use (half a second); its change of the root logger is undone."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    from underthesea import word_tokenize

    root.setLevel(level)
    root.handlers[:] = handlers
    return word_tokenize


def words(text: str) -> list[str]:
    """Vietnamese words of `text` in order, compounds with blanks inside; the original spelling is kept."""
    if not text.strip():
        return []
    return [str(word) for word in _tokenizer()(text, use_token_normalize=False)]


def first_word(text: str) -> str | None:
    """The first word in lower case, None when the text has no letters at its start."""
    found = next(iter(words(text)), None)
    return found.lower() if found and found[:1].isalpha() else None


def dictionary() -> list[str]:
    """Words and compounds of the dictionary that the package brings, read without importing it."""
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("underthesea")
    return (Path(spec.origin).parent / "corpus" / "data" / "Viet74K.txt").read_text("utf-8").splitlines()
