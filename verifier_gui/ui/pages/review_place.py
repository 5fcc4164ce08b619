"""Where the review is: which list is shown, who of it comes next, and how one gets to somebody else."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.lists import NamedList
from verifier_gui.ui.pages.page import ReviewWish
from verifier_gui.ui.pages.review_memory import ReviewMemory
from verifier_gui.ui.widgets.queue_panel import QueuePanel
from verifier_gui.ui.widgets.review_bar import ReviewBar
from verifier_gui.workflow.overseeing import lists_to_verify

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class ReviewPlace(QObject):
    """Moves the queue and the bar; whoever shows subjects reads the one that is `wanted`, and says so by `arrive`."""

    wanted = Signal(str)
    """the id of the subject to show; perhaps the one that is shown already"""
    empty = Signal()
    """the list has nobody to show"""

    def __init__(
        self, session: "Session", queue: QueuePanel, bar: ReviewBar, memory: ReviewMemory, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._queue = queue
        self._bar = bar
        self._memory = memory
        self.list: NamedList | None = None
        """the list that is shown"""
        bar.list_chosen.connect(self.choose_list)

    def show_lists(self, *, begins: bool = True) -> bool:
        """Reads the lists to verify anew and shows the chosen one; of another than before the subject where one `begins`. False
        where the case has none."""
        lists = lists_to_verify(self._session.reader)
        found = self._session.chosen_list.among(lists)
        if found is None:
            self.list = None
            return False
        self._bar.show_lists(lists, found.id)
        is_other = self.list is None or self.list.id != found.id
        if is_other:
            self._memory.keep()
            self._queue.show_list(found.id)
        self.list = found
        self._bar.name_list(found)
        self._bar.show_progress(self._queue.entries)
        if is_other and begins:
            self.begin_list()
        return True

    def fulfil(self, wish: ReviewWish) -> None:
        """Goes to the list, the filter and the subject that are asked for."""
        if wish.list_id is not None:
            self.choose_list(wish.list_id)
        if wish.filter:
            self._queue.set_filter(wish.filter)
        if wish.subject is not None:
            self.go_to(wish.subject)
        elif wish.filter:
            first = self._queue.next_open_after("")
            if first is not None:
                self.go_to(SubjectId(first))
            else:
                self._queue.go_next()

    @Slot(str)
    def choose_list(self, list_id: str) -> None:
        if self.list is None or self.list.id != list_id:
            self._session.chosen_list.choose(ListId(list_id))
            self.show_lists()

    def begin_list(self) -> None:
        """The subject that was shown last on this list, else the first that is open."""
        if self.list is None:
            return
        remembered = self._memory.last_subject(self.list.id)
        first = next((entry.subject for entry in self._queue.entries if entry.is_open), None)
        any_one = next((entry.subject for entry in self._queue.entries), None)
        for subject in (self._queue.chosen(), remembered, first, any_one):
            if subject is not None and self._queue.choose(subject):
                self.wanted.emit(subject)
                return
        self.empty.emit()

    def go_to(self, subject: SubjectId) -> None:
        """To a subject of any list."""
        if not self._queue.choose(subject):
            found = self._session.reader.subject(subject)
            if found is None:
                return
            self._session.chosen_list.choose(found.list_id)
            self.show_lists(begins=False)
            self._queue.choose(subject)
        self.wanted.emit(subject)

    def arrive(self, subject: SubjectId) -> None:
        """Another subject is shown now."""
        if self.list is not None:
            self._memory.remember_subject(self.list.id, subject)
