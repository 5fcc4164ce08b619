"""What every export asks: into which folder, and for whom. It begins where the last one went, and ends with a way to the folder."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.errors import ExportError, VerifierError
from verifier_gui.progress import Progress
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.working_sheet import Done, WorkingSheet
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.labels import ElidedLabel, label
from verifier_gui.workflow.exporting import look_at_folders

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.acting import Acting


class ExportSheet(WorkingSheet):
    """`place` and `recipient` are placed in the content by whoever makes one."""

    def __init__(self, parent: QWidget | None, session: "Session", picture: str, *, asks: str) -> None:
        """`asks` is the title under which another folder is chosen."""
        super().__init__(parent, session, picture)
        self._asks = asks
        self.folder = _folder_for(session)
        self._path = ElidedLabel("", "strong")
        self._path.elided = Qt.TextElideMode.ElideMiddle
        self.choose = KeyButton(_("Another folder…"))
        self.choose.clicked.connect(self._choose_folder)
        self.recipient = TextField(N_("For whom (goes into the audit log)"))
        self.resting += [self.choose, self.recipient]

    def place(self, name: str) -> QVBoxLayout:
        """Where it goes, close under what that is called, and the button for another folder."""
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._path, 1)
        row.addWidget(self.choose)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(name, "field-label"))
        column.addLayout(row)
        return column

    @property
    def target(self) -> Path:
        """What is shown of where it goes: the folder, or what will be made in it."""
        return self.folder

    def show_path(self) -> None:
        """Called at the end of the making, and whenever the folder is another."""
        self._path.setText(str(self.target))

    def export(
        self,
        title: str,
        targets: Sequence[Path],
        act: "Callable[[Acting, Progress], Done]",
        show_done: Callable[[Done], None],
    ) -> None:
        """Works as `work` does. A folder that takes nothing is told at once: the work may have to wait for a matching."""
        try:
            look_at_folders(targets)
        except ExportError as error:
            self.show_refusal(error)
            return
        self.work(title, act, show_done)

    def end_in(self, folder: Path) -> None:
        """Ends with a way to `folder`; the next export begins where this one went."""
        self._session.export_folder = self.folder
        way = self.add_button(_("Open the folder"))
        way.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self.end()

    @override
    def show_refusal(self, error: VerifierError) -> None:
        super().show_refusal(error)
        self.choose.setFocus()

    @Slot()
    def _choose_folder(self) -> None:
        ask.choose_folder(self, self._asks, self.folder, self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self.folder = folder
        self.refused.hide()
        self.show_path()


def _folder_for(session: "Session") -> Path:
    """A folder that is there: where something was exported before, else the documents', else the user's own."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    wanted = (session.export_folder, documents)
    return next((folder for folder in wanted if folder is not None and folder.is_dir()), Path.home())
