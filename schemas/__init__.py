"""The contract between the stages, and with everybody who uses the data."""

from schemas.base import Confidence, IsoDate, Model
from schemas.body import AssigneeKind, Body, BodyKind, Change, Duty, Gender, Member, Role
from schemas.decision import (
    Action,
    Decision,
    Executor,
    LegalBasis,
    Recipient,
    Relation,
    RelationKind,
    Signature,
)
from schemas.evidence import Evidence, Method
from schemas.geometry import Box
from schemas.linked import LinkedDecision, OrganizationRef, PersonRef
from schemas.page import (
    MASK,
    POOR,
    Cell,
    DigitalSignature,
    Line,
    Page,
    Reading,
    Source,
    Split,
    TextSource,
    Word,
)
from schemas.provision import Provision, ProvisionKind
from schemas.review import ReviewItem, Severity

__all__ = [
    "MASK", "POOR",
    "Action", "AssigneeKind", "Body", "BodyKind", "Box", "Cell", "Change", "Confidence", "Decision",
    "DigitalSignature", "Duty", "Evidence", "Executor", "Gender", "IsoDate", "LegalBasis", "Line",
    "LinkedDecision", "Member", "Method", "Model", "OrganizationRef", "Page", "PersonRef", "Provision",
    "ProvisionKind", "Reading", "Recipient", "Relation", "RelationKind", "ReviewItem", "Role", "Severity",
    "Signature", "Source", "Split", "TextSource", "Word",
]  # fmt: skip
