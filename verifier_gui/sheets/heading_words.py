"""What the heading of a column means, however it is written: in capitals, cut short, misspelt, in two languages."""

import re
from functools import lru_cache

from verifier_gui.domain.facts import FactKind
from verifier_gui.sheets.heading_spelling import as_meant
from verifier_gui.sheets.heading_stems import BIRTH, EXACT, OTHER, PATTERNS, ROLES, WHEN

__all__ = ["OTHER", "meaning_of", "meanings_of", "names_a_date_part", "names_a_language", "plain", "role_of"]

_LONGEST = 200
_MOST_WORDS_MENDED = 4
_APOSTROPHES = re.compile("['’ʼ`´′ʹ\"]")
_PARTED = re.compile("\u00ad|(?<=\\w)[-‐]\\s*\n\\s*(?=\\w)")
"""A word parted at the end of a line."""
_MARKS = re.compile(r"[^\w№#+/]+|_+")
_CYRILLIC = re.compile("[а-яіїєґё]")
_LATIN_LIKE_CYRILLIC = str.maketrans("aceiopxy", "асеіорху")
_WRITTEN_TWICE = re.compile(r"\s*[/\n(|]\s*")

_DATE_PART = re.compile("день|число|місяць|месяц|рік|год|day|month|year|дд|мм|рррр|гггг|dd|mm|yyyy")
_LANGUAGE = re.compile(
    r"\bукр|\bрос|\bрус|\bлат|\bангл|\benglish|\blatin|\beng\b|\bukr|\brus|\bcyr|\bкирил|транслі|транслит|translit|мовою\b"
)
_RELATIVES = frozenset({str(FactKind.CONTACT_PERSON), str(FactKind.FATHER)})
_DATED = re.compile(rf"{WHEN}|{BIRTH}")
_COMPILED_ROLES = tuple((re.compile(pattern), str(meaning)) for pattern, meaning in ROLES)
_COMPILED = tuple((re.compile(pattern), tuple(map(str, meanings))) for pattern, meanings in PATTERNS)

_LONGEST_OF_ROWS = 1_000
"""letters of a heading over several rows: what is longer is none, and would be looked through from each of its letters"""


def plain(heading: str) -> str:
    """A heading without what writers differ in: case, apostrophes, marks, white space, ё, Latin letters in a Cyrillic word."""
    text = _APOSTROPHES.sub("", _PARTED.sub("", heading).lower()).replace("ё", "е")
    words = " ".join(_MARKS.sub(" ", text).split()).split()
    return " ".join(word.translate(_LATIN_LIKE_CYRILLIC) if _CYRILLIC.search(word) else word for word in words)


@lru_cache(maxsize=4096)
def meanings_of(heading: str) -> tuple[str, ...]:
    """What a heading may mean by `FactKind` value, `number` or `OTHER`, the likeliest first; empty where it says nothing known."""
    whole = plain(heading)
    if not whole or len(whole) > _LONGEST:
        return ()
    if role := role_of(heading):
        return (role,)
    for text in (whole, *map(plain, _WRITTEN_TWICE.split(heading))):
        if found := _known(text):
            return found
    if len(whole.split()) > _MOST_WORDS_MENDED:
        return ()
    mended = {found for found in map(_known, as_meant(whole, is_cut="." in heading)) if found}
    # What can be completed in two ways is not known.
    return mended.pop() if len(mended) == 1 else ()


def _known(text: str) -> tuple[str, ...]:
    known = EXACT.get(text) or EXACT.get(text.replace(" ", ""))
    if known:
        return tuple(map(str, known)) if isinstance(known, tuple) else (str(known),)
    return next((meanings for pattern, meanings in _COMPILED if pattern.search(text)), ()) if text else ()


def _role(text: str) -> str:
    return next((meaning for pattern, meaning in _COMPILED_ROLES if pattern.search(text)), "")


@lru_cache(maxsize=4096)
def role_of(heading: str) -> str:
    """What a column means by whose it is: of a relative, a commander, an applicant; empty where it is the person's own."""
    text = plain(heading)
    found = _role(text) if len(text) <= _LONGEST_OF_ROWS else ""
    if found:
        first = plain(heading.partition(",")[0])
        if first != text and not _role(first) and _known(first):
            # *Unit, contact*: what comes first is the column's matter.
            return ""
    # A relative's birth date is nothing of the person's, nor of use as a contact.
    return OTHER if found in _RELATIVES and _DATED.search(text) else found


def names_a_language(heading: str) -> bool:
    """Whether a heading says in which language or letters its column is."""
    return _LANGUAGE.search(plain(heading)) is not None


def names_a_date_part(heading: str) -> bool:
    """Whether a heading says *day*, *month* or *year* and no more."""
    return _DATE_PART.fullmatch(plain(heading)) is not None


def meaning_of(heading: str) -> str:
    """The likeliest meaning of a heading by `FactKind` value or `number`; empty where it says nothing that is compared."""
    first = next(iter(meanings_of(heading)), "")
    return "" if first == OTHER else first
