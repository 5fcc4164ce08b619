"""What was read of a cell, said beside it in the preview of an import: `1988 → year only`, `Latin I, read as І`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.facts import DATE_KINDS, Fact, FactKind, Facts
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import Basis, ColumnMapping, ListRole, Status
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.names.mending import mend
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import date, grouped
from verifier_gui.sheets.inspection import PreviewRow

_LONGEST_MENDED = 300
"""characters of a cell that are looked through for letters of another script"""

_STATUS_BY_ROLE = {
    ListRole.RETURNED: Status.RETURNED,
    ListRole.DECEASED: Status.DECEASED,
    ListRole.HOLD: Status.CONTESTED,
}


class Tone(StrEnum):
    """How a note is tinted. `TAG` stands in a box of its own, `PLAIN` is muted text."""

    PLAIN = "plain"
    TAG = "tag"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class CellNote:
    """`text` stands beside the cell; `marks` are the places of letters that were read as others, in the cell's text with its
    white space collapsed."""

    text: str = ""
    tone: Tone = Tone.PLAIN
    marks: tuple[int, ...] = ()


NOTHING = CellNote()

_OF_PROBLEMS: Mapping[ProblemKind, tuple[str, Tone]] = {
    ProblemKind.ERROR_VALUE: (N_("→ error, nothing read"), Tone.DANGER),
    ProblemKind.FORMULA_WITHOUT_VALUE: (N_("→ formula without a value"), Tone.DANGER),
    ProblemKind.DATE_IMPOSSIBLE: (N_("→ impossible"), Tone.DANGER),
    ProblemKind.DATE_UNREAD: (N_("→ not read"), Tone.WARNING),
    ProblemKind.AGE_IMPOSSIBLE: (N_("→ impossible age"), Tone.DANGER),
    ProblemKind.MERGED_PEOPLE: (N_("→ several people?"), Tone.DANGER),
    ProblemKind.NAME_MISSING: (N_("→ no name"), Tone.DANGER),
    ProblemKind.TAX_NUMBER_WRONG: (N_("→ check digit wrong"), Tone.WARNING),
    ProblemKind.TAX_NUMBER_AGAINST_DATE: (N_("→ another birth date"), Tone.WARNING),
    ProblemKind.NUMBER_AS_NUMBER: (N_("→ stored as a number"), Tone.WARNING),
    ProblemKind.STATUS_UNREAD: (N_("→ unread"), Tone.WARNING),
    ProblemKind.HIDDEN_BY_FORMAT: (N_("hidden by its format"), Tone.WARNING),
    ProblemKind.FORMAT_UNREAD: (N_("format not understood"), Tone.WARNING),
    ProblemKind.CONTROL_CHARACTERS: (N_("control characters"), Tone.WARNING),
    ProblemKind.INVISIBLE_CHARACTERS: (N_("invisible characters"), Tone.WARNING),
}
"""The first of these that holds is said."""


_NAMING = frozenset({FactKind.FULL_NAME, FactKind.SURNAME})


def _first_rows(row: PreviewRow) -> Iterator[int]:
    return (problem.first_row for problem in row.problems)


class CellNotes:
    """Notes on the cells of one table, by what its columns mean and what the list is for."""

    def __init__(self, mapping: ColumnMapping, role: ListRole | None, status: Status | None) -> None:
        """`status` is the list's default; a role that says it itself comes first."""
        self._columns = mapping.columns
        self._default = _STATUS_BY_ROLE.get(role, status) if role else status
        self._same: dict[str, list[int]] = {}
        for column, meaning in mapping.pairs():
            self._same.setdefault(meaning, []).append(column)

    def on(self, row: PreviewRow, column: int) -> CellNote:
        """The note on a cell of a person's row."""
        meaning = self._columns[column] if column < len(self._columns) else ""
        cell = row.seen[column] if column < len(row.seen) else ""
        kinds = {problem.kind for problem in row.problems if problem.column == column}
        for kind, (text, tone) in _OF_PROBLEMS.items():
            if kind in kinds:
                return CellNote(_(text), tone, _marks(cell) if ProblemKind.MIXED_SCRIPTS in kinds else ())
        if ProblemKind.MIXED_SCRIPTS in kinds:
            return mixed(cell)
        if meaning in _NAMING and cell.strip() and (first := next(filter(None, _first_rows(row)), 0)):
            return CellNote(_("row {row} too: twice?").format(row=grouped(first)), Tone.TAG)
        if not meaning or meaning not in _KINDS:
            return NOTHING
        kind = FactKind(meaning)
        if kind is FactKind.STATUS:
            return self._status(row.facts, cell)
        if not cell.strip():
            return NOTHING
        fact = self._fact(row, kind, column)
        if kind in DATE_KINDS:
            return _date(cell, fact, row.problems, column)
        return self._other(kind, cell, fact, row.facts)

    def on_row(self, row: PreviewRow) -> str:
        """What is odd about a row as a whole; empty for most."""
        return ", ".join(
            _(_OF_ROWS[found.kind]) for found in row.problems if found.column < 0 and found.kind in _OF_ROWS
        )

    def _fact(self, row: PreviewRow, kind: FactKind, column: int) -> Fact | None:
        """The fact that was read from a column: of several of one kind, the one of the same place among the filled cells."""
        before = [one for one in self._same.get(kind, ()) if one < column and one < len(row.cells) and row.cells[one]]
        every = row.facts.every(kind)
        return every[len(before)] if len(before) < len(every) else None

    def _status(self, facts: Facts, cell: str) -> CellNote:
        value = facts.value(FactKind.STATUS)
        status = Status(value) if value else self._default
        said: list[str] = []
        if status is not None:
            said.append(words.status(status))
        basis = facts.first(FactKind.STATUS_BASIS)
        if basis is not None and basis.value and basis.raw == cell:
            said.append(words.basis(Basis(basis.value)))
        for kind, word in ((FactKind.HEALTH, N_("health")), (FactKind.LEGAL_STATE, N_("legal"))):
            if any(fact.raw == cell and cell for fact in facts.every(kind)):
                said.append(_(word))
        if not said:
            return NOTHING if cell.strip() else CellNote(_("(blank)"))
        shown = "→ " + ", ".join(said)
        if not cell.strip():
            return CellNote(f"{_('(blank)')} {shown}")
        grave = status in (Status.DECEASED, Status.RETURNED) and status is not self._default
        return CellNote(shown, Tone.DANGER if grave else Tone.PLAIN)

    @staticmethod
    def _other(kind: FactKind, cell: str, fact: Fact | None, facts: Facts) -> CellNote:
        if kind in (FactKind.FULL_NAME, FactKind.SURNAME):
            return _name(cell, facts)
        if fact is None:
            return NOTHING
        if kind is FactKind.STATUS_BASIS:
            return CellNote("→ " + words.basis(Basis(fact.value))) if fact.value else NOTHING
        if kind is FactKind.SEX:
            return CellNote(_("→ sex not read"), Tone.WARNING) if not fact.value else NOTHING
        if kind is FactKind.TAX_NUMBER and not fact.value:
            return CellNote(_("→ not read"), Tone.WARNING)
        return NOTHING


_KINDS = frozenset(str(kind) for kind in FactKind)

_OF_ROWS: Mapping[ProblemKind, str] = {
    ProblemKind.HIDDEN_ROW: N_("hidden in the file"),
    ProblemKind.QUOTE_NOT_CLOSED: N_("a quotation mark is never closed"),
    ProblemKind.REPEATED_HEADING: N_("headings once more"),
}


def _date(cell: str, fact: Fact | None, problems: Sequence[Problem], column: int) -> CellNote:
    if fact is None or not fact.value:
        return NOTHING
    if any(found.kind is ProblemKind.DATE_PARTIAL and found.column == column for found in problems):
        if fact.precision == "about":
            return CellNote(_("→ about {date}").format(date=date(fact.value)), Tone.WARNING)
        text = _("→ year only") if fact.precision == "year" else _("→ month and year")
        return CellNote(text, Tone.WARNING)
    shown = date(fact.value)
    return NOTHING if cell.strip() == shown else CellNote(f"→ {shown}")


def _name(cell: str, facts: Facts) -> CellNote:
    """What was read out of a name beside its three parts."""
    said: list[str] = []
    for kind, text in (
        (FactKind.FORMER_SURNAME, N_("formerly {name}")),
        (FactKind.CALL_SIGN, N_("call sign {name}")),
        (FactKind.RANK, N_("rank {name}")),
    ):
        found = next((fact for fact in facts.every(kind) if fact.raw and fact.raw in cell and fact.value), None)
        if found is not None:
            said.append(_(text).format(name=found.value))
    born = facts.first(FactKind.BIRTH_DATE)
    if born is not None and born.value and born.raw in cell:
        said.append(_("born {date}").format(date=date(born.value)))
    return CellNote(", ".join(said), Tone.TAG) if said else NOTHING


def mixed(cell: str) -> CellNote:
    """Which letters are of another script, and as what they were read."""
    plain, mended = _plain_and_mended(cell)
    marks = _marks(cell)
    if not marks:
        return CellNote(_("mixed scripts"), Tone.TAG)
    letter, other = plain[marks[0]], mended[marks[0]]
    if len({plain[place] for place in marks}) > 1:
        text = ngettext("{count} letter of another script", "{count} letters of another script", len(marks))
    elif letter.isdigit():
        text = _("digit {letter}, read as {other}")
    elif letter < "\u0250":
        text = _("Latin {letter}, read as {other}")
    else:
        text = _("Cyrillic {letter}, read as {other}")
    return CellNote(text.format(letter=letter, other=other, count=len(marks)), Tone.TAG, marks)


def _marks(cell: str) -> tuple[int, ...]:
    plain, mended = _plain_and_mended(cell)
    if len(plain) != len(mended):
        return ()
    return tuple(
        place
        for place, (one, other) in enumerate(zip(plain, mended, strict=True))
        if one != other and (one.isalnum() or other.isalnum()) and one not in _APOSTROPHES
    )


def _plain_and_mended(cell: str) -> tuple[str, str]:
    plain = " ".join(cell[:_LONGEST_MENDED].split())
    return plain, mend(plain).text


_APOSTROPHES = "'’‘`´′ʹˈ\"“”″*ʼ"
