"""The field for a passphrase: hidden unless one looks, with the keyboard's language and Caps Lock said beside it."""

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.widgets.buttons import PassphraseEye
from verifier_gui.ui.widgets.form_fields import Field
from verifier_gui.ui.widgets.labels import Tag

_KEYBOARDS = {
    QLocale.Language.Ukrainian: ("УКР", N_("Keyboard: Ukrainian.")),
    QLocale.Language.English: ("ENG", N_("Keyboard: English.")),
    QLocale.Language.Russian: ("РУС", N_("Keyboard: Russian.")),
}


class PassphraseField(Field):
    """What was typed is in `edit`, and stands nowhere else. Caps Lock is known only from the letters typed: Qt does not tell."""

    def __init__(self, name: str, remark: str = "") -> None:
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._layout_tag = Tag()
        self._eye = PassphraseEye()
        self._caps_lock: bool | None = None
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, 4, 0)
        inside.setSpacing(4)
        inside.addStretch()
        inside.addWidget(self._layout_tag)
        inside.addWidget(self._eye)
        super().__init__(name, self.edit, remark)
        self._eye.toggled.connect(self._reveal)
        self.edit.textEdited.connect(self._forget_fault)
        self.edit.installEventFilter(self)
        QGuiApplication.inputMethod().localeChanged.connect(self._show)
        self._show()

    def text(self) -> str:
        return self.edit.text()

    def show_passphrase(self) -> None:
        """As if the eye were pressed."""
        self._eye.setChecked(True)

    def clear(self) -> None:
        """Nothing typed, and hidden again."""
        self.edit.clear()
        self._eye.setChecked(False)

    @override
    def help_text(self) -> str:
        known = _KEYBOARDS.get(QGuiApplication.inputMethod().locale().language())
        said = [super().help_text()]
        if known is not None:
            said.append(_(known[1]))
        if self._caps_lock is not None:
            said.append(_("Caps Lock is on.") if self._caps_lock else _("Caps Lock is off."))
        return " ".join(filter(None, said))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._note_key(event)
        return super().eventFilter(watched, event)

    def _note_key(self, event: QKeyEvent) -> None:
        typed = event.text()
        noted = self._caps_lock
        if event.key() == Qt.Key.Key_CapsLock:
            noted = None if noted is None else not noted
        elif len(typed) == 1 and typed.lower() != typed.upper():
            noted = typed.isupper() is not bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if noted is not self._caps_lock:
            self._caps_lock = noted
            self._show()

    def _reveal(self, shown: bool) -> None:
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _forget_fault(self) -> None:
        self.show_fault("")

    @override
    def _show(self) -> None:
        language = QGuiApplication.inputMethod().locale().language()
        tag = _KEYBOARDS[language][0] if language in _KEYBOARDS else ""
        self._layout_tag.setText(tag)
        self._layout_tag.setVisible(bool(tag))
        right = 34 + (self._layout_tag.sizeHint().width() + 4 if tag else 0)
        self.edit.setTextMargins(0, 0, right, 0)
        super()._show()
