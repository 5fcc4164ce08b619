"""The steps of an assistant in a row: done, now, still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking

_HEIGHT = 26
_SIDE = 12
_GAP = 8
_TICK = 18


class StepBar(Speaking, QWidget):
    """Only shows; the buttons of the page go from step to step. `names` are marked with `N_`."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = tuple(names)
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def show_step(self, now: int, *, finished: bool = False) -> None:
        """`now` counts from 0; `finished` says that it is done too."""
        self._now = now + finished
        self.retranslate()

    @override
    def retranslate(self) -> None:
        now = min(self._now, len(self._names) - 1)
        self.setAccessibleName(
            _("Step {number} of {count}: {name}").format(
                number=now + 1, count=len(self._names), name=_(self._names[now])
            )
        )
        self.setFixedSize(self.sizeHint())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(13, QFont.Weight.Medium))
        width = sum(
            metrics.horizontalAdvance(text) + 2 * _SIDE + (_TICK if place < self._now else 0)
            for place, text in enumerate(self._texts())
        )
        return QSize(width + _GAP * (len(self._names) - 1), _HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        typeface = font(13, QFont.Weight.Medium)
        metrics = QFontMetrics(typeface)
        left = 0
        for place, text in enumerate(self._texts()):
            done = place < self._now
            width = metrics.horizontalAdvance(text) + 2 * _SIDE + (_TICK if done else 0)
            box = QRect(left, 0, width, _HEIGHT)
            fill, ink = (
                ("positive_fill", "positive_text")
                if done
                else ("primary", "on_primary")
                if place == self._now
                else ("neutral_fill", "neutral_text")
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(fill))
            painter.drawRoundedRect(box, _HEIGHT / 2, _HEIGHT / 2)
            if done:
                painter.drawPixmap(left + _SIDE - 2, (_HEIGHT - 14) // 2, pixmap("tick", ink, 14))
            painter.setPen(theme.colour(ink))
            painter.setFont(typeface)
            start = left + _SIDE + (_TICK if done else 0)
            painter.drawText(QRect(start, 0, width, _HEIGHT), Qt.AlignmentFlag.AlignVCenter, text)
            left += width + _GAP
        painter.end()

    def _texts(self) -> list[str]:
        return [_(name) if place < self._now else f"{place + 1} {_(name)}" for place, name in enumerate(self._names)]
