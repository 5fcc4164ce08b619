"""Sex as a name tells it: by the patronymic, else by the surname and given name together."""

import re
from enum import StrEnum

from verifier_gui.names.equivalents import given_name_keys
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
    by_given = _by_given_name(given_name)
    by_surname = _by_surname(mend(surname).text.lower())
    if by_given and by_surname and by_given is not by_surname:
        return None
    return by_given


def _by_given_name(given_name: str) -> Sex | None:
    marks = {key[1] for key in given_name_keys(given_name) if key.startswith("=")}
    if len(marks) == 1:
        return Sex.MALE if "m" in marks else Sex.FEMALE
    return None


def _by_surname(surname: str) -> Sex | None:
    if _FEMALE_SURNAME.search(surname):
        return Sex.FEMALE
    return Sex.MALE if _MALE_SURNAME.search(surname) else None
