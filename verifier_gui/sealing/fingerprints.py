"""Fingerprints as words that two people can read to one another over a telephone.

Each word carries 16 bits as consonant, vowel, consonant, vowel, consonant (D. S. Wilkerson, "A Proposal for
Proquints: Identifiers that are Readable, Spellable, and Pronounceable", arXiv:0901.4016). The same words are written in
Latin and in Ukrainian letters, one letter for one letter.
"""

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
_UKRAINIAN = str.maketrans("bdfghjklmnprstvzaiou", "бдфгхжклмнпрствзаіоу")


def fingerprint_words(digest: bytes, count: int = 8, *, ukrainian: bool = False) -> tuple[str, ...]:
    """The first `count` words (16 bits each, big-endian) of a digest."""
    words = tuple(_word(int.from_bytes(digest[2 * place : 2 * place + 2], "big")) for place in range(count))
    return tuple(word.translate(_UKRAINIAN) for word in words) if ukrainian else words


def _word(bits: int) -> str:
    return (
        _CONSONANTS[bits >> 12]
        + _VOWELS[bits >> 10 & 3]
        + _CONSONANTS[bits >> 6 & 15]
        + _VOWELS[bits >> 4 & 3]
        + _CONSONANTS[bits & 15]
    )
