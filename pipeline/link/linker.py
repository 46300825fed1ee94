"""Decisions of one file → the same with ids of provinces, organisations and persons. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link.organizations import issuer_organization, known_agency, member_organization
from pipeline.link.places import Place, place_of
from pipeline.text.normal import clean, norm, slug
from schemas import Decision, LinkedDecision, Member, OrganizationRef, PersonRef


def link(decisions: Sequence[Decision]) -> tuple[LinkedDecision, ...]:
    """Links every decision by itself; equal input gives equal ids. Never raises."""
    return tuple(_link(decision) for decision in decisions)


def _link(decision: Decision) -> LinkedDecision:
    place = place_of(decision)
    issuer = issuer_organization(decision.issuer, place)
    seats = [_seat(m, issuer, place) for m in decision.members]
    duties = [
        known_agency(d.assignee, place) if d.assignee_kind == "organization" else None
        for d in decision.duties
    ]
    executors = [known_agency(e.text, place) for e in decision.executors]
    recipients = [known_agency(r.text, place) for r in decision.recipients]
    persons = [_person(m.name, place) for m in decision.members]
    organizations: dict[str, OrganizationRef] = {}
    for one in (issuer, *seats, *duties, *executors, *recipients):
        if one:
            organizations.setdefault(one.id, one)
    return LinkedDecision(
        decision=decision,
        province_id=place.province.id if place.province else None,
        issuer_id=issuer.id if issuer else None,
        organizations=tuple(organizations.values()),
        persons=tuple({p.id: p for p in reversed(persons) if p}.values()),
        member_organizations=_ids(seats),
        member_persons=tuple(p.id if p else None for p in persons),
        duty_organizations=_ids(duties),
        executor_organizations=_ids(executors),
        recipient_organizations=_ids(recipients),
    )


def _seat(member: Member, issuer: OrganizationRef | None, place: Place) -> OrganizationRef | None:
    """The organisation of a seat; 'Sở' alone is the Sở that decides."""
    if issuer and (issuer.agency_type_id or "").startswith("so-") and norm(member.organization or "") == "sở":
        return issuer
    return member_organization(member.organization, member.position, place)


def _ids(found: Sequence[OrganizationRef | None]) -> tuple[str | None, ...]:
    return tuple(one.id if one else None for one in found)


def _person(name: str | None, place: Place) -> PersonRef | None:
    """Equal names in one province share an id, and those in central bodies; None where nobody knows."""
    key = slug(name) if name else ""
    province = place.province
    if not name or not key or (province is None and not place.central):
        return None
    return PersonRef(
        id=f"{province.id}-{key}" if province else key,
        name=" ".join(clean(name).split()),
        province_id=province.id if province else None,
    )
