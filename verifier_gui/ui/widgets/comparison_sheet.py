"""The subject beside its candidates: fields as rows, records as columns. The subject's column stays when others scroll."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QScrollBar, QWidget
from typing_extensions import override

from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import N_, Language, _, ngettext, spoken
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.phrases.comparison import fields_of
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.candidate_head import SubjectHead
from verifier_gui.ui.widgets.column_ring import ColumnRing
from verifier_gui.ui.widgets.comparison_measures import BAR, STRIP, Measures, measure
from verifier_gui.ui.widgets.comparison_parts import ComparisonParts, choosable, legend
from verifier_gui.ui.widgets.evidence_cell import LabelCell
from verifier_gui.ui.widgets.key_legend import KeyLegend
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.spanned_text import Span

SUBJECT_WIDTH = 124
_LINE = 44
_SEEN = 0.75
"""The share of a column that must be in sight before its digit decides."""
_BLANK = 180
"""As much room beside the columns is used to say that there is nobody else."""


def label_width() -> int:
    return 100 if spoken() is Language.UKRAINIAN else 96


class ComparisonSheet(Speaking, QFrame):
    """Heads and feet stay where they are while the rows between them scroll; columns that have no room scroll sideways
    together. Its height is what its rows need, or what there is."""

    same_asked = Signal(str)
    """the key of the record that a click says is the person"""
    strike_asked = Signal(str)
    mark_asked = Signal(str)
    answered = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._subject = ""
        self._reached: RecordKey | None = None
        self._offset = 0
        self._measured: dict[tuple[int, bool], Measures] = {}
        self._subject_head = SubjectHead(self, label_width())
        self._heads_seen = QWidget(self)
        self._feet_seen = QWidget(self)
        self._question = LabelCell(self)
        self._question.ground = "table_head"
        self.probable = QCheckBox(self)
        self.probable.setProperty("look", "small")
        self.probable.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.say(self.probable.setText, N_("only probable"))
        self.say(self.probable.setToolTip, N_("The identity is probable, not established"))
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
        self._more = label("", "strip")
        self._more.setParent(self)
        self._more.hide()
        self._ring = ColumnRing(self)
        self.parts = ComparisonParts(self._heads_seen, self._rows, self._cells_seen, self._feet_seen)
        self.parts.same_asked.connect(self.same_asked)
        self.parts.strike_asked.connect(self.strike_asked)
        self.parts.mark_asked.connect(self.mark_asked)
        self.parts.answered.connect(self.answered)
        self.parts.left.connect(self.left)

    @property
    def reached(self) -> RecordKey | None:
        """The record that the arrows have reached."""
        return self._reached

    def show_sheet(
        self, sheet: ReviewSheet, *, allowed: bool, marks: Sequence[RecordKey] = (), empty: str = ""
    ) -> None:
        """`allowed`: whether anything may be decided; `marks`: records marked as well; `empty`: what is said where there are
        no candidates, or no more of them."""
        if self._subject != sheet.subject.id:
            self._subject = sheet.subject.id
            self._reached = None
            self._sideways.setValue(0)
            self._scroll.verticalScrollBar().setValue(0)
        known = len(self.parts.feet)
        self.parts.fill(sheet, fields_of(sheet), allowed=allowed, marks=marks)
        if len(self.parts.feet) > known:
            self._order_feet()
        if self.parts.place_of(self._reached) is None:
            self._reached = None
        self._nobody.setText(empty)
        self._subject_head.label_width = label_width()
        self._subject_head.show_subject(sheet)
        self.probable.setVisible(bool(choosable(sheet)))
        self.probable.setEnabled(allowed)
        question, bar = _("Same person?"), "" if sheet.is_blind else _("bar: ← against · for →")
        self._question.show_lines(
            [[Span(question, weight=QFont.Weight.Bold)], *([[Span(bar, "muted", 12)]] if bar else [])],
            f"{question} {bar}".strip(),
        )
        self._legend.show_lines(legend(sheet, allowed=allowed))
        self._measured.clear()
        self.lay_out()

    def show_marks(self, marks: Sequence[RecordKey]) -> None:
        """Ticks the records that are marked as well."""
        for column, foot in zip(self.parts.columns, self.parts.feet, strict=False):
            foot.mark.setChecked(column.record in marks)

    def reach(self, step: int) -> CandidateColumn | None:
        """Goes to the next column at the right (1) or left (-1), from nowhere to the first or last."""
        columns = self.parts.columns
        if not columns:
            return None
        former = self.parts.place_of(self._reached)
        place = min(max(former + step, 0), len(columns) - 1) if former is not None else (0 if step > 0 else -1)
        self._reached = columns[place].record
        self._bring_into_sight(place % len(columns))
        return columns[place]

    def reach_answers(self, stop: str) -> QWidget | None:
        """Gives the focus to the answers of the stop of this key, and gives them. None where no column has it."""
        for place, column in enumerate(self.parts.columns):
            if column.stop is not None and column.stop.key == stop:
                self._bring_into_sight(place)
                answers = self.parts.feet[place].answers
                answers.reach()
                return answers
        return None

    def bring_into_sight(self, record: RecordKey) -> bool:
        """Scrolls sideways to a record's column. False where most of it was out of sight until now."""
        place = self.parts.place_of(record)
        if place is None:
            return False
        head = self.parts.heads[place].geometry()
        seen = min(head.right(), self._heads_seen.width()) - max(head.left(), 0)
        was_seen = seen >= head.width() * _SEEN
        self._bring_into_sight(place)
        return was_seen

    def scroll_rows(self, lines: int) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + lines * _LINE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(700, self.maximumHeight() if self._subject else 480)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._sideways.isVisible() and event.angleDelta().x():
            self._sideways.setValue(self._sideways.value() - event.angleDelta().x())
        else:
            event.ignore()

    def lay_out(self) -> None:
        """Places everything: texts wrap where the rows have room for it; where they have not, lines are cut, and where even
        that is too much the rows scroll beside a bar of their own."""
        if not self._subject:
            return
        room = max(self.width() - 2 - label_width() - SUBJECT_WIDTH, 0)
        wanted = found = self._measure(room, tight=False)
        if found.height > self.height():
            found = self._measure(room, tight=True)
        if found.height > self.height():
            found = self._measure(room - BAR, tight=True)
        self.parts.tighten(tight=found.tight)
        self.setMaximumHeight(wanted.height)
        self.setMinimumHeight(min(wanted.height, found.least))
        self._place(found)

    def _order_feet(self) -> None:
        """Columns that came later are reached by Tab after those at their left, not at the end of the window."""
        before: QWidget = self.probable
        for foot in self.parts.feet:
            for after in (*foot.answers.buttons.values(), foot.mark, foot.same, foot.other):
                QWidget.setTabOrder(before, after)
                before = after

    def _measure(self, room: int, *, tight: bool) -> Measures:
        """What the parts need for columns that share `room`. Known until another sheet is shown."""
        known = self._measured.get((room, tight))
        if known is None:
            legend_height = self._legend.height_for(label_width() + SUBJECT_WIDTH)
            known = self._measured[room, tight] = measure(
                self.parts, room, (label_width(), SUBJECT_WIDTH), legend_height, tight=tight
            )
        return known

    def _place(self, found: Measures) -> None:
        parts, count = self.parts, len(self.parts.columns)
        pinned, room, wide = label_width() + SUBJECT_WIDTH, found.room, found.wide
        head, chance, foot, all_rows = found.head, found.chance, found.foot, sum(found.rows)
        rows = found.rows_in(self.height())
        strip = STRIP if rows < all_rows else 0
        self._subject_head.setGeometry(1, 1, pinned, head)
        self._heads_seen.setGeometry(1 + pinned, 1, room, head)
        self._scroll.setGeometry(1, 1 + head, self.width() - 2, rows)
        self._rows.resize(pinned + room, all_rows)
        self._cells_seen.setGeometry(pinned, 0, room, all_rows)
        self._more.setGeometry(1, 1 + head + rows, self.width() - 2, strip)
        self._more.setVisible(bool(strip))
        below = 1 + head + rows + strip
        self._question.setGeometry(1, below, pinned, chance)
        size = self.probable.sizeHint()
        self.probable.setGeometry(1 + pinned - size.width() - 4, below + chance // 2 - 20, size.width(), 22)
        self._legend.setGeometry(1, below + chance, pinned, foot)
        self._feet_seen.setGeometry(1 + pinned, below, room, chance + foot)
        self._sideways.setGeometry(1 + pinned, below + chance + foot, room, BAR)
        self._sideways.setVisible(found.scrolls)
        self._sideways.setRange(0, max(count * wide - room, 0))
        self._sideways.setPageStep(room)
        self._sideways.setSingleStep(wide)
        self._offset = self._sideways.value()
        blank = room - count * wide
        self._nobody.setVisible(blank >= _BLANK)
        self._nobody.setGeometry(1 + pinned + count * wide + 24, 1, max(blank - 48, 0), head + rows)
        self._place_rows(wide, found.rows)
        for place in range(count):
            x = place * wide - self._offset
            parts.heads[place].setGeometry(x, 0, wide, head)
            parts.chances[place].setGeometry(x, 0, wide, chance)
            parts.feet[place].setGeometry(x, chance, wide, foot)
            parts.feet[place].lay_out(chance)
        self._show_more()
        self._show_ring()

    def _place_rows(self, wide: int, heights: Sequence[int]) -> None:
        y = 0
        for row, height in enumerate(heights):
            for place, (cell, width) in enumerate(
                self.parts.cells_of_row(row, label_width(), SUBJECT_WIDTH, wide), start=-2
            ):
                x = place * wide - self._offset if place >= 0 else (0 if place == -2 else label_width())
                cell.is_last_row = row == len(heights) - 1
                cell.setGeometry(x, y, width, height)
            y += height

    def _bring_into_sight(self, place: int) -> None:
        head, room = self.parts.heads[place].geometry(), self._heads_seen.width()
        if head.left() < 0:
            self._sideways.setValue(self._offset + head.left())
        elif head.right() > room:
            self._sideways.setValue(self._offset + head.right() - room + 1)
        self._show_ring()

    def _shift(self, _offset: int) -> None:
        self.lay_out()

    def _show_ring(self) -> None:
        place = self.parts.place_of(self._reached)
        self._ring.setVisible(place is not None)
        if place is not None:
            head, foot = self.parts.heads[place], self.parts.feet[place]
            top = self._heads_seen.pos() + head.pos()
            bottom = self._feet_seen.y() + foot.geometry().bottom()
            self._ring.setGeometry(QRect(top - QPoint(1, 0), QSize(head.width() + 1, bottom - top.y() + 1)))
            self._ring.raise_()

    def _show_more(self) -> None:
        """Says that fields lie below the edge, or above it: nothing that speaks against a candidate goes unseen."""
        top = self._scroll.verticalScrollBar().value()
        middles = [cell.geometry().center().y() for cell in self.parts.labels[: len(self.parts.fields)]]
        below = sum(middle > top + self._scroll.height() for middle in middles)
        above = sum(middle < top for middle in middles)
        if below:
            text = ngettext("{count} more field below", "{count} more fields below", below).format(count=below)
            self._more.setText(f"↓ {text}")
        else:
            text = ngettext("{count} more field above", "{count} more fields above", above).format(count=above)
            self._more.setText(f"↑ {text}" if above else "")
