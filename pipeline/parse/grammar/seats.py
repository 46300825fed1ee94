"""One member line: honorific, name, post, role. Parsed from both ends, the post is what remains."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from pipeline.lexicon import names, terms
from pipeline.lexicon.names import ADDRESS, ADDRESSES, SPELLED_ADDRESS
from pipeline.parse.grammar.persons import BLANK, honorific_at, name_behind, post_follows
from pipeline.parse.grammar.posts import (
    RANKS,
    Post,
    before_asides,
    opens_post,
    rank_at,
    split_post,
    unit_at,
    unit_end,
)
from pipeline.parse.grammar.roles import (
    LINKS,
    PAIRED,
    SLOT,
    WORK,
    FoundRole,
    last_role,
    match_roles,
    role_at_end,
)
from pipeline.parse.grammar.spans import MARKS, Span, skip_blanks, skip_marks, trim
from pipeline.text.fold import CAPITAL, fold, is_capitalised
from pipeline.text.kept import kept
from schemas import BodyKind, Gender

INVITED = r"(?:(?:kinh\s+)?moi|de nghi)\s+"
"""What asks somebody to sit in a body, in patterns of others."""
_INVITED = re.compile(INVITED)
_STOP = re.compile(r"\s*[\n,;:*–—→⇒=|(\-]|\s*\.\s|\s*\.$")
_NOISE = re.compile(
    rf"(?:[^\W\d_]|\d|[^\w\s]){{1,2}}(?<!{CAPITAL})(?<!{CAPITAL}[^\W\d_])\s+(?:[^\w\s]+\s+)?(?=[A-ZĐÔ])"
)  # what OCR makes of a speck or a list number
_RUN = re.compile(
    r"(?:[^\W\d_]++(?:['’.][^\W\d_]++)*+['’.]?+\s++){1,4}[^\W\d_]++(?=\s*(?:[,;:(]|\s[-–—]|[-–—]\s|$))"
)
_RANKS = "|".join(terms.PERSONS.degrees.ranks)
_BEFORE_ADDRESS = re.compile(
    rf"(?:\S{{1,4}}\s+){{1,2}}(?={CAPITAL})(?=(?:{SPELLED_ADDRESS}|{_RANKS})\s+{CAPITAL})"
)  # a misread list number
_SPOILED_LABEL = re.compile(
    r"(?:\S{1,4}\s+\.|\d{1,2},)\s+"
)  # 'C2 . Giám đốc': what OCR makes of '3. Giám đốc'
_SENDS = re.compile(rf",?\s+cu\s+(?:\d|mot|dai dien|can bo|lanh dao|nguoi|{ADDRESS})")  # "… cử 01 đồng chí"
_TAKES_PART = re.compile(rf",?\s+tham gia\s+(?:vao\s+)?{terms.BODY_STARTS}.*$", re.DOTALL)
_ALL_OF = re.compile(rf"cac\s+{ADDRESSES}[\s,:]+(?=\S)")
_PARTED = re.compile(r"\s*(?:,\s|[-–—]\s|\(|[;:]\s)")
_SHORT = 60  # characters of what a person is said to be in small letters: 'lái xe', 'người có uy tín thôn A'
_MAX_NAME = 6


@dataclass(frozen=True, slots=True)
class Seat:
    """What a member line says; offsets into the text it was parsed from, None for what it lacks."""

    honorific: Span | None
    name: Span | None
    post: Post
    role: FoundRole | None
    gender: Gender | None
    invited: bool


class _Opening(NamedTuple):
    """Whom a line begins with, and where the words behind begin and, before remarks beside them, end."""

    honorific: Span | None
    gender: Gender | None
    name: Span | None
    invited: bool
    after: int
    end: int


@kept
def _opening(text: str, folded: str, start: int, end: int) -> _Opening:
    at = skip_marks(text, start, end)
    invited = invitation(folded, at, end)
    at = at if invited is None else invited
    if all_of := _ALL_OF.match(folded, at, end):
        at = all_of.end()
    honorific, gender, at = honorific_at(text, folded, at, end)
    if honorific is None and (noise := _NOISE.match(text, at, end) or _BEFORE_ADDRESS.match(text, at, end)):
        found = honorific_at(text, folded, noise.end(), end)
        honorific, gender, at = found if found[0] else (None, None, at)
    if honorific is None and (label := _SPOILED_LABEL.match(text, at, end)):
        at = label.end() if rank_at(text, folded, label.end()) and not rank_at(text, folded, at) else at
    blank = BLANK.match(text, at, end)
    at = blank.end() if blank else at
    addressed = honorific and names.GENDERED_ADDRESS.fullmatch(folded, *honorific)
    posted = addressed is not None and post_follows(text, folded, at, end)
    name = None if blank or posted else _name(text, folded, at, end, honorific is not None)
    after = name[1] if name else at
    return _Opening(
        honorific, gender, name, invited is not None, after, before_asides(text, folded, after, end)
    )


@kept
def parse_seat(
    text: str,
    folded: str,
    start: int,
    end: int,
    kind: BodyKind | None,
    *,
    loose: bool = False,
    roles: bool = True,
) -> Seat:
    """Parses the line between two offsets, label excluded. `loose`: a role may stand without separator."""
    line_end = end
    honorific, gender, name, invited, after, end = _opening(text, folded, start, end)
    role = _role_in_brackets(folded, after, end, kind) if roles else None
    if role is not None:
        after = role.end + 1
    elif roles:
        role = role_at_end(folded, max(after - 1, start), end, kind)
        role = role or _role_amid(text, folded, after, end, kind, named=name is not None)
        begun = _loose_role(text, folded, after, end, kind) if loose else None
        role = begun if begun and (role is None or begun.start < role.start) else role
    stop = role.start if role and role.start >= after else end
    for tail in (_SENDS, _TAKES_PART):
        if cut := tail.search(folded, after, stop):
            stop = end = cut.start()
    post_end = before_role(text, folded, after, stop) if stop < end else end
    post = split_post(text, folded, after, post_end)
    letter = text[post.position[0]] if post.position else ""
    if post.position and not (post.known or letter.isupper() or letter.isdigit()):
        said = name is not None and _is_said_of(text, folded, after, post.position)
        post = post if said else Post(None, None, False)
    if name is None and post.known and (person := _person_in_brackets(text, folded, after, line_end)):
        return Seat(person.honorific, person.name, post, role, person.gender, invited)
    if name is None and (behind := name_behind(text, folded, post)):
        told = behind.honorific or honorific
        return Seat(told, behind.name, behind.post, role, behind.gender or gender, invited)
    return Seat(honorific, name, post, role, gender, invited)


_ORDERS = re.compile(terms.alternatives(terms.MEMBERS.lists.orders))


def _is_said_of(text: str, folded: str, after: int, post: Span) -> bool:
    """Whether short words behind a name and a comma tell what the person is: 'lái xe', 'trưởng họ Lê'."""
    told = _PARTED.match(text, after) is not None and post[1] - post[0] < _SHORT
    return told and not _ORDERS.match(folded, post[0])


def invitation(folded: str, start: int, end: int) -> int | None:
    """End of 'Mời' or 'Kính mời' at the start of a seat: it is asked, not ordered, to take part; or None."""
    match = _INVITED.match(folded, skip_marks(folded, start, end), end)
    return match.end() if match else None


def _name(text: str, folded: str, at: int, end: int, addressed: bool) -> Span | None:
    """Capitalised words up to a mark, rank, unit or role; without an address they must look like a name."""
    if not addressed and (unit_at(text, folded, at) or _is_post(text, folded, at)):
        return None
    words: list[Span] = []
    position = at
    all_caps = False
    whole = _closed_run(text, at, end)
    while position < end and len(words) < _MAX_NAME + 2:
        match = names.WORD.match(text, position, end)
        if not match or not is_capitalised(match.group()):
            break
        word = match.group()
        if words:
            all_caps = all_caps and (word.isupper() or len(words) > 1)
            if all_caps and not word.isupper():
                break
            if len(words) >= 2 and not whole and _ends_name(text, folded, match.start(), word, all_caps):
                break
            small = text[match.end() + 1 : match.end() + 2].islower()
            if len(words) >= 2 and small and match_roles(folded, match.start(), None):
                break  # 'Âu B Thư ký'
        else:
            all_caps = word.isupper() and len(word) > 1
        stop = match.end() - (1 if word.endswith(".") else 0)
        words.append((match.start(), stop))
        position = match.end()
        if _STOP.match(text, position, end):
            break
        position = skip_blanks(text, position, end)
    if not words or len(words) > _MAX_NAME:
        return None
    if len(words) == 1 and not addressed and not re.search(r"['’]", text[slice(*words[0])]):
        return None
    if not addressed and not _name_like(text, folded, words, end):
        return None
    return words[0][0], words[-1][1]


_SHORT_ROLE = re.compile(r"[a-zà-ỹđ] (?:UV|TV|TK|UVTV|UVTT)\b")  # 'Lò Văn Thử UV BCH'


def _closed_run(text: str, at: int, end: int) -> bool:
    """Whether the capitalised words from here on are few and end at a mark: then all of them are the name."""
    run = _RUN.match(text, at, end)
    words = run.group() if run else ""
    return run is not None and all(map(is_capitalised, words.split())) and not _SHORT_ROLE.search(words)


def _ends_name(text: str, folded: str, at: int, word: str, all_caps: bool) -> bool:
    if not all_caps and word.isupper() and len(word) > 1:
        return True
    rank = RANKS.match(text, folded, at)  # 'Lê Trung Nguyên Giám đốc': no former one
    if (rank and rank.end() - at > 3) or ("." in word and rank_at(text, folded, at)):
        return True
    surname = folded[at : at + len(word)]
    named = surname.strip(".") in names.FOLDED_SURNAMES or surname in _ALSO_UNITS
    goes_on = _UNIT_GOES_ON.match(text, at) if named else None  # 'Lò Văn Thử Khoa Xét nghiệm'
    named = named and (goes_on is None or rank_at(text, folded, goes_on.end()) is not None)
    return unit_at(text, folded, at) and not named


_ALSO_UNITS = frozenset(fold(word) for word in terms.PERSONS.names.also_units)
_UNIT_GOES_ON = re.compile(rf"\w+ {CAPITAL}\w* (?=[a-zà-ỹđ]{{2}})")


def _name_like(text: str, folded: str, words: list[Span], end: int) -> bool:
    """Without Ông or Bà: the first of several words is a known surname or all are capitals; then a mark."""
    first = folded[slice(*words[0])]
    caps = all(text[a:b].isupper() for a, b in words) and all(b - a > 1 for a, b in words[:1])
    stop = words[-1][1]
    closed = (
        stop >= end
        or bool(_STOP.match(text, stop, end))
        or rank_at(text, folded, skip_blanks(text, stop, end)) is not None
    )
    return closed and (
        first in names.FOLDED_SURNAMES
        or _is_followed_by_post(text, folded, words, end)
        or re.match(r"[^\W\d_]['’][^\W\d_]", first) is not None
        or (caps and len(words) >= 2 and not _is_post(text, folded, words[0][0]))
    )


def _is_followed_by_post(text: str, folded: str, words: list[Span], end: int) -> bool:
    """'Vy Công Trạch, Phó Cục trưởng': a rare surname is one where a post follows behind a mark."""
    mark = _STOP.match(text, words[-1][1], end)
    after = skip_marks(text, mark.end(), end) if mark else end
    return (
        names.is_name([text[a:b] for a, b in words], foreign=True)
        and rank_at(text, folded, after) is not None
    )


def _is_post(text: str, folded: str, at: int) -> bool:
    """Whether a rank stands here; 'Phó' is a family name too, where no unit stands behind it."""
    found = rank_at(text, folded, at)
    if found is not None and " " not in folded[at:found] and folded[at:found] in names.FOLDED_SURNAMES:
        return unit_at(text, folded, skip_blanks(text, found, len(text)))
    return found is not None and found - at > 2


def _role_amid(
    text: str, folded: str, after: int, end: int, kind: BodyKind | None, *, named: bool
) -> FoundRole | None:
    """The role of a seat where more words follow, or no mark stands before: 'bà Trần B phó ban'."""
    role = None
    if named or rank_at(text, folded, skip_marks(text, after, end), end):
        role = _announced(text, folded, after, end, kind)
    if role is None and named:
        role = last_role(folded, [skip_blanks(folded, after, end)], end, kind)
        role = role or role_in_slot(text, folded, after, end)
    return role


_MARK = re.compile(r"[:=]\s*|\s-+\s*|-\s+")
_MOST_MARKS = 12  # before a role: time stays linear in a line's length
_AFTER_ROLE = re.compile(r"\s*(?:[,;.(]|\b(?:va|cung)\b|$)")
_FIELD = re.compile(r"(?:\s[a-zà-ỹđ]{2,}){1,4}[\s.,;)]*")
_REMARK = re.compile(r"\s*[,;(]\s*(?=[a-zà-ỹđ])")


def _announced(text: str, folded: str, begin: int, end: int, kind: BodyKind | None) -> FoundRole | None:
    """The role behind a link or mark with more words behind: its field ('Tổ phó kỹ thuật'), or a remark."""
    for link in LINKS.finditer(text, folded, begin, end):
        found = match_roles(folded[:end], skip_blanks(folded, link.end(), end), kind)
        if found and _AFTER_ROLE.match(folded, found.end, end):
            return found
    for mark in islice(_MARK.finditer(folded, begin, end), _MOST_MARKS):
        found = match_roles(folded[:end], mark.end(), kind)
        behind = skip_marks(text, found.end, end) if found else end
        if found is None or rank_at(text, folded, behind) or unit_end(text, folded, behind):
            continue
        if _FIELD.fullmatch(text, found.end, end):
            return replace(found, end=trim(text, found.end, end, f"{MARKS})")[1])
        if _REMARK.match(text, found.end, end):
            return found
    return None


_SLOT = re.compile(
    rf"(?:\s-+\s*|(?P<colon>:)\s*)(?P<role>{SLOT.pattern}(?:\s*,\s*{SLOT.pattern})*|(?(colon)\w+(?:\s\w+){{0,3}}|(?!)))\W*$"
)


_AT_WORK = re.compile(rf"\s[-–—]\s+(?P<role>{WORK.pattern})\W*$")


def role_in_slot(text: str, folded: str, begin: int, end: int) -> FoundRole | None:
    """Work where lines have their role, '- Bảo vệ', and any few words that are no post behind a colon."""
    work = _AT_WORK.search(folded, max(begin, end - _SHORT), end)
    if work and text[begin : work.start()].strip(MARKS):
        at, to = work.span("role")
        if text[at].isupper() and text[at + 1 : to].islower():
            return FoundRole(at, to, "member")
    slot = _SLOT.search(folded, max(begin, end - _SHORT), end)
    if slot is None or _ORDERS.match(folded, slot.start("role")):
        return None
    at = slot.start("role")
    return None if opens_post(text, folded, at) else FoundRole(at, slot.end("role"), "member")


_IN_BRACKETS = re.compile(r"\(\s*(?P<inside>[^()]+?)\s*\)")
_BRACKETED = re.compile(r"\s*\(\s*(?P<inside>[^()]+)\)(?=\s*[,;:-]?\s*\S)")


def _role_in_brackets(folded: str, after: int, end: int, kind: BodyKind | None) -> FoundRole | None:
    """'Ông A (Chủ tịch Hội đồng), Giám đốc …': the role between the name and the post."""
    brackets = _BRACKETED.match(folded, after, end)
    if brackets is None:
        return None
    found = match_roles(folded[: brackets.end("inside")], brackets.start("inside"), kind)
    return found if found and found.end == brackets.end("inside") else None


def _person_in_brackets(text: str, folded: str, after: int, end: int) -> Seat | None:
    """'Phó Hiệu trưởng (thầy A)': the addressed person who holds the post, and nothing else."""
    brackets = _IN_BRACKETS.search(text, after, end)
    if brackets is None or honorific_at(text, folded, *brackets.span("inside"))[0] is None:
        return None
    seat = parse_seat(text, folded, *brackets.span("inside"), None)
    return seat if seat.name and seat.name[1] == brackets.end("inside") else None


_PAIR_LAST = re.compile(rf"{PAIRED.pattern}[\s.;,:)]*$")


def _loose_role(text: str, folded: str, begin: int, end: int, kind: BodyKind | None) -> FoundRole | None:
    """In flattened columns the role stands at the end without a separator: 'Phó Giám đốc Sở Y tế Tổ phó'."""
    if _PAIR_LAST.search(folded, begin, end):
        return None
    words = (begin + word.start() for word in re.finditer(r"(?<=\s)(?=\S)", text[begin:end]))
    capitals = (at for at in words if text[at].isupper())
    return last_role(folded, capitals, end, kind)


_LINK = re.compile(rf"(?:[\s,;:.…„(|\-=/]+|(?P<word>{LINKS.source})|\b(?P<also>kiem))$")


def before_role(text: str, folded: str, begin: int, role_start: int) -> int:
    """Where the words end that 'làm', 'tham gia' or a dash link to the role."""
    end = role_start
    while match := _LINK.search(folded, begin, end):
        if match["word"] and not LINKS.bears_out(text[slice(*match.span("word"))]):
            break
        if match["also"] and text[match.start("also")].isupper():
            break  # 'Hà Văn Kiệm, Tổ phó'
        end = match.start()
    return end


def closing_role(
    text: str, folded: str, start: int, end: int, kind: BodyKind | None
) -> tuple[FoundRole | None, int]:
    """The role that closes the words between two offsets, and where those before its link end."""
    role = role_at_end(folded, start, end, kind)
    return role, before_role(text, folded, start, role.start) if role else end
