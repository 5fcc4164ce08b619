"""Drawing the sample: who can be drawn, by what chance, and what follows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import NamedList
from verifier_gui.phrases import policy_words
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.sampling import SampleDue, draw_sample

if TYPE_CHECKING:
    from verifier_gui.domain.changes import Change
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.acting import Acting


class DrawSample(Sheet):
    """Of one list, once: what is drawn stays drawn."""

    def __init__(self, parent: QWidget | None, session: "Session", named: NamedList, due: SampleDue) -> None:
        super().__init__(parent, "match", width=520)
        self._session, self._named, self._due = session, named, due
        self._whom, self._follows = label("", "body", wraps=True), label("", "muted", wraps=True)
        self._early = Banner("warning")
        for part in (self._whom, self._early, self._follows):
            self.content.addWidget(part)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Draw the sample"))
        self.main.clicked.connect(self._draw)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        due = self._due
        self.show_title(_("Draw the sample"), self._named.attributes.name)
        self._whom.setText(policy_words.sample_question(len(due.population), due.share))
        self._early.setVisible(bool(due.undecided))
        self._early.show_words(policy_words.still_undecided(due.undecided), "")
        self._follows.setText(
            _(
                "The program draws with fresh random bytes, which go on record with everybody who could be drawn: anybody can work "
                "the sample out again. Whoever is drawn comes back into the queues as if nobody had decided; the decisions on the "
                "others are shown to everybody from now on."
            )
        )

    @Slot()
    def _draw(self) -> None:
        list_id = self._named.id

        def draw(acting: "Acting", progress: Progress) -> "Change":
            return draw_sample(acting, list_id, progress)

        self.accept()
        self._session.run(N_("Drawing the sample"), draw)
