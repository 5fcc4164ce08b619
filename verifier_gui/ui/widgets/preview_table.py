"""The preview of an import: the file's first rows, its row numbers at the left, what each column means above."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_
from verifier_gui.phrases.cell_notes import CellNotes
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.rows import RowKind
from verifier_gui.ui import theme
from verifier_gui.ui.delegates.preview_delegate import GAP, ROW_HEIGHT, SIDE, PreviewDelegate, note_width
from verifier_gui.ui.fonts import font
from verifier_gui.ui.models.preview_model import PreviewModel
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.column_heads import ColumnHeads
from verifier_gui.ui.widgets.labels import label

_MEASURED_ROWS = 30
_MEASURED_COLUMNS = 40
_AT_ONCE = 4
"""columns out of sight that are measured in one turn of the event loop"""
_NARROWEST, _WIDEST = 72, 340


class PreviewTable(Speaking, QTableView):
    """`meaning_picked` carries a column and what it means from now on."""

    meaning_picked = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.rows = PreviewModel()
        self.heads = ColumnHeads()
        self._numbers = RowNumbers(self.rows)
        self._widths: list[int] = []
        """of the columns that are measured, from the left"""
        self._columns = 0
        self._own_widths = False
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._measure_rest)
        self.setModel(self.rows)
        self.setItemDelegate(PreviewDelegate(self))
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self._numbers)
        self.setProperty("look", "flush")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self._corner = label("", "small-muted")
        self._corner.setParent(self)
        self._corner.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.say(self._corner.setText, N_("row"))
        self.say(self.setAccessibleName, N_("First rows of the file"))
        self.horizontalScrollBar().valueChanged.connect(self.heads.settle_soon)
        self.heads.meaning_picked.connect(self.meaning_picked)
        self.heads.column_entered.connect(self._bring_into_view)
        self.heads.sectionResized.connect(self._take_width)

    def show_inspection(self, found: Inspection, notes: CellNotes, *, same_sheet: bool) -> None:
        """`same_sheet`: what is seen stays where it is, though it was read anew."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.setUpdatesEnabled(False)
        self.clearSpans()
        self.rows.show_inspection(found, notes)
        doubted = {doubt.column for doubt in found.doubts if doubt.asks}
        self.heads.show_mapping(found.mapping.columns, found.headings, doubted)
        columns = self.rows.columnCount()
        if columns > 1:
            for row in self.rows.titles():
                self.setSpan(row, 0, 1, min(columns, 60))
        if not same_sheet or columns != self._columns:
            self._columns = columns
            self._own_widths = False
            self._measure_seen()
        self._numbers.fit()
        self.setUpdatesEnabled(True)
        if same_sheet:
            self.horizontalScrollBar().setValue(across)
            self.verticalScrollBar().setValue(down)
        else:
            self.scrollToTop()
            self.horizontalScrollBar().setValue(0)

    def show_notes(self, notes: CellNotes) -> None:
        """The same rows, noted anew."""
        self.rows.show_notes(notes)
        if not self._own_widths:
            self._measure_seen()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._corner.setGeometry(self.frameWidth(), self.frameWidth(), self._numbers.width(), self.heads.height())
        self._fit()

    @override
    def retranslate(self) -> None:
        self.viewport().update()

    def _measure_seen(self) -> None:
        """Measures the columns that have room in the window. The others follow while nothing else is to be done."""
        self._widths = []
        room = self.viewport().width()
        while len(self._widths) < self._to_measure and room >= 0:
            self._widths.append(self._measured(len(self._widths)))
            room -= self._widths[-1]
        self._fit()
        if len(self._widths) < self._to_measure:
            self._rest.start()

    @Slot()
    def _measure_rest(self) -> None:
        begin = len(self._widths)
        end = min(begin + _AT_ONCE, self._to_measure)
        self._widths += [self._measured(column) for column in range(begin, end)]
        self._set_widths(begin, 0)
        if end == self._to_measure:
            self._rest.stop()
            self.heads.follow()

    @property
    def _to_measure(self) -> int:
        return min(self._columns, _MEASURED_COLUMNS)

    def _measured(self, column: int) -> int:
        """Pixels that the cells of a column want, with what is said beside them, and its head."""
        metrics = QFontMetrics(font(13))
        heading = str(self.rows.headerData(column, Qt.Orientation.Horizontal) or "")
        widths: list[int] = []
        for row in range(min(self.rows.rowCount(), _MEASURED_ROWS)):
            if self.rows.row_kind(row) in (RowKind.PERSON, RowKind.HEADING):
                note = note_width(self.rows.note_on(row, column))
                width = metrics.horizontalAdvance(self.rows.text_of(row, column)[:80]) + note + 2 * SIDE + GAP
                widths.append(width)
        strong = QFontMetrics(font(13, QFont.Weight.DemiBold))
        head = max(
            min(metrics.horizontalAdvance(heading) + 2 * SIDE + 10, 190),
            min(strong.horizontalAdvance(self.heads.meaning(column)) + 54, 230),
        )
        longest = sorted(widths)[-3:] or [0]
        # One or two cells that are much longer than all the others may be cut.
        cells = longest[-1] if longest[-1] < 1.3 * longest[0] else longest[0]
        return max(_NARROWEST, min(max(head, cells), _WIDEST))

    def _fit(self) -> None:
        """Columns that leave room share it among them."""
        if not self._widths:
            return
        room = self.viewport().width() - sum(self._widths)
        shares = room > 0 and not self._own_widths and self.rows.columnCount() == len(self._widths)
        self._set_widths(0, room // len(self._widths) if shares else 0)
        self.heads.follow()

    def _set_widths(self, begin: int, share: int) -> None:
        """Of the measured columns from `begin` on; each gets `share` pixels more than it wants."""
        self.heads.blockSignals(True)
        for column in range(begin, len(self._widths)):
            self.heads.resizeSection(column, self._widths[column] + share)
        self.heads.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def _take_width(self, column: int, _before: int, width: int) -> None:
        """A person drew a column wider or narrower."""
        if column < len(self._widths):
            self._widths[column] = width
            self._own_widths = True

    def _bring_into_view(self, column: int) -> None:
        left = self.columnViewportPosition(column)
        right = left + self.columnWidth(column)
        bar = self.horizontalScrollBar()
        if left < 0:
            bar.setValue(bar.value() + left)
        elif right > self.viewport().width():
            bar.setValue(bar.value() + min(right - self.viewport().width(), left))


class RowNumbers(QHeaderView):
    """The file's own row numbers; those of rows that are not taken in slanted, those that are odd tinted."""

    def __init__(self, rows: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._rows = rows
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.fit()

    def fit(self) -> None:
        """As wide as the greatest number."""
        last = str(self._rows.headerData(self._rows.rowCount() - 1, Qt.Orientation.Vertical) or "")
        self.setFixedWidth(max(46, QFontMetrics(font(13)).horizontalAdvance(last) + 22))

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        if logicalIndex >= self._rows.rowCount():
            return
        is_person = self._rows.row_kind(logicalIndex) is RowKind.PERSON
        odd = bool(self._rows.row_remark(logicalIndex)) and is_person
        painter.fillRect(rect, theme.colour("warning_fill" if odd else "surface" if is_person else "table_head"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        typeface = font(13)
        typeface.setItalic(not is_person)
        painter.setFont(typeface)
        painter.setPen(theme.colour("warning_text" if odd else "muted"))
        text = str(self._rows.headerData(logicalIndex, Qt.Orientation.Vertical))
        painter.drawText(rect.adjusted(9, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
