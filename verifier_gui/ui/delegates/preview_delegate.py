"""Draws a cell of the preview: its text, the letters that were read as others, and what was understood beside it."""

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from verifier_gui.phrases.cell_notes import CellNote, Tone
from verifier_gui.sheets.rows import RowKind
from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font
from verifier_gui.ui.models.preview_model import Role

ROW_HEIGHT = 32
SIDE = 9
GAP = 8
_TAG_HEIGHT = 19
_TAG_SIDE = 8
_CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_FILLS = {Tone.WARNING: "warning_fill", Tone.DANGER: "danger_fill"}
_INKS = {Tone.WARNING: "warning_text", Tone.DANGER: "danger_text", Tone.PLAIN: "muted", Tone.TAG: "neutral_text"}


class PreviewDelegate(QStyledItemDelegate):
    """The text gives way to the note: what was read must be seen."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        note = index.data(Role.NOTE)
        if not isinstance(note, CellNote):
            return
        is_person = index.data(Role.KIND) == RowKind.PERSON
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        fill = _FILLS.get(note.tone, "") if is_person else "table_head"
        if fill:
            painter.fillRect(rect, theme.colour(fill))
        _borders(painter, rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("focus"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        typeface = font(13)
        typeface.setItalic(not is_person)
        metrics = QFontMetrics(typeface)
        inside = rect.adjusted(SIDE, 0, -SIDE, 0)
        room = inside.width() - note_width(note)
        text = metrics.elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, max(room, 24))
        self._mark_letters(painter, inside, text, note.marks, metrics)
        painter.setFont(typeface)
        painter.setPen(theme.colour("text" if is_person else "muted"))
        painter.drawText(inside, _CENTRED, text)
        if note.text:
            left = inside.left() + (metrics.horizontalAdvance(text) + GAP if text else 0)
            self._note(painter, QRect(left, rect.top(), rect.right() - 2 - left, rect.height()), note)
        painter.restore()

    @staticmethod
    def _mark_letters(
        painter: QPainter, inside: QRect, text: str, marks: tuple[int, ...], metrics: QFontMetrics
    ) -> None:
        for place in marks:
            if place >= len(text):
                return
            left = inside.left() + metrics.horizontalAdvance(text[:place])
            width = metrics.horizontalAdvance(text[: place + 1]) - metrics.horizontalAdvance(text[:place])
            height = metrics.height()
            painter.fillRect(
                QRect(left, inside.center().y() - height // 2, width, height), theme.colour("diff_language")
            )

    @staticmethod
    def _note(painter: QPainter, rect: QRect, note: CellNote) -> None:
        small = _note_font(note)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        if note.tone is Tone.TAG:
            width = min(metrics.horizontalAdvance(note.text) + 2 * _TAG_SIDE + 2, rect.width())
            box = QRect(rect.left(), rect.center().y() - _TAG_HEIGHT // 2, width, _TAG_HEIGHT)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("neutral_fill"))
            painter.drawRoundedRect(box, _TAG_HEIGHT / 2, _TAG_HEIGHT / 2)
            rect = box.adjusted(_TAG_SIDE, 0, -_TAG_SIDE, 0)
        painter.setPen(theme.colour(_INKS[note.tone]))
        painter.drawText(
            rect, _CENTRED, metrics.elidedText(note.text, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
        )


def note_width(note: CellNote) -> int:
    """Pixels that a note takes, with the gap before it."""
    if not note.text:
        return 0
    width = QFontMetrics(_note_font(note)).horizontalAdvance(note.text) + GAP
    return width + 2 * _TAG_SIDE + 2 if note.tone is Tone.TAG else width


def _note_font(note: CellNote) -> QFont:
    return font(11, QFont.Weight.Medium) if note.tone is Tone.TAG else font(12)


def _borders(painter: QPainter, rect: QRect) -> None:
    painter.setPen(theme.colour("hairline"))
    painter.drawLine(QLineF(rect.left(), rect.bottom(), rect.right(), rect.bottom()))
    painter.drawLine(QLineF(rect.right(), rect.top(), rect.right(), rect.bottom()))
