"""Training lines: members in all layouts of lists and tables, and lines that are none. Names are invented."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.parse.grammar.spans import Span
from pipeline.parse.learned.tokens import Field
from schemas import BodyKind
from training.noise import add_noise
from training.posts import PostMaker, Segment
from training.vocabulary import vocabulary

KINDS: tuple[BodyKind, ...] = (
    "to", "ban_chi_dao", "ban_to_chuc", "ban_chi_huy", "ban", "hoi_dong", "uy_ban", "doan", "doi", "tieu_ban",
    "to_giup_viec",
)  # fmt: skip
_AFTER_NAME = [", "] * 14 + [" - "] * 3 + [" – ", "; ", ": ", " ", " ", " | "]
_BEFORE_ROLE = (
    [" - "] * 10
    + [", "] * 6
    + [" – ", "- ", " -", ": ", "; ", " làm ", ", làm ", " giữ chức ", " là ", " ", " ", " | "]
)
_END = [";"] * 5 + ["."] * 3 + [""] * 3 + [".;", ","]


def _honorifics() -> list[str]:
    """Forms of address as often as lists have them."""
    address = terms.PERSONS.address
    common, rare = [*address.male, *address.female], address.before_name
    return [*common * 12, *(word.lower() for word in common), *rare.male, *rare.female]


@dataclass(frozen=True, slots=True)
class Sample:
    """A line, the body's kind, and the true spans; no spans for a line that is no seat."""

    text: str
    kind: BodyKind | None
    spans: dict[Field, Span]


def samples(
    count: int, seed: int, *, noise: Sequence[float] = (0.0,), negatives: float = 0.0, held_out: bool = False
) -> list[Sample]:
    """`count` lines, the share `negatives` of them none of members; the same seed gives the same lines.

    `noise`: rates of spoiled characters, one is drawn a line.
    """
    maker = LineMaker(random.Random(f"{seed}-{held_out}"), held_out)
    return [maker.sample(noise, negatives) for _ in range(count)]


class LineMaker:
    """Draws lines."""

    def __init__(self, rng: random.Random, held_out: bool) -> None:
        self.rng = rng
        self.words = vocabulary(held_out)
        self.posts = PostMaker(rng, self.words)

    def sample(self, noise: Sequence[float], negatives: float) -> Sample:
        kind = self.rng.choice(KINDS)
        segments = self._line(kind, negatives)
        rate = self.rng.choice(list(noise))
        text = ""
        spans: dict[Field, Span] = {}
        for words, field in segments:
            spoiled = add_noise(words, rate, self.rng) if rate else words
            start = len(text)
            text += spoiled
            if field and (body := spoiled.strip()):
                start += len(spoiled) - len(spoiled.lstrip())
                spans[field] = (spans[field][0] if field in spans else start, start + len(body))
        return Sample(text, None if self.rng.random() < 0.08 else kind, spans)

    def _line(self, kind: BodyKind, negatives: float) -> list[Segment]:
        if self.rng.random() < negatives:
            return self._negative(kind)
        return self._row(kind) if self.rng.random() < 0.15 else self._seat(kind)

    # -- seats ------------------------------------------------------------------------------------

    def _seat(self, kind: BodyKind) -> list[Segment]:
        rng = self.rng
        named = rng.random() < 0.85
        segments: list[Segment] = []
        if not named and rng.random() < 0.15:
            segments.append((rng.choice(["Mời ", "mời ", "Kính mời "]), None))
        if named:
            segments += self._who()
        with_post = not named or rng.random() < 0.95
        if with_post:
            post = self.posts.draw()
            if named and rng.random() < 0.03:
                post = [(" (", None), *post, (")", None)]
            elif named:
                segments.append((rng.choice(_AFTER_NAME), None))
            segments += post
        if rng.random() < (0.8 if named else 0.9):
            segments += [(rng.choice(_BEFORE_ROLE), None), (self.role(kind), "role")]
        segments.append((rng.choice(_END), None))
        return segments

    def _row(self, kind: BodyKind) -> list[Segment]:
        """A table row: number, person, post in one or two cells, role, now and then a note."""
        rng = self.rng
        post = self.posts.draw()
        if rng.random() < 0.4:
            post = [part if part[1] else (" | ", None) for part in post]
        cells: list[list[Segment]] = [self._who(), post, [(self.role(kind), "role")]]
        if rng.random() < 0.2:
            cells.insert(1, [(rng.choice(self.words.lists["posts.specialists"]), None)])
        elif rng.random() < 0.15:
            cells[1], cells[2] = cells[2], cells[1]
        if rng.random() < 0.2:
            cells.append([(rng.choice(["", self.words.lists["topics.words"][0], "Kiêm nhiệm"]), None)])
        row: list[Segment] = [(f"{rng.randint(1, 30)} | ", None)] if rng.random() < 0.5 else []
        for i, cell in enumerate(cells):
            row += [*([(" | ", None)] if i else []), *cell]
        return row

    def _who(self) -> list[Segment]:
        rng = self.rng
        persons = terms.PERSONS
        degree = rng.choice((*persons.degrees.words, *persons.degrees.letters))
        degree += "" if " " in degree else rng.choice([".", ".", ""])
        dice = rng.random()
        before: list[Segment]
        if dice < 0.62:
            address = rng.choice(_honorifics())
            joined = rng.random() < 0.12  # 'Ông ThS.' is one address
            before = [(f"{address} {degree}" if joined else address, "honorific")]
            before.append((" " if joined else rng.choice([" "] * 12 + [": ", ". "]), None))
        elif dice < 0.74:
            before = [(rng.choice(list(persons.address.neutral)), "honorific"), (" ", None)]
        elif dice < 0.86:
            title = degree if rng.random() < 0.6 else rng.choice(persons.degrees.ranks)
            before = [(title, "honorific"), (" ", None)]
        else:
            before = []
        name = self.name()
        return [*before, (name.upper() if rng.random() < 0.06 else name, "name")]

    def name(self) -> str:
        """A name nobody need bear."""
        rng, lists = self.rng, self.words.lists
        if rng.random() < 0.06:
            return rng.choice(lists["names.peoples"])
        surname = rng.choice([s for s in terms.PERSONS.names.surnames if s.isalpha() and len(s) > 1])
        inner = rng.sample(lists["names.middle"], rng.choice([0, 1, 1, 1, 1, 2]))
        return " ".join([surname, *inner, rng.choice(lists["names.given"])])

    def role(self, kind: BodyKind) -> str:
        """A role as that kind of body prints it."""
        rng = self.rng
        entries = [e for e in terms.ROLES.role if "*" in e.kinds or kind in e.kinds]
        entry = rng.choice([e for e in entries for _ in range(3 if e.role in ("head", "deputy") else 1)])
        if rng.random() < 0.35:
            entry = next(e for e in entries if e.role == "member")
        word = rng.choice(entry.words[:2] if rng.random() < 0.7 else entry.words)
        nouns = [n for k in terms.ROLES.kind if k.id == kind for n in k.nouns]
        if entry.role == "deputy" and rng.random() < 0.3:
            word += rng.choice([" Thường trực", " thường trực", " TT", " (Thường trực)"])
        elif entry.role in ("head", "secretary", "deputy") and rng.random() < 0.12:
            word += " " + rng.choice(nouns)
        if entry.role == "member" and rng.random() < 0.08:
            word += rng.choice([", Thư ký", " kiêm Thư ký", " - Thư ký"])
        return word.lower() if rng.random() < 0.03 else word

    # -- lines that are no seats ------------------------------------------------------------------

    def _negative(self, kind: BodyKind) -> list[Segment]:
        rng, lists = self.rng, self.words.lists
        line = rng.choice(lists["negatives.lines"])
        if rng.random() < 0.25:  # a duty: verb, object, sometimes with whom
            verb = rng.choice([v for verbs in terms.DUTIES.verbs.values() for v in verbs])
            line = f"{verb.capitalize()} {{T}}" + rng.choice(
                [";", ".", " của {A};", " cho {A}.", " do {R} giao;", ", báo cáo {P};"]
            )

        def fill(match: re.Match[str]) -> str:
            match match[1]:
                case "T":
                    return rng.choice(lists["topics.words"])
                case "A":
                    return self.posts.agency()
                case "P":
                    return "".join(text for text, _ in self.posts.draw())
                case "N":
                    return self.name()
                case "R":
                    return self.role(kind)
                case "D":
                    return f"{rng.randint(1, 28)}/{rng.randint(1, 12)}/{rng.randint(1995, 2025)}"
            code = rng.choice(["QĐ-UBND", "2020/NĐ-CP", "TTr-SNV", "BC-STC", "KH-UBND"])
            return f"{rng.randint(1, 4000)}/{code}"

        text = re.sub(r"\{([TAPNRDC])\}", fill, line)
        if rng.random() < 0.2 and len(text) > 40:  # a wrapped line begins or ends anywhere
            words = text.split()
            cut = rng.randint(2, len(words) - 2) if len(words) > 4 else 1
            text = " ".join(words[cut:] if rng.random() < 0.4 else words[:cut])
        return [(text, None)]
