"""What is forgotten is nowhere, and comes back by no way; also while a run is under way."""

from __future__ import annotations

import gzip
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import NotFound, QuyetDinhError
from pipeline.overlay import overlay_beside
from pipeline.run import batch
from pipeline.run.engines import Serial
from pipeline.run.files import expand
from pipeline.run.forget import Target, forget
from pipeline.run.results import RunResults
from pipeline.run.task import Task
from pipeline.settings import Settings
from pipeline.store import Store
from pipeline.text.normal import slug, strip_diacritics
from tests.support.older import older_database
from tests.support.read_samples import BODY, CLOSING, HEAD, pdf_of

NAME = "Lò Văn Mẫu"
TEXT = """ỦY BAN NHÂN DÂN
TỈNH THANH HÓA
Số: {number}/QĐ-UBND
Thanh Hóa, ngày 5 tháng 4 năm 2021
QUYẾT ĐỊNH
Về việc thành lập Ban Chỉ đạo {topic}
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH THANH HÓA
Điều 1. Thành lập Ban Chỉ đạo {topic} gồm các ông, bà có tên sau:
1. Ông Lò Văn Mẫu, Phó Chủ tịch UBND tỉnh - Trưởng ban;
2. Bà Đặng Hồng Ánh, Giám đốc Sở Y tế - Phó Trưởng ban.
Điều 2. Ông LÒ VĂN MẪU chủ trì các cuộc họp, số vụ việc 7788.9911.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Văn Mẫu
{more}"""
RET = "phòng chống rét đậm"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two files to be loaded; all stages in this process."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vao").mkdir()
    put(tmp_path, "ret.txt", 13, RET)
    put(tmp_path, "so.txt", 12, "chuyển đổi số")
    return tmp_path


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two files loaded, once for all tests."""
    folder = tmp_path_factory.mktemp("once")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        (folder / "vao").mkdir()
        put(folder, "ret.txt", 13, RET)
        put(folder, "so.txt", 12, "chuyển đổi số")
        ingest(folder)
    return folder


@pytest.fixture
def loaded(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the two files and of the database that has them."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


def put(folder: Path, name: str, number: int, topic: str, more: str = "") -> None:
    text = TEXT.format(number=number, topic=topic, more=more)
    (folder / "vao" / name).write_text(text, encoding="utf-8")


def ingest(folder: Path) -> dict[str, str]:
    """Name of each file → how it ended, the error's code where there is one."""
    run = RunResults()
    db, settings = folder / "ra" / "q.db", Settings(workers=1)
    batch.ingest_files(expand(["vao"]), db, settings, run.add, engine=Serial())
    return {one.path.name: one.error.code if one.error else one.state for one in run.results}


def rows(folder: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(folder / "ra" / "q.db")) as conn:
        return conn.execute(sql).fetchall()


def left(folder: Path, words: str) -> list[str]:
    """Files beside the database, itself included, that hold the words, as printed or as in ids."""
    forms = {form.encode() for form in (words, words.upper(), slug(words), strip_diacritics(words).lower())}
    found = []
    for path in (folder / "ra").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            found += [path.name] * any(form in data for form in forms)
    return found


TARGETS = [
    ("a decision by its number", Target(decision="13/QĐ-UBND"), RET, "forgotten"),
    ("a file by its name", Target(document="ret.txt"), RET, "forgotten"),
    ("a file by its path", Target(document="vao/ret.txt"), RET, "forgotten"),
    ("a name everywhere", Target(value="lo van  mẫu"), NAME, "unchanged"),
    ("a number everywhere", Target(value="77889911"), "7788.9911", "unchanged"),
]


@pytest.mark.parametrize(("target", "words", "then"), [t[1:] for t in TARGETS], ids=[t[0] for t in TARGETS])
def test_it_is_nowhere_and_stays_away(
    loaded: Path, target: Target, words: str, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert left(loaded, words)
    forget(target, loaded / "ra" / "q.db", why="đơn số 5")
    assert left(loaded, words) == []
    with Store(loaded / "ra" / "q.db") as store:
        assert store.search_agrees()
        assert store.check() == []
    assert ingest(loaded)["ret.txt"] == then
    assert left(loaded, words) == []
    monkeypatch.setattr(batch, "PIPELINE_VERSION", "sau này")  # all is parsed again, from what is kept
    assert ingest(loaded)["so.txt"] == ("done" if words != RET or then == "forgotten" else "unchanged")
    assert left(loaded, words) == []


def test_a_decision_stays_away_in_any_other_file(loaded: Path) -> None:
    forget(Target(decision="13/QĐ-UBND"), loaded / "ra" / "q.db")
    put(loaded, "ban-khac.txt", 13, RET, "scan khác")
    assert ingest(loaded)["ban-khac.txt"] == "forgotten"
    assert left(loaded, RET) == []
    refused = rows(loaded, "select path, source_id, message from run_files where code = 'forgotten'")
    assert {(path, source) for path, source, _ in refused} == {("(tệp đã gỡ)", None)}
    assert all("gỡ theo yêu cầu" in message for *_, message in refused)


def test_a_name_in_one_decision_stays_in_the_others(loaded: Path) -> None:
    forget(Target(value=NAME, within=("13/QĐ-UBND",)), loaded / "ra" / "q.db")
    named = "select d.code, count(m.name), count(d.signer_name) from decisions d join members m on " \
            "m.decision_id = d.id group by d.id order by d.code"  # fmt: skip
    assert rows(loaded, named) == [("12/QĐ-UBND", 2, 2), ("13/QĐ-UBND", 1, 0)]
    put(loaded, "ban-khac.txt", 13, RET, "scan khác")
    assert ingest(loaded)["ban-khac.txt"] == "done"
    texts = rows(loaded, "select f.file_name, p.text like '%Lò Văn Mẫu%' from pages p join documents f "
                         "on f.id = p.document_id order by 1")  # fmt: skip
    assert texts == [("ban-khac.txt", 0), ("ret.txt", 0), ("so.txt", 1)]


def test_the_other_decisions_of_a_file_stay_with_their_ids(folder: Path) -> None:
    other = tuple((x, y, words.replace("12/", "45/")) for x, y, words in HEAD)
    pages = ((*HEAD, *BODY, *CLOSING), (*other, *BODY, *CLOSING))
    (folder / "vao" / "hai.pdf").write_bytes(pdf_of(*pages))
    ingest(folder)
    document = rows(folder, "select id from documents where file_name = 'hai.pdf'")[0][0]
    first, second = rows(
        folder, f"select id, code from decisions where document_id = '{document}' order by id"
    )
    forget(Target(decision=first[0]), folder / "ra" / "q.db")
    for _ in range(2):
        assert rows(folder, f"select id, code from decisions where document_id = '{document}'") == [second]
        (folder / "vao" / "khac.txt").write_text("khác", encoding="utf-8")
        ingest(folder)
    assert rows(folder, f"select text from pages where document_id = '{document}' and page = 1") == [("",)]
    assert not list((folder / "ra" / "files").glob("*"))


def test_originals_go_and_are_not_kept_again(folder: Path) -> None:
    (folder / "vao" / "a.pdf").write_bytes(pdf_of((*HEAD, *BODY, *CLOSING)))
    ingest(folder)
    assert list((folder / "ra" / "files").iterdir())
    result = forget(Target(value="Trần Thử Nghiệm"), folder / "ra" / "q.db")
    assert result.originals == 1
    assert ingest(folder)["a.pdf"] == "unchanged"
    assert not list((folder / "ra" / "files").iterdir())


@pytest.mark.parametrize(
    "target", [Target(decision="13/QĐ-UBND"), Target(value=NAME), Target(document="vao/ret.txt")]
)
def test_forgetting_while_a_run_is_under_way(
    loaded: Path, target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file was read before it was forgotten, and is to be written after that."""
    monkeypatch.setattr(batch, "PIPELINE_VERSION", "sau này")
    work = batch.work
    done: list[str] = []

    def meanwhile(task: Task, *rest: Any, **more: Any) -> Any:
        outcome = work(task, *rest, **more)
        if not done:
            done.append(task.shown.name)
            forget(target, loaded / "ra" / "q.db")
        return outcome

    monkeypatch.setattr(batch, "work", meanwhile)
    ingest(loaded)
    assert done
    assert left(loaded, NAME if target.value else RET) == []


def test_a_rehearsal_changes_nothing(loaded: Path) -> None:
    before = rows(loaded, "select * from members") + rows(loaded, "select * from documents")
    result = forget(Target(value=NAME), loaded / "ra" / "q.db", dry_run=True)
    assert result.rows["members"] >= 2
    assert result.readings == len(result.documents) == 2
    assert rows(loaded, "select * from members") + rows(loaded, "select * from documents") == before
    assert overlay_beside(loaded / "ra" / "q.db").log() == []


def test_the_log_and_the_overlay_hold_no_value_and_are_private(loaded: Path) -> None:
    forget(Target(value=NAME), loaded / "ra" / "q.db", why="đơn số 5")
    overlay = overlay_beside(loaded / "ra" / "q.db")
    (entry,) = overlay.log()
    assert (entry.kind, entry.scoped, entry.why) == ("value", False, "đơn số 5")
    assert entry.removed["members"] >= 2
    assert stat.S_IMODE(overlay.path.stat().st_mode) == 0o600
    forget(Target(value=NAME), loaded / "ra" / "q.db")
    assert len(overlay.log()) == 1


@pytest.mark.parametrize(
    "target",
    [Target(decision="99/QĐ-UBND"), Target(document="khong-co.pdf"), Target(value="An"),
     Target(value=NAME, within=("99/QĐ-UBND",))],
)  # fmt: skip
def test_what_is_not_there_is_said(loaded: Path, target: Target) -> None:
    with pytest.raises(NotFound) as caught:
        forget(target, loaded / "ra" / "q.db")
    assert caught.value.next_step
    assert overlay_beside(loaded / "ra" / "q.db").log() == []


def test_an_interrupted_removal_is_finished_by_doing_it_again(
    loaded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Store, "forget", lambda *args, **kwargs: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            forget(Target(value=NAME), loaded / "ra" / "q.db")
    forget(Target(value=NAME), loaded / "ra" / "q.db")
    assert left(loaded, NAME) == []
    assert overlay_beside(loaded / "ra" / "q.db").unfinished() == []


def test_a_database_of_the_first_version_is_upgraded_by_a_run_and_can_forget(folder: Path) -> None:
    (folder / "ra").mkdir()
    path = folder / "ra" / "q.db"
    older_database(path, "005_seats")
    with closing(sqlite3.connect(path)) as conn, conn:
        document, decision = "ab" * 32, "ab" * 6 + "-1"
        conn.execute(
            "insert into documents values (?, 'cu.txt', 'vao/cu.txt', 'text/plain', 1, 1, 'text', 0, 1, "
            "'2026-01-01', '2026-01-01', '0.1.0', 'r', 's', 'h')", [document],
        )  # fmt: skip
        conn.execute(
            "insert into decisions (id, document_id, ordinal, page_first, page_last, code, needs_review) "
            "values (?, ?, 1, 1, 1, '7/QĐ-UBND', 0)", [decision, document],
        )  # fmt: skip
        conn.execute(
            "insert into members (id, decision_id, ordinal, name, change, invited, text, confidence) "
            "values (?, ?, 1, ?, 'listed', 0, ?, 1)", [f"{decision}-m1", decision, NAME, NAME],
        )  # fmt: skip
    forget(Target(value=NAME, within=("7/QĐ-UBND",)), path)
    assert rows(folder, "select name, text from members") == [(None, "██ ███ ███")]
    assert ingest(folder) == {"ret.txt": "done", "so.txt": "done"}
    forget(Target(document="cu.txt"), path)
    assert left(folder, "cu.txt") == []
    with Store(path) as store:
        assert store.search_agrees()


def test_errors_are_ours(folder: Path) -> None:
    (folder / "ra").mkdir()
    (folder / "ra" / "q.db").write_bytes(b"%PDF-1.7 " * 100)
    with pytest.raises(QuyetDinhError):
        forget(Target(value=NAME), folder / "ra" / "q.db")
