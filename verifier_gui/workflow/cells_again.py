"""Cells of a row that is read once more: its stored texts, and what its facts tell of how they were seen."""

import re
from collections.abc import Mapping, Sequence

from verifier_gui.domain.facts import DATE_KINDS, NUMBERS, Fact, FactKind, Facts
from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.sheets.cells import Cell, CellKind

_SERIAL = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]+)?\Z")


def cells_again(cells: Sequence[str], facts: Facts, mapping: ColumnMapping) -> dict[int, Cell]:
    """The filled cells by column. Neither kind nor number format of a cell is kept: a number whose fact is a day is a day, one whose
    fact has another text was shown so."""
    held = {column: Cell(text) for column, text in enumerate(cells) if text}
    for column, fact in _columns_of(held, facts, mapping, DATE_KINDS):
        if fact.value and fact.raw != held[column].text and _SERIAL.match(held[column].text):
            held[column] = Cell(held[column].text, CellKind.DATE, fact.value)
    seen = dict(_columns_of(held, facts, mapping, NUMBERS))
    seen |= {int(fact.value): fact for fact in facts.every(FactKind.AS_SHOWN) if fact.value.isdecimal()}
    for column, fact in seen.items():
        if column in held and fact.raw != held[column].text:
            held[column] = Cell(held[column].text, CellKind.NUMBER, shown=fact.raw)
    return held


def _columns_of(
    held: Mapping[int, Cell], facts: Facts, mapping: ColumnMapping, kinds: Sequence[FactKind] | frozenset[FactKind]
) -> list[tuple[int, Fact]]:
    """Columns of some kinds, each with the fact that was read from it: filled cells and facts of a kind stand in one order."""
    return [
        (column, fact)
        for kind in kinds
        for column, fact in zip(
            [column for column, meaning in mapping.pairs() if meaning == kind and column in held],
            facts.every(kind),
            strict=False,
        )
    ]
