"""The review: the queue at the left, the subject beside its candidates, what is to be known of it at the right."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.domain.findings import Finding
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import membership
from verifier_gui.ui.actions import Act, Actions, mark_record, same_person
from verifier_gui.ui.pages.page import Page, ReviewWish
from verifier_gui.ui.pages.review_acts import ReviewActs, concerns
from verifier_gui.ui.pages.review_asking import ReviewAsking
from verifier_gui.ui.pages.review_keys import DIGITS, ReviewKeys
from verifier_gui.ui.pages.review_memory import ReviewMemory
from verifier_gui.ui.pages.review_place import ReviewPlace
from verifier_gui.ui.pages.review_questions import ReviewQuestions
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.panels import EmptyState
from verifier_gui.ui.widgets.queue_panel import QueuePanel
from verifier_gui.ui.widgets.review_bar import ReviewBar
from verifier_gui.ui.widgets.review_centre import ReviewCentre
from verifier_gui.ui.widgets.review_side import ReviewSide
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.reading_disputes import may_have_disputes

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class ReviewPage(Page):
    """Shows one subject of one list. An act is on disk before the next subject is drawn."""

    def __init__(
        self, session: "Session", actions: Actions, queue: QueuePanel, centre: ReviewCentre, side: ReviewSide
    ) -> None:
        super().__init__(session, actions)
        self._sheet: ReviewSheet | None = None
        self._may_take_back: bool | None = None
        """whether there is anything to take back; None until it is looked up anew"""
        self._subject: SubjectId | None = None
        self._is_left = False
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._show_ahead)
        self.queue, self.centre, self.side = queue, centre, side
        self.acts = ReviewActs(session, self.centre.bar, self.centre.sheet.probable, self)
        self.asking = ReviewAsking(session, self.acts, self.centre.bar, self)
        self.questions = ReviewQuestions(session, actions, self.acts, self.side.questions, self)
        self.keys = ReviewKeys(actions, self)
        self.bar = ReviewBar(actions[Act.TAKE_BACK])
        self._memory = ReviewMemory(session, self)
        self.place = ReviewPlace(session, queue, self.bar, self._memory, self)
        self._build()
        self._join()
        self._join_keys()

    @property
    def sheet(self) -> ReviewSheet | None:
        """What is on the screen."""
        return self._sheet

    @override
    def enter(self, matter: object = None) -> None:
        """`matter` is a `ReviewWish`, the id of a subject, or None for where one was."""
        self._show_lists()
        if isinstance(matter, ReviewWish):
            self.place.fulfil(matter)
        elif isinstance(matter, str):
            self.place.go_to(SubjectId(matter))

    @override
    def leave(self) -> None:
        self._is_left = True
        self.acts.leave()
        self.keys.part()
        self._keep()

    @override
    def keys_line(self) -> str:
        return _("J / K next, previous · ← / → candidate · 1–9 same person · / or F3 search · Ctrl+/ all keys")

    @override
    def retranslate(self) -> None:
        self.bar.name_list(self.place.list)
        self.bar.show_progress(self.queue.entries)
        if self._sheet is not None:
            self._show(self._sheet)

    @override
    def redraw(self) -> None:
        if self._sheet is not None:
            self._show(self._sheet)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}
        step = lines.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.centre.sheet.scroll_rows(step)

    def _build(self) -> None:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addWidget(self.centre, 1)
        row.addWidget(self.side)
        self._nothing = EmptyState("lists")
        self._import = KeyButton(dressed="primary", picture="import")
        self.say(self._import.set_words, N_("Import a list…"))
        self._import.clicked.connect(lambda: self.asked.emit("lists/import", None))
        self._nothing.acts.addWidget(self._import)
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)

    def _join(self) -> None:
        self.session.changed.connect(self._take_change)
        self.bar.list_chosen.connect(self._come_back)
        self.bar.parts.asked.connect(self._ask_for)
        self.place.wanted.connect(self._show_subject)
        self.place.empty.connect(self._show_nobody)
        self.queue.subject_chosen.connect(self._take_chosen)
        self.queue.emptied.connect(self._show_nobody)
        self.acts.carried_out.connect(self._go_on)
        self.acts.refused.connect(self._read_again)
        self.acts.said.connect(self._say)
        self.acts.marks_changed.connect(self._show_marks)
        sheet, bar = self.centre.sheet, self.centre.bar
        sheet.same_asked.connect(self.acts.same_person)
        sheet.strike_asked.connect(self.acts.strike)
        sheet.mark_asked.connect(self.acts.mark)
        for answers in (sheet, self.side.findings):
            answers.answered.connect(self.acts.answer)
            answers.left.connect(self._come_back)
        self.side.findings.subject_asked.connect(self._open_line)
        bar.reason_asked.connect(self.acts.choose_reason)
        bar.note.kept.connect(self._keep_note)
        bar.note.left.connect(self._come_back)
        self.side.history.take_back_asked.connect(self.acts.take_back)

    def _join_keys(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            Act.NEXT_SUBJECT: self.queue.go_next,
            Act.PREVIOUS_SUBJECT: self.queue.go_previous,
            Act.NEXT_CANDIDATE: partial(self.centre.reach, 1),
            Act.PREVIOUS_CANDIDATE: partial(self.centre.reach, -1),
            Act.ANOTHER_PERSON: self._strike_reached,
            Act.NONE_OF_THESE: self.asking.none_of_these,
            Act.NOT_SURE: self.asking.not_sure,
            Act.DUPLICATE: lambda: self.asking.duplicate(self.queue.entries),
            Act.IDENTIFIED_OTHERWISE: self.asking.identified_otherwise,
            Act.LINE_UNUSABLE: self.asking.unusable,
            Act.HOLD: self.asking.hold,
            Act.ANSWER_STOP: self._reach_stop,
            Act.ASK: self.questions.ask,
            Act.ESCALATE: self.questions.escalate,
            Act.ANSWER_QUESTION: self.questions.answer,
            Act.CORRECT_LINE: self.asking.correct,
            Act.REASON: self.acts.choose_reason,
            Act.NOTE: self.centre.bar.note.setFocus,
            Act.SEARCH_REGISTRIES: self.asking.search,
            Act.TAKE_BACK: self._take_back_last,
            **{same_person(digit): partial(self._press_digit, digit) for digit in DIGITS},
            **{mark_record(digit): partial(self.acts.press_mark, digit) for digit in DIGITS},
        }
        self.keys.join(slots)

    @Slot(str)
    def _ask_for(self, place: str) -> None:
        """Another part of the review, for the person that is shown where it has that one too."""
        self.asked.emit(place, ReviewWish(subject=self._subject))

    def _show_lists(self) -> None:
        has_lists = self.place.show_lists()
        self.bar.parts.setVisible(has_lists and may_have_disputes(self.session.reader))
        self._stack.setCurrentIndex(0 if has_lists else 1)
        if not has_lists:
            self._show_nobody()
            self._nothing.show_words(
                _("No list to verify yet"), _("Import the list of names you received: its people are reviewed here.")
            )

    def _read(self, subject: SubjectId) -> None:
        """Reads a subject's sheet and shows it."""
        self.session.courtesy.ask()
        self._subject = subject
        try:
            sheet = reviewing.read_sheet(self.session.reader, subject, self.session.case.operator.id)
        except VerifierError as error:
            self._show_nobody()
            self.session.refused.emit(error)
            return
        if self._sheet is None or self._sheet.subject.id != subject:
            self.centre.bar.note.keep()
            self.centre.bar.clear()
            self.centre.bar.note.show_text(sheet.note_draft)
            self.centre.notice.dismiss()
            self.place.arrive(subject)
        try:
            self._show(sheet)
        except Exception:
            # Rather nobody than one person's candidates beside another's findings.
            self._show_nobody()
            raise

    def _show(self, sheet: ReviewSheet) -> None:
        self._sheet = sheet
        self.acts.see(sheet)
        allowed = self._decides and not sheet.is_gone
        numbers = {entry.subject: entry.number for entry in self.queue.entries} if sheet.verdict.duplicate_of else {}
        self.centre.show_sheet(
            sheet,
            allowed=allowed,
            marks=self.acts.marks,
            numbers=numbers,
            barred=self._barred(sheet),
            holder=self.session.case.operator.id,
        )
        self.side.show_sheet(sheet, allowed=allowed)
        self.questions.show_sheet(sheet, self._barred(sheet))
        self.keys.allow(sheet, decides=allowed, takes_back=self._takes_back, why_not=self._barred(sheet))

    @Slot()
    def _show_nobody(self) -> None:
        self.centre.bar.note.keep()
        self._sheet = None
        self._subject = None
        self.acts.see(None)
        self.centre.show_nobody()
        self.side.show_nobody()
        self.questions.show_sheet(None, "")
        self.keys.allow(None, decides=self._decides, takes_back=self._takes_back)

    @property
    def _decides(self) -> bool:
        """Whether the operator may decide in this case."""
        return self.session.case.may(StatementKind.DECISION)

    @property
    def _takes_back(self) -> bool:
        """Whether the operator has said anything that can be taken back. Looked up after a change only: many people are shown
        between two."""
        if self._may_take_back is None:
            case = self.session.case
            self._may_take_back = self._decides and reviewing.may_take_back(self.session.reader, case.operator.id)
        return self._may_take_back

    def _barred(self, sheet: ReviewSheet) -> str:
        """Why nothing can be decided; empty where it can."""
        case = self.session.case
        barred = membership.barred(case.operator, is_member=case.is_member, is_read_only=case.is_read_only)
        if barred:
            return barred
        if sheet.is_gone:
            return _(
                "This person is gone from the list: its newest revision no longer has this line. You can look, but not decide."
            )
        return ""

    @Slot(str)
    def _take_chosen(self, subject: str) -> None:
        if not self.acts.is_acting and subject != self._subject:
            self._read(SubjectId(subject))

    @Slot(str)
    def _show_subject(self, subject: str) -> None:
        if self._sheet is None or self._sheet.subject.id != subject:
            self._read(SubjectId(subject))

    @Slot(object)
    def _take_change(self, change: Change) -> None:
        if self._is_left or not self.session.is_open:
            return
        if self.place.list is None and not self.isVisible():
            if change.lists:
                self.session.courtesy.ask()
                self._ahead.start()
            return
        self._may_take_back = None
        self.queue.apply(change)
        if self.acts.is_acting:
            return
        if change.lists or change.case:
            self._show_lists()
        self.bar.show_progress(self.queue.entries)
        if self._sheet is not None and concerns(change, self._sheet):
            self._read(self._sheet.subject.id)
        elif self._sheet is None and self.place.list is not None:
            self.place.begin_list()

    @Slot()
    def _show_ahead(self) -> None:
        """Nobody has been here yet: the list that was just taken in is read now, not when it is asked for."""
        if not self._is_left and self.session.is_open and self.place.list is None:
            self._show_lists()

    @Slot(bool)
    def _go_on(self, moves_on: bool) -> None:
        """After an act: the next open subject, or the same one as it stands now. What was said before it is out of date."""
        self.centre.notice.dismiss()
        self.bar.show_progress(self.queue.entries)
        if self._subject is None:
            return
        following = self.queue.next_open_after(self._subject) if moves_on else None
        if following is None:
            self._read(self._subject)
            if moves_on:
                self._say(_("Nobody else is open in what the queue shows."))
        else:
            self.place.go_to(SubjectId(following))
        self._come_back()

    @Slot(str)
    def _open_line(self, subject: str) -> None:
        self.place.go_to(SubjectId(subject))
        self._come_back()

    @Slot()
    def _read_again(self) -> None:
        if self._subject is not None and self.session.is_open:
            self._read(self._subject)

    def _press_digit(self, digit: int) -> None:
        """Nobody is identified as a record that was not in sight: it is shown, and the digit is pressed again."""
        column = self._sheet.column_of_digit(digit) if self._sheet else None
        if column is None:
            return
        if self.centre.sheet.bring_into_sight(column.record):
            self.acts.same_person(column.record)
        else:
            text = _("This record was out of sight. Look at it, then press {digit} again.")
            self._say(text.format(digit=digit))

    def _show_marks(self) -> None:
        self.centre.sheet.show_marks(self.acts.marks)

    def _strike_reached(self) -> None:
        record = self.centre.sheet.reached
        if record is None:
            self._say(_("Choose the column first: ← and → move between the records."))
        else:
            self.acts.strike(record)

    def _reach_stop(self) -> None:
        sheet = self._sheet
        stops = [finding for finding in sheet.findings if finding.is_stop] if sheet else []
        if sheet is None or not stops:
            self._say(_("There is no stop on this person."))
            return
        stop = _in_order_of_columns(sheet, sheet.unanswered or stops)[0].key
        if not self.centre.reach_answers(stop):
            self.side.reach_answers(stop)

    def _take_back_last(self) -> None:
        subject = self.acts.take_back_last()
        if subject is not None:
            self.place.go_to(subject)
            self._come_back()

    def _say(self, text: str) -> None:
        self.centre.say(text)

    @Slot()
    def _come_back(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _keep_note(self, text: str) -> None:
        if self._sheet is not None:
            self._memory.keep_note(self._sheet.subject.id, text)

    def _keep(self) -> None:
        """Before the case file is left, or another list is shown: what is typed, and where one was."""
        if self.session.is_open:
            self.centre.bar.note.keep()
            self.queue.keep()
            self._memory.keep()


def _in_order_of_columns(sheet: ReviewSheet, stops: Sequence[Finding]) -> Sequence[Finding]:
    """Stops as the eye meets them: those of columns from the left, then those that rest on none."""
    places = {column.stop.key: place for place, column in reversed([*enumerate(sheet.columns)]) if column.stop}
    return sorted(stops, key=lambda stop: places.get(stop.key, len(sheet.columns)))
