"""Strangers' files are read in a child process: refusals are sentences, cancelling kills, the window lives."""

import hashlib
import io
import os
import sys
import time
from pathlib import Path

import openpyxl
import pytest
from workbooks import people_xml, row, xlsx

from verifier_gui.errors import SheetError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sheets import reading_process
from verifier_gui.sheets.file_names import shown_file_name
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.sheets.message_streams import receive, send
from verifier_gui.sheets.reading import Reading, read_people
from verifier_gui.sheets.reading_process import ReadingProcess, child_command


def written(folder: Path, data: bytes, name: str = "list.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def reading(path: Path, progress: Progress | None = None, **wish: str) -> Reading:
    found = inspect(path, progress=Progress())
    return read_people(
        path,
        sheet=found.sheet,
        heading_row=found.heading_row,
        mapping=found.mapping,
        progress=progress or Progress(),
        chunk=1,
        **wish,
    )


def test_people_come_in_chunks_with_counts_and_the_file_s_hash(tmp_path: Path) -> None:
    path = written(tmp_path, xlsx())
    people = reading(path)
    chunks = list(people)
    assert [[found.row for found in chunk] for chunk in chunks] == [[2], [3]]
    assert (people.people, people.problems) == (2, 0)
    assert people.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert list(reading(path)) == chunks


def test_row_18_a_file_changed_since_it_was_inspected_is_refused_whole(tmp_path: Path) -> None:
    path = written(tmp_path, xlsx())
    found = inspect(path, progress=Progress())
    written(tmp_path, xlsx({"Аркуш1": people_xml(row(("3", "Мороз Іван")))}))
    with pytest.raises(SheetError, match="was changed"):
        next(reading(path, expected_sha256=found.file_sha256))


def test_a_reading_that_is_dropped_half_taken_ends_its_child(tmp_path: Path) -> None:
    people = reading(written(tmp_path, xlsx()))
    next(people)
    child = people._child._child
    del people
    assert child.returncode is not None


@pytest.mark.skipif(os.name != "posix", reason="named pipes and devices")
def test_row_16_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "dead").symlink_to(tmp_path / "nowhere")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / "dead", tmp_path / "nowhere"):
        with pytest.raises(SheetError, match=r"no file but|no such file|cannot be opened"):
            inspect(path, progress=Progress())


def test_cancelling_ends_the_child_within_a_third_of_a_second(tmp_path: Path) -> None:
    progress = Progress()
    process = ReadingProcess({"kind": "inspect", "path": os.fsencode(tmp_path / "x").hex()})
    progress.cancel()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        next(process.messages(progress))
    assert time.monotonic() - began < 0.3


def _acting(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(reading_process, "child_command", lambda: [sys.executable, "-c", program])


def test_row_15_a_reader_that_aborts_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _acting(monkeypatch, "import os; os.abort()")
    with pytest.raises(SheetError, match="makes the reader fail"):
        inspect(written(tmp_path, xlsx()), progress=Progress())


def test_a_reader_that_talks_nonsense_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _acting(monkeypatch, "import sys; sys.stdout.write('x' * 100)")
    with pytest.raises(SheetError, match="makes the reader fail"):
        inspect(written(tmp_path, xlsx()), progress=Progress())


def test_a_silent_reader_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    _acting(monkeypatch, "import threading; threading.Event().wait()")
    with (
        ReadingProcess({"kind": "inspect"}, seconds_without_progress=0.1) as process,
        pytest.raises(SheetError, match="busy without end"),
    ):
        next(process.messages(Progress()))


def test_row_20_an_xls_like_grid_that_wants_all_memory_ends_in_a_sentence(tmp_path: Path) -> None:
    path = written(tmp_path, _ods_of_the_last_corner(), "list.ods")
    with pytest.raises(SheetError):
        inspect(path, progress=Progress())


def _ods_of_the_last_corner() -> bytes:
    import zipfile

    office = "urn:oasis:names:tc:opendocument:xmlns:"
    cell = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    content = (
        f'<office:document-content xmlns:office="{office}office:1.0" xmlns:table="{office}table:1.0" xmlns:text="{office}text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="1048576">{cell}'
        "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", content)
    return out.getvalue()


def test_row_17_odd_file_names_are_shown_escaped() -> None:
    assert shown_file_name("/a/спи\nсок\u202e.xlsx".encode() + b"\xff") == "спи\\nсок\\u202e.xlsx\\udcff"


def test_row_10_the_content_tells_not_the_extension(tmp_path: Path) -> None:
    assert inspect(written(tmp_path, xlsx(), "list.xls"), progress=Progress()).format == "xlsx"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"<html><body><table>", "HTML"),
        (b'<?xml version="1.0"?><Workbook>', "XML"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600 + "Workbook".encode("utf-16-le"), "damaged|fail"),
    ],
)
def test_rows_9_11_14_what_is_no_sheet_is_refused_by_its_own_name(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(SheetError, match=words):
        inspect(written(tmp_path, data, "list.xls"), progress=Progress())


def test_messages_come_back_as_they_were_sent() -> None:
    stream = io.BytesIO()
    send(stream, {"kind": "x", "text": "Ґ\udcff\n"})
    stream.seek(0)
    assert receive(stream) == {"kind": "x", "text": "Ґ\udcff\n"}
    assert receive(stream) is None


def test_the_child_leaves_nothing_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    inspect(written(tmp_path, xlsx()), progress=Progress())
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("program", "reader"),
    [("verifier-gui", "verifier"), ("verifier", "verifier"), ("verifier-gui.exe", "verifier.exe")],
)
def test_a_frozen_build_reads_with_its_program_for_the_command_line(
    program: str, reader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("anywhere") / program))
    assert child_command() == [str(Path("anywhere") / reader), "--read-sheets"]


def test_the_readers_agree_with_openpyxl(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in [
        ["ПІБ", "Дата народження"],
        ["Мороз Іван Ілліч", "1.2.1990"],
        ["Лис Ян", None],
        [None, None],
        ["Рак Єва", "x"],
    ]:
        sheet.append(cells)
    book.save(tmp_path / "list.xlsx")
    rows = [found.cells for found in inspect(tmp_path / "list.xlsx", progress=Progress()).preview]
    assert rows == [("ПІБ", "Дата народження"), ("Мороз Іван Ілліч", "1.2.1990"), ("Лис Ян", ""), ("Рак Єва", "x")]
