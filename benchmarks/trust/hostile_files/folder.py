"""What is hostile about a folder: names, pipes, links, and files that are not what their names say."""

from __future__ import annotations

import os
import socket
from pathlib import Path

from benchmarks.trust.hostile_files.pdf import pdf
from benchmarks.trust.hostile_files.text import HEAD
from benchmarks.trust.hostile_files.word import docx

_NAMES = (
    b"dong\nmoi.txt", b"khong-utf8-\xff\xfe.txt", b"-rf.txt", b"--help.txt", b"\xe2\x80\xaetxt.fdp.txt", b" .txt",
    b"dau'nhay\".txt", b"*.txt", b"[a]?.txt", b"$(id).txt", b"a;b|c.txt", b"\\.txt", b"%00.txt", b"a\tb.txt",
    b"a\x1b[31m.txt", b"<b>.txt", b"'; drop table members;--.txt", b"a" * 250 + b".txt", b"e\xcc\x81.txt",
    b"0912345678.txt", b"\xf0\x9f\x91\xa9.txt", b"a...txt", b"CON.txt", b"a.pdf.txt", b"=HYPERLINK(1).txt",
)  # fmt: skip
_CONTENTS = {
    "la-docx.pdf": docx(), "la-pdf.docx": pdf(), "la-pdf.txt": pdf(), "la-text.pdf": HEAD.encode(),
    "la-html.pdf": b"<!DOCTYPE html><p>a", "la-exe.pdf": b"MZ\x90\x00" + bytes(200), "la-elf.docx": b"\x7fELF" + bytes(200),
    "la-rtf.doc": b"{\\rtf1 a}", "la-rar.zip": b"Rar!\x1a\x07" + bytes(50), "la-xml.docx": b"<?xml version='1.0'?><a/>",
    "rong.pdf": b"", "rong.docx": b"", "rong.zip": b"", "rong.png": b"", "pdf-khong-duoi": pdf(),
}  # fmt: skip


def lay_traps(into: Path) -> set[str]:
    """Makes them in the folder; gives the names that a run must tell of."""
    for number, name in enumerate(_NAMES):
        (into / os.fsdecode(name)).write_bytes(HEAD.encode() + b"%d" % number)
    for other, data in _CONTENTS.items():
        (into / other).write_bytes(data)
    os.mkfifo(into / "ong.pdf")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(into / "o-cam.pdf"))
    links = {
        "vo-tan.pdf": "/dev/zero",
        "mat.txt": "/etc/passwd",
        "tu-tro.pdf": "tu-tro.pdf",
        "treo.pdf": "khong-co",
    }
    for link, target in links.items():
        (into / link).symlink_to(target)
    (into / "vong").symlink_to(into)
    with (into / "thua.pdf").open("wb") as file:
        file.truncate(10_000_000_000)
    (into / "thu-muc.pdf").mkdir()
    (into / "thu-muc.pdf" / "trong.txt").write_text(HEAD, encoding="utf-8")
    traps = {*map(os.fsdecode, _NAMES), *_CONTENTS, "ong.pdf", "o-cam.pdf", *links, "thua.pdf", "trong.txt"}
    if os.geteuid():
        (into / "kin").mkdir(mode=0)
        traps.add("kin")
    return traps
