"""quyetdinh show: what is found in one file, without a database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pipeline.cli.console import err, out, print_json
from pipeline.cli.draw import draw
from pipeline.cli.exits import Exit
from pipeline.cli.options import reading_settings
from pipeline.cli.vietnamese import Command
from pipeline.ingest import process
from pipeline.settings import Settings
from schemas import Decision


@click.command(name="show", cls=Command)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--tree", is_flag=True, help="In cây điều, khoản, điểm.")
@click.option("--members", is_flag=True, help="In bảng thành viên.")
@click.option(
    "--draw", "picture", type=click.Path(dir_okay=False, path_type=Path), metavar="ẢNH.png",
    help="Vẽ chỗ tìm thấy từng giá trị lên trang; nhiều trang thì thêm số trang vào tên ảnh.",
)  # fmt: skip
@reading_settings
def command(file: Path, settings: Settings, tree: bool, members: bool, picture: Path | None) -> Exit:
    """Đọc một tệp và in bản ghi tìm được dạng JSON; không lưu gì."""
    outcome = process(file, settings)
    if outcome.error is not None:
        raise outcome.error
    decisions = [linked.decision for linked in outcome.linked]
    if tree:
        for decision in decisions:
            out.print(_tree(decision))
    if members:
        for decision in decisions:
            out.print(_members(decision))
    if picture is not None:
        for path in draw(file, decisions, picture):
            err.print(Text(f"Đã vẽ: {path}"))
    if not (tree or members or picture):
        print_json([json.loads(linked.model_dump_json()) for linked in outcome.linked])
    return Exit.WELL


def _title(decision: Decision) -> Text:
    named = " ".join(filter(None, (decision.type, decision.code, decision.issued_on)))
    return Text(f"{named or 'Văn bản'} (trang {decision.page_first}–{decision.page_last})", style="bold")


def _tree(decision: Decision) -> Tree:
    root = Tree(_title(decision))
    nodes: dict[str | None, Tree] = {None: root}
    for provision in decision.provisions:
        words = " ".join(_filled((provision.label, provision.heading, provision.text)))
        nodes[provision.eid] = nodes.get(provision.parent, root).add(Text(words))
    return root


def _members(decision: Decision) -> Table:
    table = Table(title=_title(decision), title_justify="left")
    for heading in ("", "Họ tên", "Chức vụ", "Cơ quan", "Vai trò", "Tin cậy", "Rà soát"):
        table.add_column(heading, overflow="fold")
    flags: dict[str, list[str]] = {}
    for item in decision.review:
        flags.setdefault((item.path or "").partition(".")[0], []).append(item.message)
    for index, member in enumerate(decision.members):
        table.add_row(
            str(member.ordinal),
            Text(" ".join(_filled((member.honorific, member.name)))),
            Text(member.position or ""),
            Text(member.organization or ""),
            Text(" ".join(_filled((member.role_text, f"[{member.role}]" if member.role else None)))),
            f"{member.confidence:.2f}",
            Text("; ".join(flags.get(f"members[{index}]", ()))),
        )
    return table


def _filled(values: Iterable[str | None]) -> list[str]:
    return [value for value in values if value]
