"""A date with more in its cell: a name in front of it, a place behind it."""

import re
from itertools import islice
from typing import NamedTuple

from verifier_gui.sheets.date_texts import BORN_BY, read_date

_NUMBERED = re.compile(r"[^\w(«\"“„‘'’\[]*(?:№?\s*\d{1,5}(?:\s*[.)]\s*|\s{2,})|№\s*\d{1,5}\s+)?(?=[^\W\d_])")
_MONTHS = (
    r"(?:січ|янв|jan|лют|фев|feb|бер|мар|mar|кві|апр|apr|тра|ма[йя]|may|чер|июн|jun|лип|июл|jul|сер|авг|aug|вер|сен|sep|жов|окт|oct|"
    r"лис|ноя|nov|гру|дек|dec)[^\W\d_]*\.?"
)
_DATE = re.compile(
    rf"\d{{1,2}}\s*[./-]\s*\d{{1,2}}\s*[./-]\s*(?:\d{{4}}|\d{{2}})(?!\d)|\d{{4}}-\d{{1,2}}-\d{{1,2}}(?!\d)|"
    rf"(?:\d{{1,2}}\s+)?{_MONTHS}\s+\d{{4}}(?!\d)|(?<!\d)\d{{1,2}}\.\d{{4}}(?!\d)|(?<!\d)(?:19|20)\d\d(?!\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"[\s,;(\[–—-]*(?:\(?\s*(?:дата\s+)?(?:д\.?\s?[нр]\.?|нар\w*\.?|народ\w*|род\.|рожд\w*\.?|born|b\.|dob)\s*:?\s*)?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:р\.?\s?н\.?|г\.?\s?р\.?|р\.?\s*нар\w*\.?|г\.?\s*рожд\w*\.?|року\s+народження|года\s+рождения|рр?\.?|гг?\.?|року|года)?(?!\w)[\s,;.)\]]*",
    re.IGNORECASE,
)


_MARKED = re.compile(r"[^\w\s(«\"“„‘'’\[]")
_PLACE = re.compile(
    r"[\s,;.:()–—-]*(?:р\.?\s?н\.?|г\.?\s?р\.?|рр?\.|року|года)?[\s,;.:()–—-]*([^\W\d_].*?)[\s,;.()]*\Z",
    re.DOTALL | re.IGNORECASE,
)


class DateAndPlace(NamedTuple):
    """`text` is the only date of a text as it was written, `place` what stands behind it; both empty where there is none, or are
    several."""

    text: str = ""
    place: str = ""


def only_date_in(text: str) -> DateAndPlace:
    """The date of a cell in which a place stands behind it: `12.03.1989, м. Донецьк`."""
    found = list(islice(_DATE.finditer(text), 2))
    if len(found) != 1 or any(map(str.isalpha, text[: found[0].start()])):
        return DateAndPlace()
    place = _PLACE.match(text, found[0].end())
    return DateAndPlace(found[0][0], place[1]) if place else DateAndPlace()


class DatedName(NamedTuple):
    """`name` is a part of the text as it was written; `born` is the date as it was written, empty where there is none; `rest` what
    follows it."""

    name: str
    born: str = ""
    rest: str = ""


def part_dated_name(text: str) -> DatedName:
    """Parts a cell of names. Most hold nothing but the name, and are given back as they are."""
    has_digit = any(map(str.isdigit, text))
    if not has_digit and not _MARKED.match(text):
        return DatedName(text)
    numbered = _NUMBERED.match(text)
    start = numbered.end() if numbered else 0
    if not has_digit:
        return DatedName(text[start:])
    for found in _DATE.finditer(text, start):
        read = read_date(found[0], last_short_year=BORN_BY)
        if read.date is None or not 1920 <= read.date.year <= 2015:
            continue
        before = _BEFORE.search(text, start, found.start())
        after = _AFTER.match(text, found.end())
        end = before.start() if before else found.start()
        rest = text[after.end() if after else found.end() :]
        if end > start:
            return DatedName(text[start:end], found[0], rest)
        # The date comes first: what follows it is the name.
        return DatedName(rest, found[0]) if rest.strip() else DatedName(text)
    return DatedName(text[start:])
