"""Lists of agencies in running text: 'Sở Y tế, Công an tỉnh và UBND các huyện'."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import terms
from pipeline.parse.flow import Flow
from pipeline.parse.post_grammar import division, rank_at, unit_at, unit_end
from pipeline.parse.spans import Span

_PLACE_WORDS = ("tỉnh", "thành", "huyện", "xã", "quận", "thị", "phường", "công", "các", "cấp")
_SEPARATOR = re.compile(r"[,;]\s*|\s+va\s+")


@cache
def verbs() -> re.Pattern[str]:
    """First verbs of duties."""
    return re.compile(terms.alternatives(verb for group in terms.duties().verbs.values() for verb in group))


def opens_unit(flow: Flow, at: int) -> bool:
    """Whether an agency or division stands at `at`; one word alone needs a name or a place after it."""
    if not unit_at(flow.text, flow.folded, at):
        return False
    if verbs().match(flow.folded, at):
        return False
    stop = unit_end(flow.text, flow.folded, at) or _division_end(flow, at)
    if stop is None:
        return False
    if " " in flow.text[at:stop]:
        return True
    following = re.match(r"\s+(\S+)", flow.text[stop : stop + 60])
    return following is not None and (following[1][:1].isupper() or following[1].lower() in _PLACE_WORDS)


def _division_end(flow: Flow, at: int) -> int | None:
    match = division().match(flow.folded, at)
    return match.end() if match else None


def listed(flow: Flow, start: int, end: int) -> list[Span]:
    """Parts at commas and 'và' before another unit; 'Phòng, chống' and 'Văn hóa, Thể thao' stay whole."""
    cuts = [start]
    for match in _SEPARATOR.finditer(flow.folded[start:end]):
        at = start + match.end()
        if opens_unit(flow, at) or rank_at(flow.text, flow.folded, at):
            cuts.append(at)
    spans = []
    for a, b in zip(cuts, [*cuts[1:], end], strict=True):
        a, b = flow.trim(a, b, " ,;:.\n")
        if flow.folded[a:b].endswith(" va"):
            b -= 3
        spans.append((a, b))
    return spans
