"""Hostile plain text."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.trust.hostile_files import Ending, Hostile

HEAD = "QUYẾT ĐỊNH\nVề việc thành lập Ban Chỉ đạo MẪU\nĐiều 1. Thành lập Ban Chỉ đạo gồm:\n"
_SEAT = "Ông Nguyễn Văn Mẫu, Giám đốc Sở Y tế, Trưởng ban; "


def _after_head(text: str) -> Callable[[], bytes]:
    return lambda: (HEAD + text).encode("utf-8", "surrogatepass")


def texts() -> dict[str, str]:
    """Texts that readers of text stumble over, by name; each some 100,000 characters at most."""
    return {
        "quotes": '"' * 100_000, "quotes-typographic": "“" * 100_000, "quotes-blank": '" ' * 50_000,
        "brackets": "(" * 100_000, "dots": "." * 100_000, "dashes": "- " * 50_000, "stars": "*" * 100_000,
        "letters": "a" * 100_000, "digits": "1" * 100_000, "sections": "1." * 50_000, "commas": "," * 100_000,
        "semicolons": "a; " * 33_000, "slashes": "1/QĐ" * 20_000, "colons": "Ông: " * 20_000,
        "seats-one-line": _SEAT * 2000, "seats-lines": "\n".join(f"{n}. {_SEAT}" for n in range(1500)),
        "seats-small-letters": (_SEAT.lower().strip() + "\n") * 1900, "articles": "Điều 1. Thành lập\n" * 6000,
        "bases": "Căn cứ Luật số 1/2020/QH14 ngày 01 tháng 01 năm 2020;\n" * 1800,
        "recipients": "Nơi nhận:\n" + "- Như Điều 1;\n" * 7000, "romans": "I. II. III. IV. " * 6000,
        "pipes": "| a " * 25_000, "pipes-lines": ("|" * 200 + "\n") * 500, "tabs": "a\t" * 50_000,
        "marks": "e" + "\u0301" * 99_999, "zalgo": ("a" + "\u0323\u0302\u0301" * 10) * 3000,
        "right-to-left": "\u202eOng Nguyen\u202c " * 7000, "controls": "a\u0085b\u2028c\u2029d\u00ade " * 9000,
        "joiners": "\u200d" * 100_000, "emoji": "👩‍👩‍👧‍👦" * 9000, "private": "\ue000\uf8ff" * 50_000,
        "all-characters": "".join(chr(n) for n in range(32, 0x3000)), "names-only": "Nguyễn Văn Mẫu " * 6600,
        "capitals": "BAN CHỈ ĐẠO " * 8000, "of-of": "của Sở Y tế " * 8000, "and-and": "và Phó Trưởng ban " * 5500,
        "heads": HEAD * 1200, "dates": "ngày 01 tháng 01 năm 2020 " * 3800, "line-feeds": "\n" * 100_000,
        "short-lines": "a\n" * 50_000, "numbered": "".join(f"{n}.\n" for n in range(15_000)),
        "quoted-articles": "“Điều 1. Sửa đổi ”\n" * 5000, "birth": "sinh ngày 01/01/1980 " * 4700,
        "mail": "a@" * 50_000, "phones": "0912 345 678 " * 7600, "wide-words": ("a" * 1900 + " ") * 50,
    }  # fmt: skip


def files() -> list[Hostile]:
    """All of them."""
    found: list[tuple[str, Callable[[], bytes], Ending]] = [
        ("empty", lambda: b"", "fails"), ("blank", lambda: b" \n\t" * 5000, "fails"),
        ("zeros", lambda: bytes(50_000), "fails"), ("noise", lambda: bytes(range(256)) * 300, "fails"),
        ("form-feeds", lambda: b"a\f" * 100_000, "fails"), ("line-5e6", lambda: b"a" * 4_900_000, "says"),
        ("line-6e6", lambda: b"a" * 6_000_000, "fails"), ("act-1e6", _after_head(f"1. {_SEAT}\n" * 20_000), "any"),
        ("utf-16-odd", lambda: b"\xff\xfeQ\x00U", "fails"), ("utf-16-halves", lambda: b"\xff\xfe" + b"\x00\xd8" * 500, "fails"),
        ("utf-8-broken", lambda: HEAD.encode() + b"\xff\xfe\xc3", "any"), ("utf-8-halves", _after_head("\ud800\udc00 " * 99), "any"),
        ("carriage-returns", lambda: HEAD.replace("\n", "\r").encode(), "done"), ("zero-inside", lambda: HEAD.encode() + b"\x00", "fails"),
        ("bom-only", lambda: b"\xef\xbb\xbf", "fails"), ("late-zero", lambda: HEAD.encode() * 999 + bytes(9), "any"),
    ]  # fmt: skip
    found += [(name, _after_head(text), "done") for name, text in texts().items()]
    return [Hostile(f"{name}.txt", make, ending) for name, make, ending in found]
