"""The right side of the review: findings, questions, history, the row as it came."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, Language, spoken
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.ui.actions import Actions
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.findings_panel import FindingsPanel
from verifier_gui.ui.widgets.history_panel import HistoryPanel
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.questions_panel import QuestionsPanel
from verifier_gui.ui.widgets.raw_row_panel import RawRowPanel


class ReviewSide(Speaking, QFrame):
    """Scrolls as a whole, from the top for each subject."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setProperty("look", "side-edged")
        self._subject = ""
        self.findings = FindingsPanel()
        self.questions = QuestionsPanel(actions)
        self.history = HistoryPanel()
        self.row = RawRowPanel()
        self._inner = QWidget()
        self._inner.setProperty("look", "rows")
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(14, 13, 14, 14)
        column.setSpacing(9)
        for title, panel in (
            (N_("Findings"), self.findings),
            (N_("Questions"), self.questions),
            (N_("History"), self.history),
            (N_("The row, as it came"), self.row),
        ):
            head = label("", "caps")
            self.say(lambda text, head=head: head.setText(text.upper()), title)
            column.addWidget(head)
            column.addWidget(panel)
            column.addSpacing(8)
        column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(self._scroll)
        self.retranslate()

    def show_sheet(self, sheet: ReviewSheet, *, allowed: bool) -> None:
        self._inner.setVisible(True)
        self.findings.show_sheet(sheet, allowed=allowed)
        self.history.show_sheet(sheet, allowed=allowed)
        self.row.show_row(sheet.raw_row)
        if sheet.subject.id != self._subject:
            self._subject = sheet.subject.id
            self._scroll.verticalScrollBar().setValue(0)

    def show_nobody(self) -> None:
        self._inner.setVisible(False)

    def reach_answers(self, stop: str) -> None:
        """Gives the focus to the answers of a stop, and brings them into sight."""
        card = self.findings.reach_answers(stop)
        if card is not None:
            self._scroll.ensureWidgetVisible(card)

    @override
    def retranslate(self) -> None:
        self.setFixedWidth(256 if spoken() is Language.UKRAINIAN else 264)
