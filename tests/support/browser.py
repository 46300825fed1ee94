"""How the tests of the site in a real browser look at it."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

__all__ = ["DARK", "DESK", "OPTIONS", "PHONE", "SCRIPTLESS", "on_both", "serious"]

# Nothing of its own accord: no updates, no accounts.
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 900}, "is_mobile": True}
DARK = DESK | {"color_scheme": "dark"}
SCRIPTLESS = DESK | {"java_script_enabled": False}
on_both = pytest.mark.parametrize("tab", [PHONE, DESK], ids=["phone", "desk"], indirect=True)
_AXE = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
"""axe-core, run in the page through the browser's own protocol, which no policy of a page refuses."""
_SERIOUS = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
    .filter(rule => ['serious', 'critical'].includes(rule.impact))
    .flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html.slice(0, 160))))"""


def serious(tab: Page) -> list[str]:
    """What axe-core finds that shuts somebody out: rule and element."""
    tab.evaluate(_AXE + ";0")
    found: list[str] = tab.evaluate(_SERIOUS)
    return found
