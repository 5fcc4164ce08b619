"""What checking a sealed roster found: who signed it, and everything that is not as it was signed."""

from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.seals import Manifest, Signatory


class SealFault(StrEnum):
    """Why a sealed roster does not hold."""

    FILE_MISSING = "file-missing"
    FILE_ADDED = "file-added"
    """a file, a folder or a link that belongs to no sealed roster"""
    FILE_CHANGED = "file-changed"
    """its bytes are others, and no person's row tells how"""
    SAVED_ANEW = "saved-anew"
    """its bytes are others, and every cell of every person is as it was signed"""
    UNREADABLE = "unreadable"
    """its bytes are others, and it can no longer be read as a table"""
    CELL_CHANGED = "cell-changed"
    ROW_MISSING = "row-missing"
    ROW_ADDED = "row-added"
    ROW_MOVED = "row-moved"
    MANIFEST_CHANGED = "manifest-changed"
    """no signature of it holds: nothing that it says is vouched for"""
    SIGNATURE_WRONG = "signature-wrong"
    SIGNATURE_MISSING = "signature-missing"
    SIGNER_NOT_NAMED = "signer-not-named"
    """a signature that holds, by a key that the manifest does not let sign"""
    FIRST_MISSING = "first-missing"
    SECOND_MISSING = "second-missing"
    SECOND_NO_SUPERVISOR = "second-no-supervisor"
    UNKNOWN_SIGNER = "unknown-signer"
    """nobody here has confirmed that this key is whose it says"""


@dataclass(frozen=True, slots=True)
class SealFinding:
    """One thing that is not as it was signed. `row` counts from 1 as the file's own program does (0: none), `column` from 0 (-1: none)
    with its `heading`; `code` is the subject code of the person, `who` the name of a signer."""

    fault: SealFault
    file: str = ""
    row: int = 0
    column: int = -1
    heading: str = ""
    code: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class SealSigner:
    """Somebody who signed. `is_known`: somebody here vouches for the key."""

    signatory: Signatory
    is_first: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class SealReport:
    """`manifest` is there where a signature vouches for it. `signers` are those whom it lets sign and of whom some signature holds,
    the first one first."""

    manifest: Manifest | None
    signers: tuple[SealSigner, ...]
    findings: tuple[SealFinding, ...]

    @property
    def holds(self) -> bool:
        return not self.findings

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong but that a signer is not known here."""
        return all(found.fault is SealFault.UNKNOWN_SIGNER for found in self.findings)
