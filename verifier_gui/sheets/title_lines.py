"""What the lines above a table say of the list: as of which day it is, of which exchange."""

import re
from collections.abc import Sequence

from verifier_gui.domain.dates import PartialDate
from verifier_gui.sheets.date_texts import RECENT, read_date

_AS_OF = re.compile(
    r"(?:станом на|за станом на|по состоянию на|состоянием на|на момент|as of|as at|dated?|від|от)\s*:?\s*(.{4,40})",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(r"(?:обмін|обмен|exchange|поверн|возвращ)\w*\D{0,40}?(\d.{3,30})", re.IGNORECASE)
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|«?\d{1,2}»?\s+[^\W\d_]{3,}\s+\d{4}|[^\W\d_]{3,}\s+\d{1,2},?\s+\d{4}|\d{1,2}\.\d{4}"
)


def as_of(titles: Sequence[str]) -> str:
    """The day that title lines say the list is as of, as `PartialDate` text; empty where they do not."""
    return _day_after(_AS_OF, titles)


def exchange_on(titles: Sequence[str]) -> str:
    """The day of the exchange that title lines name, as `PartialDate` text; empty where they do not."""
    return _day_after(_EXCHANGE, titles)


def _day_after(words: re.Pattern[str], titles: Sequence[str]) -> str:
    for title in titles:
        for match in words.finditer(title):
            day = _DAY.search(match[1])
            read = read_date(day[0], last_short_year=RECENT) if day else None
            if read and isinstance(read.date, PartialDate) and read.date.year >= 2014:
                return str(read.date)
    return ""
