"""Settings of this laptop: language, looks, size, what is remembered, and the operators' keys."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, Language, _, ngettext, spoken
from verifier_gui.errors import VerifierError
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.bring_key import KEYS, BringKey
from verifier_gui.ui.dialogs.change_passphrase import ChangePassphrase
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.preferences import SCALES, Preferences
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.theme import Theme, ThemeChoice
from verifier_gui.ui.tongue import NAMES, Tongue
from verifier_gui.ui.widgets.buttons import KeyButton, Segments
from verifier_gui.ui.widgets.form_fields import Field
from verifier_gui.ui.widgets.labels import label, line

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.profile import IdentityCard

_THEMES = {
    ThemeChoice.SYSTEM: N_("As the system"),
    ThemeChoice.LIGHT: N_("Light"),
    ThemeChoice.DARK: N_("Dark"),
}


class Settings(Sheet):
    """Everything holds at once and is kept at once, but for the size, which holds from the next start."""

    def __init__(
        self,
        parent: QWidget | None,
        session: "Session",
        preferences: Preferences,
        theme: Theme,
        tongue: Tongue,
    ) -> None:
        super().__init__(parent, "settings", width=640)
        self._session = session
        self._preferences = preferences
        self._theme = theme
        self._tongue = tongue
        self.languages = Segments([(language.value, name) for language, name in NAMES.items()], "")
        self.languages.answered.connect(self._speak)
        self.themes = Segments([(choice.value, "") for choice in ThemeChoice], "")
        self.themes.answered.connect(self._wear)
        self.scales = QComboBox()
        for scale in SCALES:
            self.scales.addItem(f"{scale}\u00a0%", scale)
        self.scales.setCurrentIndex(SCALES.index(preferences.scale))
        self.scales.activated.connect(self._keep_size)
        self._size_field = Field(N_("Size of text and everything else"), self.scales)
        self._recent = label("", wraps=True)
        self.forget = KeyButton()
        self.forget.clicked.connect(self._forget_recent)
        self._where = label("", "muted", wraps=True)
        self._where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._operators = QVBoxLayout()
        self._operators.setSpacing(10)
        self._nobody = label("", "muted", wraps=True)
        self.say(self._nobody.setText, N_("None yet. One is made with your first case file."))
        self.bring = KeyButton()
        self.say(self.bring.set_words, N_("Bring a key…"))
        self.bring.clicked.connect(self._choose_key)
        self._lay_out()
        self._show_operators()
        close = self.add_button(primary=True)
        self.say(close.set_words, N_("Close"))
        close.clicked.connect(self.accept)
        self.retranslate()
        self.languages.buttons[spoken().value].setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(_("Settings"), _("Of this laptop's user. They are kept beside the keys, not in case files."))
        for caption, text in zip(self._captions, self._caption_texts(), strict=True):
            caption.setText(text)
        self.languages.set_texts([(language.value, name) for language, name in NAMES.items()], _("Language"))
        self.languages.show_answer(spoken().value)
        self.themes.set_texts([(choice.value, _(text)) for choice, text in _THEMES.items()], _("Looks"))
        self.themes.show_answer(self._theme.choice.value)
        self.forget.set_words(_("Forget them"))
        count = len(self._session.profile.recent_cases())
        self._recent.setText(
            ngettext(
                "{count} case file is listed on the start page.",
                "{count} case files are listed on the start page.",
                count,
            ).format(count=grouped(count))
        )
        self.forget.setEnabled(count > 0)
        self._where.setText(str(self._session.profile.folder))

    def _caption_texts(self) -> Sequence[str]:
        return (
            _("Language"),
            _("Looks"),
            _("Recent case files"),
            _("Keys and settings lie in"),
            _("Operators of this laptop"),
        )

    def _lay_out(self) -> None:
        self._captions: list[QLabel] = [label("", "field-label") for _text in self._caption_texts()]
        language, looks, recent, where, operators = self._captions
        self.content.addLayout(_under(language, self.languages))
        self.content.addLayout(_under(looks, self.themes))
        self.content.addWidget(self._size_field)
        self.content.addWidget(line())
        forgetting = QHBoxLayout()
        forgetting.addWidget(self._recent, 1)
        forgetting.addWidget(self.forget)
        self.content.addLayout(_under(recent, forgetting))
        self.content.addLayout(_under(where, self._where))
        self.content.addWidget(line())
        head = QHBoxLayout()
        head.addWidget(operators, 1)
        head.addWidget(self.bring)
        self.content.addLayout(head)
        self.content.addLayout(self._operators)
        self.content.addWidget(self._nobody)

    @Slot()
    def _show_operators(self) -> None:
        while (item := self._operators.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        cards = self._session.profile.operators()
        for card in cards:
            self._operators.addWidget(OperatorRow(card, self._change(card), self._save(card)))
        self._nobody.setVisible(not cards)

    def _change(self, card: "IdentityCard") -> Callable[[], None]:
        return lambda: ChangePassphrase(self, self._session, card).open()

    def _save(self, card: "IdentityCard") -> Callable[[], None]:
        def save_at(path: Path) -> None:
            try:
                self._session.profile.save_key(card.id, path)
            except VerifierError as error:
                ask.tell_error(self, error)
                return
            ask.tell(
                self,
                _("The key is saved: {file}").format(file=path.name),
                _(
                    "It is sealed with your passphrase, which opens it on another laptop as here. Carry it yourself, and delete "
                    "the file once it is there."
                ),
            )

        def choose() -> None:
            from verifier_gui.sheets.replacing import safe_file_name

            ask.choose_new_file(self, _("Save my key"), _(KEYS), f"{safe_file_name(card.name)}.vkey", save_at)

        return choose

    @Slot()
    def _choose_key(self) -> None:
        ask.choose_files(self, _("Bring a key to this laptop"), f"{_(KEYS)};;{_('All files (*)')}", self._bring)

    def _bring(self, paths: Sequence[Path]) -> None:
        from verifier_gui.workflow.profile import read_saved_key

        try:
            card, content = read_saved_key(paths[0])
        except VerifierError as error:
            ask.tell_error(self, error)
            return
        sheet = BringKey(self, self._session, card, content)
        sheet.brought.connect(self._show_operators)
        sheet.open()

    @Slot(str)
    def _speak(self, language: str) -> None:
        self._preferences.language = Language(language)
        self._tongue.choose(Language(language))

    @Slot(str)
    def _wear(self, choice: str) -> None:
        self._preferences.theme = ThemeChoice(choice)
        self._theme.wear(ThemeChoice(choice))

    @Slot()
    def _keep_size(self) -> None:
        chosen = SCALES[self.scales.currentIndex()]
        changed = chosen != self._preferences.scale
        self._preferences.scale = chosen
        if changed:
            self._size_field.show_remark(N_("It holds from the next start of the program."))

    @Slot()
    def _forget_recent(self) -> None:
        for case in self._session.profile.recent_cases():
            self._session.profile.forget_recent(case.path)
        self.retranslate()


class OperatorRow(Speaking, QWidget):
    """An operator with the fingerprint that can be read to another over a telephone."""

    def __init__(self, card: "IdentityCard", change: Callable[[], None], save: Callable[[], None]) -> None:
        super().__init__()
        self._card = card
        name = label(f"{card.name} · {card.agency}" if card.agency else card.name, "strong", wraps=True)
        self._words = label("", "small-muted", wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = KeyButton()
        self.say(button.set_words, N_("Change passphrase…"))
        button.clicked.connect(change)
        self.save = KeyButton()
        self.say(self.save.set_words, N_("Save my key…"))
        self.save.clicked.connect(save)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(name)
        texts.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(texts, 1)
        row.addWidget(self.save)
        row.addWidget(button)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        from verifier_gui.workflow.members import fingerprint

        self._words.setText(_("Fingerprint: {words}").format(words=fingerprint(self._card.id)))


def _under(caption: QLabel, what: "QWidget | QHBoxLayout") -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(caption)
    if isinstance(what, QWidget):
        column.addWidget(what)
    else:
        column.addLayout(what)
    return column
