"""Files that are made from others and never edited: `make generated` writes them, a test compares them.

python -m docs.generated
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from docs.api_page import api_page
from docs.command_line import command_line
from docs.data_dictionary import data_dictionary, queries_page
from docs.house import house
from docs.house import page as architecture
from docs.metadata import metadata
from docs.questions import questions_page
from pipeline.publish.ask.metadata import names
from schemas.json_schema import ROOTS, schema_text

ROOT = Path(__file__).parents[1]
FILES: dict[str, Callable[[], str]] = {
    "datasette_metadata.json": metadata,
    "docs/data-dictionary.md": data_dictionary,
    "docs/queries.md": queries_page,
    "docs/cli.md": command_line,
    "docs/api.md": api_page,
    "docs/images/house.svg": house,
    "docs/architecture.md": architecture,
    "docs/questions.md": questions_page,
    **{f"schemas/json/{name}.json": partial(schema_text, name) for name in ROOTS},
}
"""Path → what makes its text. In this order, since the data dictionary reads the metadata."""


def main() -> None:
    for path, made in FILES.items():
        (ROOT / path).write_text(made(), encoding="utf-8")
        names.cache_clear()  # the metadata that importing read is the one before


if __name__ == "__main__":
    main()
