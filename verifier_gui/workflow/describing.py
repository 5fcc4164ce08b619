"""Describing a list anew: its name, who made it, as of when, how far the talk about it has come."""

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.list_statements import ListDeclared, attributes_values
from verifier_gui.domain.lists import ListAttributes
from verifier_gui.errors import VerifierError
from verifier_gui.workflow.acting import Acting


def describe_list(acting: Acting, list_id: ListId, attributes: ListAttributes) -> Change:
    """One more `list` statement; the earlier ones stay on record. What findings rest on stays as it is: role, side, exchange
    and default status come with a file, and change with a new revision alone.

    Raises `VerifierError` for a name that another list has, and for a change of what must stay.
    """
    named = {found.id: found.attributes for found in acting.writer.lists()}
    former = named[list_id]
    kept = (former.role, former.side, former.exchange, former.exchange_on, former.default_status, former.default_basis)
    wanted = (
        attributes.role,
        attributes.side,
        attributes.exchange,
        attributes.exchange_on,
        attributes.default_status,
        attributes.default_basis,
    )
    if kept != wanted:
        raise VerifierError("Role, side, exchange and default status of a list change with a new revision alone.")
    name = attributes.name.strip().casefold()
    if not name:
        raise VerifierError("A list needs a name.")
    if any(other != list_id and found.name.casefold() == name for other, found in named.items()):
        raise VerifierError("{list} is the name of another list already.", list=attributes.name)
    with acting.act(ListDeclared(list_id, attributes_values(attributes))):
        pass
    return Change(lists=frozenset({list_id}))
