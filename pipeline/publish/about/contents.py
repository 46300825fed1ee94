"""Which pages there are, and the files that they are made of."""

from __future__ import annotations

import posixpath
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["ABOUT", "AboutPage", "Place", "image", "pages", "place_of", "source_of"]

ABOUT = "/gioi-thieu"
_HERE = Path(__file__).parent
_ROOT = _HERE if (_HERE / "docs").is_dir() else _HERE.parents[2]
"""An installed wheel carries the files inside this package, a checkout has them at its top."""
_IMAGES = "docs/images"


@dataclass(frozen=True)
class AboutPage:
    """One page; `source` is a Markdown file from the top of the checkout, `section` a heading in it."""

    path: str
    name: str
    group: str
    about: str
    source: str
    section: str | None = None

    @property
    def address(self) -> str:
        return f"{ABOUT}/{self.path}" if self.path else ABOUT


class Place(NamedTuple):
    """An address, and what the page there is called if it is one of ours."""

    address: str
    name: str | None = None


@cache
def pages() -> dict[str, AboutPage]:
    """By their path below ABOUT, in the order of the menu."""
    listed = tomllib.loads((_HERE / "pages.toml").read_text(encoding="utf-8"))["page"]
    return {page["path"]: AboutPage(**page) for page in listed}


def source_of(page: AboutPage) -> str:
    """Its Markdown. ValueError when the file has no such section."""
    text = (_ROOT / page.source).read_text(encoding="utf-8")
    if page.section is None:
        return text
    _, heading, rest = f"\n{text}".partition(f"\n## {page.section}\n")
    if not heading:
        raise ValueError(f"{page.source}: no section '{page.section}'")
    return f"# {page.section}\n{rest.partition(chr(10) + '## ')[0]}".replace("\n##", "\n#")


def place_of(source: str, link: str) -> Place | None:
    """Where the site has what a link or an image in `source` leads to; None where it has not.

    ('docs/api.md', 'data-dictionary.md#x') → ('/gioi-thieu/tu-dien-du-lieu#x', 'Từ điển dữ liệu')
    """
    if link.startswith(("https://", "http://", "mailto:", "#", "/")):
        return Place(link)
    path, mark, anchor = link.partition("#")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    folder, _, name = path.rpartition("/")
    if folder == _IMAGES and image(name):
        return Place(f"{ABOUT}/hinh/{name}")
    page = next((page for page in pages().values() if page.source == path), None)
    return Place(page.address + mark + anchor, page.name) if page else None


def image(name: str) -> Path | None:
    """A picture beside the Markdown; None where this installation has none of that name."""
    path = _ROOT / _IMAGES / name
    return path if path.is_file() else None
