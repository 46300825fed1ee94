"""Reads a decision's TOML file.

The text of the articles is a small script, one paragraph a line. The first token says what the line is:

    A2 text     Điều 2, prose         A2h text    Điều 2, the text is its heading
    D a) text   a duty                R b) text   a working rule (R1: of body 1, R01: of both)
    > role | Tổ trưởng | 0            who has the duties that follow, and in which body
    M 0 A       member list of body 0 in style A (see `members`)
    C           closing               ANNEX       new page
    T text      centred bold          I text      centred italic
    P text      any other paragraph   B text      the same in bold

Inside a text, {b0:…} marks a body's name, {a0:…} its short name, {s0:…} its standing agency, {d:…} a duty in
prose, {r0:…} a rule, {e:…} when it takes effect, {x:…} executors and {p:…} proposers ('|'
around what stands between two, '~' for the comma in 'Giám đốc các sở: A~ B'). <name> is replaced from [vars],
@name by a shared phrase.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from corpus.generator.model import Act, Article, Basis, Block, Body, DutyRow, Sample, Seat, Table

CONTENT = Path(__file__).parent / "content"
_SPAN = re.compile(r"\{([basdrexp])(\d*):((?:[^{}]|\{[^{}]*\})*)\}")
_LABEL = re.compile(r"^(-|\+|\d+(?:\.\d+)*\.|[a-zđ][.)])\s+")
_CLAUSE = re.compile(r"^\d+\.\s")
_NUMBERED = ("A", "B", "C", "H")  # list styles whose rows are numbered lines


@cache
def _shared(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / f"_{name}.toml").read_text("utf-8"))


def descriptions() -> list[Path]:
    """All decisions, in the order of their slugs; files with a leading underscore are shared data."""
    return sorted(path for path in CONTENT.glob("*.toml") if not path.name.startswith("_"))


def plain(text: str) -> str:
    """The text as printed: marks removed, separators of executors joined."""
    previous = None
    while previous != text:
        previous, text = text, _SPAN.sub(lambda m: _printed(m[1], m[3]), text)
    return text


def _printed(code: str, inner: str) -> str:
    return inner.replace("|", "").replace("~", ",") if code in "xp" else inner


def executors(inner: str) -> list[str]:
    found: list[str] = []
    for item in (part.strip() for part in inner.split("|")[::2]):
        if "~" in item:
            head, _, names = item.partition(":")
            head = head.replace("các sở", "Sở").replace("các Sở", "Sở").replace("các ", "")
            found += [f"{head} {name.strip()}" for name in names.split("~")]
        else:
            found.append(item)
    return found


def seat(ordinal: int, row: str) -> Seat:
    """'Ông|Họ tên|Trưởng phòng CNTT,|Sở X|Thành viên': a final , or - of the position is the link."""
    honorific, name, position, organization, role, *tail = [cell.strip() for cell in row.split("|")]
    link = " " if organization else ""
    if position.endswith(" -"):
        position, link = position[:-2], " - "
    elif position.endswith(","):
        position, link = position[:-1], ", "
    return Seat(ordinal, honorific, name, position, link, organization, role, tail[0] if tail else "")


class _Reader:
    """Fills a sample line by line; `assignee` and `body` are what the last '>' line said."""

    def __init__(self, sample: Sample, swap: dict[str, str]) -> None:
        self.sample, self.swap = sample, swap
        self.kind, self.assignee, self.body = "body", "", 0

    def expand(self, text: str) -> str:
        text = re.sub(r"@([a-z0-9_]+)", lambda m: _shared("phrases")[m[1]], text)
        return re.sub(r"<([a-z]+)>", lambda m: self.swap[m[1]], text)

    def line(self, raw: str) -> None:
        token, _, rest = raw.partition(" ")
        text = self.expand(rest.strip())
        if match := re.fullmatch(r"A(\d+)(h?)", token):
            self.article(int(match[1]), text, heading=bool(match[2]))
        elif token == ">":
            kind, assignee, *body = [part.strip() for part in text.split("|")]
            self.kind, self.assignee, self.body = kind, assignee, int(body[0]) if body else 0
        elif token == "M":
            self.members(*rest.split())
        elif token in ("C", "ANNEX"):
            self.sample.blocks.append(Block("closing" if token == "C" else "annex"))
        elif token in ("T", "I"):
            self.marks(text)
            self.sample.blocks.append(Block("title" if token == "T" else "note", plain(text)))
        elif token == "D":
            self.duty(text)
            self.paragraph(text)
        elif token.startswith("R") and (token[1:] or "0").isdigit():
            rule = _LABEL.sub("", plain(text))
            for index in token[1:] or "0":
                self.sample.bodies[int(index)].working_rules.append(rule)
            self.paragraph(text)
        elif token in ("P", "B"):
            self.paragraph(text, bold=token == "B")
        else:
            raise ValueError(f"{self.sample.slug}: unknown line {raw!r}")

    def article(self, number: int, text: str, heading: bool) -> None:
        title = plain(text).rstrip(".:") if heading else None
        self.sample.articles.append(Article(f"Điều {number}", title))
        self.marks(text)
        lead = f"Điều {number}{self.sample.look.get('article_mark', '.')}"
        bold = heading and self.sample.look.get("bold_headings") == "yes"
        self.sample.blocks.append(Block("paragraph", plain(text), lead, bold=bold))

    def members(self, index: str, style: str) -> None:
        body = self.sample.bodies[int(index)]
        self.sample.blocks.append(Block("members", body=int(index), style=style))
        if self.sample.articles and style in _NUMBERED:
            self.sample.articles[-1].clauses += len(body.seats)
        elif self.sample.articles and style == "D" and body.style.get("number") == "yes":
            self.sample.articles[-1].clauses += len(dict.fromkeys(s.role for s in body.seats))

    def duty(self, text: str) -> None:
        text = plain(text)
        label = _LABEL.match(text)
        mark = label[1] if label else None
        mark = mark if mark in (None, "-", "+") else mark.rstrip(".)")
        mark = "-" if mark == "+" else mark
        self.add(mark, text[label.end() :] if label else text)

    def add(self, label: str | None, text: str) -> None:
        self.sample.duties.append(DutyRow(self.body, self.kind, self.assignee, label, text))

    def paragraph(self, text: str, bold: bool = False) -> None:
        self.marks(text)
        shown = plain(text)
        if self.sample.articles and _CLAUSE.match(shown):
            self.sample.articles[-1].clauses += 1
        self.sample.blocks.append(Block("paragraph", shown, bold=bold))

    def marks(self, text: str) -> None:
        for code, digits, inner in _SPAN.findall(text):
            self.mark(code, digits or "0", inner)
            self.marks(inner)

    def mark(self, code: str, digits: str, inner: str) -> None:
        shown = plain(inner)
        for digit in digits:
            if code in "bas":
                name = {"b": "name", "a": "alias", "s": "standing_agency"}[code]
                setattr(self.sample.bodies[int(digit)], name, shown)
            elif code == "r":
                self.sample.bodies[int(digit)].working_rules.append(shown)
        if code == "d":
            self.add(None, shown)
        elif code == "e":
            self.sample.effective = shown
        elif code == "x":
            self.sample.executors += executors(inner)


def _bodies(rows: list[dict[str, Any]]) -> tuple[Body, ...]:
    made = []
    for row in rows:
        seats = tuple(seat(row.get("first", 1) + i, text) for i, text in enumerate(row["members"]))
        table = row.get("table")
        if table:
            table = Table(**{**table, "columns": tuple((h, k, float(w)) for h, k, w in table["columns"])})
        made.append(Body(row["kind"], seats, table, row.get("style", {})))
    return tuple(made)


def _bases(rows: list[str], own: dict[str, Any]) -> tuple[Basis, ...]:
    acts = _shared("acts") | own
    made = []
    for row in rows:
        opening, *keys = [part.strip() for part in row.split("|")]
        made.append(Basis(opening, tuple(Act(**acts[key]) for key in keys)))
    return tuple(made)


def load(path: Path) -> Sample:
    """Raises ValueError or KeyError for a description that breaks the rules above."""
    return sample_of(path.stem, tomllib.loads(path.read_text("utf-8")))


def sample_of(slug: str, data: dict[str, Any]) -> Sample:
    """The sample of a description's content. Raises ValueError or KeyError as `load` does."""
    proposers = next((m[3] for m in _SPAN.finditer(data["proposal"]) if m[1] == "p"), None)
    recipients = [tuple(part.strip() for part in row.split("|")) for row in data["recipients"]]
    sample = Sample(
        slug=slug,
        sample_class=data["class"],
        seed=data.get("seed", 1),
        look=data.get("look", {}),
        province=data["province"],
        head=tuple(data["head"]),
        number=data.get("number"),
        symbol=data["symbol"],
        date=data.get("date"),
        year=data.get("year") or int(data["date"][:4]),
        place=data["place"],
        subject=data["subject"],
        issuer=data["issuer"],
        action=data["action"],
        proposal=plain(data["proposal"]),
        proposed_by="; ".join(executors(proposers)) if proposers else None,
        bases=_bases(data["bases"], data.get("acts", {})),
        recipients=tuple((row[0], row[1] if len(row) > 1 else None) for row in recipients),
        authority=tuple(data.get("authority", ())),
        position=data["position"],
        signer=data["signer"],
        note=data["note"],
        bodies=_bodies(data["body"]),
    )
    reader = _Reader(sample, data.get("vars", {}))
    for raw in data["articles"]["text"].splitlines():
        if raw.strip():
            reader.line(raw.strip())
    return sample
