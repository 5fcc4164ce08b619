"""Digests as words that two people read to one another."""

from verifier_gui.domain.language import Language, spoken
from verifier_gui.sealing.fingerprints import fingerprint_words


def words_of(digest: str) -> str:
    """The first eight words of a hexadecimal digest, in the letters of the language spoken now; what is no digest (a file that was
    changed may say anything) as it stands."""
    try:
        content = bytes.fromhex(digest)
    except ValueError:
        return digest
    if len(content) != 32:
        return digest
    return " ".join(fingerprint_words(content, ukrainian=spoken() is Language.UKRAINIAN))
