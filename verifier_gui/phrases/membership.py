"""Members of a case in words: how they stand, and why somebody may not do something."""

from collections.abc import Iterable

from verifier_gui.domain.language import _
from verifier_gui.domain.membership import Member
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.phrases import words


def name(member: Member) -> str:
    """`Олена Ткач · Ombudsman`."""
    return f"{member.name} · {member.agency}" if member.agency else member.name


def name_and_role(member: Member) -> str:
    """`Олена Ткач · Ombudsman · supervisor`."""
    return f"{name(member)} · {words.operator_role(member.role)}"


def standing(member: Member) -> str:
    """`caseworker`, `suspended`."""
    return _("suspended") if member.is_suspended else words.operator_role(member.role)


def only_looks(member: Member, *, is_member: bool) -> str:
    """Why an operator can look at a case, but not decide; empty where he can."""
    if is_member:
        if member.role is OperatorRole.OBSERVER:
            return _("You are an observer in this case: you can look, but not decide.")
        return ""
    if member.is_suspended:
        return _("You are suspended from this case: you can look, but not decide.")
    if member.keys:
        return _("You have another key in this case now: with this one you can look, but not decide.")
    return _("You are not a member of this case: you can look, but not decide.")


def barred(member: Member, *, is_member: bool, is_read_only: bool) -> str:
    """Why an operator can sign nothing in the open case file; empty where he can."""
    if is_read_only:
        return _("This case file is open to read only: you can look, but not decide.")
    return only_looks(member, is_member=is_member)


def names(members: Iterable[Member]) -> str:
    return ", ".join(sorted(member.name for member in members))
