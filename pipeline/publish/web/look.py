"""How pages are made: our templates before Datasette's own, the names and forms in them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader

from pipeline.publish.ask.addresses import anchor_of, page_of
from pipeline.publish.ask.choices import choices_of
from pipeline.publish.ask.metadata import DATABASE, names

__all__ = ["STATIC", "dress"]

_PUBLISH = Path(__file__).parents[1]
STATIC = _PUBLISH / "static"
_TEMPLATES = _PUBLISH / "templates"


def dress(env: Any, template_dir: str | None) -> None:
    """Our templates and what they use, in error pages too. `template_dir`: the operator's own come first."""
    own = [FileSystemLoader(template_dir)] if template_dir else []
    env.loader = ChoiceLoader([*own, FileSystemLoader(_TEMPLATES), env.loader])
    for name in ("site.css", "pages.css", "site.js"):
        found = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
        env.globals[name.replace(".", "_") + "_hash"] = found
    env.globals["names"] = names()
    env.globals["home_database"] = DATABASE
    env.globals["choices_of"] = choices_of
    env.globals["page_of"] = page_of
    env.filters["anchor"] = anchor_of
    env.filters["dotted"] = dotted
    env.filters["day"] = day


def dotted(number: int) -> str:
    """1234567 → '1.234.567', as Vietnamese writes thousands."""
    return f"{number:,}".replace(",", ".")


def day(iso: str) -> str:
    """'2025-03-04' → '04/03/2025'."""
    return "/".join(reversed(iso.split("-")))
