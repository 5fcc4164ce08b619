"""`verifier inspect`: what a file holds, before anything is taken from it."""

import json
from pathlib import Path

from verifier_gui.cli.saying import say
from verifier_gui.domain.language import _
from verifier_gui.phrases import doubt_words, words
from verifier_gui.phrases.figures import date
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import Inspection, PreviewRow
from verifier_gui.sheets.inspecting import inspect as inspect_file
from verifier_gui.sheets.regions import Region
from verifier_gui.sheets.rows import RowKind

_FIRST_ROWS = 20
_PEOPLE_SHOWN, _LONGEST = 3, 40
"""of people in the text for a person, and characters of each of their cells"""


def inspect(path: Path, *, as_json: bool) -> None:
    """Prints what was understood. Raises `SheetError` for a file that cannot be read."""
    # Another program gets cells as the file's own formats write them, people as they know them.
    region = Region.UNITED_STATES if as_json else Region.UKRAINE
    found = inspect_file(path, progress=Progress(), preview_rows=_FIRST_ROWS, region=region)
    say(json.dumps(_values(found), ensure_ascii=False, indent=2) if as_json else _report(found))


def _report(found: Inspection) -> str:
    """The first line ends `: N people`, in every language."""
    lines = [f"{found.file_name}: {found.people} people"]
    lines += [
        _("  sheet {name}: {people}").format(name=sheet.name, people=words.people(sheet.people))
        + (_(" (hidden)") if sheet.hidden else "")
        for sheet in found.sheets
    ]
    if found.encoding:
        lines.append(
            _("  encoding {encoding}, delimiter {delimiter}").format(
                encoding=found.encoding, delimiter="tab" if found.delimiter == "\t" else found.delimiter
            )
        )
    lines.append(
        _("  headings in row {row}").format(row=found.heading_row) if found.heading_row else _("  no heading row")
    )
    if found.as_of:
        lines.append(_("  as of {day}").format(day=date(found.as_of)))
    for column, meaning in enumerate(found.mapping.columns):
        heading = found.headings[column] if column < len(found.headings) else ""
        if heading.strip() or meaning:
            lines.append(f"  {column + 1}. {' '.join(heading.split()) or '-'} = {words.column_meaning(meaning)}")
    people = [row for row in found.preview if row.kind is RowKind.PERSON]
    lines += [_("  row {row}: {cells}").format(row=row.row, cells=_cells(row)) for row in people[:_PEOPLE_SHOWN]]
    lines += [f"  {sentence}" for sentence in doubt_words.sentences(found.doubts, found.headings)]
    lines += [f"  {words.problem(kind, count)}" for kind, count in sorted(found.problem_counts.items())]
    lines.append(f"  SHA-256 {found.file_sha256}")
    return "\n".join(lines)


def _cells(row: PreviewRow) -> str:
    return " | ".join(" ".join(text.split())[:_LONGEST] for text in row.seen if text.strip())


def _values(found: Inspection) -> dict[str, object]:
    """Columns count from 1; a doubt about the table as a whole has column 0."""
    doubted = {doubt.column for doubt in found.doubts if doubt.asks}
    return {
        "file": found.file_name,
        "sha256": found.file_sha256,
        "format": found.format,
        "encoding": found.encoding,
        "delimiter": found.delimiter,
        "sheets": [
            {"name": sheet.name, "rows": sheet.rows, "people": sheet.people, "hidden": sheet.hidden}
            for sheet in found.sheets
        ],
        "sheet": found.sheet,
        "heading_row": found.heading_row,
        "as_of": found.as_of,
        "columns": [
            {
                "column": column + 1,
                "heading": heading,
                "meaning": found.mapping.columns[column],
                "confidence": "doubtful" if column in doubted else "sure",
            }
            for column, heading in enumerate(found.headings)
        ],
        "doubts": [
            {"kind": doubt.kind.value, "column": doubt.column + 1, "asks": doubt.asks} for doubt in found.doubts
        ],
        "rows": [
            {"row": row.row, "kind": row.kind.value, "cells": row.cells, "shown": row.seen} for row in found.preview
        ],
        "people": found.people,
        "problems": {kind.value: count for kind, count in sorted(found.problem_counts.items())},
        "places": [
            {"kind": problem.kind.value, "row": problem.row, "column": problem.column + 1, "raw": problem.raw}
            for problem in found.problems
        ],
    }
