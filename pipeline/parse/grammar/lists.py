"""Lists of agencies in running text: 'Sở Y tế, Công an tỉnh và UBND các huyện'."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import ARTICLE
from pipeline.lexicon.names import ADDRESS, GENDERED_ADDRESS, SPELLED_ADDRESS
from pipeline.parse.grammar.duty_words import VERB
from pipeline.parse.grammar.posts import DIVISION, opens_post, rank_at, small_division, unit_at, unit_end
from pipeline.parse.grammar.roles import kind_of, match_roles
from pipeline.parse.grammar.shared import Shared, headed, names_of, shared_in
from pipeline.parse.grammar.spans import Span, between, trim
from pipeline.text.fold import CAPITAL, fold

_EXECUTORS = terms.CLOSING.executors
_PLACES = terms.alternatives(terms.POSTS.places.words)
_AFTER_UNIT = {"công", "các", "cấp", *(word.split()[0] for word in terms.POSTS.places.words)}
_SEPARATOR = re.compile(r"[,;]\s*|\s+va\s+")
_PAIR = r"(?<=tap the)\s+va\s+ca nhan|(?<=to chuc)\s+va\s+ca nhan"  # one executor
_ZONES = (
    r"(?:kcn|kkt|khu (?:cong nghiep|kinh te|che xuat)|cum cong nghiep)\b"  # 'Ban Quản lý KKT A và các KCN'
)
_ARTICLE = re.compile(rf"(?:(?:{ARTICLE}|khoan)\s+\d|(?:phu luc|danh sach)(?:\s+so)?\s+[\divx]+\b)")
_OF_PLACES = re.compile(rf"[^,;:]*\bcac\s+{terms.alternatives(terms.POSTS.places.spots)}\s+(?=\w)")
"""'Trưởng các thôn Tà Mẫu, Tà Thử'."""
_MEMBERS = re.compile(r"(?:cac\s+)?thanh vien\s")
_HEADS = terms.anywhere(_EXECUTORS.heads)
_HEAD_ALONE = re.compile(rf"(?:cac\s+)?(?P<head>{_HEADS})\s*:\s*")
_NAMED_THERE = r"(?:co ten|neu|noi|tai|o|trong)\b"
_OF_UNIT = terms.alternatives([*terms.CLOSING.shared.nouns, "UBND", "Ủy ban", "Văn phòng", "Công an"])
_PART = re.compile(  # whoever is named behind these is named for himself
    r";\s*|(?:,\s*|\s+va\s+|\s+cung\s+)(?=(?:cac\s+)?"
    rf"{_HEADS}(?:\s+(?:ubnd\s+)?cac\s[^,;:.]{{2,30}}:|\s*:|\s+{_OF_UNIT})|(?:cac|nhung)\s(?!{_ZONES}))"
)
_PERSON = re.compile(rf"(?:,\s*|\s+(?:và|cùng)\s+)(?={SPELLED_ADDRESS}\s+{CAPITAL})")
_MANY = re.compile(rf"\b(?:cac|nhung)\s|^{ADDRESS}\s")
_AND = re.compile(r"\s+va\s+")
_TOLD_WHERE = re.compile(rf"(?:{ARTICLE}\s+\w{{1,3}}|\btren)\s*$")
_LIST_WORD = re.compile(terms.alternatives([*_EXECUTORS.list_words, *terms.PERSONS.address.male]))
_COMMA = re.compile(
    rf"(?<!dbqh),(?!\s*(?:the thao\b|(?:{ADDRESS}|co)\s+{_NAMED_THERE}))\s*"
    rf"|(?!{_PAIR})\s+va\s+(?!cac\s+{_ZONES})(?={terms.alternatives(_EXECUTORS.after_and)})"
)


def opens_unit(text: str, folded: str, at: int) -> bool:
    """Whether an agency or division stands at `at`; one word alone needs a name or a place after it."""
    if not unit_at(text, folded, at) or VERB.match(folded, at):
        return False
    stop, division = unit_end(text, folded, at), DIVISION.match(text, folded, at)
    if stop is None and division and match_roles(folded, at, None) is None:  # no 'Tổ Trưởng'
        stop = division.end()
    if stop is None:
        return False
    if " " in text[at:stop]:
        return True
    following = re.match(r"\s+(\S+)", text[stop : stop + 60])
    return following is not None and (following[1][:1].isupper() or following[1].lower() in _AFTER_UNIT)


def listed(text: str, folded: str, start: int, end: int) -> list[Span]:
    """Parts at commas and 'và' before another unit; 'Phòng, chống' and 'Văn hóa, Thể thao' stay whole."""
    ends = (match.end() for match in _SEPARATOR.finditer(folded, start, end))
    cuts = [at for at in ends if opens_unit(text, folded, at) or rank_at(text, folded, at)]
    spans = (trim(text, a, b, " ,;:.\n") for a, b in pairwise([start, *cuts, end]))
    return [(a, b - 3 if folded.endswith(" va", a, b) else b) for a, b in spans]


_VAGUE = re.compile(terms.alternatives(terms.CLOSING.shared.vague))
"""What names no unit of its own."""


def split_executors(text: str, folded: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Values with offsets. 'Giám đốc các sở: A, B' is distributed up to whoever is named for himself."""
    found: list[tuple[str, int, int]] = []
    above: Shared | None = None
    apart = (_parts(text, *part, _PERSON) for part in _parts(folded, start, end, _PART))
    for begin, stop in chain.from_iterable(apart):
        group = shared_in(text, folded, begin, stop)
        if group is None or rank_at(group.head, fold(group.head), 0) is None:
            alone = _HEAD_ALONE.match(folded, begin, stop)
            named = alone and text[alone.end() : alone.end() + 1].isupper()
            group = headed(text, folded, alone.span("head"), alone.end(), stop) if alone and named else None
        if above and group is None and _only_named(text, folded, begin, stop):
            group = replace(above, names=tuple(names_of(text, folded, begin, stop, above)))
        above = group
        if group:
            found += [(f"{group.head} {group.full(text, name)}", *name) for name in group.names]
            continue
        whole = re.search(r":\s", folded[begin:stop])
        pieces = [(begin, stop)] if whole else _joined(text, folded, _parts(folded, begin, stop, _COMMA))
        for each in chain.from_iterable(_units_apart(text, folded, *piece) for piece in pieces):
            at, to = _trimmed(text, *each)
            if to - at > 2:
                found.append((" ".join(text[at:to].split()), at, to))
    return found


def _only_named(text: str, folded: str, at: int, end: int) -> bool:
    """Whether a piece behind a semicolon is a name without its noun: 'các Sở: Lao động, Xã hội; Y tế'."""
    behind = folded.endswith(";", 0, len(text[:at].rstrip())) and text[at : at + 1].isupper()
    own = opens_post(text, folded, at) or GENDERED_ADDRESS.match(folded, at) or kind_of(text[at:end])
    return behind and not own


def _units_apart(text: str, folded: str, start: int, end: int) -> list[Span]:
    """'các tổ chuyên môn và tổ Văn phòng': behind several a unit stands for itself, a body behind anyone."""
    many = _MANY.search(folded, _trimmed(text, start, end)[0], end)
    for match in _AND.finditer(folded, start + 1, end):
        at = match.end()
        unit = many and many.start() < at and (unit_end(text, folded, at) or DIVISION.match(text, folded, at))
        if (unit or _names_one(text, folded, at, end)) and not text[match.start() - 1].isupper():
            return [(start, match.start()), (at, end)]
    return [(start, end)]


def _names_one(text: str, folded: str, at: int, end: int) -> bool:
    """Whether a body of persons stands at `at`: 'Đoàn kiểm tra', 'Hội đồng thi'."""
    agency = rank_at(text, folded, at) or unit_end(text, folded, at)  # 'Hội đồng nhân dân'
    return agency is None and kind_of(text[at:end]) not in (None, "ban")


def _joined(text: str, folded: str, parts: list[Span]) -> list[Span]:
    """Puts back what a comma inside a name parted: 'Kinh tế, Hạ tầng và Đô thị', 'Điều 1, Điều 2'."""
    joined: list[Span] = []
    for at, to in parts:
        begin, _ = _trimmed(text, at, to)
        told = joined and _TOLD_WHERE.search(folded, *joined[-1]) and not _ARTICLE.match(folded, begin)
        small = joined and small_division(text, folded, begin, to)  # 'Phòng A, khoa Dược'
        opens = bool(told or small or _LIST_WORD.match(folded, begin)) or (
            text[begin : begin + 1].isupper()
            and not (joined and _goes_on(text, folded, _trimmed(text, *joined[-1])[0], begin, to))
        )
        opens = opens and not (joined and _VAGUE.fullmatch(folded, begin, to))  # 'các Sở, Ban, Ngành'
        if joined and not opens and folded[joined[-1][1] : begin].strip() == ",":
            joined[-1] = (joined[-1][0], to)
        else:
            joined.append((at, to))
    return joined


def _goes_on(text: str, folded: str, first: int, at: int, end: int) -> bool:
    """Whether capitalised words behind a comma belong to the executor that begins at `first`."""
    if _ARTICLE.match(folded, at):
        return True
    places = _OF_PLACES.match(folded, first, at)
    if places and text[places.end()].isupper() and not opens_post(text, folded, at):
        return True
    if _MEMBERS.match(folded, first):
        return _names_one(text, folded, at, end)
    named = GENDERED_ADDRESS.match(folded, at) or opens_post(text, folded, at)
    ends_list = " va " in folded[at:end]  # a name with commas in it closes with "và"
    return ends_list and not named and opens_post(text, folded, first)


def _parts(folded: str, start: int, end: int, separator: re.Pattern[str]) -> list[Span]:
    """Pieces between separators that stand outside of brackets."""
    found = separator.finditer(folded, start, end)
    outside = (m for m in found if folded.count("(", start, m.start()) <= folded.count(")", start, m.start()))
    return between(outside, start, end)


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without marks at its ends and without the "và" that begins it."""
    start, end = trim(text, start, end, " \n\t,;:-–")
    return start + 3 * text.startswith("và ", start, end), end
