"""Ids: who and what is meant, the same in every copy of a case. `docs/format.md` gives the bytes.

All ids are lower-case hexadecimal text. A derived id is the SHA-256 of a purpose and its parts, each with its length
before it, so that no two lists of parts share their bytes.
"""

import hashlib
import secrets
from collections.abc import Sequence
from typing import NewType

CaseId = NewType("CaseId", str)
ListId = NewType("ListId", str)
RevisionId = NewType("RevisionId", str)
RecordKey = NewType("RecordKey", str)
SubjectId = NewType("SubjectId", str)
OperatorId = NewType("OperatorId", str)
StationId = NewType("StationId", str)
StatementId = NewType("StatementId", str)

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are misread on paper."""

_POLYNOMIAL = 0b100101
"""GF(32) by the primitive polynomial x^5 + x^2 + 1."""


def joined(purpose: str, *parts: bytes) -> str:
    """SHA-256 over `purpose` and `parts`, each as its length (4 bytes, big-endian) and its bytes; hexadecimal."""
    digest = hashlib.sha256()
    for part in (purpose.encode(), *parts):
        digest.update(len(part).to_bytes(4, "big"))
        digest.update(part)
    return digest.hexdigest()


def new_case_id() -> CaseId:
    return CaseId(secrets.token_hex(16))


def new_list_id() -> ListId:
    return ListId(secrets.token_hex(16))


def new_station_id() -> StationId:
    return StationId(secrets.token_hex(16))


def revision_id(
    list_id: ListId,
    file_sha256: str,
    sheet: str,
    heading_row: int,
    mapping: Sequence[tuple[int, str]],
    back_from: RevisionId | None = None,
) -> RevisionId:
    """Two copies that import the same file the same way agree. `mapping` is (column from 0, meaning), in column order.

    `back_from` is the newest revision of a list that goes back from it to a file that it had before.
    """
    columns = ";".join(f"{column}={meaning}" for column, meaning in sorted(mapping))
    return RevisionId(
        joined(
            "vcase/revision/1",
            bytes.fromhex(list_id),
            bytes.fromhex(file_sha256),
            sheet.encode(),
            heading_row.to_bytes(4, "big"),
            columns.encode(),
            *([bytes.fromhex(back_from)] if back_from else []),
        )
    )


def record_key(list_id: ListId, cells: Sequence[str], ordinal: int) -> RecordKey:
    """The same row in a later revision keeps its key. `cells` are raw and without the running number; empty ones at the end are
    left out, for a remark far to the right in one row widens every row of its file."""
    filled = len(cells)
    while filled and not cells[filled - 1]:
        filled -= 1
    return RecordKey(
        joined(
            "vcase/record/1",
            bytes.fromhex(list_id),
            *(cell.encode("utf-8", "surrogatepass") for cell in cells[:filled]),
            ordinal.to_bytes(4, "big"),
        )
    )


def subject_id(list_id: ListId, revision: RevisionId, row: int) -> SubjectId:
    """A line of a list to verify, by the list, revision and row of its first appearance."""
    return SubjectId(joined("vcase/subject/1", bytes.fromhex(list_id), bytes.fromhex(revision), row.to_bytes(4, "big")))


def subject_code(subject: SubjectId) -> str:
    """Ten characters that are printed in every export: the id's first 45 bits in base 32, and a check character.

    The check character makes the weighted sum over GF(32) nought, which catches every single wrong character and every
    exchange of two (Wagner and Putter, "Error detecting decimal digits", 1989, carried over to GF(32)).
    """
    bits = int(subject[:12], 16) >> 3
    digits = [(bits >> (5 * place)) & 31 for place in range(8, -1, -1)]
    return "".join(_ALPHABET[digit] for digit in [*digits, _check_digit(digits)])


def is_subject_code(text: str) -> bool:
    """Whether `text` is a code whose check character holds."""
    if len(text) != 10 or any(character not in _ALPHABET for character in text):
        return False
    digits = [_ALPHABET.index(character) for character in text]
    return _check_digit(digits[:9]) == digits[9]


def _check_digit(digits: Sequence[int]) -> int:
    total = 0
    weight = 1
    for digit in digits:
        weight = _times(weight, 2)
        total ^= _times(weight, digit)
    return total


def _times(left: int, right: int) -> int:
    """Product in GF(32)."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _POLYNOMIAL
        right >>= 1
    return product
