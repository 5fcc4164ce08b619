"""Who said what of a subject, the newest first; one's own can be taken back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.review import HistoryEntry, ReviewSheet
from verifier_gui.domain.subject_statements import Withdrawal
from verifier_gui.phrases import history
from verifier_gui.phrases.beginnings import capital
from verifier_gui.ui import theme
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.spanned_text import Span, SpannedText

_BOLD = QFont.Weight.DemiBold


class HistoryLine(Speaking, QWidget):
    """One act: what, who and when, why. What no longer counts is muted."""

    take_back_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._statement = ""
        self._text = SpannedText()
        self.take_back = QPushButton()
        self.take_back.setProperty("look", "link")
        self.take_back.clicked.connect(lambda: self.take_back_asked.emit(self._statement))
        self.say(self.take_back.setText, N_("Take back"))
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._text)
        column.addWidget(self.take_back)

    def show_entry(self, entry: HistoryEntry, *, allowed: bool) -> None:
        self._statement = entry.statement.id
        title, line, remark = history.title(entry), history.line(entry), history.remark(entry)
        title = capital(title)
        ink = "text" if entry.is_live else "muted"
        spans = [Span(title + "\u2028", ink, weight=_BOLD), Span(line, "muted", 12)]
        if remark:
            spans.append(Span("\u2028" + remark, ink, 12))
        self._text.show_spans(spans)
        own = entry.is_own and entry.is_live and not isinstance(entry.statement.body, Withdrawal)
        self.take_back.setVisible(own and allowed)
        self.take_back.setAccessibleName(f"{_('Take back')}: {title}")

    def show_nothing(self, text: str) -> None:
        self._text.show_spans([Span(text, "muted", 13)])
        self.take_back.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, 2, self.height(), theme.colour("border"))
        painter.end()


class HistoryPanel(QWidget):
    """Lines are made once and filled anew."""

    take_back_asked = Signal(str)
    """the id of a statement"""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[HistoryLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(11)

    def show_sheet(self, sheet: ReviewSheet, *, allowed: bool) -> None:
        entries = list(reversed(sheet.history))
        wanted = max(len(entries), 1)
        while len(self.lines) < wanted:
            line = HistoryLine()
            line.take_back_asked.connect(self.take_back_asked)
            self._column.addWidget(line)
            self.lines.append(line)
        for place, line in enumerate(self.lines):
            line.setVisible(place < wanted)
            if place < len(entries):
                line.show_entry(entries[place], allowed=allowed)
        if not entries:
            self.lines[0].show_nothing(_("not decided yet"))
