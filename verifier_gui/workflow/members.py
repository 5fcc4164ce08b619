"""Who works on a case, from the statements in its file."""

import hashlib
from weakref import WeakKeyDictionary

from verifier_gui.domain.case_statements import CaseOpened
from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.language import Language, spoken
from verifier_gui.domain.membership import NOBODY, Members, derive_members
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.sealing.fingerprints import fingerprint_words
from verifier_gui.store.reader import Reader


def fingerprint(operator: OperatorId) -> str:
    """The SHA-256 of an operator's key as eight words to read over a telephone, in the letters of the language spoken now."""
    digest = hashlib.sha256(bytes.fromhex(operator)).digest()
    words = fingerprint_words(digest, ukrainian=spoken() is Language.UKRAINIAN)
    return " ".join(words)


def members_of(reader: Reader) -> Members:
    """Everybody who is, or was, a member of a case: its creator, who is its first supervisor, and whom supervisors admitted. Asked
    for at each decision, so derived only where a statement came."""
    places = reader.places_of_kind(StatementKind.CASE, StatementKind.MEMBER)
    known = _derived.get(reader)
    if known is None or known[0] != places:
        known = _derived[reader] = (places, _derive(reader))
    return known[1]


def _derive(reader: Reader) -> Members:
    root = next(iter(reader.statements_of_kind(StatementKind.CASE)), None)
    # Act 1 alone is the root of trust: whoever signs another `case` makes himself nothing.
    if root is None or not isinstance(root.body, CaseOpened) or root.body.creator_key != root.by:
        return NOBODY
    return derive_members(root, reader.statements_of_kind(StatementKind.MEMBER))


_derived: WeakKeyDictionary[Reader, tuple[tuple[tuple[str, bool], ...], Members]] = WeakKeyDictionary()
"""by connection, each of which belongs to one thread and is closed with its case file"""
