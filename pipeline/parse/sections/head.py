"""The head of an act: number, symbol, place, date, issuer, subject (Nghị định 30/2020/NĐ-CP, ô 2 to 5)."""

from __future__ import annotations

import re
from itertools import takewhile

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import DATE_LINE, STAMP, is_national
from pipeline.lexicon.provinces import place_name
from pipeline.parse.act.flow import Block
from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.citation_numbers import tidy
from pipeline.parse.grammar.posts import unit_at
from pipeline.parse.grammar.spans import Span
from pipeline.parse.sections.issuer import sentence_case
from pipeline.text.dates import iso_date
from pipeline.text.fold import CAPITAL, fold, is_upper

_KINDS = "|".join(map(fold, terms.ACTS.symbols))
_SYMBOL = re.compile(
    rf"(?P<symbol>(?P<known>(?:q[dp0o]{{1,2}}|{_KINDS})\s*(?:hc)?\s*[-.]\s*[a-z][\w&]*(?:\s*-\s*[a-z][\w&]*)*"
    r"|(?:qd|tb|kh|nq|ct)\s*/\s*[a-z][\w&-]*|(?:ub|ubnd|vp|snv|so)[a-z]*\s*-\s*[a-z][\w&-]*)|[a-z][\w&.]*(?:\s?-\s?[a-z][\w&.]*)*)"
)
_NUMBER_LINE = re.compile(
    r"(?<![^\W_])[s5][o06]\s*(?:/\s*no\b)?[:.;,]*\s*(?P<number>[^\n]{0,18}?)[\s./|\\_-]*"
    r"(?=q[dp0o]{1,2}\s*(?:hc)?\s*[-.]|[a-z]{2}\s*[-/]\s*[a-z]|q[dp]/|(?<=[/-])\s?[a-z]{2,})"
)
_OPENS = re.compile(r"[\W_]{0,3}[s5][o06]\s*[:/.]?")  # the act's own number stands at the start of a line
_GLUED = re.compile(rf"(?<=[A-ZĐ\d])(?={CAPITAL}[a-zà-ỹ]+\s)")  # 'QĐ-UBNDPhước Long, ngày …'
_NUMBER = re.compile(r"^\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?$", re.IGNORECASE)
_DOUBLED = re.compile(r"^Q[ĐD]{1,2}(?=[-/])")  # what OCR makes of QĐ


def read_head(draft: Draft) -> None:
    """Finds number, symbol, place, date, subject and issuer; adds what is absent to the review."""
    blocks = draft.blocks("head")
    _number(draft, blocks)
    _date(draft, blocks)
    _title(draft)


def _number(draft: Draft, blocks: list[Block]) -> None:
    """The act's own number: of several the one whose symbol says the act's type ('KH-ĐKT' of a Kế hoạch)."""
    flow = draft.flow
    lines = [
        (block, match, symbol)
        for block in blocks
        if (match := _NUMBER_LINE.search(flow.folded, block.start, block.end))
        and (symbol := _SYMBOL.match(flow.folded, match.end(), block.end))
        and (symbol["known"] or not draft.ocr)  # of a scan other letters may be anything
    ]
    initials = "".join(word[0] for word in fold(draft.act_type or "").split())
    lines.sort(
        key=lambda line: (
            not line[2]["symbol"].startswith(initials),
            not _OPENS.match(flow.folded, line[0].start, line[0].end),
        )
    )
    for block, match, symbol in lines[:1]:
        start, end = symbol.span("symbol")
        if glued := _GLUED.search(flow.text, start, block.end):
            end = min(end, glued.start())
        draft.put("symbol", start, end, value=_DOUBLED.sub("QĐ", tidy(flow.text[start:end])))
        printed = re.sub(r"[\s.…_]+", "", flow.text[slice(*match.span("number"))]).strip("/")
        if _NUMBER.match(printed):
            draft.put("number", *match.span("number"), value=printed)
        elif printed:
            draft.doubt("number", doubt("illegible", what="Số văn bản", seen=printed), block.page)


def _date(draft: Draft, blocks: list[Block]) -> None:
    flow = draft.flow
    for block in blocks:
        where = block.start, block.end
        match = DATE_LINE.search(flow.folded, *where) or _IN_FIGURES.search(flow.folded, *where)
        if not match:
            continue
        _place(draft, block, match.start())
        parts = [match[name] for name in ("day", "month", "year")]
        day, month, year = (re.sub(r"\D", "", part) for part in parts)
        clean = all(re.fullmatch(r"[\d\s.…]*", part) for part in parts)
        specked = draft.ocr and all(re.fullmatch(r"[^\w\s]?[\d\s.…]*[^\w\s]?", part) for part in parts)
        if len(year) == 4 and 1945 <= int(year) <= 2100:
            draft.put("issued_year", *match.span("year"), value=int(year))
            readable = day and month and (clean or specked)
            iso = iso_date(int(day), int(month), int(year)) if readable else None
            if iso:
                seen = draft.put("issued_on", match.start(), match.end(), value=iso)
                if not clean:
                    draft.doubt("issued_on", doubt("specked", seen=seen), block.page)
        if "issued_on" not in draft.fields and (day or month):
            seen = flow.value(match.start(), match.end())
            draft.doubt("issued_on", doubt("illegible", what="Ngày ban hành", seen=seen), block.page)
        return


_IN_FIGURES = re.compile(
    r"(?<=[a-z],\s)ngay\s+(?P<day>\d{1,2})\s?[-/.]\s?(?P<month>\d{1,2})\s?[-/.]\s?(?P<year>(?:19|20)\d\d)\b"
)
"""'Tân Bình, ngày 19-05-1989'."""


def _place(draft: Draft, block: Block, end: int) -> None:
    flow = draft.flow
    start = block.start
    if match := _NUMBER_LINE.search(flow.folded, block.start, end):
        symbol = _SYMBOL.match(flow.folded, match.end(), end)
        start = symbol.end() if symbol else match.end()
    start, end = flow.trim(start, end, " ,.;:-_~'`|\n")
    if start < end and any(c.isalpha() for c in flow.text[start:end]) and flow.text[start].isupper():
        spelled = place_name(flow.text[start:end]) if draft.ocr else None
        draft.put("place", start, end, value=spelled)


def _title(draft: Draft) -> None:
    """Lines after QUYẾT ĐỊNH: the subject, then the enacting line in capitals."""
    flow = draft.flow
    blocks = draft.blocks("title")[bool(draft.act_type) :]
    lines = [flow.text[block.start : block.end] for block in blocks]
    issuers: list[Block] = []
    told = len(lines) > 1 and not is_upper(lines[0])  # below a subject in small letters, whoever it is
    while blocks and is_upper(lines[len(blocks) - 1]):
        named = told and len(_WORDS.findall(lines[len(blocks) - 1])) > 1  # not 'II (2003 - 2008)'
        if not (named or _ISSUER.match(flow.folded, blocks[-1].start, blocks[-1].end)):
            break
        issuers.insert(0, blocks.pop())
    subject = list(takewhile(lambda block: not _TO.match(flow.folded, block.start, block.end), blocks))
    if subject:
        start, end = flow.trim(subject[0].start, subject[-1].end, " \n\t.-_")
        if draft.ocr and (speck := _BEFORE_SUBJECT.match(flow.folded, start, end)):
            start = speck.end()
            if "(" not in flow.text[start:end]:
                start, end = flow.trim(start, end, " \n\t.)")
        if behind := _BEHIND_SUBJECT.search(flow.folded, start, end):
            end = behind.start()
        printed = flow.text[start:end]
        if printed.startswith("(") and printed.endswith(")") and printed.count("(") == 1:
            start, end = flow.trim(start + 1, end - 1, " \n\t.")
        if start < end:
            draft.put("subject", start, end)
    else:
        _subject_of_letter(draft)
    _issuer(draft, issuers)
    draft.fields["action"] = _action(draft)


_WORDS = re.compile(r"[^\W\d_]{2,}")
_ISSUER = re.compile(rf"[\W_]{{0,3}}{terms.alternatives(terms.ACTS.issuers)}")
_TO = re.compile(r"[\W_]*kinh gui")
_BEHIND_SUBJECT = re.compile(
    r"\s(?:(?:dia diem|chu dau tu|hang muc)\s*:|kinh gui\b)|\s*\[\d{1,2}\]$|[\W_]+o[0o]o[\W_]*$"
)
"""What a line says beside the subject: a place, to whom it goes, a footnote, an ornament."""
_BEFORE_SUBJECT = re.compile(r".{1,8}?(?<!\w)(?=(?:ve viec|v/v)\b)")  # what the OCR saw left of it


def _issuer(draft: Draft, enacting: list[Block]) -> None:
    """By the lines in capitals above the reasons, else by who decides below them, else by the head."""
    flow = draft.flow
    told = (enacting[0].start, enacting[-1].end) if enacting else _who_decides(draft)
    if span := told or _agency_of_head(draft):
        start, end = flow.trim(*span, " \n\t.,:-_")
        if term := _TERM.search(flow.folded, start, end):
            end = term.start()
        value = sentence_case(flow.value(start, end))
        draft.put("issuer", start, end, sure=0.99 if told else 0.9, value=value)


def _who_decides(draft: Draft) -> Span | None:
    """'BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH' below the reasons, as acts of the party have it."""
    flow = draft.flow
    blocks = draft.blocks("preamble")[-2:]
    for block in blocks:
        match = _DECIDING.match(flow.folded, block.start, blocks[-1].end)
        if match and is_upper(flow.text[slice(*match.span())]) and _ISSUER.match(match["issuer"]):
            return match.span("issuer")
    return None


_DECIDING = re.compile(r"(?P<issuer>.{6,90}?)\s+quyet\s*dinh[\W_]*$", re.DOTALL)
_SUPERIOR = re.compile(r"^[\W_]{0,3}(ubnd|uy ban nhan dan|bo|so|tinh uy|thanh uy|dai hoc)\b.*[a-z]{2}")
_GOES_ON = re.compile(r"(?:tinh|thanh pho|thi xa|quan|huyen|thi tran|xa|phuong)\b|\S+$")
"""A line of the head that no agency begins: its place, or the last word of its name."""
_NO_NAME = re.compile(r"^[\W_]{0,3}(uy ban nhan dan|hoi dong nhan dan|ubnd)[\W_]*$")


def _subject_of_letter(draft: Draft) -> None:
    """'V/v …' below the number, as letters without a title have it; line after line up to another part."""
    flow = draft.flow
    lines: list[Block] = []
    for block in draft.blocks("head"):
        upper = is_upper(flow.text[block.start : block.end])
        if lines and (upper or DATE_LINE.search(flow.folded, block.start, block.end)):
            break
        if lines or _ABOUT.match(flow.folded, block.start, block.end):
            lines.append(block)
    if lines:
        draft.put("subject", *flow.trim(lines[0].start, lines[-1].end, " \n\t.-_"))


_ABOUT = re.compile(r"(?:v/v|ve viec)\b")
_TERM = re.compile(r",?\s+khoa\s+[ivxlc\d]+\b")  # 'HỘI ĐỒNG NHÂN DÂN TỈNH KHÓA XV, KỲ HỌP THỨ NHẤT'


def _agency_of_head(draft: Draft) -> Span | None:
    """The lines of the head's left side, the superior agency dropped."""
    flow = draft.flow
    lines: list[Span] = []
    for block in draft.blocks("head"):
        text, folded = flow.text[block.start : block.end], flow.folded[block.start : block.end]
        if block.column == "right" or STAMP.match(folded):
            continue
        if is_national(text, folded) or _NUMBER_LINE.search(folded) or not is_upper(text):
            if lines:
                break
            continue
        lines.append((block.start, block.end))
    opening = [
        n
        for n, (start, end) in enumerate(lines)
        if n and unit_at(flow.text, flow.folded, start) and not _GOES_ON.match(flow.folded, start, end)
    ]
    superior = len(lines) > 1 and _SUPERIOR.match(flow.folded[slice(*lines[0])])
    if (opening or superior) and not _NO_NAME.match(flow.folded[slice(*lines[0])]):
        lines = lines[max(opening, default=1) :]
    return (lines[0][0], lines[-1][1]) if lines else None


def _action(draft: Draft) -> str:
    """What the act does: by its subject, else by the first words of its first article."""
    articles = (draft.flow.folded[b.start : b.end] for b in draft.blocks("articles")[:2])
    texts = [
        (_ABOUT_LEAD, fold(str(draft.fields.get("subject", "")))),
        *((_ARTICLE_LEAD, one) for one in articles),
    ]
    for lead, text in texts:
        for entry in terms.ACTS.action:
            if re.match(lead + terms.alternatives(entry.words), text):
                return entry.id
    return "other"


_ABOUT_LEAD = r"[\W_]*(?:ve viec|v/v|ve)?\s*"
_ARTICLE_LEAD = r"[\W_]*d\w+\s*\w+\s*[.:\-]*\s*(?:nay\s*)?"
