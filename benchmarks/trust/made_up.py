"""A set of our own: spellings × places, as documents with a list of what is personal in them and what is not.

The list beside each document has the shape that `benchmarks.trust.privacy` reads; a seed gives one set.
"""

from __future__ import annotations

import io
import json
import random
import re
import textwrap
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import docx
import pypdfium2 as pdfium
from docx.opc.constants import RELATIONSHIP_TYPE
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.generator.fonts import REGULAR, register
from corpus.generator.scan import scanned

_TABLE = Path(__file__).with_name("spellings.toml")
_OWN = re.compile(r"\{([^}]*)\}")
_SURNAMES = ("Lò", "Vàng", "Nguyễn", "Trần", "Hà", "Bùi", "Giàng", "Phạm", "Lê", "Hoàng", "Đinh", "Quách")
_GIVEN = ("Mẫu", "Thử", "Giả", "Ví", "Dụ", "Định", "Lập", "Tạm")
_POSTS = ("Phó Giám đốc Sở Y tế", "Trưởng phòng Nội vụ", "Chuyên viên Sở Tài chính", "Chủ tịch UBND xã Mẫu")
_LEFT, _TOP, _LEADING, _SIZE = 60.0, 780.0, 17.0, 11.0  # points


@dataclass(frozen=True, slots=True)
class Spelling:
    """One kind of personal data in its spellings, see spellings.toml."""

    kind: str
    said: tuple[str, ...]
    heading: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(slots=True)
class Listed:
    """What the documents of one place say: lines of text and the values in them."""

    name: str
    where: str
    lines: list[str] = field(default_factory=list)
    personal: list[dict[str, Any]] = field(default_factory=list)
    innocent: list[dict[str, Any]] = field(default_factory=list)

    def put(self, kind: str, value: str, context: str) -> None:
        self.personal.append({"value": value, "context": context, "kind": kind, "where": self.where})


@dataclass(slots=True)
class Maker:
    """Draws values and persons, each new."""

    rng: random.Random
    persons: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        names = [f"{a} {b} {c}" for a in _SURNAMES for b in ("Văn", "Thị") for c in _GIVEN]
        self.rng.shuffle(names)
        self.persons = cycle(names)

    def drawn(self, template: str) -> str:
        return re.sub("#", lambda _: str(self.rng.randint(1, 9)), template)

    def said(self, template: str, values: Iterator[str]) -> tuple[str, str]:
        """What a line says, and the value in it."""
        own = _OWN.search(template)
        value = self.drawn(own[1] if own and own[1] else next(values))
        return _OWN.sub(lambda _: value, template), value


def load() -> tuple[list[Spelling], list[Spelling]]:
    """The spellings of what is personal, and of what is innocent."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    personal, innocent = (
        [
            Spelling(row.pop("kind"), **{key: tuple(values) for key, values in row.items()})
            for row in table[part]
        ]
        for part in ("personal", "innocent")
    )
    return personal, innocent


def make(folder: Path, seed: int = 1) -> None:
    """Writes the whole set into `folder`."""
    maker = Maker(random.Random(seed))
    personal, innocent = load()
    write_texts(folder, maker, personal, innocent)
    lines = _lines(maker, personal, innocent, "line")
    lines.name = "dong-pdf"
    _write_pdf(folder, lines)
    for where in ("ruled", "unruled"):
        _write_tables(folder, *_columns(maker, personal, where))
    _write_word(folder, maker, *_columns(maker, personal, "ruled"))
    _write_scan(folder, _lines(maker, personal, innocent, "scan", every=3))
    _write_scan_of_tables(folder, *_columns(maker, personal, "scan", every=3))
    _write_picture(folder, _forms(maker, personal, "picture", every=4))
    _write_beside(folder, maker)


def write_texts(
    folder: Path, maker: Maker, personal: Sequence[Spelling], innocent: Sequence[Spelling]
) -> None:
    """Writes the documents of plain text: lines, broken lines, forms, names of files."""
    _write_text(folder, _lines(maker, personal, innocent, "line"))
    _write_text(folder, _broken(_lines(maker, personal, innocent, "broken")))
    _write_text(folder, _forms(maker, personal, "form"))
    _write_names(folder, maker, personal)


def _lines(
    maker: Maker, personal: Sequence[Spelling], innocent: Sequence[Spelling], where: str, every: int = 1
) -> Listed:
    """One member a line, each with one value; innocent twins between them."""
    found = Listed(f"dong-{where}", where)
    posts, twins = cycle(_POSTS), cycle([(one.kind, said) for one in innocent for said in one.said])
    number = 0
    for spelling in personal:
        values = cycle(spelling.values)
        for template in spelling.said[:: every if len(spelling.said) > every else 1]:
            number += 1
            said, value = maker.said(template, values)
            person, kind = next(maker.persons), next(twins)
            found.lines.append(f"{number}. Ông {person}, {next(posts)}, {said};")
            found.put(spelling.kind, value, said)
            twin = maker.drawn(kind[1])
            found.lines.append(f"Tổ công tác làm việc {twin}.")
            found.innocent.append({"value": twin, "kind": kind[0]})
    return found


def _broken(listed: Listed) -> Listed:
    """The same with each value broken over two lines at a blank, a full stop or a hyphen."""
    lines, kept = [], []
    values = iter(listed.personal)
    for line in listed.lines:
        if not line[0].isdigit():
            lines.append(line)
            continue
        row = next(values)
        at = line.index(row["value"])
        cuts = [
            n for n in range(1, len(row["value"])) if row["value"][n] == " " or row["value"][n - 1] in ".-"
        ]
        if not cuts:
            lines.append(line)
            row["where"] = "line"
        else:
            cut = at + cuts[len(cuts) // 2]
            lines += [line[:cut].rstrip(), line[cut:].lstrip()]
        kept.append(row)
    return Listed(listed.name, "broken", lines, kept, listed.innocent)


def _columns(
    maker: Maker, personal: Sequence[Spelling], where: str, every: int = 1
) -> tuple[Listed, list[list[list[str]]]]:
    """Tables of one heading each: number, name, the value, post; two rows."""
    found = Listed(f"bang-{where}", where)
    tables = []
    for spelling in personal:
        values = cycle(spelling.values)
        for heading in spelling.heading[:: every if len(spelling.heading) > every else 1]:
            rows = [["TT", "Họ và tên", heading, "Chức vụ"]]
            for number, post in enumerate(islice(cycle(_POSTS), 2), start=1):
                person, value = next(maker.persons), maker.drawn(next(values))
                rows.append([str(number), person, value, post])
                found.put(spelling.kind, value, f"{person} {value}")
            tables.append(rows)
    return found, tables


def _forms(maker: Maker, personal: Sequence[Spelling], where: str, every: int = 1) -> Listed:
    """'Label: value' under a person's name, one a line."""
    found = Listed(f"to-khai-{where}", where)
    count = 0
    for spelling in personal:
        values = cycle(spelling.values)
        for label in spelling.form[:: every if len(spelling.form) > every else 1]:
            if count % 6 == 0:
                found.lines.append(f"Họ và tên: {next(maker.persons)}")
            count += 1
            value = maker.drawn(next(values))
            found.lines.append(f"{label}: {value}")
            found.put(spelling.kind, value, f"{label}: {value}")
    return found


def _listed(folder: Path, listed: Listed, file: str) -> None:
    """The list of a document beside it, under the document's name."""
    content = {"file": file, "type": file[-3:], "personal": listed.personal, "innocent": listed.innocent}
    target = folder / f"{listed.name}-{file[-3:]}.json"
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


_HEAD = (
    "MẪU",
    "QUYẾT ĐỊNH",
    "Về việc kiện toàn Tổ công tác",
    "Điều 1. Kiện toàn Tổ công tác gồm các ông, bà sau đây:",
)


def _write_text(folder: Path, listed: Listed) -> None:
    file = f"{listed.name}.txt"
    (folder / file).write_text("\n".join((*_HEAD, *listed.lines)), encoding="utf-8")
    _listed(folder, listed, file)


def _pdf_of(lines: Iterable[str], canvas: Canvas | None = None) -> bytes:
    """Pages of lines, wrapped at the margin."""
    register()
    buffer = io.BytesIO()
    page = canvas or Canvas(buffer, pagesize=A4, invariant=1)
    y = 0.0
    for line in lines:
        for part in textwrap.wrap(line, 82) or [""]:
            if y < 60:
                if y:
                    page.showPage()
                page.setFont(REGULAR, _SIZE)
                y = _TOP
            page.drawString(_LEFT, y, part)
            y -= _LEADING
    page.save()
    return buffer.getvalue()


def _write_pdf(folder: Path, listed: Listed) -> None:
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(_pdf_of((*_HEAD, *listed.lines)))
    _listed(folder, listed, file)


def _write_scan(folder: Path, listed: Listed) -> None:
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(scanned(_pdf_of((*_HEAD, *listed.lines)), 7, colour=False))
    _listed(folder, listed, file)


_WIDTHS = (30.0, 130.0, 190.0, 150.0)  # points of the columns


def _table_pages(tables: Sequence[Sequence[Sequence[str]]], ruled: bool) -> bytes:
    register()
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1)
    y = 0.0
    for rows in tables:
        if y < 60 + _LEADING * (len(rows) + 2):
            if y:
                page.showPage()
            page.setFont(REGULAR, _SIZE)
            y = _TOP
            page.drawString(_LEFT, y, "MẪU - Danh sách kèm theo Quyết định")
            y -= 2 * _LEADING
        for row in rows:
            x = _LEFT
            for width, cell in zip(_WIDTHS, row, strict=True):
                page.drawString(x + 3, y, cell)
                if ruled:
                    page.rect(x, y - 5, width, _LEADING)
                x += width
            y -= _LEADING
        y -= 1.5 * _LEADING
        page.drawString(_LEFT, y + 0.4 * _LEADING, "Danh sách tiếp theo của Tổ công tác.")
        y -= _LEADING
    page.save()
    return buffer.getvalue()


def _write_tables(folder: Path, listed: Listed, tables: Sequence[Sequence[Sequence[str]]]) -> None:
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(_table_pages(tables, listed.where == "ruled"))
    _listed(folder, listed, file)


def _write_scan_of_tables(folder: Path, listed: Listed, tables: Sequence[Sequence[Sequence[str]]]) -> None:
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(scanned(_table_pages(tables, ruled=True), 9, colour=False))
    _listed(folder, listed, file)


def _write_word(
    folder: Path, maker: Maker, listed: Listed, tables: Sequence[Sequence[Sequence[str]]]
) -> None:
    """Tables of a Word file, whose properties, comments and link targets give data away as well."""
    document = docx.Document()
    document.add_paragraph("MẪU")
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
        document.add_paragraph("Danh sách tiếp theo của Tổ công tác.")
    hidden = [maker.drawn(t) for t in ("0912######", "0038########", "mau.an####@gmail.com")]
    document.core_properties.comments = f"Điện thoại {hidden[0]}"
    document.core_properties.keywords = f"CCCD {hidden[1]}"
    paragraph = document.add_paragraph("Liên hệ qua thư")
    paragraph.part.relate_to(f"mailto:{hidden[2]}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    document.save(str(folder / f"{listed.name}.docx"))
    for value in hidden:
        listed.personal.append({"value": value, "kind": "metadata", "where": "metadata"})
    _listed(folder, listed, f"{listed.name}.docx")


def _picture_of(lines: Sequence[str], dpi: int = 170) -> Image.Image:
    """The lines as an image, as a photograph of a card or of a form would show them."""
    page = pdfium.PdfDocument(_pdf_of(lines))[0]
    image = page.render(scale=dpi / 72).to_pil()
    high = round((842 - _TOP + _LEADING * (len(lines) + 1)) * dpi / 72)
    return Image.Image.crop(image, (round(40 * dpi / 72), round(40 * dpi / 72), round(400 * dpi / 72), high))


def _write_picture(folder: Path, listed: Listed) -> None:
    """A page with a good text layer, and on it pictures that say what the layer does not."""
    register()
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1)
    for begin in range(0, len(listed.lines), 8):
        page.setFont(REGULAR, _SIZE)
        for number, line in enumerate((*_HEAD, *["Tổ công tác có nhiệm vụ giúp Ủy ban nhân dân tỉnh."] * 6)):
            page.drawString(_LEFT, _TOP - number * _LEADING, line)
        image = _picture_of(listed.lines[begin : begin + 8])
        page.drawImage(
            ImageReader(image), _LEFT, 380, width=image.width * 72 / 170, height=image.height * 72 / 170
        )
        page.showPage()
    page.save()
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(buffer.getvalue())
    _listed(folder, listed, file)


def _write_names(folder: Path, maker: Maker, personal: Sequence[Spelling]) -> None:
    """Values in the names of files."""
    wanted = {
        "phone": "ông {person} ĐT {value}",
        "paper": "CCCD {value} {person}",
        "email": "{person} {value}",
    }
    for spelling in personal:
        shape = wanted.pop(spelling.kind, None)
        if shape is None:
            continue
        for template in islice(cycle(spelling.values), 3):
            value = maker.drawn(template)
            if "/" in value:
                continue
            listed = Listed(f"ten-{spelling.kind}-{len(value)}-{maker.rng.randint(100, 999)}", "filename")
            listed.put(spelling.kind, value, value)
            file = f"QD {shape.format(person=next(maker.persons), value=value)}.txt"
            text = "\n".join((*_HEAD, f"1. Ông {next(maker.persons)}, Tổ trưởng; {listed.name}."))
            (folder / file).write_text(text, encoding="utf-8")
            _listed(folder, listed, file)


def _write_beside(folder: Path, maker: Maker) -> None:
    """A PDF whose properties, annotations and form fields give data away."""
    register()
    listed = Listed("thuoc-tinh", "metadata")
    values = [
        maker.drawn(t)
        for t in (
            "0912######",
            "0038########",
            "mau.an####@gmail.com",
            "098#.###.###",
            "B1######",
            "0937######",
        )
    ]
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1)
    page.setTitle(f"Quyết định của ông Mẫu, ĐT {values[0]}")
    page.setKeywords([f"CCCD {values[1]}"])
    page.setFont(REGULAR, _SIZE)
    for number, line in enumerate(_HEAD):
        page.drawString(_LEFT, _TOP - number * _LEADING, line)
    page.linkURL(f"mailto:{values[2]}", (_LEFT, 600, 200, 620))
    page.textAnnotation(f"Gọi số {values[3]}", (300, 600, 320, 620))
    page.acroForm.textfield(
        name="ho_chieu", value=f"Ho chieu {values[4]}", x=_LEFT, y=500, width=250, height=20
    )
    page.bookmarkHorizontal("a", 0, 0)
    page.addOutlineEntry(f"DT {values[5]}", "a")
    page.save()
    (folder / f"{listed.name}.pdf").write_bytes(buffer.getvalue())
    for value in values:
        listed.personal.append({"value": value, "kind": "metadata", "where": "metadata"})
    _listed(folder, listed, f"{listed.name}.pdf")
