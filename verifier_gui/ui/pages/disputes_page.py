"""The disagreements: the list at the left, what both said and saw, and the supervisor's decision between them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.domain.disputes import Agreement, Dispute, DisputeStanding
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import _, sentence_of
from verifier_gui.domain.lists import NamedList
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import words
from verifier_gui.progress import Progress
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.pages.dispute_deciding import DisputeDeciding
from verifier_gui.ui.pages.page import Page, ReviewWish
from verifier_gui.ui.pages.review_keys import ReviewKeys
from verifier_gui.ui.widgets.dispute_bar import DisputeBar
from verifier_gui.ui.widgets.dispute_centre import DisputeCentre
from verifier_gui.ui.widgets.dispute_list import DisputeList
from verifier_gui.ui.widgets.panels import EmptyState
from verifier_gui.ui.widgets.passing_notice import PassingNotice
from verifier_gui.ui.widgets.ruling_card import RulingChoice, RulingDraft
from verifier_gui.workflow import adjudicating
from verifier_gui.workflow.overseeing import lists_to_verify
from verifier_gui.workflow.reading_disputes import read_agreement, read_dispute, read_disputes

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_REREAD_AFTER = 200
"""milliseconds: changes that come together are read together"""
_DECIDING = (
    Act.AS_FIRST,
    Act.AS_SECOND,
    Act.ANOTHER_ANSWER,
    Act.SEND_BACK,
    Act.WHICH_ANSWER,
    Act.REASON_OF_RULING,
    Act.WORDS_OF_RULING,
    Act.ADJUDICATE,
)


class DisputesPage(Page):
    """Everybody who may see a disagreement reads it; a supervisor who decided neither decides it. What was chosen and written stays
    with each until the case file is left."""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__(session, actions)
        self._list: NamedList | None = None
        self._dispute: Dispute | None = None
        self._drafts: dict[SubjectId, RulingDraft] = {}
        self._agreement = Agreement()
        self._changed: set[SubjectId] | None = None
        """whose lines are to be read anew; None: everybody's"""
        self._counting: ListId | None = None
        """the list whose agreement is being counted"""
        self.bar = DisputeBar()
        self.list = DisputeList()
        self.centre = DisputeCentre(actions[Act.ADJUDICATE], actions[Act.LATER])
        self.notice = PassingNotice(self.centre)
        self.deciding = DisputeDeciding(session, self.centre, self)
        self.keys = ReviewKeys(actions, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REREAD_AFTER)
        self._soon.timeout.connect(self._read_again)
        self._build()
        self._join()

    @property
    def dispute(self) -> Dispute | None:
        """What is on the screen."""
        return self._dispute

    @override
    def enter(self, matter: object = None) -> None:
        """`matter` is a `ReviewWish`, the id of a list or a subject, or None for where one was."""
        reader = self.session.reader
        lists = lists_to_verify(reader)
        chosen = self.session.chosen_list
        wish = matter if isinstance(matter, ReviewWish) else ReviewWish()
        wanted = wish.list_id or (matter if isinstance(matter, str) else "")
        if wanted in {named.id for named in lists}:
            chosen.choose(ListId(wanted))
        self._changed = None
        before, self._list = self._list, chosen.among(lists)
        if before is None or self._list is None or before.id != self._list.id:
            self._agreement = Agreement()
        self.bar.show_lists(lists, self._list.id if self._list else None)
        self._show_list()
        subject = wish.subject or (SubjectId(matter) if isinstance(matter, str) else None)
        if (subject is None or not self.list.choose(subject)) and self.list.chosen is None:
            self.list.choose_first()

    @override
    def leave(self) -> None:
        self.keys.part()
        self._drafts.clear()
        self.deciding.leave()

    @override
    def keys_line(self) -> str:
        return _("J / K next, previous · 1–3 choose · B send back · Ctrl+Enter decide · Ctrl+/ all keys")

    @override
    def retranslate(self) -> None:
        if self.session.is_open:
            self._changed = None
            self._show_list()

    def _build(self) -> None:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        self._nobody = EmptyState("review")
        self._right = QStackedWidget()
        self._right.addWidget(self.centre)
        self._right.addWidget(self._nobody)
        row.addWidget(self._right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(work, 1)

    def _join(self) -> None:
        self.session.changed.connect(self._note_change)
        self.bar.list_chosen.connect(self.enter)
        self.bar.switch.asked.connect(self._ask_for)
        self.list.subject_chosen.connect(self._show_subject)
        self.list.emptied.connect(self._show_nobody)
        self.centre.to_review.clicked.connect(self._open_in_queue)
        ruling, deciding = self.centre.ruling, self.deciding
        ruling.left.connect(self._come_back)
        deciding.said.connect(self._say)
        deciding.carried_out.connect(self._go_on)
        deciding.refused.connect(self._show_list)
        self.keys.join(
            {
                Act.NEXT_DISAGREEMENT: partial(self.list.go, 1),
                Act.PREVIOUS_DISAGREEMENT: partial(self.list.go, -1),
                Act.AS_FIRST: partial(deciding.choose, RulingChoice.FIRST.value),
                Act.AS_SECOND: partial(deciding.choose, RulingChoice.SECOND.value),
                Act.ANOTHER_ANSWER: partial(deciding.choose, RulingChoice.ANOTHER.value),
                Act.SEND_BACK: partial(deciding.choose, RulingChoice.SEND_BACK.value),
                Act.WHICH_ANSWER: ruling.stops.reach,
                Act.REASON_OF_RULING: deciding.ask_reason,
                Act.WORDS_OF_RULING: ruling.words.setFocus,
                Act.ADJUDICATE: deciding.decide,
                Act.LATER: self._later,
            }
        )

    def _show_list(self) -> None:
        """Reads the disagreements of the list anew."""
        session = self.session
        member = session.case.operator
        self.bar.show_list(self._list, words.operator_role(member.role).capitalize(), member.name)
        known = (
            [] if self._changed is None else [one for one in self.list.lines if one.entry.subject not in self._changed]
        )
        lines = read_disputes(session.reader, self._list.id, member.id, known) if self._list else ()
        self._changed = set()
        self.list.show_lines(lines)
        self._show_figures()
        self._read_agreement()
        if self.list.chosen is not None:
            self._read(self.list.chosen)
        else:
            self._show_nobody()

    def _show_figures(self) -> None:
        waiting = self.list.count(DisputeStanding.OPEN) + self.list.count(DisputeStanding.SENT_BACK)
        self.bar.show_figures(waiting, self.list.count(DisputeStanding.ADJUDICATED), self._agreement)

    def _read_agreement(self) -> None:
        """Goes through the decisions of two on each person: off the window's thread, and one reading at a time."""
        if self._list is None or self._counting is not None:
            return
        self._counting = self._list.id
        case, list_id = self.session.case, self._list.id

        def read(progress: Progress) -> Agreement:
            reader = case.new_reader()
            try:
                return read_agreement(reader, list_id, progress)
            finally:
                reader.close()

        def show(found: Agreement) -> None:
            if self._list is not None and self._list.id == list_id:
                self._agreement = found
                self._show_figures()

        job = self.session.jobs.make(read)
        job.finished.connect(show)
        job.ended.connect(self._end_counting)
        job.start()

    @Slot()
    def _end_counting(self) -> None:
        counted, self._counting = self._counting, None
        if self.session.is_open and self._list is not None and self._list.id != counted:
            self._read_agreement()

    @Slot(str)
    def _show_subject(self, subject: str) -> None:
        self._read(SubjectId(subject))

    def _read(self, subject: SubjectId) -> None:
        self.session.courtesy.ask()
        operator = self.session.case.operator.id
        try:
            dispute = read_dispute(self.session.reader, subject, operator)
        except VerifierError as error:
            self._show_nobody()
            self.session.refused.emit(error)
            return
        self._dispute = dispute
        self.deciding.see(dispute)
        draft = self._drafts.setdefault(subject, RulingDraft())
        following = self.list.next_open_after(subject)
        barred = self._barred(dispute)
        self.centre.show_dispute(
            dispute,
            draft,
            next_number=following.entry.number if following else 0,
            barred=barred,
            names=self._names(dispute),
        )
        self._right.setCurrentWidget(self.centre)
        self._allow(decides=dispute.is_open and not barred, why_not=barred)

    @Slot()
    def _show_nobody(self) -> None:
        self._dispute = None
        self.deciding.see(None)
        if self.list.lines:
            self._nobody.show_words(_("Nothing here"), _("Choose another filter at the left."))
        else:
            self._nobody.show_words(
                _("No disagreement"),
                _(
                    "Where two members decide differently on a person, or answer a stop differently, it is settled here."
                ),
            )
        self._right.setCurrentWidget(self._nobody)
        self._allow(decides=False)

    def _allow(self, *, decides: bool, why_not: str = "") -> None:
        is_disputed = self._dispute is not None and self._dispute.is_disputed
        has_stops = self._dispute is not None and bool(self._dispute.differing_stops)
        for act in _DECIDING:
            fits = has_stops if act is Act.WHICH_ANSWER else is_disputed or act not in _OF_IDENTITY
            self.actions_of_window.allow(act, is_allowed=decides and fits, why_not=why_not)
        for act in (Act.NEXT_DISAGREEMENT, Act.PREVIOUS_DISAGREEMENT, Act.LATER):
            self.actions_of_window[act].setEnabled(self._dispute is not None)

    def _barred(self, dispute: Dispute) -> str:
        case = self.session.case
        if not dispute.is_open:
            return ""
        if case.is_read_only:
            return _("This case file is open to read only: you can look, but not decide.")
        refused = adjudicating.refusal(self.session.reader, dispute, case.operator.id)
        return sentence_of(refused) if refused is not None else ""

    def _names(self, dispute: Dispute) -> list[str]:
        """Of those whose answers are awaited."""
        members = self.session.view.grounds.members
        people = {person for query in dispute.asked for person in query.to}
        return sorted(members[person].name if person in members else person[:8] for person in people)

    @Slot(str)
    def _go_on(self, subject: str) -> None:
        """After a decision: the next open one."""
        self._drafts.pop(SubjectId(subject), None)
        following = self.list.next_open_after(SubjectId(subject))
        self._show_list()
        if following is not None:
            self.list.choose(following.entry.subject)
        else:
            self._say(_("No other disagreement is open."))
        self._come_back()

    def _later(self) -> None:
        """To the next open one; what was chosen and written here stays."""
        following = self.list.next_open_after(self._dispute.sheet.subject.id) if self._dispute else None
        if following is not None:
            self.list.choose(following.entry.subject)
        else:
            self._say(_("No other disagreement is open."))
        self._come_back()

    @Slot()
    def _open_in_queue(self) -> None:
        if self._dispute is not None:
            self.asked.emit("review", ReviewWish(subject=self._dispute.sheet.subject.id))

    @Slot(object)
    def _note_change(self, change: Change) -> None:
        if change.lists or change.case:
            self._changed = None
        elif self._changed is not None:
            self._changed |= change.subjects
        if self.isVisible() and not self.deciding.is_acting:
            self._soon.start()

    @Slot()
    def _read_again(self) -> None:
        if self.session.is_open and self.isVisible():
            self._show_list()

    @Slot(str)
    def _ask_for(self, place: str) -> None:
        self.asked.emit(place, None)

    @Slot(str)
    def _say(self, text: str) -> None:
        self.notice.say_once(text, self.centre.say_at())

    @Slot()
    def _come_back(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)


_OF_IDENTITY = (Act.AS_FIRST, Act.AS_SECOND, Act.ANOTHER_ANSWER, Act.REASON_OF_RULING)
"""what there is to choose only where decisions differ"""
