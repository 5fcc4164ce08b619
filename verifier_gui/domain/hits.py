"""What a search by hand finds: records, and which of the words that were typed each of them has."""

from dataclasses import dataclass, field
from enum import StrEnum

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.lists import ListAttributes


class How(StrEnum):
    """How far a typed word agrees with a record's."""

    SAME = "same"
    """the same name, in whatever spelling, script or language"""
    BEGINS = "begins"
    """the record's word begins so"""
    PART = "part"
    """one half of a double name, or the short or full form of a given name"""
    BY_EAR = "by-ear"
    CLOSE = "close"
    """one or two letters are different"""
    INITIAL = "initial"
    SWAPPED = "swapped"
    """a date with day and month the other way round"""
    YEAR = "year"
    """the year alone, as far as either side knows it"""
    NEAR = "near"
    """a date one digit, or a year, beside it"""


@dataclass(frozen=True, slots=True)
class WordFound:
    """A typed word and the field of the record that has it; `value` is the field as it came."""

    word: str
    kind: FactKind
    how: How
    value: str
    letters: int = 0
    """how many letters are different, where it is close"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found. `words` are those of the search that it has, in the order they were typed, and `missing`
    those that it does not have; the candidate's weight only ranks what was found."""

    candidate: Candidate
    attributes: ListAttributes
    facts: Facts
    words: tuple[WordFound, ...] = ()
    missing: tuple[str, ...] = field(default=())
