"""Which language the window speaks, its own texts and Qt's, switched while it runs."""

from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from verifier_gui.domain.language import Language, speak, spoken

_LOCALES = {
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    Language.UKRAINIAN: QLocale(QLocale.Language.Ukrainian, QLocale.Country.Ukraine),
}

NAMES = {Language.ENGLISH: "English", Language.UKRAINIAN: "Українська"}
"""Each language by its own name: who does not read the one that is spoken now finds theirs."""

_BETTER = {
    ("QWidgetTextControl", "&Undo"): "&Скасувати",
    ("QWidgetTextControl", "&Redo"): "&Повторити",
    ("QWidgetTextControl", "Cu&t"): "&Вирізати",
    ("QWidgetTextControl", "&Copy"): "&Копіювати",
    ("QWidgetTextControl", "&Paste"): "В&ставити",
    ("QWidgetTextControl", "Delete"): "Видалити",
    ("QWidgetTextControl", "Select All"): "Виділити все",
    ("QWidgetTextControl", "Copy &Link Location"): "Копіювати адресу &посилання",
    ("QLineEdit", "&Undo"): "&Скасувати",
    ("QLineEdit", "&Redo"): "&Повторити",
    ("QLineEdit", "Cu&t"): "&Вирізати",
    ("QLineEdit", "&Copy"): "&Копіювати",
    ("QLineEdit", "&Paste"): "В&ставити",
    ("QLineEdit", "Delete"): "Видалити",
    ("QLineEdit", "Select All"): "Виділити все",
}
"""Qt's Ukrainian says «Повернути» for Undo, which here is what is done with people; other entries it lacks."""


class _Overlay(QTranslator):
    """Ukrainian for what Qt's own catalogue lacks or says wrongly."""

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        # An empty text would be taken for a translation; only None lets Qt's own catalogue answer.
        return cast("str", _BETTER.get((context, sourceText)))

    @override
    def isEmpty(self) -> bool:
        return False


class Tongue(QObject):
    """There is one for the application. `changed` comes after every widget has been told."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._qt = QTranslator(self)
        self._overlay = _Overlay(self)

    def choose(self, language: Language) -> None:
        """From now on the window speaks this language."""
        former = spoken()
        speak(language)
        QLocale.setDefault(_LOCALES[language])
        for translator in (self._qt, self._overlay):
            self._application.removeTranslator(translator)
        if language is Language.UKRAINIAN:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._qt.load("qtbase_uk", folder):
                self._application.installTranslator(self._qt)
            self._application.installTranslator(self._overlay)
        if former is not language:
            for window in self._application.topLevelWidgets():
                QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
            self.changed.emit()
