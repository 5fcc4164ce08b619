"""The card of the overview that says what waits for whom: each member whose answer is wanted, with how many questions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from verifier_gui.domain.language import _
from verifier_gui.domain.questions import Waiting
from verifier_gui.phrases import questions
from verifier_gui.ui.widgets.figure_rows import LinkRow, emptied
from verifier_gui.ui.widgets.panels import TitledCard


class WaitingCard(TitledCard):
    """`review_asked` carries a filter's key."""

    review_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self.body.addStretch()

    def show_waiting(self, waiting: Sequence[Waiting], today: str) -> None:
        """`today` is the day in ISO form. Nothing that waits: no card."""
        self.setVisible(bool(waiting))
        self.title.setText(_("What waits for whom"))
        self.remark.setText(_("questions that nobody has answered"))
        emptied(self._rows)
        for one in waiting:
            token = "mark_warning" if one.is_me or one.overdue(today) else "muted"
            row = LinkRow("help", token, questions.waits(one), questions.days(one, today))
            row.chosen.connect(partial(self.review_asked.emit, "asks-me" if one.is_me else "asks-others"))
            self._rows.addWidget(row)
