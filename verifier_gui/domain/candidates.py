"""Candidates: reference records that may be the subject, with evidence field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import StrEnum

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId


class Level(StrEnum):
    """How far two values agree. The same words in code, screen and CSV."""

    SAME = "same"
    EQUAL_BY_LANGUAGE = "equal by language"
    TRANSLITERATION = "same reading in another transliteration"
    CLOSE = "close"
    INITIAL = "initial agrees"
    SWAPPED = "swapped with another part"
    DIFFERS = "differs"
    MISSING = "missing"


class Because(StrEnum):
    """Why a level was given: `phrases` puts each into words. The arguments that each takes stand behind it; `told_by` may stand beside
    them, where another field of the record (`tax-number`) tells the value."""

    SAME = "same"
    FORM_OF = "form-of"
    """`name`, `form`, `language` (uk, ru, be, latin): the subject's spelling is that language's form of the record's name."""
    DIMINUTIVE = "diminutive"
    """`short`, `full`"""
    ANOTHER_SPELLING = "another-spelling"
    """the same letters by the rules of another language"""
    ANOTHER_SCRIPT = "another-script"
    """one side is in Latin letters and reads the same"""
    BY_EAR = "by-ear"
    LETTERS_DIFFER = "letters-differ"
    """`count`"""
    LETTERS_MISREAD = "letters-misread"
    """digits or look-alike letters of another script stood for letters"""
    INITIAL_ONLY = "initial-only"
    FORMER_SURNAME = "former-surname"
    HALF_OF_DOUBLE = "half-of-double"
    CASE_FORM = "case-form"
    """genitive or dative"""
    ANOTHER_PART = "another-part"
    """`part`: it stands in the place of another part of the name"""
    ANOTHER_NAME = "another-name"
    ANOTHER_FATHER = "another-father"
    SURNAME_OF_A_WOMAN = "surname-of-a-woman"
    """another surname, which a woman may have changed"""
    DAY_AND_MONTH_SWAPPED = "day-and-month-swapped"
    ONE_DIGIT = "one-digit"
    DIGITS_EXCHANGED = "digits-exchanged"
    YEAR_ONLY_SAME = "year-only-same"
    YEAR_AND_MONTH_SAME = "year-and-month-same"
    YEARS_APART = "years-apart"
    """`years`"""
    DAYS_APART = "days-apart"
    """`days`"""
    SAME_YEAR_FIRST_OF_JANUARY = "same-year-first-of-january"
    SAME_YEAR = "same-year"
    TWO_OF_THREE_PARTS = "two-of-three-parts"
    ANOTHER_DATE = "another-date"
    ANOTHER_VALUE = "another-value"
    RANKS_NEAR = "ranks-near"
    SUBJECT_GIVES_NONE = "subject-gives-none"
    RECORD_GIVES_NONE = "record-gives-none"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One field: both values as they came, the level, the weight in bits (log2 of m/u; 0 where either lacks it) and why.

    `one_in` is how rare the agreed value is: borne by about one person in so many of the registry (0: not said).
    """

    field: FactKind
    subject: str
    record: str
    level: Level
    weight: float
    because: Because
    arguments: Mapping[str, str] = dataclass_field(default_factory=dict[str, str])
    one_in: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that may be the subject. `probability` (0..1) is within its own list; `weight` is the sum of bits."""

    record: RecordKey
    list_id: ListId
    revision: RevisionId
    row: int
    probability: float
    weight: float
    evidence: tuple[Evidence, ...]
