"""Decisions made up for calibration."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from benchmarks.made_up_members import MemberMaker
from corpus.generator.model import Sample
from corpus.generator.script import sample_of
from pipeline.lexicon import terms

_SINCE, _UNTIL = 2012, 2025


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of body: how its name begins, and its roles from head to secretary as decisions print them."""

    id: str
    name: str
    head: str
    standing: str
    deputy: str
    member: tuple[str, ...]
    secretary: tuple[str, ...]


_KINDS = (
    _Kind("to", "Tổ công tác", "Tổ trưởng", "Tổ phó Thường trực", "Tổ phó", ("Thành viên", "Tổ viên"),
          ("Thư ký", "Thành viên - Thư ký")),
    _Kind("ban_chi_dao", "Ban Chỉ đạo", "Trưởng ban", "Phó Trưởng ban Thường trực", "Phó Trưởng ban",
          ("Ủy viên", "Thành viên"), ("Ủy viên Thư ký", "Thành viên, Thư ký")),
    _Kind("hoi_dong", "Hội đồng", "Chủ tịch Hội đồng", "Phó Chủ tịch Thường trực Hội đồng",
          "Phó Chủ tịch Hội đồng", ("Ủy viên",), ("Ủy viên Thư ký", "Thư ký")),
    _Kind("doan", "Đoàn kiểm tra", "Trưởng đoàn", "Phó Trưởng đoàn Thường trực", "Phó Trưởng đoàn",
          ("Thành viên",), ("Thành viên, Thư ký", "Thư ký")),
    _Kind("ban_chi_huy", "Ban Chỉ huy", "Chỉ huy trưởng", "Phó Chỉ huy trưởng Thường trực",
          "Phó Chỉ huy trưởng", ("Ủy viên", "Thành viên"), ("Thư ký",)),
)  # fmt: skip
_COLUMNS = (
    [["STT", "n", 30], ["Họ và tên", "name", 130], ["Chức vụ, đơn vị công tác", "post", 190],
     ["Chức danh", "role", 90]],
    [["TT", "n", 28], ["Họ và tên", "name", 120], ["Chức vụ", "rank", 100], ["Đơn vị", "org", 120],
     ["Nhiệm vụ", "role", 80]],
    [["TT", "n", 28], ["Họ và tên", "name", 120], ["Chức danh", "role", 95],
     ["Chức vụ, cơ quan", "post", 190]],
)  # fmt: skip
_LAWS = (
    "luat15", "luat19", "luat25", "cntt", "pctt", "ptds", "nd66", "nd200", "ct16",
    "nq78", "qd749", "qd942",
)  # fmt: skip
_TAILS = (
    "trên địa bàn {where}", "theo quy định", "theo chỉ đạo của {chair}", "hằng quý và đột xuất",
    "bảo đảm đúng tiến độ, hiệu quả", "phù hợp với tình hình thực tế của địa phương",
    "trong phạm vi được giao",
)  # fmt: skip
_OBJECTS = (
    "kế hoạch", "các nội dung công việc", "việc phối hợp giữa các ngành", "các khó khăn, vướng mắc",
    "kết quả", "hồ sơ, tài liệu", "các tổ chức, cá nhân có liên quan", "nguồn lực", "phương án", "dữ liệu",
)  # fmt: skip


def document(seed: int) -> Sample:
    """One decision that sets up a body, with its gold; the same seed gives the same decision."""
    return sample_of(f"d{seed:03d}", _Writer(seed).description())


class _Writer:
    """Writes one description in the form of corpus/generator/script.py."""

    def __init__(self, seed: int) -> None:
        self.seed, self.rng = seed, random.Random(f"calibration-{seed}")
        self.maker = MemberMaker(self.rng)
        self.province = self.rng.choice(self.maker.words.provinces)
        city = self.province in ("Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hà Nội", "Huế", "Hồ Chí Minh")
        self.level = "thành phố" if city else "tỉnh"
        self.where = f"{self.level} {self.province}"
        self.kind = self.rng.choice(_KINDS)
        self.topic = self.rng.choice(self.maker.words.lists["topics.words"])
        self.year = self.rng.randint(_SINCE, _UNTIL)
        self.member = self.rng.choice(self.kind.member)
        self.secretary = self.rng.choice(self.kind.secretary)

    def description(self) -> dict[str, Any]:
        rng = self.rng
        by_chairman = rng.random() < 0.5
        issuer = f"Ủy ban nhân dân {self.where}"
        date = self.date(self.year)
        body = {"kind": self.kind.id, "members": self.seats(), "style": self.style()}
        layout = rng.choice("AAABCDDFFF")
        if layout == "F":
            body["table"] = {"columns": rng.choice(_COLUMNS), "merge_roles": False}
        return {
            "class": "digital", "seed": self.seed, "province": self.province,
            "head": ["ỦY BAN NHÂN DÂN", self.where.upper()],
            "number": str(rng.randint(12, 4800)), "symbol": "QĐ-UBND", "date": date, "place": self.province,
            "subject": f"Về việc thành lập {self.name()}",
            "issuer": f"Chủ tịch {issuer}" if by_chairman else issuer,
            "action": "establish", "note": "", "acts": self.acts(), "bases": self.bases(),
            "proposal": f"{rng.choice(('Theo', 'Xét'))} đề nghị của {{p:Giám đốc {self.department()}}} "
            f"tại Tờ trình số {rng.randint(9, 400)}/TTr ngày {rng.randint(1, 28):02d}/{rng.randint(3, 12)}"
            f"/{self.year}.",
            "authority": ["KT. CHỦ TỊCH"] if by_chairman else ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
            "position": "PHÓ CHỦ TỊCH", "signer": self.person(),
            "recipients": self.recipients(),
            "look": {
                "size": rng.choice(("12.5", "13", "13.5", "14")), "dates": rng.choice(("words", "slash")),
                "number": rng.choice(("hand", "printed")), "article_mark": rng.choice((".", ".", ":")),
                "bold_headings": rng.choice(("yes", "no")), "upright_bases": rng.choice(("yes", "no")),
            },
            "vars": {}, "body": [body], "articles": {"text": self.articles(layout)},
        }  # fmt: skip

    def name(self) -> str:
        return f"{self.kind.name} {self.topic} {self.where}"

    def style(self) -> dict[str, str]:
        rng = self.rng
        return {
            "dash": rng.choice((" - ", ", ", " – ", ": ")), "end": rng.choice((";", ";", ".")),
            "number": rng.choice(("yes", "no")), "inline": rng.choice(("yes", "no")),
            "verb": rng.choice(("làm", "giữ chức")),
        }  # fmt: skip

    # -- members ----------------------------------------------------------------------------------

    def seats(self) -> list[str]:
        """Rows 'Ông|Họ tên|chức vụ|cơ quan|vai trò'; a final comma or dash of the post is its link."""
        rng, kind = self.rng, self.kind
        roles = [kind.head]
        if rng.random() < 0.7:
            roles.append(kind.standing)
        roles += [kind.deputy] * rng.randint(1, 3) + [self.member] * rng.randint(3, 13)
        if rng.random() < 0.6:
            roles.append(self.secretary)
        address = rng.random()
        return [self.seat(role, address) for role in roles]

    def seat(self, role: str, address: float) -> str:
        rng = self.rng
        honorific = (
            "" if address < 0.15 else "Đồng chí" if address < 0.25 else rng.choice(("Ông", "Ông", "Bà"))
        )
        position, link, unit = self.post()
        return "|".join((honorific, self.person(), position + link, unit, role))

    def person(self) -> str:
        """A name that does not begin like a form of address."""
        while (name := self.maker.name()).startswith(("Ông ", "Ong ")):
            pass
        return name

    def post(self) -> tuple[str, str, str]:
        """Position, its link (nothing, a comma or a dash) and organisation."""
        while True:
            position, link, unit = self.maker.post()
            if position and unit and (mark := link.strip()) in ("", ",", "-"):
                return position, f" {mark}" if mark == "-" else mark, unit

    # -- the rest of the page ---------------------------------------------------------------------

    def date(self, year: int) -> str:
        return f"{year}-{self.rng.randint(1, 12):02d}-{self.rng.randint(1, 28):02d}"

    def department(self) -> str:
        return self.rng.choice(self.maker.words.agencies["department"])

    def acts(self) -> dict[str, dict[str, str]]:
        """Earlier decisions and plans of the same province."""
        rng = self.rng
        made = {}
        for key in ("own0", "own1"):
            act, symbol = rng.choice((("Quyết định", "QĐ-UBND"), ("Kế hoạch", "KH-UBND")))
            made[key] = {
                "type": act, "number": f"{rng.randint(5, 3900)}/{symbol}",
                "date": self.date(self.year - rng.randint(0, 3)),
                "issuer": f"Ủy ban nhân dân {self.where}",
                "title": f"về {rng.choice(self.maker.words.lists['topics.words'])} {self.where}",
            }  # fmt: skip
        return made

    def bases(self) -> list[str]:
        keys = self.rng.sample(_LAWS, self.rng.randint(2, 4)) + ["own0", "own1"][: self.rng.randint(0, 2)]
        return [f"Căn cứ | {key}" for key in keys]

    def recipients(self) -> list[str]:
        rng = self.rng
        found = ["Như Điều 4"]
        for _ in range(rng.randint(1, 3)):
            found.append(self.maker.agency() + rng.choice(("", " | để b/c", " | báo cáo", " | để thực hiện")))
        found.append(f"CT, các PCT UBND {self.level}")
        return [*found, f"Lưu: VT, {rng.choice(('TH', 'NC', 'KGVX', 'NLN', 'KT'))}"]

    def articles(self, layout: str) -> str:
        rng, kind = self.rng, self.kind
        alias = kind.name
        annexed = layout == "F" and rng.random() < 0.5
        gathered = (
            "gồm các ông, bà có tên trong danh sách kèm theo"
            if annexed
            else "gồm các ông, bà có tên sau đây:"
        )
        lines = [
            f"A1 Thành lập {{b0:{self.name()}}} (gọi tắt là {{a0:{alias}}}), "
            f"{gathered}{'.' if annexed else ''}"
        ]
        if not annexed:
            lines.append(f"M 0 {layout}")
        lines += [f"A2h Nhiệm vụ của {alias}", f"> body | {alias}"]
        count = rng.randint(2, 5)
        lines += [f"D {n}. {self.duty()}" for n in range(1, count + 1)]
        for role in rng.sample((kind.head, kind.deputy, self.member), rng.randint(1, 3)):
            count += 1
            lines += [f"> role | {role}", f"P {count}. {role}:"]
            lines += [f"D - {self.duty()}" for _ in range(rng.randint(1, 2))]
        lines += [
            "A3h Chế độ làm việc",
            f"R 1. {alias} làm việc theo chế độ kiêm nhiệm, họp định kỳ mỗi quý một lần.",
        ]
        lines.append(
            f"A4 Quyết định này có hiệu lực {{e:kể từ ngày ký}}. {self.executors()} "
            "chịu trách nhiệm thi hành."
        )
        lines.append("C")
        if annexed:
            lines += ["ANNEX", f"T DANH SÁCH THÀNH VIÊN {self.name().upper()}"]
            lines += [
                f"I (Kèm theo Quyết định của {rng.choice(('Chủ tịch ', ''))}Ủy ban nhân dân {self.where})",
                "M 0 F",
            ]
        return "\n".join(lines)

    def executors(self) -> str:
        return (
            f"{{x:Chánh Văn phòng Ủy ban nhân dân {self.level}|, |Giám đốc {self.department()}"
            f"| và |các ông, bà có tên tại Điều 1}}"
        )

    def duty(self) -> str:
        """One or two clauses of a verb and its object."""
        rng, words = self.rng, self.maker.words.lists
        clauses = []
        for _ in range(rng.choice((1, 1, 2))):
            verb = rng.choice([v for verbs in terms.DUTIES.verbs.values() for v in verbs])
            clauses.append(f"{verb} {rng.choice(_OBJECTS)} về {rng.choice(words['topics.words'])}")
        tail = rng.choice(_TAILS).format(where=self.where, chair=f"Chủ tịch UBND {self.level}")
        text = "; ".join(clauses) + f" {tail}"
        return text[0].upper() + text[1:] + "."
