"""Faults of ours: written down without a name, told once, and a crash of the last run is not forgotten."""

import sys
import threading

import pytest
from PySide6.QtWidgets import QWidget

from verifier_gui.app import faults
from verifier_gui.errors import CaseFileError
from verifier_gui.ui import ask

NAME = "Гнатюк Николай Ильич"


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    """Any window, with the net under it; nothing of it stays after the test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(faults.faulthandler, "enable", lambda _file: None)
    ask.prepared.is_silent = True
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    ask.prepared.is_silent = False
    ask.prepared.told.clear()
    while faults._open_files:
        faults._open_files.pop().close()


def fail() -> BaseException:
    try:
        return AssertionError(int(NAME))
    except ValueError as error:
        return error


def raise_it(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


def test_a_report_says_where_and_what_kind_and_never_whom(window, tmp_path):
    faults.catch_faults(tmp_path, window)
    raise_it(fail())
    (report,) = (tmp_path / "faults").glob("fault-*.txt")
    text = report.read_text("utf-8")
    assert "ValueError" in text
    assert "test_faults.py" in text
    assert NAME not in text
    assert str(report) in ask.prepared.told[-1]
    assert "you can go on" in ask.prepared.told[-1]


def test_the_same_fault_is_told_once_and_written_each_time(window, tmp_path):
    faults.catch_faults(tmp_path, window)
    for _time in range(3):
        raise_it(fail())
    assert len(ask.prepared.told) == 1
    assert len(list((tmp_path / "faults").glob("fault-*.txt"))) == 3


def test_ten_reports_are_kept(tmp_path):
    for _time in range(13):
        faults.write_report(tmp_path, ValueError, None)
    assert len(list(tmp_path.glob("fault-*.txt"))) == 10


def test_a_fault_in_another_thread_is_written_down(window, tmp_path):
    faults.catch_faults(tmp_path, window)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    (report,) = (tmp_path / "faults").glob("fault-*.txt")
    assert "ZeroDivisionError" in report.read_text("utf-8")


def test_a_crash_of_the_last_run_is_told_and_its_report_kept(window, tmp_path):
    (tmp_path / "faults").mkdir()
    (tmp_path / "faults" / "crash.txt").write_text("Fatal Python error: Segmentation fault")
    faults.catch_faults(tmp_path, window)
    (kept,) = (tmp_path / "faults").glob("crash-*.txt")
    assert kept.read_text() == "Fatal Python error: Segmentation fault"
    assert ask.prepared.told[-1].startswith("The program ended unexpectedly the last time")


def test_a_run_that_ended_well_is_not_called_a_crash(window, tmp_path):
    faults.catch_faults(tmp_path, window)
    assert faults.keep_crash(tmp_path / "faults") is None
    assert ask.prepared.told == []


def test_what_the_disk_did_is_told_as_its_sentence_and_no_fault_of_ours(window, tmp_path):
    faults.catch_faults(tmp_path, window)
    for _time in range(2):
        raise_it(CaseFileError("{file} is damaged. Open a backup of it.", file="обмін.vcase"))
    assert ask.prepared.told == ["This could not be done обмін.vcase is damaged. Open a backup of it."]
    assert list((tmp_path / "faults").glob("fault-*.txt")) == []
