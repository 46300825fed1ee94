"""Diacritics that OCR lost or bent in words of the field: 'Giám đóc' → 'Giám đốc'. Names are never touched.

Only letters of the same base change, so the text keeps its length and every offset stays valid. A phrase is
mended when the lexicon knows one spelling of it and not the printed one. The printed words stay in the
evidence.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import terms
from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.compounds import is_compound
from pipeline.lexicon.names import DEGREE_LETTERS, SURNAMES
from pipeline.lexicon.provinces import load_provinces
from pipeline.text.fold import CAPITAL, capital, fold, small_letter
from pipeline.text.normal import fold_tones

_TOKEN = re.compile(r"[^\W_]+")
_BEFORE = 2  # words of a name that may come before the phrase, its surname included
_ADDRESSES = {
    fold(word): word.lower() for word in (*terms.PERSONS.address.male, *terms.PERSONS.address.female)
}
_ADDRESS = re.compile(
    rf"(?:^|\n|\|)[\W_]*(?:\d{{1,3}}\s*[.)]\s*|[-*]\s*)?((?i:{'|'.join(_ADDRESSES)}))\b(?=\s*[:.]?\s*{CAPITAL})"
)
_TEACHER = re.compile(rf"(?:^|[\n|])[\W\d_]*(Th[âấẫẩậ]y)(?=[\s:]+{CAPITAL})")
"""'Thẫy Lò Văn Thử': plain 'Thay' is a verb too."""
_ARTICLE = re.compile(r"\b(dieu)(?=\s+(?:\d|[ivxl]{1,4}(?![^\W\d_])))")
_TEAM = re.compile(
    r"(?<![^\W_])(to)(?=\s+(?:cong (?:tac|nghe)|giup viec|thu (?:ky|phi)|kiem (?:tra|soat)|tham dinh|bien tap"
    r"|chuyen (?:gia|vien)|truong|pho|vien|lien nganh|trien khai|thuong truc|tuyen truyen|xu ly|hoa giai"
    r"|tuan tra|bau cu|dan pho|phan ung|xay dung)\b)"
)
_POST = r"(?<!pho )\b(thu)(?=\s+truong(?:\s+(?:thu nhat|thuong truc))?"
_OF_MINISTRY = r"\s+bo\s+(?!phan\b|chi huy\b|chqs\b|tu lenh\b|tham muu\b|quoc phong\b)[a-z]"
_DEPUTY_MINISTER = re.compile(rf"{_POST}{_OF_MINISTRY})")
"""One letter parts 'Thứ trưởng Bộ A' from 'Thủ trưởng'; a ministry has a Bộ trưởng, never a Thủ trưởng."""
_IN_MINISTRY = re.compile(rf"{_POST}(?:{_OF_MINISTRY}|[ ]*(?:[\n|,;.)(:–-]|$)))")
"""In a minister's act nobody else has the bare post."""
_MINISTER = re.compile(r"^[ ]*(?:kt[. ]+)?bo truong\b", re.MULTILINE)
_SPECK = re.compile(r"(?<=[;.,])[ ]+[^\w\s()\"”/…]{1,3}(?=[ ]*$)", re.MULTILINE)
"""What dust leaves behind the mark that ends a line."""
_DUST = re.compile(r"(?<!\S)[`´'‘‚„]+(?=\w|(?!\S))|(?<=\w\w)[`´'‘‚„]+(?!\S)")
"""Marks that no clerk sets beside a word; those of 'H'Yến' and 'H' Răm' stay."""
_LONE = re.compile(r'^[^\n"]*(")[^\n"]*$', re.MULTILINE)
"""A quotation mark that no other one answers."""
_DEGREE_MARK = re.compile(rf"(?<![^\W_])(?:{DEGREE_LETTERS}){{1,4}}([-;])(?=\s+{CAPITAL}\w)")
"""A point behind a short degree that was read as another mark: 'ThS; Lò Văn Thử'."""
_NUMBER = re.compile(r"\b(so)(?=\s*[:.]?\s*\d)")


@cache
def _known() -> tuple[dict[str, list[str]], frozenset[str]]:
    """Folded phrase → words of its one spelling in small letters; and all spellings right as they are."""
    phrases = set(terms.PHRASES)
    roles, posts = terms.ROLES, terms.POSTS
    for entry in roles.role:
        phrases.update(entry.words)
    phrases.update(
        posts.ranks.words,
        posts.units.strong,
        terms.ACTS.types,
        terms.ACTS.headings,
        terms.ACTS.proposals,
        terms.PERSONS.address.neutral,
    )
    for kind in roles.kind:
        phrases.update(kind.starts)
    for verbs in terms.DUTIES.verbs.values():
        phrases.update(verbs)
    for agency in load_agency_types():
        phrases.add(agency.name)
    for province in load_provinces():
        phrases.update({f"tỉnh {province.name}", f"thành phố {province.name}"})
    spellings: dict[str, set[str]] = {}
    for phrase in phrases:
        small = " ".join(
            _TOKEN.findall(fold_tones(phrase.lower()))
        )  # a list's own marks ('^') are no letters
        key = fold(small)
        if " " in key:
            spellings.setdefault(key, set()).add(small)
    one = {key: next(iter(found)).split() for key, found in spellings.items() if len(found) == 1}
    return one, frozenset(small for found in spellings.values() for small in found)


@cache
def _lengths() -> dict[str, list[int]]:
    """The first two words of folded phrases → how many words such phrases have, the most first."""
    found: dict[str, set[int]] = {}
    for words in map(str.split, _known()[0]):
        found.setdefault(" ".join(words[:2]), set()).add(len(words))
    return {start: sorted(lengths, reverse=True) for start, lengths in found.items()}


_ABBREVIATIONS = {
    fold(word): word
    for word in terms.POSTS.units.strong
    if word.isupper() and word.isalpha() and len(word) > 3
}
"""Folded → printed form of abbreviations that OCR decorates: 'ƯBND' is UBND."""


def repair(text: str, folded: str) -> str:
    """`text` with the field's words mended; as long as `text`."""
    letters = list(text)
    tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(folded)]
    small = fold_tones("".join(map(small_letter, text)))
    _mend(text, folded, small, tokens, letters)
    for start, end in tokens:
        if (right := _ABBREVIATIONS.get(folded[start:end])) and text[start:end].isupper():
            letters[start:end] = right
    deputy = _IN_MINISTRY if _MINISTER.search(folded) else _DEPUTY_MINISTER
    for pattern, right in ((_ARTICLE, "điều"), (_NUMBER, "số"), (_TEAM, "tổ"), (deputy, "thứ")):
        for match in pattern.finditer(folded):
            _put(letters, text, match.start(1), right)
    for match in (*_SPECK.finditer(text), *_DUST.finditer(text)):
        letters[slice(*match.span())] = " " * len(match.group())
    for match in _DEGREE_MARK.finditer(text):
        letters[match.start(1)] = "."
    for match in re.finditer(r"(?<=CKI)[Ll](?![^\W_])", text):  # 'BSCKIL. Lò Văn Thử'
        letters[match.start()] = "I"
    for match in _LONE.finditer(text):
        letters[match.start(1)] = " "
    for match in re.finditer(r"(?<=[^\W\d_])§|§(?=[^\W\d_])", text):
        letters[match.start()] = "S"
    for match in _TEACHER.finditer(text):
        _put(letters, text, match.start(1), "thầy")
    for match in _ADDRESS.finditer(_cased(text, folded)):
        _put(letters, text, match.start(1), _ADDRESSES[folded[slice(*match.span(1))]])
    return "".join(letters)


def _cased(text: str, folded: str) -> str:
    """Folded, but capitals kept, for patterns that look at case."""
    return "".join(capital(f) if c.isupper() else f for c, f in zip(text, folded, strict=True))


def _mend(text: str, folded: str, small: str, tokens: list[tuple[int, int]], letters: list[str]) -> None:
    """Longest phrases first, from left to right; a phrase that is right already is passed over whole."""
    one, right = _known()
    words = [folded[a:b] for a, b in tokens]
    index = 0
    while index < len(tokens):
        step = 1
        for length in _lengths().get(" ".join(words[index : index + 2]), ()):
            span = tokens[index : index + length]
            spelling = one.get(" ".join(words[index : index + length]))
            if spelling is None or "\n" in text[span[0][0] : span[-1][1]]:
                continue
            if _in_name(text, tokens, index, length):
                break
            printed = [small[a:b] for a, b in span]
            if " ".join(printed) not in right and not (length == 2 and is_compound(*printed)):
                for (a, _), word in zip(span, spelling, strict=True):
                    _put(letters, text, a, word)
            step = length
            break
        index += step


def _in_name(text: str, tokens: list[tuple[int, int]], index: int, length: int) -> bool:
    """Whether capitalised words follow a surname: 'Văn Thử' in 'Lò Văn Thử' is no 'văn thư'."""
    if not all(_capital(text[a:b]) for a, b in tokens[index : index + length]):
        return False
    for at in range(index - 1, max(index - 1 - _BEFORE, -1), -1):
        (a, b), (following, _) = tokens[at], tokens[at + 1]
        if text[b:following] != " " or not _capital(text[a:b]):
            return False
        if b - a > 1 and text[a:b].title() in SURNAMES:
            return True
    return False


def _capital(word: str) -> bool:
    return word.istitle() or word.isupper()


def _put(letters: list[str], text: str, start: int, word: str) -> None:
    for offset, char in enumerate(word):
        letters[start + offset] = char.upper() if text[start + offset].isupper() else char
