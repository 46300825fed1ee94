"""quyetdinh evaluate: figures against gold records."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from pipeline.cli.console import err, out, progress_bar
from pipeline.cli.exits import Exit
from pipeline.cli.options import run_settings
from pipeline.cli.vietnamese import Command
from pipeline.errors import NotFound, QuyetDinhError
from pipeline.evaluate import Prediction, changes, evaluate, read_scores
from pipeline.evaluate.gold import load
from pipeline.evaluate.table import (
    changes_table,
    details_table,
    document_table,
    header_table,
    summary_table,
    unbarred_table,
)
from pipeline.ingest import Outcome, process
from pipeline.readings import ReadingCache, cache_of_this_code
from pipeline.run.engines import limits_of
from pipeline.run.workers import run_tasks
from pipeline.settings import Settings

_WIDTH = 160  # of the tables when the output is no terminal


@click.command(name="evaluate", cls=Command)
@click.argument("gold_dir", type=click.Path(file_okay=False, path_type=Path), metavar="THƯ_MỤC")
@click.option(
    "--json", "score_file", type=click.Path(dir_okay=False, path_type=Path), metavar="TỆP",
    help="Ghi điểm theo đường dẫn trường vào tệp này; không ghi giá trị.",
)  # fmt: skip
@click.option(
    "--against", type=click.Path(dir_okay=False, exists=True, path_type=Path), metavar="TỆP",
    help="So với tệp điểm cũ: trường nào được thêm, trường nào mất.",
)  # fmt: skip
@click.option("--details", is_flag=True, help="In từng giá trị sai hoặc thiếu (chỉ trên màn hình).")
@click.option(
    "--cache", type=click.Path(file_okay=False, path_type=Path), metavar="THƯ_MỤC",
    help="Giữ kết quả đọc tệp ở đây để lần sau không đọc lại.",
)  # fmt: skip
@run_settings
def command(
    gold_dir: Path, settings: Settings, score_file: Path | None, against: Path | None, details: bool,
    cache: Path | None,
) -> Exit:  # fmt: skip
    """Xử lý các văn bản có bản chuẩn (gold.json) trong THƯ_MỤC và in mức đúng, sai, sai mà không báo."""
    try:
        sources = [document.source for document in load(gold_dir)]
        before = read_scores(against) if against else None
    except (FileNotFoundError, ValueError) as error:
        raise NotFound(
            f"Không đọc được bản chuẩn hoặc tệp điểm ({error}).", "Hãy kiểm tra đường dẫn."
        ) from error
    predictions = _predict(sources, settings, cache_of_this_code(cache) if cache else None)
    report = evaluate(gold_dir, lambda path: predictions[path])
    console = out if out.is_terminal else Console(width=_WIDTH, highlight=False)
    console.print(document_table(report), header_table(report), unbarred_table(report), summary_table(report))
    if details:
        for document in report.documents:
            if any(check.outcome != "right" for check in document.checks):
                console.print(details_table(document))
    if before is not None:
        console.print(changes_table(changes(before, report.scores())))
    if score_file is not None:
        report.write(score_file)
    for document in report.documents:
        if document.error:
            err.print(f"{document.folder}: {document.error}", markup=False)
    return Exit.SOME_FAILED if report.overall.failed else Exit.WELL


def _predict(
    sources: list[Path], settings: Settings, cache: ReadingCache | None
) -> Mapping[Path, Prediction]:
    """All predictions, made by worker processes."""
    made: dict[Path, Prediction] = {}
    work = partial(process, settings=settings, cache=cache)
    with progress_bar() as progress:
        bar = progress.add_task("Đang xử lý", total=len(sources))
        for path, result in run_tasks(sources, work, limits_of(settings)):
            made[path] = _prediction(result)
            progress.advance(bar)
    return made


def _prediction(result: Outcome | QuyetDinhError) -> Prediction:
    if isinstance(result, QuyetDinhError):
        return Prediction(None, (), str(result))
    decisions = tuple(linked.decision for linked in result.linked)
    return Prediction(result.reading, decisions, str(result.error) if result.error else None)
