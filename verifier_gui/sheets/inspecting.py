"""Looks at a file before anything is taken from it. The file is read in a child process."""

from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspection import Inspection, PreviewRow, SheetSummary
from verifier_gui.sheets.messages import read_inspection
from verifier_gui.sheets.pasted_table import Source, told_to_child
from verifier_gui.sheets.reading_process import ReadingProcess
from verifier_gui.sheets.regions import Region

__all__ = ["Inspection", "PreviewRow", "SheetSummary", "inspect"]


def inspect(
    path: Source,
    *,
    sheet: str | None = None,
    heading_row: int | None = None,
    mapping: ColumnMapping | None = None,
    encoding: str = "",
    delimiter: str = "",
    progress: Progress,
    preview_rows: int = 200,
    region: Region = Region.UKRAINE,
) -> Inspection:
    """What the file holds. What is None is guessed; `encoding` and `delimiter` are the
    caseworker's word on a csv whose text does not tell, or tells wrongly; `region` is where the cells of a workbook are shown.

    Raises `SheetError` with one sentence of refusal, and `Cancelled` within 0.3 s.
    """
    request = {
        "kind": "inspect",
        **told_to_child(path),
        "expected_sha256": "",
        "encoding": encoding,
        "delimiter": delimiter,
        "sheet": sheet,
        "heading_row": heading_row,
        "mapping": mapping.columns if mapping else None,
        "preview_rows": preview_rows,
        "region": region.value,
    }
    with ReadingProcess(request) as child:
        for message in child.messages(progress):
            try:
                return read_inspection(message)
            except (KeyError, TypeError, ValueError) as error:
                raise SheetError("The reader's answer cannot be understood. Start the program again.") from error
    raise AssertionError("messages end by an error")
