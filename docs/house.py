"""docs/images/house.svg: the rooms as the packages stand, and one member's way through them.

python -m docs.house docs/images/house.svg
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
_TABLE = re.compile(r"(?<=<!-- rooms -->\n).*(?=<!-- end of rooms -->)", re.DOTALL)
STAGES = {
    "read": (
        "đọc",
        [
            "source",
            "written",
            "docx",
            "as_docx",
            "layer",
            "image",
            "engines",
            "second_look",
            "mend",
            "hand",
            "layout",
        ],
    ),
    "mask": ("che", []),
    "parse": ("phân tích", ["act", "grammar", "sections", "members", "duties"]),
    "link": ("đối chiếu", []),
    "store": ("lưu", ["tables", "write", "derive"]),
    "publish": (
        "công bố",
        ["ask", "find", "compare", "draw", "sheets", "about", "pages", "api", "export", "web"],
    ),
}
"""Stage → its Vietnamese name and its rooms in the order in which data goes through them."""
ROOF = (("cli", "dòng lệnh"), ("run", "chạy"), ("ingest.py", "nhạc trưởng"), ("evaluate", "chấm điểm"))
GROUND = (("lexicon", "từ ngữ của thể loại"), ("text", "chữ"), ("pdf", "PDF"))
WAY = (
    ("read", "image", "ảnh trang được làm sạch, chỉnh thẳng"),
    ("read", "engines", "các bộ nhận dạng biểu quyết từng chữ, kèm chỗ đứng"),
    ("read", "layout", "các từ thành dòng “1. Ông Lò Văn Mẫu, Giám đốc Sở Y tế - Trưởng ban”"),
    ("mask", None, "dữ liệu cá nhân trong dòng, nếu có, được che từng chữ"),
    ("parse", "act", "dòng thành đoạn của Điều 1; mỗi ký tự nhớ trang và khung của nó"),
    ("parse", "grammar", "danh xưng, họ tên, chức vụ, cơ quan, vai trò"),
    ("parse", "members", "một Member của Ban Chỉ đạo, kèm bằng chứng"),
    ("link", None, "“Sở Y tế” của tỉnh ấy, năm ấy thành một mã cơ quan"),
    ("store", "write", "một dòng của bảng members, mỗi giá trị một dòng evidence"),
    ("publish", "pages", "một dòng của trang quyết định, một khung trên ảnh trang"),
)
"""One member from pixel to page: stage, room, what it has become when it leaves."""

_WIDTH, _STAGE, _GAP, _TOP = 1120, 159, 20, 92
_ROOM, _PITCH = 26, 31
_INK, _PAPER, _LINE, _STAGE_FILL, _MARK = "#1f2933", "#ffffff", "#9fb3c8", "#eef4fa", "#b44d12"


def rooms_of(stage: str) -> set[str]:
    """The packages inside a stage as they lie on disk."""
    return {path.parent.name for path in (ROOT / "pipeline" / stage).glob("*/__init__.py")}


def house() -> str:
    """The picture as SVG; ValueError when a room was built or torn down and the plan does not say so."""
    for stage, (_, rooms) in STAGES.items():
        if rooms_of(stage) != set(rooms):
            raise ValueError(f"docs/house.py: rooms of {stage} are {sorted(rooms_of(stage))}")
    depth = max(len(rooms) for _, rooms in STAGES.values())
    floor = _TOP + 50 + depth * _PITCH
    height = floor + 20 + 2 * 46 + 40 + len(WAY) * 22
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' font-family="DejaVu Sans, Verdana, sans-serif" font-size="13" fill="{_INK}">',
        "<title>Ngôi nhà: các tầng, các phòng và đường đi của một thành viên</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="{_PAPER}"/>',
        *_row(ROOF, 20),
        *(line for n, stage in enumerate(STAGES) for line in _stage(n, stage, floor - _TOP - 10)),
        *_row(GROUND, floor + 20),
        *_row((("schemas", "hợp đồng dữ liệu giữa các bước: pydantic, không sửa được"),), floor + 66),
        *_way(floor + 140),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _row(rooms: tuple[tuple[str, str], ...], top: int) -> Iterator[str]:
    """A floor that spans the house: rooms side by side."""
    width = (_WIDTH - 40 - _GAP * (len(rooms) - 1)) / len(rooms)
    for n, (name, says) in enumerate(rooms):
        left = 20 + n * (width + _GAP)
        yield _box(left, top, width, 36, _PAPER)
        yield f'<text x="{left + 12:g}" y="{top + 23}"><tspan font-weight="bold">{name}</tspan> {says}</text>'


def _stage(number: int, stage: str, height: int) -> Iterator[str]:
    left = 20 + number * (_STAGE + _GAP + 5)
    says, rooms = STAGES[stage]
    yield _box(left, _TOP, _STAGE, height, _STAGE_FILL)
    yield f'<text x="{left + 12}" y="{_TOP + 24}"><tspan font-weight="bold">{stage}</tspan> {says}</text>'
    if number:
        yield (
            f'<path d="M{left - _GAP - 3} {_TOP + 20}h{_GAP - 4}m-6 -5l6 5l-6 5" fill="none"'
            f' stroke="{_INK}" stroke-width="1.5"/>'
        )
    for n, room in enumerate(rooms):
        top = _TOP + 40 + n * _PITCH
        yield _box(left + 10, top, _STAGE - 20, _ROOM, _PAPER)
        yield f'<text x="{left + 20}" y="{top + 18}">{room}</text>'
    for step, (where, inside, _) in enumerate(WAY, start=1):
        if where == stage:
            row = rooms.index(inside) if inside else 0
            yield _mark(left + _STAGE - 28, _TOP + 40 + row * _PITCH + _ROOM / 2, step)


def _way(top: int) -> Iterator[str]:
    title = "Đường đi của một thành viên, từ điểm ảnh đến trang web"
    yield f'<text x="20" y="{top}" font-weight="bold">{title}</text>'
    for step, (stage, room, becomes) in enumerate(WAY, start=1):
        y = top + 4 + step * 22
        place = f"{stage}/{room}" if room else stage
        yield _mark(30, y - 4, step)
        yield f'<text x="48" y="{y}"><tspan font-weight="bold">{place}</tspan>: {escape(becomes)}</text>'


def _box(left: float, top: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}" rx="4"'
        f' fill="{fill}" stroke="{_LINE}"/>'
    )


def _mark(x: float, y: float, step: int) -> str:
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="9" fill="{_MARK}"/>'
        f'<text x="{x:g}" y="{y + 4:g}" fill="#fff" font-size="11" text-anchor="middle">{step}</text>'
    )


def page() -> str:
    """docs/architecture.md with its table of rooms made anew from the first lines of the packages."""
    rows = ["| | |", "|---|---|"]
    for stage, (_, rooms) in STAGES.items():
        for room in ("", *rooms):
            path = f"pipeline/{stage}/{room}".rstrip("/")
            name = f"`{path}/`" if room else f"**`{path}/`**"
            rows.append(f"| {name} | {_says(ROOT / path / '__init__.py')} |")
    return _TABLE.sub("\n".join(rows) + "\n", PAGE.read_text(encoding="utf-8"))


def _says(package: Path) -> str:
    """The first line of a package's docstring."""
    said = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8")))
    return escape((said or "").partition("\n")[0], quote=False)
