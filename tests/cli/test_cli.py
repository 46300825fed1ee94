"""The commands as a user meets them: what they print and how they end."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pipeline.cli.app import main
from pipeline.cli.draw import colour_of
from pipeline.cli.exits import Exit
from pipeline.read.engines.line_readers import line_engines
from tests.support.places import ROOT

DECISION = """ỦY BAN NHÂN DÂN
TỈNH AN GIANG
Số: 77/QĐ-UBND
An Giang, ngày 02 tháng 3 năm 2022

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác rà soát kho lưu trữ

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Nội vụ.

QUYẾT ĐỊNH:

Điều 1. Thành lập Tổ công tác rà soát kho lưu trữ, gồm các ông, bà có tên sau:
1. Ông Lò Văn Mẫu, Giám đốc Sở Nội vụ - Tổ trưởng;
2. Bà Vàng Thị Ảo, Phó Giám đốc Sở Tài chính - Thành viên.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Như Điều 1;
- Lưu: VT.
CHỦ TỊCH
Sùng A Thử
"""

Cli = Callable[..., int]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """cli('show', path): runs the program in an empty folder; its exit code."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["quyetdinh", *map(str, arguments)])
        before = signal.getsignal(signal.SIGTERM)
        try:
            with pytest.raises(SystemExit) as end:
                main()
        finally:
            signal.signal(signal.SIGTERM, before)
        return int(str(end.value.code))

    return run


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder with one good file and one of each kind that must be refused."""
    folder = tmp_path / "vao"
    folder.mkdir()
    (folder / "tot.txt").write_text(DECISION, encoding="utf-8")
    (folder / "mat.txt").write_text(DECISION.replace("QUYẾT", "MẬT\n\nQUYẾT", 1), encoding="utf-8")
    (folder / "trang.pdf").write_text("<!DOCTYPE html><html>404</html>", encoding="utf-8")
    (folder / "rong.pdf").touch()
    pdf(folder / "cut.pdf")
    (folder / "cut.pdf").write_bytes((folder / "cut.pdf").read_bytes()[:700])
    pdf(folder / "khoa.pdf", StandardEncryption("mật khẩu", canPrint=0))
    return folder


def pdf(path: Path, encryption: StandardEncryption | None = None) -> None:
    canvas = Canvas(str(path), encrypt=encryption)
    canvas.drawString(100, 700, "Quyet dinh")
    canvas.save()


def test_each_refused_file_is_a_line_and_a_row(
    cli: Cli, inputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli("ingest", inputs, "khong-co", "--db", "q.db", "--workers", 1) == Exit.SOME_FAILED
    said = capsys.readouterr()
    expected = {
        "cut.pdf": "damaged", "khoa.pdf": "password", "khong-co": "not-found", "mat.txt": "classified",
        "rong.pdf": "empty", "trang.pdf": "not-a-document",
    }  # fmt: skip
    lines = {Path(line.partition(":")[0]).name: line for line in said.err.splitlines()}
    assert set(lines) == set(expected)
    assert all(" → " in line for line in lines.values())
    assert "quyetdinh serve" in said.out
    with sqlite3.connect("q.db") as connection:
        failed = connection.execute("select path, code from run_files where state = 'failed'").fetchall()
        assert {Path(path).name: code for path, code in failed} == expected
        assert connection.execute("select file_name from documents").fetchall() == [("tot.txt",)]
        names = connection.execute("select name from members order by ordinal").fetchall()
        assert names == [("Lò Văn Mẫu",), ("Vàng Thị Ảo",)]
    connection.close()


def test_a_second_run_says_unchanged(cli: Cli, inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = ("ingest", inputs / "tot.txt", "--db", "q.db", "--workers", 1, "--json")
    assert cli(*run) == Exit.WELL
    first = json.loads(capsys.readouterr().out)
    assert (first["done"], first["unchanged"], first["members"]) == (1, 0, 2)
    assert cli(*run) == Exit.WELL
    second = json.loads(capsys.readouterr().out)
    assert (second["done"], second["unchanged"]) == (0, 1)
    assert list(Path("q.db.readings").rglob("*.gz"))


def test_names_that_are_no_text_are_stored_all_the_same(
    cli: Cli, inputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = Path(os.fsdecode(b"t\xff[red].txt"))
    odd.write_bytes((inputs / "tot.txt").read_bytes())
    Path(os.fsdecode(b"r\xff.pdf")).touch()
    assert cli("ingest", ".", "--db", "q.db", "--workers", 1) == Exit.SOME_FAILED
    assert "r\ufffd.pdf: " in capsys.readouterr().err
    with sqlite3.connect("q.db") as connection:
        names = {name for (name,) in connection.execute("select file_name from documents")}
    connection.close()
    assert "t\ufffd[red].txt" in names


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ingest", "khong-co"], Exit.NOTHING_DONE, "Không có tệp"),
        (["ingest"], Exit.USAGE, "Thiếu TỆP…"),
        (["ingest", "a", "--stage", "parse"], Exit.USAGE, "đừng nêu TỆP"),
        (["ingest", "a", "--scheduler", "tcp://x"], Exit.USAGE, "--engine dask"),
        (["status", "--db", "khong-co.db"], Exit.NOTHING_DONE, "Chưa có cơ sở dữ liệu"),
        (["ingest", "a", "--dpi", "10"], Exit.USAGE, "--dpi không hợp lệ, phải là số từ 72 đến 600"),
        (["ingest", "a", "--ocr", "x"], Exit.USAGE, "phải là một trong: auto, never, always"),
        (["la"], Exit.USAGE, "Không có lệnh 'la'"),
        (["doctor", "--la"], Exit.USAGE, "Không có tùy chọn --la"),
        (["doctor", "la"], Exit.USAGE, "Thừa la. Xem: quyetdinh doctor --help"),
        (["schema", "la"], Exit.USAGE, "decision"),
        (["show", "khong-co"], Exit.NOTHING_DONE, "→"),
        (["evaluate", "."], Exit.NOTHING_DONE, "bản chuẩn"),
        (["serve", "--db", "khong-co.db"], Exit.NOTHING_DONE, "khong-co.db"),
        ([], Exit.USAGE, ""),
    ],
)
def test_how_mistakes_end(
    cli: Cli, capsys: pytest.CaptureFixture[str], arguments: list[str], code: Exit, words: str
) -> None:
    assert cli(*arguments) == code
    assert words in capsys.readouterr().err


def test_a_file_that_is_no_database_is_told(
    cli: Cli, inputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("q.db").write_text("không phải SQLite, chỉ là chữ", encoding="utf-8")
    assert cli("ingest", inputs / "tot.txt", "--db", "q.db") == Exit.NOTHING_DONE
    assert "→" in capsys.readouterr().err


def test_show_prints_the_record(cli: Cli, inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("show", inputs / "tot.txt") == Exit.WELL
    (record,) = json.loads(capsys.readouterr().out)
    assert record["decision"]["number"] == "77"
    assert cli("show", inputs / "tot.txt", "--tree", "--members") == Exit.WELL
    shown = capsys.readouterr().out
    assert "Điều 1" in shown
    assert "Lò Văn Mẫu" in shown


def test_show_draws_what_was_found(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    canvas = Canvas("a.pdf")
    canvas.drawString(100, 700, "Dieu 1. Thanh lap")
    canvas.drawString(100, 680, "QUYET DINH 123")
    canvas.save()
    assert cli("show", "a.pdf", "--draw", "anh.png", "--ocr", "never") == Exit.WELL
    for path in Path().glob("anh*.png"):
        with Image.open(path) as image:
            assert image.width > 500


def test_colours_go_by_kind() -> None:
    assert colour_of("members[3].name") == colour_of("members[0]") != colour_of("duties[0].text")
    assert colour_of("number") == colour_of("issued_on") != colour_of("signature.name")


def test_evaluate_scores_and_compares(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path("ban-chuan", "mot")
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(DECISION, encoding="utf-8")
    gold = {"source": "source.txt", "split": "text-layer", "documents": 1, "decision": {"number": "77"}}
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    assert cli("evaluate", "ban-chuan", "--json", "diem.json", "--workers", 1) == Exit.WELL
    scores = json.loads(Path("diem.json").read_text(encoding="utf-8"))
    assert scores["documents"]["mot"]["fields"]["number"] == "right"
    (folder / "gold.json").write_text(json.dumps(gold | {"decision": {"number": "78"}}), encoding="utf-8")
    run = ("evaluate", "ban-chuan", "--against", "diem.json", "--details", "--workers", 1)
    assert cli(*run) == Exit.WELL
    assert "mot: number" in capsys.readouterr().out


def test_schema_and_doctor(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("schema") == Exit.WELL
    assert capsys.readouterr().out.split() == ["decision", "linked-decision", "reading"]
    assert cli("schema", "decision") == Exit.WELL
    assert json.loads(capsys.readouterr().out)["title"] == "Decision"
    assert cli("schema", "--write", "ra") == Exit.WELL
    assert Path("ra", "decision.json").is_file()
    capsys.readouterr()
    assert cli("doctor") == Exit.WELL
    said = " ".join(capsys.readouterr().out.split())
    assert "SQLite" in said
    assert all(f"{name} {number}" in said for name, number in line_engines().items())


def test_doctor_says_what_the_absence_of_an_engine_costs(
    cli: Cli, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.read.engines.line_readers.line_engines", dict)
    assert cli("doctor") == Exit.WELL
    said = " ".join(capsys.readouterr().out.split())
    assert "Tesseract (một mình)" in said
    assert "Thiếu TrueOCR thì trên ảnh quét thật họ tên đúng từng chữ 90 % thay vì 96 %" in said
    assert "make vote" in said


def test_doctor_names_what_is_missing(
    cli: Cli, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cli.doctor._PACKAGES", ("khong-co-goi-nay",))
    monkeypatch.setattr("pipeline.read.engines.models.find_model", lambda language: None)
    assert cli("doctor") == Exit.NOTHING_DONE
    said = capsys.readouterr().out
    assert "khong-co-goi-nay: chưa có" in said
    assert "tesseract-ocr-vie" in said


def test_an_interruption_ends_cleanly(tmp_path: Path) -> None:
    for index in range(400):
        text = DECISION.replace("77/", f"{index}/")
        (tmp_path / f"{index}.txt").write_text(text, encoding="utf-8")
    # What a shell starts in the background ignores Ctrl+C, and all that it starts does.
    heed = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"import signal\nfrom pipeline.cli import main\nif __name__ == '__main__': {heed}; main()"
    command = [sys.executable, "-c", code, "ingest", ".", "--db", "q.db", "--workers", "1", "--seconds", "60"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True
    ) as running:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not _stored(tmp_path / "q.db"):
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == Exit.INTERRUPTED
    assert "Traceback" not in said
    assert _stored(tmp_path / "q.db")


def test_a_log_has_a_line_for_each_file(cli: Cli, inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli("ingest", inputs, "--db", "q.db", "--log-json", "--quiet", "--workers", 1) == Exit.SOME_FAILED
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (lines[0]["event"], lines[0]["files"], lines[-1]["event"]) == ("start", 6, "end")
    files = {Path(line["path"]).name: line for line in lines[1:-1]}
    assert files["tot.txt"]["members"] == 2
    assert files["tot.txt"]["seconds"]["parse"] > 0
    assert (files["rong.pdf"]["state"], files["rong.pdf"]["code"]) == ("failed", "empty")
    assert (lines[-1]["done"], lines[-1]["failed"]) == (1, 5)
    status = ("status", "--db", "q.db")
    assert cli(*status) == Exit.WELL
    said = capsys.readouterr().out
    assert "đã xong" in said
    assert all(code in said for code in ("empty", "password", "classified"))
    assert cli(*status, "--json") == Exit.WELL
    assert json.loads(capsys.readouterr().out)["run"]["failed"] == 5
    assert cli("ingest", inputs, "--db", "q.db", "--dry-run") == Exit.WELL
    assert "thử lại 5" in " ".join(capsys.readouterr().out.replace("│", " ").split())
    assert cli("ingest", "--stage", "parse", "--db", "q.db", "--workers", 1, "--json") == Exit.WELL
    assert json.loads(capsys.readouterr().out)["members"] == 2
    assert cli("ingest", "--stage", "link", "--db", "q.db") == Exit.WELL


def test_a_watched_folder_is_followed_until_ctrl_c(cli: Cli, inputs: Path) -> None:
    """The file that arrives while it is watched is taken; the signal ends the watch, not a document."""
    for path in inputs.iterdir():
        if path.name != "tot.txt":
            path.unlink()

    def later() -> None:
        until = time.monotonic() + 60
        for wanted in (1, 2):
            while _stored(Path("q.db")) < wanted and time.monotonic() < until:
                time.sleep(0.05)
            (inputs / "moi.txt").write_text(DECISION.replace("77/", "78/"), encoding="utf-8")
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=later)
    thread.start()
    watch = ("ingest", inputs, "--db", "q.db", "--watch", 0.1, "--engine", "serial", "--quiet")
    assert cli(*watch) in (Exit.WELL, Exit.INTERRUPTED)
    thread.join()
    assert _stored(Path("q.db")) == 2


def test_a_manifest_names_what_is_taken(cli: Cli, inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (inputs / "ke.csv").write_text("url,publisher\ntot.txt,Cổng mẫu\n../x,\n", encoding="utf-8")
    assert (
        cli("ingest", "--manifest", inputs / "ke.csv", "--db", "q.db", "--engine", "serial")
        == Exit.SOME_FAILED
    )
    said = capsys.readouterr()
    assert "ke.csv:3" in said.err
    assert "trỏ ra ngoài" in said.err
    assert _stored(Path("q.db")) == 1


def test_being_ended_by_the_system_is_an_interruption(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cli.doctor.findings", lambda: os.kill(os.getpid(), signal.SIGTERM))
    assert cli("doctor") == Exit.INTERRUPTED


def _stored(database: Path) -> int:
    try:
        connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        try:
            return int(connection.execute("select count(*) from documents").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return 0


FORGETTING: list[tuple[tuple[str, ...], Exit, str]] = [
    (("--value", "Lò Văn Mẫu", "--dry-run"), Exit.WELL, "Sẽ gỡ (chưa gỡ gì)"),
    (("--value", "lò văn mẫu", "--in", "77/QĐ-UBND"), Exit.WELL, "Đã gỡ"),
    (("--decision", "77/QĐ-UBND", "--why", "đơn số 5"), Exit.WELL, "Đã gỡ"),
    (("--list",), Exit.WELL, "quyết định  đơn số 5"),
    (("--decision", "77/QĐ-UBND"), Exit.NOTHING_DONE, "Không có quyết định"),
    (("--value", "x", "--decision", "y"), Exit.USAGE, "đúng một trong"),
    (("--file", "a.pdf", "--in", "y"), Exit.USAGE, "--in"),
    (("--db", "khong-co.db", "--value", "Lò Văn Mẫu"), Exit.NOTHING_DONE, "Chưa có cơ sở dữ liệu"),
]


def test_forget_says_what_it_does(cli: Cli, inputs: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cli("ingest", inputs / "tot.txt", "--quiet")
    capfd.readouterr()
    for arguments, code, said in FORGETTING:
        assert cli("forget", *arguments) == code, arguments
        printed = "".join(capfd.readouterr())
        assert said in " ".join(printed.split(" ")), (arguments, printed)
        assert "Lò Văn Mẫu" not in printed
    assert cli("ingest", inputs / "tot.txt", "--quiet") == Exit.NOTHING_DONE
    assert "đã được gỡ theo yêu cầu" in "".join(capfd.readouterr())
