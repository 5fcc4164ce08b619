"""A program of its own for the test of kills: for each folder named on its input, a window that decides one person after another.

Each window lives in a process of its own, begotten when everything is loaded already. A decision is told on the output as soon
as the next person is being drawn: by what stands on the screen, it is made.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from telling_window import show, start, tell
from typing_extensions import override

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.review import ReviewSheet, SubjectState
from verifier_gui.ui.dialogs.none_of_these import NoneOfThese
from verifier_gui.ui.dialogs.reason_choice import ReasonChoice
from verifier_gui.ui.pages.review_page import ReviewPage
from verifier_gui.ui.widgets.comparison_sheet import ComparisonSheet

LOADED = (NoneOfThese, ReasonChoice)
"""Imported so that each window finds them loaded."""


class Deciding(QObject):
    """Presses the keys of the next decision whenever another person has been drawn."""

    def __init__(self, application: QApplication, program: Assembled) -> None:
        super().__init__(application)
        self._program = program
        self._subject: SubjectId | None = None
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, ComparisonSheet):
            page = self._program.window.page
            sheet = page.sheet if isinstance(page, ReviewPage) else None
            if sheet is not None and sheet.subject.id != self._subject:
                if self._subject is not None:
                    tell(decided=self._subject)
                self._subject = sheet.subject.id
                QTimer.singleShot(0, self, lambda: self._decide(sheet))
        return False

    def _decide(self, sheet: ReviewSheet) -> None:
        if QApplication.activeWindow() is None:
            # What a window manager does when a dialog has closed; the offscreen platform has none.
            self._program.window.activateWindow()
            QTimer.singleShot(0, self, lambda: self._decide(sheet))
        elif sheet.state is SubjectState.STRONG:
            self._press(Qt.Key.Key_1)
        elif not sheet.unanswered and sheet.column_of_digit(1) is not None:
            self._press(Qt.Key.Key_1, Qt.Key.Key_Q)
        else:
            self._press(Qt.Key.Key_N, Qt.Key.Key_H, Qt.Key.Key_Return)

    def _press(self, *keys: Qt.Key) -> None:
        for key in keys:
            window = QApplication.activeModalWidget() or self._program.window
            QTest.keyClick(window.focusWidget() or window, key)


def decide(folder: Path) -> int:
    application = QApplication(sys.argv[:1])
    program = start(application, folder)
    program.session.opened.connect(lambda: show(program))
    deciding = Deciding(application, program)
    status = application.exec()
    deciding.deleteLater()
    return status


def main() -> None:
    for folder in sys.stdin:
        child = os.fork()
        if child == 0:
            tell(begun=os.getpid())
            os._exit(decide(Path(folder.strip())))
        os.waitpid(child, 0)
        tell(ended=child)


if __name__ == "__main__":
    main()
