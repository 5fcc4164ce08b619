"""Which words and letters of a record differ from the subject's: first by word, then by letter where two words are alike."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.facts import FactKind

ALIKE = 0.6
"""Two words whose letters agree to this share are compared letter by letter; others differ as a whole."""

_WORDS = re.compile(r"\w+|\W")
_LETTERS = re.compile(r"\w+(?:-\w+)*")
_DATE = re.compile(r"(?:(?:(\d\d)\.)?(\d\d)\.)?(\d{4})\Z")


class Mark(StrEnum):
    """What a difference means, by which it is coloured."""

    NONE = "none"
    LANGUAGE = "language"
    """the same by language or habit: another form, spelling, order of its parts"""
    OTHER = "other"


_EXPLAINED = frozenset(
    {
        Because.DIMINUTIVE,
        Because.LETTERS_MISREAD,
        Because.FORMER_SURNAME,
        Because.HALF_OF_DOUBLE,
        Because.CASE_FORM,
        Because.ANOTHER_PART,
        Because.DAY_AND_MONTH_SWAPPED,
    }
)
_PARTIAL = frozenset({Because.INITIAL_ONLY, Because.YEAR_ONLY_SAME, Because.YEAR_AND_MONTH_SAME})


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the record's text. One that differs and is empty stands where the record lacks letters of the subject's."""

    text: str
    differs: bool = False


def mark_of(evidence: Evidence) -> Mark:
    """How the differences of a field are marked. What one side only gives in part is no difference."""
    if evidence.level in (Level.SAME, Level.MISSING) or evidence.because in _PARTIAL or is_abbreviated(evidence):
        return Mark.NONE
    if evidence.level in (Level.EQUAL_BY_LANGUAGE, Level.TRANSLITERATION, Level.SWAPPED, Level.INITIAL):
        return Mark.LANGUAGE
    return Mark.LANGUAGE if evidence.because in _EXPLAINED else Mark.OTHER


def is_abbreviated(evidence: Evidence) -> bool:
    """Whether two ranks are word for word the same, but that one side writes some of them in short: «ст. л-т»."""
    if evidence.field is not FactKind.RANK or evidence.because is not Because.ANOTHER_SPELLING:
        return False
    one, other = (_LETTERS.findall(text.casefold()) for text in (evidence.subject, evidence.record))
    return len(one) == len(other) and all(
        word == twin or _shortens(*sorted((word, twin), key=len)) for word, twin in zip(one, other, strict=True)
    )


def _shortens(short: str, whole: str) -> bool:
    """The letters of the short form stand in the whole word in their order, from its first on."""
    letters = [letter for letter in short if letter.isalpha()]
    rest = iter(whole)
    return len(letters) <= len(whole) // 2 + 1 and short[0] == whole[0] and all(letter in rest for letter in letters)


def differing(subject: str, record: str) -> tuple[Piece, ...]:
    """The text of the record in pieces, in order; together they are the whole text. Capitals make no difference."""
    dates = _DATE.match(subject), _DATE.match(record)
    if dates[0] and dates[1]:
        return _joined(_of_dates(dates[0], dates[1]))
    return _joined(_of_words(_WORDS.findall(subject), _WORDS.findall(record)))


def _of_dates(subject: re.Match[str], record: re.Match[str]) -> Iterator[Piece]:
    """Day beside day, month beside month; a part that either side lacks is no difference."""
    former = False
    for place in (1, 2, 3):
        own, other = subject.group(place), record.group(place)
        if other is None:
            continue
        parts = [Piece(other)] if own is None or own == other else list(_of_letters(own, other))
        if place > 1 and record.group(place - 1) is not None:
            yield Piece(".", former and parts[0].differs)
        yield from parts
        former = parts[-1].differs


def _of_words(subject: list[str], record: list[str]) -> Iterator[Piece]:
    """Words that differ side by side are compared as a run: a name may be broken in two on one side."""
    own, other = [word.casefold() for word in subject], [word.casefold() for word in record]
    codes = list(Levenshtein.opcodes(own, other))
    for same, run in groupby(codes, lambda code: code.tag == "equal"):
        steps = list(run)
        before = subject[steps[0].src_start : steps[-1].src_end]
        after = record[steps[0].dest_start : steps[-1].dest_end]
        if same:
            yield Piece("".join(after))
        elif not after:
            yield Piece("", any(word.strip() for word in before))
        elif len(before) == len(after):
            for own_word, other_word in zip(before, after, strict=True):
                yield from _of_letters(own_word, other_word)
        else:
            yield from _of_letters("".join(before), "".join(after))


def _of_letters(subject: str, record: str) -> Iterator[Piece]:
    own, other = [letter.casefold() for letter in subject], [letter.casefold() for letter in record]
    if Levenshtein.normalized_similarity(own, other) < ALIKE:
        yield Piece(record, bool(record.strip()))
        return
    for code in Levenshtein.opcodes(own, other):
        text = record[code.dest_start : code.dest_end]
        lacks = code.tag == "delete" and not subject[code.src_start : code.src_end].strip()
        yield Piece(text, code.tag != "equal" and not lacks)


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of a kind in one piece. A place where letters are missing is kept only where nothing beside it differs."""
    found = [piece for piece in pieces if piece.text or piece.differs]
    joined = [
        Piece("".join(piece.text for piece in run), differs) for differs, run in groupby(found, lambda p: p.differs)
    ]
    return tuple(joined)
