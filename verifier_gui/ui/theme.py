"""How the window looks: light or dark, by choice or as the system has it, switched while it runs."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from verifier_gui.ui.colours import DARK, LIGHT, Colours, with_high_contrast
from verifier_gui.ui.fonts import font
from verifier_gui.ui.style_sheet import style_sheet


class ThemeChoice(StrEnum):
    """What the operator asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class _Worn:
    """The colours that the window wears at a time."""

    colours = LIGHT


def colours() -> Colours:
    """The colours of the window now. Painting code asks each time it paints."""
    return _Worn.colours


def colour(token: str) -> QColor:
    """One colour of the window now, by the name of its use."""
    return QColor(str(getattr(_Worn.colours, token)))


class Theme(QObject):
    """Dresses the application. There is one for it."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = ThemeChoice.SYSTEM
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(font())
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    def wear(self, choice: ThemeChoice) -> None:
        """From now on the window looks so."""
        self._choice = choice
        self._dress(_wanted(choice))

    def _follow_system(self) -> None:
        self.wear(self._choice)

    def _dress(self, wanted: Colours) -> None:
        _Worn.colours = wanted
        self._application.setPalette(_palette(wanted))
        self._application.setStyleSheet(style_sheet(wanted))
        self.changed.emit()


def _wanted(choice: ThemeChoice) -> Colours:
    hints = QGuiApplication.styleHints()
    is_dark = choice is ThemeChoice.DARK or (
        choice is ThemeChoice.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
    )
    wanted = DARK if is_dark else LIGHT
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return with_high_contrast(wanted)
    return wanted


def _palette(wanted: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for one, value in {
        role.Window: wanted.page,
        role.WindowText: wanted.text,
        role.Base: wanted.surface,
        role.AlternateBase: wanted.table_head,
        role.Text: wanted.text,
        role.Button: wanted.surface,
        role.ButtonText: wanted.text,
        role.BrightText: wanted.danger_text,
        role.Highlight: wanted.selected_fill,
        role.HighlightedText: wanted.selected_text,
        role.Link: wanted.link,
        role.LinkVisited: wanted.link,
        role.ToolTipBase: wanted.rail_fill,
        role.ToolTipText: wanted.rail_on,
        role.PlaceholderText: wanted.muted,
        role.Accent: wanted.primary,
        role.Light: wanted.surface,
        role.Midlight: wanted.hairline,
        role.Mid: wanted.border,
        role.Dark: wanted.control_border,
        role.Shadow: wanted.muted,
    }.items():
        palette.setColor(one, QColor(value))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(wanted.muted))
    return palette
