"""RNOKPP, the Ukrainian tax number: ten digits that carry a birth date, a sex and a check digit.

The first five digits are the days since 31.12.1899 (00001 is 1 January 1900), the ninth is odd for a man, the tenth is
the check digit (checked by python-stdnum, `stdnum.ua.rntrc`).
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

_EPOCH = datetime.date(1899, 12, 31)


@dataclass(frozen=True, slots=True)
class TaxNumber:
    """Ten digits, and what they say of their bearer."""

    digits: str

    @property
    def is_valid(self) -> bool:
        """Whether there are ten digits and the check digit holds."""
        return _is_valid(self.digits)

    @property
    def birth_date(self) -> datetime.date:
        return _EPOCH + datetime.timedelta(days=int(self.digits[:5]))

    @property
    def is_male(self) -> bool:
        return int(self.digits[8]) % 2 == 1


def first_digits(born: datetime.date) -> str:
    """The five digits that the number of somebody born on that day begins with."""
    return str((born - _EPOCH).days).zfill(5)


@lru_cache(maxsize=1000)
def _is_valid(digits: str) -> bool:
    return len(digits) == 10 and digits.isdecimal() and _check_digit()(digits) == digits[-1]


@cache
def _check_digit() -> Callable[[str], str]:
    """Loaded when the first number is checked: the library brings much with it."""
    from stdnum.ua import rntrc

    return rntrc.calc_check_digit
