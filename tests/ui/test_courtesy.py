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
    """A window that draws something else with every key."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn = 0
        self.pressed = 0

    @override
    def keyPressEvent(self, event) -> None:
        self.pressed += 1
        self.update()

    @override
    def paintEvent(self, event) -> None:
        self.drawn = self.pressed


@pytest.fixture
def window(qtbot) -> Drawn:
    window = Drawn()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def first(qapp, qtbot) -> Courtesy:
    made = Courtesy()
    yield made
    qapp.removeEventFilter(made)


def test_nobody_waits_for_a_window_that_nobody_touches(first):
    assert first._at_rest.is_set()


@pytest.mark.parametrize("touch", ["key", "button", "program"])
def test_work_waits_until_what_a_touch_asked_for_is_drawn(qtbot, first, window, touch, monkeypatch):
    monkeypatch.setattr(courtesy, "_LONGEST", 10.0)
    drawn_when_going_on: list[int] = []

    def work() -> None:
        first.wait()
        drawn_when_going_on.append(window.drawn)

    window.pressed = 0
    if touch == "key":
        QTest.keyClick(window, Qt.Key.Key_J)
    elif touch == "button":
        QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    else:
        first.ask()
    worker = threading.Thread(target=work)
    worker.start()
    assert drawn_when_going_on == []
    qtbot.waitUntil(lambda: not worker.is_alive())
    assert drawn_when_going_on == [window.pressed]


def test_a_window_that_never_rests_does_not_stop_the_work(first, monkeypatch):
    monkeypatch.setattr(courtesy, "_LONGEST", 0.01)
    first.ask()
    first.wait()
    assert not first._at_rest.is_set()


def test_a_job_goes_on_while_somebody_types(qtbot, qapp, window):
    aside = Courtesy()
    jobs = Jobs(courtesy=aside)
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
    qapp.removeEventFilter(aside)
