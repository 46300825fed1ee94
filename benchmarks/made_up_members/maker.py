"""Draws names, agencies and posts; the same chance gives the same members."""

from __future__ import annotations

import random

from benchmarks.made_up_members.words import load_words
from pipeline.lexicon import terms

Post = tuple[str, str, str]
"""Position, what links the two, organisation; '' for what is not there."""
_OF = [" "] * 6 + [", "] * 6 + [" - ", " – ", " thuộc ", " của "]
_HEADED = (
    *["department"] * 8, *["unit"] * 4, "police", "military", "border", "mass", "mass", "judiciary",
    "vertical", "vertical", "media", "academy", "enterprise", "enterprise", "party", "party",
)  # fmt: skip


class MemberMaker:
    """Draws what a member's line is made of."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.words = rng, load_words()

    def name(self) -> str:
        """A name nobody need bear."""
        rng, lists = self.rng, self.words.lists
        if rng.random() < 0.06:
            return rng.choice(lists["names.peoples"])
        surname = rng.choice([s for s in terms.PERSONS.names.surnames if s.isalpha() and len(s) > 1])
        inner = rng.sample(lists["names.middle"], rng.choice([0, 1, 1, 1, 1, 2]))
        return " ".join([surname, *inner, rng.choice(lists["names.given"])])

    def agency(self) -> str:
        """An agency of any kind, with its place at times."""
        return self._agency(
            self.rng.choice(["department"] * 6 + ["unit", "mass", "vertical", "police", "enterprise"])
        )

    def post(self) -> Post:
        """A position and its organisation; now and then one of the two alone."""
        dice = self.rng.random()
        if dice < 0.34:
            return self._head()
        if dice < 0.42:
            return self._short()
        if dice < 0.62:
            return self._of_division()
        if dice < 0.76:
            return self._committee()
        if dice < 0.84:
            return self._with_party_title()
        if dice < 0.92:
            return self._officer()
        if dice < 0.97:
            return self._pick("posts.any_unit"), " ", self.agency()
        if dice < 0.985:
            return "", "", self.agency() if self.rng.random() < 0.5 else self._filled("units.short")
        return self._pick("posts.officer"), "", ""

    # -- kinds of posts ---------------------------------------------------------------------------

    def _head(self) -> Post:
        kind = self.rng.choice(_HEADED)
        unit = self._agency(kind)
        rank = self._pick("posts.chi_cuc" if unit.startswith("Chi cục") else f"posts.{kind}")
        if unit.startswith("Ban "):  # the ban is the agency, "Trưởng" its head
            return self.rng.choice(["Trưởng", "Phó Trưởng"]), " ", unit
        if kind == "unit" and self.rng.random() < 0.45:
            unit += self.rng.choice([", ", " - ", " thuộc "]) + self._agency("department")
        if kind == "enterprise" and self.rng.random() < 0.25:
            return f"{rank} {self._pick('posts.qualifiers')}", ", ", unit
        return rank, " ", unit

    def _of_division(self) -> Post:
        rank, noun = self._pick("posts.division"), self._pick("divisions.bare")
        position = f"{rank} {noun} {self._pick('divisions.words')}"
        dice = self.rng.random()
        if dice < 0.15:
            position = f"{rank} {noun}"
        elif dice < 0.3:  # the agency is the issuer itself and goes unnamed
            return position, "", ""
        above = self._agency("department") if self.rng.random() < 0.7 else self._pick("units.above")
        return position, self.rng.choice(_OF), above

    def _short(self) -> Post:
        """As hospitals and small units write: 'PTP. KHTH TTYT huyện …', 'Phó Hiệu trưởng, Bí thư Đảng ủy'."""
        dice = self.rng.random()
        if dice < 0.25:
            return f"{self._pick('posts.short')} phòng {self._pick('divisions.lower')}", "", ""
        if dice < 0.45:
            head = self._pick(self.rng.choice(["posts.academy", "posts.unit", "posts.chi_cuc"]))
            return f"{head}, {self._pick('posts.after')}", "", ""
        rank = self._pick("posts.short")
        position = rank if self.rng.random() < 0.3 else f"{rank} {self._pick('divisions.short')}"
        if dice < 0.55:
            return position, "", ""
        return position, self.rng.choice([" "] * 4 + [", ", " - "]), self._filled("units.short")

    def _committee(self) -> Post:
        if self.rng.random() < 0.35:
            return self._pick("posts.office"), " ", self._filled("units.offices")
        return self._pick("posts.committee"), " ", self._filled("units.committees")

    def _with_party_title(self) -> Post:
        position, link, unit = self._head() if self.rng.random() < 0.6 else self._committee()
        join = self.rng.choice([", ", ", ", " - ", ", kiêm "])
        return f"{self._pick('posts.party_titles')}{join}{position}", link, unit

    def _officer(self) -> Post:
        position = self._pick("posts.officer")
        if self.rng.random() < 0.4:
            position += f" {self._pick('divisions.bare').capitalize()} {self._pick('divisions.words')}"
        unit = self._agency(self.rng.choice(["department", "department", "unit", "police"]))
        return position, self.rng.choice(_OF), unit

    # -- words ------------------------------------------------------------------------------------

    def _pick(self, name: str) -> str:
        return self.rng.choice(self.words.lists[name])

    def _agency(self, kind: str) -> str:
        if kind == "enterprise" and self.rng.random() < 0.7:
            return self._filled("units.companies")
        name = self.rng.choice(self.words.agencies[kind])
        if "tỉnh" in name.lower():
            return name
        dice = self.rng.random()
        if dice < 0.12:
            return f"{name} tỉnh {self.rng.choice(self.words.provinces)}"
        if dice < 0.2:
            return f"{name} tỉnh"
        if dice < 0.25 and kind in ("unit", "academy", "vertical", "mass"):
            return f"{name} {self._pick('places.districts')}"
        return name

    def _filled(self, name: str) -> str:
        text = self._pick(name)
        text = text.replace("{D}", self._pick("places.districts"))
        text = text.replace("{C}", self._pick("places.communes"))
        text = text.replace("{T}", self._pick("topics.words"))
        return text.replace("{V}", self.rng.choice(self.words.provinces))
