"""Qt's own dialogs speak Ukrainian too, and its words for undo are not those for a person's return."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from verifier_gui.domain.language import Language
from verifier_gui.ui.tongue import Tongue


def test_qts_own_texts_are_ukrainian_and_none_of_them_is_blank(qapp: QApplication) -> None:
    tongue = Tongue(qapp)
    said = {
        ("QFileDialog", "Look in:"): "Перегляд в:",
        ("QFileDialog", "&Open"): "&Відкрити",
        ("QPlatformTheme", "Cancel"): "Скасувати",
        ("QLineEdit", "&Undo"): "&Скасувати",
    }
    try:
        tongue.choose(Language.UKRAINIAN)
        assert {text: QCoreApplication.translate(*text) for text in said} == said
        tongue.choose(Language.ENGLISH)
        assert QCoreApplication.translate("QFileDialog", "Look in:") == "Look in:"
    finally:
        tongue.choose(Language.ENGLISH)
        tongue.deleteLater()
