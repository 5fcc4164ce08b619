"""The foot of the search: that it is on record, and what the keys do."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from verifier_gui.domain.language import N_
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import KeyCap, label

_EDGE = 20


class SearchFoot(Speaking, QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "overlay-foot")
        self.record = label("", "strong")
        self.rest = label("", "small-muted")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.record)
        words.addWidget(self.rest)
        self._back = label("", "small-muted")
        keys = QHBoxLayout()
        keys.setSpacing(6)
        for caps, told in (
            (("↑", "↓"), self._told(N_("choose"))),
            (("Enter",), self._told(N_("add as candidate"))),
            (("Esc",), self._back),
        ):
            for cap in caps:
                keys.addWidget(KeyCap(cap))
            keys.addWidget(told)
            keys.addSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 10, _EDGE - 8, 10)
        row.addLayout(words, 1)
        row.addLayout(keys)

    def show_words(self, record: str, rest: str) -> None:
        self.record.setText(record)
        self.rest.setText(rest)

    def show_back(self, text: str) -> None:
        """Where Escape leads."""
        self._back.setText(text)

    def _told(self, text: str) -> QLabel:
        made = label("", "small-muted")
        self.say(made.setText, text)
        return made
