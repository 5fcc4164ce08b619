"""By which mapping the columns of a file are read: as understood, as of a list, as kept under a name; and what can be done with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option

if TYPE_CHECKING:
    from verifier_gui.workflow.remembering_mappings import Remembered

AS_UNDERSTOOD, OWN = "", "own"


class MappingBox(Speaking, QWidget):
    """`picked` carries the key of a remembered mapping, or `AS_UNDERSTOOD`."""

    picked = Signal(str)
    keep_asked = Signal()
    save_asked = Signal()
    open_asked = Signal()
    forget_asked = Signal(str)
    """the name"""

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[Remembered] = ()
        self._key = AS_UNDERSTOOD
        self.box = ChoiceBox()
        self.more = QPushButton("⋯")
        self.more.setFixedWidth(34)
        self.say(self.more.setAccessibleName, N_("Keep these columns, or take others"))
        self.say(self.more.setToolTip, N_("Keep these columns, or take others"))
        menu = QMenu(self.more)
        self.keep, self.save, self.open, self.forget = (QAction(menu) for _number in range(4))
        for action, text, asked in (
            (self.keep, N_("Keep under a name…"), self.keep_asked),
            (self.save, N_("Save to a file…"), self.save_asked),
            (self.open, N_("Take from a file…"), self.open_asked),
        ):
            self.say(action.setText, text)
            action.triggered.connect(asked)
            menu.addAction(action)
        menu.addAction(self.forget)
        self.forget.triggered.connect(self._forget)
        self.more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 1)
        row.addWidget(self.more)
        self.setFocusProxy(self.box)
        self.box.picked.connect(self._pick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_mappings(self, offered: "Sequence[Remembered]", key: str) -> None:
        """`key` is that by which the file is read now; `OWN` where a person chose the meanings."""
        self._offered, self._key = offered, key
        self.retranslate()

    @override
    def setAccessibleName(self, name: str) -> None:
        self.box.setAccessibleName(name)

    @override
    def retranslate(self) -> None:
        options = [Option(AS_UNDERSTOOD, _("as understood"), _("found by itself"))]
        if self._key == OWN:
            options.insert(0, Option(OWN, _("as chosen here")))
        for found in self._offered:
            if found.list_id is None:
                options.append(Option(found.key, found.kept.name, _("kept")))
            else:
                remark = _("revision {number}").format(number=found.revision)
                options.append(Option(found.key, _("as in “{list}”").format(list=found.kept.name), remark))
        self.box.offer(options, self._key)
        named = self._named()
        self.forget.setVisible(bool(named))
        self.forget.setText(_("Forget “{name}”").format(name=named.replace("&", "&&")))

    def _named(self) -> str:
        """The name under which the mapping that is used now is kept; empty where it is not."""
        return next((one.kept.name for one in self._offered if one.key == self._key and one.list_id is None), "")

    def _pick(self, key: str) -> None:
        if key != OWN:
            self.picked.emit(key)

    def _forget(self) -> None:
        self.forget_asked.emit(self._named())
