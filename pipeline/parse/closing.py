"""The end of an act: effect, executors, recipients, signature, relations to other acts."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.parse.draft import Draft
from pipeline.parse.flow import Block
from pipeline.parse.labels import label_of
from pipeline.text.dates import find_dates
from pipeline.text.fold import is_capitalised, is_upper
from schemas import Executor, Recipient, Relation, RelationKind

_EFFECT = re.compile(r"hieu luc[^;.]{0,40}?(?P<phrase>ke tu)|thi hanh[^;.]{0,40}?(?P<phrase2>ke tu)")
_PHRASE_END = re.compile(r"\.\s|\./|[;.]\s*$|,|\s+va\s+|\s+thay the\s+|\s+\(|/\.|$|\s+den\s+khi")
_EXECUTE = re.compile(
    r",?\s*(?:co\s+)?(?:chiu\s+)?trach nhiem\s+(?:to chuc\s+)?(?:thi hanh|thuc hien)|\s+can cu quyet dinh (?:nay )?thi hanh"
)
_HEADING = re.compile(r"^[\W_]{0,4}(?:n[oa]i nhan|gui ban dien tu)\b\s*[:.;,]?\s*")
_PURPOSE = re.compile(
    r"\(\s*(?P<purpose>(?:(?:de\s+)?(?:b\s*/?\s*c(?:ao)?|t\s*/?\s*h(?:ien)?|p\s*/?\s*h(?:op)?|d\s*/?\s*b(?:iet)?)(?=\s*[),;])|(?:de|bao cao|thuc hien|phoi hop|theo doi|chi dao|dang tai|dang cong bao|cong bo|dong bo|ban dien tu|kiem tra|giam sat|biet|luu|niem yet)\b|[a-z]{1,3}/[a-z]{2,}\s+[a-z]{1,3}/)[^()]*)\)\s*$"
)
_AUTHORITY = re.compile(r"^[\W_]{0,3}(?:tm|kt|tl|tuq|q|t/m|k/t|t/l)\s*[.,:]")
_RELATION = re.compile(
    r"(?P<verb>thay the|bai bo|huy bo|sua doi|bo sung)[^.;]{0,60}?quyet dinh\s+so\s*[:.]?\s*(?P<code>\d{1,5}[a-z]?\s*(?:/\s*\d{4})?\s*[/-]\s*q[dp]\s*-?\s*[a-z0-9]*(?:\s*-\s*[a-z0-9]+)*)"
)
_KINDS: dict[str, RelationKind] = {"thay the": "replaces", "bai bo": "repeals", "huy bo": "repeals", "sua doi": "amends", "bo sung": "amends"}  # fmt: skip
_TRAIL = " \n\t,;:.-–/"


def read_closing(draft: Draft) -> None:
    """Effect, executors and relations from the articles; recipients and signature from their zones."""
    for _, block in draft.blocks("articles"):
        _effect(draft, block)
        _executors(draft, block)
        _relations(draft, block)
    _recipients(draft)
    _signature(draft)


def _effect(draft: Draft, block: Block) -> None:
    flow = draft.flow
    if "effective_text" in draft.fields or block.cells:
        return
    match = _EFFECT.search(flow.folded, block.start, block.end)
    if not match or "quyet dinh" not in flow.folded[block.start : block.end]:
        return
    start = match.start("phrase") if match["phrase"] else match.start("phrase2")
    stop = _PHRASE_END.search(flow.folded, start, block.end)
    start, end = flow.trim(start, stop.start() if stop else block.end, _TRAIL)
    phrase = draft.put("effective_text", start, end)
    dates = find_dates(flow.folded[start:end])
    if dates:
        draft.put("effective_on", start + dates[0].start, start + dates[0].end, value=dates[0].iso)
    elif re.match(r"ke tu ngay (ky|ban hanh)", flow.folded[start:end]) and "issued_on" in draft.fields:
        draft.put("effective_on", start, end, method="derived", value=draft.fields["issued_on"])
    del phrase


def _executors(draft: Draft, block: Block) -> None:
    flow = draft.flow
    if draft.executors or block.cells:
        return
    match = _EXECUTE.search(flow.folded, block.start, block.end)
    if not match or "quyet dinh" not in flow.folded[match.start() : block.end]:
        return
    text, folded = flow.text[block.start : block.end], flow.folded[block.start : block.end]
    label = label_of(text, folded)
    start = block.start + (label.length if label else 0)
    begin = start
    for sentence in re.finditer(r"[.:]\s+(?=[A-ZĐÂÊÔƠƯĂ])", flow.text[start : match.start()]):
        if not re.search(
            r"\b(so|don vi|nganh|huyen|phong|dia phuong|quan)\s*$",
            flow.folded[start : start + sentence.start()],
        ):
            begin = start + sentence.end()
    if lead := re.match(
        r"giao\s+|cac\s+(?:ong|dong chi)\s*(?:[(/,]\s*ba\s*\)?)?\s*[:,]?\s+(?=truong|chanh|giam|thu truong|chu tich)|(?:ong|ba)\s+(?=chanh|giam)",
        flow.folded[begin:],
    ):
        begin += lead.end()
    for value, at, to in split_executors(flow.text, flow.folded, begin, match.start()):
        path = f"executors[{len(draft.executors)}].text"
        draft.put(path, at, to)
        draft.executors.append(Executor(text=value))


_GROUP = re.compile(
    r"\s*(?P<head>(?:giam doc|thu truong|truong|chu tich|chanh|lanh dao)[^:,;]*?)\s*(?:cac\s+)?"
    r"(?P<noun>so|don vi|co quan|ban|huyen|quan|xa|phuong|thi xa|thanh pho)\s*:\s*"
)
_EXECUTOR_PART = re.compile(
    r";|,\s*(?=(?:giam doc|chu tich|truong|thu truong)\s+(?:ubnd\s+)?(?:cac\s+)(?:so|huyen|don vi|co quan|ban)\s*:)|\s+va\s+(?=giam doc cac so\s*:)"
)
_UNIT_NOUN = re.compile(
    r"(?:so|huyen|quan|thi xa|thanh pho|xa|phuong|van phong|trung tam|chi cuc|ban|benh vien|cong|kho bac)\b"
)
_COMMA = re.compile(
    r",\s*(?!the thao)|\s+va\s+(?=(?:cac|thu truong|chu tich|giam doc|nhung|truong|to chuc|ca nhan|thanh vien|co quan)\b)"
)
_GROUP_COMMA = re.compile(r",\s*(?!the thao)|\s+va\s+(?=(?:so|huyen|quan|thi xa|thanh pho)\b)")
_LIST_WORD = re.compile(r"(?:cac|nhung|thu truong|thanh vien|chu tich|giam doc|truong|chanh|ong)\b")


def split_executors(text: str, folded: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Values with offsets. 'Giám đốc các sở: A, B' is distributed up to the next semicolon."""
    found: list[tuple[str, int, int]] = []
    for begin, stop in _parts(folded, start, end, _EXECUTOR_PART):
        group = _GROUP.match(folded, begin, stop)
        if group:
            head = re.sub(r"(?i)\s+các$", "", " ".join(text[slice(*group.span("head"))].split()))
            noun = text[slice(*group.span("noun"))].strip()
            names = [_trimmed(text, a, b) for a, b in _parts(folded, group.end(), stop, _GROUP_COMMA)]
            for at, to in names:
                name = " ".join(text[at:to].split())
                if (
                    name
                    and group["noun"] not in ("don vi", "co quan", "ban")
                    and not _UNIT_NOUN.match(folded, at)
                ):
                    name = f"{noun} {name}"
                if name:
                    found.append((f"{head} {name}", at, to))
            continue
        if re.search(r":\s", folded[begin:stop]):
            at, to = _trimmed(text, begin, stop)
            found.append((" ".join(text[at:to].split()), at, to))
            continue
        for at, to in _joined(text, folded, _parts(folded, begin, stop, _COMMA)):
            at, to = _trimmed(text, at, to)
            if to - at > 2:
                found.append((" ".join(text[at:to].split()), at, to))
    return found


def _joined(text: str, folded: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Puts back what a comma inside a name parted: 'phòng, chống', 'sở, ban, ngành'."""
    joined: list[tuple[int, int]] = []
    for at, to in parts:
        begin, _ = _trimmed(text, at, to)
        opens = text[begin : begin + 1].isupper() or _LIST_WORD.match(folded, begin)
        if joined and not opens and folded[joined[-1][1] : begin].strip() == ",":
            joined[-1] = (joined[-1][0], to)
        else:
            joined.append((at, to))
    return joined


def _parts(folded: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """Pieces between separators that stand outside of brackets."""
    parts = []
    at = start
    for match in separator.finditer(folded, start, end):
        before = folded[start : match.start()]
        if before.count("(") <= before.count(")"):
            parts.append((at, match.start()))
            at = match.end()
    return [*parts, (at, end)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRAIL:
        start += 1
    while end > start and text[end - 1] in " \n\t,;:-–":
        end -= 1
    if text[start:end].startswith("và "):
        start += 3
    return start, end


def _relations(draft: Draft, block: Block) -> None:
    flow = draft.flow
    if block.cells:
        return
    for match in _RELATION.finditer(flow.folded, block.start, block.end):
        code = re.sub(r"\s+", "", flow.text[slice(*match.span("code"))]).replace("Ð", "Đ")
        dates = [d for d in find_dates(flow.folded[match.end() : match.end() + 45]) if d.start < 12]
        path = f"relations[{len(draft.relations)}]"
        draft.put(f"{path}.target_code", *match.span("code"))
        if dates:
            draft.put(f"{path}.target_issued_on", match.end() + dates[0].start, match.end() + dates[0].end)
        draft.relations.append(
            Relation(
                kind=_KINDS[match["verb"]], target_code=code, target_issued_on=dates[0].iso if dates else None
            )
        )


def _recipients(draft: Draft) -> None:
    flow = draft.flow
    for _, block in draft.blocks("recipients"):
        start, end = block.start, block.end
        heading = _HEADING.match(flow.folded, start, end)
        if heading:
            start = heading.end()
        label = label_of(flow.text[start:end], flow.folded[start:end])
        if label:
            start += label.length
        elif not heading and not draft.recipients:
            continue
        start, end = flow.trim(start, end, _TRAIL + "_*")
        if end - start < 2 or not any(c.isalpha() for c in flow.text[start:end]):
            continue
        if label is None and is_upper(flow.text[start:end]) and len(flow.text[start:end]) > 6:
            continue
        purpose = _PURPOSE.search(flow.folded, start, end)
        path = f"recipients[{len(draft.recipients)}]"
        why = None
        if purpose:
            why = draft.put(f"{path}.purpose", *purpose.span("purpose"))
            end = purpose.start()
            start, end = flow.trim(start, end, _TRAIL)
        if start >= end:
            continue
        value = draft.put(f"{path}.text", start, end)
        draft.recipients.append(Recipient(text=value, purpose=why))
        draft.mark("recipients", start, end, "nơi nhận")
    if not draft.recipients:
        draft.doubt("recipients", "absent", "Không tìm thấy phần “Nơi nhận”.", severity="info")


_NAME = re.compile(r"^[^\W\d_]+(?:['’.\- ]+[^\W\d_]+){1,5}$")


def _signature(draft: Draft) -> None:
    """Lines above the post, the post, the printed name (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 7)."""
    flow = draft.flow
    authority: list[Block] = []
    position: Block | None = None
    name: Block | None = None
    for _, block in draft.blocks("signature"):
        text, folded = flow.text[block.start : block.end], flow.folded[block.start : block.end]
        if _AUTHORITY.match(folded) and is_upper(text):
            if position is None:
                authority.append(block)
        elif is_upper(text) and position is None and len(text) > 4 and _is_post(folded):
            position = block
        elif (
            authority
            and position is None
            and is_upper(text)
            and folded.startswith(("tinh", "thanh pho", "huyen"))
        ):
            authority.append(block)
        elif position is not None and name is None and _person(text):
            name = block
    if authority:
        parts = [flow.value(*flow.trim(b.start, b.end, " \n\t,;:-_")) for b in authority]
        draft.put("signature.authority", authority[0].start, authority[-1].end, value=" ".join(parts))
    if position:
        draft.put("signature.position", *flow.trim(position.start, position.end, " \n\t,;:.-_—"))
    if name:
        start, end = flow.trim(name.start, name.end, " \n\t,;:.-_")
        degree = re.match(
            rf"(?:{terms.alternatives([*terms.persons().degrees.words, *terms.persons().degrees.ranks])}[.\s]*)+",
            flow.folded[start:end],
        )
        if degree and degree.end() < end - start:
            start += degree.end()
        draft.put("signature.name", start, end)
    for field, what in (("position", "chức vụ người ký"), ("name", "họ tên người ký")):
        if field not in draft.signature:
            draft.doubt(
                f"signature.{field}",
                "absent",
                f"Không đọc được {what}; cần xem khối chữ ký.",
                draft.pages[1],
                "info",
            )


_POST = re.compile(
    r"chu tich|giam doc|truong|chanh|bo truong|bi thu|thu tuong|hieu truong|pho|vien truong|to truong|chi huy"
)


def _is_post(folded: str) -> bool:
    return bool(_POST.search(folded))


def _person(text: str) -> bool:
    text = text.strip(" .,:;-_")
    return (
        bool(_NAME.match(text))
        and all(is_capitalised(w) for w in text.split())
        and len(text) < 45
        and not is_upper(text)
    )
