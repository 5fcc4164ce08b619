"""What stands in each cell of the review sheet: the value, where it differs from the subject's, why, and what it weighs."""

from dataclasses import dataclass, replace

from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.facts import DATE_KINDS, Fact, FactKind, Facts
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import Status
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.phrases import evidence as evidence_words
from verifier_gui.phrases import words
from verifier_gui.phrases.differences import Mark, Piece, differing, mark_of
from verifier_gui.phrases.figures import date, grouped

_NAME_PARTS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)
_WHOLE = (Because.FORM_OF, Because.DIMINUTIVE)
"""Another form of a name is another word: its letters are not picked apart."""
_HIDDEN = "•"
_SHOWN_DIGITS = 5
_ALWAYS = 4
"""So many rows stand first on every sheet: the names and the birth date."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one record. `pieces` are the value as it is shown, `value` the whole of it; both are empty where the record
    gives none, which `line` then says. `brief` is the line without how rare the value is, for where there is little room.
    `bits` is None where either side gives none, and there is nothing to weigh, and in a blind review."""

    value: str
    pieces: tuple[Piece, ...]
    mark: Mark
    line: str
    bits: float | None
    brief: str = ""

    @property
    def spoken(self) -> str:
        """The cell for who cannot see it."""
        weighs = ""
        if self.bits is not None and self.bits > 0.05:
            weighs = _("speaks for")
        elif self.bits is not None and self.bits < -0.05:
            weighs = _("speaks against")
        return ". ".join(part for part in (self.value, self.line, weighs) if part)


def fields_of(sheet: ReviewSheet) -> tuple[FactKind, ...]:
    """The rows of the sheet: names and birth date, then what differs in a column and what is noted on a record of a list that
    makes a stop, then the rest: with many columns the last rows are out of sight. A birthplace that was compared as a region
    does not stand there twice."""
    fields = _told_once(sheet)
    first = fields[:_ALWAYS]
    telling = [kind for kind in fields[_ALWAYS:] if _tells(sheet, kind)]
    return (*first, *telling, *(kind for kind in fields[_ALWAYS:] if kind not in telling))


def _tells(sheet: ReviewSheet, kind: FactKind) -> bool:
    """Whether a row must be seen before others."""
    for column in sheet.columns:
        evidence = column.evidence(kind)
        if evidence is not None and (evidence.weight < -0.05 or mark_of(evidence) is Mark.OTHER):
            return True
        if kind is FactKind.NOTE and column.stop is not None and _text(column.facts, kind):
            return True
    return False


def _told_once(sheet: ReviewSheet) -> tuple[FactKind, ...]:
    regions = {
        found.subject for column in sheet.columns if (found := column.evidence(FactKind.REGION)) and found.subject
    }
    if _text(sheet.subject.facts, FactKind.BIRTH_PLACE) not in regions or any(
        column.facts.first(FactKind.BIRTH_PLACE) for column in sheet.columns
    ):
        return sheet.fields
    return tuple(kind for kind in sheet.fields if kind is not FactKind.BIRTH_PLACE)


def subject_value(sheet: ReviewSheet, kind: FactKind) -> str:
    """What the line as it came says in a field; empty where it says nothing."""
    own = _text(sheet.subject.facts, kind)
    if own:
        return own
    compared = (column.evidence(kind) for column in sheet.columns)
    return next((found.subject for found in compared if found and found.subject and kind not in DATE_KINDS), "")


def cell_of(sheet: ReviewSheet, column: CandidateColumn, kind: FactKind) -> Cell:
    """One cell of a candidate's column."""
    evidence = column.evidence(kind)
    value = _text(column.facts, kind)
    if evidence is not None and evidence.record and (kind in _NAME_PARTS or not value) and kind not in DATE_KINDS:
        value = evidence.record
    if not value:
        return Cell("", (), Mark.NONE, _("this record gives none"), None)
    own = subject_value(sheet, kind)
    if evidence is None or evidence.level is Level.MISSING or not own:
        return Cell(value, (Piece(_masked(kind, value)),), Mark.NONE, "", None)
    mark = mark_of(evidence)
    pieces = (Piece(value),) if mark is Mark.NONE else _pieces(evidence, mark, own, value)
    line, brief = (evidence_words.reason_line(found) for found in (evidence, replace(evidence, one_in=0)))
    if column.is_blind:
        return Cell(value, pieces, mark, brief, None, brief)
    return Cell(value, pieces, mark, line, evidence.weight, brief)


def _pieces(evidence: Evidence, mark: Mark, own: str, value: str) -> tuple[Piece, ...]:
    if evidence.because in _WHOLE:
        return (Piece(value, differs=own.casefold() != value.casefold()),)
    pieces = differing(own, value)
    if mark is Mark.LANGUAGE:
        pieces = tuple(piece for piece in pieces if piece.text)
    if any(piece.differs for piece in pieces) or evidence.because is Because.ANOTHER_PART:
        return pieces
    # They differ in what is not seen, such as letters of another script: the whole of it is marked.
    return (Piece(value, differs=True),) if own.casefold() != value.casefold() else (Piece(value),)


def _masked(kind: FactKind, value: str) -> str:
    """A tax number that there is nothing to compare with is not laid open on the screen."""
    if kind is FactKind.TAX_NUMBER and len(value) > _SHOWN_DIGITS:
        return value[:_SHOWN_DIGITS] + _HIDDEN * (len(value) - _SHOWN_DIGITS)
    return value


def _text(facts: Facts, kind: FactKind) -> str:
    found = [text for fact in facts.every(kind) if (text := _shown(kind, fact))]
    return ", ".join(dict.fromkeys(found))


def _shown(kind: FactKind, fact: Fact) -> str:
    if kind in DATE_KINDS and fact.value:
        return date(fact.value)
    return " ".join(fact.raw.split())


def place_of(column: CandidateColumn) -> str:
    """Where the record stands: `Ombudsman · row 20 114`; an earlier exchange by its name."""
    attributes = column.attributes
    source = attributes.exchange or attributes.made_by or _("the other side")
    return _("{source} · row {row}").format(source=source, row=grouped(column.candidate.row))


def standing_of(column: CandidateColumn) -> tuple[str, str]:
    """What the record says of its person, and what that rests on: (`missing`, `basis: own word`)."""
    status = words.status(column.status) if column.status else _("no status")
    basis = _("basis: {basis}").format(basis=words.basis(column.basis)) if column.basis else ""
    return status, basis


def as_of(column: CandidateColumn) -> str:
    """The date that the record or its list bears: of a return, the day of it."""
    if column.status is Status.RETURNED and column.status_date:
        return _("returned on {day}").format(day=date(column.status_date))
    day = column.facts.value(FactKind.STATUS_DATE) or column.attributes.as_of
    return _("as of {day}").format(day=date(day)) if day else ""
