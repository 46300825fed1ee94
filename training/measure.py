"""Measures rules and tagger on held-out generated lines: `python -m training.measure [FILE]`.

Writes the section 'Thành phần học máy' of docs/accuracy.md, the rest of the page is left as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.learned.features import features_of, rule_spans, without_rules
from pipeline.parse.learned.tagger import MODEL, Tagged, agrees, tag
from pipeline.parse.learned.tokens import Field, spans_of, tokens_of
from pipeline.text.crf import Crf
from pipeline.text.fold import fold
from training.generate import Sample, samples
from training.train import LINES, NEGATIVES, train

SEED = 7  # another one than in training, and other words
COUNT = 1500
NEGATIVE_COUNT = 500
NOISE = (0.0, 0.03, 0.08)
SURE = 0.95  # a line whose lowest marginal is below is worth a look
HEADING = "## Thành phần học máy"
_EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 1.0)
Spans = Mapping[Field, Span]


@dataclass(frozen=True, slots=True)
class Measured:
    """A line, what is true, what the rules say, what the tagger says."""

    sample: Sample
    rules: Spans
    agreed: bool
    tagged: Tagged


@dataclass(frozen=True, slots=True)
class Bin:
    """Spans or lines whose marginal lies from `low` on and below `high` (the last bin: up to it)."""

    low: float
    high: float
    count: int
    right: int


def measured(noise: float, count: int = COUNT, negatives: float = 0.0) -> list[Measured]:
    """Held-out lines with both parses."""
    made = []
    for sample in samples(count, SEED, noise=(noise,), negatives=negatives, held_out=True):
        text = sample.text
        seat = parse_seat(text, fold(text), 0, len(text), sample.kind, loose=True)
        tagged = tag(text, fold(text), 0, len(text), sample.kind)
        made.append(Measured(sample, rule_spans(seat), agrees(seat, tagged), tagged))
    return made


def words(text: str, span: Span) -> str:
    """What is compared: the words without marks at their ends."""
    return text[slice(*span)].strip(" .,;:-–|")


def right_fields(text: str, true: Spans, found: Spans) -> set[Field]:
    """Fields whose words are exactly right."""
    return {f for f in true.keys() & found.keys() if words(text, true[f]) == words(text, found[f])}


def is_right(text: str, true: Spans, found: Spans) -> bool:
    """Whether the whole line is right: all fields and none too many."""
    return true.keys() == found.keys() == right_fields(text, true, found)


def f1(pairs: Sequence[tuple[Sample, Spans]]) -> float:
    """Micro-F1 of exact spans."""
    right = sum(len(right_fields(s.text, s.spans, found)) for s, found in pairs)
    both = sum(len(s.spans) + len(found) for s, found in pairs)
    return 2 * right / both if both else 1.0


def reliability(lines: Sequence[Measured], *, whole_lines: bool) -> list[Bin]:
    """Lowest marginal of a span (or of a line) against how often it is right."""
    points: list[tuple[float, bool]] = []
    for one in lines:
        text, true, found = one.sample.text, one.sample.spans, one.tagged.spans
        if whole_lines:
            points.append((one.tagged.marginal, is_right(text, true, found)))
        else:
            right = right_fields(text, true, found)
            points += [(sure, name in right) for name, sure in one.tagged.marginals.items()]
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [ok for sure, ok in points if low <= sure < high or (high == 1.0 and sure == 1.0)]
        bins.append(Bin(low, high, len(inside), sum(inside)))
    return bins


def section(day: date) -> str:
    """The section as Markdown."""
    clean, *noisy = (measured(noise) for noise in NOISE)
    runs = [clean, *noisy]
    spans = [sum(len(one.sample.spans) for one in run) for run in runs]
    percent = [f"{noise:.0%}" if noise else "sạch" for noise in NOISE]
    out = [
        HEADING, "",
        "CRF (`pipeline/parse/learned`) gán nhãn từng tiếng trong dòng thành viên: danh xưng, họ tên, "
        f"chức vụ, cơ quan, vai trò. Học từ {LINES} dòng tự sinh ({NEGATIVES:.0%} không phải thành viên, "
        "có nhiễu ký tự), "
        "không dùng bản chuẩn nào. Nhãn của bộ luật và từ điển là đặc trưng của nó. "
        f"Tệp mô hình {MODEL.stat().st_size / 1e6:.1f} MB.",
        "",
        f"Đo ngày {day.isoformat()} trên {COUNT} dòng thành viên tự sinh mỗi mức nhiễu, hạt giống khác và "
        "từ ngữ để riêng, không có trong lúc học. F1 của đoạn khớp nguyên vẹn.",
        "",
        "| nhiễu ký tự | " + " | ".join(percent) + " |", "|---|" + "---|" * len(NOISE),
        "| số đoạn (n) | " + " | ".join(str(n) for n in spans) + " |",
        "| bộ luật | " + " | ".join(f"{f1([(o.sample, o.rules) for o in run]):.3f}" for run in runs) + " |",
        f"| CRF một mình | {_alone()} |",
        "| CRF thấy cả nhãn của bộ luật | "
        + " | ".join(f"{f1([(o.sample, o.tagged.spans) for o in run]):.3f}" for run in runs) + " |",
        "| dòng mà hai bên trùng nhau | " + " | ".join(_agreed(run)[0] for run in runs) + " |",
        "| … trong đó cả dòng đúng | " + " | ".join(_agreed(run)[1] for run in runs) + " |",
        f"| … và xác suất biên từ {SURE:g} | " + " | ".join(_agreed(run, SURE)[0] for run in runs) + " |",
        "| … trong đó cả dòng đúng | " + " | ".join(_agreed(run, SURE)[1] for run in runs) + " |",
        "| dòng khác mà CRF thấy người hoặc vai trò | " + " | ".join(_false(noise) for noise in NOISE) + " |",
        "",
        "Xác suất biên thấp nhất của đoạn, so với tỷ lệ đúng (mọi mức nhiễu gộp lại):",
        "",
        *_table(reliability([one for run in runs for one in run], whole_lines=False), "đoạn"),
        "",
        "Cả dòng (xác suất biên thấp nhất của dòng):",
        "",
        *_table(reliability([one for run in runs for one in run], whole_lines=True), "dòng"),
        "",
        "Làm lại: `python -m training.train` rồi `python -m training.measure`.",
    ]  # fmt: skip
    return "\n".join(out) + "\n"


def _alone() -> str:
    """Figures of a CRF that sees words and lexicon only."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "alone"
        train(path, rules=False)
        model = Crf(path)
    figures = []
    for noise in NOISE:
        pairs = []
        for sample in samples(COUNT, SEED, noise=(noise,), held_out=True):
            text = sample.text
            tokens = tokens_of(text, 0, len(text))
            features = features_of(text, fold(text), tokens, 0, len(text), sample.kind)
            runs = spans_of(text, tokens, model.tag(without_rules(features)).tags)
            pairs.append((sample, {f: (tokens[a][0], tokens[b - 1][1]) for f, (a, b) in runs.items()}))
        figures.append(f"{f1(pairs):.3f}")
    return " | ".join(figures)


def _agreed(run: Sequence[Measured], sure: float = 0.0) -> tuple[str, str]:
    """Lines on which both agree and the tagger is that sure, and how many of those are right."""
    same = [one for one in run if one.agreed and one.tagged.marginal >= sure]
    right = sum(is_right(one.sample.text, one.sample.spans, one.tagged.spans) for one in same)
    share = f"{right / len(same):.1%}" if same else "–"
    return f"{len(same)}/{len(run)}", f"{share} ({right}/{len(same)})"


def _false(noise: float) -> str:
    found = measured(noise, NEGATIVE_COUNT, negatives=1.0)
    return f"{sum(bool({'name', 'role'} & one.tagged.spans.keys()) for one in found)}/{len(found)}"


def _table(bins: Sequence[Bin], what: str) -> list[str]:
    rows = ["| xác suất biên | n (" + what + ") | đúng |", "|---|---|---|"]
    for one in bins:
        share = f"{one.right / one.count:.1%}" if one.count else "–"
        rows.append(f"| {one.low:g} – {one.high:g} | {one.count} | {share} |")
    return rows


def put_section(path: Path, heading: str, text: str) -> None:
    """Replaces the section under a '## ' heading in the page, or adds it; `text` begins with the heading."""
    page = path.read_text(encoding="utf-8") if path.exists() else "# Độ chính xác\n"
    before, found, rest = page.partition(heading)
    after = rest[rest.index("\n## ") + 1 :] if found and "\n## " in rest else ""
    path.write_text(before.rstrip() + "\n\n" + text + (f"\n{after}" if after else ""), encoding="utf-8")


def write(path: Path, day: date) -> None:
    """Writes the section into the page."""
    put_section(path, HEADING, section(day))


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/accuracy.md"), date.today())
