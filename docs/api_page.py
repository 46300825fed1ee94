"""docs/api.md with its tables of addresses, fields and values as the code has them."""

from __future__ import annotations

from pathlib import Path

from pipeline.publish.api.open_values import SCHEMAS
from pipeline.publish.api.queries import ListQuery, Paged
from pipeline.publish.api.route import BASE, Route
from pipeline.publish.api.routes import ROUTES

PAGE = Path(__file__).parent / "api.md"


def api_page() -> str:
    """The page, its generated parts made anew."""
    text = PAGE.read_text(encoding="utf-8")
    for name, lines in (("addresses", _addresses()), ("values", _values())):
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        end = f"<!-- end of {name} -->"
        text = "\n".join([f"{before}<!-- {name} -->", *lines, end + rest.partition(end)[2]])
    return text


def _addresses() -> list[str]:
    head = ["| địa chỉ · address | trả lời · answer | bộ lọc · filters |", "|---|---|---|"]
    return head + [
        f"| `{BASE}{route.path}` | {route.title} · *{route.summary}* | {_filters(route)} |"
        for route in ROUTES
        if route.path != "/"
    ]


def _filters(route: Route) -> str:
    """Its own filters; those of every list are told once, above the table."""
    common = ListQuery if issubclass(route.query, ListQuery) else Paged
    return " ".join(f"`{name}`" for name in route.filters if name not in common.model_fields)


def _values() -> list[str]:
    return ["| | |", "|---|---|"] + [
        f"| `{name.removeprefix('Known')}` | {_called(one)} |"
        for name, one in SCHEMAS.items()
        if name.startswith("Known")
    ]


def _called(schema: dict[str, object]) -> str:
    about = str(schema["description"])
    pairs = [one.split(": ", 1) for one in about.split("; ")]
    if any(len(pair) == 1 for pair in pairs):
        return " ".join(f"`{one}`" for one in schema["enum"])  # type: ignore[attr-defined]
    return ", ".join(f"`{code}` {name}" for code, name in pairs)
