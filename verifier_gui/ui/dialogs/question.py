"""Asking about a person, and answering: whom, until when, and what. Nothing is decided here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.membership import Member
from verifier_gui.domain.questions import Question
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.phrases import membership, questions
from verifier_gui.phrases.quotations import quoted
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.date_entry import DateEntry
from verifier_gui.ui.widgets.form_fields import Field
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner

LONGEST = 2000
"""characters of a text"""
_ROWS_SHOWN = 6
_ROW = 28
_SENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Text(QPlainTextEdit):
    """A field of some lines, which Tab leaves; Ctrl+Enter is the dialog's."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(84)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if _sends(e):
            e.ignore()
        else:
            super().keyPressEvent(e)


class _Words(Sheet):
    """What asking and answering share. `sent` comes when all that is needed is there; Ctrl+Enter sends from every field."""

    sent = Signal()

    def __init__(self, parent: QWidget, picture: str, name: str) -> None:
        """`name` is that of the text's field, marked with `N_`."""
        super().__init__(parent, picture, width=540)
        self.edit = _Text()
        self.edit.textChanged.connect(self._forget_lack)
        self._field = Field(name, self.edit)
        self._warning = Banner("neutral")
        self.lack = label("", "danger", wraps=True)
        self.lack.hide()

    def text(self) -> str:
        return self.edit.toPlainText().strip()

    def lacking(self) -> str:
        """What is missing, as a sentence; empty where nothing is."""
        if not self.text():
            return _("Write down what is asked, or answered.")
        if len(self.text()) > LONGEST:
            return _("This text is too long: it may have {count} characters.").format(count=LONGEST)
        return ""

    def finish(self, words: str) -> None:
        """`words` stand on the button that sends, marked with `N_`."""
        for part in (self._field, self._warning, self.lack):
            self.content.addWidget(part)
        self.add_cancel()
        self.send = self.add_button(primary=True, key="Ctrl+Enter")
        self.say(self.send.set_words, words)
        self.send.clicked.connect(self._send)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._warning.show_words(
            "", _("Write no decision here and no hint of one: whoever reads this may review the person after you.")
        )

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if _sends(arg__1):
            self._send()
        else:
            super().keyPressEvent(arg__1)

    @Slot()
    def _send(self) -> None:
        lack = self.lacking()
        self.lack.setText(lack)
        self.lack.setVisible(bool(lack))
        if not lack:
            self.accept()
            self.sent.emit()

    @Slot()
    def _forget_lack(self) -> None:
        self.lack.hide()


def _sends(event: QKeyEvent) -> bool:
    return event.key() in _SENDING and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class AskQuestion(_Words):
    """A question to members, or to every supervisor; `escalates`: to these alone."""

    def __init__(self, parent: QWidget, sheet: ReviewSheet, people: Sequence[Member], *, escalates: bool) -> None:
        """`people` are those who can be asked."""
        super().__init__(
            parent, "person" if escalates else "help", N_("What is to be told") if escalates else N_("Question")
        )
        self._sheet = sheet
        self._escalates = escalates
        self._supervisors = tuple(one for one in people if one.role is OperatorRole.SUPERVISOR)
        self.supervisor = QCheckBox()
        self.supervisor.setEnabled(bool(self._supervisors))
        self.ticks: dict[OperatorId, QCheckBox] = {one.id: QCheckBox() for one in people}
        self._people = {one.id: one for one in people}
        self._whom = label("", "field-label")
        self._readers = label("", "body", wraps=True)
        self.due = DateEntry()
        self.due.setMaximumWidth(160)
        if escalates:
            self.content.addWidget(self._readers)
        else:
            self.content.addWidget(self._whom)
            self.content.addWidget(self._choices())
        self.content.addWidget(Field(N_("Answer wanted by (may be left open)"), self.due))
        self.finish(N_("Escalate") if escalates else N_("Ask"))
        ticks = (self.supervisor, *self.ticks.values())
        first = self.edit if escalates else next((tick for tick in ticks if tick.isEnabled()), self.edit)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def to(self) -> tuple[OperatorId, ...]:
        return tuple(person for person, tick in self.ticks.items() if tick.isChecked())

    @property
    def escalated(self) -> bool:
        return self._escalates or self.supervisor.isChecked()

    @override
    def lacking(self) -> str:
        if not self.to and not self.escalated:
            return _("Choose whom to ask.")
        if self.due.is_wrong() or len(self.due.value()) not in (0, len("2026-05-12")):
            return _("Write the day as dd.mm.yyyy, or leave it open.")
        return super().lacking()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        name = self._sheet.subject.facts.shown_name()
        self.show_title(_("Escalate to a supervisor") if self._escalates else _("Ask about this person"), name)
        names = ", ".join(one.name for one in self._supervisors)
        self._readers.setText(
            _("Goes to: {names}. Until one of them answers, the person counts as waiting.").format(names=names)
        )
        self._whom.setText(_("Whom"))
        self.supervisor.setText(_("A supervisor, whoever answers first").replace("&", "&&"))
        self.supervisor.setToolTip(names)
        for person, tick in self.ticks.items():
            tick.setText(membership.name_and_role(self._people[person]).replace("&", "&&"))

    def _choices(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for tick in (self.supervisor, *self.ticks.values()):
            tick.toggled.connect(self._forget_lack)
            column.addWidget(tick)
        column.addStretch()
        rows = QScrollArea()
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setWidgetResizable(True)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setWidget(inside)
        rows.setFixedHeight(_ROW * min(len(self.ticks) + 1, _ROWS_SHOWN))
        for ground in (inside, rows.viewport()):
            ground.setAutoFillBackground(False)
        return rows


class AnswerQuestion(_Words):
    """The question stands above the field of the answer."""

    def __init__(self, parent: QWidget, sheet: ReviewSheet, question: Question, today: str) -> None:
        """`today` is the day in ISO form."""
        super().__init__(parent, "note", N_("Answer"))
        self._today = today
        self._sheet = sheet
        self._question = question
        self._asked = label("", "small-muted", wraps=True)
        self._words = label(quoted(question.said.text), "body", wraps=True)
        self.content.addWidget(self._asked)
        self.content.addWidget(self._words)
        self.finish(N_("Give the answer"))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.show_title(_("Answer the question"), self._sheet.subject.facts.shown_name())
        self._asked.setText(f"{questions.title(self._question)} · {questions.standing(self._question, self._today)}")
