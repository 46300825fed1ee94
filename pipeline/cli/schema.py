"""quyetdinh schema: the contract as JSON Schema."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.console import out, print_json
from pipeline.cli.exits import Exit
from pipeline.cli.vietnamese import Command
from schemas.json_schema import ROOTS, json_schema, write_all


@click.command(name="schema", cls=Command)
@click.argument("name", type=click.Choice(sorted(ROOTS)), required=False, metavar="[TÊN]")
@click.option(
    "--write", type=click.Path(file_okay=False, path_type=Path), metavar="THƯ_MỤC",
    help="Ghi mọi lược đồ vào thư mục này, mỗi lược đồ một tệp.",
)  # fmt: skip
def command(name: str | None, write: Path | None) -> Exit:
    """In JSON Schema của bản ghi; không nêu TÊN thì in danh sách tên."""
    if write is not None:
        for path in write_all(write):
            out.print(str(path))
    elif name is not None:
        print_json(json_schema(name))
    else:
        for known in sorted(ROOTS):
            out.print(known)
    return Exit.WELL
