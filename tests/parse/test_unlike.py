"""Values of members that look unlike such, or stand in rows unlike the others of their list."""

from __future__ import annotations

import pytest

from pipeline.parse.unlike import Field, signed, unlike
from schemas import Member
from training.unlike import Case, learned

LIKE = [
    Member(
        ordinal=n, honorific="Ông", name=name, position="Phó Giám đốc", organization="Sở Y tế", role="member",
        role_text="Ủy viên", body=0,
    )
    for n, name in enumerate(("Lò Văn Thử", "Mai Thí Dụ", "Trần Văn Mẫu", "Lê Thị Nháp"), 1)
]  # fmt: skip


def flagged(**changed: str | None) -> set[str]:
    """Fields that are flagged in the first row of a list once it is changed, the other rows being alike."""
    members = [LIKE[0].model_copy(update=changed), *LIKE[1:]]
    found = list(unlike(members, {}, ocr=True))
    assert all(seen.index == 0 and reason for seen, reason in found)
    return {seen.field for seen, _ in found}


ROWS: dict[str, tuple[dict[str, str | None], set[str]]] = {
    "like the others": ({}, set()),
    "another unit": ({"position": "Chuyên viên", "organization": "Công an tỉnh"}, set()),
    "the role is in the unit": (
        {"organization": "Sở Y tế - Trưởng ban; Ủy viên", "role_text": None},
        {"organization"},
    ),
    "a sentence for a post": (
        {"position": "Ghi biên bản, tổng hợp số liệu.", "organization": None, "name": None},
        {"position", "role_text", "role"},
    ),
}


@pytest.mark.parametrize(("changed", "fields"), ROWS.values(), ids=ROWS)
def test_values_unlike_the_others_are_flagged(changed: dict[str, str | None], fields: set[str]) -> None:
    assert flagged(**changed) == fields


def test_a_list_without_roles_is_no_reason_to_doubt_its_rows() -> None:
    assert not list(unlike([member.model_copy(update={"role_text": None}) for member in LIKE], {}, ocr=True))


def test_unsure_letters_count() -> None:
    ((doubted, _),) = unlike(LIKE, {"members[2].name": 0.4}, ocr=True)
    assert (doubted.index, doubted.field, doubted.value) == (2, "name", "Trần Văn Mẫu")


def test_what_was_learned_tells_right_from_wrong() -> None:
    field: Field = "position"
    signs = [dict(seen.signs) for seen in signed(LIKE, {}, ocr=False) if seen.field == field]
    odd = [seen | {"stop": 1.0} for seen in signs]
    weights = learned(
        [*(Case(field, seen, False) for seen in signs), *(Case(field, seen, True) for seen in odd)], field
    )
    assert weights["stop"] > 1 > abs(weights["stray"])
