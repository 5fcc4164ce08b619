"""The files that were handed over together: what became of each, and which can still be left out."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.import_queue import FileState, ImportQueue
from verifier_gui.ui.models.files_model import FilesModel
from verifier_gui.ui.widgets.fitted_table import FittedTable


class FilesAtHand(Sheet):
    """Shows them as they are taken."""

    def __init__(self, parent: QWidget | None, queue: ImportQueue) -> None:
        super().__init__(parent, "file", width=760)
        self._queue = queue
        self.rows = FilesModel()
        self.table = FittedTable(self.rows, words={1: 160, 3: 200})
        self.table.setMinimumHeight(260)
        self.say(self.table.setAccessibleName, N_("Files"))
        self.content.addWidget(self.table, 1)
        self.leave_out = self.add_button()
        self.say(self.leave_out.set_words, N_("Leave out"))
        self.leave_out.clicked.connect(self._leave_out)
        close = self.add_button(primary=True)
        self.say(close.set_words, N_("Close"))
        close.clicked.connect(self.accept)
        self.table.selectionModel().currentRowChanged.connect(self._judge)
        queue.changed.connect(self._show_files)
        self._show_files()
        self.retranslate()
        self.table.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("Files handed over"),
            _("One after another, each with its own check. A file that waits can be left out."),
        )

    def _show_files(self) -> None:
        row = max(self.table.currentIndex().row(), 0)
        self.rows.show_files(self._queue.files)
        self.table.selectRow(min(row, max(self.rows.rowCount() - 1, 0)))
        self._judge()

    def _judge(self) -> None:
        file = self.rows.file(self.table.currentIndex().row())
        self.leave_out.setEnabled(file is not None and file.state is FileState.WAITING)

    def _leave_out(self) -> None:
        file = self.rows.file(self.table.currentIndex().row())
        if file is not None:
            self._queue.drop(file.path)
