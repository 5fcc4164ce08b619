"""What policy a case has, and what was drawn for second reviews, from the statements in its file."""

from weakref import WeakKeyDictionary

from verifier_gui.domain.policies import Policy, Sampled, derive_policy, derive_samples
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.members import members_of


def policy_of(reader: Reader) -> Policy:
    """The review policy that holds. Asked for at each decision, so derived only where a statement came."""
    return _known(reader)[0]


def samples_of(reader: Reader) -> Sampled:
    """Whom the samples of the case have drawn, and from whom."""
    return _known(reader)[1]


def has_policy(reader: Reader) -> bool:
    """Whether anybody ever declared one."""
    return bool(reader.places_of_kind(StatementKind.POLICY))


def _known(reader: Reader) -> tuple[Policy, Sampled]:
    members = members_of(reader)
    places = reader.places_of_kind(StatementKind.POLICY, StatementKind.SAMPLE)
    known = _derived.get(reader)
    # The members are derived anew where a statement on one came, and are another object then.
    if known is None or known[0] != places or known[1] is not members:
        policy = derive_policy(reader.statements_of_kind(StatementKind.POLICY), members)
        samples = derive_samples(reader.statements_of_kind(StatementKind.SAMPLE), members)
        known = _derived[reader] = (places, members, policy, samples)
    return known[2], known[3]


_derived: WeakKeyDictionary[Reader, tuple[tuple[tuple[str, bool], ...], object, Policy, Sampled]] = WeakKeyDictionary()
"""by connection, each of which belongs to one thread and is closed with its case file"""
