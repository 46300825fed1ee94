"""Decisions of one file → the same with ids of provinces, organisations and persons. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lexicon.periods import When
from pipeline.lexicon.provinces import Province, find_province, load_provinces
from pipeline.link.organizations import issuer_organization, known_agency, member_organization
from pipeline.text.normal import clean, norm, slug
from schemas import Decision, LinkedDecision, Member, OrganizationRef, PersonRef


def link(decisions: Sequence[Decision]) -> tuple[LinkedDecision, ...]:
    """Links every decision by itself; equal input gives equal ids. Never raises."""
    return tuple(_link(decision) for decision in decisions)


def _link(decision: Decision) -> LinkedDecision:
    province = find_unit(decision)
    issuer = issuer_organization(decision.issuer, province)
    seats = [_seat(m, issuer, province) for m in decision.members]
    duties = [
        known_agency(d.assignee, province) if d.assignee_kind == "organization" else None
        for d in decision.duties
    ]
    executors = [known_agency(e.text, province) for e in decision.executors]
    recipients = [known_agency(r.text, province) for r in decision.recipients]
    persons = [_person(m.name, province) for m in decision.members]
    organizations: dict[str, OrganizationRef] = {}
    for one in (issuer, *seats, *duties, *executors, *recipients):
        if one:
            organizations.setdefault(one.id, one)
    return LinkedDecision(
        decision=decision,
        province_id=province.id if province else None,
        issuer_id=issuer.id if issuer else None,
        organizations=tuple(organizations.values()),
        persons=tuple({p.id: p for p in reversed(persons) if p}.values()),
        member_organizations=_ids(seats),
        member_persons=tuple(p.id if p else None for p in persons),
        duty_organizations=_ids(duties),
        executor_organizations=_ids(executors),
        recipient_organizations=_ids(recipients),
    )


def _seat(
    member: Member, issuer: OrganizationRef | None, province: Province | None
) -> OrganizationRef | None:
    """The organisation of a seat; 'Sở' alone is the Sở that decides."""
    if issuer and (issuer.agency_type_id or "").startswith("so-") and norm(member.organization or "") == "sở":
        return issuer
    return member_organization(member.organization, member.position, province)


def _ids(found: Sequence[OrganizationRef | None]) -> tuple[str | None, ...]:
    return tuple(one.id if one else None for one in found)


def _person(name: str | None, province: Province | None) -> PersonRef | None:
    """Equal names in one province share an id; central bodies share one space of names."""
    key = slug(name) if name else ""
    if not name or not key:
        return None
    return PersonRef(
        id=f"{province.id}-{key}" if province else key,
        name=" ".join(clean(name).split()),
        province_id=province.id if province else None,
    )


def find_unit(decision: Decision) -> Province | None:
    """The province of its time. A bare year in which provinces merged is narrowed by the acts it cites."""
    if not decision.province:
        return None
    when: When = decision.issued_on or decision.issued_year
    found = find_province(decision.province, when)
    if found or not isinstance(when, int):
        return found
    cited = [b.issued_on for b in decision.legal_bases if b.issued_on and b.issued_on[:4] == str(when)]
    later = [
        p
        for p in load_provinces()
        if p.name == decision.province and p.valid_from and cited and max(cited) >= p.valid_from
        and p.valid_from[:4] == str(when)
    ]  # fmt: skip
    return later[0] if len(later) == 1 else None
