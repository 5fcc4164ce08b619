"""Whether the key of a case file is kept in the operator's profile: asked, and yes unless it is taken away."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from verifier_gui.domain.language import N_
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import label


class KeepKey(Speaking, QWidget):
    """A box to tick, and what follows from it."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setChecked(True)
        remark = label("", "small-muted", wraps=True)
        remark.setContentsMargins(28, 0, 0, 0)
        self.say(self.box.setText, N_("Keep the key of the case in my profile"))
        self.say(remark.setText, N_("Then my own passphrase alone opens it on this laptop."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(remark)
        self.setFocusProxy(self.box)

    def is_wanted(self) -> bool:
        return self.box.isChecked()
