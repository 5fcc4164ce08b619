"""What a row says of a person: facts, each with the text it was read from. An open table, not a fixed set of columns."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.writing_direction import in_one_direction


class FactKind(StrEnum):
    """What a fact is about. The value is the word that stands in the case file and never changes."""

    FULL_NAME = "full-name"
    """The whole name as one cell gives it; surname, given name and patronymic are read from it beside it."""
    SURNAME = "surname"
    GIVEN_NAME = "given-name"
    PATRONYMIC = "patronymic"
    FORMER_SURNAME = "former-surname"
    CALL_SIGN = "call-sign"
    NAME_IN_CAPTIVITY = "name-in-captivity"
    BIRTH_DATE = "birth-date"
    BIRTH_PLACE = "birth-place"
    FATHER = "father"
    MOTHERS_MAIDEN_NAME = "mothers-maiden-name"
    SEX = "sex"
    CITIZENSHIP = "citizenship"
    CATEGORY = "category"
    RANK = "rank"
    UNIT = "unit"
    TAX_NUMBER = "tax-number"
    PASSPORT = "passport"
    MILITARY_ID = "military-id"
    TAG_NUMBER = "tag-number"
    CAPTOR_NUMBER = "captor-number"
    ICRC_NUMBER = "icrc-number"
    CAPTURED_ON = "captured-on"
    CAPTURED_AT = "captured-at"
    HELD_AT = "held-at"
    REGION = "region"
    STATUS = "status"
    STATUS_BASIS = "status-basis"
    STATUS_DATE = "status-date"
    HEALTH = "health"
    LEGAL_STATE = "legal-state"
    CONTACT_PERSON = "contact-person"
    NOTE = "note"
    AS_SHOWN = "as-shown"
    """What a person sees in a cell of a column without a meaning, where the file stores something else: a day, a number with noughts
    in front. The value is the column, from 0."""


class Sensitivity(StrEnum):
    """Who a fact is for, when something leaves the case."""

    OUTWARD = "outward"
    INTERNAL = "internal"
    NEED_TO_KNOW = "need-to-know"


_OUTWARD = frozenset(
    {
        FactKind.FULL_NAME,
        FactKind.SURNAME,
        FactKind.GIVEN_NAME,
        FactKind.PATRONYMIC,
        FactKind.BIRTH_DATE,
        FactKind.RANK,
    }
)
_NEED_TO_KNOW = frozenset(
    {
        FactKind.HEALTH,
        FactKind.LEGAL_STATE,
        FactKind.CONTACT_PERSON,
        FactKind.CALL_SIGN,
        FactKind.HELD_AT,
        FactKind.NOTE,
    }
)

COLUMN_KINDS = tuple(kind for kind in FactKind if kind is not FactKind.AS_SHOWN)
"""What a column can mean."""

DATE_KINDS = frozenset({FactKind.BIRTH_DATE, FactKind.CAPTURED_ON, FactKind.STATUS_DATE})

NUMBERS = (
    FactKind.TAX_NUMBER,
    FactKind.PASSPORT,
    FactKind.MILITARY_ID,
    FactKind.TAG_NUMBER,
    FactKind.CAPTOR_NUMBER,
    FactKind.ICRC_NUMBER,
)
"""Kinds that are borne by one person each."""

IDENTITY_KINDS = (
    FactKind.SURNAME,
    FactKind.GIVEN_NAME,
    FactKind.PATRONYMIC,
    FactKind.FORMER_SURNAME,
    FactKind.NAME_IN_CAPTIVITY,
    FactKind.BIRTH_DATE,
    FactKind.SEX,
    FactKind.TAX_NUMBER,
    FactKind.PASSPORT,
    FactKind.MILITARY_ID,
)
"""The facts a decision rests on: when one of them changes, the decision is stale."""


def sensitivity(kind: FactKind) -> Sensitivity:
    if kind in _OUTWARD:
        return Sensitivity.OUTWARD
    return Sensitivity.NEED_TO_KNOW if kind in _NEED_TO_KNOW else Sensitivity.INTERNAL


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a row says.

    `raw` is the text as it came; `value` is what was understood (a date as `PartialDate` writes it, a name part with its
    letters mended and its white space collapsed, a status word, digits of a number); it is empty where nothing could be
    understood. `precision` is `day`, `month` or `year` for a date, `about` for one that the list itself calls uncertain, else
    empty. `ordinal` counts facts of one kind, from 0.
    """

    kind: FactKind
    raw: str
    value: str
    ordinal: int = 0
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one row says, in the order of its columns."""

    facts: tuple[Fact, ...] = ()

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> "Facts":
        return cls(tuple(facts))

    def first(self, kind: FactKind) -> Fact | None:
        """The first fact of a kind whose value was understood, else the first of that kind, else None."""
        found: Fact | None = None
        for fact in self.facts:
            if fact.kind is kind:
                if fact.value:
                    return fact
                found = found or fact
        return found

    def every(self, kind: FactKind) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.kind is kind)

    def value(self, kind: FactKind) -> str:
        """The understood value of the first fact of a kind, or the empty text."""
        fact = self.first(kind)
        return fact.value if fact else ""

    def date(self, kind: FactKind) -> PartialDate | None:
        """The first understood date of a kind."""
        value = self.value(kind)
        return PartialDate.parse(value) if value else None

    def shown_name(self) -> str:
        """The name as a queue shows it: surname, given name, patronymic as they came, else the whole cell, in one direction of
        writing."""
        parts = [
            fact.raw.strip()
            for fact in map(self.first, (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC))
            if fact and fact.raw.strip()
        ]
        whole = self.first(FactKind.FULL_NAME)
        return in_one_direction(" ".join(parts or (whole.raw.split() if whole else ())))
