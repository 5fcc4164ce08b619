"""A choice among several: a text with a muted remark beside it, nothing chosen before somebody chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font
from verifier_gui.ui.widgets.labels import look

_REMARK = Qt.ItemDataRole.UserRole + 1
_GAP = 7
_ROW = 28
_LETTERS, _AT_ITS_END, _LEAST = 4, 20, 16
"""What a box has room for at least: letters, pixels beyond them, pixels in height."""
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen: its key, its text, and what is said beside it."""

    key: str
    text: str
    remark: str = ""


class ChoiceBox(QComboBox):
    """`picked` carries the key of what a person chose; `choose` says nothing. The wheel scrolls the page and never changes a
    choice."""

    picked = Signal(str)

    def __init__(self, *, dressed: str = "") -> None:
        super().__init__()
        self._dressed = dressed
        if dressed:
            self.setProperty("look", dressed)
        self._list: QAbstractItemView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(18)
        self.activated.connect(self._tell)

    def offer(self, options: Sequence[Option], key: str | None = None) -> None:
        """Offers these options, of which `key` is chosen (None, or one that is not offered: nothing)."""
        self.blockSignals(True)
        self.clear()
        for option in options:
            self.addItem(option.text, option.key)
            self.setItemData(self.count() - 1, option.remark, _REMARK)
            spoken = f"{option.text}, {option.remark}" if option.remark else option.text
            self.setItemData(self.count() - 1, spoken, Qt.ItemDataRole.AccessibleTextRole)
        self.blockSignals(False)
        self.choose(key)

    def key(self) -> str | None:
        """What is chosen; None where nothing is."""
        return None if self.currentIndex() < 0 else str(self.currentData())

    def choose(self, key: str | None) -> None:
        self.blockSignals(True)
        self.setCurrentIndex(-1 if key is None else self.findData(key))
        self.blockSignals(False)
        self._name_tip()
        self.update()

    def remark(self) -> str:
        """What is said beside the text that is chosen."""
        return str(self.currentData(_REMARK) or "")

    def show_need(self, *, needed: bool) -> None:
        """Whether the box shows that it waits for a choice."""
        look(self, "needed" if needed else self._dressed)

    @override
    def sizeHint(self) -> QSize:
        """Room for some letters; a layout gives more. Qt's own policies for that make the list of every box to measure nothing."""
        metrics = self.fontMetrics()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        inside = QSize(_LETTERS * metrics.horizontalAdvance("X") + _AT_ITS_END, max(metrics.height(), _LEAST) + 2)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ComboBox, option, inside, self)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt makes the first row of an opened list the current one without marking it: Enter would take what nobody sees, the
        arrow down pass it over. Here nothing is taken before it is marked, and the first arrow marks an end of the list."""
        if (
            self._list is not None
            and watched is self._list
            and isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and not self._list.selectionModel().hasSelection()
        ):
            if event.key() in _TAKES:
                # Qt takes the row by the first of the two events already.
                event.accept()
                return True
            ends = {Qt.Key.Key_Down: 0, Qt.Key.Key_Up: self.count() - 1}
            if event.type() is QEvent.Type.KeyPress and event.key() in ends:
                self._list.setCurrentIndex(self.model().index(ends[Qt.Key(event.key())], self.modelColumn()))
                return True
        return super().eventFilter(watched, event)

    @override
    def showPopup(self) -> None:
        if self._list is None:
            # Half of what a box costs is its list, and most are never opened.
            self.setItemDelegate(_OptionDelegate(self))
            self._list = self.view()
            self._list.installEventFilter(self)
        metrics = QFontMetrics(self.font())
        widest = max(
            (
                metrics.horizontalAdvance(self.itemText(row) + "  " + str(self.itemData(row, _REMARK) or ""))
                for row in range(min(self.count(), 400))
            ),
            default=0,
        )
        self._list.setMinimumWidth(max(self.width() - 2, min(widest + 60, 560)))
        super().showPopup()

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(e)
            return
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        rect = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        chosen = self.currentIndex() >= 0
        text = self.currentText() if chosen else self.placeholderText()
        quiet = not chosen or not self.isEnabled() or self.property("look") == "column-unnamed"
        painter.setFont(self.font())
        text_and_remark(painter, rect, text, self.remark() if chosen else "", "muted" if quiet else "text")
        painter.end()

    def _name_tip(self) -> None:
        self.setToolTip(str(self.currentData(Qt.ItemDataRole.AccessibleTextRole) or self.currentText()))

    def _tell(self, row: int) -> None:
        self._name_tip()
        self.picked.emit(str(self.itemData(row)))


def text_and_remark(painter: QPainter, rect: QRect, text: str, remark: str, ink: str) -> None:
    """Draws a text and, as far as there is room, a muted remark beside it."""
    metrics = painter.fontMetrics()
    painter.setPen(theme.colour(ink))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _CENTRED, shown)
    left = rect.left() + metrics.horizontalAdvance(shown) + _GAP
    room = rect.right() - left
    if remark and room >= min(metrics.horizontalAdvance(remark), 40):
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(left, rect.top(), room, rect.height()),
            _CENTRED,
            metrics.elidedText(remark, Qt.TextElideMode.ElideRight, room),
        )


class _OptionDelegate(QStyledItemDelegate):
    """Draws an option of the list that drops down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, _ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected_fill"))
            painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(font(13))
        ink = "selected_text" if option.state & QStyle.StateFlag.State_Selected else "text"
        text_and_remark(
            painter, option.rect.adjusted(8, 0, -8, 0), str(index.data()), str(index.data(_REMARK) or ""), ink
        )
        painter.restore()
