"""The help: a page for each place of the window, in the language spoken, read beside the work."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, spoken
from verifier_gui.domain.resources import resource_path
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.fonts import font

PAGES = (
    "start",
    "lists",
    "import",
    "preparing",
    "review",
    "disagreements",
    "roster",
    "overview",
    "audit",
    "keys",
    "protection",
)
"""The pages in their order; `preparing`, `keys` and what follows are no places of the window."""

_LARGER = {1: 2, 2: 1}
"""steps of size that a heading is larger than the text, by its level; Qt heeds no other size of a heading"""
_ROOM = {1: (0, 10), 2: (14, 5)}
"""pixels before and after a heading"""
_LINE_HEIGHT = 130
"""per cent"""


class Help(Sheet):
    """Stays beside the window while one works on. Links lead from page to page; nothing outside is ever opened."""

    STAYS_WHEN_LOCKED = True

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, "help", width=820)
        self.setWindowModality(Qt.WindowModality.NonModal)
        self._page = PAGES[0]
        self.list = QListWidget()
        self.list.setFixedWidth(210)
        self.list.currentRowChanged.connect(self._turn_to)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDefaultFont(font(14))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.content.addLayout(row, 1)
        close = self.add_button()
        self.say(close.set_words, N_("Close"))
        close.clicked.connect(self.accept)
        self.resize(920, 680)
        self.retranslate()
        self.text.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(_("Help"))
        self.list.setAccessibleName(_("Pages of the help"))
        self.text.setAccessibleName(_("Text of the help"))
        self.list.blockSignals(True)
        self.list.clear()
        for name in PAGES:
            item = QListWidgetItem(title_of(name))
            item.setSizeHint(QSize(0, 34))
            self.list.addItem(item)
        self.list.setCurrentRow(PAGES.index(self._page))
        self.list.blockSignals(False)
        self._show()

    @override
    def redraw(self) -> None:
        super().redraw()
        if hasattr(self, "text"):
            self._show()

    def show_page(self, place: str) -> None:
        """Turns to the page of a place of the window (`lists/import` is `import`); an unknown one is the first."""
        name = place.rpartition("/")[2]
        self.list.setCurrentRow(PAGES.index(name) if name in PAGES else 0)

    @property
    def page(self) -> str:
        """The page that is read."""
        return self._page

    @Slot(int)
    def _turn_to(self, row: int) -> None:
        if row >= 0:
            self._page = PAGES[row]
            self._show()

    @Slot(QUrl)
    def _follow(self, address: QUrl) -> None:
        self.show_page(address.path().removesuffix(".md"))

    def _show(self) -> None:
        self.text.setMarkdown(page_path(self._page).read_text("utf-8"))
        _set_type(self.text.document())


def page_path(name: str) -> Path:
    """The file of a page in the language spoken now."""
    return resource_path("help", spoken().value, f"{name}.md")


def title_of(name: str) -> str:
    """A page's first heading."""
    with page_path(name).open(encoding="utf-8") as file:
        return file.readline().removeprefix("#").strip()


def _set_type(document: QTextDocument) -> None:
    """Sizes of headings, and room between lines and paragraphs: Markdown gives none."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        form = QTextBlockFormat()
        level = block.blockFormat().headingLevel()
        before, after = _ROOM.get(level, (0, 9))
        if block.blockFormat().objectIndex() >= 0:  # an item of a list
            before, after = 0, 4
        cursor.setPosition(block.position())
        if cursor.currentFrame().firstPosition() > document.rootFrame().firstPosition():  # a table's cell
            before, after = 3, 3
        form.setTopMargin(before)
        form.setBottomMargin(after)
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(form)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            shown = QTextCharFormat()
            shown.setFontWeight(QFont.Weight.Bold if level == 1 else QFont.Weight.DemiBold)
            shown.setProperty(QTextFormat.Property.FontSizeAdjustment.value, _LARGER.get(level, 0))
            cursor.mergeCharFormat(shown)
        block = block.next()
