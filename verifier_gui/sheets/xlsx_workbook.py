"""xlsx, read by ourselves: rows stream out of the zip, cells keep the text that the file stores."""

import re
from collections.abc import Callable, Iterator, Mapping

from typing_extensions import override

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.errors import SheetError
from verifier_gui.sheets.cell_formats import CellFormats, Styles
from verifier_gui.sheets.cells import MergedRange, Sheet, SheetRow, storable
from verifier_gui.sheets.regions import Region
from verifier_gui.sheets.xlsx_package import LINK_ID, Elements, XlsxPackage
from verifier_gui.sheets.xlsx_regular_rows import parse_rows
from verifier_gui.sheets.xlsx_rows import SharedStrings, WorksheetRows, column_number

# No tag holds another's beginning: going past one, a file full of beginnings would be looked through from each of them to its end.
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
_MERGED_KEPT = 100_000


class XlsxWorkbook:
    """An xlsx by its bytes."""

    format = "xlsx"
    encoding = ""
    delimiter = ""

    def __init__(
        self, data: bytes, beat: Callable[[], None] = lambda: None, region: Region = Region.UNITED_STATES
    ) -> None:
        """`region` is where cells are shown."""
        self.share = 0.0
        self._region = region
        self._package = XlsxPackage(data, beat)
        main = self._package.main_part()
        links = self._package.relationships(main)
        book = _Book()
        self._package.read(main, book)
        self.doubts = (Doubt(DoubtKind.MACROS_IGNORED),) if self._package.has_macros else ()
        self._from_1904 = book.from_1904
        self._parts: dict[str, str] = {}
        sheets: list[Sheet] = []
        for name, state, link in book.sheets:
            target = links.get(link)
            if target is None or target.kind != "worksheet" or not self._package.has(target.target):
                continue
            if name in self._parts:
                raise SheetError("The file has two sheets named {sheet}. Rename one of them.", sheet=name)
            self._parts[name] = target.target
            sheets.append(Sheet(name, hidden=state in {"hidden", "veryHidden"}))
        self.sheets = tuple(sheets)
        self._styles_part = next((link.target for link in links.values() if link.kind == "styles"), "")
        self._strings_part = next((link.target for link in links.values() if link.kind == "sharedStrings"), "")
        self._formats: CellFormats | None = None
        self._strings: list[str] | None = None
        self._hidden_columns: dict[str, list[range]] = {}

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        rows = WorksheetRows(self._shared_strings(), self._cell_formats())
        self._hidden_columns[sheet] = rows.hidden_columns
        size = max(1, self._package.size(self._parts[sheet]))
        for fed in parse_rows(self._package, self._parts[sheet], rows):
            self.share = min(1.0, fed / size)
            yield from rows.take()
        yield from rows.take()

    def merged(self, sheet: str) -> tuple[MergedRange, ...]:
        """Merged ranges stand behind the rows they concern: a quick look finds them before the rows are read."""
        found: list[MergedRange] = []
        kept = b""
        for piece in self._package.pieces(self._parts[sheet], counted=False):
            text = kept + piece
            last = 0
            if b"mergeCell" not in text:
                kept = text[-200:]
                continue
            for match in _MERGED.finditer(text):
                left, top, right, bottom = match.groups()
                last = match.end()
                ends = (int(top), int(bottom), column_number(left.decode()), column_number(right.decode()))
                if ends[0] < ends[1] and len(found) < _MERGED_KEPT:
                    found.append(MergedRange(*ends))
            kept = text[max(last, len(text) - 200) :]
        return tuple(found)

    def hidden_columns(self, sheet: str) -> tuple[range, ...]:
        return tuple(self._hidden_columns.get(sheet, ()))

    def _shared_strings(self) -> list[str]:
        if self._strings is None:
            strings = SharedStrings()
            if self._strings_part and self._package.has(self._strings_part):
                self._package.read(self._strings_part, strings)
            self._strings = strings.found
        return self._strings

    def _cell_formats(self) -> CellFormats:
        if self._formats is None:
            styles = Styles()
            if self._styles_part and self._package.has(self._styles_part):
                self._package.read(self._styles_part, styles)
            self._formats = styles.formats(self._region, from_1904=self._from_1904)
        return self._formats


class _Book(Elements):
    """The workbook part: sheets in order, and which year serial days are counted from."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        """name, state, relationship"""
        self.from_1904 = False

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            link = next((attributes[key] for key in LINK_ID if key in attributes), "")
            self.sheets.append((storable(attributes.get("name", "")), attributes.get("state", ""), link))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in {"1", "true", "on"}
