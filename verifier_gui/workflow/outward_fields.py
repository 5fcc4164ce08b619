"""What of a roster leaves the house under a seal: notes, health, reasons of holds and what only some need to know only by choice."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from verifier_gui.domain.facts import FactKind, Sensitivity, sensitivity
from verifier_gui.domain.statement_kinds import DecisionKind
from verifier_gui.sheets.roster_table import RosterTable
from verifier_gui.workflow.exporting import FIELDS, table_for_paper, whole_table
from verifier_gui.workflow.rostering import Roster, RosterRow

SOURCE = "source"
"""what a person was identified by otherwise than by a record: free text, that may name a family"""

THEIRS = "their:"
"""what stands before the meaning of a column of theirs"""

UNREAD = f"{THEIRS}unread"
"""a column of theirs of which nobody said what it means"""

CHOOSABLE = (
    "stops",
    "note",
    SOURCE,
    *(THEIRS + kind.value for kind in FactKind if sensitivity(kind) is Sensitivity.NEED_TO_KNOW),
    UNREAD,
)
"""Left out unless chosen, in the words that the `sign-off` statement keeps. Stops tell the reasons of holds."""

_OWN = FIELDS[1:]
"""a word for each of the roster's own columns, in their order"""

_STOPS_ON_PAPER = 7


@dataclass(frozen=True, slots=True)
class OutwardRoster:
    """A roster without what was not chosen, as a table for programs and one for paper. `fields` are all that it shows: a word for each
    column, those of theirs behind `their:`. `code_column` counts from 0."""

    fields: tuple[str, ...]
    whole: RosterTable
    paper: RosterTable
    code_column: int


def choosable(meanings: Collection[str]) -> tuple[str, ...]:
    """Those of `CHOOSABLE` of which a roster has a column whose list has columns of these meanings."""
    theirs = {_word(meaning) for meaning in meanings}
    return tuple(word for word in CHOOSABLE if word in (*_OWN, SOURCE) or word in theirs)


def outward(roster: Roster, chosen: Collection[str], *closing: str) -> OutwardRoster:
    """`closing` are lines that stand below those of the roster."""
    left_out = {word for word in CHOOSABLE if word not in chosen}
    theirs = [column for column, meaning in enumerate(roster.meanings) if _word(meaning) not in left_out]
    own = [column for column, word in enumerate(_OWN) if word not in left_out]
    shown = replace(
        roster,
        their_headings=tuple(roster.their_headings[column] for column in theirs),
        meanings=tuple(roster.meanings[column] for column in theirs),
        rows=tuple(_without(row, theirs, own, hides_source=SOURCE in left_out) for row in roster.rows),
    )
    whole = _with_columns(
        whole_table(shown, *closing), [*range(len(theirs)), *(len(theirs) + column for column in own)]
    )
    paper = table_for_paper(shown, *closing)
    if "stops" in left_out:
        paper = _with_columns(paper, [column for column in range(len(paper.headings)) if column != _STOPS_ON_PAPER])
    return OutwardRoster(
        fields=(
            *dict.fromkeys(_word(roster.meanings[column]) for column in theirs),
            *(_OWN[column] for column in own),
            *((SOURCE,) if SOURCE not in left_out else ()),
        ),
        whole=whole,
        paper=paper,
        code_column=len(theirs) + own.index(_OWN.index("code")),
    )


def _word(meaning: str) -> str:
    return THEIRS + meaning if meaning else UNREAD


def _without(row: RosterRow, theirs: Collection[int], own: Collection[int], *, hides_source: bool) -> RosterRow:
    """Cells of own columns that stay become empty, so that they still stand in their places."""
    cells = [text if column in own else "" for column, text in enumerate(row.own)]
    if hides_source and row.verdict.decision is DecisionKind.IDENTIFIED_OTHERWISE:
        cells[_OWN.index("identified-as")] = ""
    return replace(row, own=tuple(cells), theirs=tuple(row.theirs[column] for column in theirs))


def _with_columns(table: RosterTable, columns: Collection[int]) -> RosterTable:
    return replace(
        table,
        headings=tuple(table.headings[column] for column in columns),
        rows=tuple(tuple(row[column] for column in columns) for row in table.rows),
    )
