"""The head of a preview: over each column a choice of what it means. Only columns that can be seen have one where there are many."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QWidget
from typing_extensions import override

from verifier_gui.domain.facts import COLUMN_KINDS
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import RUNNING_NUMBER
from verifier_gui.phrases import words
from verifier_gui.phrases.problem_words import column_name
from verifier_gui.ui import theme
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.choice_box import ChoiceBox
from verifier_gui.ui.widgets.labels import look

HEIGHT = 44
_LATER = 40
"""milliseconds: the rows are drawn before the choices over them are made"""
_AT_ONCE = 5
"""choices that are made in one turn of the event loop"""
ALL_AT_ONCE = 40
"""columns up to which every one has its choice at all times"""
MEANINGS = ("", RUNNING_NUMBER, *(str(kind) for kind in COLUMN_KINDS))


class ColumnHeads(Speaking, QHeaderView):
    """`meaning_picked` carries a column and what it means from now on; `column_entered` a column whose choice got the focus."""

    meaning_picked = Signal(int, str)
    column_entered = Signal(int)

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._meanings: tuple[str, ...] = ()
        self._headings: tuple[str, ...] = ()
        self._doubted: frozenset[int] = frozenset()
        self._boxes: dict[int, ChoiceBox] = {}
        self._options = QStandardItemModel(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._lay_out_some)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(64)
        self.setDefaultSectionSize(130)
        self.setFixedHeight(HEIGHT)
        self.sectionResized.connect(self._later.start)
        self.sectionCountChanged.connect(self._later.start)
        self.retranslate()

    def show_mapping(self, meanings: Sequence[str], headings: Sequence[str], doubted: Collection[int] = ()) -> None:
        """What each column means, what the file says over it, and of which columns that is doubtful."""
        self._meanings, self._headings, self._doubted = tuple(meanings), tuple(headings), frozenset(doubted)
        for column in [column for column in self._boxes if column >= len(self._meanings)]:
            self._drop(column)
        for column, box in self._boxes.items():
            self._dress(column, box)
        self._later.start()

    def box(self, column: int) -> ChoiceBox | None:
        """The choice over a column, where it has one now."""
        if self._later.isActive():
            self.settle()
        return self._boxes.get(column)

    def last_box(self) -> ChoiceBox | None:
        """The choice that Tab comes to last."""
        return self._boxes[max(self._boxes)] if self._boxes else None

    def meaning(self, column: int) -> str:
        """What a column means, in words."""
        return words.column_meaning(self._meanings[column]) if column < len(self._meanings) else ""

    def settle_soon(self) -> None:
        """After the columns were moved."""
        self._later.start()

    def follow(self) -> None:
        """Puts the choices that there are where their columns are now. Those that are missing come in a moment: a dozen of them take
        longer to make than all the rest of a table to show."""
        for column in self._boxes:
            self._place(column)
        self._later.start()

    def settle(self) -> None:
        """Gives every column its choice now."""
        self._later.stop()
        self._lay_out()

    def boxes(self) -> int:
        """How many choices there are now."""
        return len(self._boxes)

    @override
    def retranslate(self) -> None:
        self._options.clear()
        for meaning in MEANINGS:
            item = QStandardItem(words.column_meaning(meaning))
            item.setData(meaning, Qt.ItemDataRole.UserRole)
            self._options.appendRow(item)
        for column, box in self._boxes.items():
            self._dress(column, box)

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, HEIGHT)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.fillRect(rect, theme.colour("table_head"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(theme.colour("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    @override
    def eventFilter(self, object: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            for column, box in self._boxes.items():
                if box is object:
                    self.column_entered.emit(column)
        return super().eventFilter(object, event)

    @Slot()
    def _lay_out_some(self) -> None:
        self._lay_out(_AT_ONCE)

    def _lay_out(self, most: int | None = None) -> None:
        """Gives every column that is seen its choice, in its place; of choices that are missing `most` now, and the others later."""
        count = min(self.count(), len(self._meanings))
        if count <= ALL_AT_ONCE:
            wanted = range(count)
        else:
            first = max(self.visualIndexAt(0), 0)
            last = self.visualIndexAt(self.viewport().width() - 1)
            wanted = range(max(first - 1, 0), min((count - 1 if last < 0 else last) + 2, count))
        unseen = [column for column, box in self._boxes.items() if column not in wanted and not box.hasFocus()]
        missing = [column for column in wanted if column not in self._boxes]
        added = missing[:most]
        if len(added) < len(missing):
            self._later.start()
        for column in added:
            box = self._boxes.pop(unseen.pop()) if unseen else self._made()
            self._boxes[column] = box
            self._dress(column, box)
        for column in wanted:
            if column in self._boxes:
                self._place(column)
                self._boxes[column].show()
        if added:
            ordered = [self._boxes[column] for column in sorted(self._boxes)]
            before: QWidget = self.parentWidget() or ordered[0]
            for after in ordered:
                QWidget.setTabOrder(before, after)
                before = after

    def _place(self, column: int) -> None:
        place = self.sectionViewportPosition(column)
        self._boxes[column].setGeometry(place + 6, 8, max(self.sectionSize(column) - 12, 20), 28)

    def _made(self) -> ChoiceBox:
        box = ChoiceBox(dressed="column")
        box.setModel(self._options)
        box.setParent(self.viewport())
        box.installEventFilter(self)

        def pick(meaning: str) -> None:
            for column, own in self._boxes.items():
                if own is box:
                    self._pick(column, meaning)
                    return

        box.picked.connect(pick)
        return box

    def _dress(self, column: int, box: ChoiceBox) -> None:
        meaning = self._meanings[column]
        box.choose(meaning)
        look(box, self._look(column))
        name = _("What “{column}” means").format(column=column_name(column, self._headings))
        box.setAccessibleName(f"{name} · {_('not certain')}" if column in self._doubted else name)
        box.setToolTip(column_name(column, self._headings))

    def _look(self, column: int) -> str:
        if column in self._doubted:
            return "column-doubted"
        return "column" if self._meanings[column] else "column-unnamed"

    def _pick(self, column: int, meaning: str) -> None:
        if meaning != self._meanings[column]:
            self._meanings = (*self._meanings[:column], meaning, *self._meanings[column + 1 :])
            self._doubted -= {column}
            look(self._boxes[column], self._look(column))
            self.meaning_picked.emit(column, meaning)

    def _drop(self, column: int) -> None:
        box = self._boxes.pop(column)
        box.hide()
        box.deleteLater()
