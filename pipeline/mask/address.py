"""Whether an address begins behind a label, and where it ends: place by place, over ends of lines."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon.personal import PERSONAL
from pipeline.lexicon.terms import POSTS, alternatives
from pipeline.mask.digits import digits_end
from pipeline.mask.flow import CELL, Flow
from pipeline.mask.persons import is_person
from pipeline.mask.words import ITEM, labels, spelled
from pipeline.text.fold import CAPITAL, fold

_LONGEST = 200  # characters
_BESIDE = ("cuối", "đầu", "cạnh", "gần", "sau", "đối diện", "giáp", "sát")
_TOKEN = re.compile(rf" *(\n?) *((?:nhà (?:ông|bà|cụ|anh|chị|chú|bác) )?[^\s{CELL}]+)")
_LABEL = re.compile(rf"{CAPITAL}[^\s:;,.]{{0,12}}(?: [^\s:;,.A-ZĐ\-–]{{1,10}}){{0,4}}\s?:")
_ABBREVIATED = re.compile(r"\(?(?:[^\W\d_]|[^\W\d_aeiouy]{2})\.")
_MARK = re.compile(r"[,;:.()\n]")
_OPENS = re.compile(r"[(\"“]*")
_FEWEST = 4  # letters of a post: 'TP.' is a town as well
_SHORT = 5  # characters of a label that stands before other things as well
_COMRADE = re.compile(rf"(?<![:{CELL}] )(?<!:)(?P<name>{CAPITAL}\w*(?: {CAPITAL}\w*){{1,4}})[ ,(\-–]*")
_SAMPLE = 20  # characters that tell whether a text has diacritics
_PHONE = 8  # digits that no house has
_FULL = 0.75  # of the longest line beside it: a shorter line was ended, not wrapped


def begins_an_address(flow: Flow, label: str, at: int) -> bool:
    """Whether words are a place and no person: 'Đ/c' addresses a comrade, 'ở' stands before anything."""
    if digits_end(flow.text, at, _PHONE, 12) is not None:
        return False
    if len(label) > _SHORT or label in ("que", "ngu"):
        return True  # whatever it is called
    bare = flow.text[at : at + _SAMPLE].isascii()
    text, opens = flow.folded if bare else flow.text, _first_words(bare)
    name = _COMRADE.match(flow.text, at) if label in ("d/c", "dc") else None
    person = name is not None and is_person(name["name"]) and not opens.match(text, name.end())
    return not person and opens.match(text, at) is not None


@cache
def _first_words(bare: bool) -> re.Pattern[str]:
    """What an address begins with: in folded text, in text as it is printed."""
    nouns = (*PERSONAL.addresses.nouns, *POSTS.places.words, *_BESIDE)
    pattern = rf"\d|{alternatives(nouns)}" if bare else rf"\d|[A-Z]\d|{spelled(nouns).pattern}"
    return re.compile(pattern, re.IGNORECASE)


def address_end(flow: Flow, at: int, form: bool) -> int | None:
    """The end of the address that begins at `at`. form: it has a line of its own."""
    text, position, end = flow.text, at, None
    part = True  # whether the next word opens a part of the address
    while position - at < _LONGEST and (token := _TOKEN.match(text, position)):
        start, word = token.start(2), token[2]
        if token[1] and end is not None and not _goes_on(flow, token.start(1), start):
            break
        if _LABEL.match(text, start) and end is not None:
            break
        if part and end is not None and _is_something_else(flow, start):
            break
        if word.strip("-–") == "":
            part, position = True, token.end()
            if end is None:
                return None
            continue
        if not _belongs(word, form and not (part and end is not None)):
            break
        stop = start + len(word.rstrip(",;.|"))
        end = stop if stop > start else end
        if word[-1] in ";|" or (word.endswith(")") and "(" not in text[at:start] + word):
            end = stop - (word[-1] == ")")
            break
        if word.endswith(".") and not _ABBREVIATED.fullmatch(fold(word)):
            break
        part, position = word.endswith(","), token.end()
    return end if end is not None and sum(map(str.isalnum, text[at:end])) >= 3 else None


def _belongs(word: str, form: bool) -> bool:
    bare = word.strip('()"“”,;|')
    if form or any(map(str.isdigit, bare)) or bare[:1].isupper():
        return True
    return fold(bare) in _small() or any(piece[:1].isupper() for piece in re.split(r"[.\-–/ ]", bare))


@cache
def _small() -> frozenset[str]:
    """Words in small letters that addresses are made of."""
    places = (*PERSONAL.addresses.nouns, *POSTS.places.words, *PERSONAL.addresses.between)
    return frozenset(fold(word) for place in places for word in place.split())


def _goes_on(flow: Flow, feed: int, start: int) -> bool:
    """Whether the next line goes on with this one: it was full, or ended with a comma or a noun of places."""
    text = flow.text
    if ITEM.match(text, start) and not text[start].isdigit():
        return False
    begin = text.rfind("\n", 0, feed) + 1
    line, after = text[begin:feed], text[start : text.find("\n", start) if "\n" in text[start:] else None]
    if _fields().match(flow.folded, start) or ITEM.match(after) or CELL in after:
        return False
    if line.rstrip().endswith((",", "-", "–")):
        return True
    last = fold(line.split()[-1]) if line.split() else ""
    if last.strip("(") in _small() or fold(after.split(" ")[0]).strip(",.") in _small():
        return True
    previous = text[text.rfind("\n", 0, max(begin - 1, 0)) + 1 : max(begin - 1, 0)]
    return len(line) >= _FULL * max(len(previous), len(after), 40)


def _is_something_else(flow: Flow, start: int) -> bool:
    """Whether a post, an office, a person or another field follows a comma or a dash."""
    if _fields().match(flow.folded, start) or _posts().match(flow.text, start):
        return True
    opened = _OPENS.match(flow.text, start)
    words = _MARK.split(flow.text[opened.end() if opened else start :][:40], maxsplit=1)[0].split()
    return len(words) >= 3 and is_person(" ".join(words[:3])) and fold(words[0]) not in _small()


@cache
def _fields() -> re.Pattern[str]:
    """Labels of what may follow an address."""
    others = set(labels()) - set(labels("address"))
    return re.compile(alternatives((*PERSONAL.fields, *(label for label in others if len(label) > 1))))


@cache
def _posts() -> re.Pattern[str]:
    ranks = (rank for rank in POSTS.ranks.words if len(rank) >= _FEWEST or rank in ("Phó",))
    return spelled((*ranks, "Sở", "Phòng", "UBND", "Ủy ban", "Trung tâm", "Công ty", "Bệnh viện"))
