"""Somebody who answers a question by clicking alone: no address typed, nothing known of the page's making."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

__all__ = ["Visitor"]


class Visitor:
    """Begins at home; each step names what is seen on the page, `clicks` counts them.

    A choice from a list counts as one, typed words as the one with which they are sent.
    """

    def __init__(self, tab: Page, site: str = "") -> None:
        self.tab = tab
        self.clicks = 0
        tab.goto(f"{site}/")

    def click(self, words: str, row: str | None = None, within: Locator | None = None) -> None:
        """The first link or button that says these words, in the row of a table that begins with `row`."""
        where: Page | Locator = within or self.tab
        if row is not None:
            heading = self.tab.get_by_role("rowheader", name=row, exact=True)
            where = self.tab.get_by_role("row").filter(has=heading)
        link, button = (where.get_by_role(role, name=words) for role in ("link", "button"))
        link.or_(button).first.click()
        self.tab.wait_for_load_state()
        self.clicks += 1

    def asks(self, words: str) -> None:
        """Types these words into the box of the page and sends them."""
        box = self.tab.get_by_role("searchbox")
        box.fill(words)
        box.press("Enter")
        self.tab.wait_for_load_state()
        self.clicks += 1

    def chooses(self, label: str, option: str, button: str | None) -> None:
        """Takes an option of a list, which is sent at once, or by the button where there is no script."""
        picked = self.tab.get_by_label(label)
        if button:
            picked.select_option(label=option)
            self.click(button)
        else:
            with self.tab.expect_navigation():
                picked.select_option(label=option)
        self.clicks += 1

    def points_at(self, words: str) -> Locator:
        """The row of a table with these words, under the pointer."""
        row = self.tab.get_by_role("row").filter(has_text=words).first
        row.hover()
        return row

    def sees(self, *words: str) -> None:
        """All of these stand on the page, where a reader can see them."""
        for said in words:
            expect(self.tab.get_by_text(said).first).to_be_visible()

    def looks_at(self, heading: str) -> None:
        """A part of the page with this heading has come into the window."""
        expect(self.tab.get_by_role("heading", name=heading)).to_be_in_viewport()
