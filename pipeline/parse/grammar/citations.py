"""Citations of acts in running text. Works on folded text of the same length as the printed one.

Grammar: TYPE [name] [số NUMBER] [ngày DATE] [của ISSUER] [về TITLE], parted by semicolons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicon import terms
from pipeline.parse.grammar.citation_numbers import NUMBER, PrintedDate, numbered
from pipeline.parse.grammar.spans import TRAIL, Span, trim
from pipeline.text.dates import find_dates
from pipeline.text.normal import fold_tones

_TYPES = terms.alternatives(terms.ACTS.types)
_TYPE = re.compile(rf"(?P<plural>cac\s+)?(?P<type>{_TYPES})")
_NUMBERED = re.compile(r"\s+so\s*[:.]?\s*\d")
_NUMBER_FOLLOWS = re.compile(r"(?:va\s+)?s[o0]\s*\d")
_BY = re.compile(r"[\s,]*(?:cua|do)\s+")
_SHARED_ISSUER = re.compile(rf"{_BY.pattern}(?P<issuer>[^:;]{{3,80}}?)\s*:\s*")
_TITLE_WORDS = terms.alternatives((*terms.ACTS.titles, *terms.ACTS.small_titles))
_TITLE = re.compile(rf"[\s,]*(?P<title>(?<!\bban )(?!ve sinh\b)(?:{_TITLE_WORDS}))")
_CAPITAL_TITLES = {fold_tones(words) for words in terms.ACTS.titles if " " in words or "/" in words}
_OWN_WORDS = re.compile(rf"(?:{_BY.pattern}[^,;]{{3,60}}?\s)?{_TITLE.pattern}")
_CLAUSE_END = re.compile(r"[,;.](?:\s|$)")
_YEAR = re.compile(r"\s+nam\s+\d{4}\W*$")
"""A law's year is no word of its name: 'Luật Đất đai năm 2013'."""
_SEMICOLON = re.compile(r";(?![^()]{0,200}\))")
_BASIS = re.compile(r"(?<=[.;:,])\s*can cu\s+")
_AND_END = re.compile(r"\bva\s*$")
_AND_ACT = re.compile(rf"\s*(?:,|;)?\s*\bva\s+(?=(?:cac\s+)?{_TYPES}\s+(?:lien tich\s+)?(?:so\s*)?\d)")
_AND_LAW = re.compile(r"(?<=\d)\s*,?\s*\bva\s+(?=(?:bo\s+)?luat\s|phap lenh\s)")  # behind a date or number
_AMENDED = re.compile(
    r"[\s,(]*(?:duoc|da\s+duoc)?\s*(?:sua\s*doi|bo\s*sung)[,\s]*(?:bo\s*sung)?"
    r"[^;]{0,40}?(?:tai|theo|boi|nam)\s+"
)
_ATTACHED = re.compile(  # 'Quy chế … ban hành kèm theo Quyết định số …': the decision carries it
    rf"(?:(?!\bso\s*\d)[^;]){{1,160}}?\bban hanh\s+(?:kem\s+)?theo\s+"
    rf"(?P<type>{_TYPES})(?=\s+(?:lien tich\s+)?so\s)"
)
_OPINION = re.compile(  # 'ý kiến của Thường trực Tỉnh ủy tại Thông báo số …'
    rf"(?:\bcua\s+(?P<issuer>[^;:]{{4,80}}?)\s+)?\btai\s+(?:cac\s+)?(?P<type>{_TYPES})(?=\s+so\s)"
)


@dataclass(slots=True)
class Cited:
    """Offsets of the parts of one citation."""

    start: int
    end: int
    type: Span | None = None
    number: Span | None = None
    date: PrintedDate | None = None
    issuer: Span | None = None
    title: Span | None = None


def citations_in(text: str, folded: str, start: int, end: int) -> list[Cited]:
    """All acts cited between two offsets, in order; amendments named after an act are acts of their own."""
    found: list[Cited] = []
    bare: list[Cited] = []
    for begin, stop in _chunks(text, folded, start, end):
        cited = _cited(text, folded, begin, stop, found[-1] if found else None)
        for one in cited[:1]:
            if one.issuer is None and one.title is None and _AND_END.search(folded, begin, stop):
                bare.append(one)
            else:
                for earlier in bare:
                    earlier.issuer, earlier.title = one.issuer, one.title
                bare = []
        found.extend(cited)
    return found


def _chunks(text: str, folded: str, start: int, end: int) -> list[Span]:
    """Parts at semicolons outside brackets, at 'Căn cứ', and at 'và' before an act with words of its own."""
    marks = (_SEMICOLON, _BASIS, _AND_LAW)
    cuts = [start, *(mark.end() for pattern in marks for mark in pattern.finditer(folded, start, end))]
    for match in _AND_ACT.finditer(folded, start, end):
        dates = find_dates(folded[match.end() : min(match.end() + 90, end)])
        own = dates and _OWN_WORDS.match(folded, match.end() + dates[0].end, end)
        if own and text[match.end()].isupper():
            cuts.append(match.end())
    cuts = sorted({*cuts, end})
    return [(a, b) for a, b in pairwise(cuts) if folded[a:b].strip(" ;,.")]


def _cited(text: str, folded: str, start: int, end: int, before: Cited | None) -> list[Cited]:
    """The act that the words between two offsets cite, and those that amend it; empty without any."""
    if amended := _AMENDED.match(folded, start, end):
        start = amended.end()
    start, _ = trim(folded, start, end, TRAIL)
    cited = Cited(start, end)
    at = _kind(text, folded, cited, before)
    if at is None:
        return []
    name_start = at
    cited.number, cited.date, at, name_end = numbered(folded, at, end)
    extra: list[Cited] = []
    end = _cut_amendment(text, folded, at, end, extra)
    if by := _BY.match(folded, at, end):
        marks = (_title_in(text, folded, by.end(), end), _clause_end(text, folded, by.end(), end))
        at = min([mark.start() for mark in marks if mark] + [end])
        cited.issuer = _trim(text, by.end(), at)
    if year := _YEAR.search(folded, name_start, name_end):
        name_end = year.start()
    name = _trim(text, name_start, name_end)
    if cited.type and name[1] - name[0] > 2 and not NUMBER.match(folded, *name):
        cited.title = _trim(text, cited.type[0], name_end)
    elif title := _TITLE.match(folded, at, end):
        cited.title = _trim(text, title.start("title"), end)
    cited.end = end
    return [cited, *extra]


def _clause_end(text: str, folded: str, start: int, end: int) -> re.Match[str] | None:
    """The first mark that ends a clause; the comma of 'Bộ Văn hóa, Thể thao và Du lịch' does not."""
    marks = _CLAUSE_END.finditer(folded, start, end)
    return next((m for m in marks if m.group()[0] != "," or not text[m.end() : m.end() + 1].isupper()), None)


def _title_in(text: str, folded: str, start: int, end: int) -> re.Match[str] | None:
    """The first words of a title behind an issuer; with a capital only when spelled so: 'Bộ Giáo dục'."""
    for match in _TITLE.finditer(folded, start, end):
        words = text[slice(*match.span("title"))]
        if words[0].islower() or fold_tones(" ".join(words.lower().split())) in _CAPITAL_TITLES:
            return match
    return None


def _kind(text: str, folded: str, cited: Cited, before: Cited | None) -> int | None:
    """Sets the type, and an issuer named with it; returns where the rest begins, None without an act."""
    start, end = cited.start, cited.end
    match = _TYPE.match(folded, start, end)
    if match and (carrier := _ATTACHED.match(folded, match.end(), end)):
        cited.type = carrier.span("type")
        return carrier.end()
    if match and (text[match.start("type")].isupper() or _NUMBERED.match(folded, match.end())):
        cited.type = match.span("type")
        shared = _SHARED_ISSUER.match(folded, match.end(), end) if match["plural"] else None
        if shared is None:
            return match.end()
        cited.issuer = shared.span("issuer")
        return shared.end()
    if before is not None and _NUMBER_FOLLOWS.match(folded, start, end):
        cited.type, cited.issuer = before.type, before.issuer
        return start
    if opinion := _OPINION.search(folded, start, end):
        cited.issuer = _trim(text, *opinion.span("issuer")) if opinion["issuer"] else None
        cited.type = opinion.span("type")
        return opinion.end()
    return None


def _cut_amendment(text: str, folded: str, at: int, end: int, extra: list[Cited]) -> int:
    """'…, được sửa đổi tại Nghị định số …': the title stops before it, the act behind it is cited too."""
    for match in _AMENDED.finditer(folded, at, end):
        lead = folded[match.start() : match.end()].lstrip(" ,(")
        if not (lead.startswith(("duoc", "da duoc")) or folded[match.start()] in ",("):
            continue
        extra.extend(_cited(text, folded, match.end(), end, None))
        return match.start()
    return end


def _trim(text: str, start: int, end: int) -> Span:
    start, _ = trim(text, start, end, TRAIL)
    _, end = trim(text, start, end, TRAIL + "(")
    return start, end - 3 * text.endswith(" và", start, end)
