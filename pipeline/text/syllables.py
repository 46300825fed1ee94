"""Is this a Vietnamese syllable? Onset × rime × tone, after the spelling rules of school grammars.

It tells text from garbage and right letters from wrong ones; it is no dictionary: 'nguẩng' is possible.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.text.normal import fold_tones

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ENTERING = frozenset("\u0301\u0323")  # syllables closed by p, t, c, ch carry sắc or nặng only
_ONSETS = frozenset(
    re.findall(r"\w+", "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q r s t th tr v x")
)  # fmt: skip
_RIMES = frozenset(
    re.findall(
        r"\w+",
        """
        a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
        e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng
        i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
        o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on
        ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt
        u ua uân uâng uât uây uâc uê uêch uên uênh uêt uc ui um un ung up ut uôc uôi uôm uôn uông uôt uơ
        uy uya uych uyên uyêt uynh uyn uyt uyu uit ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
        y yêm yên yêt yêu yêng ynh yt
        """,
    )
)
_Q_RIMES = frozenset(rime[1:] for rime in _RIMES if rime.startswith("u") and len(rime) > 1) | {
    "a", "ac", "ach", "ai", "an", "ang", "anh", "ao", "at", "au", "ay", "ăn", "ăng", "ăt", "ăp", "e", "en",
    "eo", "et", "in", "it", "iu",
}  # fmt: skip
_FRONT = frozenset("eêiy")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPLIT = re.compile(r"(ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|qu|[bcdđghklmnpqrstvx])?(.+)")


@lru_cache(maxsize=20000)
def is_syllable(token: str) -> bool:
    """Whether `token`, letters only, any case, can be a Vietnamese syllable."""
    decomposed = unicodedata.normalize("NFD", fold_tones(token).lower())
    tones = [c for c in decomposed if c in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return _toneless(bare) and not (
        re.search(r"(?:[ptc]|ch)$", bare) and (not tones or tones[0] not in _ENTERING)
    )


def _toneless(bare: str) -> bool:
    match = _SPLIT.fullmatch(bare)
    if match is None:
        return False
    onset, rime = match.group(1) or "", match.group(2)
    if onset == "qu":
        return rime in _Q_RIMES
    if onset == "gi":
        return rime in _RIMES or rime in ("êng", "n", "m")
    if bare in ("gi", "gin", "gim", "giêng", "giêt"):
        return True
    if (onset and onset not in _ONSETS) or rime not in _RIMES:
        return False
    front = rime[0] in _FRONT
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front or bare == "gi"
    return onset != "q"


def syllable_share(text: str) -> float | None:
    """Share of words of two letters or more that are syllables; capitals-only words are left out.

    None where there are fewer than 8 such words: too little to judge.
    """
    words = [w for w in _LETTERS.findall(text) if len(w) > 1 and not (w.isupper() and len(w) <= 6)]
    if len(words) < 8:
        return None
    return sum(map(is_syllable, words)) / len(words)
