"""The files of one import: which is at hand, which wait, and what became of the others."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from verifier_gui.errors import VerifierError
from verifier_gui.sheets.pasted_table import Source


class FileState(StrEnum):
    WAITING = "waiting"
    AT_HAND = "at-hand"
    TAKEN = "taken"
    LEFT_OUT = "left-out"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class QueuedFile:
    """`told` is the list that a file was taken into, `error` why one was refused."""

    path: Source
    state: FileState = FileState.WAITING
    told: str = ""
    error: VerifierError | None = None


class ImportQueue(QObject):
    """Files in the order in which they are taken."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[QueuedFile] = []
        self._at: int | None = None

    @property
    def files(self) -> tuple[QueuedFile, ...]:
        return tuple(self._files)

    @property
    def waiting(self) -> tuple[Source, ...]:
        return tuple(file.path for file in self._files if file.state is FileState.WAITING)

    @property
    def number(self) -> int:
        """Which of the files is at hand, from 1; the last that was where none is."""
        return len(self._files) - len(self.waiting)

    def add(self, paths: Iterable[Source], *, first: bool = False) -> None:
        """More files, behind those that wait or before them."""
        place = self.number if first else len(self._files)
        self._files[place:place] = [QueuedFile(path) for path in paths]
        self.changed.emit()

    def take_next(self) -> Source | None:
        """The next file comes to hand; one that still is at hand is left out. Where none waits all are forgotten."""
        self.end(FileState.LEFT_OUT)
        place = next((at for at, file in enumerate(self._files) if file.state is FileState.WAITING), None)
        if place is None:
            self.forget()
            return None
        self._at = place
        self._files[place] = replace(self._files[place], state=FileState.AT_HAND)
        self.changed.emit()
        return self._files[place].path

    def end(self, state: FileState, told: str = "") -> None:
        """What became of the file at hand, unless that is known already."""
        if self._at is not None:
            if self._files[self._at].state is FileState.AT_HAND:
                self._files[self._at] = replace(self._files[self._at], state=state, told=told)
            self._at = None
            self.changed.emit()

    def refuse(self, error: VerifierError) -> None:
        """The file at hand is refused as it is; read otherwise it may be taken yet."""
        if self._at is not None:
            self._files[self._at] = replace(self._files[self._at], state=FileState.REFUSED, error=error)
            self.changed.emit()

    def accept(self) -> None:
        """The file at hand, refused before, is read now."""
        if self._at is not None and self._files[self._at].state is FileState.REFUSED:
            self._files[self._at] = replace(self._files[self._at], state=FileState.AT_HAND, error=None)
            self.changed.emit()

    def drop(self, path: Source) -> None:
        """A file that waits is left out."""
        self._files = [
            replace(file, state=FileState.LEFT_OUT) if file.path == path and file.state is FileState.WAITING else file
            for file in self._files
        ]
        self.changed.emit()

    def drop_waiting(self) -> None:
        """Every file that waits is left out."""
        for path in self.waiting:
            self.drop(path)

    def forget(self) -> None:
        """Nothing is at hand, nothing waits, and what became of the others is no matter any more."""
        self._files, self._at = [], None
        self.changed.emit()
