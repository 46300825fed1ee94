"""One steering body in each of the 34 provinces of today: what a comparison of many columns is made of."""

from __future__ import annotations

from pathlib import Path

from pipeline.link import link
from pipeline.publish.ask.provinces import todays
from pipeline.store import RunInfo, Store
from schemas import Body, Decision, Duty, Member
from tests.support.store_samples import decision, reading

TOPIC = "chuyen-doi-so"
LACKING, SILENT, UNCALLED = "Thanh Hóa", "Sơn La", "Lai Châu"
"""Without the duty of nearly all; of which no duty is known; where nobody is called Ông or Bà."""


def many_provinces(path: Path) -> Path:
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="34"))
        for n, province in enumerate(todays()):
            made = _decision(n, province.name, f"{province.kind} {province.name}".lower())
            store.write(reading(f"{province.name} chuyển đổi số"), link((made,)), run)
        store.optimize()
        store.finish_run(run)
    return path


def _decision(n: int, name: str, called: str) -> Decision:
    seats = [
        ("Chủ tịch", "UBND tỉnh", "head"),
        ("Giám đốc", "Sở Y tế", "deputy" if n % 2 else "member"),
        *[("Phó Giám đốc", "Sở Tài chính", "member")] * (1 + n % 9),
    ]
    members = tuple(
        Member(
            body=0, ordinal=at, gender=None if name == UNCALLED else ("male" if at % 3 else "female"),
            name=f"Mẫu Thị {'ABCĐEGHIKLM'[at]}",
            position=position, organization=organization, role_text=role, role=role,
        )
        for at, (position, organization, role) in enumerate(seats)
    )  # fmt: skip
    said = ["Chỉ đạo chuyển đổi số trên địa bàn."]
    said += [] if name == LACKING else ["Báo cáo kết quả trước ngày 15 hằng tháng."]
    said += [f"Riêng {name}: giữ gìn việc thứ {n}."]
    duties = tuple(Duty(body=0, assignee_kind="body", assignee="Ban Chỉ đạo", text=text) for text in said)
    return decision(
        str(100 + n), issued_on="2026-09-01", issued_year=2026, place=name, province=name,
        issuer=f"Chủ tịch UBND {called}", members=members,
        bodies=(Body(name="Ban Chỉ đạo chuyển đổi số", kind="ban_chi_dao"),),
        duties=() if name == SILENT else duties, evidence=(), review=(), relations=(),
    )  # fmt: skip
