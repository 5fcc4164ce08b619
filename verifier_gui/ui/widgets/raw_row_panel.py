"""The row of a subject as it came, cell by cell under its own headings."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.ui import theme
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.spanned_text import Block, Span

_HEADING = 78.0
_GAP = 7.0
_PADDING = 6.0
_LONGEST = 4_000
"""characters of a cell that are drawn; what is longer can be copied"""


class RawCell(Speaking, QWidget):
    """A heading and its cell; the cell can be copied."""

    def __init__(self) -> None:
        super().__init__()
        self._pair = ("", "")
        self._heading = Block(())
        self._cell = Block(())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_copy)

    def show_pair(self, heading: str, cell: str) -> None:
        self._pair = (heading, cell)
        self._heading = Block([Span(heading, "muted", 12)])
        heading, drawn = (text if len(text) <= _LONGEST else text[:_LONGEST] + "…" for text in self._pair)
        blank = not drawn.strip()
        self._cell = Block([Span("—" if blank else drawn, "muted" if blank else "text", 12, QFont.Weight.Medium)])
        self.setAccessibleName(f"{heading}: {drawn}")
        self.updateGeometry()
        self.update()

    @override
    def redraw(self) -> None:
        self.show_pair(*self._pair)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = max(width - _HEADING - _GAP, 40.0)
        return round(max(self._heading.lay_out(_HEADING), self._cell.lay_out(room)) + 2 * _PADDING + 1.49)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's layouts keep heights that a text had in another width: one that is too low is asked for anew, so that no line is
        cut."""
        super().resizeEvent(event)
        if self.height() < self.heightForWidth(self.width()):
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.heightForWidth(self.width())
        painter = QPainter(self)
        self._heading.draw(painter, 0.0, _PADDING)
        self._cell.draw(painter, _HEADING + _GAP, _PADDING)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))
        painter.end()

    def _offer_copy(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = self._pair[1]
        menu.addAction(_("Copy")).triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
        menu.popup(self.mapToGlobal(at))


class RawRowPanel(QWidget):
    """Cells are made once and filled anew."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[RawCell] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_row(self, pairs: Sequence[tuple[str, str]]) -> None:
        while len(self.cells) < len(pairs):
            cell = RawCell()
            self._column.addWidget(cell)
            self.cells.append(cell)
        for place, cell in enumerate(self.cells):
            cell.setVisible(place < len(pairs))
            if place < len(pairs):
                cell.show_pair(*pairs[place])
