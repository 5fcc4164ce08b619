"""Choosing the line that a line repeats: found by number, name or date, seen beside it, then confirmed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.facts import Facts
from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.review import QueueEntry
from verifier_gui.phrases import queue_lines
from verifier_gui.phrases.line_pair import pair_of
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.models.queue_filter import QueueFilter, QueueSort
from verifier_gui.ui.models.queue_model import QueueModel
from verifier_gui.ui.models.queue_search import found_in, search_texts
from verifier_gui.ui.widgets.labels import label, look
from verifier_gui.ui.widgets.pair_table import PairTable
from verifier_gui.ui.widgets.panels import Card
from verifier_gui.ui.widgets.query_field import QueryField
from verifier_gui.ui.widgets.queue_list import QueueList

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_LIST_WIDTH = 300
_PAIR_WIDTH = 440
_HEIGHT = 330


class DuplicateChooser(Sheet):
    """Nobody is chosen until somebody is: lines that the program takes for the same person stand first, no more."""

    chosen = Signal(str, object)
    """the other subject, which stays, and None: the reason is asked for afterwards, by its letter"""

    def __init__(
        self, parent: QWidget, session: "Session", entries: Sequence[QueueEntry], subject_id: SubjectId
    ) -> None:
        """`entries` are the lines of the list, by number; `subject_id` is the line that repeats another."""
        super().__init__(parent, "copy", width=_LIST_WIDTH + _PAIR_WIDTH + 76)
        self._reader = session.reader
        self._own = next(entry for entry in entries if entry.subject == subject_id)
        self._others = [entry for entry in entries if entry.subject != subject_id]
        own_line = self._reader.subject(subject_id)
        self._own_facts = own_line.facts if own_line else Facts()
        session.left.connect(self.reject)
        self._texts: dict[SubjectId, str] | None = None
        self._suggested = self._suggestions()
        self._model = QueueModel(self)
        self._model.load(self._others)
        self._build()
        self.retranslate()
        self._find()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def other(self) -> QueueEntry | None:
        """The line that is chosen now."""
        index = self.list.currentIndex()
        return self._model.entry_of(self._model.subject_at(index.row())) if index.isValid() else None

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("Which line does No. {number} repeat?").format(number=self._own.number),
            _("{name}. The other line stays; this one is counted as its duplicate.").format(
                name=queue_lines.name(self._own)
            ),
        )
        self._show_pair()

    def _build(self) -> None:
        self.field = QueryField(N_("Number, name in any spelling, birth date"))
        look(self.field, "")
        self.field.textChanged.connect(self._find)
        self.field.moved.connect(self._move)
        self.field.entered.connect(self._enter)
        self.list = QueueList(self._model)
        lines = Card(margins=(1, 5, 1, 5))
        lines.setFixedSize(_LIST_WIDTH, _HEIGHT)
        lines.body.addWidget(self.list)
        self.list.drawing.make_room_for(self._model.widest_number)
        self.list.selectionModel().currentChanged.connect(self._choice_changed)
        self.list.activated.connect(self._confirm)
        self.say(self.list.setAccessibleName, N_("Lines of the list"))
        self.table = PairTable()
        self._hint = label("", "muted", wraps=True)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.table)
        right.addWidget(self._hint)
        right.addStretch()
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(lines)
        middle.addLayout(right, 1)
        self.content.addWidget(self.field)
        self.content.addLayout(middle)
        self.add_cancel()
        self.confirm = self.add_button(primary=True, key="Enter")
        self.confirm.clicked.connect(self._confirm)

    def _suggestions(self) -> list[SubjectId]:
        """The lines that the finding of repeats rests on."""
        known = {entry.subject for entry in self._others}
        findings = self._reader.findings_of(self._own.subject)
        rests_on = (one for found in findings if found.kind is FindingKind.TWICE_ON_LIST for one in found.rests_on)
        return [found for found in map(SubjectId, rests_on) if found in known]

    @Slot()
    def _find(self) -> None:
        query = self.field.text().strip()
        found = None
        if query:
            if self._texts is None:
                self._texts = search_texts(self._others, Progress())
            found = found_in(self._texts, query)
        self._model.arrange(QueueFilter.ALL, QueueSort.NUMBER, found, first=() if query else self._suggested)
        if query and self._model.rowCount() == 1:
            self.list.setCurrentIndex(self._model.index(0))
        self._show_pair()

    @Slot(int)
    def _move(self, rows: int) -> None:
        row = self.list.currentIndex().row() + rows
        if self._model.rowCount():
            row = max(0, min(row, self._model.rowCount() - 1))
            self.list.setCurrentIndex(self._model.index(row))
            self.list.reveal(row)

    @Slot(QModelIndex, QModelIndex)
    def _choice_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_pair()

    def _show_pair(self) -> None:
        other = self.other
        line = self._reader.subject(other.subject) if other else None
        self.table.setVisible(line is not None)
        self.confirm.setEnabled(line is not None)
        if other is None or line is None:
            self.confirm.set_words(_("Duplicate"))
            hint = _("Nobody on this list is called so.") if not self._model.rowCount() else ""
            if not hint and self._suggested and not self.field.text():
                hint = _("The first line may be the same person: Enter shows it beside this one.")
            self._hint.setText(hint or _("Choose a line with ↑ ↓ or the mouse: it is shown beside this one."))
            return
        heads = _("This line, No. {number}"), _("No. {number}, stays")
        self.table.show_lines(
            (heads[0].format(number=self._own.number), heads[1].format(number=other.number)),
            pair_of(self._own_facts, line.facts),
        )
        self.confirm.set_words(_("Duplicate of No. {number}").format(number=other.number))
        self._hint.setText("")

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if self.other is None and arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(arg__1)

    @Slot()
    def _enter(self) -> None:
        """Shows the first line of those that are suggested or were found beside this one; a chosen line is confirmed."""
        if self.other is not None:
            self._confirm()
        elif self._model.rowCount() and (self._suggested or self.field.text().strip()):
            self.list.setCurrentIndex(self._model.index(0))
            self.list.reveal(0)

    @Slot()
    def _confirm(self) -> None:
        other = self.other
        if other is not None:
            self.accept()
            self.chosen.emit(other.subject, None)
