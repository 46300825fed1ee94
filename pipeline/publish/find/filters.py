"""What a search may ask beside its words, as conditions on the tables it looks into."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.lexicon.provinces import index_word
from pipeline.lexicon.role_names import RoleGroup, group_roles
from pipeline.publish.ask.central import CENTRAL, ELSEWHERE, is_central
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


_OWN_SEATS = {"quyet-dinh": ("body.decision_id", "decision_id"), "to-chuc": ("body.id", "body_id")}
"""Kinds of rows that hold seats: their ids in `bodies` and in `members`."""
_WITHOUT_PROVINCE = frozenset({"can-cu", "dieu-khoan"})


@dataclass(frozen=True)
class Filters:
    """Conditions beside the words; None is no condition."""

    province: str | None = None
    year: int | None = None
    body_kind: str | None = None
    agency_types: tuple[str, ...] = ()
    """Any of them."""
    role: RoleGroup | None = None
    organization: str | None = None
    others: bool = False
    """Without words: decisions too that set up and change no body."""

    def conditions(self, kind: str) -> Conditions | None:
        """What rows of the table `t` must meet; None where they cannot."""
        found = Conditions()
        if self.province in ELSEWHERE:
            self._elsewhere(found, kind)
        elif self.province:
            ids = predecessors(self.province) if today(self.province) == self.province else (self.province,)
            found.provinces = ids
        if kind == "co-quan":
            if self.year or self.body_kind or self.role or self.province in ELSEWHERE:
                return None
            self._agency(found, f"t.agency_type_id in {marks(self.agency_types)}", "t.id = ?")
            return found
        if kind in _WITHOUT_PROVINCE:
            self._of_decision(found)
            return found
        if self.year:
            found.add("t.issued_year = ?", self.year)
        if kind in _OWN_SEATS:
            self._of_bodies(found, *_OWN_SEATS[kind])
            return found
        if self.body_kind:
            found.add("t.body_id in (select body.id from bodies body where body.kind = ?)", self.body_kind)
        if self.role:
            codes = group_roles(self.role)
            found.add(f"t.role in {marks(codes)}", *codes)
        self._agency(found, f"t.{self._typed}", "t.organization_id = ?")
        return found

    def _elsewhere(self, found: Conditions, kind: str) -> None:
        """Of no province: of a central body, or of nobody knows whom."""
        among = ("" if self.province == CENTRAL else "not ") + is_central("x")
        key = "id" if kind == "quyet-dinh" else "decision_id"
        ids = f"select x.id from decisions x where x.province_id is null and {among}"
        found.add(f"t.{key} in ({ids})")

    @property
    def _typed(self) -> str:
        """Rows whose organisation is of the kinds asked for."""
        kinds = f"select id from organizations where agency_type_id in {marks(self.agency_types)}"
        return f"organization_id in ({kinds})"

    def _agency(self, found: Conditions, typed: str, single: str) -> None:
        if self.agency_types:
            found.add(typed, *self.agency_types)
        if self.organization:
            found.add(single, self.organization, few=True)

    def _of_decision(self, found: Conditions) -> None:
        """For rows that know of province and year by their decision alone."""
        of = Conditions(found.provinces)
        found.provinces = ()
        if self.year:
            of.add("t.issued_year = ?", self.year)
        self._of_bodies(of, *_OWN_SEATS["quyet-dinh"])
        where, values = of.where()
        if where:
            found.add(f"t.decision_id in (select t.id from decisions t{where})", *values)

    def _of_bodies(self, found: Conditions, bodies: str, seats: str) -> None:
        """Of a body of the kind, with one member who meets role and agency both."""
        if self.body_kind:
            found.add(f"t.id in (select {bodies} from bodies body where body.kind = ?)", self.body_kind)
        inner: list[str] = []
        values: list[object] = []
        if self.role:
            codes = group_roles(self.role)
            inner.append(f"m.role in {marks(codes)}")
            values += codes
        if self.agency_types:
            inner.append(f"m.{self._typed}")
            values += self.agency_types
        if self.organization:
            inner.append("m.organization_id = ?")
            values.append(self.organization)
        if inner:
            condition = " and ".join([*inner, "m.change <> 'leaves'"])
            found.add(f"exists (select 1 from members m where m.{seats} = t.id and {condition})", *values)
