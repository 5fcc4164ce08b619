"""The bar above the review: which list, how many of its people are decided, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout

from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.lists import NamedList
from verifier_gui.domain.review import QueueEntry
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import date, grouped
from verifier_gui.ui.widgets.bars import TopBar
from verifier_gui.ui.widgets.buttons import ActionButton
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.list_switch import ListSwitch
from verifier_gui.ui.widgets.review_switch import REVIEW, ReviewSwitch


class ReviewBar(TopBar):
    """With several lists to verify their switch takes the place of the name."""

    list_chosen = Signal(str)

    def __init__(self, take_back: QAction) -> None:
        super().__init__()
        self.switch = ListSwitch()
        self.switch.chosen.connect(self.list_chosen)
        line = self.layout()
        if isinstance(line, QHBoxLayout):
            line.insertWidget(0, self.switch)
        self.parts = ReviewSwitch(REVIEW)
        self.parts.hide()
        self.middle.addWidget(self.parts)
        self._decided = label("", "strong")
        self._of_all = label("", "muted")
        self.right.setSpacing(5)
        self.right.addWidget(self._decided)
        self.right.addWidget(self._of_all)
        self.right.addSpacing(14)
        self.take_back = ActionButton(take_back, picture="undo")
        self.take_back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.right.addWidget(self.take_back)

    def show_lists(self, lists: Sequence[NamedList], current: ListId) -> None:
        self.switch.show_lists([(named.id, named.attributes.name) for named in lists], current)

    def name_list(self, named: NamedList | None) -> None:
        """Which list, of which date, with how many people; None where there is none."""
        if named is None or named.revision is None:
            self.title.setText(_("Review"))
            self.remark.setText("")
            return
        text = _("rev. {revision}") if self.switch.count() > 1 else _("{list} · rev. {revision}")
        self.title.setText(text.format(list=named.attributes.name, revision=named.revision.number))
        parts = [date(named.attributes.as_of), words.people(named.revision.people)]
        self.remark.setText(" · ".join(part for part in parts if part))

    def show_progress(self, entries: Sequence[QueueEntry]) -> None:
        self.parts.show_open(sum(entry.verdict.waits_for_supervisor for entry in entries))
        decided = sum(entry.verdict.is_decided for entry in entries)
        self._decided.setText(grouped(decided) if entries else "")
        told = [_("of {count} decided").format(count=grouped(len(entries)))] if entries else []
        awaiting = sum(entry.verdict.identity is IdentityState.AWAITING_SECOND for entry in entries)
        if awaiting:
            waits = ngettext("{count} awaits a second review", "{count} await a second review", awaiting)
            told.append(waits.format(count=grouped(awaiting)))
        self._of_all.setText(" · ".join(told))
