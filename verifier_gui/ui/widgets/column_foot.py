"""The foot of a candidate's column: how probable it is, and what may be said of it. All candidates look alike."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import CandidateColumn
from verifier_gui.phrases import answers, findings, probability
from verifier_gui.ui import theme
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.evidence_cell import PADDING
from verifier_gui.ui.widgets.labels import KeyCap, label
from verifier_gui.ui.widgets.spanned_text import Block, Span
from verifier_gui.ui.widgets.stop_answers import StopAnswers

_ABOVE = 4.0
_BUTTON = 32
_TICK = 24
_QUESTION = 22
_BESIDE_KEY = 24
_GAP = 4


class ChanceCell(QWidget):
    """The probability as one figure, and what it means of a hundred people."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figure = Block(())
        self._meaning = Block(())
        self._is_blind = False

    def show_column(self, column: CandidateColumn) -> None:
        figure, meaning = probability.figure(column), probability.meaning(column)
        self._is_blind = column.is_blind
        ink = "muted" if column.struck_out else "text"
        self._figure = Block([Span(figure, ink, 16, QFont.Weight.Bold)])
        self._meaning = Block([Span(meaning, "muted", 12)])
        self.setAccessibleName(f"{column.attributes.name}: {', '.join(filter(None, (figure, meaning)))}")
        self.update()

    def height_for(self, width: int) -> int:
        room = width - 2.0 * PADDING - 1.0
        figure = self._figure.lay_out(room)
        beside = self._beside(room)
        if self._meaning.lay_out(beside) <= 2 * 16:
            return 44
        return round(2 * _ABOVE + figure + self._meaning.lay_out(room) + 0.49)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("table_head"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("hairline"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hairline"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("hairline"))
        room = self.width() - 2.0 * PADDING - 1.0
        figure = self._figure.lay_out(room)
        beside = self._beside(room)
        height = self._meaning.lay_out(beside)
        if height <= 2 * 16:
            self._figure.draw(painter, float(PADDING), (self.height() - figure) / 2)
            left = 0.0 if self._is_blind else room - beside
            self._meaning.draw(painter, PADDING + left, (self.height() - height) / 2)
        else:
            height = self._meaning.lay_out(room)
            y = (self.height() - figure - height) / 2
            self._figure.draw(painter, float(PADDING), y)
            self._meaning.draw(painter, float(PADDING), y + figure)
        painter.end()

    def _beside(self, room: float) -> float:
        if self._is_blind:
            # A tick may stand at the right.
            return max(room - _TICK, 24.0)
        return max(room - self._figure.natural_width - 10.0, 24.0)


class _FootButton(KeyButton):
    """Closer set than other buttons, for narrow columns."""

    def __init__(self, key: str = "", *, dressed: str = "") -> None:
        super().__init__("", key, dressed=dressed)
        row = self.layout()
        if row is not None:
            row.setContentsMargins(10, 0, 7, 0)
            row.setSpacing(6)


class ColumnFoot(Speaking, QWidget):
    """The answers to the column's stop, then whether it is the same person or another."""

    same_asked = Signal(str)
    strike_asked = Signal(str)
    mark_asked = Signal(str)
    answered = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._record = ""
        self._shown: CandidateColumn | None = None
        self._question = label("", "strong", wraps=True)
        self._question_key = KeyCap("S")
        self.answers = StopAnswers(self)
        self.answers.answered.connect(self.answered)
        self.answers.left.connect(self.left)
        self.mark = QCheckBox(parent)
        self.mark.clicked.connect(lambda: self.mark_asked.emit(self._record))
        self.same = _FootButton()
        self.same.clicked.connect(lambda: self.same_asked.emit(self._record))
        self.other = _FootButton("X", dressed="plain")
        self.other.clicked.connect(lambda: self.strike_asked.emit(self._record))
        for part in (self._question, self._question_key, self.same, self.other):
            part.setParent(self)
        for part in (self.mark, self.same, self.other):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_column(self, column: CandidateColumn, *, allowed: bool, may_mark: bool, is_marked: bool) -> None:
        """`allowed` says whether anything may be decided at all, `may_mark` whether there are other records to join."""
        self._shown = column
        self._record = column.record
        has_stop = column.stop is not None
        is_registry = column.attributes.role is ListRole.REGISTRY
        for part in (self._question, self._question_key, self.answers):
            part.setVisible(has_stop)
        self._question_key.setVisible(has_stop and column.answer is None)
        self.same.setVisible(is_registry)
        self.mark.setVisible(is_registry and may_mark and not column.struck_out)
        self.mark.setChecked(is_marked)
        self.other.setVisible(is_registry or not has_stop)
        self.same.setEnabled(allowed and not column.struck_out)
        self.mark.setEnabled(allowed)
        self.other.setEnabled(allowed and not column.identified)
        self.same.set_key(str(column.digit) if column.digit else "")
        if column.stop is not None:
            matter = findings.title(column.stop)
            self.answers.show_stop(column.stop.key, matter, column.answer, allowed=allowed)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        column = self._shown
        if column is None:
            return
        self._question.setText(answers.question(column.stop.kind if column.stop else None))
        self.same.set_words(_("Same person"))
        self.other.set_words(_("Take the strike back") if column.struck_out else _("Another person"))
        name = column.attributes.name
        self.same.setAccessibleName(_("Same person: {list}").format(list=name))
        self.other.setAccessibleName(f"{self.other.words()}: {name}")
        keys = f"Alt+{column.digit}" if column.digit else ""
        tip = _("Mark as one more record of the same person ({keys})").format(keys=keys)
        self.mark.setToolTip(tip)
        self.mark.setAccessibleName(f"{tip}: {name}")

    def height_for(self, width: int) -> int:
        height = 2 * _GAP + 4
        if not self.answers.isHidden():
            height += self._question_height(width - 2 * PADDING - 1) + 4 + self.answers.height_for(width - 2 * PADDING)
            height += _GAP if not self.same.isHidden() or not self.other.isHidden() else 0
        for part in (self.same, self.other):
            height += 0 if part.isHidden() else _BUTTON
        return height + _GAP

    def _question_height(self, room: int) -> int:
        """A long question takes more lines beside its key."""
        self._question.ensurePolished()
        return max(_QUESTION, self._question.heightForWidth(room - _BESIDE_KEY))

    def lay_out(self, chance: int) -> None:
        """Places the parts; the widget's place is given by whoever lays the sheet out. The tick stands before its button, or in
        the cell of the probability above (`chance` pixels high) where the button needs all the room."""
        left, room = PADDING, self.width() - 2 * PADDING - 1
        y = 2 * _GAP
        if not self.answers.isHidden():
            asked = self._question_height(room)
            self._question.setGeometry(left, y, room - _BESIDE_KEY, asked)
            self._question_key.setGeometry(left + room - 18, y + 2, 18, 18)
            y += asked + 4
            height = self.answers.height_for(room)
            self.answers.setGeometry(left, y, room, height)
            y += height + _GAP
        if not self.same.isHidden():
            beside = self.same.sizeHint().width() + _TICK <= room
            shift = _TICK if beside and not self.mark.isHidden() else 0
            corner = QPoint(left - 3, y + 3) if beside else QPoint(left + room - _TICK + 5, 4 - chance)
            self.mark.setGeometry(QRect(self.pos() + corner, QSize(_TICK, 26)))
            self.mark.raise_()
            self.same.setGeometry(left + shift, y, room - shift, _BUTTON)
            y += _BUTTON
        if not self.other.isHidden():
            self.other.setGeometry(left, y, room, _BUTTON)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("hairline"))
        painter.end()
