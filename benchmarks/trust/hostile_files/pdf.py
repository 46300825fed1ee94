"""Hostile PDF files, written object by object."""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from reportlab.pdfgen import canvas

from benchmarks.trust.hostile_files import Ending, Hostile

SAMPLE = Path(__file__).parents[3] / "corpus" / "lang-son-thay-thanh-vien-bcd" / "source.pdf"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_SHOWN = b"BT /F1 12 Tf 72 720 Td (Mau) Tj ET"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 5 0 R/Contents 4 0 R>>"


def stream(data: bytes, about: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (about, len(data), data)


def flate(data: bytes, about: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), about + b"/Filter/FlateDecode")


def pdf(objects: Mapping[int, bytes] = {}, extra: bytes = b"", tail: bytes | None = None) -> bytes:
    """A PDF of one page whose objects are replaced by number: 1 catalog, 2 pages, 3 page, 4 contents, 5 resources,
    6 font; more may be added. extra: into the trailer; tail: in place of what stands behind the objects.
    """
    found = {
        1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>", 3: _PAGE,
        4: stream(_SHOWN), 5: b"<</Font<</F1 6 0 R>>>>", 6: _FONT, **objects,
    }  # fmt: skip
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(found.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    if tail is not None:
        return out.getvalue() + tail
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    out.write(
        b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (max(found) + 1, extra, start)
    )
    return out.getvalue()


def page(entries: bytes) -> bytes:
    """The one page with entries of its own; what stands first holds."""
    return b"<<%s/Type/Page/Parent 2 0 R/Resources 5 0 R/Contents 4 0 R>>" % entries


def contents(operators: bytes, resources: bytes = b"", **more: bytes) -> bytes:
    """One A4 page of these operators. more: objects by 'o7', 'o8' …"""
    objects = {int(name[1:]): body for name, body in more.items()}
    return pdf({4: flate(operators), 5: b"<</Font<</F1 6 0 R>>%s>>" % resources, **objects})


def image(about: bytes, data: bytes) -> bytes:
    """A page that is one image."""
    body = stream(data, b"/Type/XObject/Subtype/Image" + about)
    return contents(b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject<</I 7 0 R>>", o7=body)


def second(kids: Mapping[int, bytes]) -> bytes:
    """Two pages: the first is sound, the second is object 10, made of `kids`."""
    return pdf({2: b"<</Type/Pages/Kids[3 0 R 10 0 R]/Count 2>>", **kids})


def _second_image(filters: bytes, data: bytes) -> bytes:
    about = (
        b"/Type/XObject/Subtype/Image/Width 1240/Height 1754/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/"
    )
    return second({
        10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 12 0 R>>>>/Contents 11 0 R>>",
        11: stream(b"q 595 0 0 842 0 0 cm /I Do Q"), 12: stream(data, about + filters),
    })  # fmt: skip


def _second_contents(body: bytes) -> bytes:
    kid = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 5 0 R/Contents 11 0 R>>"
    return second({10: kid, 11: body})


def _many_pages(count: int) -> bytes:
    kids = dict.fromkeys(range(10, 10 + count), _PAGE)
    listed = b" ".join(b"%d 0 R" % n for n in kids)
    return pdf({2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (listed, count), **kids})


def _deep_pages(depth: int) -> bytes:
    nodes = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(10, 10 + depth)}
    return pdf({2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>", **nodes, 10 + depth: _PAGE})


def _forms(depth: int, width: int) -> bytes:
    """Each form draws the next one so many times."""
    more = {}
    for n in range(depth):
        inner = b"/F Do " * width if n + 1 < depth else b"0 0 1 1 re f"
        about = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>" % (8 + n)
        more[f"o{7 + n}"] = stream(inner, about)
    return contents(b"/F Do", b"/XObject<</F 7 0 R>>", **more)


def _letters(font: bytes, text: bytes = b"<41424344>", **more: bytes) -> bytes:
    objects = {int(name[1:]): body for name, body in more.items()}
    return pdf({4: stream(b"BT /F1 12 Tf 72 720 Td %s Tj ET" % text), 6: font, **objects})


def _to_unicode(mapping: bytes) -> bytes:
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <00> <FF> endcodespacerange\n%s\nendcmap end end" % mapping
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>"
    return _letters(font, o7=stream(cmap))


def _broken_font(key: bytes, data: bytes) -> bytes:
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Hong/FirstChar 65/LastChar 68/Widths[500 500 500 500]"
        b"/FontDescriptor 7 0 R>>"
    )
    about = b"<</Type/FontDescriptor/FontName/ABCDEF+Hong/Flags 4/FontBBox[-1e9 -1e9 1e9 1e9]/Ascent 1e9/Descent -1e9"
    return _letters(font, o7=about + b"/%s 8 0 R>>" % key, o8=stream(data))


def _encrypted(user: str | None) -> bytes:
    out = io.BytesIO()
    from reportlab.lib.pdfencrypt import StandardEncryption

    made = canvas.Canvas(out, encrypt=StandardEncryption(user or "", ownerPassword="chu"))
    made.drawString(72, 720, "Mau")
    made.save()
    return out.getvalue()


def _truncated(tenths: int) -> bytes:
    data = SAMPLE.read_bytes()
    return data[: len(data) * tenths // 10]


def _flipped(seed: int) -> bytes:
    data, chance = bytearray(SAMPLE.read_bytes()), random.Random(seed)
    for _ in range(200):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _xref_stream(entries: bytes) -> bytes:
    body = pdf(tail=b"")
    about = b"/Type/XRef/Size 8/W[1 2 1]/Root 1 0 R" + entries % len(body)
    return body + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (stream(bytes(32), about), len(body))


def _self_prev() -> bytes:
    body = pdf(tail=b"")
    return body + b"xref\n0 1\n0000000000 65535 f \ntrailer<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF" % (
        len(body), len(body),
    )  # fmt: skip


def _noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


_GREY = b"/Width %d/Height %d/BitsPerComponent %d/ColorSpace/DeviceGray"
_SCAN = _GREY % (1240, 1754, 8)
_ONE = _GREY % (1, 1, 8)
_JPEG_HEAD = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def _structure() -> Iterator[tuple[str, partial[bytes], Ending]]:
    whole = partial(pdf)
    del whole
    yield "xref-prev-self", partial(_self_prev), "any"
    yield "xref-stream-prev-self", partial(_xref_stream, b"/Prev %d"), "any"
    yield "xref-size-1e9", partial(pdf, {}, b"/Size 1000000000"), "any"
    yield "xref-none", partial(pdf, {}, b"", b""), "says"
    yield "startxref-beyond", partial(pdf, {}, b"", b"startxref\n99999999999\n%%EOF"), "says"
    yield "startxref-negative", partial(pdf, {}, b"", b"startxref\n-5\n%%EOF"), "says"
    yield "root-missing", partial(pdf, {1: b"null"}), "says"
    yield "root-self", partial(pdf, {1: b"1 0 R"}), "says"
    yield (
        "object-stream-extends-self",
        partial(pdf, {7: stream(b"8 0 null", b"/Type/ObjStm/N 1/First 4/Extends 7 0 R")}),
        "any",
    )
    yield (
        "object-stream-n-1e9",
        partial(pdf, {7: stream(b"8 0 null", b"/Type/ObjStm/N 1000000000/First 4")}),
        "any",
    )
    yield (
        "object-stream-bomb",
        partial(pdf, {7: flate(bytes(300_000_000), b"/Type/ObjStm/N 1/First 4")}),
        "any",
    )
    yield "pages-cycle", partial(pdf, {2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}), "fails"
    yield (
        "pages-cycle-of-two",
        partial(
            pdf, {2: b"<</Type/Pages/Kids[7 0 R]/Count 3>>", 7: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 3>>"}
        ),
        "any",
    )
    yield "pages-parent-self", partial(pdf, {3: b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"}), "any"
    yield "pages-deep", partial(_deep_pages, 20_000), "any"
    yield "pages-5000", partial(_many_pages, 5000), "fails"
    yield "pages-900-same", partial(_many_pages, 900), "any"
    for name, count in (
        ("1e9", b"1000000000"),
        ("negative", b"-1"),
        ("zero", b"0"),
        ("real", b"1e9"),
        ("name", b"/A"),
    ):
        yield f"count-{name}", partial(pdf, {2: b"<</Type/Pages/Kids[3 0 R]/Count %s>>" % count}), "any"
    yield "count-2-of-1", partial(pdf, {2: b"<</Type/Pages/Kids[3 0 R]/Count 2>>"}), "says"
    yield "kids-none", partial(pdf, {2: b"<</Type/Pages/Kids[]/Count 0>>"}), "fails"
    yield "kids-odd", partial(pdf, {2: b"<</Type/Pages/Kids[null 7 (a) 3 0 R]/Count 4>>"}), "says"
    yield "kids-missing-object", partial(pdf, {2: b"<</Type/Pages/Kids[3 0 R 99 0 R]/Count 2>>"}), "says"
    boxes = {
        "nan": b"[nan nan nan nan]", "inf": b"[0 0 inf inf]", "names": b"[/a /b /c /d]", "short": b"[0 0]",
        "inverted": b"[595 842 0 0]", "negative": b"[-1e6 -1e6 -5e5 -5e5]", "huge": b"[0 0 1e9 1e9]",
        "zero": b"[0 0 0 0]", "thin": b"[0 0 1e-9 842]", "wide": b"[0 0 1e7 100]", "largest": b"[0 0 14400 14400]",
        "far": b"[1e30 1e30 2e30 2e30]",
    }  # fmt: skip
    for name, box in boxes.items():
        yield f"box-{name}", partial(pdf, {3: page(b"/MediaBox%s" % box)}), "any"
    yield (
        "cropbox-outside",
        partial(pdf, {3: page(b"/MediaBox[0 0 595 842]/CropBox[9000 9000 9999 9999]")}),
        "any",
    )
    for turn in (b"45", b"1000000007", b"-90", b"(a)"):
        yield (
            f"rotate-{turn.decode().strip('()')}",
            partial(pdf, {3: page(b"/MediaBox[0 0 595 842]/Rotate %s" % turn)}),
            "any",
        )
    yield "userunit", partial(pdf, {3: page(b"/MediaBox[0 0 595 842]/UserUnit 1e9")}), "any"
    for length in (b"1000000000000000000", b"-1", b"4 0 R", b"(a)"):
        body = b"<</Length %s>>stream\n%s\nendstream" % (length, _SHOWN)
        yield f"length-{length.decode().strip('()').replace(' ', '')}", partial(pdf, {4: body}), "any"
    yield "nested-arrays", partial(pdf, {7: b"[" * 200_000}), "any"
    yield "nested-dicts", partial(pdf, {7: b"<</A" * 100_000}), "any"
    yield "name-long", partial(pdf, {7: b"/" + b"A" * 5_000_000}), "any"
    yield "string-unclosed", partial(pdf, {7: b"(" * 1_000_000}), "any"
    yield (
        "outlines-cycle",
        partial(
            pdf,
            {
                1: b"<</Type/Catalog/Pages 2 0 R/Outlines 7 0 R>>",
                7: b"<</First 7 0 R/Next 7 0 R/Last 7 0 R/Parent 7 0 R>>",
            },
        ),
        "any",
    )
    yield (
        "fields-cycle",
        partial(
            pdf,
            {
                1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]>>>>",
                7: b"<</T(a)/Kids[7 0 R]/Parent 7 0 R/FT/Sig>>",
            },
        ),
        "any",
    )
    yield (
        "names-cycle",
        partial(
            pdf,
            {
                1: b"<</Type/Catalog/Pages 2 0 R/Names<</JavaScript 7 0 R/Dests 7 0 R>>>>",
                7: b"<</Kids[7 0 R]>>",
            },
        ),
        "any",
    )


def _active() -> Iterator[tuple[str, partial[bytes], Ending]]:
    actions = {
        "javascript": b"<</S/JavaScript/JS(while(true){app.alert(1)})>>", "launch": b"<</S/Launch/F(/bin/sh)>>",
        "uri": b"<</S/URI/URI(http://127.0.0.1:9/)>>", "submit": b"<</S/SubmitForm/F(http://127.0.0.1:9/)>>",
        "goto-remote": b"<</S/GoToR/F(/etc/passwd)>>",
    }  # fmt: skip
    for name, action in actions.items():
        yield (
            f"action-{name}",
            partial(pdf, {1: b"<</Type/Catalog/Pages 2 0 R/OpenAction %s>>" % action}),
            "any",
        )
    files = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.pdf) 7 0 R]>>>>>>"
    attached = {
        1: files,
        7: b"<</Type/Filespec/F(a.pdf)/EF<</F 8 0 R>>>>",
        8: stream(b"%PDF-1.7", b"/Type/EmbeddedFile"),
    }
    yield "attachment", partial(pdf, attached), "any"
    yield (
        "xfa",
        partial(
            pdf, {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 7 0 R/Fields[]>>>>", 7: stream(b"<xdp/>")}
        ),
        "any",
    )
    yield (
        "contents-external-file",
        partial(pdf, {4: b"<</Length 0/F(/etc/passwd)>>stream\n\nendstream"}),
        "any",
    )
    sign = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(k)/Rect[0 0 100 100]/V 8 0 R/P 3 0 R>>"
    for name, value in {
        "range-negative": b"/ByteRange[-1 -1 -1 -1]/Contents<00FF>", "range-huge": b"/ByteRange[0 2147483647 2147483647 1]/Contents<3082>",
        "contents-huge": b"/ByteRange[0 1 2 3]/Contents<" + b"30" * 2_000_000 + b">",
        "time-odd": b"/ByteRange[0 1 2 3]/Contents<30>/M(D:99999999999999)",
    }.items():  # fmt: skip
        made = {
            1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]/SigFlags 3>>>>", 7: sign,
            3: page(b"/MediaBox[0 0 595 842]/Annots[7 0 R]"), 8: b"<</Type/Sig/Filter/Adobe.PPKLite%s>>" % value,
        }  # fmt: skip
        yield f"signature-{name}", partial(pdf, made), "any"
    yield (
        "annotations-100000",
        partial(
            pdf,
            {
                3: page(b"/MediaBox[0 0 595 842]/Annots[%s]" % (b"7 0 R " * 100_000)),
                7: b"<</Type/Annot/Subtype/Widget/Rect[0 0 9 9]>>",
            },
        ),
        "any",
    )
    yield "encrypted", partial(_encrypted, "mat"), "fails"
    yield "encrypted-by-owner", partial(_encrypted, None), "done"
    yield (
        "encrypted-unknown",
        partial(pdf, {7: b"<</Filter/Foo/V 99>>"}, b"/Encrypt 7 0 R/ID[<00><00>]"),
        "fails",
    )
    yield "encrypted-by-itself", partial(pdf, {}, b"/Encrypt 1 0 R"), "fails"


def _drawing() -> Iterator[tuple[str, partial[bytes], Ending]]:
    for size in (b"3000", b"1000000", b"1e30"):
        yield f"letter-{size.decode()}", partial(contents, b"BT /F1 %s Tf 0 0 Td (O) Tj ET" % size), "any"
    yield "letter-nan", partial(contents, b"BT nan 0 0 nan nan nan Tm /F1 nan Tf (O) Tj ET"), "any"
    many = b"BT /F1 900 Tf 1 0 0 1 0 0 Tm " + b"(OOOOOOOOOO) Tj " * 400 + b"ET"
    yield "letters-huge-many", partial(contents, many), "any"
    yield (
        "letters-on-one-spot",
        partial(contents, b"BT /F1 12 Tf " + b"1 0 0 1 72 700 Tm (Mau) Tj " * 20_000 + b"ET"),
        "any",
    )
    yield (
        "letters-million",
        partial(contents, b"BT /F1 1 Tf 72 700 Td (%s) Tj ET" % (b"a b " * 300_000)),
        "any",
    )
    yield (
        "letters-one-row",
        partial(contents, b"BT /F1 .01 Tf 72 700 Td (%s) Tj ET" % (b"a b " * 20_000)),
        "any",
    )
    yield "letters-off-page", partial(contents, b"BT /F1 12 Tf 1 0 0 1 90000 90000 Tm (Mau) Tj ET"), "any"
    yield (
        "letters-turned",
        partial(
            contents,
            b"BT /F1 12 Tf "
            + b"".join(b".7 .7 -.7 .7 %d %d Tm (Mau mau) Tj " % (n, n) for n in range(0, 500, 5))
            + b"ET",
        ),
        "any",
    )
    rules = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S " % (n, n, n, n) for n in range(0, 590, 1))
    yield "rules-600x600", partial(contents, rules), "any"
    yield (
        "rules-100000",
        partial(
            contents, b"".join(b"%d.%d 0 m %d.%d 842 l S " % (n % 595, n, n % 595, n) for n in range(100_000))
        ),
        "any",
    )
    yield (
        "cells-50000",
        partial(
            contents, b"".join(b"%d %d 8 8 re S " % (n % 70 * 8, n // 70 % 100 * 8) for n in range(50_000))
        ),
        "any",
    )
    yield "states-1e6", partial(contents, b"q " * 1_000_000), "any"
    yield "operands-1e6", partial(contents, b"1 " * 1_000_000 + b"m"), "any"
    yield "dashes", partial(contents, b"[.0000001] 0 d 0 0 m 595 842 l S"), "any"
    yield "line-width", partial(contents, b"1e30 w 0 0 m 595 842 l S"), "any"
    yield (
        "curves",
        partial(contents, b"0 0 m " + b"0 842 595 0 595 842 c 595 0 0 842 0 0 c " * 50_000 + b"B*"),
        "any",
    )
    yield "inline-image-open", partial(contents, b"BI /W 10 /H 10 /BPC 8 /CS /G ID " + bytes(50)), "any"
    yield "inline-image-huge", partial(contents, b"BI /W 100000 /H 100000 /BPC 8 /CS /G ID abc EI"), "any"
    yield "form-self", partial(_forms, 1, 1), "any"
    yield "forms-laugh", partial(_forms, 8, 10), "any"
    yield "forms-deep", partial(_forms, 500, 1), "any"
    pattern = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .01/YStep .01/Resources<</Pattern<</P 7 0 R>>>>"
    yield (
        "pattern-self",
        partial(
            contents,
            b"/Pattern cs /P scn 0 0 595 842 re f",
            b"/Pattern<</P 7 0 R>>",
            o7=stream(b"/Pattern cs /P scn 0 0 1 1 re f", pattern),
        ),
        "any",
    )
    mask = b"/ExtGState<</G<</SMask<</S/Luminosity/G 7 0 R>>>>>>"
    yield (
        "mask-self",
        partial(
            contents,
            b"/G gs 0 0 595 842 re f",
            mask,
            o7=stream(
                b"/G gs 0 0 9 9 re f",
                b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency>>/Resources<<%s>>" % mask,
            ),
        ),
        "any",
    )
    shading = b"/Shading<</S<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1e9 0 1e9]/Function<</FunctionType 4/Domain[0 1 0 1]/Range[0 1]>>>>>>"
    yield "shading", partial(contents, b"/S sh", shading), "any"
    yield "contents-garbage", partial(pdf, {4: stream(_noise(100_000))}), "any"
    yield (
        "contents-100000",
        partial(
            pdf,
            {
                3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources 5 0 R/Contents[%s]>>"
                % (b"4 0 R " * 100_000)
            },
        ),
        "any",
    )
    yield "contents-is-page", partial(pdf, {4: b"3 0 R"}), "any"
    yield "contents-bomb", partial(pdf, {4: flate(b"q Q " * 75_000_000)}), "any"
    twice = stream(
        zlib.compress(zlib.compress(bytes(300_000_000), 9), 9), b"/Filter[/FlateDecode/FlateDecode]"
    )
    yield "contents-bomb-twice", partial(pdf, {4: twice}), "any"
    yield (
        "contents-filters-1000",
        partial(pdf, {4: stream(_SHOWN, b"/Filter[%s]" % (b"/ASCIIHexDecode" * 1000))}),
        "any",
    )
    yield "contents-filter-unknown", partial(pdf, {4: stream(_SHOWN, b"/Filter/Foo")}), "any"
    yield "contents-flate-broken", partial(pdf, {4: stream(_noise(500), b"/Filter/FlateDecode")}), "says"
    yield (
        "second-contents-broken",
        partial(_second_contents, stream(_noise(500), b"/Filter/FlateDecode")),
        "says",
    )
    yield (
        "run-length-bomb",
        partial(pdf, {4: stream(b"\x81q" * 1_000_000, b"/Filter/RunLengthDecode")}),
        "any",
    )


def _fonts() -> Iterator[tuple[str, partial[bytes], Ending]]:
    for key in (b"FontFile", b"FontFile2", b"FontFile3"):
        yield f"font-{key.decode().lower()}-noise", partial(_broken_font, key, _noise(20_000)), "any"
    head = b"\x00\x01\x00\x00" + b"\xff\xff" * 4 + b"glyf" + b"\xff" * 12 + b"loca" + b"\xff" * 12
    yield "font-tables-beyond", partial(_broken_font, b"FontFile2", head), "any"
    yield (
        "font-self",
        partial(
            _letters, b"<</Type/Font/Subtype/Type0/BaseFont/A/DescendantFonts[6 0 R]/Encoding/Identity-H>>"
        ),
        "any",
    )
    yield "font-missing", partial(_letters, b"null"), "any"
    three = b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 68/Widths[1 1 1 1]/Encoding<</Differences[65/a/a/a/a]>>/CharProcs<</a 7 0 R>>/Resources<</Font<</F1 6 0 R>>>>>>"
    yield "font-type3-self", partial(_letters, three, o7=stream(b"1 0 d0 BT /F1 9 Tf (A) Tj ET")), "any"
    yield (
        "font-widths",
        partial(
            _letters,
            b"<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 65/LastChar 68/Widths[1e30 -1e30 nan 0]>>",
        ),
        "any",
    )
    chars = {
        "lone-low": b"1 beginbfchar <41> <DC00> endbfchar", "lone-high": b"1 beginbfchar <41> <D800> endbfchar",
        "pair-turned": b"1 beginbfchar <41> <DC00D800> endbfchar", "right-to-left": b"1 beginbfchar <41> <202E0041> endbfchar",
        "zero": b"1 beginbfchar <41> <0000> endbfchar", "long": b"1 beginbfchar <41> <%s> endbfchar" % (b"0041" * 5000),
        "no-character": b"1 beginbfrange <00> <FF> <FFFE> endbfrange", "range-endless": b"1 beginbfrange <00> <FFFFFFFF> <0041> endbfrange",
        "cells": b"1 beginbfchar <41> <E000> endbfchar",
    }  # fmt: skip
    for name, mapping in chars.items():
        yield f"letters-{name}", partial(_to_unicode, mapping), "any"


def _images() -> Iterator[tuple[str, partial[bytes], Ending]]:
    broken = {
        "jpeg-noise": (b"DCTDecode", _noise(5000)), "jpeg-head": (b"DCTDecode", _JPEG_HEAD + _noise(5000)),
        "jpx-noise": (b"JPXDecode", _noise(5000)), "jpx-head": (b"JPXDecode", b"\x00\x00\x00\x0cjP  \r\n\x87\n" + _noise(5000)),
        "jbig2-noise": (b"JBIG2Decode", _noise(5000)), "flate-noise": (b"FlateDecode", _noise(5000)),
        "lzw-noise": (b"LZWDecode", _noise(5000)), "unknown": (b"Foo", _noise(5000)), "empty": (b"DCTDecode", b""),
    }  # fmt: skip
    for name, (filters, data) in broken.items():
        yield f"image-{name}", partial(image, _SCAN + b"/Filter/" + filters, data), "says"
        yield f"second-image-{name}", partial(_second_image, filters, data), "says"
    yield (
        "image-fax-noise",
        partial(image, _GREY % (1240, 1754, 1) + b"/Filter/CCITTFaxDecode", _noise(5000)),
        "any",
    )
    yield (
        "image-20000",
        partial(
            image, _GREY % (20_000, 20_000, 8) + b"/Filter/FlateDecode", zlib.compress(bytes(400_000_000), 9)
        ),
        "any",
    )
    yield "image-1e9", partial(image, _GREY % (1_000_000_000, 1_000_000_000, 8), b"abc"), "says"
    yield (
        "image-negative",
        partial(image, b"/Width -5/Height -5/BitsPerComponent 8/ColorSpace/DeviceGray", b"abc"),
        "any",
    )
    yield "image-bits-99", partial(image, _GREY % (10, 10, 99), b"abc"), "any"
    yield (
        "image-colours-self",
        partial(image, b"/Width 1/Height 1/BitsPerComponent 8/ColorSpace[/Indexed 7 0 R 255 7 0 R]", b"a"),
        "any",
    )
    yield "image-mask-self", partial(image, _ONE + b"/SMask 7 0 R", b"a"), "any"
    yield "image-noise", partial(image, _SCAN, _noise(1240 * 1754)), "any"
    yield (
        "jbig2-globals-self",
        partial(image, _SCAN + b"/Filter/JBIG2Decode/DecodeParms<</JBIG2Globals 7 0 R>>", _noise(99)),
        "any",
    )


def _bytes() -> Iterator[tuple[str, partial[bytes], Ending]]:
    for tenths in range(1, 10):
        yield f"truncated-{tenths}0", partial(_truncated, tenths), "says"
    for seed in range(8):
        yield f"flipped-{seed}", partial(_flipped, seed), "any"
    yield "head-only", partial(bytes, b"%PDF-1.7\n"), "fails"
    yield "head-and-noise", partial(lambda: b"%PDF-1.7\n" + _noise(50_000)), "fails"
    yield "head-late", partial(lambda: bytes(1000) + pdf()), "any"
    yield "head-too-late", partial(lambda: bytes(3000) + pdf()), "fails"
    yield "junk-behind", partial(lambda: pdf() + _noise(5000)), "any"
    yield "twice", partial(lambda: pdf() + pdf()), "any"


def files() -> list[Hostile]:
    """All of them."""
    parts = (_structure, _active, _drawing, _fonts, _images, _bytes)
    return [Hostile(f"{name}.pdf", make, ending) for part in parts for name, make, ending in part()]
