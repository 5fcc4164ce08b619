"""While long work runs nothing is searched for garbage, and no worker ever makes that search."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from verifier_gui.progress import Progress
from verifier_gui.ui.collecting import collect_again, put_off_collecting
from verifier_gui.ui.jobs import Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs(qapp)
    yield made
    made.finish()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_no_thread_but_the_windows_own_searches_for_garbage(qtbot: QtBot, jobs: Jobs) -> None:
    searching: set[str] = set()

    def note(phase: str, _told: dict[str, int]) -> None:
        searching.add(threading.current_thread().name)

    def make_rings(_progress: Progress) -> bool:
        for _ in range(20_000):
            ring: list[object] = []
            ring.append(ring)
        return gc.isenabled()

    gc.callbacks.append(note)
    try:
        job = jobs.make(make_rings)
        with qtbot.waitSignal(job.finished) as told:
            job.start()
    finally:
        gc.callbacks.remove(note)
    assert told.args == [False]
    assert searching <= {threading.main_thread().name}
    assert gc.isenabled()


def test_the_search_waits_for_the_last_of_several_works() -> None:
    put_off_collecting()
    put_off_collecting()
    collect_again()
    assert not gc.isenabled()
    collect_again()
    assert gc.isenabled()


def test_work_that_fails_or_is_never_told_does_not_put_the_search_off_for_ever(qtbot: QtBot, jobs: Jobs) -> None:
    def fail(progress: Progress) -> None:
        progress.cancel()
        progress.step(0, 1)

    job = jobs.make(fail)
    with qtbot.waitSignal(job.cancelled):
        job.start()
    assert gc.isenabled()
    jobs.make(lambda _progress: None).start()
    assert not gc.isenabled()
    jobs.finish()
    assert gc.isenabled()
