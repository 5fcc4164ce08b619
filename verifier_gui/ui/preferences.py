"""What the window remembers on this laptop: its place on the screen, its language, its looks. No name, no path."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings

from verifier_gui.domain.language import Language
from verifier_gui.ui.theme import ThemeChoice

SCALES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Sizes of the window's text and everything else, in per cent of the design's."""


class Preferences:
    """Kept in one small file of the profile."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        """As it was chosen, else as the system speaks."""
        kept = str(self._settings.value("language", ""))
        if kept in {language.value for language in Language}:
            return Language(kept)
        system = QLocale.system().language()
        return Language.UKRAINIAN if system is QLocale.Language.Ukrainian else Language.ENGLISH

    @language.setter
    def language(self, language: Language) -> None:
        self._settings.setValue("language", language.value)

    @property
    def theme(self) -> ThemeChoice:
        kept = str(self._settings.value("theme", ""))
        return ThemeChoice(kept) if kept in {choice.value for choice in ThemeChoice} else ThemeChoice.SYSTEM

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._settings.setValue("theme", choice.value)

    @property
    def scale(self) -> int:
        """One of `SCALES`. It holds from the next start of the program."""
        kept = str(self._settings.value("scale", "100"))
        return int(kept) if kept.isdecimal() and int(kept) in SCALES else 100

    @scale.setter
    def scale(self, per_cent: int) -> None:
        self._settings.setValue("scale", str(per_cent))

    @property
    def geometry(self) -> QByteArray:
        found = self._settings.value("geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)
