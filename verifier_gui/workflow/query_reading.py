"""Reads what a person types to search: names in any order, a birth date or year, a tax or document number."""

import re
from dataclasses import dataclass

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.matching.lookup import Sought
from verifier_gui.names.full_names import parse_full_name

_FULL_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\Z")
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})\Z")
_ISO_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SHORT_YEAR = re.compile(r"\d\d\Z")
_TAX_NUMBER = re.compile(r"\d{10}\Z")
_NUMBER = re.compile(r"(?=.*\d)[^\W_]{5,}\Z")
_SERIES = re.compile(r"[^\W\d_]{1,3}\Z")
_DIGITS = re.compile(r"\d{5,9}\Z")
_EDGES = ".,;:()[]«»“”\"'"
_MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class ReadQuery:
    """What was understood: what is sought, and words that could not be read, such as a day that no calendar has."""

    sought: Sought
    unread: tuple[str, ...] = ()


def read_words(query: str) -> ReadQuery:
    """Shares the words out. The first date and the first number count; of names the first six."""
    names: list[str] = []
    unread: list[str] = []
    birth, birth_word, number = None, "", ""
    words = [word for word in (word.strip(_EDGES) for word in query.split()) if word]
    for place, word in enumerate(words):
        date = _date(word)
        if date is not None and birth is None:
            birth, birth_word = date, word
        elif _is_number(word) and not number:
            series = names.pop() if _DIGITS.match(word) and names and place and _SERIES.match(names[-1]) else ""
            number = series + word
        elif any(letter.isdigit() for letter in word) or len(names) == _MOST_NAMES:
            unread.append(word)
        elif any(letter.isalpha() for letter in word):
            names.append(word)
    sought = Sought(tuple(name.lower() for name in names), birth, birth_word, number)
    return ReadQuery(sought, tuple(unread))


def read_query(query: str) -> Facts:
    """What the words of a search say, as the facts of a row would."""
    sought = read_words(query).sought
    facts: list[Fact] = []
    if sought.birth is not None:
        facts.append(Fact(FactKind.BIRTH_DATE, sought.birth_word, str(sought.birth), precision=sought.birth.precision))
    if _TAX_NUMBER.match(sought.number):
        facts.append(Fact(FactKind.TAX_NUMBER, sought.number, sought.number))
    words = [word for word in query.split() if not any(letter.isdigit() for letter in word)]
    if words:
        text = " ".join(words)
        name = parse_full_name(text)
        facts.append(Fact(FactKind.FULL_NAME, text, text))
        parts = (
            (FactKind.SURNAME, name.surname),
            (FactKind.GIVEN_NAME, name.given_name),
            (FactKind.PATRONYMIC, name.patronymic),
        )
        facts += [Fact(kind, part, part) for kind, part in parts if part]
    return Facts.of(facts)


def _is_number(word: str) -> bool:
    return bool(_NUMBER.match(word)) and sum(letter.isdigit() for letter in word) > len(word) // 2


def _date(word: str) -> PartialDate | None:
    try:
        if full := _FULL_DATE.match(word):
            day, month, year = full.groups()
            return PartialDate(_whole_year(year), int(month), int(day))
        if of_year := _MONTH.match(word):
            return PartialDate(int(of_year[2]), int(of_year[1]))
        if _ISO_DATE.match(word) or _YEAR.match(word):
            return PartialDate.parse(word)
        if _SHORT_YEAR.match(word):
            return PartialDate(_whole_year(word))
    except ValueError:
        return None
    return None


def _whole_year(year: str) -> int:
    """Prisoners of war are adults: 07 is 2007, 45 is 1945."""
    number = int(year)
    if len(year) > 2:
        return number
    return 2000 + number if number <= 15 else 1900 + number
