"""Over the sheet: what was decided of the subject, that its release is withheld, why nothing can be decided."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.spanned_text import Span, SpannedText


class _Standing(Speaking, QFrame):
    def __init__(self, kind: str, picture: str) -> None:
        super().__init__()
        self._kind, self._picture_name = kind, picture
        self.setProperty("look", f"banner-{kind}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._picture = QLabel()
        self._text = SpannedText()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(9)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.redraw()

    def show_words(self, title: str, remark: str) -> None:
        ink = f"{self._kind}_text"
        strong = "text" if self._kind == "neutral" else ink
        spans = [Span(title, strong, weight=QFont.Weight.DemiBold)]
        if remark:
            spans.append(Span("  " + remark, ink))
        self._text.show_spans(spans)
        self.setAccessibleName(f"{title} {remark}".strip())
        self.setVisible(bool(title or remark))

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._picture_name, f"{self._kind}_text", 16))


class StandingBanners(QWidget):
    """Each is seen only while it has something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.barred = _Standing("warning", "lock")
        self.stale = _Standing("warning", "warning")
        self.held = _Standing("warning", "hold")
        self.blind = _Standing("neutral", "eye-closed")
        self.identity = _Standing("neutral", "person")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for banner in (self.barred, self.blind, self.stale, self.held, self.identity):
            banner.hide()
            column.addWidget(banner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def settle(self) -> None:
        """Takes no room while there is nothing to say."""
        shown = (self.barred, self.blind, self.stale, self.held, self.identity)
        self.setVisible(any(not banner.isHidden() for banner in shown))
