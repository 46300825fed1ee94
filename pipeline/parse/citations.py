"""Legal bases: which acts the preamble cites. Shape: find → split → annotate, on folded text, values cut from the original.

Grammar: (Căn cứ | Thực hiện | Trên cơ sở …) TYPE [name] [số NUMBER] [ngày DATE] [của ISSUER] [về TITLE] [; …].
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.parse.draft import Draft
from pipeline.text.dates import find_dates
from schemas import LegalBasis

Span = tuple[int, int]

_LEAD = re.compile(r"[\W_]{0,4}(?:can cu|thuc hien|tren co so|theo|xet)\s*[:.]*\s*")
_PROPOSAL = re.compile(rf"[\W_]{{0,4}}{terms.alternatives(terms.acts().proposals)}\s*[:.]?\s*")
_TYPE = re.compile(rf"(?:cac\s+)?(?P<type>{terms.alternatives(terms.acts().types)})")
_NUMBER = re.compile(
    r"(?:s[o06]\s*[:.]*\s*)?(?P<number>\d{1,5}[a-z]?\d?\s*(?:/\s*\d{4}\s*)?(?:[/-]\s*)?[a-z][a-z0-9]*(?:\s*[-/]\s*[a-z][a-z0-9&]*|&[a-z]+|\s*\(\s*[a-z0-9]+\s*\)|\.[a-z]{2,})*)"
)
_BLANK_NUMBER = re.compile(
    r"\s*so\s*[:.]*\s*[\W_]*/?[a-z]{1,4}-[a-z&]+(?:-[a-z&]+)*"
)  # the number is left blank
_BY = re.compile(r"[\s,]*(?:cua|do)\s+")
_TITLE = re.compile(
    r"[\s,]*(?P<title>(?:ve\s+viec|v/v|ve\b|quy\s*dinh|qui\s*dinh|ban\s+hanh|phe\s+duyet|huong\s+dan|sua\s+doi|cong\s+bo|trien\s+khai|thanh\s+lap|kien\s+toan|giao\b|cong\s+nhan|bo\s+sung|thay\s+the|dieu\s+chinh|to\s+chuc\s+thuc\s+hien))"
)
_AMENDED = re.compile(
    r"[\s,(]*(?:duoc|da\s+duoc)?\s*(?:sua\s*doi|bo\s*sung)[,\s]*(?:bo\s*sung)?[^;]{0,40}?(?:tai|theo|boi|nam)\s+"
)
_AND_ACT = re.compile(
    rf"\s*(?:,|;)?\s*\bva\s+(?={_TYPE.pattern.replace('(?P<type>', '(?:')}\s+(?:lien tich\s+)?(?:so\s*)?\d)"
)
_OPINION = re.compile(
    rf"(?:\bcua\s+(?P<issuer>[^;:]{{4,80}}?)\s+)?\btai\s+(?:cac\s+)?(?P<type>{terms.alternatives(terms.acts().types)})(?=\s+so\s)"
)  # 'ý kiến của Thường trực Tỉnh ủy tại Thông báo số …'
_TRAIL = " \n\t,;:.-"


@dataclass(slots=True)
class _Cited:
    """Offsets of the parts of one citation."""

    start: int
    end: int
    type: Span | None = None
    number: Span | None = None
    date: tuple[str, int, int] | None = None
    issuer: Span | None = None
    title: Span | None = None


def read_bases(draft: Draft) -> None:
    """Legal bases and the proposer, from the preamble."""
    flow = draft.flow
    for _, block in draft.blocks("preamble"):
        if match := _PROPOSAL.match(flow.folded, block.start, block.end):
            _proposer(draft, match.end(), block.end)
        elif match := _LEAD.match(flow.folded, block.start, block.end):
            for cited in _citations(flow.text, flow.folded, match.end(), block.end):
                _add(draft, cited)
    if not draft.legal_bases and any(True for _ in draft.blocks("preamble")):
        draft.doubt(None, "no-legal-basis", "Không đọc được căn cứ nào ở phần mở đầu.", severity="info")


def _proposer(draft: Draft, start: int, end: int) -> None:
    flow = draft.flow
    if "proposed_by" in draft.fields:
        return
    stop = re.search(
        r"\s+tai\s+(?:to\s*trinh|cac\s+to\s*trinh|van\s+ban|cong\s+van|bao\s+cao)|\s+theo\s+to\s*trinh|\s+\(?(?:to\s*trinh)\s+so|\s+ve\s+viec\b|[;.,]?\s*$|;",
        flow.folded[start:end],
    )
    at, to = flow.trim(start, start + stop.start() if stop else end, " \n\t,;.:")
    for lead in ("dong chi ", "ong ", "ba "):
        if flow.folded.startswith(lead, at):
            at += len(lead)
    if at < to:
        draft.put("proposed_by", at, to)


def _citations(text: str, folded: str, start: int, end: int) -> list[_Cited]:
    """All acts cited between two offsets, in order; amendments named after an act are acts of their own."""
    found: list[_Cited] = []
    bare: list[_Cited] = []
    for begin, stop in _chunks(text, folded, start, end):
        cited = _cited(text, folded, begin, stop, found[-1] if found else None)
        for one in cited[:1]:
            if one.issuer is None and one.title is None and re.search(r"\bva\s*$", folded[begin:stop]):
                bare.append(one)
            else:
                for earlier in bare:
                    earlier.issuer, earlier.title = one.issuer, one.title
                bare = []
        found.extend(cited)
    return found


def _chunks(text: str, folded: str, start: int, end: int) -> list[Span]:
    """Parts at semicolons outside brackets, 'Căn cứ' inside a line, and 'và' before an act that has words of its own."""
    cuts = [start]
    depth = 0
    for index in range(start, end):
        char = folded[index]
        depth = max(depth + (char in "([") - (char in ")]"), 0)
        if char == ";" and depth == 0:
            cuts.append(index + 1)
    for match in re.finditer(r"(?<=[.;:,])\s*can cu\s+", folded[start:end]):
        cuts.append(start + match.end())
    for match in _AND_ACT.finditer(folded, start, end):
        dates = find_dates(folded[match.end() : min(match.end() + 90, end)])
        if not text[match.end()].isupper():
            continue
        if dates and dates[0].start < 70:
            after = match.end() + dates[0].end
            own = re.compile(rf"(?:{_BY.pattern}[^,;]{{3,60}}?\s)?{_TITLE.pattern}").match(folded, after, end)
            first_bare = not _TITLE.search(folded, max(c for c in cuts if c <= match.start()), match.start())
            if own or first_bare:
                cuts.append(match.end())
    cuts = sorted({*cuts, end})
    return [(a, b) for a, b in zip(cuts, cuts[1:], strict=False) if folded[a:b].strip(" ;,.")]


def _cited(text: str, folded: str, start: int, end: int, before: _Cited | None) -> list[_Cited]:
    while start < end and folded[start] in _TRAIL:
        start += 1
    plural = re.match(r"cac\s+", folded[start:end])
    match = _TYPE.match(folded, start, end)
    cited = _Cited(start, end)
    if match and (
        text[match.start("type")].isupper() or re.match(r"\s+so\s*[:.]?\s*\d", folded[match.end() :])
    ):
        cited.type = match.span("type")
        at = match.end()
        if plural and (
            shared := re.match(rf"{_BY.pattern}(?P<issuer>[^:;]{{3,80}}?)\s*:\s*", folded[at:end])
        ):
            cited.issuer = (at + shared.start("issuer"), at + shared.end("issuer"))
            at += shared.end()
    elif before is not None and re.match(r"(?:va\s+)?s[o0]\s*\d", folded[start:end]):
        cited.type, cited.issuer = before.type, before.issuer
        at = start
    elif opinion := _OPINION.search(folded, start, end):
        cited.issuer = _trim(text, *opinion.span("issuer")) if opinion["issuer"] else None
        cited.type = opinion.span("type")
        at = opinion.end()
    else:
        return []
    number = _NUMBER.match(folded, _blank(folded, at, end), end)
    if number is None and (blank := _BLANK_NUMBER.match(folded, at, end)):
        at = blank.end()
    elif number is None:
        number = _later_number(folded, at, end)
    dates = [d for d in find_dates(folded[at:end])]
    named_end = min(
        [
            end,
            *([number.start()] if number else []),
            *(
                [at + dates[0].start]
                if dates and (number is None or at + dates[0].start > number.end() - 1)
                else []
            ),
        ]
    )
    name_start = at
    if number:
        cited.number = number.span("number")
        at = number.end()
        dates = [d for d in find_dates(folded[at : min(at + 60, end)]) if d.start < 30]
        if dates:
            cited.date = (dates[0].iso, at + dates[0].start, at + dates[0].end)
            at += dates[0].end
    elif dates:
        cited.date = (dates[0].iso, at + dates[0].start, at + dates[0].end)
        at += dates[0].end
    else:
        at = named_end
    extra: list[_Cited] = []
    end = _cut_amendment(text, folded, at, end, cited, extra)
    if by := _BY.match(folded, at, end):
        stop = _TITLE.search(folded, by.end(), end)
        comma = re.compile(r"[,;.](?:\s|$)").search(folded, by.end(), end)
        issuer_end = min([m.start() for m in (stop, comma) if m] + [end])
        cited.issuer = _trim(text, by.end(), issuer_end)
        at = issuer_end
    name = _trim(text, name_start, named_end)
    if name[1] - name[0] > 3 and not _NUMBER.match(folded, name[0], name[1]) and cited.type:
        cited.title = _trim(text, cited.type[0], named_end)
    elif title := _TITLE.match(folded, at, end):
        cited.title = _trim(text, title.start("title"), end)
    cited.end = end
    return [cited, *extra]


def _later_number(folded: str, at: int, end: int) -> re.Match[str] | None:
    """'Luật Đấu thầu số 43/2013/QH13': the number after a name, before any date."""
    match = re.compile(r"\(?\s*\b(?=s[o06]\s*[:.]*\s*\d)").search(folded, at, end)
    if match is None:
        return None
    dates = find_dates(folded[at:end])
    if dates and at + dates[0].start < match.start():
        return None
    return _NUMBER.match(folded, match.end(), end)


def _cut_amendment(text: str, folded: str, at: int, end: int, cited: _Cited, extra: list[_Cited]) -> int:
    """'…, được sửa đổi tại Nghị định số … của …': the title stops before it, the act behind it is cited too."""
    for match in _AMENDED.finditer(folded, at, end):
        before = folded[max(match.start() - 1, 0)]
        lead = folded[match.start() : match.end()].lstrip(" ,(")
        if not (lead.startswith(("duoc", "da duoc")) or before == "," or folded[match.start()] in ",("):
            continue
        extra.extend(_cited(text, folded, match.end(), end, None))
        return match.start()
    return end


def _add(draft: Draft, cited: _Cited) -> None:
    flow = draft.flow
    path = f"legal_bases[{len(draft.legal_bases)}]"
    values: dict[str, str | None] = {}
    for name, span in (
        ("type", cited.type),
        ("number", cited.number),
        ("issuer", cited.issuer),
        ("title", cited.title),
    ):
        if span:
            value = draft.put(f"{path}.{name}", *span)
            if name == "number":
                value = re.sub(r"\s+", "", value).replace("Ð", "Đ")
            if name == "type":
                value = value[:1].upper() + value[1:]
            values[name] = value
    if cited.date:
        draft.put(f"{path}.issued_on", cited.date[1], cited.date[2])
        values["issued_on"] = cited.date[0]
    start, end = flow.trim(cited.start, cited.end, _TRAIL)
    draft.legal_bases.append(LegalBasis(**values, text=flow.value(start, end)))
    draft.mark("bases", start, end, "căn cứ")


def _blank(folded: str, at: int, end: int) -> int:
    while at < end and folded[at] in " \n\t":
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRAIL:
        start += 1
    while end > start and text[end - 1] in _TRAIL + "(":
        end -= 1
    if text[start:end].endswith(" và"):
        end -= 3
    return start, end
