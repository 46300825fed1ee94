"""Made-up decisions by number, as large a corpus as wanted: equal numbers give equal records.

What readers meet is drawn as it falls in life: few words, names, agencies and mandates very often and many
rarely (Zipf), duties of a mandate equal or nearly equal between provinces, one word in 200 garbled as by OCR.
Records are made without pydantic's checks, which would take most of the time.
"""

from __future__ import annotations

import hashlib
import random
import tomllib
from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

from pipeline.lexicon import terms
from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.provinces import Province, load_provinces
from pipeline.text.normal import slug
from schemas import (
    Body,
    Box,
    Decision,
    Duty,
    Evidence,
    Executor,
    LegalBasis,
    Line,
    LinkedDecision,
    Member,
    OrganizationRef,
    Page,
    PersonRef,
    Provision,
    Reading,
    Recipient,
    ReviewItem,
    Signature,
    Source,
    Word,
)

__all__ = ["document", "has_evidence"]

Item = TypeVar("Item")
_FIRST, _DAYS = date(2010, 1, 4), 6160  # to November 2026
_EVIDENCE = 50  # one decision in so many has evidence
_LOCAL = ("department", "police", "military", "mass", "executive", "vertical", "media", "unit", "party",
          "inspectorate", "border", "judiciary", "enterprise")  # fmt: skip
_UNIT_TYPES = {
    "Bệnh viện": "benh-vien-da-khoa",
    "UBND": "uy-ban-nhan-dan-cap-huyen",
    "Công an": "cong-an-co-so",
}
_POSTS = ("Giám đốc", "Phó Giám đốc", "Phó Giám đốc", "Chánh Văn phòng", "Trưởng phòng Tổng hợp",
          "Phó Trưởng phòng Nghiệp vụ", "Chuyên viên", "Chuyên viên chính", "Chủ tịch",
          "Phó Chủ tịch")  # fmt: skip


class Zipf(Generic[Item]):
    """Items of which the n-th is drawn with weight 1 / (n + shift)."""

    def __init__(self, items: Sequence[Item], shift: float = 2.7) -> None:
        self.items = items
        self._sums = list(accumulate(1 / (n + shift) for n in range(len(items))))

    def of(self, chance: random.Random) -> Item:
        return self.items[bisect(self._sums, chance.random() * self._sums[-1])]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


@cache
def _list(name: str) -> Zipf[str]:
    return Zipf(_words()[name])


@cache
def _surnames() -> Zipf[str]:
    return Zipf(terms.PERSONS.names.surnames, 0.4)


@cache
def _given() -> Zipf[str]:
    lines = Path(__file__).with_name("given_names.txt").read_text("utf-8").splitlines()
    names = [name for line in lines if not line.startswith("#") for name in line.split()]
    random.Random(1).shuffle(names)
    return Zipf(names, 20)


@cache
def _provinces() -> tuple[Province, ...]:
    return tuple(one for one in load_provinces() if (one.valid_to or "9999") > "2010")


@cache
def _agencies() -> Zipf[tuple[str, str]]:
    kept = [one for one in load_agency_types() if one.kind in _LOCAL]
    kept.sort(key=lambda one: _LOCAL.index(one.kind))
    return Zipf([(one.id, one.name) for one in kept], 6)


@lru_cache(maxsize=300_000)
def _person(province: str, number: int) -> tuple[str, str, str]:
    """Name, male or female, and id of somebody in a province."""
    chance = random.Random(f"{province} {number}")
    woman = chance.random() < 0.27
    middle = "Thị" if woman and chance.random() < 0.6 else _given().of(chance)
    parts = [_surnames().of(chance), middle, _given().of(chance)]
    if chance.random() < 0.15:
        parts.insert(2, _given().of(chance))
    name = " ".join(parts)
    return name, "female" if woman else "male", f"{province}-{slug(name)}"


@cache
def _town(province: str, number: int) -> str:
    chance = random.Random(f"{province} {number}")
    return f"{_list('towns').of(chance)} {_given().of(chance)}"


@lru_cache(maxsize=4096)
def _usual(matter: str) -> Zipf[str]:
    """The duties that bodies for one matter share."""
    chance = random.Random(matter)
    return Zipf([_sentence(chance, matter) for _ in range(160)], 8)


def _sentence(chance: random.Random, matter: str) -> str:
    about = matter if chance.random() < 0.5 else _list("matters").of(chance)
    text = f"{_list('verbs').of(chance)} {_list('objects').of(chance)} về {about}"
    if chance.random() < 0.5:
        text += f" và {_list('objects').of(chance)}"
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3))):
        text += f", {_list('manners').of(chance)}"
    return text


def _duty(chance: random.Random, matter: str) -> str:
    drawn = chance.random()
    if drawn < 0.3:
        return _garbled(chance, _sentence(chance, matter)) + "."
    usual = _usual(matter).of(chance)
    return _garbled(chance, f"{usual}, {_list('manners').of(chance)}" if drawn < 0.45 else usual) + "."


def _garbled(chance: random.Random, text: str) -> str:
    """One letter of about one word in 200 replaced."""
    if chance.random() < 0.9:
        return text
    at = chance.randrange(len(text))
    return text[:at] + chance.choice("aăâeêioơuưtlnhrđ1") + text[at + 1 :]


def has_evidence(number: int) -> bool:
    """Whether the decision made from this number says where each value was seen."""
    return number % _EVIDENCE == 0


def document(number: int) -> tuple[Reading, tuple[LinkedDecision, ...]]:
    """A file of one decision."""
    chance = random.Random(number)
    on = _FIRST + timedelta(days=int(_DAYS * chance.random() ** 0.6))
    day = on.isoformat()
    valid = [p for p in _provinces() if (p.valid_from or "") <= day <= (p.valid_to or "9999")]
    maker = _Maker(number, chance, day, valid[min(int(len(valid) * chance.random() ** 1.4), len(valid) - 1)])
    return maker.reading(), (maker.linked(),)


class _Maker:
    """One decision while it is being made."""

    def __init__(self, number: int, chance: random.Random, day: str, province: Province) -> None:
        self.number, self.chance, self.day, self.province = number, chance, day, province
        self.id = hashlib.sha256(f"{number}".encode()).hexdigest()
        self.organizations: dict[str, OrganizationRef] = {}
        self.persons: dict[str, PersonRef] = {}
        self.matter = self.usual = _list("matters").of(chance)
        own = chance.random()
        if own < 0.28:
            town = _town(province.id, chance.randrange(14))
            self.matter = f"{_list('objects').of(chance)} {self.matter} {town}"
        elif own < 0.34:
            self.matter += f" và {_list('matters').of(chance)}"
        kinds = _words()["bodies"]
        self.kind, opening, _ = chance.choices(kinds, [weight for *_, weight in kinds])[0]
        self.of_province = f"{province.kind} {province.name}"
        self.body = f"{opening} {self.matter} {self.of_province}"

    def reading(self) -> Reading:
        texts = [
            f"ỦY BAN NHÂN DÂN {self.of_province.upper()} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            f"QUYẾT ĐỊNH Về việc thành lập {self.body}",
        ]
        pages = tuple(
            Page.model_construct(
                number=n, width=595.0, height=842.0, text_source="text-layer", confidence=1.0,
                lines=(Line(words=(Word.model_construct(text=text),)),),
            )
            for n, text in enumerate(texts, start=1)
        )  # fmt: skip
        source = Source.model_construct(
            id=self.id, file_name=f"{self.number}.pdf", path=f"kho/{self.number}.pdf",
            media_type="application/pdf", byte_count=200_000,
        )  # fmt: skip
        split = self.chance.choice(("digital", "digital", "scan", "mixed"))
        return Reading.model_construct(source=source, split=split, pages=pages, reader="thử")

    def linked(self) -> LinkedDecision:
        chance = self.chance
        issuer = self._organization("uy-ban-nhan-dan", f"Ủy ban nhân dân {self.of_province}")
        seats = [self._member(n) for n in range(1, min(60, 3 + int(chance.expovariate(1 / 11.5))) + 1)]
        provisions = self._articles()
        duties = [self._duty(n) for n in range(1, min(60, int(chance.expovariate(1 / 10.5))) + 1)]
        provisions += [
            Provision.model_construct(eid=f"art_2__cl_{n}", parent="art_2", kind="clause", label=str(n),
                                      text=duty.text, ordinal=n + 3, page_first=2, page_last=2)
            for n, (duty, _) in enumerate(duties, start=1)
        ]  # fmt: skip
        executors = [self._agency() for _ in range(chance.randint(1, 4))]
        recipients = [self._agency() for _ in range(chance.randint(2, 7))]
        members = tuple(member for member, _, _ in seats)
        decision = Decision.model_construct(
            page_last=2, type="Quyết định", number=str(chance.randint(1, 4200)), symbol="QĐ-UBND",
            subject=f"Về việc {chance.choice(('thành lập', 'thành lập', 'kiện toàn'))} {self.body}",
            action=chance.choice(("establish", "establish", "reconstitute", "adjust")), issued_on=self.day,
            issued_year=int(self.day[:4]), place=self.province.name, province=self.province.name,
            issuer=f"Chủ tịch Ủy ban nhân dân {self.of_province}",
            proposed_by=f"Giám đốc {_agencies().of(chance)[1]}", effective_text="kể từ ngày ký",
            signature=Signature.model_construct(
                authority="KT. CHỦ TỊCH", position="PHÓ CHỦ TỊCH", name=self._somebody()[0]
            ),
            legal_bases=tuple(self._basis() for _ in range(chance.randint(2, 8))),
            provisions=tuple(provisions), members=members, duties=tuple(duty for duty, _ in duties),
            bodies=(Body.model_construct(name=self.body, kind=self.kind,
                                         standing_agency=_agencies().of(chance)[1]),),
            executors=tuple(Executor.model_construct(text=f"Giám đốc {name}") for name, _ in executors),
            recipients=tuple(Recipient.model_construct(text=name) for name, _ in recipients),
            evidence=self._evidence(members, duties) if has_evidence(self.number) else (),
            review=self._review(len(members)),
        )  # fmt: skip
        return LinkedDecision.model_construct(
            decision=decision, province_id=self.province.id, issuer_id=issuer,
            organizations=tuple(self.organizations.values()), persons=tuple(self.persons.values()),
            member_organizations=tuple(organization for _, organization, _ in seats),
            member_persons=tuple(person for _, _, person in seats),
            duty_organizations=tuple(organization for _, organization in duties),
            executor_organizations=tuple(organization for _, organization in executors),
            recipient_organizations=tuple(organization for _, organization in recipients),
        )  # fmt: skip

    def _organization(self, key: str, name: str, type_id: str | None = None) -> str:
        id_ = f"{self.province.id}-{key}"
        if id_ not in self.organizations:
            self.organizations[id_] = OrganizationRef.model_construct(
                id=id_, name=name, province_id=self.province.id, agency_type_id=type_id or key
            )
        return id_

    def _agency(self) -> tuple[str, str]:
        """Name and id of an agency of the province, one in six with a name of its own."""
        chance = self.chance
        if chance.random() > 1 / 6:
            key, name = _agencies().of(chance)
            return name, self._organization(key, name)
        town = _town(self.province.id, chance.randrange(14))
        unit = _list("units").of(chance)
        known = next((type_ for start, type_ in _UNIT_TYPES.items() if unit.startswith(start)), "cong-ty")
        name = f"{unit} {town}"
        return name, self._organization(slug(name), name, known)

    def _somebody(self) -> tuple[str, str, str]:
        return _person(self.province.id, int(6_000 * self.chance.random() ** 2))

    def _member(self, n: int) -> tuple[Member, str, str | None]:
        chance = self.chance
        organization, organization_id = self._agency()
        role, role_text = (
            ("head", "Trưởng ban")
            if n == 1
            else ("deputy", "Phó Trưởng ban")
            if n < 4
            else ("secretary", "Thư ký")
            if n == 5
            else ("member", "Thành viên")
        )
        name, gender, person = self._somebody() if chance.random() < 0.8 else (None, None, None)
        if name and person:
            self.persons[person] = PersonRef.model_construct(
                id=person, name=name, province_id=self.province.id
            )
        honorific = None if name is None else "Bà" if gender == "female" else "Ông"
        position = chance.choice(_POSTS)
        text = ", ".join(filter(None, (name, position, organization, role_text)))
        member = Member.model_construct(
            body=0, ordinal=n, honorific=honorific, gender=gender, name=name, position=position,
            organization=_garbled(chance, organization), role_text=role_text, role=role, text=text, page=1,
            confidence=round(0.7 + 0.3 * chance.random(), 2),
        )  # fmt: skip
        return member, organization_id, person

    def _duty(self, n: int) -> tuple[Duty, str | None]:
        kind, assignee, role = self.chance.choice(
            (("body", self.body, None), ("role", "Trưởng ban", "head"), ("organization", None, None))
        )
        organization = None
        if assignee is None:
            assignee, organization = self._agency()
        text = _duty(self.chance, self.usual)
        duty = Duty.model_construct(
            body=0, provision=f"art_2__cl_{n}", label=str(n), assignee_kind=kind, assignee=assignee,
            role=role, action_verb=text.split()[0].lower(), text=text, page=2, confidence=0.9,
        )  # fmt: skip
        return duty, organization

    def _articles(self) -> list[Provision]:
        texts = (
            f"Thành lập {self.body}, gồm các ông (bà) có tên sau đây.",
            f"Nhiệm vụ của {self.body}.",
            "Chánh Văn phòng, thủ trưởng các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này.",
        )
        return [
            Provision.model_construct(eid=f"art_{n}", kind="article", label=f"Điều {n}", text=text, ordinal=n,
                                      page_first=min(n, 2), page_last=min(n, 2))
            for n, text in enumerate(texts, start=1)
        ]  # fmt: skip

    def _basis(self) -> LegalBasis:
        chance = self.chance
        kind, title = chance.choice(_words()["acts"])
        year = chance.randint(2003, int(self.day[:4]))
        number = f"{int(170 * chance.random() ** 2) + 1}/{year}/{'NĐ-CP' if kind == 'Nghị định' else 'QH14'}"
        about = f"{title} {_list('matters').of(chance)}"
        return LegalBasis.model_construct(
            type=kind, number=number, issued_on=f"{year}-06-19", title=about,
            text=f"Căn cứ {kind} số {number} ngày 19 tháng 6 năm {year} {about}",
        )  # fmt: skip

    def _evidence(
        self, members: Sequence[Member], duties: Sequence[tuple[Duty, Any]]
    ) -> tuple[Evidence, ...]:
        """As the parser leaves it: every value with the words it was read from and their box."""
        heads = [("number", "12"), ("subject", self.body), ("issued_on", self.day), ("signature.name", "…")]
        seats = [
            (f"members[{n}].{field}", getattr(member, field))
            for n, member in enumerate(members)
            for field in ("name", "position", "organization", "role_text")
        ]
        tasks = [(f"duties[{n}].text", duty.text) for n, (duty, _) in enumerate(duties)]
        return tuple(
            Evidence.model_construct(
                path=path, page=1 if path.startswith("mem") else 2, text=text, method="rule",
                box=Box.model_construct(x0=90.0, y0=60.0 + n % 70 * 11, x1=420.0, y1=70.0 + n % 70 * 11),
                confidence=0.95,
            )
            for n, (path, text) in enumerate([*heads, *seats, *tasks])
            if text
        )  # fmt: skip

    def _review(self, seats: int) -> tuple[ReviewItem, ...]:
        if self.chance.random() < 0.6:
            return ()
        at = self.chance.randrange(seats)
        message = "Không chắc tên người; hãy so với ảnh trang."
        return (ReviewItem(path=f"members[{at}].name", code="low-confidence", message=message, page=1),)
