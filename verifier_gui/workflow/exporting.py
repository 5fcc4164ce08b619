"""Exporting a roster as workbook, csv or print: written whole or not at all, and on record with the hash of each file."""

import datetime
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from verifier_gui.domain.case_statements import Exported, Head
from verifier_gui.domain.changes import Change
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_, _, in_both_languages, spoken
from verifier_gui.domain.lists import RUNNING_NUMBER
from verifier_gui.errors import ExportError
from verifier_gui.phrases.figures import moment_with_offset
from verifier_gui.phrases.writing_notes import Remark, remarks
from verifier_gui.progress import Progress
from verifier_gui.sheets.replacing import safe_file_name, written_together
from verifier_gui.sheets.roster_csv import roster_csv
from verifier_gui.sheets.roster_print import roster_print
from verifier_gui.sheets.roster_table import RosterTable
from verifier_gui.sheets.roster_workbook import roster_workbook
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.rostering import Roster, read_roster

FIELDS = (
    "their-cells",
    "number",
    "code",
    "verdict",
    "identified-as",
    "stops",
    "hold",
    "reason",
    "note",
    "reviewed-by",
    "time",
)
"""What a roster shows, in the words that the `export` statement keeps."""

NO_SIGN_OFF = N_("NOT SIGNED OFF")

_LONGEST_STEM = 80
"""bytes of case title and list name in a suggested file name, so that the day after them is never cut off"""


class RosterFormat(StrEnum):
    """A form of the roster; its value is the ending of the file's name."""

    WORKBOOK = "xlsx"
    CSV = "csv"
    PRINT = "pdf"


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that left the case: where it lies, the SHA-256 of its bytes, and what has to be said of it."""

    path: Path
    format: RosterFormat
    sha256: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ExportedRoster:
    """What an export wrote. `people` are the rows of the roster."""

    list_id: ListId
    people: int
    files: tuple[WrittenFile, ...]
    change: Change


def suggested_file_name(case_title: str, list_name: str, at: datetime.datetime, roster_format: RosterFormat) -> str:
    """A safe file name of case, list and local day: `Exchange of May Request 2025-05-22.xlsx`."""
    both = f"{safe_file_name(case_title)} {safe_file_name(list_name)}"
    stem = both.encode()[:_LONGEST_STEM].decode("utf-8", "ignore").strip()
    return f"{safe_file_name(f'{stem} {at.astimezone().date().isoformat()}')}.{roster_format.value}"


def look_at_folders(targets: Sequence[Path]) -> None:
    """Raises `ExportError` where a folder is not there or takes no files: said before the work, not after it."""
    for folder in {path.parent for path in targets}:
        if not folder.is_dir():
            raise ExportError("The folder {folder} is not there. Choose another folder.", folder=str(folder))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise ExportError("Nothing can be written into {folder}. Choose another folder.", folder=str(folder))


def export_roster(
    acting: Acting,
    case_title: str,
    list_id: ListId,
    targets: Sequence[Path],
    progress: Progress,
    *,
    recipient: str = "",
) -> ExportedRoster:
    """Writes the roster of a list to each of `targets`, whose endings (`.xlsx`, `.csv`, `.pdf`) say the format.

    The files are put in place together and the signed `export` statement with their hashes is committed after them; where
    anything fails, what stood there before stands there again and nothing is on record. A job: `acting` is the job's own.
    Raises `ExportError`, `CaseFileError` and `DecisionError` in sentences, and `Cancelled`, which leaves no trace. A folder that
    takes no files is refused before anything is read.
    """
    formats = _formats(targets)
    look_at_folders(targets)
    roster = read_roster(acting.writer, acting.identity.card.id, case_title, list_id, progress.part(0, 0.5))
    contents: dict[Path, bytes] = {}
    written: list[WrittenFile] = []
    for place, (path, roster_format) in enumerate(formats):
        progress.step(500 + 450 * place // len(formats), 1000)
        content, told = _content(roster, roster_format, acting)
        contents[path] = content
        written.append(WrittenFile(path, roster_format, hashlib.sha256(content).hexdigest(), told))
    progress.step(950, 1000)
    body = Exported(
        list_id=list_id, files={file.path.name: file.sha256 for file in written}, fields=FIELDS, recipient=recipient
    )
    with written_together(contents), acting.act(body) as (transaction, _statement):
        head = acting.writer.head()
        acting.also(transaction, Head(head.number, head.hash.hex()))
    return ExportedRoster(list_id, len(roster.rows), tuple(written), Change(lists=frozenset({list_id})))


def _formats(targets: Sequence[Path]) -> list[tuple[Path, RosterFormat]]:
    if not targets:
        raise ExportError("Choose a file to write the roster to.")
    found: list[tuple[Path, RosterFormat]] = []
    for path in targets:
        try:
            found.append((path, RosterFormat(path.suffix[1:].lower())))
        except ValueError as error:
            raise ExportError(
                "A roster is written as .xlsx, .csv or .pdf, and {file} is none of these.", file=path.name
            ) from error
    names = [path.name for path in targets]
    for name in names:
        if names.count(name) > 1:
            raise ExportError("Two of the files are called {file}. Give one of them another name.", file=name)
    return found


def _content(roster: Roster, roster_format: RosterFormat, acting: Acting) -> tuple[bytes, tuple[Remark, ...]]:
    """The bytes of one file and what has to be said of it."""
    made = _("Made on {moment} by {name}").format(
        moment=moment_with_offset(acting.now()), name=acting.identity.card.name
    )
    whole = whole_table(roster, made)
    code = len(roster.their_headings) + roster.own_headings.index(_("Code"))
    if roster_format is RosterFormat.CSV:
        table = _marked(whole)
        content, notes = roster_csv(table)
        return content, remarks(table, notes, code_column=code)
    if roster_format is RosterFormat.PRINT:
        table = table_for_paper(roster, made)
        content, notes = roster_print(table, page_line)
        return content, remarks(table, notes, code_column=_CODE_ON_PAPER, on_paper=True)
    content, notes = roster_workbook(whole)
    return content, remarks(whole, notes, code_column=code)


def whole_table(roster: Roster, *closing: str) -> RosterTable:
    """Their cells as they came, in their order; beside them what was decided."""
    return RosterTable(
        name=roster.title,
        title=roster.title_lines,
        headings=(*roster.their_headings, *roster.own_headings),
        rows=tuple((*row.theirs, *row.own) for row in roster.rows),
        mark=roster.mark,
        closing=(*roster.closing, *closing),
        language=spoken().value,
    )


def _marked(table: RosterTable) -> RosterTable:
    """A csv has no place above its headings: the mark is a column of its own."""
    mark = " · ".join(in_both_languages(NO_SIGN_OFF))
    return replace(
        table,
        headings=(*table.headings, _("Sign-off")),
        rows=tuple((*row, mark) for row in table.rows),
    )


_CODE_ON_PAPER = 1

_NAMES = (FactKind.FULL_NAME, FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)


def table_for_paper(roster: Roster, *closing: str) -> RosterTable:
    """Paper is not wide enough for a column a cell: names and birth date have theirs, the other cells of their line stand under
    their headings' names in one, and what belongs together stands below one another."""
    number, code, verdict, identified, stops, _hold, reason, _note, reviewed_by, time = roster.own_headings
    rows: list[tuple[str, ...]] = []
    for row in roster.rows:
        own_number, own_code, own_verdict, own_identified, own_stops, held, own_reason, note, reviewer, decided_at = (
            row.own
        )
        name, born, others = _their_line(roster, row.theirs, own_number)
        rows.append(
            (
                own_number,
                own_code,
                name,
                born,
                others,
                _below(own_verdict, held),
                own_identified,
                own_stops,
                _below(own_reason, note),
                _below(reviewer, decided_at),
            )
        )
    return RosterTable(
        name=roster.title,
        title=roster.title_lines,
        headings=(
            number,
            code,
            _("Name"),
            _("Born"),
            _("The other cells of the line"),
            verdict,
            identified,
            stops,
            reason,
            f"{reviewed_by}, {time}",
        ),
        rows=tuple(rows),
        mark=roster.mark,
        closing=(*roster.closing, *closing),
        language=spoken().value,
    )


def _their_line(roster: Roster, cells: Sequence[str], number: str) -> tuple[str, str, str]:
    """Name and birth date as they came, and every other cell behind its heading: no date is taken for another. Their running number
    is told where it is another than the person's."""
    names: list[str] = []
    born: list[str] = []
    others: list[str] = []
    for heading, meaning, cell in zip(roster.their_headings, roster.meanings, cells, strict=True):
        text = " ".join(cell.split())
        if not text or (meaning == RUNNING_NUMBER and text == number):
            continue
        if meaning in _NAMES:
            names.append(text)
        elif meaning == FactKind.BIRTH_DATE:
            born.append(text)
        else:
            title = " ".join(heading.split())
            others.append(f"{title}: {text}" if title else text)
    return " ".join(names), " ".join(born), "; ".join(others)


def _below(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def page_line(page: int, pages: int) -> str:
    return _("page {page} of {pages}").format(page=page, pages=pages)
