"""Bodies that a decision sets up or changes: name, short name, kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESS
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import kind_of, match_roles, names_body, only_kind
from pipeline.parse.grammar.spans import TRAIL, Span
from pipeline.text.fold import CAPITAL, fold, is_upper
from schemas import Body, BodyKind

BODY_ACTIONS = frozenset(
    {
        "establish",
        "reconstitute",
        "add",
        "replace",
        "adjust",
        "remove",
        "approve_list",
        "rename",
        "merge",
        "dissolve",
    }
)
_ALIAS = re.compile(
    r"\(\s*(?:sau day\s+|duoi day\s+)?(?:(?:duoc\s+)?(?:goi|viet)(?:\s+chung)?(?:\s+tat)?\s*(?:la|:)?)"
    r"\s*[:]?\s*[\"“]?(?P<alias>[^()\"”]+?)[\"”]?\s*\)"
)
_BARE_ALIAS = re.compile(r"\(\s*(?P<alias>[^()]{3,60}?)\s*\)")
_LONGEST_ACRONYM = 11  # characters, with a blank and brackets
_OF_A_ROLE = re.compile(r"\b(?:truong|pho)\s+$")  # "Phó Trưởng Ban Ban Chỉ đạo …"


_ELECTED = re.compile(terms.alternatives(terms.BODIES.names.elected))


_LONGEST_SUBJECT = 300  # characters of a sentence in which a body's name and its verb are looked for
_ABOUT = re.compile(r"(?:cac\s+)?thanh vien\s+(?:cua\s+)?")
_VERB_BEHIND = re.compile(terms.alternatives(terms.BODIES.names.verbs).replace("(?<![^\\W_])", r"\s+", 1))


@dataclass(slots=True)
class OpenBody:
    """A body while its list is read; `index` is where it stands in the record."""

    index: int
    name: str
    kind: BodyKind | None
    alias: str | None = None
    standing: str | None = None
    rules: list[str] = field(default_factory=list)

    @property
    def role_kind(self) -> BodyKind | None:
        """Whose words of roles hold in it; None for an elected one, which any head may lead."""
        return None if _ELECTED.match(fold(self.name)) else self.kind

    @property
    def names(self) -> tuple[str, ...]:
        """Name and short name."""
        return (self.name, self.alias) if self.alias else (self.name,)

    @property
    def _first_words(self) -> tuple[str, ...]:
        return tuple(" ".join(fold(name).split()[:3]) for name in self.names)

    def is_named_in(self, folded: str) -> bool:
        """Whether a folded sentence names this body, by the first three words of a name."""
        return any(words in folded for words in self._first_words)

    def is_told_in(self, folded: str) -> bool:
        """Whether a folded line is a sentence about this body or its members: first words, then a verb."""
        about = _ABOUT.match(folded)
        words = folded[about.end() if about else 0 :][:_LONGEST_SUBJECT].split()
        shared = (sum(1 for _ in _alike(words, fold(name).split())) for name in self.names)
        return any(n and _VERB_BEHIND.match(" " + " ".join(words[n:])) for n in shared)

    def is_called(self, folded_name: str) -> bool:
        """Whether the folded words are this body's name, its short name or their beginning."""
        wanted = folded_name.strip(" ,.:;")
        names = map(fold, self.names)
        return wanted != "" and any(_begins(name, wanted) or _begins(wanted, name) for name in names)


def _alike(words: Sequence[str], name: Sequence[str]) -> Iterator[tuple[str, str]]:
    return takewhile(lambda pair: pair[0] == pair[1], zip(words, name, strict=False))


def _begins(words: str, first: str) -> bool:
    """Whether words begin with other whole words."""
    return words.startswith(first) and not words[len(first) : len(first) + 1].isalnum()


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
    return Founding(verb, tuple(names))


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
    """The first name of a body between two offsets: neither an agency's nor a role that begins like one."""
    folded = draft.flow.folded
    for match in _KIND_WORDS.finditer(folded, start, end):
        at = match.start()
        if not names_a_body(draft.flow, at, end) or _OF_A_ROLE.search(folded, start, at):
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
    if own := _acronym(flow, start, to):
        to = own[0] - 1
    for found in _NEXT.finditer(folded, start, to):
        if _is_another(flow, found, to) and not _in_quotes(flow.text, start, found.start()):
            to = found.start()
            break
    if short := _SHORT.search(flow.text, start, to):
        to = short.start()
    return flow.trim(start, to, f'{TRAIL}"“” ' if flow.text[start - 1] in _QUOTES else TRAIL)


def _in_quotes(text: str, start: int, at: int) -> bool:
    return text.count("“", start, at) > text.count("”", start, at)


def add_body(draft: Draft, bodies: list[OpenBody], start: int, end: int, text_end: int) -> OpenBody:
    """Notes a body with the short name that follows its name in brackets."""
    flow = draft.flow
    index = len(bodies)
    name = draft.put(f"bodies[{index}].name", start, end)
    body = OpenBody(index, name, kind_of(name))
    if alias := _alias(flow.folded, end, min(text_end, end + 160)) or _acronym(flow, start, end):
        body.alias = draft.put(f"bodies[{index}].alias", *flow.trim(*alias, " \"“”'.,;:"))
    draft.mark("bodies", start, end, "tổ chức")
    bodies.append(body)
    return body


def known_or_new(draft: Draft, bodies: list[OpenBody], start: int, end: int, text_end: int) -> OpenBody:
    """The body that the words between `start` and `end` name; it is added when no known one is called so.

    A known one of which no more than the kind was told takes the fuller name.
    """
    body = called(bodies, draft.flow.folded[start:end])
    if body is None:
        return add_body(draft, bodies, start, end, text_end)
    words = draft.flow.text[start:end]
    if only_kind(body.name) and len(words) > len(body.name) and not is_upper(words):
        path = f"bodies[{body.index}].name"
        draft.evidence[:] = [seen for seen in draft.evidence if seen.path != path]
        body.name = draft.put(path, start, end)
    return body


def _alias(folded: str, start: int, end: int) -> Span | None:
    """Where the short name stands: '(sau đây gọi tắt là …)', or a bare '(Tổ …)' right after the name."""
    begin = start + len(folded[start:end]) - len(folded[start:end].lstrip())
    declared = _ALIAS.match(folded, begin, end) or _ALIAS.search(folded, start, min(end, start + 60))
    if declared is None:
        declared = _BARE_ALIAS.match(folded, begin, end)
        if declared is None or not re.match(terms.BODY_STARTS, declared["alias"]):
            return None
    return declared.span("alias")


_ACRONYM = re.compile(r"\s\((?P<alias>[A-ZĐ][A-ZĐ&]{1,7})\)")


def _acronym(flow: Flow, start: int, end: int) -> Span | None:
    """The capitals in brackets inside a name or behind it that begin as it does: 'Tổ Biên soạn (TBS) …'."""
    found = _ACRONYM.search(flow.text, start, end + _LONGEST_ACRONYM)
    return found.span("alias") if found and found["alias"][0] == flow.text[start].upper() else None


def called(bodies: Sequence[OpenBody], folded_name: str) -> OpenBody | None:
    """The first body that the folded words call by its name, its short name or their beginning."""
    return next((body for body in bodies if body.is_called(folded_name)), None)


def ending_so(bodies: Sequence[OpenBody], folded: str) -> OpenBody | None:
    """The one of several bodies whose name ends with the folded words: 'KHÓM 2' of 'Tổ … Khóm 2, xã A'."""
    ends = rf"\b{re.escape(folded.strip())}(?:,|$)"
    found = [body for body in bodies if re.search(ends, fold(body.name))]
    return found[0] if len(bodies) > len(found) == 1 else None


def spoken_of_in(bodies: list[OpenBody], folded: str) -> OpenBody | None:
    """The first body that a folded sentence names."""
    return next((body for body in bodies if body.is_named_in(folded)), None)


def records(bodies: list[OpenBody]) -> list[Body]:
    """Frozen bodies."""
    return [
        Body(
            name=b.name, alias=b.alias, kind=b.kind, standing_agency=b.standing, working_rules=tuple(b.rules)
        )
        for b in bodies
    ]
