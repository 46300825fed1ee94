"""Two wordings of one thing, and where they differ."""

from __future__ import annotations

import difflib
import re

from markupsafe import Markup, escape

from pipeline.text.normal import comparable

__all__ = ["difference"]


def difference(usual: str, own: str) -> Markup:
    """The own text: words that the usual one lacks as inserted, words of it that are missing as deleted.

    Capitals and the place of the tone mark make no difference.
    """
    before, after = (re.findall(r"\w+\s*|[^\w\s]\s*", text) for text in (usual, own))
    keys = [[comparable(token) for token in tokens] for tokens in (before, after)]
    parts: list[Markup] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            parts.append(escape(came))
            continue
        for tag, text in (("del", gone), ("ins", came)):
            if text:
                words_only = text.rstrip()
                parts.append(Markup(f"<{tag}>{{}}</{tag}>{{}}").format(words_only, text[len(words_only) :]))
    return Markup("").join(parts)
