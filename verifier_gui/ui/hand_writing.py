"""Somebody is added by hand, or a line corrected: the dialog, the work that writes it, the matching that follows."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListAttributes, ListRole, NamedList
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.phrases import membership
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.person_by_hand import Choices, PersonByHand, Written
from verifier_gui.workflow.amending import MOST_PEOPLE, amend
from verifier_gui.workflow.hand_lines import HandLine, texts_of, understand

if TYPE_CHECKING:
    from verifier_gui.progress import Progress
    from verifier_gui.sheets.rows import UnderstoodRow
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.acting import Acting


class HandWriting(QObject):
    """Opens its dialogs over `window`."""

    def __init__(self, session: "Session", window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

    def add(self) -> None:
        """Asks for somebody to add; at first the list to verify is chosen that the pages show."""
        if self._refused():
            return
        lists = [
            named
            for named in self._session.reader.lists()
            if named.revision is not None and named.revision.people <= MOST_PEOPLE
        ]
        to_verify = [named for named in lists if named.attributes.role is ListRole.TO_VERIFY]
        first = self._session.chosen_list.among(to_verify)

        def understood(named: NamedList | None, texts: Mapping[FactKind, str]) -> "UnderstoodRow":
            return understand(self._session.reader, named.id if named else None, HandLine(texts))

        dialog = PersonByHand(self._window, understood, Choices(lists, first))
        dialog.written.connect(self._add)
        self._session.left.connect(dialog.reject)
        dialog.open()

    def correct(self, subject_id: SubjectId) -> None:
        """Asks what the line of somebody on a list to verify shall say."""
        subject = None if self._refused() else self._session.reader.subject(subject_id)
        if subject is None:
            return
        row, list_id = subject.record.row, subject.list_id

        def understood(_named: NamedList | None, texts: Mapping[FactKind, str]) -> "UnderstoodRow":
            return understand(self._session.reader, list_id, HandLine(texts, row))

        def correct(written: Written) -> None:
            self._write(list_id, HandLine(written.texts, row), written.source)

        dialog = PersonByHand(
            self._window, understood, Choices(), before=texts_of(subject.facts), title=subject.facts.shown_name()
        )
        dialog.written.connect(correct)
        self._session.left.connect(dialog.reject)
        dialog.open()

    def _add(self, written: Written) -> None:
        target = written.target.id if isinstance(written.target, NamedList) else written.target
        assert target is not None
        self._write(target, HandLine(written.texts), written.source)

    def _write(self, target: ListId | ListAttributes, line: HandLine, source: str) -> None:
        def write(acting: "Acting", progress: "Progress") -> object:
            return amend(acting, target, [line], source=source, progress=progress)

        job = self._session.run(lambda: _("Writing a line by hand"), write)
        job.finished.connect(self._match)

    def _match(self) -> None:
        if self._session.is_open:
            self._session.match()

    def _refused(self) -> bool:
        if not self._session.is_open:
            return True
        case = self._session.case
        if case.may(StatementKind.AMENDMENT):
            return False
        barred = membership.barred(case.operator, is_member=case.is_member, is_read_only=case.is_read_only)
        ask.tell(self._window, _("This could not be done"), barred)
        return True
