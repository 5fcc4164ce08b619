"""Two lines of one list beside one another: what each says, and where the second differs from the first."""

from dataclasses import dataclass

from verifier_gui.domain.facts import DATE_KINDS, FactKind, Facts
from verifier_gui.phrases.differences import Piece, differing
from verifier_gui.phrases.figures import date

_KINDS = (
    FactKind.SURNAME,
    FactKind.GIVEN_NAME,
    FactKind.PATRONYMIC,
    FactKind.FORMER_SURNAME,
    FactKind.BIRTH_DATE,
    FactKind.RANK,
    FactKind.UNIT,
    FactKind.CAPTURED_ON,
    FactKind.CAPTURED_AT,
    FactKind.TAX_NUMBER,
    FactKind.PASSPORT,
    FactKind.MILITARY_ID,
)


@dataclass(frozen=True, slots=True)
class PairedValue:
    """One field of both lines as it is shown; `pieces` are the other's value."""

    kind: FactKind
    own: str
    other: str
    pieces: tuple[Piece, ...]


def pair_of(own: Facts, other: Facts) -> tuple[PairedValue, ...]:
    """The fields that either line gives."""
    values: list[PairedValue] = []
    for kind in _KINDS:
        one, two = _shown(own, kind), _shown(other, kind)
        if one or two:
            values.append(PairedValue(kind, one, two, differing(one, two) if one and two else (Piece(two),)))
    return tuple(values)


def _shown(facts: Facts, kind: FactKind) -> str:
    fact = facts.first(kind)
    if fact is None:
        return ""
    return date(fact.value) if kind in DATE_KINDS and fact.value else " ".join(fact.raw.split())
