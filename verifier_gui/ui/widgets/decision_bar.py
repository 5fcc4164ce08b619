"""Every other identity decision, the hold, the search, the reason and the note; below them where was searched."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.review import Coverage
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.phrases import coverage as coverage_words
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import ActionButton
from verifier_gui.ui.widgets.flow_layout import FlowLayout
from verifier_gui.ui.widgets.note_field import NoteField
from verifier_gui.ui.widgets.panels import Card
from verifier_gui.ui.widgets.reason_field import ReasonField
from verifier_gui.ui.widgets.spanned_text import Span, SpannedText

_COVERAGE = 300
"""Pixels that the line about the searches needs at least to stand beside the note."""
_BOLD = QFont.Weight.DemiBold
_BUTTONS = (
    Act.NONE_OF_THESE,
    Act.NOT_SURE,
    Act.DUPLICATE,
    Act.IDENTIFIED_OTHERWISE,
    Act.LINE_UNUSABLE,
    Act.HOLD,
    Act.SEARCH_REGISTRIES,
)


class DecisionBar(Speaking, Card):
    """Reason and note go with whatever is done next, and are empty again afterwards."""

    reason_asked = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__(margins=(14, 11, 14, 9), spacing=8)
        flow = FlowLayout()
        self.buttons = {act: ActionButton(actions[act]) for act in _BUTTONS}
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            flow.addWidget(button)
        self.reason = ReasonField()
        self.reason.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.reason.clicked.connect(self.reason_asked)
        self.note = NoteField()
        self.note.setMinimumWidth(120)
        self.note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for part in (self.reason, self.note):
            flow.addWidget(part)
        self.say(self.note.setPlaceholderText, N_("Note for the record…"))
        self.say(self.note.setAccessibleName, N_("Note for the record…"))
        self._warning = QLabel()
        self._coverage = SpannedText()
        where = QWidget()
        beside = QHBoxLayout(where)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(7)
        beside.addWidget(self._warning, 0, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self._coverage, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        where.setSizePolicy(policy)
        where.setMinimumWidth(_COVERAGE)
        flow.addWidget(where)
        self.body.addLayout(flow)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.redraw()

    def show_coverage(self, coverage: Coverage) -> None:
        missing = coverage_words.missing(coverage)
        searched = any(found.searched for found in coverage.lists)
        self._warning.setVisible(bool(missing) or not searched)
        text = coverage_words.line(coverage)
        spans = [Span(_("searched:") + " ", pixels=12, weight=_BOLD), Span(text, "muted", 12)] if searched else []
        if not searched:
            spans = [Span(text, "muted", 12)]
        if missing:
            spans.append(Span(f"; {missing}", "warning_text", 12))
        self._coverage.show_spans(spans)

    def tighten(self, *, tight: bool) -> None:
        """Closer together in a low window."""
        self.body.setContentsMargins(14, 7 if tight else 11, 14, 5 if tight else 9)

    def allow(self, *, allowed: bool) -> None:
        """The buttons follow their actions; who may not decide writes no note and chooses no reason either."""
        self.reason.setEnabled(allowed)
        self.note.setEnabled(allowed)

    def clear(self) -> None:
        """Reason and note have gone with an act, or belong to another subject."""
        self.reason.show_reason(None)
        self.note.show_text("")

    def take_reason(self, reason: Reason | None) -> None:
        self.reason.show_reason(reason)

    @override
    def redraw(self) -> None:
        self._warning.setPixmap(pixmap("warning", "mark_warning", 14))
