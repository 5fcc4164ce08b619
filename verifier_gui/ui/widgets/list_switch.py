"""Changes between the lists to verify of a case; not seen where there is one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from verifier_gui.domain.language import N_
from verifier_gui.ui.speaking import Speaking


class ListSwitch(Speaking, QComboBox):
    """`chosen` carries the id of a list that a person chose."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("look", "title")
        self.setMaximumWidth(320)
        self.activated.connect(self._announce)
        self.say(self.setAccessibleName, N_("List to verify"))
        self.say(self.setToolTip, N_("List to verify"))
        self.hide()

    def show_lists(self, lists: Sequence[tuple[str, str]], current: str) -> None:
        """`lists` are ids and names."""
        self.clear()
        for list_id, name in lists:
            self.addItem(name, list_id)
        self.setCurrentIndex(self.findData(current))
        self.setVisible(len(lists) > 1)

    @override
    def wheelEvent(self, e: object) -> None:
        """Nothing: a turn of the wheel must not change the list."""

    def _announce(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))
