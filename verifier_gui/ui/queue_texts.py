"""The texts through which a list is searched, folded off the window's thread when the first search wants them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.review import QueueEntry
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.models.queue_search import search_texts

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class QueueTexts(QObject):
    """Belongs to one list at a time; `forget` when its names have changed."""

    ready = Signal()

    def __init__(self, session: "Session", parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._reading: Job | None = None
        self.texts: Mapping[SubjectId, str] | None = None
        """None until they are ready"""

    def want(self, entries: Sequence[QueueEntry]) -> None:
        """`ready` comes when the texts of these lines are there; the tables of names are loaded for it."""
        if self._reading is None:
            self._reading = self._session.errands.make(lambda progress: search_texts(entries, progress))
            self._reading.finished.connect(self._take)
            self._reading.start()

    def forget(self) -> None:
        self.texts = None
        if self._reading is not None:
            self._reading.finished.disconnect(self._take)
            self._reading.cancel()
            self._reading = None

    @Slot(object)
    def _take(self, texts: object) -> None:
        self._reading = None
        self.texts = cast("Mapping[SubjectId, str]", texts)
        self.ready.emit()
