"""What a page says and where it leads, without a browser."""

from __future__ import annotations

import re

__all__ = ["links", "plain"]


def links(text: str) -> list[str]:
    """Addresses inside the site, in their order."""
    return [href.replace("&amp;", "&") for href in re.findall(r'href="(/[^"]*)"', text)]


def plain(text: str) -> str:
    """The words, a blank for each tag."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
