"""The list to verify that the pages show: one for review, roster and overview, remembered in the case file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from verifier_gui.domain.identifiers import ListId

if TYPE_CHECKING:
    from verifier_gui.domain.lists import NamedList
    from verifier_gui.ui.session import Session

_SETTING = "list"


class ChosenList:
    """Belongs to the session. A case that cannot be written to has one as long as it is open."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._id: ListId | None = None

    def among(self, lists: "Sequence[NamedList]") -> "NamedList | None":
        """The one of `lists` that was chosen last, else the first; None where there is none."""
        if self._id is None:
            self._id = ListId(str(self._session.remembered(_SETTING) or ""))
        return next((named for named in lists if named.id == self._id), lists[0] if lists else None)

    def choose(self, list_id: ListId) -> None:
        """From now on every page that is entered shows this list."""
        if list_id != self._id:
            self._id = list_id
            self._session.remember(_SETTING, list_id)

    def forget(self) -> None:
        """Before another case file is opened."""
        self._id = None
