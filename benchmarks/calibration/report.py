"""The reliability table for docs/accuracy.md and the limits for the parser, from one set of values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks.calibration.limits import EDGES, WRONG, Band, bands, by_field, limits
from benchmarks.calibration.pages import CLEAN
from benchmarks.calibration.values import Value

HEADING = "## Hiệu chỉnh độ tin cậy"
_FEW = 20  # values below the last band; fields with fewer are not shown


def chosen_on(document: str) -> bool:
    """Whether a document takes part in choosing; the others only check what was chosen."""
    return int(document[1:]) % 2 == 0


def toml(found: Sequence[Value], day: date) -> str:
    """Content of pipeline/parse/confidence.toml."""
    other, fields = limits(found)
    lines = [
        "# Below this confidence a value is flagged. Written by `python -m benchmarks.calibration`",
        f"# on {day.isoformat()} from {len(found)} values of {len({v.document for v in found})} made-up"
        " decisions, read from spoiled pages.",
        f"other = {other}", "", "[fields]",
        *(f'"{field}" = {limit}' for field, limit in sorted(fields.items())),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def section(levels: Mapping[str, Sequence[Value]], day: date) -> str:
    """The section as Markdown. Figures of the flags are from documents that had no part in choosing."""
    read = [value for level, found in levels.items() if level != CLEAN for value in found]
    chosen = limits([value for value in read if chosen_on(value.document)])
    documents = len({value.document for value in read})
    names = [f"{low:g} – {high:g}" for low, high in pairwise(EDGES)]
    out = [
        HEADING, "",
        f"Đo ngày {day.isoformat()} bằng `python -m benchmarks.calibration`: {documents} quyết định tự sinh "
        "(năm kiểu danh sách, bảng kẻ), dàn trang như thật, in "
        "thành ảnh ở ba mức xấu, đọc bằng chính bộ đọc, so với bản chuẩn sinh cùng lúc. Không dùng văn bản "
        "thật nào.",
        "",
        "Độ tin cậy của giá trị là của từ kém chắc nhất (văn bản dài trên 60 ký tự: trung bình), so với tỷ "
        "lệ sai, ba mức gộp lại. Giá trị đã bị ngờ vì lẽ khác (tên lạ, chức vụ lạ, dòng bị che…) "
        "không tính. Trong ô: số sai/số giá trị.",
        "",
        "| trường | " + " | ".join(names) + " |", "|---|" + "---|" * len(names),
        "| **mọi trường** | " + " | ".join(_cell(band) for band in bands(read)) + " |",
        *(
            f"| {field} | " + " | ".join(_cell(band) for band in row) + " |"
            for field, row in by_field(read).items()
            if sum(band.count for band in row[:-1]) >= _FEW
        ),
        "",
        f"Một bậc tin cậy bị đánh dấu khi quá {WRONG:.0%} giá trị ở đó sai "
        "(`benchmarks/calibration/limits.py`; trường ít số liệu dựa thêm vào mức chung). Ngưỡng nằm trong "
        "`pipeline/parse/confidence.toml`. Kiểm lại: chọn ngưỡng trên nửa số quyết định, đo trên nửa kia:",
        "",
        "| trang | giá trị | sai | sai không báo | đúng mà bị đánh dấu |", "|---|---|---|---|---|",
        *(
            _row(level, [value for value in found if not chosen_on(value.document)], chosen)
            for level, found in levels.items()
        ),
        "",
        "Chữ dàn trang bằng một phông duy nhất, dấu và chữ ký được vẽ, nên bản quét thật có thể khác.",
    ]  # fmt: skip
    return "\n".join(out) + "\n"


def put_section(page: Path, text: str) -> None:
    """Replaces the section of that heading in the page, or adds it; the rest is left as it is."""
    before, found, rest = page.read_text("utf-8").partition(HEADING)
    after = rest[rest.index("\n## ") + 1 :] if found and "\n## " in rest else ""
    page.write_text(before.rstrip() + "\n\n" + text + (f"\n{after}" if after else ""), "utf-8")


def _cell(band: Band) -> str:
    return f"{band.wrong}/{band.count}" if band.count else "–"


def _row(level: str, found: Sequence[Value], chosen: tuple[float, dict[str, float]]) -> str:
    other, fields = chosen
    flagged = [
        value.otherwise
        or (value.confidence is not None and value.confidence < fields.get(value.field, other))
        for value in found
    ]
    right = sum(value.right for value in found)
    silent = sum(not value.right and not flag for value, flag in zip(found, flagged, strict=True))
    spoiled = sum(value.right and flag for value, flag in zip(found, flagged, strict=True))
    name = {CLEAN: "lớp chữ", "light": "quét nhẹ", "mid": "quét vừa", "worn": "bản sao cũ"}[level]
    return (
        f"| {name} | {len(found)} | {len(found) - right} | {silent / len(found):.1%} ({silent}) | "
        f"{spoiled / right:.1%} ({spoiled}/{right}) |"
    )
