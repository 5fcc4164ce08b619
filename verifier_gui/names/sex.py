"""Sex as a name tells it: by the patronymic, else by the surname and given name together."""

import re
from enum import StrEnum
from functools import lru_cache

from verifier_gui.names.equivalents import given_name_keys, is_given_name
from verifier_gui.names.mending import mend
from verifier_gui.names.patronymic_endings import is_mans, is_womans


class Sex(StrEnum):
    """The value is the word that stands in facts."""

    MALE = "male"
    FEMALE = "female"


_FEMALE_SURNAME = re.compile(
    r"(?:ська|цька|зька|ская|цкая|ова|ева|єва|іна|їна|ина|ая|skaia|skaya|ska|tska|ova|eva|ieva|ina)\Z"
)
_MALE_SURNAME = re.compile(
    r"(?:ський|цький|зький|ский|цкий|ов|ев|єв|ін|їн|ин|ий|ый|ой|skyi|skii|skiy|sky|ov|ev|iev|in)\Z"
)


def sex_of(surname: str, given_name: str, patronymic: str) -> Sex | None:
    """The sex that a name tells, or None where it does not. A patronymic decides alone; otherwise the given name must be one that
    only one sex bears, and the surname must not speak against it."""
    father = mend(patronymic).text.lower()
    if is_mans(father):
        return Sex.MALE
    if is_womans(father):
        return Sex.FEMALE
    by_given = _one_of(_marks(given_name))
    by_surname = _by_surname(mend(surname).text.lower())
    if by_given and by_surname and by_given is not by_surname:
        return None
    return by_given


@lru_cache(maxsize=50_000)
def sex_of_given_name(given_name: str) -> Sex | None:
    """The one sex that bears a given name in the nominative, or None where both do or no table knows it. A known name that is a man's
    with -а or -я after it is a woman's: Владислава."""
    marks = _marks(given_name)
    if not marks and given_name[-1:].lower() in _FEMALE_LETTERS and is_given_name(given_name):
        marks = {"f"} if _marks(given_name[:-1]) == {"m"} else marks
    return _one_of(marks)


def _one_of(marks: set[str]) -> Sex | None:
    if len(marks) == 1:
        return Sex.MALE if "m" in marks else Sex.FEMALE
    return None


def _marks(given_name: str) -> set[str]:
    return {key[1] for key in given_name_keys(given_name) if key.startswith("=")}


_FEMALE_LETTERS = frozenset("аяa")


def _by_surname(surname: str) -> Sex | None:
    if _FEMALE_SURNAME.search(surname):
        return Sex.FEMALE
    return Sex.MALE if _MALE_SURNAME.search(surname) else None
