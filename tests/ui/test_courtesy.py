"""Work waits from a touch of the window until what was asked for is drawn, and no longer."""

import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.ui import courtesy
from verifier_gui.ui.courtesy import Courtesy
from verifier_gui.ui.jobs import Jobs


class Drawn(QWidget):
    """A window that lets itself be drawn before others' work."""

    def __init__(self, first: Courtesy) -> None:
        super().__init__()
        self.first = first
        self.drawn = 0
        self.wanted = 0

    @override
    def keyPressEvent(self, event) -> None:
        self.first.ask()
        self.wanted += 1
        self.update()

    @override
    def paintEvent(self, event) -> None:
        self.drawn = self.wanted


@pytest.fixture
def first(qapp) -> Courtesy:
    return Courtesy()


@pytest.fixture
def window(qtbot, first) -> Drawn:
    window = Drawn(first)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_nobody_waits_for_a_window_that_nobody_touches(first):
    assert first._at_rest.is_set()


def test_work_waits_until_what_was_asked_for_is_drawn(qtbot, first, window, monkeypatch):
    monkeypatch.setattr(courtesy, "_LONGEST", 10.0)
    drawn_when_going_on: list[int] = []

    def work() -> None:
        first.wait()
        drawn_when_going_on.append(window.drawn)

    QTest.keyClick(window, Qt.Key.Key_J)
    worker = threading.Thread(target=work)
    worker.start()
    assert drawn_when_going_on == []
    qtbot.waitUntil(lambda: not worker.is_alive())
    assert drawn_when_going_on == [1]


def test_a_window_that_never_rests_does_not_stop_the_work(first, monkeypatch):
    monkeypatch.setattr(courtesy, "_LONGEST", 0.01)
    first.ask()
    first.wait()
    assert not first._at_rest.is_set()


def test_a_job_goes_on_while_somebody_types(qtbot, first, window):
    jobs = Jobs(courtesy=first)
    steps: list[int] = []

    def work(progress) -> None:
        for number in range(50):
            progress.step(number, 50)
            steps.append(number)

    typing = QTimer()
    typing.timeout.connect(lambda: QTest.keyClick(window, Qt.Key.Key_J))
    typing.start(5)
    job = jobs.make(work)
    with qtbot.waitSignal(job.ended):
        job.start()
    typing.stop()
    assert steps == list(range(50))
    jobs.finish()


def test_another_person_is_drawn_before_the_work_goes_on(qtbot, opened):
    opened.window.show_place("review")
    qtbot.waitUntil(opened.session.courtesy._at_rest.is_set)
    QTest.keyClick(opened.window, Qt.Key.Key_J)
    assert not opened.session.courtesy._at_rest.is_set()
    qtbot.waitUntil(opened.session.courtesy._at_rest.is_set)
