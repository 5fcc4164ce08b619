"""The steps of the work, for who sees the program for the first time, and two ways to begin."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from verifier_gui.domain.language import N_
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.labels import KeyCap, label, line
from verifier_gui.ui.widgets.panels import Card

_STEPS = (
    N_("Import a list, see what was understood"),
    N_("Compare a person with the registries"),
    N_("Decide with one key, undo with another"),
    N_("Export the roster for those who act on it"),
    N_("Read who decided what, and verify it"),
)


class FirstTime(Speaking, Card):
    """The demo case to try it in, and the help's first page to read beside it."""

    def __init__(self, demo: QAction, read_help: QAction) -> None:
        super().__init__(spacing=0)
        title = label("", "card-title")
        self.say(title.setText, N_("First time here?"))
        self.body.addWidget(title)
        self.body.addSpacing(4)
        for number, step in enumerate(_STEPS, 1):
            self.body.addWidget(self._step(number, step))
            self.body.addWidget(line())
        self.body.addSpacing(10)
        remark = label("", "small-muted", wraps=True)
        self.say(remark.setText, N_("Try all of it in the demo case: everybody in it is invented."))
        self.body.addWidget(remark)
        self.body.addSpacing(8)
        self.begin = KeyButton(picture="play")
        self.say(self.begin.set_words, N_("Demo case"))
        self.begin.clicked.connect(demo.trigger)
        self.read = KeyButton(picture="help")
        self.say(self.read.set_words, N_("How to begin"))
        self.read.clicked.connect(read_help.trigger)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.begin)
        ways.addWidget(self.read)
        ways.addStretch()
        self.body.addLayout(ways)

    def _step(self, number: int, text: str) -> QWidget:
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(KeyCap(str(number)))
        words = label("", "body", wraps=True)
        self.say(words.setText, text)
        row.addWidget(words, 1)
        shown.setMinimumHeight(34)
        return shown
