"""What one line says otherwise than before: field by field, the former text beside the present one, its letters marked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from verifier_gui.domain.forecasts import Difference
from verifier_gui.domain.language import _, pgettext
from verifier_gui.phrases import words
from verifier_gui.phrases.differences import differing
from verifier_gui.ui.widgets.figure_rows import emptied
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.spanned_text import Span, SpannedText

_LONGEST = 400
"""characters of a cell that are shown"""


class BeforeAndNow(QScrollArea):
    """Differences are given anew each time; there is room for about three, the others are scrolled to."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        for column, share in enumerate((2, 4, 4)):
            self._grid.setColumnStretch(column, share)
        body = QWidget()
        body.setLayout(self._grid)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(body)
        self.setWidgetResizable(True)
        for ground in (body, self.viewport()):
            ground.setAutoFillBackground(False)
        self.setFixedHeight(104)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_differences(self, differences: Sequence[Difference], otherwise: str) -> None:
        """`otherwise` is said where there are none."""
        emptied(self._grid)
        if not differences:
            self._grid.addWidget(label(otherwise, "muted", wraps=True), 0, 0, 1, 3, Qt.AlignmentFlag.AlignTop)
        else:
            for column, heading in enumerate(("", _("Before"), _("Now"))):
                self._grid.addWidget(label(heading, "small-muted"), 0, column)
        for row, difference in enumerate(differences, 1):
            self._grid.addWidget(label(column_of(difference), "small-muted", wraps=True), row, 0)
            before, after = difference.before[:_LONGEST], difference.after[:_LONGEST]
            self._grid.addWidget(_text(after, before), row, 1)
            self._grid.addWidget(_text(before, after), row, 2)
        self._grid.setRowStretch(self._grid.rowCount(), 1)


def column_of(difference: Difference) -> str:
    """The column that differs, by its meaning or its heading."""
    column = words.column_meaning(difference.meaning) if difference.meaning else difference.heading
    return column or _("no heading")


def _text(other: str, own: str) -> SpannedText:
    """`own` with what is other than in `other` marked."""
    shown = SpannedText()
    spans = [Span(piece.text, mark="diff_other" if piece.differs else "") for piece in differing(other, own)]
    shown.show_spans(spans if own else [Span(pgettext("cell", "empty"), "muted")])
    return shown
