"""A roster on paper: landscape pages, headings on each, page n of m, the same bytes each time."""

import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any, cast
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, LongTable, PageTemplate, Paragraph, Spacer
from typing_extensions import override

from verifier_gui.domain.resources import resource_path
from verifier_gui.sheets.roster_table import RosterTable, WritingNotes, every_cell, has_controls, note, visible

_PAGE = landscape(A4)
_MARGIN = 12 * mm
_FOOT = 8 * mm
_REGULAR, _BOLD = "RosterSans", "RosterSans-Bold"
_LONGEST_TEXT = 2000
"""characters of one cell on paper: more would not fit onto a page; the workbook has them"""
_WIDEST_SHARE = 200
"""characters of a cell that a column's width counts at most"""
_LONGEST_WORD = 24
"""characters of a word that a column is widened for; longer ones are split"""
_SIZE = 7
_MOST_FOOT = 30 * mm
"""at most so much of a page that is empty but for its foot is not the table's"""
_PADDING = 3

_PICTURES = re.compile("[\u2400-\u241f]")

PageLine = Callable[[int, int], str]
"""Page and number of pages to what stands at the foot: `page 2 of 9`."""


def roster_print(table: RosterTable, page_line: PageLine) -> tuple[bytes, WritingNotes]:
    """The table as PDF. `page_line` puts the page number into words, as this floor speaks no language. The closing lines stand
    on every page. The notes name the cells that are too long for paper, which end in `…`. The same table gives the same bytes."""
    _fonts()
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=_PAGE,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN + _foot_height(table),
        title=visible(" · ".join(table.title)),
        author="",
        lang=table.language,
        invariant=1,
        pageCompression=1,
    )
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)
    document.addPageTemplates([PageTemplate("roster", [frame])])
    document.build(_story(table, document.width), canvasmaker=_canvas_maker(table, page_line))
    notes = WritingNotes(
        too_long=tuple(note(*place) for place in every_cell(table) if len(place[2]) > _LONGEST_TEXT),
        controls=tuple(note(*place) for place in every_cell(table) if has_controls(place[2])),
    )
    return out.getvalue(), notes


@cache
def _fonts() -> None:
    """DejaVu Sans has all of Ukrainian, Russian and their neighbours; reportlab's own fonts have Latin only."""
    for name, file in ((_REGULAR, "DejaVuSans.ttf"), (_BOLD, "DejaVuSans-Bold.ttf")):
        cast(Any, pdfmetrics).registerFont(TTFont(name, str(resource_path("fonts", file))))


def _style(name: str, size: float, *, bold: bool = False, colour: str = "#101828") -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=_BOLD if bold else _REGULAR,
        fontSize=size,
        leading=size * 1.25,
        textColor=colors.HexColor(colour),
        splitLongWords=1,
    )


def _story(table: RosterTable, width: float) -> list[Flowable]:
    title, more = _style("title", 13, bold=True), _style("more", 9, colour="#475467")
    mark = _style("mark", 11, bold=True, colour="#B42318")
    story: list[Flowable] = [_paragraph(line, more if place else title) for place, line in enumerate(table.title)]
    if table.mark:
        story.append(_paragraph(table.mark, mark))
    story.append(Spacer(1, 4 * mm))
    heading, cell = _style("heading", _SIZE, bold=True), _style("cell", _SIZE)
    rows = [[_paragraph(text, heading) for text in table.headings]]
    rows += [[_paragraph(_printable(text), cell) for text in row] for row in table.rows]
    if table.headings:
        printed = _PrintedTable(rows, colWidths=_widths(table, width), repeatRows=1)
        printed.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("GRID", (0, 0), (-1, -1), 0.4, colors.HexColor("#C9D3DE")),
                ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#E7ECF2")),
                ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
                ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
        story.append(printed)
    return story


class _PrintedTable(LongTable):
    """A row goes on to the next page only where it is higher than a page; else headings would stand in the middle of one."""

    @override
    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:
        self.splitInRow = availHeight >= _PAGE[1] - 2 * _MARGIN - _MOST_FOOT
        return super().split(availWidth, availHeight)


def _printable(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else text[:_LONGEST_TEXT] + " …"


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    # The print's font has no pictures of control characters.
    return Paragraph(escape(_PICTURES.sub("\ufffd", visible(text))).replace("\n", "<br/>"), style)


def _widths(table: RosterTable, width: float) -> list[float]:
    """Column widths that keep words whole, then by how much stands in a column on the whole, so that there are few pages: one long
    cell makes its own row high, not the column wide. All together they are as wide as the page."""
    narrowest: list[float] = []
    shares: list[int] = []
    for column, heading in enumerate(table.headings):
        texts = {row[column] for row in table.rows}
        words = {word for text in texts for word in text[:_LONGEST_TEXT].split() if len(word) <= _LONGEST_WORD}
        needed = max((stringWidth(word, _REGULAR, _SIZE) for word in words), default=0)
        headed = max((stringWidth(word, _BOLD, _SIZE) for word in heading[:_LONGEST_WORD].split()), default=0)
        narrowest.append(max(needed, headed) + 2 * _PADDING + 1)
        lengths = [min(_WIDEST_SHARE, len(row[column])) for row in table.rows]
        shares.append(max(4, round(sum(lengths) / max(1, len(lengths)))))
    left = width - sum(narrowest)
    if left < 0:
        return [width * share / sum(shares) for share in shares]
    return [least + left * share / sum(shares) for least, share in zip(narrowest, shares, strict=True)]


def _foot_height(table: RosterTable) -> float:
    return _FOOT + len(table.closing) * 3.2 * mm


def _canvas_maker(table: RosterTable, page_line: PageLine) -> type[Canvas]:
    class TableCanvas(_CountingCanvas):
        closing = table.closing
        mark = table.mark
        page_words = staticmethod(page_line)

    return TableCanvas


class _CountingCanvas(Canvas):
    """Holds the pages back until their number is known."""

    closing: tuple[str, ...]
    mark: str
    page_words: PageLine
    _held: list[dict[str, object]] | None = None

    @override
    def showPage(self) -> None:
        held = self._held or []
        held.append({name: value for name, value in self.__dict__.items() if name != "_held"})
        self._held = held
        # What the real showPage would do after it has written the page.
        cast(Any, self)._startPage()  # noqa: SLF001

    @override
    def save(self) -> None:
        held = self._held or []
        for number, page in enumerate(held, 1):
            self.__dict__.update(page)
            self._draw_foot(number, len(held))
            super().showPage()
        super().save()

    def _draw_foot(self, number: int, pages: int) -> None:
        self.setFont(_REGULAR, 7)
        self.setFillColor(colors.HexColor("#475467"))
        top = _MARGIN + (len(self.closing) - 1) * 3.2 * mm
        for place, line in enumerate(self.closing):
            self.drawString(_MARGIN, top - place * 3.2 * mm, visible(line))
        self.drawRightString(_PAGE[0] - _MARGIN, _MARGIN, self.page_words(number, pages))
        if self.mark:
            self.setFont(_BOLD, 7)
            self.setFillColor(colors.HexColor("#B42318"))
            self.drawCentredString(_PAGE[0] / 2, _MARGIN - 4 * mm, visible(self.mark))
