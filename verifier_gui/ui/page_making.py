"""Makes the pages of the window: when they are wanted, or part by part before that."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from verifier_gui.ui.actions import Actions
from verifier_gui.ui.pages.page import MakePage, Page, PageInTheMaking

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_POLISHED_AT_ONCE = 60
"""widgets"""


class PageMaking(QObject):
    """Makes each page once and puts it into `stack`. A page takes up to 200 ms to make; made in the pauses of the event loop before
    anybody asks for it, nobody waits for it, and no work that runs by then is held up by it."""

    done = Signal()
    """everything that was foreseen is made"""

    def __init__(
        self, session: "Session", actions: Actions, pages: Mapping[str, MakePage], stack: QStackedWidget
    ) -> None:
        super().__init__(stack)
        self.pages = pages
        self._session = session
        self._actions = actions
        self._stack = stack
        self._begun: dict[str, PageInTheMaking] = {}
        self._made: dict[str, Page] = {}
        self._steps: Iterator[None] = iter(())
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._go_on)

    def page(self, key: str) -> Page:
        """The page, made to its end if it is not yet."""
        for _step in self._parts(key):
            pass
        return self._made[key]

    @property
    def made(self) -> Mapping[str, Page]:
        """Every page that is made, whether or not it has ever been in front: the keys of the window are joined to each."""
        return self._made

    @property
    def goes_on(self) -> bool:
        """Whether something that was foreseen is still to be made."""
        return self._soon.isActive()

    def foresee(self, keys: Iterable[str]) -> None:
        """Makes these pages while nothing else is to be done, then says `done`."""
        self._steps = self._all_parts(tuple(keys))
        self._soon.start()

    def forget(self, kept: str) -> None:
        """Drops every page and every part of one, but the page `kept`: no name stays in any."""
        self._soon.stop()
        self._steps = iter(())
        self._begun.clear()
        for key, page in list(self._made.items()):
            if key != kept:
                self._stack.removeWidget(page)
                page.deleteLater()
                del self._made[key]

    def _go_on(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._soon.stop()
            self.done.emit()

    def _all_parts(self, keys: tuple[str, ...]) -> Iterator[None]:
        for key in keys:
            yield from self._parts(key)
            # Dressed now, a page need not be when it is shown. They are asked for anew each time: one may be gone by then.
            begin = 0
            while some := self._made[key].findChildren(QWidget)[begin : begin + _POLISHED_AT_ONCE]:
                for widget in some:
                    widget.ensurePolished()
                begin += _POLISHED_AT_ONCE
                yield

    def _parts(self, key: str) -> Iterator[None]:
        """Whoever goes through it to its end finds the page made, though somebody else went through a part of it."""
        while key not in self._made:
            making = self._begun.pop(key, None) or self.pages[key](self._session, self._actions)
            try:
                next(making)
            except StopIteration as end:
                page = self._made[key] = end.value
                self._stack.addWidget(page)
            else:
                self._begun[key] = making
            yield
