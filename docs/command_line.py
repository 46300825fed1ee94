"""docs/cli.md: the help pages of the program and of each command."""

from __future__ import annotations

import click

from pipeline.cli.app import cli

_HEAD = """# Dòng lệnh

Trang này được sinh từ trợ giúp của chương trình (`make generated`); đừng sửa tay.
"""
_WIDTH = 100


def command_line() -> str:
    """The page as Markdown."""
    parts = [_HEAD]
    top = click.Context(cli, info_name="quyetdinh", terminal_width=_WIDTH, max_content_width=_WIDTH)
    parts.append(_section("quyetdinh", cli.get_help(top)))
    for name in cli.list_commands(top):
        command = cli.get_command(top, name)
        if command is not None:
            context = click.Context(command, parent=top, info_name=name, terminal_width=_WIDTH)
            parts.append(_section(f"quyetdinh {name}", command.get_help(context)))
    return "\n".join(parts)


def _section(title: str, text: str) -> str:
    return f"## {title}\n\n```text\n{text}\n```\n"
