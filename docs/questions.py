"""docs/questions.md: research questions, where the site answers them, and what it answers on corpus/."""

from __future__ import annotations

import asyncio
import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote_plus, urlencode

from pipeline.publish.ask.metadata import DATABASE, names
from pipeline.publish.ask.provinces import name_of_province
from pipeline.publish.web.site import datasette_app
from pipeline.run.batch import ingest_files
from pipeline.run.engines.local import Serial
from pipeline.run.files import expand
from pipeline.settings import ReadSettings, Settings

_HERE = Path(__file__).parent
_CORPUS = _HERE.parent / "corpus"
_MOST = 10
"""Rows of an answer that are shown."""
_WAYS = {
    "click": "bấm trên trang", "query": "truy vấn có sẵn", "sql": "câu lệnh SQL", "none": "chưa trả lời được",
}  # fmt: skip
_WHERE_SQL = """Chạy trên tệp cơ sở dữ liệu tải về, hoặc ngay trên trang khi người vận hành cho phép
(`serve --allow-sql`).
"""
_CODED = {"vai_tro": "role", "cach_ghep": "duty_matches.method", "relation": "relations.kind"}
"""Columns whose codes the site names under another name."""
_MARKS = re.compile(r"([|*_`<\[\]\\])")


@dataclass(frozen=True)
class Question:
    """As docs/questions.toml says; an answer of the site is claimed unless `empty` says why there is none."""

    vi: str
    en: str
    way: str
    clicks: str | None = None
    page: str | None = None
    asked: dict[str, str] = field(default_factory=dict)
    also: tuple[dict[str, str], ...] = ()
    table: str | None = None
    sql: str | None = None
    columns: tuple[str, ...] = ()
    keep: dict[str, list[str]] = field(default_factory=dict)
    empty: str | None = None
    note: str | None = None

    def addresses(self) -> list[str]:
        """Of its pages, the one that answers first."""
        if self.page is None:
            return []
        return [_address(self.page, asked) for asked in (self.asked, *self.also)]


@dataclass(frozen=True)
class Answer:
    """Headings, and rows as readers see their values, each once."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def questions() -> list[Question]:
    """In the order of the file."""
    listed = tomllib.loads((_HERE / "questions.toml").read_text(encoding="utf-8"))["question"]
    return [Question(**one) for one in listed]


def questions_page() -> str:
    """The page as Markdown. ValueError for an address that answers an error, or nothing where it should."""
    asked = questions()
    with TemporaryDirectory() as folder:
        db = Path(folder) / f"{DATABASE}.db"
        files = _with_letters()
        settings = Settings(read=ReadSettings(ocr="never"), workers=1)
        ingest_files(expand(files), db, settings, lambda _: None, originals=False, engine=Serial())
        answers = answers_of(asked, db)
    return "\n".join((_intro(asked, len(files)), *_written(asked, answers)))


def answers_of(asked: list[Question], db: Path) -> list[Answer | None]:
    """What the site over `db` answers; None for what it is not asked. ValueError as for the page."""
    return asyncio.run(_ask(asked, db))


async def _ask(asked: list[Question], db: Path) -> list[Answer | None]:
    site = datasette_app(db, allow_sql=True)
    try:
        return [await _answer(site, one) for one in asked]
    finally:
        site.executor.shutdown()
        for database in site.databases.values():
            database.close()


async def _answer(site: Any, question: Question) -> Answer | None:
    for address in question.addresses():
        await _get(site, address)
    if question.sql:
        file, options = f"/{DATABASE}.csv", {"sql": question.sql}
    elif question.page:
        file, options = f"{question.page}.csv", dict(question.asked)
        options |= {"bang": question.table} if question.table else {}
    else:
        return None
    labels, *_ = _csv(await _get(site, _address(file, options)))
    codes, *rows = _csv(await _get(site, _address(file, options | {"header": "code"})))
    kept = [row for row in rows if all(row[codes.index(code)] in of for code, of in question.keep.items())]
    shown = [codes.index(code) for code in question.columns or codes]
    found = dict.fromkeys(tuple(_said(codes[n], row[n]) for n in shown) for row in kept)
    if bool(found) is bool(question.empty):
        raise ValueError(f"'{question.vi}': {len(found)} rows, which docs/questions.toml does not say")
    return Answer(tuple(labels[n].partition(" (")[0] for n in shown), tuple(found))


async def _get(site: Any, address: str) -> str:
    answer = await site.client.get(address)
    if answer.status_code != 200:
        raise ValueError(f"{unquote_plus(address)} answers {answer.status_code}")
    return str(answer.text)


def _csv(text: str) -> list[list[str]]:
    return list(csv.reader(text.removeprefix("\ufeff").splitlines()))


def _said(column: str, value: str) -> str:
    """A value as the site shows it."""
    if column == "province_id":
        return name_of_province(value)
    return names().value(None, _CODED.get(column, column), value) or value


def _address(page: str, asked: dict[str, str]) -> str:
    return f"{page}?{urlencode(asked)}" if asked else page


def _with_letters() -> list[str]:
    """Files of the corpus that need no OCR: what they give is the same on every machine."""
    with (_CORPUS / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        return [str(_CORPUS / row["file"]) for row in csv.DictReader(file) if row["class"] != "scan"]


def _intro(asked: list[Question], files: int) -> str:
    count = {way: sum(one.way == way for one in asked) for way in _WAYS}
    told = ", ".join(f"{name} {count[way]}" for way, name in _WAYS.items() if count[way])
    return f"""# {len(asked)} câu hỏi nghiên cứu

Mỗi câu: hỏi ở đâu trên trang, trang trả lời gì trên bộ mẫu, điều gì dữ liệu không nói được. Cách hỏi: {told}.
Trả lời là của {files} văn bản mẫu có chữ trong `corpus/`, người hư cấu; bản quét để ngoài, để câu trả lời
không tùy bộ nhận dạng của máy. Tệp này do máy sinh từ `docs/questions.toml`; đừng sửa tay.

*{len(asked)} research questions: where the site answers each, what it answers on the {files} samples that
need no OCR, and what the data cannot say. `docs/questions.toml` has the questions; this page is generated.*
"""


def _written(asked: list[Question], answers: list[Answer | None]) -> Iterator[str]:
    for number, (question, answer) in enumerate(zip(asked, answers, strict=True), start=1):
        yield f"## {number}. {question.vi}\n\n*{question.en}*\n"
        yield from _way(question)
        if answer and answer.rows:
            yield from _table(answer)
        elif question.empty:
            yield f"Trên bộ mẫu: {question.empty}.\n"
        if question.note:
            yield f"**Cần biết**: {question.note}\n"


def _way(question: Question) -> Iterator[str]:
    links = [f"[{_plain(unquote_plus(address))}]({address})" for address in question.addresses()]
    yield f"Cách hỏi: **{_WAYS[question.way]}**" + (f": {links[0]}" if links else "") + "\n"
    if question.clicks:
        yield f"Từ trang đầu: {question.clicks}.\n"
    if links[1:]:
        yield f"Cũng vậy: {', '.join(links[1:])}.\n"
    if question.sql:
        yield f"```sql\n{question.sql.strip()}\n```\n"
        yield _WHERE_SQL


def _table(answer: Answer) -> Iterator[str]:
    yield f"| {' | '.join(map(_plain, answer.head))} |"
    yield "|---" * len(answer.head) + "|"
    for row in answer.rows[:_MOST]:
        yield f"| {' | '.join(_plain(value) or '–' for value in row)} |"
    more = len(answer.rows) - _MOST
    yield f"\nvà {more} dòng nữa.\n" if more > 0 else ""


def _plain(text: str) -> str:
    """Text that Markdown takes as it stands."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
