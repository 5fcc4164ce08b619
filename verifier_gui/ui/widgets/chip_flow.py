"""Filters in as many rows as they need, up to a limit; what has no room goes into a menu behind the last chip."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.icons import icon
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import Chip

_HEIGHT = 24
_ROW = _HEIGHT + 5


@dataclass(frozen=True, slots=True)
class Offered:
    """A filter as it is offered now."""

    key: str
    words: str
    count: int


class ChipFlow(Speaking, QWidget):
    """One filter is on at a time. `chosen` carries the key of the one that was clicked, also when it was on already."""

    chosen = Signal(str)

    def __init__(self, *, rows: int, spacing: int = 7, accessible: str = N_("Filters")) -> None:
        super().__init__()
        self._most_rows = rows
        self._spacing = spacing
        self._offered: tuple[Offered, ...] = ()
        self._key = ""
        self.chips: dict[str, Chip] = {}
        self.more = Chip()
        self.more.setParent(self)
        self.more.setCheckable(True)
        self._menu = QMenu(self.more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(self.setAccessibleName, accessible)
        self.redraw()

    @property
    def row(self) -> tuple[Chip, ...]:
        """Every chip in its order, the one of the menu last."""
        return (*(self.chips[one.key] for one in self._offered), self.more)

    @property
    def shown(self) -> tuple[str, ...]:
        """The keys that have a chip of their own."""
        return tuple(key for key, chip in self.chips.items() if chip.isVisibleTo(self))

    def show_filters(self, offered: Sequence[Offered], key: str) -> None:
        """Offers these filters, of which `key` is on."""
        self._offered = tuple(offered)
        self._key = key
        for one in self._offered:
            chip = self.chips.get(one.key)
            if chip is None:
                chip = self.chips[one.key] = Chip()
                chip.setParent(self)
                chip.clicked.connect(self._announce(one.key))
            chip.set_words(one.words)
            chip.set_count(one.count)
            chip.setChecked(one.key == key)
        # Chips that came later stand among the others, not at the end of the window, for Tab.
        for before, after in pairwise(self.row):
            QWidget.setTabOrder(before, after)
        self._lay_out()

    @override
    def retranslate(self) -> None:
        self._lay_out()

    @override
    def redraw(self) -> None:
        self.more.setIcon(icon("chevron-down", "muted", 12))
        self.more.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def _lay_out(self) -> None:
        order = [one.key for one in self._offered]
        kept = len(order)
        while True:
            self._name_more(order[:kept])
            shown = [self.chips[key] for key in order[:kept]] + ([self.more] if kept < len(order) else [])
            places = self._places(shown)
            if kept <= 1 or not places or places[-1].top() < self._most_rows * _ROW:
                break
            kept -= 1
        for key, chip in self.chips.items():
            chip.setVisible(key in order[:kept])
        self.more.setVisible(kept < len(order))
        for chip, place in zip(shown, places, strict=True):
            chip.setGeometry(place)
        self.setFixedHeight(places[-1].bottom() + 1 if places else _HEIGHT)

    def _places(self, chips: Sequence[Chip]) -> list[QRect]:
        """Where chips stand, row under row."""
        places: list[QRect] = []
        left = top = 0
        for chip in chips:
            width = chip.sizeHint().width()
            if left and left + width > self.width():
                left, top = 0, top + _ROW
            places.append(QRect(left, top, width, _HEIGHT))
            left += width + self._spacing
        return places

    def _name_more(self, shown: Sequence[str]) -> None:
        """The chip of the menu takes the words of the filter that is on, where it is in the menu."""
        hidden = next((one for one in self._offered if one.key == self._key and one.key not in shown), None)
        self.more.setChecked(hidden is not None)
        self.more.set_words(hidden.words if hidden else _("More"))
        self.more.set_count(hidden.count if hidden else None)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for one in self._offered:
            if not self.chips[one.key].isVisibleTo(self):
                action = self._menu.addAction(f"{one.words}  {grouped(one.count)}")
                action.setCheckable(True)
                action.setChecked(one.key == self._key)
                action.triggered.connect(self._announce(one.key))

    def _announce(self, key: str) -> Callable[[], None]:
        def announce() -> None:
            for own, chip in self.chips.items():
                chip.setChecked(own == key)
            self._key = key
            self._lay_out()
            self.chosen.emit(key)

        return announce
