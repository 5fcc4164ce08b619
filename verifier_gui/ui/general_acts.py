"""What can be done everywhere: every command, all keys, help, settings, members."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Slot
from PySide6.QtGui import QGuiApplication

from verifier_gui.domain.language import _
from verifier_gui.errors import VerifierError
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.theme import Theme
from verifier_gui.ui.tongue import Tongue
from verifier_gui.ui.window import Window

if TYPE_CHECKING:
    from verifier_gui.ui.dialogs.help import Help
    from verifier_gui.ui.session import Session


class GeneralActs(QObject):
    """There is one for the window. Each dialog's module is loaded when it is first wanted."""

    def __init__(
        self,
        window: Window,
        session: "Session",
        actions: Actions,
        preferences: Preferences,
        theme: Theme,
        tongue: Tongue,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._actions = actions
        self._preferences = preferences
        self._theme = theme
        self._tongue = tongue
        self._help: Help | None = None
        own = (Act.COMMANDS, Act.KEYS, Act.HELP, Act.SETTINGS, Act.MEMBERS, Act.ASK_ADMISSION, Act.ADD_PERSON)
        actions.attach(window, own)
        actions[Act.ADD_PERSON].triggered.connect(self.add_person)
        actions[Act.PASTE_TABLE].triggered.connect(self.paste_table)
        actions[Act.MEMBERS].triggered.connect(self.show_members)
        actions[Act.ASK_ADMISSION].triggered.connect(self.ask_admission)
        actions[Act.COMMANDS].triggered.connect(self.show_commands)
        actions[Act.KEYS].triggered.connect(self.show_keys)
        actions[Act.HELP].triggered.connect(self.show_help)
        actions[Act.SETTINGS].triggered.connect(self.show_settings)

    @Slot()
    def show_commands(self) -> None:
        from verifier_gui.ui.dialogs.commands import Commands

        Commands(self._window, self._actions).open()

    @Slot()
    def show_keys(self) -> None:
        from verifier_gui.ui.dialogs.all_keys import AllKeys

        AllKeys(self._window).open()

    @Slot()
    def show_settings(self) -> None:
        from verifier_gui.ui.dialogs.settings import Settings

        Settings(self._window, self._session, self._preferences, self._theme, self._tongue).open()

    @Slot()
    def show_members(self) -> None:
        if self._session.is_open:
            from verifier_gui.ui.dialogs.members import Members

            Members(self._window, self._session).open()

    @Slot()
    def add_person(self) -> None:
        """To the list that is looked at, unless another is chosen."""
        if self._session.is_open:
            from verifier_gui.ui.hand_writing import HandWriting

            HandWriting(self._session, self._window).add()

    @Slot()
    def paste_table(self) -> None:
        """A table that was copied out of a document, a browser or a mail is imported like a file. Its text is taken apart in the
        reading child, as every stranger's."""
        if not self._session.is_open:
            return
        from verifier_gui.sheets.pasted_table import pasted
        from verifier_gui.ui import ask

        lies = QGuiApplication.clipboard().mimeData()
        now = QDateTime.currentDateTime().toString("dd.MM.yyyy HH:mm")
        try:
            table = pasted(_("Pasted {moment}").format(moment=now), lies.html(), lies.text())
        except VerifierError as error:
            ask.tell_error(self._window, error)
            return
        self._window.show_place("lists/import", [table])

    @Slot()
    def ask_admission(self) -> None:
        from verifier_gui.ui.dialogs.admission_request import AdmissionRequest

        own = self._session.case.identity.card.id if self._session.is_open else ""
        AdmissionRequest(self._window, self._session, own).open()

    @Slot()
    def show_help(self) -> None:
        """The help for the place in front, beside which one goes on working."""
        from verifier_gui.ui.dialogs.help import Help

        if self._help is None:
            self._help = Help(self._window)
            self._help.destroyed.connect(self._forget_help)
        self._help.show_page(self._window.place)
        if self._help.isVisible():
            self._help.raise_()
        self._help.show()
        self._help.activateWindow()

    @Slot()
    def _forget_help(self) -> None:
        self._help = None
