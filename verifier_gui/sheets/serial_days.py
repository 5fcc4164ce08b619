"""Days that spreadsheets store as numbers, and the formats that show them as days."""

import datetime
import math
import re

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DAY_LETTERS = re.compile("[dyDYдгДГ]")
_DAY = datetime.timedelta(days=1)
_START_1900 = datetime.datetime(1899, 12, 30, tzinfo=datetime.UTC)
_START_1904 = datetime.datetime(1904, 1, 1, tzinfo=datetime.UTC)
_FIRST_CERTAIN = 61
"""01.03.1900"""
_LAST_SERIAL = 2_958_465
"""31.12.9999"""


def is_date_format(code: str) -> bool:
    """Whether a number format shows a day or a year: letters outside quotation marks, escapes and brackets."""
    return _DAY_LETTERS.search(_QUOTED.sub("", code.split(";", 1)[0])) is not None


def serial_of_day(text: str, *, from_1904: bool = False) -> float | None:
    """The serial number of a day, of a day and a time, or of a time, as ISO 8601 writes them; None for what is none of them, and for
    days of which programs have different numbers: before 01.03.1900, in a workbook that counts from 1904 before that year."""
    try:
        time = datetime.time.fromisoformat(text).replace(tzinfo=datetime.UTC)
        return (datetime.datetime.combine(_START_1900, time) - _START_1900) / _DAY
    except ValueError:
        pass
    try:
        moment = datetime.datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=datetime.UTC)
    except ValueError:
        return None
    serial = (moment - (_START_1904 if from_1904 else _START_1900)) / _DAY
    return serial if serial >= (0 if from_1904 else _FIRST_CERTAIN) else None


def day_of_serial(text: str, *, from_1904: bool = False) -> str:
    """The ISO day of a serial number, empty where no calendar has it.

    Counting from 1900, serial 60 is 29.02.1900, which never was (a fault of Lotus 1-2-3 that all programs keep); before it
    every number is one day off.
    """
    try:
        number = float(text)
    except ValueError:
        return ""
    if not math.isfinite(number) or not 0 < number < _LAST_SERIAL + 1:
        return ""
    days = int(number)
    if from_1904:
        start = datetime.date(1904, 1, 1)
        return (start + datetime.timedelta(days)).isoformat() if days <= _LAST_SERIAL - 1462 else ""
    if days in {0, 60}:
        return ""
    start = datetime.date(1899, 12, 31) if days < 60 else datetime.date(1899, 12, 30)
    return (start + datetime.timedelta(days)).isoformat()
