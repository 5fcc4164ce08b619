"""The start page: the case files of this laptop, and the ways to create, open and try one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui import __version__
from verifier_gui.domain.language import N_, Language, _, ngettext, spoken
from verifier_gui.phrases import recent
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.case_opening import CaseOpening
from verifier_gui.ui.delegates.recent_case_delegate import RecentCaseDelegate
from verifier_gui.ui.dialogs.change_passphrase import ChangePassphrase
from verifier_gui.ui.models.recent_cases_model import RecentCasesModel
from verifier_gui.ui.pages.page import Page
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.tongue import NAMES, Tongue
from verifier_gui.ui.widgets.bars import PageHead
from verifier_gui.ui.widgets.buttons import ActionButton, KeyButton
from verifier_gui.ui.widgets.first_time import FirstTime
from verifier_gui.ui.widgets.labels import label, line
from verifier_gui.ui.widgets.locked_case import LockedCaseCard
from verifier_gui.ui.widgets.panels import Card, EmptyState
from verifier_gui.ui.widgets.tiles import Tile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.profile import RecentCase
    from verifier_gui.workflow.whereabouts import Whereabouts

_SIDE_WIDTH = 424


class StartPage(Page):
    """Shown while no case file is open."""

    def __init__(
        self, session: "Session", actions: Actions, opening: CaseOpening, preferences: Preferences, tongue: Tongue
    ) -> None:
        super().__init__(session, actions)
        self._opening = opening
        self._preferences = preferences
        self._tongue = tongue
        self._head = PageHead()
        self.language = KeyButton(picture="language")
        self._head.right.addWidget(self.language)
        self._head.right.addWidget(ActionButton(actions[Act.HELP]))
        self.model = RecentCasesModel()
        self.list = QListView()
        self._cases = self._case_list()
        self.locked = LockedCaseCard(actions[Act.CLOSE_CASE])
        self.locked.unlock_asked.connect(opening.unlock)
        self.stays, self.backed_up, self.key = Promise(), Promise(), Promise()
        self.backed_up.pressed.connect(self._restore)
        self.key.pressed.connect(self._change_passphrase)
        self._whereabouts: Mapping[Path, Whereabouts] = {}
        self._lay_out()
        self._make_language_menu()
        actions.attach(self, (Act.OPEN_DEMO,))
        self.retranslate()

    @override
    def enter(self, matter: object = None) -> None:
        locked = self.session.locked
        self.model.show_cases(self.session.profile.recent_cases(), locked.path if locked else None)
        names = {card.id: card.name for card in locked.profile.operators()} if locked else {}
        self.locked.show_case(locked.title if locked else "", names.get(locked.operator, "") if locked else "")
        self._cases.setCurrentIndex(1 if self.model.rowCount() else 0)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self._say_promises()
        self._look_up()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Handed on here, for a focus proxy inside the page would take all before it out of the Tab key's way."""
        super().focusInEvent(event)
        first = self.list if self.model.rowCount() else self._first_tile
        (self.locked.unlock if self.session.locked else first).setFocus(event.reason())

    @override
    def retranslate(self) -> None:
        self._head.title.setText(_("Case files"))
        self.language.set_words(_("Language: {name}").format(name=NAMES[spoken()]))
        self.list.setAccessibleName(_("Case files opened on this laptop"))
        self._empty.show_words(
            _("No case file was opened on this laptop yet"),
            _("Create one for an exchange, open one from disk or stick, or look at the demo case first."),
        )
        self.list.viewport().update()
        self._say_promises()

    @override
    def keys_line(self) -> str:
        version = _("Version {version}").format(version=__version__)
        keys = _("Ctrl+O open · Ctrl+K every command · Ctrl+/ all keys")
        return f"{version} · {keys}"

    def _case_list(self) -> QStackedLayout:
        self.list.setModel(self.model)
        self.list.setItemDelegate(RecentCaseDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.activated.connect(self._open)
        self.list.selectionModel().currentChanged.connect(self._say_backups)
        remove = QAction(self.list)
        remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        remove.triggered.connect(self._forget)
        self.list.addAction(remove)
        self._empty = EmptyState("folder")
        card = Card(margins=(0, 0, 0, 0))
        card.body.addWidget(self._empty)
        stack = QStackedLayout()
        stack.addWidget(card)
        stack.addWidget(self.list)
        return stack

    def _lay_out(self) -> None:
        actions = self.actions_of_window
        side = QVBoxLayout()
        side.setSpacing(12)
        self._first_tile = Tile(actions[Act.CREATE_CASE], "add", N_("One encrypted file for one exchange"))
        side.addWidget(self._first_tile)
        side.addWidget(Tile(actions[Act.OPEN_CASE], "folder", N_("From disk or stick, or drop it on this window")))
        side.addWidget(Tile(actions[Act.OPEN_DEMO], "play", N_("1 000 invented people, three registries, one click")))
        self.first_time = FirstTime(actions[Act.OPEN_DEMO], actions[Act.HELP])
        side.addWidget(self.first_time)
        side.addStretch()
        holder = QWidget()
        holder.setFixedWidth(_SIDE_WIDTH)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(side)
        cases = QVBoxLayout()
        cases.setSpacing(12)
        cases.addWidget(self.locked)
        cases.addLayout(self._cases, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(cases, 1)
        middle.addWidget(holder)
        below = QHBoxLayout()
        below.setSpacing(24)
        for promise in (self.stays, self.backed_up, self.key):
            below.addWidget(promise, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 16)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addLayout(middle, 1)
        column.addWidget(line())
        column.addLayout(below)

    def _make_language_menu(self) -> None:
        menu = QMenu(self.language)
        for language, name in NAMES.items():
            entry = menu.addAction(name)
            entry.setData(language)
        menu.triggered.connect(self._speak)
        self.language.setMenu(menu)

    def _speak(self, entry: QAction) -> None:
        language = Language(entry.data())
        self._preferences.language = language
        self._tongue.choose(language)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self._opening.open(self.model.case(index.row()).path)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            menu = QMenu(self.list)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(_("Open"), lambda: self._open(index))
            menu.addAction(_("Backups…"), self._restore)
            menu.addAction(_("Remove from this list"), self._forget)
            menu.popup(self.list.viewport().mapToGlobal(place))

    @Slot()
    def _forget(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            self.session.profile.forget_recent(self.model.case(row).path)
            self.enter()
            self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))

    def _say_promises(self) -> None:
        self.stays.show_words(_("Stays on this machine."), _("The program opens no network connection."))
        self._say_backups()
        operators = self.session.profile.operators()
        if not operators:
            self.key.show_words(_("Your key."), _("It is made with your first case file, and stays on this laptop."))
        elif len(operators) == 1:
            said = _("{name}, on this laptop.").format(name=operators[0].name)
            self.key.show_words(_("Your key."), said, _("Change passphrase…"))
        else:
            said = ngettext(
                "{name} and {count} other, on this laptop.",
                "{name} and {count} others, on this laptop.",
                len(operators) - 1,
            ).format(name=operators[0].name, count=grouped(len(operators) - 1))
            self.key.show_words(_("Your keys."), said, _("Settings…"))

    @Slot()
    def _say_backups(self) -> None:
        self.backed_up.show_words(_("Backed up."), self._backups_of_chosen(), _("Restore…") if self._chosen() else "")

    def _backups_of_chosen(self) -> str:
        chosen = self._chosen()
        found = self._whereabouts.get(chosen.path) if chosen else None
        if chosen is None or found is None:
            return _("Ten encrypted copies are kept beside each case file.")
        if not found.backups:
            return _("No backup of {file} yet; one is made when a list is in.").format(file=chosen.path.stem)
        return ngettext(
            "{count} encrypted backup of {file}, the last {moment}.",
            "{count} encrypted backups of {file}, the last {moment}.",
            found.backups,
        ).format(count=grouped(found.backups), file=chosen.path.stem, moment=recent.near(found.last_backup_at))

    def _chosen(self) -> "RecentCase | None":
        row = self.list.currentIndex().row()
        return self.model.case(row) if row >= 0 else None

    def _look_up(self) -> None:
        paths = [case.path for case in self.session.profile.recent_cases()]
        if not paths:
            return

        def look(_progress: object) -> object:
            from verifier_gui.workflow.whereabouts import look_up

            return look_up(paths)

        job = self.session.errands.make(look)
        job.finished.connect(self._show_whereabouts)
        job.start()

    @Slot(object)
    def _show_whereabouts(self, found: "Mapping[Path, Whereabouts]") -> None:
        self._whereabouts = found
        self.model.show_missing([path for path, there in found.items() if not there.is_there])
        self._say_backups()

    @Slot()
    def _restore(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._opening.restore(chosen.path)

    @Slot()
    def _change_passphrase(self) -> None:
        operators = self.session.profile.operators()
        if len(operators) == 1:
            ChangePassphrase(self.window(), self.session, operators[0]).open()
        else:
            self.actions_of_window[Act.SETTINGS].trigger()


class Promise(QFrame):
    """A short title, with what can be done about it, over a sentence."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = label("", "strong")
        self._title.setFixedHeight(24)
        self.link = QPushButton()
        self.link.setProperty("look", "link")
        self.link.clicked.connect(self.pressed)
        self._text = label("", "small-muted", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self.link)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addStretch(1)

    def said(self) -> str:
        """The sentence."""
        return self._text.text()

    def show_words(self, title: str, text: str, link: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        self.link.setText(link)
        self.link.setVisible(bool(link))
