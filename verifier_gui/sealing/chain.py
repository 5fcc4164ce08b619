"""The arithmetic of the audit log's hash chain, and the digests that statements carry of what stands beside them."""

import hashlib
from collections.abc import Iterable, Sequence

from verifier_gui.domain.identifiers import SubjectId

_PURPOSE = b"vcase/audit/1\0"

BEGINNING = bytes(32)
"""What stands for the hash before line 1."""


def line_hash(number: int, previous: bytes, body: bytes) -> bytes:
    """SHA-256(`vcase/audit/1` NUL, number in 8 bytes big-endian, previous hash, SHA-256 of the body)."""
    return line_hash_of(number, previous, hashlib.sha256(body).digest())


def line_hash_of(number: int, previous: bytes, digest: bytes) -> bytes:
    """The same where only the SHA-256 of the body is known."""
    return hashlib.sha256(_PURPOSE + number.to_bytes(8, "big") + previous + digest).digest()


class CellsDigest:
    """The digest of a revision's cells, fed row by row in the order of the file.

    SHA-256 over `vcase/cells/1` NUL and, for each row, its number (4 bytes big-endian), its count of cells (4 bytes) and
    each cell as its length in bytes (4 bytes) and its UTF-8.
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256(b"vcase/cells/1\0")

    def add(self, row: int, cells: Sequence[str]) -> None:
        self._digest.update(row.to_bytes(4, "big") + len(cells).to_bytes(4, "big"))
        for cell in cells:
            encoded = cell.encode("utf-8", "surrogatepass")
            self._digest.update(len(encoded).to_bytes(4, "big") + encoded)

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


class FactsDigest:
    """The digest of what was read from a revision's cells, fed row by row in the order of the file.

    SHA-256 over `vcase/facts/1` NUL and, for each row, its number (4 bytes big-endian) and its facts as one canonical text,
    an array of arrays of kind, raw text, value, ordinal and precision: its length in bytes (4 bytes) and its UTF-8.
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256(b"vcase/facts/1\0")

    def add(self, row: int, facts: str) -> None:
        encoded = facts.encode("utf-8", "surrogatepass")
        self._digest.update(row.to_bytes(4, "big") + len(encoded).to_bytes(4, "big") + encoded)

    def hexdigest(self) -> str:
        return self._digest.hexdigest()


def pairing_digest(pairs: Iterable[tuple[int, SubjectId]]) -> str:
    """SHA-256 over `vcase/pairing/1` NUL and, for each row in ascending order, its number (4 bytes big-endian) and the 32
    bytes of its subject's id."""
    digest = hashlib.sha256(b"vcase/pairing/1\0")
    for row, subject in sorted(pairs):
        digest.update(row.to_bytes(4, "big") + bytes.fromhex(subject))
    return digest.hexdigest()
