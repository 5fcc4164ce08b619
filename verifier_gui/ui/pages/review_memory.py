"""What the desk remembers of the review: the person of each list shown last, and notes as they are typed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.errors import VerifierError
from verifier_gui.workflow import reviewing

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

REMEMBERED_AFTER = 1000
"""Milliseconds on a subject after which the desk remembers it."""


class ReviewMemory(QObject):
    """Writes to the case file's desk, a little after the fact; `keep` writes at once what is still to be written."""

    def __init__(self, session: "Session", parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._place: tuple[ListId, SubjectId] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REMEMBERED_AFTER)
        self._rest.timeout.connect(self.keep)

    def last_subject(self, list_id: ListId) -> SubjectId | None:
        found = self._session.remembered(_subject_setting(list_id))
        return SubjectId(found) if isinstance(found, str) else None

    def remember_subject(self, list_id: ListId, subject: SubjectId) -> None:
        self._place = list_id, subject
        self._rest.start()

    def keep_note(self, subject: SubjectId, text: str) -> None:
        """Keeps a note that is being typed; a disk that does not keep it is told."""
        if not self._session.is_open or self._session.case.is_read_only:
            return
        try:
            reviewing.save_note_draft(self._session.case.acting, subject, text)
        except VerifierError as error:
            self._session.refused.emit(error)

    def keep(self) -> None:
        self._rest.stop()
        if self._place is not None and self._session.is_open:
            list_id, subject = self._place
            self._session.remember(_subject_setting(list_id), subject)
            self._place = None


def _subject_setting(list_id: ListId) -> str:
    return f"review/subject/{list_id}"
