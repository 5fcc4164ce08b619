"""All reasons at a glance, each with the letter that chooses it: three groups on the three rows of the keyboard.

The letters that move through the queue or decide by themselves are left out, and so are digits: who presses `1` twice, or
`J` too early, has chosen nothing.
"""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.phrases import words
from verifier_gui.ui.layouts import latin_key
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.labels import label

GROUPS: Sequence[tuple[str, str, Sequence[Reason]]] = (
    (
        N_("The same person"),
        "QWERTYUI",
        (
            Reason.LANG,
            Reason.SLIP,
            Reason.RENAMED,
            Reason.DATE,
            Reason.NUMBER,
            Reason.SERVICE,
            Reason.OUTSIDE,
            Reason.AGAIN,
        ),
    ),
    (
        N_("Another person, or open"),
        "ASDFGH",
        (Reason.OTHERDATE, Reason.OTHERFATHER, Reason.KIN, Reason.THIN, Reason.SEVERAL, Reason.ABSENT),
    ),
    (N_("Circumstances"), "ZCVB", (Reason.CLASH, Reason.HOME, Reason.LEGAL, Reason.CATEGORY)),
)
SAME, OTHER, CIRCUMSTANCES = range(3)
ALL = (SAME, OTHER, CIRCUMSTANCES)


def groups_with(reason: Reason | None, *groups: int) -> tuple[int, ...]:
    """These groups, and the one of a reason that was chosen before."""
    return tuple(place for place, (_title, _keys, reasons) in enumerate(GROUPS) if place in groups or reason in reasons)


def only(fitting: Collection[Reason]) -> tuple[tuple[int, ...], tuple[Reason, ...]]:
    """The groups that hold any of these reasons, and the reasons without which these groups are to be shown."""
    groups = tuple(
        place for place, (_title, _keys, reasons) in enumerate(GROUPS) if any(one in fitting for one in reasons)
    )
    return groups, tuple(reason for reason in Reason if reason not in fitting)


class ReasonButton(KeyButton):
    """A reason and its letter."""

    def __init__(self, key: str) -> None:
        super().__init__("", key, dressed="choice")
        self.setCheckable(True)
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width() + 8, 28)


class ReasonGrid(Speaking, QWidget):
    """None is chosen before somebody chooses one."""

    chosen = Signal(object)
    """a `Reason`"""

    def __init__(self, groups: Sequence[int] = ALL, without: Collection[Reason] = ()) -> None:
        """`groups` are those that fit the decision, by their place in `GROUPS`; `without` are reasons in them that do not."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[Reason, ReasonButton] = {}
        self._keys: dict[Qt.Key, Reason] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        for column, (title, keys, reasons) in enumerate(GROUPS[place] for place in groups):
            head = label("", "caps")
            head.setIndent(12)
            self.say(head.setText, title)
            grid.addWidget(head, 0, column)
            fitting = [pair for pair in zip(keys, reasons, strict=True) if pair[1] not in without]
            for row, (key, reason) in enumerate(fitting, 1):
                button = ReasonButton(key)
                button.clicked.connect(self._announce(reason))
                self._group.addButton(button)
                self.buttons[reason] = button
                self._keys[Qt.Key(ord(key))] = reason
                grid.addWidget(button, row, column)
            grid.setColumnStretch(column, 1)
        self.retranslate()

    @property
    def reason(self) -> Reason | None:
        return next((reason for reason, button in self.buttons.items() if button.isChecked()), None)

    def show_reason(self, reason: Reason | None) -> None:
        self._group.setExclusive(False)
        for own, button in self.buttons.items():
            button.setChecked(own is reason)
        self._group.setExclusive(True)

    def take_key(self, event: QKeyEvent) -> bool:
        """Chooses by letter, in the place it has on any layout. A key that repeats itself chooses nothing."""
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        key = latin_key(event.text(), event.key(), event.nativeScanCode()) or Qt.Key(event.key())
        reason = self._keys.get(key)
        if reason is None:
            return False
        self.buttons[reason].click()
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Only now are the buttons dressed and know how wide their texts are; Qt would keep the dialog at two thirds of the
        screen."""
        for button in self.buttons.values():
            button.updateGeometry()
        super().showEvent(event)
        sheet, layout = self.window(), self.window().layout()
        if layout is not None:
            sheet.setMinimumSize(sheet.minimumSize().expandedTo(layout.totalMinimumSize()))

    @override
    def retranslate(self) -> None:
        for reason, button in self.buttons.items():
            button.set_words(words.reason(reason))
        self.setAccessibleName(_("Reason"))

    def _announce(self, reason: Reason) -> Callable[[], None]:
        return lambda: self.chosen.emit(reason)
