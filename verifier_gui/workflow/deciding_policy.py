"""Deciding how a case is reviewed: by one, some people by two, or everybody by two; and from what probability on people are what."""

from dataclasses import replace

from verifier_gui.domain.changes import Change
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.membership import Member, Members, may
from verifier_gui.domain.policies import WHOLE, Policy
from verifier_gui.domain.policy_statements import PolicyDeclared
from verifier_gui.domain.state_figures import figure_texts
from verifier_gui.domain.statement_kinds import Review, StatementKind
from verifier_gui.errors import DecisionError
from verifier_gui.progress import Progress
from verifier_gui.workflow import case_files
from verifier_gui.workflow.acting import Acting, refuse_unless_allowed
from verifier_gui.workflow.case_files import OpenCase
from verifier_gui.workflow.deriving import grounds_of
from verifier_gui.workflow.deriving_ahead import act_on_subjects


def who_decides(members: Members) -> tuple[Member, ...]:
    """The members who may decide now."""
    return tuple(one for one in members.people if not one.is_suspended and may(one.role, StatementKind.DECISION))


def declare_policy(acting: Acting, policy: Policy, progress: Progress, *, note: str = "") -> Change:
    """The policy from now on; every verdict is derived by it in the same act. A job.

    Raises `DecisionError` for whoever is no supervisor, for a second review where only one member may decide, and for figures that
    contradict one another; `Cancelled` leaves no trace.
    """
    reader, card = acting.writer, acting.identity.card
    refuse_unless_allowed(reader, card, StatementKind.POLICY)
    grounds = grounds_of(reader)
    if policy.asks_twice and len(who_decides(grounds.members)) < 2:
        raise DecisionError(
            "Only one member of this case may decide, so nobody could make a second review. Admit somebody first."
        )
    if not policy.figures.are_sound:
        raise DecisionError("These figures contradict one another: none is the lowest, and likely is below strong.")
    share = policy.share if policy.review is Review.SECOND_OF_SOME else 0
    if not 0 <= share <= WHOLE:
        raise DecisionError("A share lies between 0 and 100 per cent.")
    policy = replace(policy, share=share)
    body = PolicyDeclared(
        policy.review,
        share,
        figure_texts(policy.figures),
        tuple(found.id for found in reader.statements_of_kind(StatementKind.POLICY)),
        note.strip(),
    )
    lists = [named.id for named in grounds.lists.values() if named.attributes.role is ListRole.TO_VERIFY]
    subjects = [
        subject.id
        for list_id in lists
        for subject in (*reader.subjects_of(list_id), *reader.subjects_gone_from(list_id))
    ]
    act_on_subjects(acting, body, subjects, replace(grounds, policy=policy), progress)
    return Change(lists=frozenset(lists), case=True)


def declare_at_creation(created: OpenCase, policy: Policy) -> OpenCase:
    """The policy that a new case begins with: whoever makes the second reviews is admitted later. A case that cannot take it is
    discarded; raises `CaseFileError`."""
    if policy == Policy():
        return created
    try:
        with created.acting.act(PolicyDeclared(policy.review, policy.share, figure_texts(policy.figures))):
            pass
    except BaseException:
        case_files.discard(created)
        raise
    return created
