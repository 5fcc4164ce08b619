"""The acts on the review policy of the open case: declaring it, and drawing the sample that it asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.window import Window

if TYPE_CHECKING:
    from verifier_gui.domain.lists import NamedList
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.sampling import SampleDue


class PolicyActs(QObject):
    """There is one for the window. Whoever may not do them is told why by the actions themselves."""

    def __init__(self, window: Window, session: "Session", actions: Actions) -> None:
        super().__init__(window)
        self._window, self._session, self._actions = window, session, actions
        actions.attach(window, (Act.REVIEW_POLICY, Act.DRAW_SAMPLE))
        actions[Act.REVIEW_POLICY].triggered.connect(self.show_policy)
        actions[Act.DRAW_SAMPLE].triggered.connect(self.draw)
        self._due_people: tuple[ListId, frozenset[SubjectId]] | None = None
        """the list that is looked at and who of it can be drawn; None where nobody asks for it"""
        for signal in (session.opened, session.left):
            signal.connect(self._allow)
        session.changed.connect(self._take_change)
        self._allow()

    @Slot()
    def show_policy(self) -> None:
        if self._session.is_open:
            from verifier_gui.ui.dialogs.review_policy import ReviewPolicy

            ReviewPolicy(self._window, self._session).open()

    @Slot()
    def draw(self) -> None:
        named, due = self._due()
        if named is not None and due is not None and due.is_due:
            from verifier_gui.ui.dialogs.draw_sample import DrawSample

            DrawSample(self._window, self._session, named, due).open()

    @Slot(object)
    def _take_change(self, change: Change) -> None:
        """A decision changes this for whom it is on alone: the whole list is not read for it."""
        before = self._due_people
        if before is None or change.lists or change.case or not self._session.is_open:
            self._allow()
            return
        from verifier_gui.workflow.sampling import due_after

        list_id, due = before
        named = self._named()
        after = due_after(self._session.reader, list_id, due, change.subjects)
        self._due_people = (list_id, after)
        if named is None or named.id != list_id or bool(due) != bool(after):
            self._allow()

    @Slot()
    def _allow(self) -> None:
        self._due_people = None
        if not self._session.is_open:
            for act in (Act.REVIEW_POLICY, Act.DRAW_SAMPLE):
                self._actions.allow(act, is_allowed=False)
            return
        from verifier_gui.domain.statement_kinds import StatementKind
        from verifier_gui.phrases import membership, policy_words
        from verifier_gui.workflow.members import members_of

        case = self._session.case
        members = members_of(self._session.reader)
        barred = membership.barred(case.operator, is_member=case.is_member, is_read_only=case.is_read_only)
        self._actions.allow(
            Act.REVIEW_POLICY,
            is_allowed=case.may(StatementKind.POLICY),
            why_not=policy_words.why_not_declare(members, barred),
        )
        if case.may(StatementKind.SAMPLE):
            named, due = self._due()
            if named is not None and due is not None:
                self._due_people = (named.id, frozenset(due.population))
            is_due = due is not None and due.is_due
            why_not = _no_sample(due)
        else:
            is_due, why_not = False, policy_words.why_not_draw(members, barred)
        self._actions.allow(Act.DRAW_SAMPLE, is_allowed=is_due, why_not=why_not)

    def _due(self) -> "tuple[NamedList | None, SampleDue | None]":
        """Of the list that is looked at."""
        from verifier_gui.workflow.sampling import sample_due

        named = self._named()
        return named, sample_due(self._session.reader, named.id) if named is not None else None

    def _named(self) -> "NamedList | None":
        """The list that is looked at."""
        from verifier_gui.workflow.overseeing import lists_to_verify

        return self._session.chosen_list.among(lists_to_verify(self._session.reader))


def _no_sample(due: "SampleDue | None") -> str:
    if due is None:
        return _("The review policy of this case draws no sample.")
    return _("Nobody can be drawn now: nobody was decided by one member alone since the last sample.")
