"""The queue at the left of the review: search, filters with live counts, order, and the subjects of a list."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import N_, Language, _, ngettext, pgettext, spoken
from verifier_gui.domain.review import QueueEntry
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.models.queue_filter import QueueFilter, QueueSort, filter_word
from verifier_gui.ui.models.queue_model import QueueModel
from verifier_gui.ui.models.queue_search import found_in
from verifier_gui.ui.queue_texts import QueueTexts
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.chip_flow import ChipFlow, Offered
from verifier_gui.ui.widgets.labels import label, line, look
from verifier_gui.ui.widgets.order_button import OrderButton
from verifier_gui.ui.widgets.queue_list import QueueList
from verifier_gui.ui.widgets.search_field import SearchField
from verifier_gui.workflow import asking, reviewing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifier_gui.domain.statement_values import Json
    from verifier_gui.ui.session import Session

REMEMBERED_AFTER = 400
"""Milliseconds of rest after which filter, order and search are kept on the desk."""

_Kept = TypeVar("_Kept", QueueFilter, QueueSort)

_ALWAYS = (QueueFilter.UNDECIDED, QueueFilter.ALL)
_WHILE_ON = (QueueFilter.WAITING,)
"""chips that stand there whomever they show, and those that stand there only while they are on"""


class QueuePanel(Speaking, QFrame):
    """Shows one list to verify. `subject_chosen` comes whenever another subject is the chosen one, by hand or by `choose`.

    Who is shown is decided when a list is shown, a filter is chosen (also anew), the order or the search changes. In between
    nobody goes: a decided subject stays where it was, with its verdict.
    """

    subject_chosen = Signal(str)
    emptied = Signal()
    """a filter was chosen that shows nobody: nobody is the chosen one any more"""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._list: ListId | None = None
        self._chosen: SubjectId | None = None
        self._is_searched = True
        self._in_tab_order: tuple[QWidget, ...] = ()
        self._filter = QueueFilter.UNDECIDED
        self._sort = QueueSort.NUMBER
        self._texts = QueueTexts(session, self)
        self._texts.ready.connect(self._arrange)
        self._model = QueueModel(self)
        self._build()
        self._remembering = QTimer(self)
        self._remembering.setSingleShot(True)
        self._remembering.setInterval(REMEMBERED_AFTER)
        self._remembering.timeout.connect(self.keep)
        actions.attach(self, [Act.SEARCH_LIST])
        actions[Act.SEARCH_LIST].triggered.connect(self.focus_search)
        self.retranslate()

    @property
    def entries(self) -> "Sequence[QueueEntry]":
        """Every subject of the list, by number, whatever is shown."""
        return self._model.entries

    @property
    def _query(self) -> str:
        return self.search.text().strip()

    @property
    def filter(self) -> QueueFilter:
        return self._filter

    def show_list(self, list_id: ListId) -> None:
        """Shows a list as it was last shown. Nobody is chosen yet, unless it is the list that was shown already."""
        if list_id != self._list:
            self.keep()
            self._list = list_id
            self._chosen = None
            self._texts.forget()
            self._take_remembered(self._session.remembered(_setting(list_id)))
        self._read_all()

    def choose(self, subject_id: str) -> bool:
        """Makes a subject the chosen one and brings it into sight, also past the filter. False where the list has none such."""
        subject = SubjectId(subject_id)
        if not self._model.holds(subject):
            return False
        is_shown = self._model.row_of(subject) is not None
        row = self._model.show_too(subject)
        if not is_shown:
            self._show_counts()
        self.list.setCurrentIndex(self._model.index(row))
        self.list.reveal(row)
        return True

    def chosen(self) -> str | None:
        return self._chosen

    def go_next(self) -> None:
        """To the next subject in the order shown; nowhere from the last one."""
        self._go(1)

    def go_previous(self) -> None:
        self._go(-1)

    def next_open_after(self, subject_id: str) -> str | None:
        """The next subject in the order shown who still asks for something, from the top again after the last; None where it
        is nobody else."""
        subject = SubjectId(subject_id)
        count = self._model.rowCount()
        start = self._model.place_of(subject) if self._model.holds(subject) else 0
        for step in range(count + 1):
            other = self._model.subject_at((start + step) % count) if count else subject
            entry = self._model.entry_of(other)
            if other != subject and entry is not None and entry.is_open:
                return other
        return None

    def apply(self, change: Change) -> None:
        """Reads anew what a change names."""
        if self._list is None:
            return
        if self._list in change.lists or change.case:
            self._read_all()
            return
        held = [subject for subject in change.subjects if self._model.holds(subject)]
        found = self._session.view.entries_of(held) if held else {}
        if found:
            searched = self._is_searched
            self._model.apply(
                {
                    subject: self._mark(replace(entry, is_searched=searched))
                    for subject, entry in found.items()
                    if self._model.holds(subject)
                }
            )
            self._show_counts()

    def set_filter(self, key: str) -> None:
        """Shows what a filter lets through, as it stands now."""
        self._filter = QueueFilter(key)
        self._arrange()

    def set_sort(self, key: str) -> None:
        self._sort = QueueSort(key)
        self._arrange()

    @Slot()
    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def keep(self) -> None:
        """Remembers filter, order and search of the list now. The page calls it before it is dropped."""
        self._remembering.stop()
        if self._list is not None and self._session.is_open:
            self._session.remember(
                _setting(self._list),
                {"filter": self._filter.value, "sort": self._sort.value, "search": self.search.text()},
            )

    @override
    def retranslate(self) -> None:
        self.setFixedWidth(284 if spoken() is Language.UKRAINIAN else 288)
        self.list.setAccessibleName(_("Queue"))
        self._show_counts()
        self.list.drawing.retranslate()
        self.list.viewport().update()

    def _build(self) -> None:
        self.search = SearchField(N_("Search this list…"), "Ctrl+F")
        self.search.textChanged.connect(self._arrange)
        self.search.left.connect(self._leave_search)
        self.filters = ChipFlow(rows=3)
        self.filters.chosen.connect(self._take_filter)
        self._shown = label("", "small-muted")
        self.order = OrderButton()
        self.order.chosen.connect(self.set_sort)
        self._elsewhere = QPushButton()
        look(self._elsewhere, "link")
        self._elsewhere.clicked.connect(partial(self._choose_filter, QueueFilter.ALL))
        self._nobody = label("", "muted", wraps=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = QueueList(self._model)
        self.list.selectionModel().currentChanged.connect(self._announce)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._shown, 1)
        below.addWidget(self.order)
        head = QVBoxLayout()
        head.setContentsMargins(12, 11, 12, 6)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(self.filters)
        head.addLayout(below)
        head.addWidget(self._elsewhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._nobody, 1)
        column.addWidget(self.list, 1)
        self.setProperty("look", "side")

    def _read_all(self) -> None:
        if self._list is None:
            return
        former = self._model.entries
        read = reviewing.read_queue(self._session.view, self._list)
        entries = [self._mark(entry) if entry.verdict.open_queries else entry for entry in read]
        self._is_searched = all(entry.is_searched for entry in entries)
        self._model.load(entries)
        if _names(former) != _names(self._model.entries):
            self._texts.forget()
        self.list.drawing.make_room_for(self._model.widest_number)
        if self._chosen is not None and not self._model.holds(self._chosen):
            self._chosen = None
        self._arrange()

    def _mark(self, entry: QueueEntry) -> QueueEntry:
        """With whom its questions wait for."""
        return asking.waiting_mark(self._session.reader, self._session.case.operator.id, entry)

    @Slot()
    def _arrange(self) -> None:
        """Decides anew who is shown. The chosen subject stays chosen, shown or not."""
        if not self._query:
            self._model.arrange(self._filter, self._sort)
        elif self._texts.texts is None:
            self._texts.want(self._model.entries)
            return
        else:
            self._model.arrange(self._filter, self._sort, found_in(self._texts.texts, self._query))
        self.order.show_order(self._sort)
        self._show_counts()
        row = self._model.row_of(self._chosen) if self._chosen else None
        if row is not None:
            self.list.setCurrentIndex(self._model.index(row))
            self.list.reveal(row)
        self._remembering.start()

    def _show_counts(self) -> None:
        self.filters.show_filters(
            [
                Offered(key.value, self._word_of(key), self._model.count(key))
                for key in QueueFilter
                if (self._model.count(key) and key not in _WHILE_ON) or key in _ALWAYS or key is self._filter
            ],
            self._filter.value,
        )
        self._order_tabs()
        shown = self._model.rowCount()
        self._shown.setText(ngettext("{count} shown", "{count} shown", shown).format(count=grouped(shown)))
        beyond = self._model.count_beyond()
        self._elsewhere.setText(
            ngettext("{count} more outside this filter", "{count} more outside this filter", beyond).format(
                count=grouped(beyond)
            )
        )
        self._elsewhere.setVisible(beyond > 0)
        self._nobody.setText(
            _("Nobody on this list is called so.") if self._query else _("Nobody here. Choose another filter.")
        )
        self._nobody.setVisible(shown == 0)
        self.list.setVisible(shown > 0)

    def _order_tabs(self) -> None:
        """Tab goes as the eye does: search, filters, order, queue. Filters come and go."""
        row = (self.search, *self.filters.row, self.order, self._elsewhere, self.list)
        if row != self._in_tab_order:
            self._in_tab_order = row
            for before, after in pairwise(row):
                QWidget.setTabOrder(before, after)

    def _word_of(self, key: QueueFilter) -> str:
        if key is QueueFilter.NONE and not self._is_searched:
            return pgettext("filter", "Not searched yet")
        return filter_word(key)

    def _choose_filter(self, key: QueueFilter) -> None:
        self._take_filter(key.value)

    @Slot(str)
    def _take_filter(self, key: str) -> None:
        """A filter that was chosen by hand: who is not among those it shows does not stay on the screen."""
        self.set_filter(key)
        if self._chosen is None or self._model.row_of(self._chosen) is None:
            self._chosen = None
            if self._model.rowCount():
                self.choose(self._model.subject_at(0))
            else:
                self.emptied.emit()

    def _go(self, step: int) -> None:
        count = self._model.rowCount()
        if not count:
            return
        row = self._model.row_of(self._chosen) if self._chosen else None
        if row is not None:
            row += step
        else:
            row = self._model.place_of(self._chosen) if self._chosen else 0
            row -= 1 if step < 0 else 0
        if 0 <= row < count:
            self.choose(self._model.subject_at(row))

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, current: QModelIndex, _former: QModelIndex) -> None:
        if current.isValid():
            subject = self._model.subject_at(current.row())
            if subject != self._chosen:
                self._chosen = subject
                self.subject_chosen.emit(subject)

    @Slot()
    def _leave_search(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_remembered(self, kept: "Json") -> None:
        values = cast("Mapping[str, object]", kept if isinstance(kept, dict) else {})
        self._filter = _kept_as(QueueFilter, values.get("filter"), QueueFilter.UNDECIDED)
        self._sort = _kept_as(QueueSort, values.get("sort"), QueueSort.NUMBER)
        self.search.show_text(str(values.get("search") or ""))


def _setting(list_id: ListId) -> str:
    return f"queue/{list_id}"


def _names(entries: "Sequence[QueueEntry]") -> list[tuple[str, str, str, str]]:
    return [(entry.subject, entry.surname, entry.other_names, entry.born) for entry in entries]


def _kept_as(kind: type[_Kept], value: object, otherwise: _Kept) -> _Kept:
    return kind(value) if value in {member.value for member in kind} else otherwise
