"""Two people in two columns, field by field, painted: values, their differences, why, and what each weighs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import _
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.phrases import words
from verifier_gui.phrases.comparison import Cell, cell_of, subject_value
from verifier_gui.phrases.differences import Mark
from verifier_gui.phrases.figures import grouped
from verifier_gui.phrases.line_pair import PairedValue
from verifier_gui.ui import theme
from verifier_gui.ui.widgets.spanned_text import Block, Span, face
from verifier_gui.ui.widgets.weight_bar import WIDTH, draw_weight_bar
from verifier_gui.workflow.laying_out import rows_of

_FIELD = 80
_GAP = 10
_ABOVE = 7.0
_LEAST = 32.0
_VALUE = 13
_MARKS = {Mark.LANGUAGE: "diff_language", Mark.OTHER: "diff_other"}


@dataclass(frozen=True, slots=True)
class _Row:
    field: Block
    own: Block
    value: Block
    line: Block | None
    bits: float | None

    @property
    def value_width(self) -> float:
        return QFontMetricsF(face(_VALUE, QFont.Weight.Normal)).horizontalAdvance(self.value.text)


class PairTable(QWidget):
    """Two columns of values under their heads, painted."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_pair(self, sheet: ReviewSheet, column: CandidateColumn) -> None:
        head = _("{list}, row {row}").format(list=column.attributes.name, row=grouped(column.candidate.row))
        rows, spoken = [_heads(_("As received"), head)], [head]
        for kind in rows_of(sheet.subject.facts, [column.facts]):
            cell, own = cell_of(sheet, column, kind), subject_value(sheet, kind)
            if cell.value or own:
                rows.append(_row(kind, own, cell))
                spoken.append(f"{words.field(kind)}: {own or _('the list gives none')}; {cell.spoken}")
        self._show(rows, spoken)

    def show_lines(self, heads: tuple[str, str], values: Sequence[PairedValue]) -> None:
        """Two lines of a list: nothing is weighed between them."""
        rows, spoken = [_heads(*heads)], [", ".join(heads)]
        for found in values:
            value = [
                Span(piece.text, pixels=_VALUE, mark="diff_other" if piece.differs else "") for piece in found.pieces
            ]
            rows.append(
                _Row(
                    Block([Span(words.field(found.kind), "muted", 12)]),
                    Block([Span(found.own or "—", pixels=_VALUE)]),
                    Block(value or [Span("—", pixels=_VALUE)]),
                    None,
                    None,
                )
            )
            spoken.append(f"{words.field(found.kind)}: {found.own or '—'}; {found.other or '—'}")
        self._show(rows, spoken)

    def texts(self) -> list[tuple[str, str, str]]:
        """What is shown: field, the subject's value, the other's."""
        return [(row.field.text, row.own.text, row.value.text) for row in self._rows]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own_left, value_left = _lefts(self.width())
        y = 0.0
        for row in self._rows:
            height = self._height(row, self.width())
            top = y + (height - row.value.height - (row.line.height if row.line else 0.0)) / 2
            row.field.draw(painter, 0.0, y + (height - row.field.height) / 2)
            row.own.draw(painter, own_left, y + (height - row.own.height) / 2)
            row.value.draw(painter, value_left, top)
            if row.line is not None:
                row.line.draw(painter, value_left, top + row.value.height)
            if row.bits is not None:
                of_line = row.line is not None and not _bar_fits(row, self.width() - value_left)
                middle = top + row.value.height + 8.0 if of_line else top + row.value.height / row.value.lines / 2
                draw_weight_bar(painter, float(self.width()), middle, row.bits)
            y += height
            painter.fillRect(0, round(y) - 1, self.width(), 1, theme.colour("hairline"))
        painter.end()

    def _show(self, rows: list[_Row], spoken: list[str]) -> None:
        self._rows = rows
        self.setAccessibleName(". ".join(spoken))
        self._fit()
        self.update()

    def _fit(self) -> None:
        self.setFixedHeight(round(sum(self._height(row, self.width()) for row in self._rows) + 0.49))

    @staticmethod
    def _height(row: _Row, width: int) -> float:
        own_left, value_left = _lefts(width)
        room = max(width - value_left, 30.0)
        bar = WIDTH + _GAP if row.bits is not None else 0.0
        beside_value = row.line is None or _bar_fits(row, room)
        value = row.value.lay_out(room - bar if beside_value else room)
        line = row.line.lay_out(room if beside_value else room - bar) if row.line else 0.0
        own = row.own.lay_out(max(value_left - own_left - _GAP, 30.0))
        field = row.field.lay_out(float(_FIELD))
        return max(value + line, own, field, _LEAST - 2 * _ABOVE) + 2 * _ABOVE


def _heads(own: str, other: str) -> _Row:
    head = Block([Span(other, pixels=12, weight=QFont.Weight.DemiBold)])
    return _Row(Block([Span("")]), Block([Span(own, "muted", 12)]), head, None, None)


def _row(kind: FactKind, own: str, cell: Cell) -> _Row:
    mark = _MARKS.get(cell.mark, "")
    value = [Span(piece.text, pixels=_VALUE, mark=mark if piece.differs else "") for piece in cell.pieces if piece.text]
    line = cell.line if cell.value else _("this record gives none")
    if not own and cell.value:
        line = _("the list gives none")
    return _Row(
        Block([Span(words.field(kind), "muted", 12)]),
        Block([Span(own or "—", pixels=_VALUE)]),
        Block(value or [Span("—", pixels=_VALUE)]),
        Block([Span(line, "muted", 12)]) if line else None,
        cell.bits if own else None,
    )


def _bar_fits(row: _Row, room: float) -> bool:
    """Whether the bar has room beside the value; else it stands beside the line of reason."""
    return row.bits is None or row.value_width + WIDTH + _GAP <= room


def _lefts(width: int) -> tuple[float, float]:
    """Where the subject's and the record's values begin."""
    rest = width - _FIELD - 2 * _GAP
    own = _FIELD + _GAP
    return float(own), float(own + round(rest * 0.46) + _GAP)
