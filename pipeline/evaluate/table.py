"""The report as tables for a terminal. Builds them; printing is the command line's."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from pipeline.evaluate.changes import Changes
from pipeline.evaluate.report import DocumentScore, Report, Summary, summarize
from pipeline.evaluate.score import Check, Tally

_BARRED = {
    "member": "thành viên\n(tên, vai trò)", "member_record": "thành viên\n(cả dòng)", "duty": "nhiệm vụ",
    "legal_basis": "căn cứ", "recipient": "nơi nhận",
}  # fmt: skip
_UNBARRED = {
    "executor": "thi hành", "article": "điều", "working_rule": "quy chế làm việc", "body": "tổ chức\n(tên)",
    "body_record": "tổ chức\n(cả dòng)", "change": "thay người\n(ai, thay ai)",
    "change_record": "thay người\n(cả lý do)",
}  # fmt: skip


def summary_table(report: Report) -> Table:
    """Splits and all, each rate with the count behind it."""
    table = _grid("Kết quả theo loại tệp (F1; trong ngoặc: số đúng / tìm được / trong bản chuẩn)")
    for name, summary in report.groups.items():
        table.add_row(*_cells(name, summary))
    table.add_section()
    table.add_row(*_cells("tất cả", report.overall), style="bold")
    return table


def document_table(report: Report) -> Table:
    """One row a document."""
    table = _grid("Kết quả theo văn bản")
    for document in report.documents:
        table.add_row(*_cells(document.folder, summarize([document])))
    return table


def unbarred_table(report: Report) -> Table:
    """What is reported but not judged, and the header by field."""
    table = Table(title="Không đặt ngưỡng", title_justify="left")
    for heading in ("", *_UNBARRED.values()):
        table.add_column(heading, justify="left" if not heading else "right")
    for name, summary in (*report.groups.items(), ("tất cả", report.overall)):
        table.add_row(name, *(_tally(summary.tallies[m]) for m in _UNBARRED))
    return table


def header_table(report: Report) -> Table:
    """Header and signature fields: right, wrong, missing, wrong without a flag."""
    table = Table(title="Phần đầu và chữ ký theo trường", title_justify="left")
    for heading in ("trường", "đúng", "sai", "thiếu", "sai không báo"):
        table.add_column(heading, justify="left" if heading == "trường" else "right")
    by_field: dict[str, list[Check]] = {}
    for document in report.documents:
        for check in document.checks:
            if check.group in ("header", "signature"):
                by_field.setdefault(check.path.rpartition("].")[2], []).append(check)
    for name, checks in by_field.items():
        outcomes = [check.outcome for check in checks]
        counts = [outcomes.count("right"), outcomes.count("wrong"), outcomes.count("missing")]
        table.add_row(name, *map(str, counts), str(sum(c.is_silent for c in checks)))
    return table


def details_table(document: DocumentScore) -> Table:
    """The values of a document that are not right. For the screen only: values are never stored."""
    table = Table(title=document.folder, title_justify="left", show_lines=False)
    for heading in ("đường dẫn", "kết quả", "bản chuẩn", "tìm được"):
        table.add_column(heading, overflow="fold")
    for check in document.checks:
        if check.outcome != "right":
            verdict = {"wrong": "sai", "missing": "thiếu"}[check.outcome]
            if check.is_silent:
                verdict += ", không báo"
            table.add_row(check.path, verdict, _value(check.gold), _value(check.found))
    return table


def changes_table(found: Changes) -> Table:
    """Gains and losses against an earlier score file."""
    table = Table(
        title=f"So với bản trước: thêm {len(found.gained)} đúng, mất {len(found.lost)}", title_justify="left"
    )
    table.add_column("", no_wrap=True)
    table.add_column("văn bản: trường", overflow="fold")
    for mark, places in (("+", found.gained), ("−", found.lost), ("!", found.newly_silent)):
        for place in places:
            table.add_row(mark, Text(place))
    if not table.row_count:
        table.add_row("=", "không trường nào đổi giữa đúng và sai")
    return table


def _grid(title: str) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("", overflow="fold")
    for heading in (
        "n",
        "phần đầu",
        *_BARRED.values(),
        "sai không báo",
        "có báo",
        "thành viên\nthừa",
        "danh sách\nmất, không báo",
    ):
        table.add_column(heading, justify="right")
    return table


def _cells(name: str, summary: Summary) -> list[str]:
    header = f"{_percent(summary.header_rate)}\n({summary.header_right}/{summary.header_scored})"
    return [
        name + (f"\n{summary.failed} tệp lỗi" if summary.failed else ""),
        str(summary.documents),
        header,
        *(_tally(summary.tallies[measure]) for measure in _BARRED),
        f"{_percent(summary.silent_rate)}\n({summary.silent}/{summary.given})",
        _percent(summary.flagged_rate),
        str(summary.false_members),
        str(summary.lost_lists),
    ]


def _tally(tally: Tally) -> str:
    if tally.f1 is None:
        return "–"
    return f"{100 * tally.f1:.1f}\n({tally.right}/{tally.found}/{tally.gold})"


def _percent(rate: float | None) -> str:
    return "–" if rate is None else f"{100 * rate:.1f}"


def _value(value: object) -> Text:
    return Text("∅" if value is None else str(value))
