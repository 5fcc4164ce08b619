"""What waits for the operator's answer: counted in the line below, from where one click leads to it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.errors import VerifierError
from verifier_gui.ui.pages.page import ReviewWish
from verifier_gui.ui.widgets.waiting_count import WaitingCount

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_FEW = 50
"""people that are looked at one by one after a change; after a larger one the case is"""


class WaitingQuestions(QObject):
    """Looks anew only after what can have changed it: people who are or were asked about, lists, members."""

    asked = Signal(object)
    """a `ReviewWish`: the people whose questions wait, of the first list that has any"""

    def __init__(self, session: "Session", shown: WaitingCount) -> None:
        super().__init__(session)
        self._session = session
        self._shown = shown
        self._waiting: tuple[tuple[SubjectId, ListId], ...] = ()
        shown.clicked.connect(self._ask)
        session.opened.connect(self._read)
        session.left.connect(self._forget)
        session.changed.connect(self._take_change)

    @Slot(object)
    def _take_change(self, change: Change) -> None:
        if not self._session.is_open:
            return
        known = {subject for subject, _list in self._waiting}
        is_large = bool(change.lists) or change.case or len(change.subjects) > _FEW
        if is_large or change.subjects & known or any(map(self._session.view.questions_waiting_on, change.subjects)):
            self._read()

    @Slot()
    def _read(self) -> None:
        from verifier_gui.workflow.asking import waiting_for

        try:
            found = waiting_for(self._session.view)
        except VerifierError:
            # What a damaged page keeps from being read is told by the page that shows it.
            found = ()
        self._show(tuple((one.subject, one.list_id) for one in found))

    @Slot()
    def _forget(self) -> None:
        self._show(())

    def _show(self, waiting: tuple[tuple[SubjectId, ListId], ...]) -> None:
        self._waiting = waiting
        self._shown.show_count(len(waiting))

    @Slot()
    def _ask(self) -> None:
        if self._waiting:
            subject, list_id = self._waiting[0]
            self.asked.emit(ReviewWish(list_id, "asks-me", subject))
