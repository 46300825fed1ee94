"""Hostile Word files."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Mapping

from benchmarks.trust.hostile_files import Ending, Hostile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/></Types>'
    ),
    "_rels/.rels": f'<Relationships xmlns="{_REL}"><Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_REL}"><Relationship Id="r1" Type="{_R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{_R}/numbering" Target="numbering.xml"/></Relationships>'
    ),
    "word/styles.xml": f'<w:styles xmlns:w="{_W}"/>', "word/numbering.xml": f'<w:numbering xmlns:w="{_W}"/>',
}  # fmt: skip
_SAID = "<w:p><w:r><w:t>QUYẾT ĐỊNH MẪU</w:t></w:r></w:p>"


def body(inside: str, before: str = "") -> str:
    """word/document.xml."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{inside}</w:body></w:document>'


def docx(inside: str = _SAID, changed: Mapping[str, str | bytes | None] = {}, before: str = "") -> bytes:
    """A Word file; changed: parts by name, None for one that is missing."""
    parts: dict[str, str | bytes | None] = {**_PARTS, "word/document.xml": body(inside, before), **changed}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if content is not None:
                package.writestr(name, content)
    return out.getvalue()


def _flipped(place: float) -> bytes:
    data = bytearray(docx(_SAID * 50))
    data[int(len(data) * place)] ^= 0xFF
    return bytes(data)


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _nested(tag: str, depth: int) -> str:
    return f"<w:{tag}>" * depth + _SAID + f"</w:{tag}>" * depth


def _tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + _SAID + "</w:tc></w:tr></w:tbl>" * depth


def _listed(numbering: str) -> bytes:
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>MẪU</w:t></w:r></w:p>'
    return docx(item * 5, {"word/numbering.xml": f'<w:numbering xmlns:w="{_W}">{numbering}</w:numbering>'})


def _styled(styles: str) -> bytes:
    text = '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>MẪU</w:t></w:r></w:p>'
    return docx(text, {"word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>'})


def _related(target: str, kind: str = "image", mode: str = "External") -> bytes:
    rels = _PARTS["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        f'<Relationship Id="r9" Type="{_R}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>',
    )
    drawing = '<w:p><w:r><w:drawing r:embed="r9"/></w:r></w:p>'
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="r9"/></w:sectPr>' if kind == "header" else ""
    )
    return docx(_SAID + drawing + section, {"word/_rels/document.xml.rels": rels})


def _doubled() -> bytes:
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("../../word/document.xml", body(_SAID))
        package.writestr("word/document.xml/", b"")
    return out.getvalue()


_LAUGH = (
    "<!DOCTYPE w [<!ENTITY a0 'MAU'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]>"
)


def files() -> list[Hostile]:
    """All of them."""
    found: list[tuple[str, Callable[[], bytes], Ending]] = [
        *((f"without-{name.rsplit('/', 1)[-1].strip('[].')}", lambda name=name: docx(changed={name: None}), "any") for name in (*_PARTS, "word/document.xml")),  # type: ignore[misc]
        *((f"byte-{share:.0%}", lambda share=share: _flipped(share), "any") for share in (0.1, 0.3, 0.5, 0.7, 0.9, 0.97)),  # type: ignore[misc]
        *((f"cut-{share:.0%}", lambda share=share: docx()[: int(len(docx()) * share)], "fails") for share in (0.1, 0.5, 0.9)),  # type: ignore[misc]
        ("external-entity", lambda: docx(_paragraph("&x;"), before='<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "any"),
        ("external-dtd", lambda: docx(before='<!DOCTYPE w SYSTEM "http://127.0.0.1:9/a.dtd">'), "any"),
        ("parameter-entity", lambda: docx(before='<!DOCTYPE w [<!ENTITY % x SYSTEM "http://127.0.0.1:9/">%x;]>'), "any"),
        ("laughs", lambda: docx(_paragraph("&a11;"), before=_LAUGH), "any"),
        ("entity-undefined", lambda: docx(_paragraph("&khong;")), "fails"),
        ("half-character", lambda: docx(_paragraph("a&#xD800;b")), "fails"),
        ("zero-character", lambda: docx(_paragraph("a&#0;b")), "fails"),
        ("utf-8-broken", lambda: docx(changed={"word/document.xml": body(_SAID).encode().replace(b"M", b"\xff")}), "any"),
        ("utf-16", lambda: docx(changed={"word/document.xml": body(_SAID).replace("UTF-8", "UTF-16").encode("utf-16")}), "any"),
        ("encoding-unknown", lambda: docx(changed={"word/document.xml": body(_SAID).replace("UTF-8", "x-khong")}), "any"),
        ("not-xml", lambda: docx(changed={"word/document.xml": random.Random(1).randbytes(9000)}), "fails"),
        ("other-root", lambda: docx(changed={"word/document.xml": "<a/>"}), "fails"),
        ("other-type", lambda: docx(changed={"[Content_Types].xml": _PARTS["[Content_Types].xml"].replace("document.main", "header")}), "fails"),
        ("styles-not-xml", lambda: docx(changed={"word/styles.xml": b"\xff\xfe"}), "any"),
        ("deep", lambda: docx(_nested("sdt", 100_000)), "fails"),
        ("deep-200", lambda: docx(_nested("ins", 200)), "any"),
        ("tables-80", lambda: docx(_tables(80)), "any"),
        ("tables-5000", lambda: docx(_tables(5000)), "fails"),
        ("attribute-20e6", lambda: docx(f'<w:p w:rsid="{"a" * 20_000_000}"/>' + _SAID), "any"),
        ("bomb", lambda: docx(_paragraph("a" * 250_000_000)), "fails"),
        ("bomb-beside", lambda: docx(changed={"word/media/a.png": bytes(190_000_000)}), "fails"),
        ("line-3e6", lambda: docx(_paragraph("MẪU " * 750_000)), "says"),
        ("cell-300000", lambda: docx("<w:tbl>" + f"<w:tr><w:tc>{_paragraph('MẪU ' * 75_000)}</w:tc><w:tc>{_SAID}</w:tc></w:tr>" * 2 + "</w:tbl>"), "says"),
        ("paragraphs-50000", lambda: docx(_SAID * 50_000), "any"),
        ("pages-5000", lambda: docx((_SAID + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>') * 5000), "fails"),
        ("cells-wide", lambda: docx('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>' + _SAID + "</w:tc></w:tr></w:tbl>"), "any"),
        ("rows-20000", lambda: docx("<w:tbl>" + f"<w:tr><w:tc>{_SAID}</w:tc><w:tc>{_SAID}</w:tc></w:tr>" * 20_000 + "</w:tbl>"), "any"),
        ("controls", lambda: docx(_paragraph("\u202eMẪU\u2028\u0085\ue000\ufffd")), "done"),
        ("pictures-only", lambda: docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "says"),
        ("chunk-only", lambda: docx('<w:altChunk r:id="r9"/>'), "says"),
        ("nothing", lambda: docx(""), "any"),
        ("styles-cycle", lambda: _styled('<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style>'), "done"),
        ("numbers-cycle", lambda: _listed('<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="a"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'), "done"),
        ("numbers-level", lambda: _listed('<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="x"><w:start w:val="-9"/><w:lvlText w:val="%9%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'), "any"),
        ("numbers-roman", lambda: _listed('<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'), "done"),
        ("numbers-letters", lambda: _listed('<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="999999"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'), "any"),
        ("image-external", lambda: _related("http://127.0.0.1:9/a.png"), "any"),
        ("image-file", lambda: _related("file:///etc/passwd"), "any"),
        ("image-missing", lambda: _related("media/khong.png", mode="Internal"), "any"),
        ("image-outside", lambda: _related("../../../../etc/passwd", mode="Internal"), "any"),
        ("header-missing", lambda: _related("header9.xml", "header", "Internal"), "any"),
        ("header-external", lambda: _related("http://127.0.0.1:9/h.xml", "header"), "any"),
        ("header-is-document", lambda: _related("document.xml", "header", "Internal"), "any"),
        ("document-external", lambda: docx(changed={"_rels/.rels": _PARTS["_rels/.rels"].replace('"word/document.xml"', '"http://127.0.0.1:9/d.xml" TargetMode="External"')}), "fails"),
        ("document-outside", lambda: docx(changed={"_rels/.rels": _PARTS["_rels/.rels"].replace('"word/document.xml"', '"../../etc/passwd"')}), "fails"),
        ("parts-twice", _doubled, "any"),
        ("locked", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(9000), "fails"),
    ]  # fmt: skip
    old = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(500)
        + "WordDocument".encode("utf-16-le")
        + random.Random(1).randbytes(20_000)
    )
    return [
        *(Hostile(f"{name}.docx", make, ending) for name, make, ending in found),
        Hostile("noise.doc", lambda: old, "any"),
    ]
