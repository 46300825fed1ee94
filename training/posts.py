"""Posts of training lines, in the two parts of the gold format: position and organisation."""

from __future__ import annotations

import random

from pipeline.parse.learned.tokens import Field
from training.vocabulary import Vocabulary

Segment = tuple[str, Field | None]
_OF = [" "] * 6 + [", "] * 6 + [" - ", " – ", " thuộc ", " của "]
_HEADED = (
    *["department"] * 8, *["unit"] * 4, "police", "military", "border", "mass", "mass", "judiciary",
    "vertical", "vertical", "media", "academy", "enterprise", "enterprise", "party", "party",
)  # fmt: skip


class PostMaker:
    """Draws posts."""

    def __init__(self, rng: random.Random, words: Vocabulary) -> None:
        self.rng, self.words = rng, words

    def draw(self) -> list[Segment]:
        """Position, link and organisation; now and then one of the two alone."""
        dice = self.rng.random()
        if dice < 0.34:
            post = self._head()
        elif dice < 0.42:
            post = self._short()
        elif dice < 0.62:
            post = self._of_division()
        elif dice < 0.76:
            post = self._committee()
        elif dice < 0.84:
            post = self._with_party_title()
        elif dice < 0.92:
            post = self._officer()
        elif dice < 0.97:
            post = [(self._pick("posts.any_unit"), "position"), (" ", None), (self.agency(), "organization")]
        elif dice < 0.985:
            unit = self.agency() if self.rng.random() < 0.5 else self._filled("units.short")
            post = [(unit, "organization")]
        else:
            post = [(self._pick("posts.officer"), "position")]
        return post

    def agency(self) -> str:
        """An agency of any kind, with its place at times."""
        return self._agency(
            self.rng.choice(["department"] * 6 + ["unit", "mass", "vertical", "police", "enterprise"])
        )

    # -- kinds of posts ---------------------------------------------------------------------------

    def _head(self) -> list[Segment]:
        kind = self.rng.choice(_HEADED)
        unit = self._agency(kind)
        ranks = "posts.chi_cuc" if unit.startswith("Chi cục") else f"posts.{kind}"
        rank = self._pick(ranks)
        if unit.startswith("Ban "):  # the ban is the agency, "Trưởng" its head
            return [
                (self.rng.choice(["Trưởng", "Phó Trưởng"]), "position"),
                (" ", None),
                (unit, "organization"),
            ]
        if kind == "unit" and self.rng.random() < 0.45:
            unit += self.rng.choice([", ", " - ", " thuộc "]) + self._agency("department")
        if kind == "enterprise" and self.rng.random() < 0.25:
            return [
                (f"{rank} {self._pick('posts.qualifiers')}", "position"),
                (", ", None),
                (unit, "organization"),
            ]
        return [(rank, "position"), (" ", None), (unit, "organization")]

    def _of_division(self) -> list[Segment]:
        rank, noun = self._pick("posts.division"), self._pick("divisions.bare")
        position = f"{rank} {noun} {self._pick('divisions.words')}"
        dice = self.rng.random()
        if dice < 0.15:
            position = f"{rank} {noun}"
        elif dice < 0.3:  # the agency is the issuer itself and goes unnamed
            return [(position, "position")]
        above = self._agency("department") if self.rng.random() < 0.7 else self._pick("units.above")
        return [(position, "position"), (self.rng.choice(_OF), None), (above, "organization")]

    def _short(self) -> list[Segment]:
        """As hospitals and small units write: 'PTP. KHTH TTYT huyện …', 'Phó Hiệu trưởng, Bí thư Đảng ủy'."""
        dice = self.rng.random()
        if dice < 0.25:
            return [(f"{self._pick('posts.short')} phòng {self._pick('divisions.lower')}", "position")]
        if dice < 0.45:
            head = self._pick(self.rng.choice(["posts.academy", "posts.unit", "posts.chi_cuc"]))
            return [(f"{head}, {self._pick('posts.after')}", "position")]
        rank = self._pick("posts.short")
        position = rank if self.rng.random() < 0.3 else f"{rank} {self._pick('divisions.short')}"
        if dice < 0.55:
            return [(position, "position")]
        link = self.rng.choice([" "] * 4 + [", ", " - "])
        return [(position, "position"), (link, None), (self._filled("units.short"), "organization")]

    def _committee(self) -> list[Segment]:
        if self.rng.random() < 0.35:
            return [
                (self._pick("posts.office"), "position"),
                (" ", None),
                (self._filled("units.offices"), "organization"),
            ]
        return [
            (self._pick("posts.committee"), "position"),
            (" ", None),
            (self._filled("units.committees"), "organization"),
        ]

    def _with_party_title(self) -> list[Segment]:
        (position, _), *rest = self._head() if self.rng.random() < 0.6 else self._committee()
        join = self.rng.choice([", ", ", ", " - ", ", kiêm "])
        return [(f"{self._pick('posts.party_titles')}{join}{position}", "position"), *rest]

    def _officer(self) -> list[Segment]:
        position = self._pick("posts.officer")
        if self.rng.random() < 0.4:
            position += f" {self._pick('divisions.bare').capitalize()} {self._pick('divisions.words')}"
        unit = self._agency(self.rng.choice(["department", "department", "unit", "police"]))
        return [(position, "position"), (self.rng.choice(_OF), None), (unit, "organization")]

    # -- words ------------------------------------------------------------------------------------

    def _pick(self, name: str) -> str:
        return self.rng.choice(self.words.lists[name])

    def _agency(self, kind: str) -> str:
        if kind == "enterprise" and self.rng.random() < 0.7:
            return self._filled("units.companies")
        name = self.rng.choice(self.words.agencies[kind])
        if "tỉnh" in name.lower() or kind == "central":
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
        text = text.replace("{D}", self._pick("places.districts")).replace(
            "{C}", self._pick("places.communes")
        )
        return text.replace("{T}", self._pick("topics.words")).replace(
            "{V}", self.rng.choice(self.words.provinces)
        )
