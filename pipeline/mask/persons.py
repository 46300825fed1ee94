"""Where persons are named in a text, by form of address, surname, or as what opens an item or a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from pipeline.lexicon import names
from pipeline.lexicon.personal import PERSONAL
from pipeline.lexicon.provinces import load_provinces
from pipeline.lexicon.terms import POSTS
from pipeline.mask.flow import CELL, Flow, Span
from pipeline.mask.words import ITEM, labels, spelled, spelled_in
from pipeline.text.fold import CAPITAL, fold
from pipeline.text.normal import fold_tones

_SPEAKS_FOR = re.compile(
    r"(?:đại diện(?: theo pháp luật| hợp pháp)?(?:\s+là|\s+bởi|\s*:))\s*$", re.IGNORECASE
)
"""Before a person who speaks for an office: what follows is the office's."""
_TITLES = ("posts.ranks.words", "posts.units.strong", "posts.units.weak", "posts.divisions.words")
_PLACES = ("personal.addresses.nouns", "posts.places.words")
_MARKS = re.compile(rf"[,;:.()\n{CELL}]")
_PARTED = re.compile(r"[\d:;(]|\s[-–]\s")
_WORD = rf"{CAPITAL}(?:[^\W\d_]|['’](?=[^\W\d_]))*"
_NAME = re.compile(rf"(?<![^\W_]){_WORD}(?:\s+{_WORD}){{1,4}}(?!\d)")
_BORN = re.compile(r"[\s,(\-]*(?:[^\W\d]{2,4}[.:]?\s+)?(?:\d\d?[/.\-]){0,2}(?:19\d|200)\d(?!\d)")
_BELOW = re.compile(rf"{CAPITAL}{{2}}\n{CAPITAL}(?!{CAPITAL})\w")  # a heading and the line below it
_NUMBER_BEFORE = re.compile(r"[^\n]\d[A-Z]?(?:/\d+)*\s+$")
_HOUSE_BEFORE = re.compile(
    r"(?:(?:\d\s*[,_\-]|:)\s*\d{2,4}|[,_:\-]\s*\d+(?:[A-Z]|(?:/\d+)+)|(?:hẻm|ngõ|ngách|kiệt)\s+\d+)\s+$"
)
"""'0912345678, 31 Lê Lợi', 'Lò Văn Mẫu, 31A Lê Lợi', 'hẻm 5 Lê Lợi' are streets, no persons."""
_CALLED = re.compile(
    rf"(?<!\w)(?<!Hai )(?:(?:{names.SPELLED_ADDRESS}|(?:[Cc]ụ|CỤ)(?=\s+{_WORD}\s+{CAPITAL})"
    r"|(?i:anh|chị|em|cháu|vợ|chồng|con|chú|cô|bác|thầy|[ac]\.))"
    rf"\s*:?\s*(?:là\s+)?{_WORD}(?:\s+{_WORD}(?!\d)){{0,4}}"
    r"|(?i:họ (?:và |, )?tên|họ, chữ đệm và tên)(?:\s+khai sinh)?\s*:?)"
)


def named_persons(flow: Flow) -> list[Span]:
    """Where persons are named, in order and apart; none who speaks for an office."""
    text = flow.text
    untitled = _ranks().sub(lambda post: "." * len(post[0]), text)  # 'CHỦ TỊCH Lò Văn Mẫu'
    called = spelled_in(*_PLACES, "posts.names.belong", "personal.addresses.called", then=r"\s*$")
    commune = re.compile(rf"\s*,\s*{spelled_in(*_PLACES).pattern}", re.IGNORECASE)
    # 'đường Lê Lợi' is called after the person, '42 Lê Lợi, P. Mẫu' too: a place follows the house's number
    found = [
        match.span()
        for match in _CALLED.finditer(text)
        if len(match[0].split()) != 2 or match[0].islower() or not _names_an_office(text, match.start())
    ]
    found += [
        match.span()
        for match in _NAME.finditer(untitled)
        if is_person(match[0])
        and not _BELOW.search(match[0])
        and not called_like_a_person(match[0])
        and not ((term := _terms().match(match[0])) and (" " in term[0] or match[0].isupper()))
        and not called.search(text, max(0, match.start() - 16), match.start())
        and not _names_an_office(text, match.start())
        and not (
            _NUMBER_BEFORE.search(text, max(0, match.start() - 12), match.start())
            and commune.match(text, match.end())
        )
        and not _HOUSE_BEFORE.search(text, max(0, match.start() - 16), match.start())
    ]
    # a label of what only persons have makes what stands before it a name, whatever its surname
    lives = spelled(label for label in labels("date", "address", "number", "ethnicity") if len(label) > 1)
    told = rf"{_NAME.pattern},\s+{lives.pattern}"
    found += [
        name.span()
        for item in re.finditer(rf"(?m)^(?:{ITEM.pattern}|(?={told}))", text)
        if (name := _NAME.match(text, item.end())) and _may_be_a_name(name[0]) and not _BELOW.search(name[0])
    ]
    for place in flow.places:  # of a row, the first cell that may be a name
        cells = (
            name.span()
            for cell in place.cells
            if (name := _NAME.match(text, *cell))
            and (name.end() == cell[1] or _BORN.match(text, name.end()))
            and _may_be_a_name(name[0])
        )
        found += list(islice(cells, 1))
    found.sort()
    kept: list[Span] = []
    for span in found:
        if kept and span[0] < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], span[1]))
        else:
            kept.append(span)
    return [span for span in kept if not _SPEAKS_FOR.search(text, max(0, span[0] - 40), span[0])]


def names_in(text: str, span: Span) -> Iterator[Span]:
    """The names of persons in a stretch, by their surnames; none of places: 'bản Giả, Vàng Ma Mẫu'."""
    for found in _NAME.finditer(text, *span):
        for word in re.finditer(r"\S+", found[0]):
            name = found[0][word.start() :]
            at = found.start() + word.start()
            before = _PARTED.split(text[span[0] : at])[-1]
            if is_person(name) and not (called_like_a_person(name) or spelled_in(*_PLACES).search(before)):
                yield at, found.end()
                break


@cache
def _terms() -> re.Pattern[str]:
    """Words of forms that begin like names where all is in capitals: 'MÃ SỐ THUẾ'."""
    return spelled(
        word
        for word in (*PERSONAL.files, *PERSONAL.fields, *PERSONAL.office.phone, *labels())
        if len(word) > 1
    )


def called_like_a_person(words: str) -> bool:
    """Whether words are a people, a faith or a province: 'Hà Nhì', 'Cao Đài', 'Hà Nội'."""
    return " ".join(fold(words).split()) in _called_like_persons()


@cache
def _called_like_persons() -> frozenset[str]:
    values = PERSONAL.values
    places = (province.name for province in load_provinces())
    return frozenset(map(fold, (*values.ethnicities, *values.religions, *places)))


def _names_an_office(text: str, at: int) -> bool:
    """Whether a name is of the office right before it, 'Sở Y tế Sơn Dương', and no post says otherwise."""
    before = _MARKS.split(text[max(0, at - 40) : at])[-1]
    office = spelled_in("posts.units.strong", "posts.units.weak").search(before)
    return office is not None and not _ranks().search(before)


@cache
def _ranks() -> re.Pattern[str]:
    return spelled(rank for rank in POSTS.ranks.words if len(rank) > 2)


def headed(text: str, at: int) -> bool:
    """Whether what begins there is what somebody heads: 'Trưởng | thôn 3'."""
    return spelled_in("posts.ranks.words", then=r"\s+$").search(text, max(0, at - 24), at) is not None


def is_person(words: str) -> bool:
    """Whether capitalised words are a name, by their first syllable or the form of address before them."""
    parts = words.split()
    if len(parts) > 2 and re.fullmatch(names.FIRST_OF_ADDRESS, parts[0].rstrip(":")):
        return all(part[:1].isupper() for part in parts[1:])
    first = fold_tones(parts[0].title()) if parts else ""
    known = first in names.SURNAMES or (first.isascii() and first.lower() in names.FOLDED_SURNAMES)
    return 1 < len(parts) <= names.MOST + 1 and known and all(part[:1].isupper() for part in parts)


def _may_be_a_name(words: str) -> bool:
    """Whether the capitalised words that open an item are nobody's post and no office."""
    return not spelled_in(*_TITLES).match(words) and all(map(names.like_a_name, words.split()))
