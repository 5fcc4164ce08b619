"""The main window: the rail, the page in front, the line below; it follows the session from page to page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.errors import VerifierError
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.icons import program_icon
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.keeping_backups import KeepingBackups
from verifier_gui.ui.page_making import PageMaking
from verifier_gui.ui.pages.page import MakePage, Page
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.speaking import Speaking, Text
from verifier_gui.ui.waiting_questions import WaitingQuestions
from verifier_gui.ui.widgets.bars import Place, Rail, StatusBar
from verifier_gui.ui.widgets.work_line import WorkLine

if TYPE_CHECKING:
    from pathlib import Path

    from verifier_gui.ui.session import Session

START = "start"
_MEANT, _LEAST = QSize(1440, 900), QSize(1100, 640)
_TITLE_BAR = 40
"""pixels that a window system may want above the window"""

PLACES = (
    Place("lists", "lists", N_("Lists")),
    Place("review", "review", N_("Review")),
    Place("roster", "roster", N_("Roster")),
    Place("overview", "overview", N_("Overview")),
    Place("audit", "audit", N_("Audit")),
)

_FORESEEN = ("review", "lists/import", "overview", "roster", "lists", "audit", "review/disagreements")
"""pages of an open case, in the order in which they are likely to be wanted"""

_ACTS_OF_PLACES = {
    Act.SHOW_LISTS: "lists",
    Act.SHOW_REVIEW: "review",
    Act.SHOW_ROSTER: "roster",
    Act.SHOW_OVERVIEW: "overview",
    Act.SHOW_AUDIT: "audit",
    Act.SHOW_DISAGREEMENTS: "review/disagreements",
}


_ACTS_OF_CASES = (Act.LOCK, Act.SWITCH_OPERATOR, Act.MEMBERS, Act.MATCH, Act.IMPORT_LIST, Act.ADD_PERSON)
"""what can be done in every open case file"""


class Window(Speaking, QMainWindow):
    """Has pages made before they are wanted and drops them when the case file is left, so that no name stays behind a lock.

    `pages` makes each place's page; the start page is one of them. A page that the rail does not know (the import) is
    shown under the place it belongs to: its key is that place's, a slash and its own.
    """

    dropped = Signal(object)
    """files that were dropped on the window, as a list of `Path`"""

    def __init__(
        self, session: "Session", actions: Actions, pages: Mapping[str, MakePage], preferences: Preferences
    ) -> None:
        super().__init__()
        self.session = session
        self._actions = actions
        self._preferences = preferences
        self._pages: dict[str, Page] = {}
        """those that have been in front"""
        self._shown = ""
        self._left_at: tuple[str, str] = ("", "")
        """which case was locked or closed last, and at which place"""
        self.rail = Rail(PLACES, N_("Lock"))
        self.rail.chosen.connect(self.show_place)
        self.rail.lock_asked.connect(session.lock)
        self._stack = QStackedWidget()
        self.making = PageMaking(session, actions, pages, self._stack)
        self.making.done.connect(session.match)
        self.status = StatusBar()
        self._frame()
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self._take_room()
        session.opened.connect(self._enter_case)
        session.leaving.connect(self._take_leave)
        session.left.connect(self._leave_case)
        session.changed.connect(self._show_state)
        session.work_started.connect(self._show_work)
        session.refused.connect(self.tell)
        actions.attach(
            self,
            [*_ACTS_OF_PLACES, Act.LOCK, Act.SWITCH_OPERATOR, Act.CLOSE_CASE, Act.QUIT, Act.MATCH, Act.IMPORT_LIST],
        )
        for act, place in _ACTS_OF_PLACES.items():
            actions[act].triggered.connect(lambda _checked=False, place=place: self.show_place(place))
        actions[Act.LOCK].triggered.connect(session.lock)
        self.waiting = WaitingQuestions(session, self.status.waiting)
        self.waiting.asked.connect(self._show_review)
        self.backups = KeepingBackups(session)
        actions[Act.CLOSE_CASE].triggered.connect(self.backups.close_case)
        actions[Act.QUIT].triggered.connect(self.close)
        actions[Act.MATCH].triggered.connect(session.match)
        actions[Act.IMPORT_LIST].triggered.connect(lambda: self.show_place("lists/import"))
        self._allow_acts()
        self.show_place(START)

    @property
    def page(self) -> Page:
        """The page in front."""
        return self._pages[self._shown]

    @property
    def place(self) -> str:
        """The key of the page in front."""
        return self._shown

    @Slot(str)
    def show_place(self, key: str, matter: object = None) -> None:
        """Brings a page to the front; `matter` is what it is wanted for."""
        if key != START and not self.session.is_open:
            return
        self.session.courtesy.ask()
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self.making.page(key)
            page.asked.connect(self.show_place)
        front = self._pages.get(self._shown)
        if front is not None and front is not page:
            # Whoever leaves it has left it before the other is entered.
            front.hide()
        self._shown = key
        # Filled in before it is shown, a page is laid out once.
        try:
            page.enter(matter)
        except VerifierError as error:
            # What a damaged page of the case file keeps from being read; whatever else can be, is shown.
            self.session.refused.emit(error)
        self._stack.setCurrentWidget(page)
        self.rail.show_place(key.partition("/")[0])
        self._show_state()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _show_review(self, wish: object) -> None:
        self.show_place("review", wish)

    @Slot(object)
    def tell(self, error: VerifierError) -> None:
        """Shows what was refused, as its sentence."""
        ask.tell_error(self, error)

    @override
    def retranslate(self) -> None:
        self._show_state()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.backups.is_wanted_first():
            event.ignore()
            self.backups.first(self.close)
            return
        self._preferences.geometry = self.saveGeometry()
        self.session.end()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event.mimeData().urls()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(_paths(event.mimeData().urls()))

    def _take_room(self) -> None:
        """As large as it was left, if it was left on a screen that is there; else as large as it is meant to be, if the screen has
        room for it. What does not fit takes the whole screen: the line below and the lock are never out of it."""
        self.setMinimumSize(_LEAST)
        kept = self._preferences.geometry
        if not kept.isEmpty() and self.restoreGeometry(kept):
            # A window that was left maximized comes back so; Qt keeps the size it had before.
            if self.isMaximized() or self.isFullScreen():
                return
            if any(screen.availableGeometry().contains(self.geometry()) for screen in QGuiApplication.screens()):
                return
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.setMinimumSize(_LEAST.boundedTo(room.size()))
        frame = QSize(0, _TITLE_BAR)
        self.resize(_MEANT.boundedTo(room.size() - frame))
        self.move(room.center() - self.rect().center())
        if _MEANT.width() > room.width() or _MEANT.height() > room.height() - _TITLE_BAR:
            self.move(room.topLeft())
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _frame(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(whole)

    @Slot()
    def _enter_case(self) -> None:
        self._allow_acts()
        case, place = self._left_at
        if case != self.session.case.case_id:
            place = "review" if self.session.reader.lists() else "lists"
        self.show_place(place)
        self.making.foresee(_FORESEEN)

    @Slot()
    def _take_leave(self) -> None:
        """Each page keeps what is being typed, and the window the place, for the same case when it is unlocked."""
        if self._shown != START:
            # An import cannot go on where it was: its file may be another by then.
            self._left_at = (self.session.case.case_id, self._shown.partition("/")[0])
        for key, page in self.making.made.items():
            if key != START:
                page.leave()

    @Slot()
    def _leave_case(self) -> None:
        for dialog in self.findChildren(QDialog):
            if not (isinstance(dialog, Sheet) and dialog.STAYS_WHEN_LOCKED):
                dialog.reject()
        QToolTip.hideText()
        self._pages = {START: self._pages[START]}
        self.making.forget(START)
        self._allow_acts()
        self.show_place(START)

    def _allow_acts(self) -> None:
        is_open = self.session.is_open
        for act in (*_ACTS_OF_PLACES, *_ACTS_OF_CASES):
            self._actions[act].setEnabled(is_open)
        self._actions.allow(
            Act.MATCH,
            is_allowed=is_open and self.session.may_match,
            why_not=_("The case file is open to read only, or you are neither caseworker nor supervisor of this case.")
            if is_open
            else "",
        )
        self._actions[Act.CLOSE_CASE].setEnabled(is_open or self.session.locked is not None)
        for button in (*self.rail.buttons.values(), self.rail.lock):
            button.setEnabled(is_open)

    @Slot()
    def _show_state(self) -> None:
        if self.session.is_open:
            case = self.session.case
            self.setWindowTitle(f"{case.title} — {_('Name-List Verifier')}")
            if case.is_read_only:
                self.status.show_state(_("Encrypted case file, open to read only"), "mark_warning")
            else:
                self.status.show_state(_("Encrypted case file, saved"), "mark_positive")
            lines = self.session.reader.head().number
            self.status.log.setText(_("Audit log: {count} entries").format(count=grouped(lines)))
        else:
            self.setWindowTitle(_("Name-List Verifier"))
            locked = self.session.locked
            self.status.show_state(_("Case file locked") if locked else _("No case file open"), "muted")
            self.status.log.setText("")
        own = self._pages[self._shown].keys_line() if self._shown in self._pages else ""
        self.status.keys.setText(own or _("Ctrl+K every command · Ctrl+/ all keys · F1 help"))

    @Slot(object, object)
    def _show_work(self, title: Text, job: Job) -> None:
        shown = WorkLine(title)
        self.status.work.addWidget(shown)
        job.progressed.connect(shown.show_progress)
        shown.stopped.connect(job.cancel)
        job.ended.connect(shown.deleteLater)


def _paths(urls: list[QUrl]) -> "list[Path]":
    from pathlib import Path

    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
