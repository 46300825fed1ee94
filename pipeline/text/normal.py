"""Normal forms of Vietnamese text. They are for matching: stored text is never rewritten beyond NFC."""

from __future__ import annotations

import re
import unicodedata

# Where two vowels may carry the tone, one place is chosen for comparison: hoá = hóa, thuỷ = thủy.
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # grave, acute, tilde, hook above, dot below
_OPEN = r"(?![^\W\d_])"  # only in open syllables is the place in doubt: 'hoá', never 'toàn'
_LATE_TONE = re.compile(rf"(?:(o)([ae])|(?<!q)(u)(y))([{_TONES}]){_OPEN}", re.IGNORECASE)
_MAYBE_LATE = re.compile("o[áàãảạặậéèẽẻẹệ]|u[ýỳỹỷỵ]", re.IGNORECASE)  # the same letters in one piece
# U+00D0 and friends look like Đ and are typed for it; other ends of lines than those that all know.
_MENDED = str.maketrans("ÐðƉ\u0085\u2028\u2029\u001c\u001d\u001e\u001f", "ĐđĐ       ")
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
# What says nothing, or turns what is said around: controls, format characters, halves of characters.
_UNSEEN = (
    r"\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ud800-\udfff\ue000\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_NOT_IN_A_NAME = re.compile(rf"[{_UNSEEN}\t-\r\u2028\u2029]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\uf02d]")
_BESIDE = re.compile(r"\s*([-,;:.()/\[\]])\s*")


def clean(text: str) -> str:
    """NFC with look-alike letters mended and invisible characters removed: the form we store.

    Gone are controls (tab and ends of lines stay), marks that turn the direction of text, half characters,
    and U+E000, which parts cells where text is masked.
    """
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text.translate(_MENDED)))


def clean_name(text: str) -> str:
    """The name of a file or a person as one line: what cannot be seen becomes U+FFFD."""
    return _NOT_IN_A_NAME.sub("\ufffd", text)


def fold_tones(text: str) -> str:
    """Tone-normal form: 'hoá' becomes 'hóa', 'Uỷ' becomes 'Ủy'.

    The result is NFC and, for NFC input, as long as the input, so offsets stay valid.
    """

    def move(match: re.Match[str]) -> str:
        first, second, tone = (g for g in match.groups() if g is not None)
        return first + tone + second

    composed = unicodedata.normalize("NFC", text)
    if not _MAYBE_LATE.search(composed):
        return composed  # most texts: taking them apart is half of the work
    moved = _LATE_TONE.sub(move, unicodedata.normalize("NFD", composed))
    return unicodedata.normalize("NFC", moved)


def norm(text: str) -> str:
    """For lookup of terms: tone-normal, lower case, dashes unified, white space collapsed."""
    return _SPACES.sub(" ", _DASHES.sub("-", fold_tones(clean(text)))).strip().lower()


def edges(word: str) -> tuple[str, str, str]:
    """What stands before, in and behind the letters and digits of a word."""
    inside = [place for place, char in enumerate(word) if char.isalnum() or char == "_"]
    first, end = (inside[0], inside[-1] + 1) if inside else (len(word), len(word))
    return word[:first], word[first:end], word[end:]


def comparable(text: str) -> str:
    """For comparing values: `norm` without blanks beside brackets, dashes, commas; no diacritic is lost."""
    return _BESIDE.sub(r"\1", norm(text))


def strip_diacritics(text: str) -> str:
    """'Đặng Hồng Ánh' → 'Dang Hong Anh': for slugs and search keys."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def slug(text: str) -> str:
    """'Sở Thông tin và Truyền thông' → 'so-thong-tin-va-truyen-thong'."""
    return re.sub(r"[^a-z0-9]+", "-", strip_diacritics(norm(text))).strip("-")
