"""`verifier inspect`: what a file holds, before anything is taken from it."""

import json
from dataclasses import dataclass
from pathlib import Path

from verifier_gui.cli.saying import say
from verifier_gui.domain.language import _
from verifier_gui.domain.problems import Problem
from verifier_gui.errors import SheetError
from verifier_gui.phrases import doubt_words, problem_words, row_sums, words
from verifier_gui.phrases.figures import date
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import Inspection, PreviewRow
from verifier_gui.sheets.inspecting import inspect as inspect_file
from verifier_gui.sheets.inspection import PROBLEMS_NAMED
from verifier_gui.sheets.regions import Region
from verifier_gui.sheets.rows import RowKind

_FIRST_ROWS = 20
_PEOPLE_SHOWN, _PROBLEMS_SHOWN, _LONGEST = 3, 10, 40
"""of people and of problems in the text for a person, and characters of each of their cells"""


@dataclass(frozen=True, slots=True)
class Told:
    """What the caller says of a file; empty or None is found by itself. `heading_row` counts from 1, 0 says that there is none."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str | None = None
    heading_row: int | None = None


def inspect(path: Path, told: Told, *, as_json: bool) -> None:
    """Prints what was understood. Raises `SheetError` for a file that cannot be read."""
    # Another program gets cells as the file's own formats write them, people as they know them.
    region = Region.UNITED_STATES if as_json else Region.UKRAINE
    try:
        found = inspect_file(
            path,
            sheet=told.sheet,
            heading_row=told.heading_row,
            encoding=told.encoding,
            delimiter="\t" if told.delimiter == "tab" else told.delimiter,
            progress=Progress(),
            preview_rows=_FIRST_ROWS,
            region=region,
        )
    except SheetError as error:
        guess = error.values.get("encoding", "")
        if guess and not told.encoding:
            raise SheetError(
                "The encoding of the file cannot be told for certain ({encoding}?). Name it: --encoding {encoding}.",
                encoding=guess,
            ) from error
        raise
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
            doubtful = _(" (doubtful)") if column in _doubted(found) else ""
            named = " ".join(heading.split()) or "-"
            lines.append(f"  {column + 1}. {named} = {words.column_meaning(meaning)}{doubtful}")
    lines.append(f"  {row_sums.added_up(found)}")
    people = [row for row in found.preview if row.kind is RowKind.PERSON]
    lines += [_("  row {row}: {cells}").format(row=row.row, cells=_cells(row)) for row in people[:_PEOPLE_SHOWN]]
    lines += [f"  {sentence}" for sentence in doubt_words.sentences(found.doubts, found.headings)]
    lines += [f"  {words.problem(kind, count)}" for kind, count in sorted(found.problem_counts.items())]
    lines += [f"    {_place(problem, found)}" for problem in found.problems[:_PROBLEMS_SHOWN]]
    unnamed = sum(found.problem_counts.values()) - _PROBLEMS_SHOWN
    if unnamed > 0:
        lines.append(
            "    " + _("and {count} more: --json names up to {most}").format(count=unnamed, most=PROBLEMS_NAMED)
        )
    lines.append(f"  SHA-256 {found.file_sha256}")
    return "\n".join(lines)


def _place(problem: Problem, found: Inspection) -> str:
    """`row 7, column C “Дата народження”: “31.02.1990” – Impossible date`."""
    _row, column, text, name, _meaning = problem_words.line(problem, found.headings)
    where = _("row {row}").format(row=problem.row)
    if problem.column >= 0:
        where += f", {column} ({problem_words.column_letters(problem.column)}{problem.row})"
    elif problem.first_row:
        where += ", " + _("row {row} too").format(row=problem.first_row)
    shown = " ".join(text.split())[:_LONGEST]
    return f"{where}: {name}" + (f": {shown}" if shown else "")


def _doubted(found: Inspection) -> set[int]:
    """Columns that somebody has to look at."""
    return {doubt.column for doubt in found.doubts if doubt.asks}


def _cells(row: PreviewRow) -> str:
    return " | ".join(" ".join(text.split())[:_LONGEST] for text in row.seen if text.strip())


def _values(found: Inspection) -> dict[str, object]:
    """Columns count from 1; a doubt about the table as a whole has column 0."""
    doubted = _doubted(found)
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
            {
                "row": row.row,
                "kind": row.kind.value,
                "left_out": row.left_out.value if row.left_out else "",
                "cells": row.cells,
                "shown": row.seen,
            }
            for row in found.preview
        ],
        "people": found.people,
        "rows_of_sheet": found.rows,
        "left_out": {reason.value: count for reason, count in found.left_out.items()},
        "problems": {kind.value: count for kind, count in sorted(found.problem_counts.items())},
        "places": [
            {
                "kind": problem.kind.value,
                "sheet": found.sheet,
                "row": problem.row,
                "column": problem.column + 1,
                "raw": problem.text,
                **({"first_row": problem.first_row} if problem.first_row else {}),
                "sentence": problem_words.line(problem, found.headings)[-1],
            }
            for problem in found.problems
        ],
    }
