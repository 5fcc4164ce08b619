"""The head of a candidate's column: which list, who made it, what it says of the person and on what basis."""

from dataclasses import replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.domain.statement_kinds import Answer
from verifier_gui.phrases import answers
from verifier_gui.phrases.comparison import as_of, place_of, standing_of
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui import theme
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.widgets.evidence_cell import PADDING
from verifier_gui.ui.widgets.spanned_text import Block, Span, elided

STOP_LINE = 3
_ABOVE = 11.0
_BELOW = 9.0
_BOLD = QFont.Weight.Bold
_TAG_HEIGHT = 20.0

_ANSWERED = {Answer.APPLIES: "danger", Answer.UNCLEAR: "warning", Answer.DOES_NOT_APPLY: "neutral"}


class CandidateHead(QWidget):
    """Long names of lists and agencies wrap where there is room for it. A column with a stop stands under a danger line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._blocks: list[Block] = []
        self._tag: Block | None = None
        self._tag_colours = ("neutral_text", "neutral_fill")
        self._tag_picture = ""
        self._cut: list[Block] = []
        self._cut_for = -1.0
        self._lines: list[list[Span]] = []
        self._has_stop = False
        self.is_tight = False
        """whether lines are cut where they do not fit, instead of wrapping"""

    def show_column(self, column: CandidateColumn) -> None:
        faded = column.struck_out
        ink = "muted" if faded else "text"
        status, basis = standing_of(column)
        name = Span(column.attributes.name, ink, 13, _BOLD, struck=faded)
        standing = [Span(status, ink, 12, _BOLD)] + ([Span(" · " + basis, ink, 12)] if basis else [])
        lines = [[name], [Span(place_of(column), "muted", 12)], standing]
        day = as_of(column)
        if day or column.added_by_search:
            found = _("found by search") if column.added_by_search else ""
            lines.append([Span(" · ".join(part for part in (day, found) if part), "muted", 12)])
        self._lines = lines
        self._blocks = [Block(line) for line in lines]
        self._cut_for = -1.0
        self._has_stop = column.stop is not None
        self._show_tag(column)
        tag = self._tag.text if self._tag else ""
        self.setAccessibleName(", ".join(part for part in (tag, *(block.text for block in self._blocks)) if part))
        self.setToolTip("\n".join(block.text for block in self._blocks))
        self.update()

    def height_for(self, width: int) -> int:
        return round(_ABOVE + _BELOW + sum(self._heights(width)) + 0.49)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width()
        painter.fillRect(width - 1, 0, 1, self.height(), theme.colour("hairline"))
        painter.fillRect(0, self.height() - 1, width, 1, theme.colour("border"))
        if self._has_stop:
            painter.fillRect(0, 0, width - 1, STOP_LINE, theme.colour("stop_line"))
        y = _ABOVE
        for height, block in zip(self._heights(width), self._shown(width), strict=False):
            block.draw(painter, float(PADDING), y)
            y += height
        if self._tag is not None:
            self._draw_tag(painter, self._tag)
        painter.end()

    def _show_tag(self, column: CandidateColumn) -> None:
        text, colours, picture = "", ("neutral_text", "neutral_fill"), ""
        if column.stop is not None and column.answer is None:
            text, colours, picture = _("stop"), ("danger_text", "danger_fill"), "stop"
        elif column.identified:
            text, colours = _("identified"), ("selected_text", "selected_fill")
        elif column.struck_out:
            text = _("another person")
        elif column.answer is not None:
            text = answers.answer(column.stop.kind if column.stop else None, column.answer)
            kind = _ANSWERED[column.answer]
            colours = (f"{kind}_text", f"{kind}_fill")
        self._tag = Block([Span(text, colours[0], 12, QFont.Weight.DemiBold)], wraps=False) if text else None
        self._tag_colours, self._tag_picture = colours, picture
        if self._tag is not None:
            self._tag.lay_out(400.0)

    def _tag_width(self) -> float:
        if self._tag is None:
            return 0.0
        return self._tag.natural_width + 14.0 + (17.0 if self._tag_picture else 0.0)

    def _tag_beside(self, width: int) -> bool:
        """Whether tag and list name stand in one line; a long answer goes below the lines."""
        return self._tag is None or self._tag_width() < width * 0.45

    def _shown(self, width: int) -> list[Block]:
        """The lines whole, or cut to this width: of where the record stands the row is kept, of a longer line the beginning."""
        if not self.is_tight:
            return self._blocks
        room = width - 2.0 * PADDING - 1.0
        if self._cut_for != room:
            self._cut_for = room
            self._cut = [self._cut_to(place, line, room) for place, line in enumerate(self._lines)]
        return self._cut

    def _cut_to(self, place: int, line: list[Span], room: float) -> Block:
        if place == 0 and self._tag is not None:
            return self._blocks[0]
        mode = Qt.TextElideMode.ElideMiddle if place == 1 else Qt.TextElideMode.ElideRight
        spans: list[Span] = []
        for span in line:
            text = elided(span.text, span.pixels, span.weight, max(room, 0.0), mode)
            spans.append(replace(span, text=text))
            block = Block([span], wraps=False)
            block.lay_out(1000.0)
            room -= block.natural_width
            if text != span.text:
                break
        return Block(spans, wraps=False)

    def _heights(self, width: int) -> list[float]:
        """Of each line; the last one is the tag's where it has no room beside the name."""
        room = width - 2.0 * PADDING - 1.0
        beside = self._tag is not None and self._tag_beside(width)
        first = room - (self._tag_width() + 6.0 if beside else 0.0)
        heights = [block.lay_out(room if place else first) + 1.0 for place, block in enumerate(self._shown(width))]
        return heights if beside or self._tag is None else [*heights, _TAG_HEIGHT + 3.0]

    def _draw_tag(self, painter: QPainter, tag: Block) -> None:
        width = self._tag_width()
        if self._tag_beside(self.width()):
            rect = QRectF(self.width() - 1.0 - PADDING - width, _ABOVE - 2.0, width, _TAG_HEIGHT)
        else:
            rect = QRectF(PADDING, _ABOVE + sum(self._heights(self.width())[:-1]) + 3.0, width, _TAG_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._tag_colours[1]))
        painter.drawRoundedRect(rect, 4.0, 4.0)
        x = rect.left() + 7.0
        if self._tag_picture:
            place = QRectF(x, rect.top() + 3.0, 14.0, 14.0).toRect()
            painter.drawPixmap(place, pixmap(self._tag_picture, self._tag_colours[0], 14))
            x += 17.0
        tag.draw(painter, x, rect.top() + (rect.height() - tag.height) / 2)


class SubjectHead(QWidget):
    """Who is being verified: the number on the list, and the row as received."""

    def __init__(self, parent: QWidget, label_width: int) -> None:
        super().__init__(parent)
        self.label_width = label_width
        self._left: list[Block] = []
        self._right: list[Block] = []

    def show_subject(self, sheet: ReviewSheet) -> None:
        number, row = sheet.subject.number, sheet.subject.record.row
        self._left = [
            Block([Span(_("Person"), "muted", 13)]),
            Block([Span(_("No. {number}").format(number=number), "text", 15, _BOLD)]),
        ]
        self._right = [
            Block([Span(_("As received"), "muted", 13)]),
            Block(
                [
                    Span(
                        _("Rev. {revision}, row {row}").format(revision=sheet.revision_number, row=grouped(row)),
                        "text",
                        12,
                        _BOLD,
                    )
                ]
            ),
            Block([Span(sheet.code, "muted", 12)]),
        ]
        self.setAccessibleName(", ".join(block.text for block in (*self._left, *self._right)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.colour("hairline")
        painter.fillRect(self.label_width - 1, 0, 1, self.height(), line)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("border"))
        for x, width, blocks in (
            (0, self.label_width, self._left),
            (self.label_width, self.width() - self.label_width, self._right),
        ):
            y = _ABOVE
            for block in blocks:
                height = block.lay_out(width - 2.0 * PADDING + 4.0)
                block.draw(painter, float(x + PADDING), y)
                y += height + 2.0
        painter.end()
