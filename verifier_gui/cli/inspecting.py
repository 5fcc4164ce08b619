"""`verifier inspect`: what a file holds, before anything is taken from it."""

import json
from pathlib import Path

from verifier_gui.cli.saying import say
from verifier_gui.domain.language import _
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import date
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import Inspection
from verifier_gui.sheets.inspecting import inspect as inspect_file


def inspect(path: Path, *, as_json: bool) -> None:
    """Prints what was understood. Raises `SheetError` for a file that cannot be read."""
    found = inspect_file(path, progress=Progress())
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
    lines += [f"  {words.problem(kind, count)}" for kind, count in sorted(found.problem_counts.items())]
    lines.append(f"  SHA-256 {found.file_sha256}")
    return "\n".join(lines)


def _values(found: Inspection) -> dict[str, object]:
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
            {"column": column + 1, "heading": heading, "meaning": found.mapping.columns[column]}
            for column, heading in enumerate(found.headings)
        ],
        "people": found.people,
        "problems": {kind.value: count for kind, count in sorted(found.problem_counts.items())},
        "places": [
            {"kind": problem.kind.value, "row": problem.row, "column": problem.column + 1, "raw": problem.raw}
            for problem in found.problems
        ],
    }
