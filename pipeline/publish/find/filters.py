"""What a search may ask beside its words, as conditions on the tables it looks into."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.lexicon.provinces import index_word
from pipeline.lexicon.role_names import RoleGroup, group_roles
from pipeline.publish.ask.provinces import predecessors, today
from pipeline.publish.ask.rows import marks

__all__ = ["Conditions", "Filters"]


@dataclass
class Conditions:
    """SQL conditions on a table `t` with their values; `few` let few rows through and have an index.

    `provinces`: any of them; the full-text index has them beside the words.
    """

    provinces: tuple[str, ...] = ()
    few: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)
    others: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)

    def add(self, sql: str, *values: object, few: bool = False) -> None:
        (self.few if few else self.others).append((sql, values))

    def where(self) -> tuple[str, list[object]]:
        """All of them as ' where …', '' where there are none."""
        of = [(f"t.province_id in {marks(self.provinces)}", self.provinces)] if self.provinces else []
        return _joined(" where ", [*of, *self.few, *self.others])

    def matching(self, query: str) -> str:
        """A query of the full-text index, for rows of the provinces alone."""
        words = " OR ".join(f'"{index_word(one)}"' for one in self.provinces)
        return f"province : ({words}) AND {query}" if words else query

    def among_hits(self, table: str) -> tuple[str, list[object]]:
        """All but the provinces as ' and …' on the rows `f` of a table's full-text index.

        The few rows are listed once, by their index: to look up each hit of common words takes a second. The
        plus keeps SQLite from asking the full-text index about each of them.
        """
        found: tuple[str, list[object]] = ("", [])
        for conditions, form in (
            (self.few, " and +f.rowid in (select t.rowid from {} t{})"),
            (self.others, " and exists (select 1 from {} t{} and t.rowid = f.rowid)"),
        ):
            if conditions:
                where, values = _joined(" where ", conditions)
                found = (found[0] + form.format(table, where), [*found[1], *values])
        return found


def _joined(start: str, conditions: list[tuple[str, tuple[object, ...]]]) -> tuple[str, list[object]]:
    sql = " and ".join(condition for condition, _ in conditions)
    return (start + sql if sql else ""), [value for _, values in conditions for value in values]


@dataclass(frozen=True)
class Filters:
    """Conditions beside the words; None is no condition."""

    province: str | None = None
    year: int | None = None
    body_kind: str | None = None
    agency_type: str | None = None
    role: RoleGroup | None = None
    organization: str | None = None

    def conditions(self, kind: str) -> Conditions | None:
        """What rows of the table `t` must meet; None where they cannot."""
        found = Conditions()
        if self.province:
            ids = predecessors(self.province) if today(self.province) == self.province else (self.province,)
            found.provinces = ids
        if kind == "co-quan":
            if self.year or self.body_kind or self.role:
                return None
            self._agency(found, "t.agency_type_id = ?", "t.id = ?")
            return found
        if self.year:
            found.add("t.issued_year = ?", self.year)
        if self.body_kind:
            inner = "select body.{} from bodies body where body.kind = ?"
            at = ("t.id", "decision_id") if kind == "quyet-dinh" else ("t.body_id", "id")
            found.add(f"{at[0]} in ({inner.format(at[1])})", self.body_kind)
        if kind == "quyet-dinh":
            self._of_seats(found)
            return found
        if self.role:
            codes = group_roles(self.role)
            found.add(f"t.role in {marks(codes)}", *codes)
        typed = "t.organization_id in (select id from organizations where agency_type_id = ?)"
        self._agency(found, typed, "t.organization_id = ?")
        return found

    def _agency(self, found: Conditions, typed: str, single: str) -> None:
        if self.agency_type:
            found.add(typed, self.agency_type)
        if self.organization:
            found.add(single, self.organization, few=True)

    def _of_seats(self, found: Conditions) -> None:
        """Decisions with one member who meets role and agency both."""
        inner: list[str] = []
        values: list[object] = []
        if self.role:
            codes = group_roles(self.role)
            inner.append(f"m.role in {marks(codes)}")
            values += codes
        if self.agency_type:
            inner.append("m.organization_id in (select id from organizations where agency_type_id = ?)")
            values.append(self.agency_type)
        if self.organization:
            inner.append("m.organization_id = ?")
            values.append(self.organization)
        if inner:
            condition = " and ".join(inner)
            found.add(f"exists (select 1 from members m where m.decision_id = t.id and {condition})", *values)
