"""The review policy of a case: who decides on whom, and from what probability on somebody is strong; signed by a supervisor."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.policies import Policy
from verifier_gui.phrases import policy_words
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.icons import icon
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.ui.widgets.policy_choice import PolicyChoice
from verifier_gui.ui.widgets.state_figures_form import StateFiguresForm
from verifier_gui.workflow.case_policy import policy_of
from verifier_gui.workflow.deciding_policy import declare_policy, who_decides
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.overseeing import decided_once

if TYPE_CHECKING:
    from verifier_gui.domain.changes import Change
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.acting import Acting


class ReviewPolicy(Sheet):
    """What is chosen takes effect for everybody at once, and is derived in the background; the window goes on meanwhile."""

    def __init__(self, parent: QWidget | None, session: "Session") -> None:
        super().__init__(parent, "review", width=760)
        self._session = session
        self._policy = policy_of(session.reader)
        self._decided = 0 if self._policy.asks_twice else decided_once(session.reader)
        self._has_second = len(who_decides(members_of(session.reader))) > 1
        self.choice = PolicyChoice(self._policy)
        self.choice.allow_second(is_allowed=self._has_second)
        self._follows = Banner("neutral")
        self._alone = Banner("warning")
        self.more = QPushButton()
        self.more.setProperty("look", "plain")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.figures = StateFiguresForm(self._policy.figures)
        self.figures.setVisible(self._policy.figures != Policy().figures)
        self.more.setChecked(not self.figures.isHidden())
        self.more.toggled.connect(self._show_more)
        self.reason = TextField(N_("Why"), N_("It is signed with your key and stays in the audit log."))
        self.reason.edit.setMaxLength(500)
        for part in (self._alone, self.choice, self._follows):
            self.content.addWidget(part)
        self.content.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addWidget(self.figures)
        self.content.addWidget(self.reason)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Sign the policy"))
        self.main.clicked.connect(self._declare)
        self.choice.changed.connect(self._note_change)
        self.figures.changed.connect(self._note_change)
        self.retranslate()
        self.choice.setFocus()

    @property
    def policy(self) -> Policy:
        """What is chosen now."""
        return replace(self.choice.policy, figures=self.figures.figures or self._policy.figures)

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("Review policy"), _("How many members decide on each person. It holds for the whole case, from now on.")
        )
        self._alone.setVisible(not self._has_second)
        self._alone.show_words(policy_words.nobody_for_second(), "")
        self._note_change()

    def follows_said(self) -> str:
        """What is said to follow from what is chosen; empty where nothing is."""
        return "" if self._follows.isHidden() else self._follows.accessibleName()

    def _note_change(self) -> None:
        self.more.setIcon(icon("chevron-up" if self.more.isChecked() else "chevron-down", "muted", 12))
        self.more.setText(_("Fewer settings") if self.more.isChecked() else _("More: from what probability on…"))
        policy = self.policy
        waits = policy.asks_twice and bool(self._decided)
        self._follows.show_words(policy_words.will_wait(self._decided) if waits else "", "")
        self._follows.setVisible(waits)
        self.main.setEnabled(policy != self._policy and self.figures.figures is not None)

    @Slot(bool)
    def _show_more(self, is_wanted: bool) -> None:
        self.figures.setVisible(is_wanted)
        self._note_change()

    @Slot()
    def _declare(self) -> None:
        policy, note = self.policy, self.reason.text()
        self.accept()
        begin(self._session, policy, note)


def begin(session: "Session", policy: Policy, note: str) -> Job:
    """Derives every verdict by another policy and signs it, off the window's thread."""

    def declare(acting: "Acting", progress: Progress) -> "Change":
        return declare_policy(acting, policy, progress, note=note)

    return session.run(N_("Deriving the verdicts by the new policy"), declare)
