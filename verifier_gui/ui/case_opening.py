"""How a case file comes to be open: created, opened, unlocked, restored, dropped on the window, or the demo case."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.changes import Change
from verifier_gui.domain.language import N_, _
from verifier_gui.errors import VerifierError
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.dialogs.backup_choice import BackupChoice
from verifier_gui.ui.dialogs.new_case import CASE_FILES, NewCase
from verifier_gui.ui.dialogs.older_copy import OlderCopy, what_is_lost, where_it_goes_on
from verifier_gui.ui.dialogs.unlock_case import UnlockCase

if TYPE_CHECKING:
    from verifier_gui.progress import Progress
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.acting import Acting
    from verifier_gui.workflow.backing_up import Backup
    from verifier_gui.workflow.case_files import OpenCase


class CaseOpening(QObject):
    """There is one for the window: its dialogs stand over `stand_over`'s widget."""

    asked = Signal(str, object)
    """a place of the window is wanted, and what for"""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__()
        self._session = session
        self._over: QWidget | None = None
        actions[Act.CREATE_CASE].triggered.connect(self.create)
        actions[Act.OPEN_CASE].triggered.connect(self.choose)
        actions[Act.OPEN_DEMO].triggered.connect(self.open_demo)
        actions[Act.SWITCH_OPERATOR].triggered.connect(self.switch_operator)
        self._switches = False
        self._told: object = None
        """what was said of the case file that is open or locked"""

    def stand_over(self, window: QWidget) -> None:
        """From now on dialogs belong to this window, and so does this object. What the window does when a case file is opened
        or left comes first."""
        self._over = window
        self.setParent(window)
        self._session.opened.connect(self._say_what_differs)
        self._session.left.connect(self._forget_told)
        self._session.left.connect(self.unlock)

    @Slot()
    def create(self) -> None:
        NewCase(self._over, self._session).open()

    @Slot()
    def choose(self) -> None:
        """Asks for the file, then for its passphrase."""
        kinds = f"{_(CASE_FILES)};;{_('All files (*)')}"
        ask.choose_files(self._over, _("Open a case file"), kinds, lambda paths: self.open(paths[0]))

    def open(self, path: Path) -> None:
        """Asks for the passphrase of a case file, once it is seen that it may be one."""
        path = path.absolute()
        locked = self._session.locked
        if locked is not None and locked.path == path:
            self.unlock()
            return

        def look_at(_progress: object) -> None:
            from verifier_gui.workflow import case_files

            case_files.look_at(path)

        def ask_for_passphrase(_seen: object) -> None:
            UnlockCase(self._over, self._session, path).open()

        job = self._session.errands.make(look_at)
        job.finished.connect(ask_for_passphrase)
        job.failed.connect(self._tell)
        job.start()

    @Slot()
    def unlock(self) -> None:
        """Asks for the passphrase of the case file that is locked, if one is."""
        locked = self._session.locked
        if locked is None:
            return
        known = ""
        if locked.profile is not self._session.profile:
            from verifier_gui.workflow.demonstrating import PASSPHRASE

            known = PASSPHRASE
        sheet = UnlockCase(self._over, self._session, locked.path, locked, known)
        if self._switches:
            sheet.switch_operator()
        sheet.open()

    @Slot()
    def switch_operator(self) -> None:
        """Locks the case file and asks who goes on with it."""
        self._switches = True
        try:
            self._session.lock()
        finally:
            self._switches = False

    @Slot()
    def open_demo(self) -> None:
        """Makes the demo case anew and imports the sample lists; one that is locked is unlocked instead."""
        locked = self._session.locked
        if locked is not None and locked.profile is not self._session.profile:
            self.unlock()
            return
        profile = self._session.profile

        def make() -> "OpenCase":
            from verifier_gui.workflow.demo_case import create_demo

            return create_demo(profile)

        job = self._session.open_case(make)
        self._session.work_started.emit(N_("Creating the demo case"), job)
        job.finished.connect(self._fill_demo)
        job.failed.connect(self._tell)

    @Slot(object)
    def take(self, paths: Sequence[Path]) -> None:
        """Files that were dropped on the window or named when it was started: a case file is opened, lists are imported into
        the open one, a request for admission is shown."""
        case_files = [path for path in paths if path.suffix.lower() == ".vcase"]
        requests = [path for path in paths if path.suffix.lower() == ".vmember"]
        if case_files:
            self.open(case_files[0])
        elif requests and self._session.is_open:
            self._show_request(requests[0])
        elif self._session.is_open:
            self._import(paths)
        elif paths:
            ask.tell(
                self._over,
                _("Open a case file first"),
                _("A list is imported into a case file. Open or create one, then drop the list on the window again."),
            )

    def _import(self, paths: Sequence[Path]) -> None:
        """Folders are looked through off the window's thread: a stick or a share may take its time."""
        if not any(path.is_dir() for path in paths):
            self.asked.emit("lists/import", list(paths))
            return

        def look(progress: "Progress") -> object:
            from verifier_gui.sheets.folders import lists_in

            return lists_in(paths, progress)

        def take(found: object) -> None:
            if isinstance(found, tuple) and self._session.is_open:
                self.asked.emit("lists/import", list(cast("tuple[Path, ...]", found)))

        job = self._session.errands.make(look)
        job.finished.connect(take)
        job.failed.connect(self._tell)
        job.start()

    def _show_request(self, path: Path) -> None:
        """Who asks to be admitted, for a supervisor; others see who may admit them."""
        from verifier_gui.domain.statement_kinds import StatementKind
        from verifier_gui.ui.dialogs.members import Members

        sheet = Members(self._over, self._session)
        sheet.open()
        if self._session.case.may(StatementKind.MEMBER):
            sheet.open_request(path)

    def restore(self, path: Path) -> None:
        """Offers the backups of a case file."""

        def find(_progress: object) -> object:
            from verifier_gui.workflow.backing_up import backups_of

            return backups_of(path)

        job = self._session.errands.make(find)

        def offer(found: "list[Backup]") -> None:
            self._offer(path, found)

        job.finished.connect(offer)
        job.start()

    def _offer(self, path: Path, found: "list[Backup]") -> None:
        if not found:
            ask.tell(
                self._over,
                _("There is no backup of {file} yet").format(file=path.name),
                _("One is made when lists are in, after each hour of work, and when the case file is closed."),
            )
            return
        sheet = BackupChoice(self._over, path.stem, found)

        def take(backup: "Backup") -> None:
            self._lay_beside(path, backup)

        sheet.chosen.connect(take)
        sheet.open()

    def _lay_beside(self, path: Path, backup: "Backup") -> None:
        profile = self._session.profile

        def copy(_progress: object) -> object:
            from verifier_gui.workflow.backing_up import restore

            return restore(backup, path, profile)

        job = self._session.errands.make(copy)
        job.finished.connect(self.open)
        job.failed.connect(self._tell)
        job.start()

    @Slot(object)
    def _fill_demo(self, _case: object) -> None:
        if not self._session.is_open:
            return

        def fill(acting: "Acting", progress: "Progress") -> Change:
            from verifier_gui.workflow.demonstrating import import_samples

            return import_samples(acting, progress)

        job = self._session.run(N_("Preparing the demo case"), fill)
        job.finished.connect(self._show_demo)

    @Slot(object)
    def _show_demo(self, _change: object) -> None:
        self.asked.emit("review", None)

    @Slot()
    def _say_what_differs(self) -> None:
        """What whoever opens the file must know before anything is decided: said at each opening, and not again where a window is
        only unlocked."""
        from verifier_gui.domain.statement_kinds import StatementKind
        from verifier_gui.phrases import membership
        from verifier_gui.workflow.members import members_of

        case = self._session.case
        lost = what_is_lost(case)
        apart = where_it_goes_on(case)
        told = [part for part in (lost, apart) if part]
        may_confirm = bool(lost) and case.may(StatementKind.RESTORATION)
        if case.is_read_only:
            told.append(
                _(
                    "{file} is open to read only: nothing can be written where it lies. To work on it, close it, copy it to "
                    "another folder and open the copy."
                ).format(file=case.path.name)
            )
        elif not case.is_member and case.operator.keys:
            told.append(membership.only_looks(case.operator, is_member=False))
        elif not case.is_member:
            told.append(
                _("{name} is no member of this case: everything can be read, and nothing decided.").format(
                    name=case.operator.name
                )
            )
            told.append(
                _(
                    "To become one, choose “Ask to be admitted to a case…” (Ctrl+K), and send the file that is made to a "
                    "supervisor of this case: {names}."
                ).format(names=membership.names(members_of(case.writer).supervisors))
            )
        text = "\n\n".join(told)
        matter = (case.path, case.heads_lost, bool(apart), case.is_read_only, case.is_member)
        if text and self._told != matter:
            if may_confirm:
                self._ask_whether_meant(case)
            else:
                ask.tell(self._over, _("Before you begin"), text, picture="note" if text == apart else "warning")
        self._told = matter

    @Slot()
    def _forget_told(self) -> None:
        if self._session.locked is None:
            self._told = None

    def _ask_whether_meant(self, case: "OpenCase") -> None:
        sheet = OlderCopy(self._over, case)

        def confirm(reason: str) -> None:
            from verifier_gui.workflow.restoring import confirm_restored

            if self._session.do(confirm_restored, case.heads_lost, case.stood_at, reason, case.profile):
                sheet.accept()

        sheet.confirmed.connect(confirm)
        sheet.close_asked.connect(self._session.close_case)
        sheet.open()

    @Slot(object)
    def _tell(self, error: VerifierError) -> None:
        ask.tell_error(self._over, error)
