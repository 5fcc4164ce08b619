"""The bar above the disagreements: which list, how many are open, how often reviewers agree, and who looks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from verifier_gui.domain.disputes import Agreement
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.lists import NamedList
from verifier_gui.phrases import disputes
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.widgets.bars import TopBar
from verifier_gui.ui.widgets.labels import ElidedLabel, Tag, label
from verifier_gui.ui.widgets.list_switch import ListSwitch
from verifier_gui.ui.widgets.review_switch import DISAGREEMENTS, ReviewSwitch

_MIDDLE = 1000
"""how much more of the room the figures take than the gap behind them"""


class DisputeBar(TopBar):
    """With several lists to verify their switch takes the place of the name."""

    list_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lists = ListSwitch()
        self.lists.chosen.connect(self.list_chosen)
        self.switch = ReviewSwitch(DISAGREEMENTS)
        self.open = Tag("", "danger")
        self._figures = ElidedLabel("", "muted", keeps=60)
        self._role = label("", "muted")
        self._who = label("", "strong")
        line = self.layout()
        if isinstance(line, QHBoxLayout):
            line.insertWidget(1, self.lists)
            line.setStretchFactor(self.middle, _MIDDLE)
        self.middle.addWidget(self.switch)
        self.middle.addWidget(self.open)
        self.middle.addWidget(self._figures, 1)
        self.right.setSpacing(5)
        self.right.addWidget(self._role)
        self.right.addWidget(self._who)

    def show_lists(self, lists: Sequence[NamedList], current: ListId | None) -> None:
        self.lists.show_lists([(named.id, named.attributes.name) for named in lists], current or "")

    def show_list(self, named: NamedList | None, role: str, name: str) -> None:
        """Which list, and in which role the operator looks at it."""
        self.title.setText(_("Disagreements"))
        if named is None or named.revision is None:
            self.remark.setText("")
        else:
            text = _("rev. {revision}") if self.lists.count() > 1 else _("{list} · rev. {revision}")
            self.remark.setText(text.format(list=named.attributes.name, revision=named.revision.number))
        self._role.setText(f"{role}:")
        self._who.setText(name)

    def show_figures(self, waiting: int, adjudicated: int, agreement: Agreement) -> None:
        """How many wait for a supervisor, how many were adjudicated, how often reviewers agree."""
        self.switch.show_open(waiting)
        self.open.setText(ngettext("{count} open", "{count} open", waiting).format(count=grouped(waiting)))
        self.open.setVisible(waiting > 0)
        parts = [
            ngettext("{count} adjudicated", "{count} adjudicated", adjudicated).format(count=grouped(adjudicated))
            if adjudicated
            else "",
            disputes.agreement(agreement),
        ]
        self._figures.setText(" · ".join(filter(None, parts)))
