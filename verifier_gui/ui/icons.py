"""The window's own pictures: stroke drawings tinted with a colour of the theme, sharp at any scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from verifier_gui.domain.resources import resource_path
from verifier_gui.ui import theme

_INK = "#000000"
_SCALES = (1.0, 2.0)


@cache
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _tinted(name: str, ink: str, pixels: int, scale: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace(_INK, ink).encode()))
    pixmap = QPixmap(QSize(round(pixels * scale), round(pixels * scale)))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def pixmap(name: str, token: str = "text", pixels: int = 16, scale: float = 2.0) -> QPixmap:
    """The drawing `name` in the theme's colour `token`, `pixels` wide on the screen, drawn for a screen of this `scale`."""
    return _tinted(name, theme.colour(token).name(), pixels, scale)


def icon(name: str, token: str = "text", pixels: int = 16) -> QIcon:
    """The drawing `name` as an icon in the theme's colour `token`; make it anew when the theme changes."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, token, pixels, scale))
    return made


def program_icon() -> QIcon:
    """The program's own picture, for windows and the task bar."""
    return QIcon(str(resource_path("icons", "program.svg")))
