"""The first step of an import: which file; while it is read, how far that is; and why it was refused."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, ngettext, sentence_of
from verifier_gui.errors import VerifierError
from verifier_gui.phrases.figures import grouped
from verifier_gui.phrases.import_words import encoding_name
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option
from verifier_gui.ui.widgets.form_fields import Field
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner, Card, EmptyState

ENCODINGS = ("utf-8", "cp1251", "koi8-u", "cp866", "mac-cyrillic", "utf-16", "iso8859-5")
"""in which lists come; the usual ones first"""


class FileStep(Speaking, QWidget):
    """Shows one of: nothing chosen yet, a file that is being read, a file that was refused."""

    choose_asked = Signal()
    stop_asked = Signal()
    skip_asked = Signal()
    """the refused file is left out, the next one taken"""
    encoding_picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._waiting = 0
        self._error: VerifierError | None = None
        self._may_import = True
        self._empty = EmptyState("import")
        self.choose = KeyButton(dressed="primary", picture="folder")
        self.say(self.choose.set_words, N_("Choose files…"))
        self.choose.clicked.connect(self.choose_asked)
        self._empty.acts.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty, 1)
        self._reading = self._reading_card()
        self._refused = self._refused_card()
        for card in (self._reading, self._refused):
            column.addWidget(card)
            column.setAlignment(card, Qt.AlignmentFlag.AlignTop)
        column.addStretch()
        self.show_nothing()

    def show_nothing(self, *, may_import: bool = True) -> None:
        self._may_import = may_import
        self.choose.setVisible(may_import)
        self._show(self._empty)
        self.retranslate()

    def show_reading(self, name: str, waiting: int) -> None:
        """`waiting` files come after this one."""
        self._name, self._waiting = name, waiting
        self._bar.setRange(0, 0)
        self._show(self._reading)
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)

    def show_refused(self, name: str, error: VerifierError, waiting: int) -> None:
        """The sentence of refusal, in its place. Where it is about the encoding, that can be chosen by what
        the text looks like in each."""
        self._name, self._error, self._waiting = name, error, waiting
        guess = str(error.values.get("encoding", ""))
        self._encoding_field.setVisible(bool(guess))
        lines = str(error.values.get("samples", "")).splitlines()
        samples = dict(line.split("\t", 1) for line in lines if "\t" in line)
        self.encoding.offer([Option(one, encoding_name(one), samples.get(one, "")) for one in ENCODINGS])
        self.skip.setVisible(waiting > 0)
        self._show(self._refused)
        self.retranslate()
        self.again.setFocus()

    @override
    def retranslate(self) -> None:
        if self._may_import:
            self._empty.show_words(
                _("Choose the list to import"),
                _(
                    "xlsx, xls, xlsb, ods or csv; several files are taken one after another. They can also be dropped on this window."
                    " Nothing is written before the last step."
                ),
            )
        else:
            self._empty.show_words(
                _("Nothing can be imported here"),
                _("The case file is open to read only, or you are neither caseworker nor supervisor of this case."),
            )
        self._title.setText(_("Reading {file}").format(file=self._name))
        waiting = ngettext("{count} file waits after it.", "{count} files wait after it.", self._waiting)
        self._remark.setText(
            _("In a process of its own, within limits: whatever is in the file, it reaches nothing else.")
            + (" " + waiting.format(count=grouped(self._waiting)) if self._waiting else "")
        )
        if self._error is not None:
            self._banner.show_words(_("{file} was not taken").format(file=self._name), sentence_of(self._error))

    def _reading_card(self) -> Card:
        card = Card(spacing=12)
        self._title = label("", "card-title", wraps=True)
        self._remark = label("", "muted", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.say(self._bar.setAccessibleName, N_("Reading the file"))
        self.stop = KeyButton()
        self.say(self.stop.set_words, N_("Stop reading"))
        self.stop.clicked.connect(self.stop_asked)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stop)
        for part in (self._title, self._remark, self._bar):
            card.body.addWidget(part)
        card.body.addLayout(foot)
        return card

    def _refused_card(self) -> Card:
        card = Card(spacing=14)
        self._banner = Banner("danger")
        self.encoding = ChoiceBox()
        self.say(self.encoding.setPlaceholderText, N_("choose…"))
        self.encoding.picked.connect(self.encoding_picked)
        self._encoding_field = Field(N_("Encoding of the file"), self.encoding)
        self._encoding_field.setMaximumWidth(460)
        self.again = KeyButton(dressed="primary")
        self.say(self.again.set_words, N_("Choose another file…"))
        self.again.clicked.connect(self.choose_asked)
        self.skip = KeyButton()
        self.say(self.skip.set_words, N_("Go on with the next file"))
        self.skip.clicked.connect(self.skip_asked)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        foot.addWidget(self.again)
        card.body.addWidget(self._banner)
        card.body.addWidget(self._encoding_field)
        card.body.addLayout(foot)
        return card

    def _show(self, shown: QWidget) -> None:
        for part in (self._empty, self._reading, self._refused):
            part.setVisible(part is shown)
        if shown is not self._refused:
            self._error = None
