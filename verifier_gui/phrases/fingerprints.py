"""Digests as words that two people read to one another."""

from verifier_gui.domain.language import Language, spoken
from verifier_gui.sealing.fingerprints import fingerprint_words


def words_of(digest: str) -> str:
    """The first eight words of a hexadecimal digest, in the letters of the language spoken now."""
    return " ".join(fingerprint_words(bytes.fromhex(digest), ukrainian=spoken() is Language.UKRAINIAN))
