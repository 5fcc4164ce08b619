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


class Speaking(_Widget):
    """Mixed into a widget with texts, before its Qt class. `say` gives a text now and again in every later language;
    `retranslate` is for texts that are put together from values, and `redraw` for pictures that are tinted."""

    def say(self, saying: Saying, text: str) -> None:
        """Gives `saying` the translation of `text` (marked with `N_`) now and whenever the language changes."""
        sayings = self._sayings()
        sayings[saying] = text
        saying(_(text))

    def retranslate(self) -> None:
        """Says what is put together from values; called when the language has changed."""

    def redraw(self) -> None:
        """Draws what depends on colours; called when the theme has changed."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            for saying, text in list(self._sayings().items()):
                saying(_(text))
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self.redraw()
        super().changeEvent(event)

    def _sayings(self) -> dict[Saying, str]:
        kept: dict[Saying, str] | None = getattr(self, "_said", None)
        if kept is None:
            kept = {}
            self._said = kept
        return kept
