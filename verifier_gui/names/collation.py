"""A sort key for Ukrainian and Russian names in one list, without ICU: Cyrillic first, Latin after, apostrophes left out.

The order is that of the Ukrainian alphabet (г ґ, е є, и і ї й), into which the Russian letters are put where they stand in
theirs (ё after е, ъ ы before ь, э after щ ь), as the Unicode CLDR collation for Ukrainian does.
"""

from verifier_gui.names.mending import mend

_ORDER = "абвгґдђеёєжзиіїйклмнопрстуўфхцчшщъыьэюя"
_PLACE = {letter: place for place, letter in enumerate(_ORDER)}
_FIRST_CYRILLIC = 0x100
_LATIN_FROM = 0x200
_IGNORED = frozenset("ʼ'’‘`´\"")


def sort_key(text: str) -> str:
    """A text whose code points sort as the name should: compare keys, never show them."""
    return "".join(chr(_place(letter)) for letter in mend(text).text.lower() if letter not in _IGNORED)


def _place(letter: str) -> int:
    if letter in _PLACE:
        return _FIRST_CYRILLIC + _PLACE[letter]
    if letter.isalpha():
        return _LATIN_FROM + min(ord(letter), 0xD000)
    return 0x20 if letter.isspace() or letter == "-" else min(0x21 + ord(letter), 0xFF)
