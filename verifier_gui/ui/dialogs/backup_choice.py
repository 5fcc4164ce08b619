"""Choosing one of a case file's backups, to open a copy of it."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.phrases import recent
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.labels import label

if TYPE_CHECKING:
    from verifier_gui.workflow.backing_up import Backup

_ROW_HEIGHT = 34


class BackupChoice(Sheet):
    """The newest is chosen first. `chosen` carries a `Backup`."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None, name: str, backups: "Sequence[Backup]") -> None:
        super().__init__(parent, "clock", width=460)
        self._name = name
        self._backups = backups
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(self.open_copy)
        self.list.setMinimumHeight(_ROW_HEIGHT * min(len(backups), 8) + 4)
        self._remark = label("", "muted", wraps=True)
        self.content.addWidget(self.list)
        self.content.addWidget(self._remark)
        self.add_cancel()
        main = self.add_button(primary=True, key="Enter")
        self.say(main.set_words, N_("Open a copy"))
        main.clicked.connect(self.open_copy)
        self.retranslate()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("Backups of {file}").format(file=self._name), _("Encrypted copies under the same passphrase.")
        )
        self.list.setAccessibleName(_("Backups, the newest first"))
        self._remark.setText(
            _(
                "A copy is laid beside the case file and opened; neither the case file nor the backup is touched. What was "
                "decided after the backup is not in it."
            )
        )
        chosen = self.list.currentRow()
        self.list.clear()
        for backup in self._backups:
            item = QListWidgetItem(
                _("Act {number} · {moment}").format(
                    number=grouped(backup.acts), moment=recent.near(_moment(backup.made_at))
                )
            )
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter)
            self.list.addItem(item)
        self.list.setCurrentRow(chosen)

    @Slot()
    def open_copy(self) -> None:
        """Takes the chosen one."""
        row = self.list.currentRow()
        self.accept()
        self.chosen.emit(self._backups[row])


def _moment(seconds: float) -> str:
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()
