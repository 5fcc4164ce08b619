"""The session: the one object that carries out operations on the open case file and announces what they changed."""

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, QTimer, Signal

from verifier_gui.domain.changes import Change
from verifier_gui.domain.language import N_
from verifier_gui.errors import VerifierError
from verifier_gui.progress import Progress
from verifier_gui.ui.chosen_list import ChosenList
from verifier_gui.ui.courtesy import Courtesy
from verifier_gui.ui.jobs import Job, Jobs
from verifier_gui.ui.speaking import Text

if TYPE_CHECKING:  # the first window appears before any of this is loaded
    from pathlib import Path

    from verifier_gui.domain.identifiers import OperatorId
    from verifier_gui.domain.statement_values import Json
    from verifier_gui.store.reader import Reader
    from verifier_gui.workflow.acting import Acting
    from verifier_gui.workflow.case_files import LockedCase, OpenCase
    from verifier_gui.workflow.profile import Profile
    from verifier_gui.workflow.searching import Indexes
    from verifier_gui.workflow.viewing import View

CHECKPOINT_AFTER = 1000
"""Milliseconds after the last act until a worker moves the write-ahead log into the case file."""

_Arguments = ParamSpec("_Arguments")


class Session(QObject):
    """At most one case file is open, or locked, at a time.

    Pages read through `reader`, act through `do`, and give long work to `run`; whatever changed comes back to everybody
    by `changed`. Case files are opened by `open_case`, with a function that makes one.
    """

    opened = Signal()
    """a case file is open now, or unlocked again"""
    leaving = Signal()
    """the case file is about to be locked or closed: what is being typed is kept now"""
    left = Signal()
    """the case file was locked or closed: nobody shows a name any more"""
    changed = Signal(object)
    """a `Change`"""
    work_started = Signal(object, object)
    """the title of a long work, and its `Job`"""
    refused = Signal(object)
    """a `VerifierError` that the operator must read"""

    def __init__(self, profile: "Profile", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.profile = profile
        self.courtesy = Courtesy(self)
        """lets the window go before long work"""
        self.jobs = Jobs(self, self.courtesy)
        """long work, which may write; one after the other"""
        self.errands = Jobs(self)
        """short work that need not wait for the long one: keys, searches, checkpoints"""
        self.works: dict[Job, Text] = {}
        """the long work that runs or waits, with its title"""
        self.export_folder: Path | None = None
        """where a roster was last written; kept nowhere, and forgotten with the program's end"""
        self.files_waiting: tuple[str, ...] = ()
        """names of files that were handed over for import and are not taken in yet, the one on the table first"""
        self.chosen_list = ChosenList(self)
        self.locked: LockedCase | None = None
        self._case: OpenCase | None = None
        self._indexes: Indexes | None = None
        self._matching = False
        self._checkpoint = QTimer(self)
        self._checkpoint.setSingleShot(True)
        self._checkpoint.setInterval(CHECKPOINT_AFTER)
        self._checkpoint.timeout.connect(self._move_log)

    @property
    def is_open(self) -> bool:
        return self._case is not None

    @property
    def case(self) -> "OpenCase":
        """The open case file. Asking for it while none is open is a fault of ours."""
        if self._case is None:
            raise RuntimeError("no case file is open")
        return self._case

    @property
    def reader(self) -> "Reader":
        """The window's own connection: for short reading on the window's thread."""
        return self.case.writer

    @property
    def view(self) -> "View":
        """What the operator may know of the case now: what is shown of subjects is read through it, on the window's thread."""
        return self.case.view(self.reader)

    @property
    def indexes(self) -> "Indexes":
        """The indexes of reference lists that searches by hand have loaded since the case file was opened."""
        if self._indexes is None:
            from verifier_gui.workflow.searching import Indexes

            self._indexes = Indexes()
        return self._indexes

    def do(
        self,
        operation: "Callable[Concatenate[Acting, _Arguments], Change]",
        *args: _Arguments.args,
        **kwargs: _Arguments.kwargs,
    ) -> bool:
        """Carries an operation out and announces what it changed. False where it was refused, which is told."""
        try:
            change = operation(self.case.acting, *args, **kwargs)
        except VerifierError as error:
            self.refused.emit(error)
            return False
        self._checkpoint.start()
        self.changed.emit(change)
        return True

    def run(self, title: Text, work: "Callable[[Acting, Progress], object]", *, quiet: bool = False) -> Job:
        """Starts long work on the worker's thread, with a connection of its own. A `Change` that it gives is announced, a
        refusal is told; `quiet` work is shown, and its refusal told, by whoever began it. The job is started already when
        it comes back: connect to it at once, nothing of it can come before the event loop runs again."""
        case = self.case

        def carry_out(progress: Progress) -> object:
            writer = case.new_writer()
            try:
                return work(case.new_acting(writer), progress)
            finally:
                writer.close()

        job = self.jobs.make(carry_out)
        job.finished.connect(self._announce)
        if not quiet:
            job.failed.connect(self.refused)
            self.work_started.emit(title, job)
        self.works[job] = title
        job.ended.connect(lambda: self.works.pop(job, None))
        job.start()
        return job

    def open_case(self, make: "Callable[[], OpenCase]") -> Job:
        """Opens or unlocks a case file off the window's thread, for keys take half a second to derive. `opened` follows; a
        refusal comes by the job's `failed` alone, for the dialog that asked shows it. What was opened by a job that was
        cancelled meanwhile is closed again."""
        return self._open(lambda _progress: make(), self._close)

    def create_case(self, make: "Callable[[Progress], OpenCase]", discard: "Callable[[OpenCase], None]") -> Job:
        """The same for a case file that is created, by a function that looks at its progress; what it made for a job that was
        cancelled meanwhile is discarded."""
        return self._open(make, discard)

    def _open(self, make: "Callable[[Progress], OpenCase]", unwanted: "Callable[[OpenCase], None]") -> Job:
        job = self.errands.make(make)

        def adopt(case: object) -> None:
            self._adopt(case, unwanted if job.is_unwanted else None)

        job.finished.connect(adopt)
        job.start()
        return job

    def unlock(
        self,
        passphrase: str,
        case_passphrase: str = "",
        operator: "OperatorId | None" = None,
        *,
        keep_key: bool = False,
    ) -> Job:
        """Opens the locked case file again, for the operator who locked it, or another of this laptop who is a member."""
        from verifier_gui.workflow import case_files

        locked = self.locked
        if locked is None:
            raise RuntimeError("no case file is locked")
        return self.open_case(
            lambda: case_files.unlock(
                locked, passphrase, case_passphrase=case_passphrase, operator=operator, keep_key=keep_key
            )
        )

    def lock(self) -> None:
        """Forgets the keys. Work that runs is cancelled first; it leaves no trace and can be begun again."""
        if self._case is not None:
            from verifier_gui.workflow import case_files

            case = self._leave()
            try:
                self.locked = case_files.lock(case)
            finally:
                self.left.emit()

    def close_case(self) -> None:
        """Closes the case file, open or locked."""
        if self._case is not None:
            self._close(self._leave())
        elif self.locked is not None:
            self.locked.abandon()
            self.locked = None
        else:
            return
        self.left.emit()

    def end(self) -> None:
        """Before the program ends."""
        self.close_case()
        self.jobs.finish()
        self.errands.finish()

    @property
    def may_match(self) -> bool:
        """Whether the operator may bring lists, and so what they are matched with, into the open case file."""
        from verifier_gui.domain.statement_kinds import StatementKind

        return self.case.may(StatementKind.IMPORT)

    def match(self) -> Job | None:
        """Matches every list that has not met every reference list, unless that is going on already."""
        if not self.is_open or self._matching or not self.may_match:
            return None
        from verifier_gui.workflow.matching_up import match_all, unmatched

        if not unmatched(self.reader):
            return None
        job = self.run(N_("Matching the lists"), match_all)
        self._matching = True
        job.ended.connect(self._end_matching)
        return job

    def remembered(self, name: str) -> "Json":
        """What the desk of this case remembers for the operator under a name: filters, sorting, the last subject. None where there
        is nothing."""
        return self.reader.setting(self._own(name))

    def remember(self, name: str, value: "Json") -> None:
        """Keeps something of the desk in the case file. A case that cannot be written to remembers nothing: a full disk is
        told when somebody decides, not when somebody scrolls."""
        if self.is_open and not self.case.is_read_only:
            with suppress(VerifierError), self.case.writer.desk() as transaction:
                transaction.put_setting(self._own(name), value)

    def _own(self, name: str) -> str:
        """Nobody is shown where a colleague stopped."""
        return f"{name}/{self.case.operator.id}"

    def _end_matching(self) -> None:
        self._matching = False

    def _announce(self, result: object) -> None:
        if isinstance(result, Change) and self.is_open:
            self._checkpoint.start()
            self.changed.emit(result)

    def _adopt(self, case: object, unwanted: "Callable[[OpenCase], None] | None") -> None:
        from verifier_gui.workflow import case_files

        if not isinstance(case, case_files.OpenCase):
            raise TypeError("a case file is opened by a function that makes one")
        if unwanted is not None:
            unwanted(case)
            return
        if self._case is not None:
            self._close(self._leave())
            self.left.emit()
        if self.locked is not None and self.locked.path != case.path:
            self.locked.abandon()
        self.locked = None
        self._case = case
        self.opened.emit()

    def _close(self, case: "OpenCase") -> None:
        """Closes a case file. Where the disk does not take its end this is told, and no name stays on the screen for it."""
        from verifier_gui.workflow import case_files

        try:
            case_files.close(case)
        except VerifierError as error:
            self.refused.emit(error)

    def _leave(self) -> "OpenCase":
        """Ends whatever uses the case file. Jobs listen to their cancelling many times a second."""
        case = self.case
        self.leaving.emit()
        self._checkpoint.stop()
        for jobs in (self.jobs, self.errands):
            jobs.drain()
        self._case = None
        self._indexes = None
        self.chosen_list.forget()
        return case

    def _move_log(self) -> None:
        if self._case is None or self._case.is_read_only:
            return
        case = self._case

        def move(_progress: Progress) -> None:
            writer = case.new_writer()
            try:
                writer.checkpoint(truncate=True)
            finally:
                writer.close()

        self.errands.make(move).start()
