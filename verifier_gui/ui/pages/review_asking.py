"""Decisions that ask for more than a key: each opens its dialog, and is carried out with what was given there."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import CandidateColumn, QueueEntry
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.domain.subject_statements import SearchMade
from verifier_gui.ui.dialogs.decision_sheet import DecisionSheet
from verifier_gui.ui.pages.review_acts import ReviewActs
from verifier_gui.ui.widgets.decision_bar import DecisionBar
from verifier_gui.workflow import reviewing

if TYPE_CHECKING:
    from verifier_gui.ui.dialogs.duplicate_chooser import DuplicateChooser
    from verifier_gui.ui.dialogs.registry_search import RegistrySearch
    from verifier_gui.ui.session import Session


class ReviewAsking(QObject):
    """Remembers the searches that were made for each subject: a *not found* names them."""

    def __init__(self, session: "Session", acts: ReviewActs, bar: DecisionBar, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._acts = acts
        self._bar = bar
        self._page = page
        self._searches: dict[SubjectId, list[SearchMade]] = {}

    def none_of_these(self) -> None:
        from verifier_gui.ui.dialogs.none_of_these import NoneOfThese

        sheet = self._acts.sheet
        if sheet is None:
            return
        if not sheet.coverage.of(ListRole.REGISTRY):
            self._acts.said.emit(_("Nothing has been searched yet: wait until the lists are matched."))
            return
        searches = tuple(self._searches.get(sheet.subject.id, ()))
        dialog = NoneOfThese(self._page, sheet, self._bar.reason.reason, self._bar.note.text(), searches)
        dialog.beside_asked.connect(self._lay_beside)
        self._decide_by(
            dialog,
            lambda: self._session.do(
                reviewing.not_found, sheet, reason=dialog.reason, note=dialog.note_text(), searches=searches
            ),
        )

    def not_sure(self) -> None:
        from verifier_gui.ui.dialogs.not_sure import NotSure

        sheet = self._acts.sheet
        if sheet is not None:
            dialog = NotSure(self._page, sheet, self._bar.reason.reason, self._bar.note.text())
            self._decide_by(
                dialog,
                lambda: self._session.do(
                    reviewing.not_sure,
                    sheet,
                    remaining=dialog.remaining,
                    ask=dialog.ask.text().strip(),
                    reason=dialog.reason,
                    note=dialog.note_text(),
                ),
            )

    def identified_otherwise(self) -> None:
        from verifier_gui.ui.dialogs.identified_otherwise import IdentifiedOtherwise

        sheet = self._acts.sheet
        if sheet is None:
            return
        if sheet.barring:
            self._acts.said.emit(_("A stop waits for an answer: press S and answer it first."))
            return
        dialog = IdentifiedOtherwise(self._page, sheet, self._bar.reason.reason, self._bar.note.text())
        self._decide_by(
            dialog,
            lambda: self._session.do(
                reviewing.identify_otherwise,
                sheet,
                source=dialog.source.text(),
                reason=dialog.reason,
                note=dialog.note_text(),
            ),
        )

    def unusable(self) -> None:
        from verifier_gui.ui.dialogs.line_unusable import LineUnusable

        sheet = self._acts.sheet
        if sheet is not None:
            dialog = LineUnusable(self._page, sheet, self._bar.reason.reason, self._bar.note.text())
            self._decide_by(
                dialog,
                lambda: self._session.do(reviewing.unusable, sheet, reason=dialog.reason, note=dialog.note_text()),
            )

    def duplicate(self, entries: Sequence[QueueEntry]) -> None:
        """This line repeats another of the list, which is chosen."""
        sheet = self._acts.sheet
        if sheet is None:
            return
        dialog = duplicate_chooser()(self._page, self._session, entries, sheet.subject.id)

        def choose(other: str, chosen: object) -> None:
            reason = chosen if isinstance(chosen, Reason) else self._bar.reason.reason
            note = self._acts.note()

            def decide(given: Reason | None) -> None:
                self._acts.carry_out(
                    lambda: self._session.do(reviewing.duplicate_of, sheet, SubjectId(other), reason=given, note=note),
                    moves_on=True,
                )

            self._acts.with_reason(sheet, _("Why is it the same person?"), "", decide, reason)

        dialog.chosen.connect(choose)
        self._acts.open(dialog)

    def hold(self) -> None:
        """Withholds the release, or frees what the operator himself withholds."""
        from verifier_gui.ui.dialogs.hold_request import HoldRequest

        sheet = self._acts.sheet
        if sheet is None:
            return
        frees = self._session.case.operator.id in sheet.verdict.held_by
        dialog = HoldRequest(self._page, sheet, self._bar.note.text(), frees=frees)

        def carry_out() -> bool:
            note = dialog.note_text()
            if frees:
                return self._session.do(reviewing.free, sheet, note=note)
            return self._session.do(reviewing.hold, sheet, asked_by=dialog.asked_by.text().strip(), note=note)

        self._decide_by(dialog, carry_out, moves_on=False)

    def correct(self) -> None:
        """The line itself is written anew by hand; nothing is decided by that."""
        from verifier_gui.ui.hand_writing import HandWriting

        if self._acts.sheet is not None:
            HandWriting(self._session, self._page.window()).correct(self._acts.sheet.subject.id)

    def search(self) -> None:
        """Searches the registries by hand; every search that was made is on record in a *not found*."""
        sheet = self._acts.sheet
        if sheet is None:
            return
        dialog = registry_search()(self._page, self._session, sheet)

        def remember() -> None:
            made = self._searches.setdefault(sheet.subject.id, [])
            made += [search for search in dialog.searches if search not in made]

        dialog.finished.connect(remember)
        self._acts.open(dialog)

    def _decide_by(self, dialog: DecisionSheet, carry_out: Callable[[], bool], *, moves_on: bool = True) -> None:
        dialog.noted.connect(self._bar.note.take_text)
        dialog.decided.connect(lambda: self._acts.carry_out(carry_out, moves_on=moves_on))
        self._acts.open(dialog)

    def _lay_beside(self, column: CandidateColumn) -> None:
        from verifier_gui.workflow.searching import Hit, add_candidate

        sheet = self._acts.sheet
        if sheet is not None:
            hit = Hit(column.candidate, column.attributes, column.facts)
            self._acts.carry_out(
                lambda: self._session.do(add_candidate, self._session.indexes, sheet, hit), keeps_words=True
            )


def duplicate_chooser() -> "type[DuplicateChooser]":
    """The dialog that chooses the line which stays, loaded when it is first wanted."""
    from verifier_gui.ui.dialogs.duplicate_chooser import DuplicateChooser

    return DuplicateChooser


def registry_search() -> "type[RegistrySearch]":
    """The search of the registries, loaded when it is first wanted."""
    from verifier_gui.ui.dialogs.registry_search import RegistrySearch

    return RegistrySearch
