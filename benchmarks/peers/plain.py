"""Members out of plain text with regular expressions: what an able clerk with a free afternoon would write.

It was tuned on real decisions with gold, as their text comes from the peers; it never saw the genre sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from schemas import Member
from schemas.body import Role

_I = re.IGNORECASE
_NUMBER = re.compile(
    r"^\W{0,2}(?:\d{1,2}\s*(?:[.)/,|:-]+\s*|\s+(?=[^\d\s]))|\S{1,4}\s+(?=(?:Ông|Bà|Ong|Đ/c|Đồng chí)\b))"
)  # a number, or what Tesseract made of it
_BULLET = re.compile(r"^[-–—+•*|_\s]+")
_TITLE = r"(?:PGS|GS|TS|ThS|Th\.S|BSCK\s?I{1,2}|BS|CN|YS|KS|DS|DSCK\s?I{1,2}|CKI{1,2})\b[.:]?\s*"
_HONORIFIC = re.compile(
    rf"^(?:(Ông|Bà|Đ/c|Đồng chí|Ong|Ba|Anh|Chị)\b[.:]?\s*)?({_TITLE}(?:{_TITLE}|[.,]\s*)*)?", _I
)
_BODY = r"(?:ban|tổ|đoàn|đội|nhóm|tiểu ban|hội đồng|ban chỉ đạo|ban tổ chức|ban chỉ huy|tổ công tác)"
_CHAIR = rf"(?:trưởng\s+{_BODY}|(?:tổ|đội|nhóm)\s+trưởng|chủ tịch(?:\s+hội đồng)?|chỉ huy trưởng)"
_SIMPLE = rf"(?:tổ|đoàn|đội|nhóm|ban)\s+(?:phó|viên)|phó\s+(?:{_BODY}|chỉ huy trưởng)"
_ROLE = (
    rf"(?:(?:phó|p\.)\s*{_CHAIR}(?:\s+(?:thường trực|TT\b))?|{_CHAIR}|{_SIMPLE}"
    rf"|(?:thành viên|[uủ][yỷ] viên)(?:\s+thường trực)?|thư ký|cố vấn)"
    rf"(?:\s*(?:kiêm|,|-|–)?\s*(?:thư ký|TK\b|nhóm (?:phó|trưởng))(?:\s+{_BODY})?|\s+{_BODY})?"
)
_AT_END = re.compile(rf"(?:^|[\s,;:–—()|-])(?:làm\s+|là\s+)?({_ROLE})(?:\W|\b\w{{1,2}}\b)*$", _I)
_FIRST = re.compile(rf"^\W*({_ROLE})\b", _I)  # in tables whose post comes last
_HEADING = re.compile(rf"^(?:các\s+|đồng chí\s+)?({_ROLE})(?:\s+gồm[^:]*)?\s*:\s*(.*)$", _I)
_STOP = re.compile(r"^(?:Điều|Chương|Phụ lục|QUYẾT ĐỊNH|Nơi nhận|Căn cứ|I{1,3}\.|Danh sách)\b", _I)
_CUT = re.compile(r"\s*(?:[,;:|]|\s[-–—]|[-–—]\s)\s*")
_RANK = (
    r"(?:Phó\s+|Quyền\s+|Q\.\s*|P\.\s*)?(?:Trưởng|Chánh|Giám đốc|Chủ tịch|Bí thư|Cục trưởng"
    r"|Chi cục trưởng|Hiệu trưởng|Chủ nhiệm|Chuyên viên|Kế toán|Chỉ huy|Viện trưởng|Hạt trưởng|Tổng"
    r"|Đội trưởng|Cán bộ|Nhân viên|GĐ|TP|PTP|CV)"
)
_RANKED = re.compile(rf"^{_RANK}", _I)
_HEADED = re.compile(r"^((?:Phó\s+)?(?:Tổng\s+)?(?:Giám đốc|Chủ tịch|Bí thư))\s+((?=[A-ZĐ]).+)$", re.DOTALL)
_UNIT = re.compile(
    r"\b(?:Sở|Ủy ban|Uỷ ban|UBND|HĐND|Văn phòng|Công an|Bộ|Chi cục|Cục|Trung tâm|Bệnh viện|Trường|"
    r"Hội|Liên đoàn|Tỉnh|Thành|Công ty|Đài|Báo|Kho bạc|Bảo hiểm|Ngân hàng|Thanh tra|Mặt trận|Ban|Viện|"
    r"Chi nhánh|Phòng|Trạm|Khoa|Đảng|BVĐK|BV|TTYT|BHXH|KBNN)\b"
)
_MISREAD = {"Ong": "Ông", "Ba": "Bà"}
_LINES = 4  # an entry runs over no more


def members(text: str) -> Iterator[Member]:
    """Each line that begins like a seat, with what follows it until the next one."""
    for number, (entry, heading) in enumerate(_entries(text.splitlines()), 1):
        if member := _member(entry, heading, number):
            yield member


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Entries, each with the role that a line of its own gave to all below it."""
    held: list[str] = []
    heading: str | None = None
    for line in (one.strip() for one in lines):
        if not line:
            continue
        _, honorific, rest = _name(_body_of(line))
        named = rest != _body_of(line)
        starts = named and bool(honorific or _NUMBER.match(line) or (not held and _AT_END.search(rest)))
        found = _HEADING.match(_body_of(line))
        if held and (starts or found or _STOP.match(line) or _NUMBER.match(line) or len(held) == _LINES):
            yield " ".join(held), heading
            held = []
        if found:
            heading = found[1]
            held = [found[2]] if found[2] else []
        elif _STOP.match(line):
            heading = None
        elif starts:
            held = [line]
        elif held:
            held.append(_BULLET.sub("", line))
            if line.endswith((";", ".")):
                yield " ".join(held), heading
                held = []
    if held:
        yield " ".join(held), heading


def _body_of(line: str) -> str:
    return _BULLET.sub("", _NUMBER.sub("", line))


def _name(text: str) -> tuple[str | None, str | None, str]:
    """Honorific, name and the rest; no name where two to five capitalised words do not follow."""
    match = _HONORIFIC.match(text)
    assert match is not None  # both parts are optional
    words: list[str] = []
    rest = text[match.end() :]
    while word := re.match(r"[^\W\d_]+", rest):
        if not word[0][0].isupper() or len(words) == 5:
            break
        if len(words) >= 2 and (_RANKED.match(rest) or (word[0].isupper() and not words[-1].isupper())):
            break  # a post, or its initials
        words.append(word[0])
        rest = rest[word.end() :].lstrip(" ")
    if len(words) < 2 or _RANKED.match(text) or _UNIT.match(text):
        return None, None, text
    address = _MISREAD.get(match[1], match[1]) or (match[2] or "").strip(" ,:")
    return " ".join(words), address or None, rest


def _member(entry: str, heading: str | None, ordinal: int) -> Member | None:
    """None where a line has neither role nor address: it is of something else."""
    name, honorific, rest = _name(_body_of(entry))
    role = _AT_END.search(rest) or _FIRST.match(rest)
    said = role[1] if role else heading
    if not name or (said is None and honorific is None):
        return None
    post = (rest[: role.start()] + rest[role.end() :] if role else rest).strip(" ,;:.-–—|()")
    position, organization = _post(post)
    return Member(
        ordinal=ordinal, honorific=honorific, name=name.title() if name.isupper() else name,
        position=position, organization=organization, role_text=said, role=_role(said), text=entry,
    )  # fmt: skip


def _post(text: str) -> tuple[str | None, str | None]:
    """At the comma, else before the first unit after the rank."""
    rank = _RANKED.match(text)
    unit = _UNIT.search(text, rank.end() if rank else 0)
    parts = [part for part in _CUT.split(text, maxsplit=1) if part]
    if unit:
        return text[: unit.start()].strip(" ,-–") or None, text[unit.start() :]
    if headed := _HEADED.match(text):
        return headed[1], headed[2]
    if len(parts) == 2:
        return parts[0], parts[1]
    return (text, None) if text else (None, None)


def _role(said: str | None) -> Role | None:
    if said is None:
        return None
    text = said.lower()
    if "phó" in text.split("nhóm")[0] or text.startswith("p."):
        return "deputy_standing" if "thường trực" in text or text.endswith("tt") else "deputy"
    if "thư ký" in text or text.endswith(" tk"):
        return "secretary"
    if "viên" in text:
        return "member_standing" if "thường trực" in text else "member"
    return "adviser" if "cố vấn" in text else "head"
