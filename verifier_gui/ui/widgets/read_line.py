"""How the words of a search were read: a tag for each, and a hint of what else can be typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from verifier_gui.ui.widgets.labels import Tag, label


class ReadLine(QWidget):
    """Tags are made once and filled anew."""

    def __init__(self) -> None:
        super().__init__()
        self.lead = label("", "small-muted")
        self.hint = label("", "small-muted")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tags: list[Tag] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self.lead)
        self._row.addWidget(self.hint, 1)
        self.setFixedHeight(22)

    def show_words(self, lead: str, words: Sequence[tuple[str, str]], hint: str) -> None:
        """`words` are the texts of the tags with their kinds."""
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))
        self.hint.setText(hint)
        while len(self.tags) < len(words):
            tag = Tag()
            self.tags.append(tag)
            self._row.insertWidget(len(self.tags), tag)
        for place, tag in enumerate(self.tags):
            tag.setVisible(place < len(words))
            if place < len(words):
                tag.setText(words[place][0])
                tag.set_kind(words[place][1])
