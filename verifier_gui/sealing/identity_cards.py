"""What an identity file says in the clear: whom it belongs to. Read without any key, before any of that is loaded."""

from dataclasses import dataclass

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.statement_values import Values
from verifier_gui.errors import IdentityError
from verifier_gui.sealing.encoding import decode

FORMAT = "vcase/identity/1"


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """An operator, by the key that is sealed in the same file."""

    id: OperatorId
    name: str
    agency: str


def read_card(content: bytes) -> IdentityCard:
    """Whom an identity file belongs to. Raises `IdentityError` where the file is damaged or of a newer version."""
    head = read_head(content)
    return IdentityCard(OperatorId(str(head["id"])), str(head["name"]), str(head["agency"]))


def read_head(content: bytes) -> Values:
    """The whole file's values, what is sealed still sealed. Raises `IdentityError`."""
    try:
        head = decode(content)
    except ValueError as error:
        raise damaged() from error
    if head.get("format") != FORMAT:
        raise IdentityError("The operator's key was written by a newer version of this program. Update the program.")
    if {"id", "name", "agency", "salt", "sealed"} - head.keys():
        raise damaged()
    return head


def damaged() -> IdentityError:
    return IdentityError("The file of the operator's key is damaged. Restore it from a copy, or create a new key.")
