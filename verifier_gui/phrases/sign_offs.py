"""How far a roster is signed, in words."""

from collections.abc import Callable

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.language import _
from verifier_gui.domain.membership import Members
from verifier_gui.domain.sign_offs import Seal, SigningState, SignOff
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.phrases.figures import grouped, moment
from verifier_gui.phrases.fingerprints import words_of

NameOf = Callable[[OperatorId], str]


def title(found: SignOff, name_of: NameOf) -> str:
    """The state in one sentence."""
    seal = found.seal
    if seal is None:
        return _("Not signed off: a working copy, nobody has vouched for it.")
    first = name_of(seal.first.by)
    if seal.second is None:
        return _("Signed once, by {first}. It waits for the signature of a supervisor.").format(first=first)
    second = name_of(seal.second.by)
    if found.state is SigningState.CHANGED_SINCE:
        return _("Signed off by {first} and {second}, and changed since.").format(first=first, second=second)
    return _("Signed off by {first} and {second}.").format(first=first, second=second)


def text(found: SignOff, name_of: NameOf) -> str:
    """What follows from it; may be empty."""
    if found.state is SigningState.CHANGED_SINCE and found.seal is not None:
        return _(
            "The seal of act {number} stays whole and speaks of what stood then. What stands now is not signed."
        ).format(number=grouped(found.seal.signed.number))
    if found.seal is not None:
        return _when(found.seal)
    if found.lapsed is not None:
        return _("{first} had signed, and something has changed since: it is signed anew.").format(
            first=name_of(found.lapsed.first.by)
        )
    return ""


def why_not_sign(found: SignOff, members: Members, operator: OperatorId) -> str:
    """Why a member who may sign rosters is not asked for a signature to this one; empty where he may be."""
    seal = found.seal
    if found.state is SigningState.SIGNED_OFF:
        return _("The roster is signed off as it stands: there is nothing more to sign.")
    if found.state is not SigningState.SIGNED_ONCE or seal is None:
        return ""
    if members.person(seal.first.by) == members.person(operator):
        return _("The second signature must be another person's. Ask another supervisor.")
    if members.role_now(operator) is not OperatorRole.SUPERVISOR:
        return _("The second signature must be a supervisor's. Ask one of them.")
    return ""


def _when(seal: Seal) -> str:
    if seal.second is None:
        told = _("Signed {first}. Nothing has changed since.").format(first=moment(seal.first.at))
        # Whoever signed first reads them to the second, who may come another day.
        words = _("Fingerprint of the content: {words}").format(words=words_of(seal.signed.content_digest))
        return f"{told} {words}"
    return _("Signed {first} and {second}. Nothing has changed since.").format(
        first=moment(seal.first.at), second=moment(seal.second.at)
    )
