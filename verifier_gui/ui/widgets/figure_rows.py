"""Rows of words and figures: what a card of the overview is made of."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.phrases.figures import grouped
from verifier_gui.ui import theme
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import ElidedLabel, label, line

_KEPT, _LEAST = 150, 24
"""Pixels of a name beside quiet words, and of other words, that are shown however little room there is."""


def emptied(layout: QLayout) -> None:
    """Takes every widget out of a layout, for good."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class FigureTable(QWidget):
    """A small table of texts; the last columns may be figures, at the right. Rows are given anew each time."""

    def __init__(self, *, figures: Sequence[int], quiet: Sequence[int] = ()) -> None:
        """`figures` are the columns of figures, `quiet` those that are read last. Columns are as wide as their texts; those of words
        share what room is left, or give way: the quiet ones first."""
        super().__init__()
        self._figures = frozenset(figures)
        self._quiet = frozenset(quiet)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(0)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]], strong: Sequence[int] = ()) -> None:
        """`strong` are the places of rows that add the others up."""
        emptied(self._grid)
        below = 0
        if headings:
            self._put(0, headings, "small-muted")
            below = 2
        for place, row in enumerate(rows):
            self._put(below + 2 * place, row, "strong" if place in strong else "")

    def _put(self, at: int, texts: Sequence[str], dressed: str) -> None:
        for column, text in enumerate(texts):
            worn = dressed or ("small-muted" if column in self._quiet else "")
            keeps = _KEPT if self._quiet and column not in self._quiet else _LEAST
            shown = label(text, worn) if column in self._figures else ElidedLabel(text, worn, keeps=keeps)
            shown.setMinimumHeight(24)
            side = Qt.AlignmentFlag.AlignRight if column in self._figures else Qt.AlignmentFlag.AlignLeft
            shown.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(shown, at, column)
        self._grid.addWidget(line(), at + 1, 0, 1, max(1, len(texts)))


class LinkRow(Speaking, QPushButton):
    """Something that is left to do: a picture, what it is, the details, and where it leads."""

    chosen = Signal()

    def __init__(self, picture: str, token: str, text: str, details: str) -> None:
        super().__init__()
        self._picture_name, self._token = picture, token
        self.setProperty("look", "row")
        self.setAccessibleName(text)
        self.setAccessibleDescription(details)
        self._picture = QLabel()
        self._arrow = QLabel()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(text, wraps=True))
        if details:
            words.addWidget(label(details, "small-muted", wraps=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 5, 4, 5)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self._arrow)
        for part in (self._picture, self._arrow):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(46 if details else 34)
        self.clicked.connect(self.chosen)
        self.redraw()

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._picture_name, self._token, 16))
        self._arrow.setPixmap(pixmap("chevron-right", "muted", 14))


class ShareBar(QWidget):
    """A bar as long as its share of the largest; hatched where it counts what is not shown yet."""

    def __init__(self, share: float, *, hatched: bool) -> None:
        super().__init__()
        self._share = share
        self._hatched = hatched
        self.setFixedHeight(12)
        self.setMinimumWidth(56)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = theme.colour("chart_decided")
        body = QRectF(0.5, 1.5, max(2.0, (self.width() - 1) * self._share), 9)
        if self._hatched:
            painter.setPen(QPen(ink, 1))
            painter.setBrush(QBrush(ink, Qt.BrushStyle.BDiagPattern))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
        painter.drawRect(body)
        painter.end()


class ShareRows(QWidget):
    """Words, a bar and a figure in each row."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def show_rows(self, rows: Sequence[tuple[str, int, bool]]) -> None:
        """(words, people, whether the bar is hatched), in the order of the screen."""
        emptied(self._grid)
        largest = max((people for _words, people, _hatched in rows), default=1)
        for place, (words, people, hatched) in enumerate(rows):
            name = label(words)
            name.setMinimumHeight(26)
            self._grid.addWidget(name, 2 * place, 0)
            self._grid.addWidget(ShareBar(people / largest, hatched=hatched), 2 * place, 1)
            figure = label(grouped(people), "strong")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(figure, 2 * place, 2)
            self._grid.addWidget(line(), 2 * place + 1, 0, 1, 3)
