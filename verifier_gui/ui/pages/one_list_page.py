"""A page about one list to verify at a time: the overview, the roster."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_
from verifier_gui.domain.lists import NamedList
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.pages.page import Page
from verifier_gui.ui.widgets.bars import PageHead
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.list_switch import ListSwitch
from verifier_gui.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_REREAD_AFTER = 200
"""milliseconds: changes that come together are read together"""


class OneListPage(Page):
    """Subclasses show what `read` finds: the list that all pages show. `enter` may be asked for another by its id."""

    def __init__(self, session: "Session", actions: Actions, picture: str) -> None:
        super().__init__(session, actions)
        self.lists: list[NamedList] = []
        self.head = PageHead()
        self.switch = ListSwitch()
        self.head.right.addWidget(self.switch)
        self.switch.chosen.connect(self.enter)
        self.empty = EmptyState(picture)
        import_list = KeyButton()
        self.say(import_list.set_words, N_("Import a list…"))
        import_list.clicked.connect(actions[Act.IMPORT_LIST].trigger)
        self.empty.acts.addWidget(import_list)
        self._list: ListId | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REREAD_AFTER)
        self._soon.timeout.connect(self._read)
        session.changed.connect(self._note_change)

    @property
    def shown_list(self) -> NamedList | None:
        """The list that is shown; None where the case has none to verify."""
        return next((named for named in self.lists if named.id == self._list), None)

    def read(self) -> None:
        """Reads `shown_list` anew and shows it."""
        raise AssertionError("a page of one list reads it")

    @override
    def enter(self, matter: object = None) -> None:
        from verifier_gui.workflow.overseeing import lists_to_verify

        self.lists = lists_to_verify(self.session.reader)
        chosen = self.session.chosen_list
        if isinstance(matter, str) and matter in {named.id for named in self.lists}:
            chosen.choose(ListId(matter))
        shown = chosen.among(self.lists)
        self._list = shown.id if shown else None
        self.switch.show_lists([(named.id, named.attributes.name) for named in self.lists], self._list or "")
        self.read()

    @override
    def retranslate(self) -> None:
        if self.session.is_open:
            self.enter()

    @Slot(object)
    def _note_change(self, _change: Change) -> None:
        if self.isVisible():
            self._soon.start()

    @Slot()
    def _read(self) -> None:
        if self.session.is_open:
            self.enter()
