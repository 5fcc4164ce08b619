"""`verifier match`: candidates.csv."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from verifier_gui.cli.saying import say
from verifier_gui.domain.language import _
from verifier_gui.errors import UsageError
from verifier_gui.progress import Progress
from verifier_gui.sheets.replacing import write_whole
from verifier_gui.sheets.roster_table import harmless, visible
from verifier_gui.sheets.whole_files import begin_whole_file

if TYPE_CHECKING:
    from verifier_gui.domain.candidates import Evidence
    from verifier_gui.workflow.comparing_files import FoundFor, Taken

COLUMNS = (
    "row",
    "subject",
    "rank",
    "registry",
    "registry_row",
    "candidate",
    "probability",
    "weight",
    "evidence",
)


def match(list_file: Path, registries: tuple[Path, ...], top: int, output: Path) -> None:
    """Writes the candidates of every person of `list_file`, in order of row, then rank. The same input gives the same bytes.
    Raises `SheetError`, `UsageError` and `ExportError`."""
    if output.is_dir() or not output.absolute().parent.is_dir():
        raise UsageError("{file} cannot be written: there is no such folder, or it is one itself.", file=str(output))
    names = [path.name for path in registries]
    for name in names:
        if names.count(name) > 1:
            raise UsageError("Two registries are called {name}. Give one of them another file name.", name=name)
    with begin_whole_file(registries[0]) as child:
        # The registry is read while the engine is loaded.
        from verifier_gui.phrases import words
        from verifier_gui.workflow.comparing_files import match_files, read_files

        progress = Progress()
        sought, read = read_files(list_file, registries, progress, [child])
    for taken in (sought.taken, *(registry.taken for registry in read)):
        _tell(taken)
    text, people = written(match_files(sought, read, top, progress))
    # A lone surrogate in a cell becomes what it is in JSON.
    write_whole(output, text.encode("utf-8", "backslashreplace"))
    say(_("{people}, candidates in {file}").format(people=words.people(people), file=output), err=True)


def written(found: "Iterable[FoundFor]") -> tuple[str, int]:
    """The lines of candidates.csv, and how many people they are of."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    people = 0
    for subject in found:
        people += 1
        writer.writerows(_lines(subject))
    return text.getvalue(), people


def _tell(taken: "Taken") -> None:
    if taken.others:
        say(
            _("{file}: taken sheet {sheet}, not {others}").format(
                file=taken.file_name, sheet=taken.sheet, others=", ".join(taken.others)
            ),
            err=True,
        )


def _lines(subject: "FoundFor") -> list[list[str]]:
    name = _text(subject.name)
    if not subject.found:
        return [[str(subject.row), name, "", "", "", "", "", "", ""]]
    return [
        [
            str(subject.row),
            name,
            str(found.rank),
            _text(found.registry),
            str(found.row),
            _text(found.name),
            f"{found.probability:.6f}",
            f"{found.weight:.3f}",
            # Within JSON only a text can hold what `harmless` marks: it stays JSON.
            harmless(json.dumps(list(map(_values, found.evidence)), ensure_ascii=False, separators=(",", ":"))),
        ]
        for found in subject.found
    ]


def _text(text: str) -> str:
    """As rosters write it: Python's csv module leaves a lone carriage return outside of quotation marks."""
    return harmless(visible(text))


def _values(evidence: "Evidence") -> dict[str, object]:
    values: dict[str, object] = {
        "field": evidence.field.value,
        "subject": evidence.subject,
        "record": evidence.record,
        "level": evidence.level.value,
        "weight": round(evidence.weight, 3),
        "because": evidence.because.value,
    }
    if evidence.arguments:
        values["arguments"] = dict(evidence.arguments)
    if evidence.one_in:
        values["one_in"] = evidence.one_in
    return values
