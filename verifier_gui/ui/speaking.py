"""Widgets that say their texts anew when the language changes, and draw their pictures anew when the theme does."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent
from typing_extensions import override

from verifier_gui.domain.language import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object

Saying: TypeAlias = Callable[[str], object]
"""What takes a text: a label's `setText`, a field's `setPlaceholderText`."""

Text: TypeAlias = str | Callable[[], str]
"""A text marked with `N_`, or what puts one together in the language spoken now."""


def words_of(text: Text) -> str:
    """The text in the language spoken now."""
    return _(text) if isinstance(text, str) else text()


class Speaking(_Widget):
    """Mixed into a widget with texts, before its Qt class. `say` gives a text now and again in every later language;
    `retranslate` is for texts that are put together from values, and `redraw` for pictures that are tinted."""

    def say(self, saying: Saying, text: Text) -> None:
        """Gives `saying` the words of `text` now and whenever the language changes."""
        sayings = self._sayings()
        sayings[saying] = text
        saying(words_of(text))

    def retranslate(self) -> None:
        """Says what is put together from values; called when the language has changed."""

    def redraw(self) -> None:
        """Draws what depends on colours; called when the theme has changed."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            for saying, text in list(self._sayings().items()):
                saying(words_of(text))
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self.redraw()
        super().changeEvent(event)

    def _sayings(self) -> dict[Saying, Text]:
        kept: dict[Saying, Text] | None = getattr(self, "_said", None)
        if kept is None:
            kept = {}
            self._said = kept
        return kept
