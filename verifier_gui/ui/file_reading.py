"""Reads a file that may be imported, off the window's thread, as often as its reading is wished otherwise."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.pasted_table import Source
from verifier_gui.ui.jobs import Job

if TYPE_CHECKING:
    from verifier_gui.domain.forecasts import Forecast
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.importing import ImportPlan
    from verifier_gui.workflow.suggesting import Suggestion

QUICKLY_COMPARED = 20_000
"""people up to which a revision is compared with the one before as quickly as its columns are read"""

READS_AFTER = 250
"""milliseconds: wishes that come together are read together"""


@dataclass(frozen=True, slots=True)
class ReadingWish:
    """How a file shall be read; what is None or empty is found by itself."""

    path: Source
    sheet: str | None = None
    heading_row: int | None = None
    mapping: ColumnMapping | None = None
    encoding: str = ""
    delimiter: str = ""

    @property
    def told(self) -> frozenset[str]:
        """What of a csv is the caseworker's word."""
        given = (("encoding", self.encoding), ("delimiter", self.delimiter))
        return frozenset(name for name, value in given if value)


@dataclass(frozen=True, slots=True)
class FirstLook:
    """A file that was not read before: what it holds, what it probably is, and the key of the remembered mapping by which it was
    read (empty: as understood)."""

    found: Inspection
    suggestion: "Suggestion"
    read_by: str = ""


class FileReading(QObject):
    """One file at a time. A new wish ends the reading of the one before; nothing comes of that any more."""

    started = Signal()
    progressed = Signal(int, int)
    seen = Signal(object)
    """a `FirstLook`"""
    seen_again = Signal(object)
    """an `Inspection`, by the wish that holds now"""
    refused = Signal(object)
    """a `VerifierError`"""
    stopped = Signal()
    foreseen = Signal(object)
    """a `Forecast`"""
    not_foreseen = Signal(object)
    """a `VerifierError`: the file cannot be compared"""

    def __init__(self, session: "Session", parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.wish: ReadingWish | None = None
        self._is_known = False
        self._job: Job | None = None
        self._forecast: Job | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(READS_AFTER)
        self._soon.timeout.connect(self._read)

    @property
    def goes_on(self) -> bool:
        """Whether something is being read, or will be in a moment."""
        return self._job is not None or self._soon.isActive()

    def begin(self, path: Source) -> None:
        self.stop()
        self.wish = ReadingWish(path)
        self._is_known = False
        self._read()

    def read_so(self, wish: ReadingWish, *, soon: bool = False) -> None:
        """Reads the file by another wish; `soon`: after a moment, in which more may be wished."""
        self.wish = wish
        self._drop_jobs()
        self.started.emit()
        self._soon.start(READS_AFTER if soon else 0)

    def stop(self) -> None:
        """Leaves the file."""
        self._drop_jobs()
        self.wish = None

    def cancel(self) -> None:
        """Asks for the reading to end; `stopped` comes when it has."""
        if self._job is not None:
            self._job.cancel()

    @property
    def foresees(self) -> bool:
        """Whether a file is being compared with the revision before it."""
        return self._forecast is not None

    def forget_forecast(self) -> None:
        """Nothing comes any more of a comparison that goes on."""
        if self._forecast is not None:
            self._forecast.cancel()
        self._forecast = None

    def foresee(self, plan: "ImportPlan") -> None:
        """Looks what a revision would change; `foreseen` follows, unless something else is wished meanwhile."""
        from verifier_gui.domain.lists import ListRole
        from verifier_gui.workflow.foreseeing import foresee
        from verifier_gui.workflow.foreseeing_references import foresee_reference

        self.forget_forecast()
        case = self._session.case

        def look_ahead(progress: Progress) -> "Forecast":
            reader = case.new_reader()
            try:
                look = foresee if plan.attributes.role is ListRole.TO_VERIFY else foresee_reference
                return look(case.view(reader), plan, progress)
            finally:
                reader.close()

        # Keys and searches do not wait for a long one.
        jobs = self._session.errands if plan.people <= QUICKLY_COMPARED else self._session.jobs
        job = self._forecast = jobs.make(look_ahead)

        def tell(forecast: object) -> None:
            if self._forecast is job:
                self._forecast = None
                self.foreseen.emit(forecast)

        def refuse(error: object) -> None:
            if self._forecast is job:
                self._forecast = None
                self.not_foreseen.emit(error)

        job.finished.connect(tell)
        job.failed.connect(refuse)
        job.start()

    def _drop_jobs(self) -> None:
        self._soon.stop()
        for job in (self._job, self._forecast):
            if job is not None:
                job.cancel()
        self._job = self._forecast = None

    def _read(self) -> None:
        wish = self.wish
        if wish is None:
            return
        case, is_known = self._session.case, self._is_known

        def look(progress: Progress) -> object:
            if is_known:
                return _inspected(wish, progress)
            from verifier_gui.workflow.remembering_mappings import offered_first, remembered
            from verifier_gui.workflow.suggesting import suggest

            found = _inspected(wish, progress.part(0, 0.9))
            reader = case.new_reader()
            try:
                suggestion = suggest(reader, found)
                list_id = suggestion.list_.id if suggestion.list_ else None
                former = offered_first(remembered(reader, found.headings), found.headings, list_id)
            finally:
                reader.close()
            read_by = ""
            if former is not None:
                mapping = former.kept.laid_on(found.headings, found.mapping)
                if mapping != found.mapping:
                    read_by = former.key
                    found = _inspected(replace(wish, mapping=mapping), progress.part(0.9, 1))
            return FirstLook(found, suggestion, read_by)

        job = self._job = self._session.errands.make(look)

        def tell(result: object) -> None:
            if self._job is job:
                self._job = None
                self._is_known = True
                (self.seen if isinstance(result, FirstLook) else self.seen_again).emit(result)

        def refuse(error: object) -> None:
            if self._job is job:
                self._job = None
                self.refused.emit(error)

        def give_up() -> None:
            if self._job is job:
                self._job = None
                self.stopped.emit()

        job.finished.connect(tell)
        job.failed.connect(refuse)
        job.cancelled.connect(give_up)
        job.progressed.connect(self.progressed)
        self.started.emit()
        job.start()


def _inspected(wish: ReadingWish, progress: Progress) -> Inspection:
    from verifier_gui.sheets.inspecting import inspect

    return inspect(
        wish.path,
        sheet=wish.sheet,
        heading_row=wish.heading_row,
        mapping=wish.mapping,
        encoding=wish.encoding,
        delimiter=wish.delimiter,
        progress=progress,
    )
