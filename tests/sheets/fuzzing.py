"""Atheris on the readers that are our own: `python tests/sheets/fuzzing.py sheet|csv|pasted -max_total_time=600 -timeout=20`.

By hand, never in `make test`: Atheris (3.0) has wheels for some systems only. It has to be installed beside the program
(`pip install --group fuzz`). Whatever bytes come, a reader gives rows or raises `SheetError`; all else stops the run.
"""

import io
import sys
import zipfile

import atheris

with atheris.instrument_imports(include=["verifier_gui", "html", "_markupbase", "zipfile"]):
    from verifier_gui.errors import SheetError
    from verifier_gui.sheets.csv_workbook import CsvWorkbook
    from verifier_gui.sheets.opening import Opened
    from verifier_gui.sheets.pasted_workbook import open_pasted
    from verifier_gui.sheets.surveying import Wish, read_people, survey
    from verifier_gui.sheets.xlsx_workbook import XlsxWorkbook

from mutating import SEEDS

_SOUND = {}
with zipfile.ZipFile(io.BytesIO(SEEDS["xlsx"]()[1])) as package:
    _SOUND.update({name: package.read(name) for name in package.namelist()})
_PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)


def _sheet(data: bytes) -> Opened:
    """The first byte says which part the rest is; of 255 it is the whole zip."""
    which, content = data[0] if data else 0, data[1:]
    if which == 255:
        return Opened(XlsxWorkbook(content), len(content), "")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as copy:
        for name, part in _SOUND.items():
            copy.writestr(name, content if name == _PARTS[which % len(_PARTS)] else part)
    return Opened(XlsxWorkbook(made.getvalue()), len(data), "")


def _csv(data: bytes) -> Opened:
    return Opened(CsvWorkbook(lambda: io.BytesIO(data), len(data)), len(data), "")


_READERS = {"sheet": _sheet, "csv": _csv, "pasted": open_pasted}


def seeds(reader: str) -> list[bytes]:
    """Sound inputs to begin with."""
    if reader == "sheet":
        parts = [bytes((place,)) + _SOUND[name] for place, name in enumerate(_PARTS)]
        return [*parts, *(b"\xff" + whole for whole in SEEDS["xlsx"]())]
    kinds = ("csv", "tsv") if reader == "csv" else ("pasted table", "pasted text")
    return [data for kind in kinds for data in SEEDS[kind]()]


def main() -> None:
    reader, folder = sys.argv.pop(1), ""
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        folder = sys.argv[1]
        for number, data in enumerate(seeds(reader)):
            with open(f"{folder}/seed{number}", "wb") as file:  # noqa: PTH123
                file.write(data)

    def once(data: bytes) -> None:
        try:
            opened = _READERS[reader](data)
            found = survey(opened, "x", Wish(None, None, None), 50, lambda _share: None)
            wish = Wish(found.sheet, found.heading_row, found.mapping)
            people = sum(len(rows) for rows in read_people(opened, wish, 500, lambda _share: None))
        except SheetError:
            return
        assert people == found.people

    atheris.Setup(sys.argv, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
