"""The subject beside its candidates: fields as rows, records as columns. The subject's column stays when others scroll."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget
from typing_extensions import override

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import Language, _, ngettext, spoken
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.phrases import words
from verifier_gui.phrases.comparison import cell_of, fields_of, subject_value
from verifier_gui.ui import theme
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.candidate_head import CandidateHead, SubjectHead
from verifier_gui.ui.widgets.column_foot import ChanceCell, ColumnFoot
from verifier_gui.ui.widgets.evidence_cell import EvidenceCell, GridCell, LabelCell
from verifier_gui.ui.widgets.key_legend import Key, KeyLegend, LegendLine, Words
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.spanned_text import Span

SUBJECT_WIDTH = 124
NARROWEST = 168
WIDEST = 260
"""A candidate's column: all alike, as wide as there is room for."""
SCROLLED = 186
"""Their width once they scroll."""
_BAR = 10
"""How wide a scroll bar is."""


def label_width() -> int:
    return 96 if spoken() is Language.UKRAINIAN else 92


class _Ring(QWidget):
    """The thin ring round the column that the arrows have reached."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2.0))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6.0, 6.0)
        painter.end()


class ComparisonSheet(Speaking, QFrame):
    """Parts are made once and filled anew for each subject. Heads and feet stay where they are while the rows between them
    scroll; columns that have no room scroll sideways together."""

    same_asked = Signal(str)
    """the key of the record that a click says is the person"""
    strike_asked = Signal(str)
    mark_asked = Signal(str)
    answered = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._sheet: ReviewSheet | None = None
        self._fields: tuple[FactKind, ...] = ()
        self._columns: tuple[CandidateColumn, ...] = ()
        self._reached: RecordKey | None = None
        self._offset = 0
        self.subject_head = SubjectHead(self, label_width())
        self._heads_seen = QWidget(self)
        self._feet_seen = QWidget(self)
        self._chance_label = LabelCell(self)
        self._legend = KeyLegend(self)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = QWidget()
        self._rows.setProperty("look", "rows")
        self._cells_seen = QWidget(self._rows)
        self._scroll.setWidget(self._rows)
        self._scroll.verticalScrollBar().valueChanged.connect(self._show_more)
        self._sideways = QScrollBar(Qt.Orientation.Horizontal, self)
        self._sideways.valueChanged.connect(self._shift)
        self._nobody = label("", "muted", wraps=True)
        self._nobody.setParent(self)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._more = label("", "small-muted")
        self._more.setParent(self)
        self._more.setProperty("look", "tag-neutral")
        self._ring = _Ring(self)
        self._ring.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring.hide()
        self.heads: list[CandidateHead] = []
        self.chances: list[ChanceCell] = []
        self.feet: list[ColumnFoot] = []
        self._labels: list[LabelCell] = []
        self._values: list[LabelCell] = []
        self._cells: list[list[EvidenceCell]] = []

    @property
    def reached(self) -> RecordKey | None:
        """The record that the arrows have reached."""
        return self._reached

    def show_sheet(
        self, sheet: ReviewSheet, *, allowed: bool, marks: Sequence[RecordKey] = (), empty: str = ""
    ) -> None:
        """`allowed`: whether anything may be decided; `marks`: records marked as well; `empty`: what is said where there are
        no candidates."""
        if self._sheet is None or self._sheet.subject.id != sheet.subject.id:
            self._reached = None
            self._offset = 0
            self._scroll.verticalScrollBar().setValue(0)
        self._sheet = sheet
        self._fields = fields_of(sheet)
        self._columns = sheet.columns
        if self._reached not in {column.record for column in sheet.columns}:
            self._reached = None
        self._nobody.setText(empty)
        self._grow(len(self._columns), len(self._fields))
        self.subject_head.label_width = label_width()
        self.subject_head.show_subject(sheet)
        for row, kind in enumerate(self._fields):
            self._labels[row].show_label(words.field(kind))
            self._values[row].show_value(subject_value(sheet, kind), words.field(kind), _("the list gives none"))
        numbered = sum(column.digit is not None and not column.struck_out for column in self._columns)
        for place, column in enumerate(self._columns):
            self._fill(sheet, place, column, allowed=allowed, may_mark=numbered > 1, is_marked=column.record in marks)
        self._chance_label.ground = "table_head"
        question, bar = _("Same person?"), _("bar: ← against · for →")
        self._chance_label.show_lines(
            [[Span(question, weight=QFont.Weight.Bold)], [Span(bar, "muted", 12)]], f"{question} {bar}"
        )
        self._legend.show_lines(_legend(sheet, numbered, allowed=allowed))
        self.lay_out()

    def show_marks(self, marks: Sequence[RecordKey]) -> None:
        """Ticks the records that are marked as well."""
        for column, foot in zip(self._columns, self.feet, strict=False):
            foot.mark.setChecked(column.record in marks)

    def reach(self, step: int) -> CandidateColumn | None:
        """Goes to the next column at the right (1) or left (-1), from nowhere to the first or last."""
        if not self._columns:
            return None
        keys = [column.record for column in self._columns]
        if self._reached is not None and self._reached in keys:
            place = min(max(keys.index(self._reached) + step, 0), len(keys) - 1)
        else:
            place = 0 if step > 0 else len(keys) - 1
        self._reached = keys[place]
        self._bring_into_sight(place)
        return self._columns[place]

    def reach_answers(self, stop: str) -> bool:
        """Gives the focus to the answers of the stop of this key. False where no column has it."""
        for place, column in enumerate(self._columns):
            if column.stop is not None and column.stop.key == stop:
                self._bring_into_sight(place)
                self.feet[place].answers.reach()
                return True
        return False

    def scroll_rows(self, lines: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + lines * 44)

    @override
    def sizeHint(self) -> QSize:
        return QSize(700, self.maximumHeight() if self.maximumHeight() < 5000 else 480)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(300, 240)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._sideways.isVisible() and event.angleDelta().x():
            self._sideways.setValue(self._sideways.value() - event.angleDelta().x())
            event.accept()
        else:
            event.ignore()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.lay_out()

    def lay_out(self) -> None:
        """Places everything: the widths first, then the heights that follow from them."""
        if self._sheet is None:
            return
        pinned = label_width() + SUBJECT_WIDTH
        room = max(self.width() - 2 - pinned, 0)
        if not self._lay_out_in(pinned, room):
            self._lay_out_in(pinned, room - _BAR, forced=True)

    def _lay_out_in(self, pinned: int, room: int, *, forced: bool = False) -> bool:
        """False where the rows do not fit and their bar needs room, unless `forced`."""
        count = len(self._columns)
        scrolls = count > 0 and room // count < NARROWEST
        wide = SCROLLED if scrolls else min(room // count, WIDEST) if count else 0
        used = range(count)
        head = max((self.heads[place].height_for(wide) for place in used), default=88)
        head = max(head, 88)
        chance = max((self.chances[place].height_for(wide) for place in used), default=44)
        foot = max((self.feet[place].height_for(wide) for place in used), default=64)
        foot = max(foot, self._legend.height_for(pinned))
        heights = [self._row_height(row, wide) for row in range(len(self._fields))]
        bar = _BAR + 2 if scrolls else 0
        natural = head + sum(heights) + chance + foot + bar + 2
        self.setMaximumHeight(natural)
        rows = max(min(sum(heights), self.height() - 2 - head - chance - foot - bar), 0)
        if rows < sum(heights) and not forced:
            return False
        self.subject_head.setGeometry(1, 1, pinned, head)
        self._heads_seen.setGeometry(1 + pinned, 1, room, head)
        self._scroll.setGeometry(1, 1 + head, self.width() - 2, rows)
        self._rows.resize(pinned + room, sum(heights))
        self._cells_seen.setGeometry(pinned, 0, room, sum(heights))
        below = 1 + head + rows
        self._chance_label.setGeometry(1, below, pinned, chance)
        self._legend.setGeometry(1, below + chance, pinned, foot)
        self._feet_seen.setGeometry(1 + pinned, below, room, chance + foot)
        self._sideways.setGeometry(1 + pinned, below + chance + foot, room, _BAR)
        self._sideways.setVisible(scrolls)
        self._sideways.setRange(0, max(count * wide - room, 0))
        self._sideways.setPageStep(room)
        self._sideways.setSingleStep(wide)
        self._nobody.setVisible(count == 0)
        self._nobody.setGeometry(1 + pinned + 24, 1, max(room - 48, 0), head + rows)
        self._place_columns(wide, head, chance, foot, heights)
        self._show_more()
        self._show_ring()
        return True

    def _place_columns(self, wide: int, head: int, chance: int, foot: int, heights: list[int]) -> None:
        self._offset = min(self._offset, self._sideways.maximum())
        y = 0
        for row, height in enumerate(heights):
            last = row == len(heights) - 1
            for cell, x, width in (
                (self._labels[row], 0, label_width()),
                (self._values[row], label_width(), SUBJECT_WIDTH),
            ):
                cell.is_last_row = last
                cell.setGeometry(x, y, width, height)
            for place in range(len(self._columns)):
                cell = self._cells[place][row]
                cell.is_last_row = last
                cell.setGeometry(place * wide - self._offset, y, wide, height)
            y += height
        for place in range(len(self._columns)):
            x = place * wide - self._offset
            self.heads[place].setGeometry(x, 0, wide, head)
            self.chances[place].setGeometry(x, 0, wide, chance)
            self.feet[place].setGeometry(x, chance, wide, foot)
            self.feet[place].lay_out()

    def _row_height(self, row: int, wide: int) -> int:
        cells: list[tuple[GridCell, int]] = [
            (self._labels[row], label_width()),
            (self._values[row], SUBJECT_WIDTH),
            *((self._cells[place][row], wide) for place in range(len(self._columns))),
        ]
        return max(cell.height_for(width) for cell, width in cells)

    def _fill(
        self, sheet: ReviewSheet, place: int, column: CandidateColumn, *, allowed: bool, may_mark: bool, is_marked: bool
    ) -> None:
        self.heads[place].show_column(column)
        self.chances[place].show_column(column)
        self.feet[place].show_column(column, allowed=allowed, may_mark=may_mark, is_marked=is_marked)
        for row, kind in enumerate(self._fields):
            cell = cell_of(sheet, column, kind)
            self._cells[place][row].show_cell(cell, words.field(kind), column.attributes.name, faded=column.struck_out)

    def _grow(self, columns: int, rows: int) -> None:
        """Makes the parts that are lacking, and shows as many as are wanted."""
        while len(self._labels) < rows:
            self._labels.append(LabelCell(self._rows))
            self._values.append(LabelCell(self._rows))
        while len(self.heads) < columns:
            self.heads.append(CandidateHead(self._heads_seen))
            self.chances.append(ChanceCell(self._feet_seen))
            foot = ColumnFoot(self._feet_seen)
            foot.same_asked.connect(self.same_asked)
            foot.strike_asked.connect(self.strike_asked)
            foot.mark_asked.connect(self.mark_asked)
            foot.answered.connect(self.answered)
            foot.left.connect(self.left)
            self.feet.append(foot)
            self._cells.append([])
        for place, own in enumerate(self._cells):
            while place < columns and len(own) < rows:
                own.append(EvidenceCell(self._cells_seen))
            for row, cell in enumerate(own):
                cell.setVisible(place < columns and row < rows)
            for part in (self.heads[place], self.chances[place], self.feet[place]):
                part.setVisible(place < columns)
        for row, (name, value) in enumerate(zip(self._labels, self._values, strict=True)):
            name.setVisible(row < rows)
            value.setVisible(row < rows)

    def _bring_into_sight(self, place: int) -> None:
        head = self.heads[place].geometry()
        room = self._heads_seen.width()
        if head.left() < 0:
            self._sideways.setValue(self._offset + head.left())
        elif head.right() > room:
            self._sideways.setValue(self._offset + head.right() - room + 1)
        self._show_ring()

    def _shift(self, offset: int) -> None:
        self._offset = offset
        self.lay_out()

    def _show_ring(self) -> None:
        for place, column in enumerate(self._columns):
            if column.record == self._reached:
                head, foot = self.heads[place], self.feet[place]
                top = self._heads_seen.pos() + head.pos()
                bottom = self._feet_seen.y() + foot.geometry().bottom()
                self._ring.setGeometry(QRect(top - QPoint(1, 0), QSize(head.width() + 1, bottom - top.y() + 1)))
                self._ring.show()
                self._ring.raise_()
                return
        self._ring.hide()

    def _show_more(self) -> None:
        """Says that fields lie below the edge: nothing that speaks against a candidate goes unseen."""
        edge = self._scroll.verticalScrollBar().value() + self._scroll.height()
        hidden = sum(cell.geometry().bottom() > edge + 8 for cell in self._labels[: len(self._fields)])
        self._more.setVisible(hidden > 0)
        if hidden:
            text = ngettext("{count} more field below", "{count} more fields below", hidden).format(count=hidden)
            self._more.setText(f"↓ {text}")
            self._more.adjustSize()
            corner = self._scroll.geometry().bottomLeft()
            self._more.move(corner.x() + 10, corner.y() - 9)
            self._more.raise_()


def _legend(sheet: ReviewSheet, numbered: int, *, allowed: bool) -> list[LegendLine]:
    digits = [Key(str(column.digit)) for column in sheet.columns if column.digit]
    shown = digits if len(digits) <= 3 else [digits[0], Words("…"), digits[-1]]
    lines: list[LegendLine] = []
    if not allowed:
        return lines
    if digits and sheet.unanswered:
        lines.append([*shown, Words(ngettext("waits for the stop.", "wait for the stop.", len(digits)), strong=True)])
    elif digits:
        lines.append([*shown, Words(_("the same person, next"))])
    if sheet.columns:
        lines.append([Key("←"), Key("→"), Words(_("choose the column for")), Key("X")])
    if numbered > 1:
        lines.append([Key("Alt+1…9"), Words(_("marks one more record"))])
    return lines
