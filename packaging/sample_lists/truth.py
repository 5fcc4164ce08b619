"""The truth: which record of which file is the same invented person as a line of a list to verify."""

import csv
import io
from collections.abc import Sequence

from sample_files import SampleFile

COLUMNS = ("row", "subject", "registry", "registry_row", "kind", "tags", "role", "same_as_row")
"""`row` and `registry_row` are the files' own 1-based rows. One line for each true record; a line without `registry` for somebody
whom no registry holds; one of kind `twice` for each further line of somebody, with the other line in `same_as_row`. Tags are parted
by `|`; `undecidable` marks a line that names and date cannot tell from somebody else's record."""


def truth_of(listed: SampleFile, name_column: slice, files: Sequence[SampleFile]) -> str:
    """As csv. `name_column` are the table's columns that hold the name; `files` are the reference lists of the same side."""
    places = [(file, place) for file in files for place in range(len(file.people))]
    records: dict[int, list[tuple[SampleFile, int]]] = {}
    for file, place in places:
        records.setdefault(file.people[place], []).append((file, place))
    first_line: dict[int, int] = {}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place, person in enumerate(listed.people):
        row = listed.row_of(place)
        subject = " ".join(str(part) for part in listed.table.rows[place][name_column])
        tags, kind = list(listed.tags[place]), listed.kinds[place]
        if kind.startswith("none:namesake") and {"no_date", "year_only"} & set(tags):
            tags.append("undecidable")
        found = records.get(person, [])
        for file, other in found:
            of_record = file.tags[other] if file.tags else ()
            writer.writerow(
                (row, subject, file.file_name, file.row_of(other), kind, "|".join((*tags, *of_record)), file.role, "")
            )
        if not any(file.role == "registry" for file, _ in found):
            writer.writerow((row, subject, "", "", kind, "|".join(tags), "registry", ""))
        if person in first_line:
            writer.writerow((row, subject, "", "", "twice", "|".join(tags), "registry", first_line[person]))
        first_line.setdefault(person, row)
    return text.getvalue()
