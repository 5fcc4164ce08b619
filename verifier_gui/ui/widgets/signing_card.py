"""How far a roster is signed, what keeps it from being signed, and what can be done now."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from verifier_gui.domain.sign_offs import SigningState
from verifier_gui.domain.signing_blocks import Block
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.block_rows import block_row, way_of
from verifier_gui.ui.widgets.buttons import ActionButton
from verifier_gui.ui.widgets.figure_rows import emptied
from verifier_gui.ui.widgets.panels import Banner

_COLUMNS = 3

_KINDS = {
    SigningState.NOT_SIGNED: "neutral",
    SigningState.SIGNED_ONCE: "neutral",
    SigningState.SIGNED_OFF: "positive",
    SigningState.CHANGED_SINCE: "warning",
}


class SigningCard(Speaking, QWidget):
    """`way_asked` carries the filter of the queue that shows the people of a block, or `block_rows.LISTS`."""

    way_asked = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._banners = {kind: Banner(kind) for kind in dict.fromkeys(_KINDS.values())}
        self.banner = self._banners["neutral"]
        self.sign = ActionButton(actions[Act.SIGN_ROSTER], dressed="primary", shows_key=False)
        self.write = ActionButton(actions[Act.WRITE_SEALED], shows_key=False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.write, self.sign):
            buttons.addWidget(button)
        head = QHBoxLayout()
        head.setSpacing(12)
        for banner in self._banners.values():
            head.addWidget(banner, 1)
        head.addLayout(buttons)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(14)
        self._rows.setVerticalSpacing(2)
        for column in range(_COLUMNS):
            self._rows.setColumnStretch(column, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addLayout(head)
        whole.addLayout(self._rows)

    def show_state(self, state: SigningState, title: str, text: str) -> None:
        self.banner = self._banners[_KINDS[state]]
        for banner in self._banners.values():
            banner.setVisible(banner is self.banner)
        self.banner.show_words(title, text)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Nothing, once the roster is signed as it stands."""
        emptied(self._rows)
        for place, block in enumerate(blocks):
            row = block_row(block, None if block.is_acceptable else "")
            row.chosen.connect(partial(self.way_asked.emit, way_of(block)))
            self._rows.addWidget(row, place // _COLUMNS, place % _COLUMNS)
            row.show()

    def show_acts(self, *, sign: bool, write: bool) -> None:
        """Which acts stand there; whether they can be done, and if not why, their actions tell."""
        self.sign.setVisible(sign)
        self.write.setVisible(write)
