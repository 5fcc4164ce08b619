"""The files of an import as rows: what became of each."""

from collections.abc import Mapping, Sequence

from typing_extensions import override

from verifier_gui.domain.language import N_, _, sentence_of
from verifier_gui.ui.import_queue import FileState, QueuedFile
from verifier_gui.ui.models.text_table_model import NOWHERE, Index, TextTableModel

_STATES: Mapping[FileState, str] = {
    FileState.WAITING: N_("waits"),
    FileState.AT_HAND: N_("at hand"),
    FileState.TAKEN: N_("taken in"),
    FileState.LEFT_OUT: N_("left out"),
    FileState.REFUSED: N_("refused"),
}


class FilesModel(TextTableModel):
    """In the order in which they are taken."""

    def __init__(self) -> None:
        super().__init__((N_("No."), N_("File"), N_("State"), N_("List, or why not")))
        self._files: Sequence[QueuedFile] = ()

    def show_files(self, files: Sequence[QueuedFile]) -> None:
        self.beginResetModel()
        self._files = files
        self.endResetModel()

    def file(self, row: int) -> QueuedFile | None:
        return self._files[row] if 0 <= row < len(self._files) else None

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._files)

    @override
    def text(self, row: int, column: int) -> str:
        file = self._files[row]
        told = sentence_of(file.error) if file.error is not None else file.told
        return (str(row + 1), file.path.name, _(_STATES[file.state]), told)[column]
