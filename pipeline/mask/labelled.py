"""Values behind a label in running text, a form or a cell: 'sinh ngày …', 'CCCD: …', 'thường trú tại …'."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from pipeline.lexicon.personal import PERSONAL, Kind
from pipeline.lexicon.terms import alternatives
from pipeline.mask.address import begins_an_address
from pipeline.mask.digits import digits_end
from pipeline.mask.flow import CELL, GAP, Flow, Span
from pipeline.mask.loose import HOTLINE, LANDLINE, is_landline, of_files
from pipeline.mask.shapes import is_office_account, is_old_landline
from pipeline.mask.subjects import Subjects
from pipeline.mask.values import NUMBERS, end_of, few_words_end, is_count, is_money, is_of_a_group
from pipeline.mask.words import labels, offices, spelled
from pipeline.text.fold import fold
from schemas import MASK

_LINK = re.compile(rf"(?:\s*\([^()\n]{{1,40}}\)(?=\s*[:(]))?[\s:=.\-–(…_|\[{{{CELL}]*")
_HIDDEN = re.compile(rf"[\s:(+#.…]{{0,6}}{MASK}")
"""What is covered behind a label is its value: none is looked for after it."""
_MORE_LABEL = re.compile(
    rf" +[^\W\d_][^\n:;,.\d{CELL}]{{1,32}}(?=\s?:)|, +[^\W\d_][^\n:;,.\d{CELL}]{{1,32}}(?= {CELL})"
)
"""More words of a label before its colon or cell: 'Tài khoản nhận học bổng: …', 'Nơi ở, điện thoại | …'."""
_BEFORE_NUMBER = re.compile(
    r"(?:\s*(?:hạng|loại)\s+[A-Z]\d?\w?)?[^\d;,|\n]{0,28}?(?:(?<=:)\s*)?(?=(?<![^\W\d_])[+(]*(?:\d|[Oo][\dlISB.])[\dOolISB.\s()\-]|[A-Z]{1,4}[\s.\-]{0,2}\d)"
)
_BEFORE_HOME = re.compile(r"[^\d;,|\n:]{0,70}:\s*(?=[+(]?\d)")
"""'Nhà riêng của đồng chí Trưởng ban khi cần gọi ngoài giờ: …'"""
_BEFORE_WORDS = re.compile(
    r"(?:(?:cung )?gia dinh |(?:dang ky |thuong tru )+|(?:cua|voi) [^\d,;:|\n]{2,40}? (?=(?:tai|o)\b))*"
    r"(?:(?:tai|o|la|hien nay|hien tai|vao|csvn|viet nam|tu|thuoc|nguoi)\b[\s:]*)*"
)
"""What may stand between a label and its value: 'tài khoản cá nhân ông A số', 'là người'."""
_BEFORE_DATE = re.compile(
    r"(?=(?:19|20)\d\d(?!\d))|[^\d,;:|]{0,60}?(?:\b(?:ngay|nam|thang|tu|la)|:)[\s.…_]*(?=\d)|[^,;:|]{0,40}?(?=\b\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4})"
)
_BEFORE_YEAR = re.compile(r"(?:(?!(?:truoc|sau|tu|den|so|cac) )[^\W\d_]+ ){1,4}(?=(?:19|20)\d\d(?![\d/]))")
"""'năm sinh chủ hộ 1984'"""
_DATED = re.compile(r"(?:\d{1,2}[/.\-]){1,2}(?:19|20)\d\d(?!\d)|\d{1,2}\s+tháng\b")
_DAY = re.compile(r"(?:tu )?ngay\s+(?=\d)")
_YEARS = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d(?!\d)")
"""Years of birth of many: 'trẻ sinh năm 2019 - 2023'."""
_AFTER = 70  # characters behind an account in which the words that tell whose it is stand
_BEFORE = 40  # and before a label in which a word of a file makes it the file's
_NEAR = 160  # characters before a label in which a known value makes what follows the same person's
_HAVING = re.compile(r"[\s,]*(?:\([^()\n]{1,20}\)[\s,]*)?(?:(?:có|hiện|đang|nay|vẫn|đã|thì|cùng|đều)\s+)*")
_OPENS = re.compile(r"[,;(\-–:|\n]\s*(?:\(|là\s+|người\s+)?$")
_OF_SOMEBODY = re.compile(
    r"\b(?:ong|ba|anh|chi|co|em|chau|dong chi|d/c|ban than)\s+(?:(?:deu|cung|von)\s+)*$"
)
_SAMPLE = 60  # characters that tell whether a text has diacritics
_FEWEST = 6  # digits of a landline
_TINY = 3  # letters of a label that OCR sees anywhere
_GARBLED = 4  # words behind a label in which a number may have been read as something else
_FEWEST_READ, _BADLY = 3, 0.7  # digits of it that were read; confidence of a word
_MARK = re.compile(rf"[;)\n{CELL}]")
_SHORT = 5  # characters of a label that only its diacritics tell from other words
_OWNER = re.compile(r"\b(?:chu|ten) (?:tk|tai khoan|the)\b[\s:]*|(?:dung|mang) ten(?: cua)?\b[\s:]*")
"""Behind an account: whose it is."""
_IN_BRACKETS = re.compile(r" ?\((?!ngan hang|nh )(?:cua )?")
_DELIMITED = ("ethnicity", "religion", "level")
_AFTER_VALUE = re.compile(
    rf"{GAP}|\s*(?:[,;.)|\n\-–/{CELL}]|$)|\s(?:va|ton giao|dan toc)\b|\s?[^\s:]{{1,8}}:"
)
_MORE_DATES = re.compile(
    r"\s+(?:thanh|sang|sua la|doi la)\s+"
    r"|(?:\s+va|\s*[,;&](?:\s+va)?)\s+(?=(?:\d{1,2}[/.\-]){0,2}(?:19|20)\d\d(?!\d|\s*[\-–]))"
)
"""Between dates of several: 'sinh các năm 1970 và 1972', or what was wrong and what is right."""
_BORN_AT = re.compile(r",?\s+(?:tai|o)\s+")


@dataclass(slots=True)
class Labels:
    """Labels in a flow. `known`: values found before, they make what stands near them a person's."""

    flow: Flow
    subjects: Subjects
    known: list[Span]
    headings: Collection[Span] = field(default=())

    def values(self) -> Iterator[Span]:
        """The spans of values behind labels; labels among the headings of tables announce none."""
        text, phones = self.flow.text, (kind for kind in PERSONAL.kind if kind.id == "phone")
        glued = "".join(self.flow.folded.split())
        for kind in (*PERSONAL.kind, *phones):  # again, now that more is known to be a person's
            if not any(map(glued.__contains__, _glued(kind))):
                continue
            for match in _label(kind).finditer(self.flow.folded):
                at = match.start()
                if len(match[0]) <= _SHORT:
                    bare = text[at : at + _SAMPLE].isascii()  # no diacritics at all
                    if not bare and text[slice(*match.span())].lower() not in _spellings(kind):
                        continue  # folded, 'trụ' would be 'trú'
                    if text[at - 1 : at] in ("-", "&", "?"):
                        continue  # 'UV-TK' is a post, 'GD&ĐT' an office's field, '?id=' of a page
                if any(begin <= at < end for begin, end in self.headings) or _is_barred(
                    self.flow, kind, match
                ):
                    continue
                for span in self._behind(kind, match):
                    self.known.append(span)
                    yield span

    def _behind(self, kind: Kind, label: re.Match[str]) -> Iterator[Span]:
        flow = self.flow
        if _HIDDEN.match(flow.text, label.end()):
            return
        at, form = self._begin(kind, label)
        end = self._end(kind, label, at, form) if at is not None else None
        if at is None or end is None:
            yield from self._garbled(kind, label)
            return
        form = form or _fills_line(flow, label.start(), end)
        if not self._is_personal(kind, label, at, end, form):
            return
        yield at, end
        more = _MORE_DATES.match(flow.folded, end) if kind.value == "date" else None
        while more and (last := end_of("date", flow, more.end(), form=False)):
            yield more.end(), last
            end, more = last, _MORE_DATES.match(flow.folded, last)
        born = _BORN_AT.match(flow.folded, end) if kind.id == "birth" else None
        place = end_of("address", flow, born.end(), form=False) if born else None
        if born and place:
            yield born.end(), place

    def _garbled(self, kind: Kind, label: re.Match[str]) -> Iterator[Span]:
        """Of a scan, the words behind the label of a number that were read as letters and digits or badly."""
        said = self.flow.text[slice(*label.span())].lower()
        if kind.value not in NUMBERS or len(said) <= _TINY or said not in _spellings(kind):
            return
        stop = _MARK.search(self.flow.text, label.end(), label.end() + _AFTER)
        behind = (label.end(), stop.start() if stop else label.end() + _AFTER)
        words = list(islice(self.flow.words_in(behind), _GARBLED))
        if self._by_an_office(label.start(), label.start(), offices()):
            return
        for word, at in words:
            digits = sum(map(str.isdigit, word.text))
            mixed = digits >= _FEWEST_READ and any(map(str.isalpha, word.text))
            if word.source == "ocr" and digits and (mixed or word.confidence < _BADLY):
                yield at, at + len(word.text)

    def _begin(self, kind: Kind, label: re.Match[str]) -> tuple[int | None, bool]:
        """Where the value behind a label begins, if at all; whether a colon, a cell or a line parts them."""
        flow = self.flow
        told = len(label[0]) > _SHORT or kind.value not in _DELIMITED  # 'Người lập: Thái Văn Mẫu'
        before = flow.text[max(0, label.start() - 3) : label.start()].rstrip()
        opens = _opens_line(flow, label.start()) or before.endswith((".", ",", ";"))
        more = told and opens and _MORE_LABEL.match(flow.text, label.end())
        begin = more.end() if more else label.end()
        link = _LINK.match(flow.folded, begin)
        begin = link.end() if link else begin
        if kind.value in NUMBERS:
            between = _BEFORE_NUMBER.match(flow.text, begin)
            if between is None and kind.value == "home_phone":
                between = _BEFORE_HOME.match(flow.text, begin)
        elif kind.value == "words":
            between = _LINK.match(flow.text, begin)
        else:
            between = _BEFORE_WORDS.match(flow.folded, begin)
            if kind.value == "date":
                long = len(label[0]) > _SHORT  # not 'sinh viên năm 2025'
                dated = _BEFORE_DATE if long else _DAY
                whose = long and kind.id == "birth" and _BEFORE_YEAR.match(flow.folded, begin)
                between = dated.match(flow.folded, begin) or whose or between
        lines = flow.text[label.end() : between.end()].count("\n") if between else 0
        begin, stop = flow.text.rfind("\n", 0, label.start()) + 1, flow.text.find("\n", label.start())
        _, last, behind = flow.text[begin:stop].rpartition(CELL)  # behind a row's last cell it ends
        if between is None or lines > 1 or (lines and last and label.start() >= stop - len(behind)):
            return None, False
        at = between.end()
        short = len(label[0]) <= _SHORT
        if short and CELL in flow.text[label.end() : at] and not _opens_line(flow, label.start()):
            return None, False  # the last words of a cell: '… nhà ở | 0528'
        marks = (":", "=", CELL, "...", "…", "(") if kind.value == "date" else (":", "=", CELL, "...", "…")
        marked = any(mark in flow.text[label.end() : at] for mark in marks)
        return at, marked or _fills_line(flow, *label.span())

    def _end(self, kind: Kind, label: re.Match[str], at: int, form: bool) -> int | None:
        flow = self.flow
        if kind.value in NUMBERS and (_DATED.match(flow.text, at) or _YEARS.match(flow.text, at)):
            return None  # 'đóng BHXH từ 10/1983', 'BHYT giai đoạn 2012 - 2020'
        whole = form and (kind.value != "address" or _opens_line(flow, label.start()))
        end = end_of(kind.value, flow, at, form=whole)
        if end is None and kind.id == "phone" and self._near(label.start()):  # a landline of that person
            end = digits_end(flow.text, at, _FEWEST, 12)
            office = self._by_an_office(label.start(), at, offices()) or self._turns_to_an_office(
                label.start()
            )
            end = None if office or is_landline(flow, at) else end
        if end is None and kind.id in ("ethnicity", "religion") and len(label[0]) > _SHORT:
            end = few_words_end(flow, at, form)
        return end if end is not None and flow.text[at:end].strip("█ .…") else None

    def _is_personal(self, kind: Kind, label: re.Match[str], at: int, end: int, form: bool) -> bool:
        flow = self.flow
        number = kind.value in NUMBERS
        if is_count(flow, at) or (number and (is_money(flow, end) or HOTLINE.fullmatch(flow.text, at, end))):
            return False
        if kind.id in ("ethnicity", "religion") and is_of_a_group(flow, label.span()):
            return False
        if kind.id == "birth" and _YEARS.match(flow.text, at):
            return False
        if kind.value in _DELIMITED and not form and not _AFTER_VALUE.match(flow.folded, end):
            return False
        if kind.id == "tax":  # codes of persons begin so
            return flow.text[at] == "8"
        if (kind.needs == "person" or label[0] == "d/c") and (
            (number and of_files().search(flow.text, max(0, label.start() - _BEFORE), label.start()))
            or offices().search(flow.text, label.end(), at)  # 'địa chỉ cơ quan: …'
            or (_opens_line(flow, label.start()) and _office_behind().match(flow.text, end))
        ):
            return False
        if kind.id == "address" and kind.needs == "form":  # 'Thường trú tổ 5', in a footnote
            form = form or (_opens_line(flow, label.start()) and begins_an_address(flow, "", at))
        if kind.needs and not self._of_a_person(kind, label.start(), form):
            named = self.subjects.person(at)
            if named is None or named[0] < label.end():  # 'hộ khẩu của ông Mẫu đăng ký tại …'
                return False
        if kind.id == "address" and not begins_an_address(flow, label[0], at):
            return False
        if kind.value == "phone" and is_old_landline(flow, self.subjects, at, end):
            return False
        return kind.id not in ("account", "phone") or not self._of_an_office(kind, label.start(), at, end)

    def _near(self, at: int) -> bool:
        """Whether a known value of a person stands before an offset, in the same paragraph."""
        begin = max(self.subjects.paragraph(at)[0], at - _NEAR)
        return any(begin <= start and end <= at for start, end in self.known[-400:])

    def _of_a_person(self, kind: Kind, at: int, form: bool) -> bool:
        """Whether the words before a label speak of a person rather than of offices, peoples or policies."""
        near, person = self._near(at), self.subjects.person(at)
        if kind.needs == "person":
            return (near or person is not None) and not self._turns_to_an_office(at)
        if form or (kind.id == "ethnicity" and _OF_SOMEBODY.search(self.flow.folded, max(0, at - 24), at)):
            return True
        called = person is not None and _HAVING.fullmatch(self.flow.text, person[1], at)
        opens = bool(called) or _OPENS.search(self.flow.text, max(0, at - 12), at) is not None
        return (near or person is not None) and (opens or near or kind.value in ("date", "words", "level"))

    def _turns_to_an_office(self, at: int) -> bool:
        """Whether an office was named since the last person, and since the last value of one."""
        office, person = self.subjects.office(at), self.subjects.person(at)
        if person and self.subjects.office_around(person, at, self.flow.text):
            return True
        last = max((end for _, end in self.known[-400:] if end <= at), default=0)
        return office is not None and office[0] > max(last, person[1] if person else 0)

    def _by_an_office(self, label: int, at: int, words: re.Pattern[str]) -> bool:
        """Whether an office is named in the label's own part of the sentence."""
        begin = max(self.flow.text.rfind(mark, 0, label) for mark in ",;(\n")
        return words.search(self.flow.text, max(begin, label - 40, 0), at) is not None

    def _of_an_office(self, kind: Kind, label: int, at: int, end: int) -> bool:
        """Whether it is an office's: by the words beside it, its make, or since only offices are named."""
        words = (
            spelled((*PERSONAL.office.phone, *PERSONAL.office.codes))
            if kind.id == "phone"
            else spelled(PERSONAL.office.account)
        )
        if kind.value == "home_phone":
            return words.search(self.flow.text, label, at) is not None  # 'máy bàn cơ quan'
        if kind.id == "phone":
            return self._by_an_office(label, label, words)
        behind = _IN_BRACKETS.match(self.flow.folded, end)
        if behind and offices(self.flow.bare).match(self.flow.text, behind.end()):
            return True
        owner = _OWNER.search(self.flow.folded, end, end + _AFTER)
        if owner:
            return offices(self.flow.bare).match(self.flow.text, owner.end()) is not None
        if is_office_account(self.flow, at, end) or words.search(self.flow.text, label, at):
            return True
        if _fills_line(self.flow, label, end):
            return False
        return self.subjects.person(label) is None and self.subjects.office(label) is not None


@cache
def _office_behind() -> re.Pattern[str]:
    """A landline right behind an address, as at the foot of an office's page."""
    return re.compile(rf"[\s\-–,;.(]*{spelled(labels('phone')).pattern}[\s:]*{LANDLINE}", re.IGNORECASE)


@cache
def _spellings(kind: Kind) -> frozenset[str]:
    return frozenset(label.lower() for label in kind.labels)


@cache
def _glued(kind: Kind) -> frozenset[str]:
    return frozenset("".join(fold(label).split()) for label in kind.labels)


@cache
def _label(kind: Kind) -> re.Pattern[str]:
    """OCR and typists glue words: 'Ngàysinh'."""
    return re.compile(alternatives(kind.labels).replace(r"\s+", r"\s*"))


def _is_barred(flow: Flow, kind: Kind, label: re.Match[str]) -> bool:
    """Whether words make a label another: 'Bệnh viện', 'tuyển sinh năm', not 'Lò Thị An sinh năm'."""
    unit = offices(flow.bare).match(flow.text, label.start())
    if unit is not None and unit.end() > label.end():  # 'Bệnh viện: …', not 'tru so 5'
        return kind.id != "address" or flow.text[unit.end() :].lstrip().startswith(":")
    before = flow.text[flow.text.rfind("\n", 0, label.start()) + 1 : label.start()]
    if ":" in before and flow.text[label.start()].isupper() and flow.text[label.end() :][:1] == ":":
        return False  # the second field of a line: 'Chuyên môn: Toán học  Lý luận chính trị: …'
    words = before[-24:].split()
    kept = _barring(kind)
    for count in (1, 2, 3):
        last = words[-count:]
        if len(last) == count and " ".join(last).lower() in kept:
            named = count == 1 and last[0].istitle() and len(words) > 1 and words[-2][:1].isupper()
            return not (named and not words[-2].isupper())
    return False


@cache
def _barring(kind: Kind) -> frozenset[str]:
    words = PERSONAL.not_after.get(kind.id, ())
    return frozenset((*words, *map(fold, words)))


def _opens_line(flow: Flow, at: int) -> bool:
    """Whether nothing stands before a label in its line or cell but the mark of an item."""
    begin = max(flow.text.rfind(mark, 0, at) for mark in ("\n", CELL)) + 1
    return re.fullmatch(r"\W*(?:\d{1,3}|[a-zđ])?\W*", flow.text[begin:at]) is not None


def _fills_line(flow: Flow, at: int, end: int) -> bool:
    """Whether a label, or one with its value, is a line of its own, as in a form without colons."""
    return _opens_line(flow, at) and flow.text[end : end + 12].lstrip(" .:…_|]}").startswith(("\n", CELL))
