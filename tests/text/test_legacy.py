"""Letters of fonts from before Unicode: every letter of every encoding, names of fonts, any text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.legacy import LegacyFont, is_unicode, legacy_font

# Each vowel plain, then with grave, hook above, tilde, acute, dot below.
ALPHABET = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ"
TCVN3 = "aµ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË eÌÎÏÐÑ ªÒÓÔÕÖ i×ØÜÝÞ oßáâãä «åæçèé ¬êëìíî uïñòóô \xadõö÷øù yúûüýþ ®"
VNI = (
    "a aø aû aõ aù aï|aê aè aú aü aé aë|aâ aà aå aã aá aä|e eø eû eõ eù eï|eâ eà eå eã eá eä|i ì æ ó í ò"
    "|o oø oû oõ où oï|oâ oà oå oã oá oä|ô ôø ôû ôõ ôù ôï|u uø uû uõ uù uï|ö öø öû öõ öù öï|y yø yû yõ yù î|ñ"
)
# The alphabet, small and capital, by the tables of glibc (VISCII) and the Vietnamese Unicode project (VPS).
VISCII = (
    """
    61 E0 E4 E3 E1 D5 E5 A2 C6 C7 A1 A3 E2 A5 A6 E7 A4 A7 65 E8 EB A8 E9 A9 EA AB AC AD AA AE
    69 EC EF EE ED B8 6F F2 F6 F5 F3 F7 F4 B0 B1 B2 AF B5 BD B6 B7 DE BE FE 75 F9 FC FB FA F8
    DF D7 D8 E6 D1 F1 79 CF D6 DB FD DC F0
    """,
    """
    41 C0 C4 C3 C1 80 C5 82 02 05 81 83 C2 85 86 06 84 87 45 C8 CB 88 C9 89 CA 8B 8C 8D 8A 8E
    49 CC 9B CE CD 98 4F D2 99 A0 D3 9A D4 90 91 92 8F 93 B4 96 97 B3 95 94 55 D9 9C 9D DA 9E
    BF BB BC FF BA B9 59 9F 14 19 DD 1E D0
    """,
)
VPS = (
    """
    61 E0 E4 E3 E1 E5 E6 A2 A3 A4 A1 A5 E2 C0 C4 C5 C3 C6 65 E8 C8 EB E9 CB EA 8A 8B CD 89 8C
    69 EC CC EF ED CE 6F F2 D5 F5 F3 86 F4 D2 B0 87 D3 B6 D6 A9 AA AB A7 AE 75 F9 FB DB FA F8
    DC D8 BA BB D9 BF 79 FF 9B CF 9A 9C C7
    """,
    """
    41 80 81 82 C1 02 88 8E 8F F0 8D 04 C2 84 85 1C 83 03 45 D7 DE FE C9 05 CA 93 94 95 90 06
    49 B5 B7 B8 B4 10 4F BC BD BE B9 11 D4 97 98 99 96 12 F7 9E 9F A6 9D 13 55 A8 D1 AC DA 14
    D0 AF B1 1D AD 15 59 B2 FD B3 DD 19 F1
    """,
)


def drawn(font: LegacyFont, text: str) -> str:
    found = ""
    for char in text:
        found += font.marked(char, unicodedata.normalize("NFC", found)[-1:]) or font.letter(char)
    return unicodedata.normalize("NFC", found)


def known(name: str) -> LegacyFont:
    font = legacy_font(name)
    assert font is not None
    return font


def test_tcvn3() -> None:
    assert drawn(known(".VnTime"), TCVN3) == ALPHABET
    assert drawn(known(".VnTime"), "¡¢£¤¥¦§ A-Z, 0/9") == "ĂÂÊÔƠƯĐ A-Z, 0/9"


def test_fonts_of_capitals() -> None:
    assert drawn(known(".VnTimeH"), TCVN3) == ALPHABET.upper()
    assert drawn(known(".VnTimeH"), "céng hoµ x· héi") == "CỘNG HOÀ XÃ HỘI"


@pytest.mark.parametrize("case", [str.lower, str.upper], ids=["small", "capital"])
def test_vni(case: type[str]) -> None:
    syllables, alphabet = VNI.replace("|", " ").split(), ALPHABET.replace(" ", "")
    for codes, letter in zip(syllables, alphabet, strict=True):
        assert drawn(known("VNI-Times"), case(codes)) == case(letter)


@pytest.mark.parametrize(("name", "codes"), [("VI Times", VISCII), ("VPS Times", VPS)])
@pytest.mark.parametrize("surface", ["latin-1", "cp1252", "symbol"])
def test_one_byte_encodings(name: str, codes: tuple[str, str], surface: str) -> None:
    letters = ALPHABET.replace(" ", "")
    for row, expected in zip(codes, (letters, letters.upper()), strict=True):
        for code, letter in zip(bytes.fromhex(row), expected, strict=True):
            assert known(name).letter(seen(code, surface)) == letter


def seen(code: int, surface: str) -> str:
    """The character that a PDF may give for a code."""
    if surface == "symbol":
        return chr(0xF000 + code)
    try:
        return bytes([code]).decode(surface)
    except UnicodeDecodeError:  # five codes have no character in CP1252
        return chr(code)


@pytest.mark.parametrize(
    ("name", "encoding", "capitals"),
    [
        (".VnTime", "TCVN3", False),
        ("ABCDEF+.VnTime", "TCVN3", False),
        (".VnTimeH,Bold", "TCVN3", True),
        ("QWERTY+VnTimeHBold", "TCVN3", True),
        (".VnArial NarrowH", "TCVN3", True),
        (".VnTime,BoldItalic", "TCVN3", False),
        ("VNI-Times", "VNI", False),
        ("ABCDEF+VNI-Helve-Bold", "VNI", False),
        ("VI Times", "VISCII", False),
        ("VI Times H", "VISCII", True),
        ("VPS Times Hoa", "VPS", True),
    ],
)
def test_names(name: str, encoding: str, capitals: bool) -> None:
    assert legacy_font(name) == LegacyFont(encoding, capitals)


@pytest.mark.parametrize(
    "name",
    ["", "TimesNewRomanPSMT", "ABCDEF+DejaVuSerif", "VNF-Futura", "Vinhan", "Virgil", "UVnTime", "UTM Avo"],
)
def test_other_names(name: str) -> None:
    assert legacy_font(name) is None


def test_letters_that_software_gives_in_place_of_codes() -> None:
    assert drawn(known(".VnTime"), "n\u2212íc x\u2219 \u0110") == "nước xã é"


def test_text_that_is_right_already() -> None:
    assert is_unicode("Quyết định về việc thành lập")
    assert not is_unicode("QuyÕt ®Þnh vÒ viÖc thµnh lËp")
    assert not is_unicode("Decision 12/2004")


@given(st.text(), st.text())
def test_any_name_any_text(name: str, text: str) -> None:
    for font in (legacy_font(name), legacy_font(".Vn" + name), legacy_font("VNI-T" + name)):
        if font is not None:
            drawn(font, text)


@given(
    st.text(alphabet=st.characters(max_codepoint=127)), st.sampled_from([".VnTime", "VNI-Times", "VPS Times"])
)
def test_plain_letters_stay(text: str, name: str) -> None:
    printed = "".join(char for char in text if char.isprintable())
    assert drawn(known(name), printed) == printed
