"""The documents of our own set as files: plain text, PDF, tables, Word, scans, pictures, names of files.

The list beside each document has the shape that `benchmarks.trust.privacy` reads; a seed gives one set.
"""

from __future__ import annotations

import io
import json
import random
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.trust.made_up import Listed, Maker, Spelling, broken, columns, forms, lines, load
from benchmarks.trust.made_up_pages import HEAD, LEADING, LEFT, SIZE, TOP, pdf_of, picture_of, table_pages
from corpus.generator.fonts import REGULAR, register
from corpus.generator.scan import scanned


def make(folder: Path, seed: int = 1) -> None:
    """Writes the whole set into `folder`."""
    maker = Maker(random.Random(seed))
    personal, innocent = load()
    write_texts(folder, maker, personal, innocent)
    said = lines(maker, personal, innocent, "line")
    said.name = "dong-pdf"
    _write_pdf(folder, said)
    for where in ("ruled", "unruled"):
        _write_tables(folder, *columns(maker, personal, where))
    _write_word(folder, maker, *columns(maker, personal, "ruled"))
    _write_scan(folder, lines(maker, personal, innocent, "scan", every=3))
    _write_scan_of_tables(folder, *columns(maker, personal, "scan", every=3))
    _write_picture(folder, forms(maker, personal, "picture", every=4))
    _write_beside(folder, maker)


def write_texts(
    folder: Path, maker: Maker, personal: Sequence[Spelling], innocent: Sequence[Spelling]
) -> None:
    """Writes the documents of plain text: lines, broken lines, forms, names of files."""
    _write_text(folder, lines(maker, personal, innocent, "line"))
    _write_text(folder, broken(lines(maker, personal, innocent, "broken")))
    _write_text(folder, forms(maker, personal, "form"))
    _write_names(folder, maker, personal)


def _listed(folder: Path, listed: Listed, file: str) -> None:
    """The list of a document beside it, under the document's name."""
    content = {"file": file, "type": file[-3:], "personal": listed.personal, "innocent": listed.innocent}
    target = folder / f"{listed.name}-{file[-3:]}.json"
    target.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def _write_text(folder: Path, listed: Listed) -> None:
    file = f"{listed.name}.txt"
    (folder / file).write_text("\n".join((*HEAD, *listed.lines)), encoding="utf-8")
    _listed(folder, listed, file)


def _write_pdf(folder: Path, listed: Listed) -> None:
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(pdf_of((*HEAD, *listed.lines)))
    _listed(folder, listed, file)


def _write_scan(folder: Path, listed: Listed) -> None:
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(scanned(pdf_of((*HEAD, *listed.lines)), 7, colour=False))
    _listed(folder, listed, file)


def _write_tables(folder: Path, listed: Listed, tables: Sequence[Sequence[Sequence[str]]]) -> None:
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(table_pages(tables, listed.where == "ruled"))
    _listed(folder, listed, file)


def _write_scan_of_tables(folder: Path, listed: Listed, tables: Sequence[Sequence[Sequence[str]]]) -> None:
    file = f"{listed.name}.pdf"
    (folder / file).write_bytes(scanned(table_pages(tables, ruled=True), 9, colour=False))
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


def _write_picture(folder: Path, listed: Listed) -> None:
    """A page with a good text layer, and on it pictures that say what the layer does not."""
    register()
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1)
    for begin in range(0, len(listed.lines), 8):
        page.setFont(REGULAR, SIZE)
        for number, line in enumerate((*HEAD, *["Tổ công tác có nhiệm vụ giúp Ủy ban nhân dân tỉnh."] * 6)):
            page.drawString(LEFT, TOP - number * LEADING, line)
        image = picture_of(listed.lines[begin : begin + 8])
        page.drawImage(
            ImageReader(image), LEFT, 380, width=image.width * 72 / 170, height=image.height * 72 / 170
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
            text = "\n".join((*HEAD, f"1. Ông {next(maker.persons)}, Tổ trưởng; {listed.name}."))
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
    page.setFont(REGULAR, SIZE)
    for number, line in enumerate(HEAD):
        page.drawString(LEFT, TOP - number * LEADING, line)
    page.linkURL(f"mailto:{values[2]}", (LEFT, 600, 200, 620))
    page.textAnnotation(f"Gọi số {values[3]}", (300, 600, 320, 620))
    page.acroForm.textfield(
        name="ho_chieu", value=f"Ho chieu {values[4]}", x=LEFT, y=500, width=250, height=20
    )
    page.bookmarkHorizontal("a", 0, 0)
    page.addOutlineEntry(f"DT {values[5]}", "a")
    page.save()
    (folder / f"{listed.name}.pdf").write_bytes(buffer.getvalue())
    for value in values:
        listed.personal.append({"value": value, "kind": "metadata", "where": "metadata"})
    _listed(folder, listed, f"{listed.name}.pdf")
