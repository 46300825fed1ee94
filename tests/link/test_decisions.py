"""Linking whole decisions: ids of provinces, organisations and persons beside the tuples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.gold import GoldDocument
from pipeline.lexicon.provinces import find_province, province_name
from pipeline.link import link
from pipeline.link.organizations import member_organization
from pipeline.link.places import Place
from schemas import Decision, Executor, LegalBasis, Member
from tests.support.needs import needs_shared
from tests.support.store_samples import decision


def test_the_tuples_run_beside_the_decision() -> None:
    one = decision()
    (found,) = link([one])
    assert found.decision is one
    assert len(found.member_organizations) == len(found.member_persons) == len(one.members)
    assert len(found.duty_organizations) == len(one.duties)
    assert len(found.executor_organizations) == len(one.executors)
    assert len(found.recipient_organizations) == len(one.recipients)
    ids = {o.id for o in found.organizations}
    used = (found.issuer_id, *found.member_organizations, *found.duty_organizations,
            *found.executor_organizations, *found.recipient_organizations)  # fmt: skip
    assert {i for i in used if i} == ids
    assert {p for p in found.member_persons if p} == {p.id for p in found.persons}


@pytest.mark.parametrize(
    ("province", "issued_on", "year", "cited", "expected"),
    [
        ("Phú Thọ", "2025-06-30", 2025, (), "phu-tho"),
        ("Phú Thọ", "2025-07-01", 2025, (), "phu-tho-2025"),
        ("Phú Thọ", None, 2025, (), None),
        ("Phú Thọ", None, 2025, ("2025-03-01",), None),
        ("Phú Thọ", None, 2025, ("2025-03-01", "2025-09-01"), "phu-tho-2025"),
        ("Phú Thọ", None, 2024, (), "phu-tho"),
        ("Lai Châu", None, 2025, (), "lai-chau"),
        (None, "2021-01-01", 2021, (), None),
        ("Nơi Không Có", "2021-01-01", 2021, (), None),
        ("Hậu Giang", None, None, (), None),
        ("Hậu Giang", None, None, ("2009-08-05",), None),
        ("Hậu Giang", None, None, ("2009-08-05", "2009-10-02"), "hau-giang"),
        ("Phú Thọ", None, None, ("2015-11-25", "2019-11-22"), None),
        ("Phú Thọ", None, None, ("2015-11-25", "2025-11-22"), None),
        ("Phú Thọ", None, None, ("2025-07-25", "2096-11-22"), "phu-tho-2025"),
    ],
)
def test_the_province_of_its_time(
    province: str | None,
    issued_on: str | None,
    year: int | None,
    cited: tuple[str, ...],
    expected: str | None,
) -> None:
    bases = tuple(LegalBasis(issued_on=day) for day in cited)
    one = decision(province=province, issued_on=issued_on, issued_year=year, legal_bases=bases, members=())
    (found,) = link([one])
    assert found.province_id == expected


def test_equal_names_share_an_id_in_one_province_only() -> None:
    here, there = decision(), decision(province="Sơn La")
    twice = tuple(Member(ordinal=n, name=name) for n, name in enumerate(("Lò Thị Hoà", "Lò Thị Hòa"), 1))
    (a,), (b,), (c,) = link([here]), link([there]), link([decision(members=twice)])
    assert not set(a.member_persons) & set(b.member_persons)
    assert len(set(c.member_persons)) == 1
    assert [p.name for p in c.persons] == ["Lò Thị Hoà"]


@pytest.mark.parametrize(
    ("executor", "expected"),
    [("Chủ tịch UBND huyện Mẫu", "phu-tho"), ("Chánh Văn phòng UBND tỉnh", None), ("Giám đốc Sở Y tế", None)],
)
def test_agencies_of_one_period_settle_a_bare_year(executor: str, expected: str | None) -> None:
    plain = {"members": (), "duties": (), "recipients": (), "legal_bases": ()}
    one = decision(
        province="Phú Thọ", issued_on=None, issued_year=2025, executors=(Executor(text=executor),), **plain
    )
    assert link([one])[0].province_id == expected


def test_names_are_not_shared_where_no_province_is_known() -> None:
    (found,) = link([decision(province=None)])
    assert set(found.member_persons) == {None}
    assert set(found.member_organizations) == {None}
    (central,) = link([decision(province=None, issuer="Bộ trưởng Bộ Y tế")])
    assert central.member_persons == ("dang-hong-anh", "quang-van-mau")
    assert central.issuer_id == "bo-y-te"


def test_so_alone_is_the_so_that_decides() -> None:
    seats = (Member(ordinal=1, name="Lò Thử", position="Phó Giám đốc", organization="Sở"),)
    (found,) = link([decision(issuer="Giám đốc Sở Công Thương", members=seats)])
    assert found.member_organizations == ("thanh-hoa-so-cong-thuong",)


@given(
    st.builds(
        Decision,
        province=st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["Huế", "Hậu Giang"])),
        issuer=st.one_of(st.none(), st.text(max_size=40)),
        issued_year=st.one_of(st.none(), st.integers(-5, 99999)),
        members=st.lists(
            st.builds(
                Member,
                ordinal=st.integers(0, 9),
                name=st.one_of(st.none(), st.text(max_size=20)),
                organization=st.one_of(st.none(), st.text(max_size=40)),
                position=st.one_of(st.none(), st.text(max_size=40)),
            ),
            max_size=3,
        ).map(tuple),
    )
)
def test_link_is_total_and_repeats_itself(one: Decision) -> None:
    assert link([one]) == link([one])


@needs_shared
def test_real_decisions_have_their_province_and_most_seats_a_kind(
    shared_gold: tuple[GoldDocument, ...],
) -> None:
    seats = typed = 0
    wrong: list[str] = []
    records = [record.content for document in shared_gold for record in document.records]
    for record in records:
        head = record.get("decision")
        assert isinstance(head, dict)
        when = head.get("issued_on") or head.get("issued_year")
        found = province_name([head.get("issuer") or ""], head.get("place"), when)
        wrong += [str(head["province"])] if found != head.get("province") else []
        unit = find_province(head.get("province") or "", when)
        members = record.get("members") or []
        assert isinstance(members, list)
        for member in members:
            agency = member_organization(member["organization"], member["position"], Place(unit, when))
            seats += bool(member["organization"])
            typed += bool(agency and agency.agency_type_id)
    # A commune's town hall may name its province nowhere.
    assert len(wrong) <= 0.05 * len(records), wrong
    assert typed >= 0.95 * seats, f"{typed} of {seats} seats have an agency type"
