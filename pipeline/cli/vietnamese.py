"""click in Vietnamese: headings of the help and messages of usage errors.

Through the hooks that click documents. Its own gettext would take a binary catalogue and another LANGUAGE for
the whole process, and calls a range of numbers '72<=x<=600'.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from pipeline.cli.exits import MEANINGS

STAGES = {"read": "đọc", "parse": "phân tích", "link": "đối chiếu", "store": "lưu"}


class Command(click.Command):
    """A command whose help page is Vietnamese."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True  # what is too much is refused here: click says it in English
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(f"Thừa {' '.join(rest)}.", ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = [_PIECES.get(piece, piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section("Tùy chọn"):
            formatter.write_dl([(name, help.replace("[default: ", "[mặc định: ")) for name, help in records])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Hiện trợ giúp này rồi thôi."
        return option


class Verbs(Command, click.Group):
    """Commands by name and what they are for; a module is loaded only when its command is used.

    So the help is quick, and a command works though a package that another one needs is missing.
    """

    def __init__(self, *args: Any, verbs: dict[str, str], package: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.verbs, self.package = verbs, package

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.verbs:
            return None
        command: click.Command = import_module(f"{self.package}.{cmd_name}").command
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        Command.format_options(self, ctx, formatter)
        with formatter.section("Lệnh"):
            formatter.write_dl(list(self.verbs.items()))
        with formatter.section("Mã thoát"):
            formatter.write_dl([(str(int(code)), meaning) for code, meaning in MEANINGS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.verbs:
            names = ", ".join(self.verbs)
            raise click.UsageError(f"Không có lệnh '{args[0]}'. Các lệnh: {names}.", ctx)
        return super().resolve_command(ctx, args)


_PIECES = {"[OPTIONS]": "[TÙY CHỌN]", "COMMAND [ARGS]...": "LỆNH …"}


def usage_message(error: click.UsageError) -> str:
    """What is wrong with the command line, in one Vietnamese sentence."""
    for kind, say in _MESSAGES:
        if isinstance(error, kind):
            return say(error)
    return error.message


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "?")
    if isinstance(error.param, click.Argument):
        return error.param.make_metavar(click.Context(click.Command("")))
    return max(error.param.opts, key=len)


def _allowed(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return ", phải là một trong: " + ", ".join(map(str, kind.choices))
    if isinstance(kind, click.IntRange | click.FloatRange):
        ends = [f"từ {kind.min}" if kind.min is not None else "", f"đến {kind.max}" if kind.max else ""]
        return ", phải là số " + " ".join(filter(None, ends))
    if isinstance(kind, click.Path):
        return ", không dùng được tệp hay thư mục này"
    return ""


_MESSAGES: tuple[tuple[type[click.UsageError], Callable[[Any], str]], ...] = (
    (click.MissingParameter, lambda error: f"Thiếu {_name(error)}."),
    (click.BadParameter, lambda error: f"Giá trị của {_name(error)} không hợp lệ{_allowed(error)}."),
    (click.NoSuchOption, lambda error: f"Không có tùy chọn {error.option_name}."),
    (click.BadOptionUsage, lambda error: f"Dùng sai tùy chọn {error.option_name}: thiếu hoặc thừa giá trị."),
)
