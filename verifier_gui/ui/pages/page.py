"""What every page of the window is: a place on the rail, or the start page."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.ui.actions import Actions
from verifier_gui.ui.speaking import Speaking

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


@dataclass(frozen=True, slots=True)
class ReviewWish:
    """What the review page is asked for: a list, a filter of its queue by the filter's key, a subject."""

    list_id: ListId | None = None
    filter: str = ""
    subject: SubjectId | None = None


class Page(Speaking, QWidget):
    """Gets the session and the actions, reads what it shows when it is entered, and reads anew what `session.changed`
    names. Whoever made it drops it when the case file is locked or closed, after `leave`."""

    asked = Signal(str, object)
    """another place is wanted: its key, and what for (a `ReviewWish`, files to import, None)"""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__()
        self.session = session
        self.actions_of_window = actions
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def enter(self, matter: object = None) -> None:
        """The page comes to the front. `matter` is what it was asked for."""

    def leave(self) -> None:
        """The page is dropped: what is being typed is kept now."""

    def keys_line(self) -> str:
        """The keys of this page, for the line below; empty for those that hold everywhere."""
        return ""


PageInTheMaking: TypeAlias = Generator[None, None, Page]
"""Makes a page part by part, and returns it. Between two parts the window answers."""

MakePage: TypeAlias = Callable[["Session", Actions], PageInTheMaking]
