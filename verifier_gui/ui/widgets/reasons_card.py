"""What speaks against each record, then what speaks for it, in a sentence each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import _
from verifier_gui.domain.review import CandidateColumn
from verifier_gui.phrases import evidence, probability
from verifier_gui.ui.widgets.spanned_text import Span, SpannedText

_BOLD = QFont.Weight.DemiBold
_HIGHEST = 152
_LEAST = 62
_FEWEST = 48
"""Pixels that two lines take."""
_MARGIN = 12
_WITHOUT = 560
"""Pixels that sheet and decisions take at least."""


class ReasonsCard(QFrame):
    """One paragraph a record, in the order of the columns; the paragraphs scroll where they are many."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._paragraphs: list[SpannedText] = []
        self._records: list[RecordKey] = []
        self._highest = _HIGHEST
        self._inner = QWidget()
        self._inner.setProperty("look", "rows")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(14, 0, 10, 0)
        self._column.setSpacing(4)
        self._column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, _MARGIN - 2, 2, _MARGIN - 2)
        self._whole.addWidget(self._scroll)

    def show_columns(self, columns: Sequence[CandidateColumn]) -> None:
        while len(self._paragraphs) < len(columns):
            paragraph = SpannedText()
            self._column.insertWidget(len(self._paragraphs), paragraph)
            self._paragraphs.append(paragraph)
        for place, paragraph in enumerate(self._paragraphs):
            paragraph.setVisible(place < len(columns))
            if place < len(columns):
                paragraph.show_spans(spans_of(columns[place]))
        self._records = [column.record for column in columns]
        self.setVisible(bool(columns))
        self._scroll.verticalScrollBar().setValue(0)
        self._fit()

    def fit_into(self, height: int, taken: int) -> None:
        """How high the middle of the page is, and how much of that the other parts take at least: where it is little, the fields
        of the sheet come before the sentences, of which two lines stay."""
        wanted = min(max(round((height - _WITHOUT) * 0.6), _LEAST), _HIGHEST)
        highest = max(min(wanted, height - taken), _FEWEST)
        if highest != self._highest:
            self._highest = highest
            self._fit()

    def show_record(self, record: RecordKey) -> None:
        """Brings the paragraph of a record into sight."""
        if record in self._records:
            self._scroll.ensureWidgetVisible(self._paragraphs[self._records.index(record)], 0, 4)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, self.maximumHeight())

    def _fit(self) -> None:
        width = max(self.width() - 14 - 12, 100)
        shown = self._paragraphs[: len(self._records)]
        wanted = sum(paragraph.heightForWidth(width) for paragraph in shown) + 4 * max(len(shown) - 1, 0)
        self.setFixedHeight(min(wanted + 2 * _MARGIN - 2, self._highest))
        margin = _MARGIN - 2 if self._highest >= _LEAST else _MARGIN // 2
        self._whole.setContentsMargins(0, margin, 2, margin)
        # While it is being resized, the layout keeps to the size that it was told before.
        self._whole.setGeometry(self.contentsRect())


def spans_of(column: CandidateColumn) -> list[Span]:
    """`1 · Missing persons, 97 %. Against: day and month swapped. For: ...`"""
    sides = evidence.sides(column.told_evidence)
    ink = "muted" if column.struck_out else "text"
    name = f"{column.digit} · {column.attributes.name}" if column.digit else column.attributes.name
    head = ", ".join(filter(None, (name, probability.figure(column))))
    said = [
        Span(f"{head}. ", ink, weight=_BOLD),
        Span(_("Against:") + " ", ink, weight=_BOLD),
        Span((sides.against or _("nothing")) + ". ", ink),
    ]
    if sides.in_favour:
        said += [Span(_("For:") + " ", ink, weight=_BOLD), Span(sides.in_favour + ".", ink)]
    return said
