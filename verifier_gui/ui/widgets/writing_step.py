"""The last step of an import: how far the writing is, then what was taken in and where to go from there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import NamedList
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner, Card


class WritingStep(Speaking, QWidget):
    """Shows the writing, or what was written."""

    stop_asked = Signal()
    another_asked = Signal()
    """the next file that waits, or another one to choose"""
    lists_asked = Signal()
    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title_of = ""
        self._taken: NamedList | None = None
        self._next = ""
        self._waits_for = ""
        self._is_stopping = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._writing, self._done = self._writing_card(), self._done_card()
        for card in (self._writing, self._done):
            column.addWidget(card)
            column.setAlignment(card, Qt.AlignmentFlag.AlignTop)
        column.addStretch()

    @property
    def taken(self) -> NamedList | None:
        """The list that was taken in last."""
        return self._taken

    def show_writing(self, name: str, waits_for: str) -> None:
        """`waits_for` is the title of work that must end first; empty where there is none."""
        self._title_of, self._waits_for, self._is_stopping = name, waits_for, False
        self._bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self._writing.show()
        self._done.hide()
        self.retranslate()
        self.stop.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        if self._waits_for:
            self._waits_for = ""
            self.retranslate()
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._share.setText(f"{done * 100 // total}\u00a0%" if total else "")

    def show_done(self, taken: NamedList, next_file: str) -> None:
        """`next_file` is the name of the file that waits; empty where none does."""
        self._taken, self._next = taken, next_file
        self._writing.hide()
        self._done.show()
        self.retranslate()
        (self.next if next_file else self.review).setFocus()

    @override
    def retranslate(self) -> None:
        self._title.setText(_("Writing “{list}”").format(list=self._title_of))
        if self._is_stopping:
            self._remark.setText(_("Stopping. Nothing of the file will be left."))
        elif self._waits_for:
            self._remark.setText(_("Waits until other work has ended: {work}.").format(work=self._waits_for))
        else:
            self._remark.setText(_("Nobody sees any of it before all of it is written. Stopping leaves no trace."))
        taken = self._taken
        if taken is None or taken.revision is None:
            return
        revision = taken.revision
        problems = ngettext(
            "{count} problem was noted; it can be read again at any time under Lists.",
            "{count} problems were noted; they can be read again at any time under Lists.",
            revision.problems,
        )
        matching = _("Matching begins by itself.") if not self._next else ""
        self._banner.show_words(
            _("“{list}”, revision {number}: {people} taken in").format(
                list=taken.attributes.name, number=revision.number, people=words.people(revision.people)
            ),
            " ".join(
                filter(None, (problems.format(count=grouped(revision.problems)) if revision.problems else "", matching))
            ),
        )
        self.next.set_words(_("Next file: {file}").format(file=self._next))
        self.next.setVisible(bool(self._next))
        self.another.setVisible(not self._next)
        self.review.setVisible(not self._next)

    def _writing_card(self) -> Card:
        card = Card(spacing=12)
        self._title = label("", "card-title", wraps=True)
        self._remark = label("", "muted", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.say(self._bar.setAccessibleName, N_("Writing the list"))
        self._share = label("", "small-muted")
        self._share.setMinimumWidth(40)
        self.stop = KeyButton()
        self.say(self.stop.set_words, N_("Stop and take nothing in"))
        self.stop.clicked.connect(self._stop)
        progress = QHBoxLayout()
        progress.setSpacing(10)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._share)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stop)
        card.body.addWidget(self._title)
        card.body.addWidget(self._remark)
        card.body.addLayout(progress)
        card.body.addLayout(foot)
        return card

    def _done_card(self) -> Card:
        card = Card(spacing=14)
        self._banner = Banner("positive")
        self.next = KeyButton(dressed="primary")
        self.another = KeyButton()
        self.say(self.another.set_words, N_("Import another…"))
        for button in (self.next, self.another):
            button.clicked.connect(self.another_asked)
        self.lists = KeyButton()
        self.say(self.lists.set_words, N_("Go to the lists"))
        self.lists.clicked.connect(self.lists_asked)
        self.review = KeyButton(dressed="primary")
        self.say(self.review.set_words, N_("Go to the review"))
        self.review.clicked.connect(self.review_asked)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        for button in (self.lists, self.another, self.next, self.review):
            foot.addWidget(button)
        card.body.addWidget(self._banner)
        card.body.addLayout(foot)
        card.hide()
        return card

    def _stop(self) -> None:
        self._is_stopping = True
        self.stop.setEnabled(False)
        self.retranslate()
        self.stop_asked.emit()
