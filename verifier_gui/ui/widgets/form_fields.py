"""Fields of a form: a label above a control, and a line under it that helps, or says what is wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.icons import icon
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import label, look


class Field(Speaking, QWidget):
    """`name` and `remark` are marked with `N_`. The control is named for who cannot see it, and is the field's focus."""

    def __init__(self, name: str, control: QWidget, remark: str = "") -> None:
        super().__init__()
        self._name = name
        self._help = remark
        self._fault = ""
        self.control = control
        self.label = label("", "field-label")
        self.label.setBuddy(control)
        self._remark = label("", "small-muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.label)
        column.addWidget(control)
        column.addWidget(self._remark)
        self.setFocusProxy(control)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.label.setText(_(self._name))
        self.control.setAccessibleName(_(self._name))
        self._show()

    @property
    def fault(self) -> str:
        """What is wrong, as it is shown; empty where nothing is."""
        return _(self._fault)

    def rename(self, name: str) -> None:
        """Another label from now on, marked with `N_`."""
        self._name = name
        self.retranslate()

    def show_remark(self, remark: str) -> None:
        """Another help, marked with `N_`."""
        self._help = remark
        self._show()

    def show_fault(self, sentence: str) -> None:
        """Says what is wrong, in place of the help; an empty sentence takes it away. Marked with `N_`."""
        self._fault = sentence
        self._show()

    def help_text(self) -> str:
        """What is said while nothing is wrong."""
        return _(self._help) if self._help else ""

    def _show(self) -> None:
        text = _(self._fault) if self._fault else self.help_text()
        look(self._remark, "danger" if self._fault else "small-muted")
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        self.control.setAccessibleDescription(text)


class TextField(Field):
    """A field of one line. What is wrong with it is forgotten as soon as something is typed."""

    def __init__(self, name: str, remark: str = "") -> None:
        self.edit = QLineEdit()
        super().__init__(name, self.edit, remark)
        self.edit.textEdited.connect(self._forget_fault)

    def text(self) -> str:
        """What was typed, without blanks at its ends."""
        return self.edit.text().strip()

    def _forget_fault(self) -> None:
        self.show_fault("")


class PlaceField(TextField):
    """A field for a file's path. `wanted` when it shall be chosen by looking for it."""

    wanted = Signal()

    def __init__(self, name: str, remark: str = "") -> None:
        super().__init__(name, remark)
        self._choose = QPushButton()
        self._choose.setProperty("look", "icon")
        self._choose.setAutoDefault(False)
        self._choose.clicked.connect(self.wanted)
        self.say(self._choose.setAccessibleName, N_("Choose where the file lies"))
        self.say(self._choose.setToolTip, N_("Choose where the file lies"))
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.addStretch()
        inside.addWidget(self._choose)
        self.edit.setTextMargins(0, 0, 30, 0)
        self.redraw()

    @override
    def redraw(self) -> None:
        self._choose.setIcon(icon("folder", "muted"))
