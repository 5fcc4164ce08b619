"""What a widget of the review needs, without the program's window around it."""

from dataclasses import dataclass

from verifier_gui.ui.actions import Actions
from verifier_gui.ui.session import Session
from verifier_gui.ui.theme import Theme
from verifier_gui.ui.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Desk:
    """A session with the small case open."""

    session: Session
    actions: Actions
    theme: Theme
    tongue: Tongue
