"""Adjudicating: a supervisor who decided neither decides between two, or sends the subject back to them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from verifier_gui.domain.changes import Change
from verifier_gui.domain.disputes import Dispute, Opinion
from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.membership import Members
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.rulings import counted_statements
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, OperatorRole, Reason, StatementKind
from verifier_gui.domain.subject_statements import Adjudication, Decision, IdentifiedRecord, StopAnswer
from verifier_gui.errors import DecisionError
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting, refuse_unless_allowed
from verifier_gui.workflow.asking import ask
from verifier_gui.workflow.deriving import derive_anew
from verifier_gui.workflow.exhibiting import exhibits_of
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.reviewing import refuse_if_changed, refuse_unless_it_stays
from verifier_gui.workflow.viewing import View, view_of


@dataclass(frozen=True, slots=True)
class StopRuling:
    """Which answer to a stop holds, and why."""

    answer: Answer
    reason: Reason | None
    note: str = ""


def as_said(opinion: Opinion) -> Decision:
    """A member's decision without his reason, his words and what he had seen: what a supervisor decides who decides the same."""
    return replace(opinion.decision, reason=None, note="", exhibits=(), searches=(), coverage=(), bulk=False)


def as_records(dispute: Dispute, records: Sequence[IdentifiedRecord], certainty: Certainty) -> Decision:
    """The subject is the person of these records."""
    return Decision(dispute.about, DecisionKind.IDENTIFIED, records=tuple(records), certainty=certainty)


def refusal(reader: Reader, dispute: Dispute, operator: OperatorId) -> DecisionError | None:
    """Why an operator does not decide this; None where he does."""
    members = members_of(reader)
    if members.role_now(operator) is not OperatorRole.SUPERVISOR:
        names = _names(members, [one.id for one in members.supervisors])
        return DecisionError("Only a supervisor decides between the two: {supervisors}.", supervisors=names)
    if members.person(operator) in _deciders(reader, dispute, members):
        others = _others(members, _deciders(reader, dispute, members))
        if not others:
            return DecisionError(
                "Every supervisor has decided on this person or answered this stop. Admit another one to decide between the answers."
            )
        return DecisionError(
            "Whoever decided on this person, or answered this stop, does not decide between the answers. Ask {supervisors}.",
            supervisors=_names(members, others),
        )
    if dispute.sheet.is_gone:
        return DecisionError("This person is gone from the list: its newest revision no longer has this line.")
    return None


def adjudicate(
    acting: Acting,
    dispute: Dispute,
    decided: Decision | None = None,
    *,
    reason: Reason | None = None,
    note: str = "",
    answers: Mapping[str, StopRuling] | None = None,
) -> Change:
    """Decides who the person is where decisions differ (`decided`, whose own reason and note are not looked at), and which answer
    holds to each stop that was answered differently (`answers`, by the stop's key), as one act. All decisions and answers that live
    and are concerned are settled.

    Raises `DecisionError` for whoever is no supervisor or decided himself; where something is not decided, or lacks its reason;
    where a person would be identified over a stop that nobody answered; and where anything has changed since it was shown.
    """
    given = dict(answers or {})
    own = members_of(acting.writer).person(acting.identity.card.id)
    bodies = _bodies(acting.writer, dispute, own, decided, reason, note.strip(), given)
    shown = exhibits_of(dispute.sheet)
    hashes = tuple(hashlib.sha256(text).hexdigest() for text in shown)
    coverage = tuple(found.revision for found in dispute.sheet.coverage.lists if found.searched)
    first, *others = [
        replace(body, decided=replace(body.decided, exhibits=hashes, coverage=coverage))
        if isinstance(body, Adjudication)
        else body
        for body in bodies
    ]
    with acting.act(first) as (transaction, statement):
        refuse_unless_allowed(acting.writer, acting.identity.card, StatementKind.ADJUDICATION)
        refuse_if_changed(acting.writer, dispute.sheet, statement)
        refused = refusal(acting.writer, dispute, acting.identity.card.id)
        if refused is not None:
            raise refused
        for body in others:
            acting.also(transaction, body)
        transaction.keep_exhibits(shown)
        touched = derive_anew(acting.writer, transaction, [dispute.sheet.subject.id])
    return Change(subjects=touched)


def send_back(acting: Acting, dispute: Dispute, text: str) -> Change:
    """Asks each of those who disagree to look again: a question to each, for one answer closes a question."""
    refuse_unless_allowed(acting.writer, acting.identity.card, StatementKind.ADJUDICATION)
    refused = refusal(acting.writer, dispute, acting.identity.card.id)
    if refused is not None:
        raise refused
    if not dispute.is_open:
        raise _nothing_to_decide()
    change = Change()
    for person in dispute.parties:
        change |= ask(acting, dispute.sheet.subject.id, text, to=[person])
    return change


def _bodies(
    reader: Reader,
    dispute: Dispute,
    own: OperatorId,
    decided: Decision | None,
    reason: Reason | None,
    note: str,
    answers: Mapping[str, StopRuling],
) -> list[Adjudication | StopAnswer]:
    """What is signed: one adjudication where decisions differ, then an answer for each stop. A former ruling of one's own is replaced,
    not settled."""
    if not dispute.is_open:
        raise _nothing_to_decide()
    bodies: list[Adjudication | StopAnswer] = []
    if dispute.is_disputed:
        if decided is None:
            raise DecisionError("Choose what you decide: as one of the two, or another answer.")
        if reason is None:
            raise DecisionError("Choose a reason: a decision between two is made with one.")
        _refuse_impossible(view_of(reader, own), dispute, decided, answers)
        whole = replace(decided, about=dispute.about, reason=reason, note=note)
        settled = [*dispute.opinions, *(one for one in dispute.rulings if one.member != own)]
        bodies.append(Adjudication(whole, tuple(one.statement for one in settled)))
    for stop in dispute.differing_stops:
        ruling = answers.get(stop.finding.key)
        if ruling is None:
            raise DecisionError("A stop was answered differently: say which answer holds.")
        if ruling.reason is None:
            raise DecisionError("Choose a reason: a stop is answered with one.")
        bodies.append(
            StopAnswer(
                dispute.about,
                stop.finding.key,
                ruling.answer,
                ruling.reason,
                ruling.note.strip() or ("" if dispute.is_disputed else note),
                tuple(one.statement for one in stop.answers if not (one.is_ruling and one.member == own)),
            )
        )
    return bodies


def _refuse_impossible(view: View, dispute: Dispute, decided: Decision, answers: Mapping[str, StopRuling]) -> None:
    sheet = dispute.sheet
    match decided.decision:
        case DecisionKind.IDENTIFIED:
            _refuse_while_barred(sheet, answers)
            registries = {
                column.record
                for column in (*sheet.columns, *sheet.near_misses)
                if column.attributes.role is ListRole.REGISTRY
            }
            if not decided.records or not {named.record for named in decided.records} <= registries:
                raise DecisionError("The record is no longer beside this person. Look at the page again.")
        case DecisionKind.IDENTIFIED_OTHERWISE:
            _refuse_while_barred(sheet, answers)
            if not decided.source.strip():
                raise DecisionError("Say by what this person was identified: a photo, the family, the unit.")
        case DecisionKind.DUPLICATE:
            _refuse_duplicate(view, sheet, decided)
        case _:
            pass


def _refuse_while_barred(sheet: ReviewSheet, answers: Mapping[str, StopRuling]) -> None:
    if any(finding.key not in answers for finding in sheet.barring):
        raise DecisionError("A stop waits for an answer: answer it before you identify this person.")


def _refuse_duplicate(view: View, sheet: ReviewSheet, decided: Decision) -> None:
    stays = view.reader.subject(decided.duplicate_of) if decided.duplicate_of else None
    if stays is None or stays.id == sheet.subject.id:
        raise DecisionError("Write the number of the line that stays.")
    refuse_unless_it_stays(view, stays)


def _deciders(reader: Reader, dispute: Dispute, members: Members) -> set[OperatorId]:
    """Whoever said something of his own on what is to be decided, live or taken back; where supervisors ruled differently, they too.
    Their rulings would count nowhere, by `is_own_matter` of `domain.rulings`."""
    wanted = {stop.finding.key for stop in dispute.differing_stops}
    said = {
        members.person(found.by)
        for found in counted_statements(reader.statements_on(dispute.sheet.subject.id), members)
        if (
            isinstance(found.body, Decision)
            and dispute.is_disputed
            and found.body.about.identity == dispute.sheet.identity
        )
        or (isinstance(found.body, StopAnswer) and not found.body.settles and found.body.stop in wanted)
    }
    rulings = [
        [one.member for one in dispute.rulings] if dispute.is_disputed else [],
        *([one.member for one in stop.answers if one.is_ruling] for stop in dispute.differing_stops),
    ]
    return said.union(*(people for people in rulings if len(people) > 1))


def _others(members: Members, deciders: set[OperatorId]) -> list[OperatorId]:
    return [one.id for one in members.supervisors if one.id not in deciders]


def _names(members: Members, people: Sequence[OperatorId]) -> str:
    return ", ".join(sorted(members[person].name for person in people))


def _nothing_to_decide() -> DecisionError:
    return DecisionError("There is nothing to decide between on this person any more. Look at the page again.")
