"""Draws a line of the queue: the number, the name, a mark with a word, and why the subject is there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.phrases import queue_lines
from verifier_gui.ui import theme
from verifier_gui.ui.delegates.row_drawing import draw_ground, draw_text
from verifier_gui.ui.fonts import font
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.models.queue_model import ENTRY

HEIGHT = 45
_LEFT = 10
_RIGHT = 5
_NAME_FROM = 48
_MARK = 14
_TO_WORD = _MARK + 4

_MARKS = {
    SubjectState.STOP: "stop",
    SubjectState.NONE: "state-none",
    SubjectState.SEVERAL: "state-several",
    SubjectState.STRONG: "state-strong",
    SubjectState.LIKELY: "state-likely",
    SubjectState.WEAK: "state-weak",
}

_MARKS_OF_IDENTITIES = {IdentityState.AWAITING_SECOND: "clock", IdentityState.BY_COLLEAGUE: "eye-closed"}

_Index = QModelIndex | QPersistentModelIndex


def mark_of(entry: QueueEntry) -> str:
    """The picture beside the word: the state's while nobody has decided or a stop is open, else a tick, a warning where a
    stop applies to whoever is decided, or a question where somebody was not sure."""
    verdict = entry.verdict
    if verdict.open_stops or verdict.identity is IdentityState.UNDECIDED:
        return _MARKS[entry.state]
    if verdict.identity in _MARKS_OF_IDENTITIES:
        return _MARKS_OF_IDENTITIES[verdict.identity]
    if not verdict.is_decided:
        return "help"
    return "warning" if verdict.applying_stops else "tick"


def _ink_of(entry: QueueEntry) -> str:
    """The colour of mark and word."""
    if entry.verdict.open_stops:
        return "danger_text"
    if entry.verdict.is_decided and entry.verdict.applying_stops:
        return "warning_text"
    return "text" if entry.is_open else "muted"


class QueueDelegate(QStyledItemDelegate):
    """Rows of one height. `widest_number` makes room for the numbers of the list."""

    def __init__(self) -> None:
        super().__init__()
        self._number = font(13)
        self._surname = font(14, QFont.Weight.Medium)
        self._names = font(14)
        self._word = font(11, QFont.Weight.DemiBold)
        self._remark = font(11)
        self._name_from = _NAME_FROM
        self._remark_from = 0
        self.retranslate()

    def retranslate(self) -> None:
        """Remarks begin behind the longest word for a state; a longer verdict pushes its own remark."""
        metrics = QFontMetrics(self._word)
        longest = max(metrics.horizontalAdvance(queue_lines.state(state)) for state in SubjectState)
        self._remark_from = _TO_WORD + longest + 7

    def make_room_for(self, widest_number: int) -> None:
        """Names begin behind the widest number of the list."""
        widest = QFontMetrics(self._number).horizontalAdvance("0" * len(str(widest_number)))
        self._name_from = max(_NAME_FROM, _LEFT + widest + 7)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, QueueEntry):
            return
        painter.save()
        rect = option.rect
        draw_ground(painter, rect, option.state)
        painter.setFont(self._number)
        painter.setPen(theme.colour("muted"))
        painter.drawText(
            QRect(rect.left() + _LEFT, rect.top(), self._name_from - _LEFT, rect.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            str(entry.number),
        )
        left = rect.left() + self._name_from
        right = rect.right() - _RIGHT
        if entry.verdict.is_held:
            held = pixmap("hold", "warning_text", _MARK, painter.device().devicePixelRatioF())
            painter.drawPixmap(right - _MARK + 1, rect.top() + 7, held)
            self._draw_name(painter, entry, QRect(left, rect.top() + 4, right - _MARK - 6 - left, 20))
        else:
            self._draw_name(painter, entry, QRect(left, rect.top() + 4, right - left, 20))
        self._draw_standing(painter, entry, QRect(left, rect.top() + 23, right - left, 16))
        painter.restore()

    def _draw_name(self, painter: QPainter, entry: QueueEntry, place: QRect) -> None:
        painter.setPen(theme.colour("text" if entry.is_open else "muted"))
        used = draw_text(painter, entry.surname, self._surname, place)
        space = QFontMetrics(self._names).horizontalAdvance(" ")
        draw_text(painter, entry.other_names, self._names, place.adjusted(used + space, 0, 0, 0))

    def _draw_standing(self, painter: QPainter, entry: QueueEntry, place: QRect) -> None:
        ink = _ink_of(entry)
        mark = pixmap(mark_of(entry), ink, _MARK, painter.device().devicePixelRatioF())
        painter.drawPixmap(place.left() - 1, place.top() + 1, mark)
        painter.setPen(theme.colour(ink))
        words = place.adjusted(_TO_WORD, 0, 0, 0)
        used = draw_text(painter, queue_lines.standing(entry), self._word, words)
        painter.setPen(theme.colour("muted"))
        start = max(self._remark_from, _TO_WORD + used + 7)
        draw_text(painter, queue_lines.remark(entry), self._remark, place.adjusted(start, 0, 0, 0))
