"""The keys of the review: what each does, and which of them can be used on the subject that is shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.language import _
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.ui.actions import Act, Actions, mark_record, same_person

DIGITS = range(1, 10)

_DECIDING = (
    Act.ANOTHER_PERSON,
    Act.NONE_OF_THESE,
    Act.NOT_SURE,
    Act.DUPLICATE,
    Act.IDENTIFIED_OTHERWISE,
    Act.LINE_UNUSABLE,
    Act.HOLD,
    Act.ANSWER_STOP,
    Act.CORRECT_LINE,
    Act.REASON,
    Act.NOTE,
)
_LOOKING = (
    Act.NEXT_SUBJECT,
    Act.PREVIOUS_SUBJECT,
    Act.NEXT_CANDIDATE,
    Act.PREVIOUS_CANDIDATE,
    Act.SEARCH_REGISTRIES,
)


class ReviewKeys(QObject):
    """Joins the window's actions to a page for as long as that lives: actions outlive pages."""

    def __init__(self, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._actions = actions
        self._page = page
        self._connections: list[QMetaObject.Connection] = []

    def join(self, slots: Mapping[str, Callable[[], object]]) -> None:
        """`slots` are what each action does."""
        self._actions.attach(self._page, slots)
        for act, slot in slots.items():
            self._connections.append(self._actions[act].triggered.connect(_without_arguments(slot)))

    def part(self) -> None:
        """From now on the keys do nothing here."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections.clear()

    def allow(self, sheet: ReviewSheet | None, *, decides: bool, takes_back: bool, why_not: str = "") -> None:
        """`decides`: whether anything may be decided on this subject; `takes_back`: whether the operator may decide in this
        case; `why_not` says why nothing may be decided. Digits are those of the columns shown; one that waits for
        a stop, or whose record was struck out, says so when it is pressed."""
        there = sheet is not None
        for act in _DECIDING:
            self._actions.allow(act, is_allowed=there and decides, why_not=why_not)
        for act in _LOOKING:
            self._actions[act].setEnabled(there)
        nothing = why_not or _("You have done nothing yet that can be taken back.")
        self._actions.allow(Act.TAKE_BACK, is_allowed=takes_back, why_not=nothing)
        digits = {column.digit for column in sheet.columns} if sheet is not None and decides else set[int | None]()
        for digit in DIGITS:
            self._actions[same_person(digit)].setEnabled(digit in digits)
            self._actions[mark_record(digit)].setEnabled(digit in digits)


def _without_arguments(slot: Callable[[], object]) -> Callable[[], None]:
    """Qt tells a triggered action whether it is checked, which is of no account here."""

    def call() -> None:
        slot()

    return call
