"""Joins the parts of the window: theme, language, session, actions, pages, dialogs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.autolock import Autolock
from verifier_gui.ui.case_opening import CaseOpening
from verifier_gui.ui.general_acts import GeneralActs
from verifier_gui.ui.layouts import LayoutFilter
from verifier_gui.ui.pages.page import MakePage, PageInTheMaking
from verifier_gui.ui.policy_acts import PolicyActs
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.session import Session
from verifier_gui.ui.theme import Theme
from verifier_gui.ui.tongue import Tongue
from verifier_gui.ui.window import Window
from verifier_gui.workflow.profile import Profile

if TYPE_CHECKING:
    from verifier_gui.sealing.keys import Derive


@dataclass(frozen=True, slots=True)
class Assembled:
    """The program with everything joined. Tests hold it too: it is the real one."""

    window: Window
    session: Session
    actions: Actions
    theme: Theme
    tongue: Tongue
    preferences: Preferences
    opening: CaseOpening

    def begin_with(self, words: Sequence[str]) -> None:
        """Does what the command line asked for, once the window has appeared: opens a case file, or the demo case."""
        if "--demo" in words:
            QTimer.singleShot(0, self.window, self.actions["open-demo"].trigger)
        elif words:
            QTimer.singleShot(0, self.window, lambda: self.opening.take([Path(words[0])]))


def assemble(
    application: QApplication, folder: Path, preferences: Preferences, derive: "Derive | None" = None
) -> Assembled:
    """Makes the window over the profile in `folder`. `derive` takes the place of the slow derivation of keys in tests."""
    theme = Theme(application)
    theme.wear(preferences.theme)
    tongue = Tongue(application)
    tongue.choose(preferences.language)
    LayoutFilter(application)
    session = Session(Profile(folder, derive) if derive else Profile(folder))
    actions = Actions()
    tongue.changed.connect(actions.retranslate)
    theme.changed.connect(actions.redraw)
    opening = CaseOpening(session, actions)
    window = Window(session, actions, _pages(opening, preferences, tongue), preferences)
    session.setParent(window)
    actions.setParent(window)
    opening.stand_over(window)
    opening.asked.connect(window.show_place)
    window.dropped.connect(opening.take)
    actions.attach(window, (Act.CREATE_CASE, Act.OPEN_CASE))
    GeneralActs(window, session, actions, preferences, theme, tongue)
    PolicyActs(window, session, actions)
    Autolock(application, session.lock)
    return Assembled(window, session, actions, theme, tongue, preferences, opening)


def _pages(opening: CaseOpening, preferences: Preferences, tongue: Tongue) -> Mapping[str, MakePage]:
    """How each page is made. A page's module is loaded when the page is first wanted, or foreseen to be."""

    def start(session: Session, actions: Actions) -> PageInTheMaking:
        from verifier_gui.ui.pages.start_page import StartPage

        yield
        return StartPage(session, actions, opening, preferences, tongue)

    def lists(session: Session, actions: Actions) -> PageInTheMaking:
        from verifier_gui.ui.pages.lists_page import ListsPage

        yield
        return ListsPage(session, actions)

    def importing(session: Session, actions: Actions) -> PageInTheMaking:
        from verifier_gui.ui.pages.import_page import ImportPage
        from verifier_gui.ui.widgets.check_step import CheckStep
        from verifier_gui.ui.widgets.columns_step import ColumnsStep
        from verifier_gui.ui.widgets.file_step import FileStep
        from verifier_gui.ui.widgets.import_form import ImportForm
        from verifier_gui.ui.widgets.writing_step import WritingStep

        yield
        form = ImportForm()
        yield
        columns = ColumnsStep(form)
        yield
        file, check, writing = FileStep(), CheckStep(), WritingStep()
        yield
        return ImportPage(session, actions, file, columns, check, writing)

    def review(session: Session, actions: Actions) -> PageInTheMaking:
        from verifier_gui.ui.pages.review_page import ReviewPage
        from verifier_gui.ui.widgets.queue_panel import QueuePanel
        from verifier_gui.ui.widgets.review_centre import ReviewCentre
        from verifier_gui.ui.widgets.review_side import ReviewSide

        yield
        queue = QueuePanel(session, actions)
        yield
        centre = ReviewCentre(actions)
        yield
        side = ReviewSide(actions)
        yield
        return ReviewPage(session, actions, queue, centre, side)

    def disagreements(session: Session, actions: Actions) -> PageInTheMaking:
        from verifier_gui.ui.pages.disputes_page import DisputesPage

        yield
        return DisputesPage(session, actions)

    def roster(session: Session, actions: Actions) -> PageInTheMaking:
        from verifier_gui.ui.pages.roster_page import RosterPage

        yield
        return RosterPage(session, actions)

    def overview(session: Session, actions: Actions) -> PageInTheMaking:
        from verifier_gui.ui.pages.overview_page import OverviewPage

        yield
        return OverviewPage(session, actions)

    def audit(session: Session, actions: Actions) -> PageInTheMaking:
        from verifier_gui.ui.pages.audit_page import AuditPage

        yield
        return AuditPage(session, actions)

    return {
        "start": start,
        "lists": lists,
        "lists/import": importing,
        "review": review,
        "review/disagreements": disagreements,
        "roster": roster,
        "overview": overview,
        "audit": audit,
    }
