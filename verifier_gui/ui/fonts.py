"""The window's typeface, Inter, with figures of equal width. Loaded when the first window needs it."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from verifier_gui.domain.resources import resource_path

FAMILY = "Inter"
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")


@cache
def load_fonts() -> None:
    """Makes Inter known to Qt, once."""
    for weight in WEIGHTS:
        QFontDatabase.addApplicationFont(str(resource_path("fonts", f"Inter-{weight}.otf")))


def font(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Inter in a size of `pixels`, its figures tabular so that numbers stand under one another. The caller's own to change."""
    return QFont(_kept(pixels, weight))


@cache
def _kept(pixels: int, weight: QFont.Weight) -> QFont:
    load_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
