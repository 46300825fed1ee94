"""Names of agencies → ids that stay the same however the name is abbreviated.

Two names are one organisation only where they are the same words after abbreviations are written out and
the province's own name is dropped, or where the lexicon says so; never because they look alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.lexicon.agencies import expand, find_agencies
from pipeline.lexicon.provinces import Province
from pipeline.link.places import Place
from pipeline.text.normal import clean, comparable, slug
from schemas import OrganizationRef

_NOTE = re.compile(r"\s*\([^()]*\)")
_POST = re.compile(
    r"^(?:(?:quyền |q\. ?|phó |kt\. ?|tm\. ?|ông |bà |đồng chí )*"
    r"(?:(?:bộ|thứ) trưởng(?= bộ)|tổng giám đốc|giám đốc|chủ tịch|chi cục trưởng|cục trưởng|viện trưởng"
    r"|hiệu trưởng|thủ trưởng"
    r"|chủ nhiệm|bí thư|chỉ huy trưởng|trưởng|lãnh đạo|chánh án|chánh(?= văn phòng| thanh tra| vp))"
    r"(?: phụ trách| thường trực)?[ :]*)+"
)
_CLASS = re.compile(
    r"\b(?:các|những|toàn thể|mọi|liên quan|như)\b(?! khu\b| hội\b| tổ chức hữu nghị| cơ quan đảng)"
    r"|\bcó tên\b|\d+ (?:xã|phường|huyện|đơn vị)|\bcấp (?:tỉnh|huyện|xã)"
)
_SENTENCE = re.compile(r"[,;]|\b(?:và|được|căn cứ|theo|tại|chịu|có)\b")
_LONGEST_TOWN = 5
"""Words that may follow a kind: 'UBND huyện' + a town's name. More is a sentence."""
_NATIONAL = frozenset({"central", "academy", "enterprise"})
"""Kinds whose names say who they are without a province."""
_OFFICE = re.compile(r"^(?:phó )?chánh văn phòng\b|^(?:phó )?chánh vp\b")
_HAS_OFFICE = frozenset(
    {"uy-ban-nhan-dan", "hoi-dong-nhan-dan", "tinh-uy", "doan-dai-bieu-quoc-hoi", "huyen-uy",
     "uy-ban-nhan-dan-cap-huyen"}
)  # fmt: skip


@lru_cache(maxsize=512)
def _own_name(province: Province) -> re.Pattern[str]:
    """The province's name with its level, or its level alone where a unit's name ends.

    After 'thành phố' in a tỉnh, or 'huyện', the name is that of a town and stays.
    """
    names = "|".join(re.escape(comparable(n)) for n in (province.name, *province.aliases))
    level = "thành phố" if province.kind == "thành phố" else "tỉnh"
    end = r"(?=\s*(?:$|[,;:-]))"
    town = "".join(f"(?<!{word} )" for word in ("thành phố", "thị xã", "huyện", "quận", "phường", "xã"))
    return re.compile(
        rf"[\s,-]*\b(?:(?:của )?{level} (?:{names}){end}|{town}(?:{names}){end}|(?:của )?{level}{end})"
    )


@lru_cache(maxsize=8192)
def normal_name(text: str, province: Province | None) -> str:
    """Lower case, abbreviations written out, remarks in brackets and the province's own name dropped."""
    name = expand(_NOTE.sub("", clean(text)))
    if province is not None:
        shorter = _own_name(province).sub("", name).strip(" ,;:-")
        name = shorter or name
    return name


def organization(text: str, place: Place) -> OrganizationRef | None:
    """The organisation that `text` names, whatever its kind.

    None where nothing is left of the name, and where it is a local one whose province is not known:
    'Sở Y tế' alone would be one with those of all other provinces.
    """
    province = place.province_of(text)
    name = normal_name(text, province)
    matches = find_agencies(name)
    found = matches[-1] if matches else None  # names run from small to large: the last holds the others
    kind = found.type.kind if found else None
    if kind == "central" and len(matches) == 1:
        province = None
    elif province is None and kind not in _NATIONAL and (kind is not None or not place.central):
        return None
    key = slug(name)
    if found and found.whole and (found.is_name or kind == "enterprise"):
        key = found.type.id
    if not key:
        return None
    return OrganizationRef(
        id=f"{province.id}-{key}" if province else key,
        name=" ".join(clean(text).split()),
        province_id=province.id if province else None,
        agency_type_id=found.type.id if found else None,
    )


def member_organization(text: str | None, position: str | None, place: Place) -> OrganizationRef | None:
    """The organisation of a seat; the head of an office sits for the office, not for the whole body."""
    if not text or not text.strip():
        return None
    if position and _OFFICE.search(comparable(position)):
        whole = organization(text, place)
        if whole and whole.agency_type_id in _HAS_OFFICE:
            return organization(f"Văn phòng {text}", place)
    return organization(text, place)


def issuer_organization(text: str | None, place: Place) -> OrganizationRef | None:
    """The agency whose head decides: 'Chủ tịch UBND tỉnh' → 'UBND tỉnh'."""
    if not text or not text.strip():
        return None
    return organization(_without_post(text), place)


def known_agency(text: str | None, place: Place) -> OrganizationRef | None:
    """The one agency of a known kind that an addressee's line names.

    None for classes ('các sở, ban, ngành'), for several at once, and for names the lexicon does not know.
    """
    if not text or ";" in text:
        return None
    bare = _without_post(text).split(":")[0]  # 'VPUB: CVP, PCVP': after the colon its own people
    name = normal_name(bare, place.province_of(bare))
    matches = find_agencies(name)
    if not matches or matches[0].start != 0 or _CLASS.search(name) or len(matches) > 2:
        return None
    if len(matches) == 2 and matches[0].type.kind != "unit":
        return None  # 'Tỉnh ủy, HĐND': side by side; only a unit stands inside the next one
    rest = name[matches[-1].end :]
    if len(rest.split()) > _LONGEST_TOWN or _SENTENCE.search(rest):
        return None
    return organization(bare, place)


def _without_post(text: str) -> str:
    """'Giám đốc Sở Y tế' → 'Sở Y tế'; the text itself where no post begins it."""
    cleaned = " ".join(clean(text).split())
    match = _POST.match(cleaned.lower())
    rest = cleaned[match.end() :].strip(" ,:-") if match else cleaned
    return rest or cleaned
