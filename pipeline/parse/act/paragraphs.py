"""Physical lines → paragraphs: which line goes on with the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import ARTICLE, DECIDER, REASON, RECIPIENTS_OR_PART, title_of
from pipeline.lexicon.names import ADDRESS
from pipeline.parse.act.flow import PrintedLine, Zone
from pipeline.parse.grammar.duty_words import VERB
from pipeline.parse.grammar.labels import Label, label_of
from pipeline.parse.grammar.roles import PLURAL, role_only
from pipeline.text.fold import is_capitalised, is_upper
from schemas import Word

_COLUMN = 100.0  # points: no wrapped line begins so far left of the one above
_MOST_LINES, _LONGEST = 200, 6000  # of a paragraph, in characters: work grows with the square of its length
_ENDED = re.compile(r"[.;:!?]\s*[\"”')\]]?$|[./]{2,}$")
_OPEN_TAIL = re.compile(
    r"(,| -| –|\b(va|cua|ve|tai|theo|cho|voi|cac|so|ngay|thang|nam|tinh|so|dieu|khoan|diem|tu|den))$"
)
_OF_WHOM = re.compile(r"\b(?:cua|cho|voi|do|thay)$")
_OF = re.compile(r"cua\s")  # 'QUYẾT ĐỊNH' / 'CỦA CHỦ TỊCH …'
_AS_ARTICLE = re.compile(rf"[\W_]*nhu {ARTICLE} \d+\W*$")
_ROLE_HEADING = re.compile(r"[^\W_]:$")
_ROLE_FIRST = re.compile(rf"{terms.ROLE_STARTS}[^:.;,]{{0,20}}(?::|\.{{3,}}|…+)\s*\S")
"""'Phó Trưởng ban: Ông A', 'Thư ký ….. Ông A': a seat that begins with its role."""
_ORDER = re.compile(rf"{VERB.pattern}\s")
_NOTE = re.compile(r"(?:ghi chu|chu thich|nhiem vu|trach nhiem|phan cong)\s*:")
_OPEN_ROLE = re.compile(r"[,;:–-]\s(?:pho|uy|thanh)$")
_DATE_BEGUN = re.compile(r"\bngay\b(?!.*\b(?:19|20)\d\d\b)")
_DATE_END = re.compile(r"(?:(?:\d{1,2}\s+)?thang\b.{1,9})?(?:nam\s+)?(?:19|20)\d\d\W*")
_ROW_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_ACT_NUMBER = re.compile(r"\d+(?:[/-](?=\S)|\s|$)")
"""That the wrap parted from its word; no '1. Ông A' below 'Ban Chỉ đạo chuyển đổi số'."""
_NAME_LINE = re.compile(rf"[\W_]{{0,3}}{ADDRESS}[\s:.(]")

Group = tuple[Zone, list[PrintedLine]]


def group(lines: Sequence[tuple[Zone, PrintedLine]]) -> list[Group]:
    """Joins wrapped lines; every line lands in exactly one group, in order."""
    groups: list[Group] = []
    last_number: dict[str, int] = {}
    for zone, line in lines:
        if groups and _continues(groups[-1], zone, line, last_number):
            groups[-1][1].append(line)
            continue
        groups.append((zone, [line]))
        label = label_of(line.text, line.folded)
        if label and label.number is not None:
            if label.kind == "article":
                last_number.clear()
            last_number[label.kind] = label.number
        elif label is None:
            last_number.pop("decimal", None)
    return [(zone, _roles_last(group)) for zone, group in groups]


_LEADERS = re.compile(r"(?:\.\.|…)[.…:]*$|^[.…_]+:?$")
_APART = 2.0  # heights of a word between a post and the role that stands at the right edge
_LONGEST_ROLE = 6  # words


def _roles_last(lines: list[PrintedLine]) -> list[PrintedLine]:
    """A seat's lines with the role behind the post, which may go on below a role at the right edge."""
    first, *others = lines
    words = first.content.words
    at = _role_apart(words)
    if at is None or not others or first.page != others[-1].page:
        return lines
    if role_only(" ".join([*(word.text for word in words[at:]), *(line.text for line in others)])):
        return lines  # the role itself goes on below
    at -= not words[at - 1].text.strip(".…:")
    return [_with(first, words[:at]), *others[:-1], _with(others[-1], others[-1].content.words + words[at:])]


def _with(line: PrintedLine, words: tuple[Word, ...]) -> PrintedLine:
    return replace(line, content=line.content.model_copy(update={"words": words}))


def _role_apart(words: Sequence[Word]) -> int | None:
    """Which word begins the role that stands at the end, behind leaders or far from the words before."""
    for at in range(len(words) - 1, max(len(words) - 1 - _LONGEST_ROLE, 0), -1):
        before, word = words[at - 1], words[at]
        gap = word.box.x0 - before.box.x1 if word.box and before.box else 0.0
        height = max(one.box.y1 - one.box.y0 if one.box else 0.0 for one in (before, word))  # dashes are flat
        if _LEADERS.search(before.text) or gap > _APART * height:
            return at if role_only(" ".join(word.text for word in words[at:])) else None
    return None


def _continues(last: Group, zone: Zone, line: PrintedLine, numbers: dict[str, int]) -> bool:
    last_zone, above = last
    previous = above[-1]
    full = len(above) >= _MOST_LINES or sum(len(line.text) for line in above) >= _LONGEST
    if (
        zone == last_zone == "head"
        and _DATE_END.fullmatch(line.folded)
        and _DATE_BEGUN.search(previous.folded)
    ):
        return True  # 'Bình Hòa, ngày 10 tháng 01 năm' / '2024' in a narrow column
    apart = zone != last_zone or zone in ("head", "signature") or previous.column != line.column
    if line.content.cells and previous.content.cells:
        return not (apart or full) and _row_goes_on(previous, line)
    if apart or full or line.content.cells or previous.content.cells:
        return False
    if zone == "title":
        return _title_goes_on(above, line)
    ended = bool(_ENDED.search(previous.text))
    label = label_of(line.text, line.folded)
    if _ACT_NUMBER.match(line.text) and previous.text.endswith((" số", " Số")):
        return True
    if _OPEN_ROLE.search(previous.folded):
        return True  # 'Sở Y tế; Phó' / 'Trưởng đoàn:'
    opens = is_capitalised(line.text) or PLURAL.match(line.folded)
    if opens and previous.text[-1] not in ",-–":
        heads = _ROLE_HEADING.search(line.text) and role_only(line.text)  # 'Phó ban:' heads those below it
        if heads or _ROLE_FIRST.match(line.folded):
            return False
    if zone == "recipients":
        closed = _AS_ARTICLE.match(previous.folded) or RECIPIENTS_OR_PART.match(previous.folded)
        return label is None and not (ended or closed or is_upper(line.text))
    if zone == "preamble" and REASON.match(line.folded) and is_capitalised(line.text):
        return not (ended or _starts_paragraph(previous, line, ended) or previous.text.endswith(","))
    if label is not None:
        return not _label_counts(label, above, line, ended, numbers)
    if is_upper(line.text) != is_upper(previous.text) and _is_long(
        previous if is_upper(previous.text) else line
    ):
        first = label_of(above[0].text, above[0].folded)
        return not (ended or first is None or is_capitalised(line.text))
    if not is_capitalised(line.text):
        return True
    if _NOTE.match(line.folded):
        return False
    seated = _role_apart(previous.content.words) is not None
    if _NAME_LINE.match(line.folded) and (ended or previous.shortfall > 0.15 or seated):
        return False
    if seated and (_role_apart(line.content.words) or 0) > 1:
        return False  # a seat each
    if _OPEN_TAIL.search(previous.folded) and not ended:
        return True
    return not _starts_paragraph(previous, line, ended)


def _row_goes_on(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether the page's end parted a numbered row: no number here, no word where none stands above."""
    before = [" ".join(word.text for word in cell.words) for cell in above.content.cells]
    here = [" ".join(word.text for word in cell.words) for cell in line.content.cells]
    if line.page == above.page or len(before) != len(here) or here[0] or not _ROW_NUMBER.fullmatch(before[0]):
        return False
    pairs = [(a, b) for a, b in zip(before, here, strict=True) if b]
    whole = len(pairs) == sum(map(bool, before[1:])) and all(is_capitalised(b) for _, b in pairs)
    return bool(pairs) and all(a for a, _ in pairs) and not whole


def _label_counts(
    label: Label, above: Sequence[PrintedLine], line: PrintedLine, ended: bool, numbers: dict[str, int]
) -> bool:
    """Whether a label at a line's start is one, not a figure or dash that the wrap brought there."""
    previous = above[-1]
    if label.kind == "article":
        expected = label.number is None or label.number > numbers.get("article", 0)
        return ended or expected or previous.shortfall > 0.1 or line.content.begins
    if label.kind == "number":
        last = numbers.get("number", 0)
        if label.number in (last + 1, 1) or ended:
            return True
        return line.indent > 8 and previous.shortfall > 0.1
    if label.kind == "dash":
        rest = line.text[label.length :]
        if not ended and rest[:1].isdigit() and previous.text[-1:].isdigit():
            return False  # 'giai đoạn 2021' / '- 2025'
        first = label_of(above[0].text, above[0].folded)
        sibling = first is not None and first.kind == "dash" and abs(above[0].indent - line.indent) < 4
        order = _ORDER.match(line.folded, label.length)  # 'Tổ chức công tác', no 'Hành chính' / '- Tổng hợp'
        told = order is not None and line.text[order.end() : order.end() + 1].islower()
        wrapped = is_capitalised(rest) and not (sibling or told)  # 'Khoa học' / '- Công nghệ ngành'
        return ended or previous.shortfall > 0.12 or _indented(line) or not wrapped
    marked = label.kind in ("star", "plus") and is_capitalised(line.text[label.length :])
    return marked or ended or previous.shortfall > 0.1 or not line.measured


def _indented(line: PrintedLine) -> bool:
    return line.measured and line.indent > 8


def _starts_paragraph(previous: PrintedLine, line: PrintedLine, ended: bool) -> bool:
    """Geometry: an indented line after one that is not, or a line after a short one, sooner if `ended`."""
    short = (0.06 if ended else 0.25) if line.measured else (0.12 if ended else 0.3)
    if previous.shortfall > short:
        return True
    if not line.measured:
        return line.content.begins
    below = line.indent - previous.indent > -4 and previous.shortfall > 0.04
    beside = previous.indent - line.indent > _COLUMN  # below two columns of seats
    return _indented(line) and (ended or below or beside)


def _title_goes_on(above: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Below the act's title stands its subject, below this who decides: each may be in capitals."""
    first, previous = above[0], above[-1]
    if title_of(previous.folded) and not _OF.match(line.folded):
        return False
    if is_upper(line.text) and DECIDER.match(line.folded) and not _OF_WHOM.search(previous.folded):
        return False
    return is_upper(first.text) == is_upper(line.text) or not _is_long(line)


def _is_long(line: PrintedLine) -> bool:
    """Whether capitals make a heading of it: 'UBND', 'III' may be all that a wrap left."""
    return len(line.text) > 5
