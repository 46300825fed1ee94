"""Where bodies are named: the sentence that sets them up, and where a name ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESS
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.roles import match_roles, names_body
from pipeline.parse.grammar.spans import TRAIL, Span
from pipeline.text.fold import CAPITAL, fold

_LONGEST_ACRONYM = 11  # characters, with a blank and brackets
_OF_A_ROLE = re.compile(r"\b(?:truong|pho)\s+$")  # "Phó Trưởng Ban Ban Chỉ đạo …"
_KIND_WORDS = re.compile(terms.BODY_STARTS)
_AGENCY_NAMES = re.compile(terms.alternatives(terms.BODIES.names.agencies))
_AFTER_NAME = re.compile(terms.alternatives(terms.BODIES.names.after))
_BETWEEN = rf"(?:,|{terms.alternatives(terms.BODIES.founding.between)}|{ADDRESS})"
_VERBS = terms.anywhere([*terms.BODIES.founding.verbs, *terms.BODIES.founding.electing])
_FOUNDING = re.compile(
    rf"(?:nay\s+)?{_VERBS}(?:\s*{_BETWEEN})*"
    rf"(?:\s+(?:cua|vao|tham gia|doi voi))?\s+[\"“]?(?P<name>{terms.BODY_STARTS})"
)
_SEATS_IN = re.compile(
    rf"{terms.anywhere(terms.BODIES.founding.seating)}[^.;:]{{0,120}}?\b(?:vao|tham gia|trong)\s+"
    rf"(?P<name>{terms.BODY_STARTS})"
)
"""'Cử 25 viên chức có tên dưới đây vào Ban Coi thi'."""
_TURNS = re.compile(terms.anywhere(terms.BODIES.founding.turning))
_INTO = re.compile(rf"\b(?:thanh|vao)\s+[\"“]?(?P<name>{terms.BODY_STARTS})")
"""'Hợp nhất Ban A và Ban B thành Ban C'."""
_SEVERAL = re.compile(r"\b(?:0[2-9]|[2-9]|\d\d|hai|ba|cac|nhung)\s+$")
_NETWORK = re.compile(
    r"mang luoi\s+(?:cac\s+)?(?P<kind>to|doi|nhom|ban)\b.*\b\d{1,3}\s+(?P=kind)\b", re.DOTALL
)
_NETWORK_OF = re.compile(rf"mang luoi\s+(?:cac\s+)?{terms.BODY_STARTS}")
"""'mạng lưới Tổ công nghệ số' is no body: its bodies are named where their members are listed."""
_HELPERS = re.compile(
    r"(?:to|ban|nhom|bo phan)\s+(?:chuyen vien\s+|thu ky\s+)?(?:giup viec|thu ky|bien tap)\b"
    r"|tieu ban\b|mang luoi\b"
)
"""Bodies that stand beside another one in small letters too."""
_NEXT = re.compile(
    rf"(?:\s*[,;]\s*(?:va\s+)?|\s+va\s+)(?:{_VERBS}\s+)?(?P<several>(?:cac|\d{{1,2}})\s+)?"
    rf"[\"“]?(?P<name>{terms.BODY_STARTS})"
)
"""Another body behind the name of the first: '… và Tổ giúp việc Ban Chỉ đạo', '…; thành lập Tổ B'."""
_WORD, _HEADING_END = re.compile(r"\S+"), re.compile(r"[,:(]|\s(?:gom|do)\s")
_SHORT = re.compile(r"\s*\([A-ZĐ]{2,8}\)\s*$")
_BRACKET = re.compile(r"[\s\"”]*\([^()]*\)")
_NAME_END = re.compile(
    rf"\s*{terms.any_of(terms.BODIES.names.end)}".replace("ADDRESS", ADDRESS).replace(
        "BODY", terms.BODY_STARTS
    )
)
_LONGEST_NAME = 600  # characters
_FARTHEST = 260  # characters before the name


@dataclass(frozen=True, slots=True)
class Founding:
    """What a sentence sets up or changes: where its verb stands, and the names of the bodies.

    No names: `Thành lập 03 Tiểu ban` tells how many there are, each is named where its members are.
    """

    verb: int
    names: tuple[Span, ...]


def sets_up_a_body(folded: str) -> bool:
    """Whether folded words set up a body or change it."""
    return _FOUNDING.search(folded) is not None


def kind_words(folded: str) -> str:
    """The first words of a folded name that tell its kind; "" without any."""
    found = _KIND_WORDS.match(folded)
    return found.group() if found else ""


def founded_in(draft: Draft, start: int, end: int) -> Founding | None:
    """The bodies that the text between two offsets sets up or changes; None when it does no such thing."""
    flow, folded = draft.flow, draft.flow.folded
    turns = _TURNS.search(folded, start, min(end, start + _FARTHEST))
    into = flow.first_in_small_letters(_INTO, turns.end(), end) if turns else None
    match = into or _FOUNDING.search(folded, start, min(end, start + _FARTHEST))
    match = match or _seats_in(draft, start, end)
    if match is None or _NETWORK_OF.match(folded, match.start("name")):
        return None
    verb, at = (turns or match).start() if into else match.start(), match.start("name")
    if _SEVERAL.search(folded, start, at) or _NETWORK.match(folded, at, end):
        return Founding(verb, ())
    names = [name_span(draft, at, end)]
    while following := _another(flow, names[-1][1], end):
        if following["several"]:
            break
        names.append(name_span(draft, following.start("name"), end))
    if len(names) > 1:
        names[-1] = _without_shared(draft, *names[-2:])
    return Founding(verb, tuple(names))


def _without_shared(draft: Draft, before: Span, name: Span) -> Span:
    """The last of several names without what all share, where headings below call them so."""
    flow = draft.flow
    heads = set()
    for block in draft.blocks("articles", "annex"):
        _, at = label_in(flow.text, flow.folded, block.start, block.end)
        heads.add(" ".join(_HEADING_END.split(flow.folded[at : block.end], 1)[0].split()))
    if " ".join(flow.folded[slice(*before)].split()) in heads:
        ends = [word.end() for word in _WORD.finditer(flow.folded, *name)]
        kind = len(kind_words(flow.folded[slice(*name)]).split())
        for end in ends[kind:-1]:
            if " ".join(flow.folded[name[0] : end].split()) in heads:
                return name[0], end
    return name


def _seats_in(draft: Draft, start: int, end: int) -> re.Match[str] | None:
    """A sentence that seats those below in a body, unless it only hands out work."""
    found = None if draft.action == "assign" else _SEATS_IN.search(draft.flow.folded, start, end)
    return found if found and names_a_body(draft.flow, found.start("name"), end) else None


def _another(flow: Flow, end: int, text_end: int) -> re.Match[str] | None:
    """What names one more body behind a name that ends at `end`, and its short name in brackets."""
    bracket = _BRACKET.match(flow.text, end, text_end)
    found = _NEXT.match(flow.folded, bracket.end() if bracket else end, text_end)
    return found if found and _is_another(flow, found, text_end) else None


def _is_another(flow: Flow, found: re.Match[str], end: int) -> bool:
    at = found.start("name")
    return names_a_body(flow, at, end) or _HELPERS.match(flow.folded, at, end) is not None


def is_agency(folded: str) -> bool:
    """Whether folded words begin like a body but name an agency: 'Ủy ban nhân dân', 'Ban Thường vụ'."""
    return _AGENCY_NAMES.match(folded) is not None


def names_a_body(flow: Flow, start: int, end: int) -> bool:
    """Whether words begin as a body's name does that is no agency's, no role's and no single word."""
    words, folded = flow.text[start:end], flow.folded[start:end]
    if not words[:1].isupper() or " " not in words.strip() or not names_body(words) or is_agency(folded):
        return False
    return match_roles(flow.folded[:end], start, None) is None


def body_name_in(draft: Draft, start: int, end: int) -> Span | None:
    """The first name of one body between two offsets: no agency's, nor of a role that begins like one."""
    folded = draft.flow.folded
    for match in _KIND_WORDS.finditer(folded, start, end):
        at = match.start()
        if not names_a_body(draft.flow, at, end):
            continue
        if _OF_A_ROLE.search(folded, start, at) or _SEVERAL.search(folded, start, at):
            continue
        name = name_span(draft, at, end)
        if cut := draft.flow.first_in_small_letters(_AFTER_NAME, *name):
            name = draft.flow.trim(name[0], cut.start(), TRAIL)
        if len(folded[slice(*name)].split()) > len(match.group().split()):
            return name
    return None


_QUOTES = '"“'
_HEADED_BY = re.compile(rf",?\s+do\s+(?={CAPITAL}|(?:ông|bà|đồng chí|đ/c)\s)")
"""'… do Phó Chủ tịch UBND tỉnh làm Trưởng ban'."""


def name_span(draft: Draft, start: int, end: int) -> Span:
    """From the kind word to where the name ends."""
    flow, folded, end = draft.flow, draft.flow.folded, min(end, start + _LONGEST_NAME)
    stop = _NAME_END.search(folded, start + 2, end)
    to = stop.start() if stop else end
    if headed := _HEADED_BY.search(flow.text, start, to):
        to = headed.start()
    if own := acronym_of(flow, start, to):
        to = own[0] - 1
    for found in _NEXT.finditer(folded, start, to):
        if _is_another(flow, found, to) and not _in_quotes(flow.text, start, found.start()):
            to = found.start()
            break
    if short := _SHORT.search(flow.text, start, to):
        to = short.start()
    to = _titled_end(draft, start, to, end)
    return flow.trim(start, to, f'{TRAIL}"“” ' if flow.text[start - 1] in _QUOTES else TRAIL)


_ASIDE = re.compile(r",?\s+(?:(?:truc )?thuoc|tai|tren dia ban|trong|nhiem ky)\s")
_INSIDE = re.compile(r"\s*[:(\"“]")


def _titled_end(draft: Draft, start: int, end: int, text_end: int) -> int:
    """Where the name ends in the act's subject.

    Behind it a sentence may say whose, where or until when; a colon, a bracket or quotes may be part of it.
    """
    folded = draft.flow.folded
    subject = fold(str(draft.fields.get("subject") or ""))
    name = " ".join(folded[start:end].split())
    _, named, behind = subject.partition(name)
    if named and len(name) > len(kind_words(name)) and _INSIDE.match(behind) and _INSIDE.match(folded, end):
        words = list(_WORD.finditer(folded, end, text_end))[: len(behind.split())]
        if [word.group().rstrip(",;.") for word in words] == behind.split():
            return len(folded[: words[-1].end()].rstrip(",;."))
    for aside in _ASIDE.finditer(folded, start, end):
        name = folded[start : aside.start()]
        _, named, behind = subject.partition(name)
        goes_on = behind.lstrip(" ,").startswith(aside.group().strip(" ,")) or behind[:2].strip().isalnum()
        if named and len(name) > len(kind_words(name)) and not goes_on:
            return aside.start()
    return end


def _in_quotes(text: str, start: int, at: int) -> bool:
    return text.count("“", start, at) > text.count("”", start, at)


_ACRONYM = re.compile(r"\s\((?P<alias>[A-ZĐ][A-ZĐ&]{1,7})\)")


def acronym_of(flow: Flow, start: int, end: int) -> Span | None:
    """The capitals in brackets inside a name or behind it that begin as it does: 'Tổ Biên soạn (TBS) …'."""
    found = _ACRONYM.search(flow.text, start, end + _LONGEST_ACRONYM)
    return found.span("alias") if found and found["alias"][0] == flow.text[start].upper() else None
