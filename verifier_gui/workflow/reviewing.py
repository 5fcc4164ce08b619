"""Reviewing: reading a subject's sheet, and every act of a caseworker on it.

Each act takes the sheet that was on the screen, refuses when it is no longer what stands, and commits the signed statement,
its line of the audit log and the verdict that follows from it in one transaction.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, StatementId, SubjectId, subject_code
from verifier_gui.domain.lists import ListRole, Subject
from verifier_gui.domain.review import (
    Coverage,
    HistoryEntry,
    QueueEntry,
    ReviewSheet,
    SearchedList,
)
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, OperatorRole, Reason, StatementKind
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import (
    About,
    Adjudication,
    Decision,
    Hold,
    IdentifiedRecord,
    Judgement,
    Note,
    SearchMade,
    StopAnswer,
    Withdrawal,
)
from verifier_gui.domain.verdicts import identity_of, live_statements
from verifier_gui.errors import DecisionError
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.asking import questions_of
from verifier_gui.workflow.deriving import derive_anew, lists_by_id
from verifier_gui.workflow.exhibiting import exhibits_of
from verifier_gui.workflow.laying_out import Beside, lay_out, raw_row, rows_of
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.recounting import Recounting
from verifier_gui.workflow.revising import is_gone
from verifier_gui.workflow.viewing import View, blind_order, view_of

_ON_SUBJECTS = (
    StatementKind.DECISION,
    StatementKind.ADJUDICATION,
    StatementKind.JUDGEMENT,
    StatementKind.STOP_ANSWER,
    StatementKind.HOLD,
    StatementKind.QUERY,
    StatementKind.NOTE,
    StatementKind.WITHDRAWAL,
)
_IDENTIFYING = (DecisionKind.IDENTIFIED, DecisionKind.IDENTIFIED_OTHERWISE)
_FEW, _PAGE = 4, 100
"""lines of the audit log that are read at once"""


def read_queue(view: View, list_id: ListId) -> tuple[QueueEntry, ...]:
    """The subjects of a list to verify, by number, as somebody may know them."""
    with view.reader.faults_as_sentences():
        is_searched = bool(coverage_of(view.reader, list_id).of(ListRole.REGISTRY))
        return tuple(view.queue_of(list_id, is_searched=is_searched))


def read_sheet(reader: Reader, subject_id: SubjectId, operator: OperatorId) -> ReviewSheet:
    """All that the review page shows an operator of one subject, as it stands at one moment. Raises `DecisionError` where there is no
    such subject."""
    with reader.snapshot():
        return _read_sheet(reader, subject_id, operator)


def _read_sheet(reader: Reader, subject_id: SubjectId, operator: OperatorId) -> ReviewSheet:
    subject = _subject(reader, subject_id)
    view = view_of(reader, operator)
    lists, members = view.grounds.lists, view.grounds.members
    own = members.person(operator)
    named = lists[subject.list_id]
    statements = view.statements_on(subject_id)
    live = {statement.id for statement in live_statements(statements, members)}
    derived = view.derived(subject)
    is_blind = view.is_second_review(subject_id)
    columns = lay_out(
        _beside(view, subject),
        derived.findings,
        derived.verdict,
        derived.successors,
        partial(blind_order, own, subject_id) if is_blind else None,
    )
    numbers = reader.numbers_of([statement.id for statement in statements])
    recounting = Recounting(reader, lists)
    history = tuple(
        HistoryEntry(
            statement=statement,
            number=numbers.get(statement.id, 0),
            who=members[statement.by].name if statement.by in members else statement.by[:8],
            is_live=statement.id in live,
            is_own=members.person(statement.by) == own,
            matter=recounting.matter(statement.body),
        )
        for statement in statements
    )
    revision = reader.revision(subject.record.revision)
    return ReviewSheet(
        subject=subject,
        code=subject_code(subject_id),
        attributes=named.attributes,
        list_people=named.revision.people if named.revision else 0,
        revision_number=revision.number if revision else 0,
        state=derived.state,
        verdict=derived.verdict,
        fields=rows_of(subject.facts, [column.facts for column in columns.shown]),
        columns=columns.shown,
        findings=derived.findings,
        history=history,
        raw_row=raw_row(revision.headings if revision else (), subject.record),
        coverage=coverage_of(reader, subject.list_id),
        identity=identity_of(subject.facts),
        seen=tuple(sorted(live)),
        near_misses=columns.near_misses,
        note_draft=reader.note_draft(subject_id, own) or ("" if view.is_partial else reader.note_draft(subject_id)),
        is_gone=is_gone(subject, lists),
        is_blind=is_blind,
        questions=questions_of(statements, members, operator, view.answered_unseen(subject_id)),
    )


def coverage_of(reader: Reader, list_id: ListId) -> Coverage:
    """Which reference lists of the same side there are, and which of them the last matching of the list has searched."""
    lists = lists_by_id(reader)
    own = lists[list_id]
    runs = reader.match_runs(list_id)
    current = own.revision.id if own.revision else None
    searched = {revision for run in runs[-1:] if run.revision == current for revision in run.searched}
    return Coverage(
        tuple(
            SearchedList(
                found.id, found.revision.id, found.attributes, found.revision.people, found.revision.id in searched
            )
            for found in lists.values()
            if found.revision is not None
            and found.attributes.role is not ListRole.TO_VERIFY
            and found.attributes.side is own.attributes.side
        )
    )


def identify(
    acting: Acting,
    sheet: ReviewSheet,
    records: Sequence[RecordKey],
    *,
    certainty: Certainty = Certainty.ESTABLISHED,
    reason: Reason | None = None,
    note: str = "",
) -> Change:
    """The subject is the person of these records. Refused while a stop waits for its answer."""
    if sheet.barring:
        raise DecisionError("A stop waits for an answer: answer it before you identify this person.")
    by_key = {column.record: column for column in (*sheet.columns, *sheet.near_misses)}
    chosen = [by_key[record] for record in records if record in by_key]
    if not chosen or len(chosen) != len(records):
        raise DecisionError("The record is no longer beside this person. Look at the page again.")
    if any(column.attributes.role is not ListRole.REGISTRY for column in chosen):
        raise DecisionError("A person is identified by records of registries; a stop is answered.")
    if any(column.struck_out for column in chosen):
        raise DecisionError("This record was struck out as another person. Take the strike back first.")
    return _decide(
        acting,
        sheet,
        Decision(
            about=_about(sheet),
            decision=DecisionKind.IDENTIFIED,
            records=tuple(IdentifiedRecord(column.candidate.list_id, column.record) for column in chosen),
            certainty=certainty,
            reason=reason,
            note=note,
        ),
    )


def not_found(
    acting: Acting,
    sheet: ReviewSheet,
    *,
    reason: Reason | None = None,
    note: str = "",
    searches: Sequence[SearchMade] = (),
) -> Change:
    """None of these is the person, nor anybody else in the registries."""
    decision = Decision(
        about=_about(sheet), decision=DecisionKind.NOT_FOUND, reason=reason, note=note, searches=tuple(searches)
    )
    return _decide(acting, sheet, decision)


def not_sure(
    acting: Acting,
    sheet: ReviewSheet,
    *,
    remaining: Sequence[RecordKey] = (),
    ask: str = "",
    reason: Reason | None = None,
    note: str = "",
) -> Change:
    """Open: which candidates remain, and what to ask whom."""
    decision = Decision(
        about=_about(sheet),
        decision=DecisionKind.NOT_SURE,
        remaining=tuple(remaining),
        ask=ask,
        reason=reason,
        note=note,
    )
    return _decide(acting, sheet, decision)


def duplicate_of(
    acting: Acting, sheet: ReviewSheet, other: SubjectId, *, reason: Reason | None = None, note: str = ""
) -> Change:
    """This line repeats another, which stays."""
    if other == sheet.subject.id:
        raise DecisionError("A line cannot repeat itself. Choose the other line.")
    refuse_unless_it_stays(view_of(acting.writer, acting.identity.card.id), _subject(acting.writer, other))
    decision = Decision(
        about=_about(sheet), decision=DecisionKind.DUPLICATE, duplicate_of=other, reason=reason, note=note
    )
    return _decide(acting, sheet, decision)


def identify_otherwise(
    acting: Acting, sheet: ReviewSheet, *, source: str, reason: Reason | None = None, note: str = ""
) -> Change:
    """Identified by a photo, the family, the unit: `source` says by what."""
    if not source.strip():
        raise DecisionError("Say by what this person was identified: a photo, the family, the unit.")
    if sheet.barring:
        raise DecisionError("A stop waits for an answer: answer it before you identify this person.")
    decision = Decision(
        about=_about(sheet),
        decision=DecisionKind.IDENTIFIED_OTHERWISE,
        certainty=Certainty.ESTABLISHED,
        source=source.strip(),
        reason=reason,
        note=note,
    )
    return _decide(acting, sheet, decision)


def unusable(acting: Acting, sheet: ReviewSheet, *, reason: Reason | None = None, note: str = "") -> Change:
    """The line does not name a person who can be looked for."""
    return _decide(
        acting,
        sheet,
        Decision(about=_about(sheet), decision=DecisionKind.UNUSABLE, reason=reason, note=note),
    )


def strike_out(acting: Acting, sheet: ReviewSheet, record: RecordKey, *, note: str = "") -> Change:
    """One candidate is another person. Remembered for ever, also through revisions."""
    identified = {column.record for column in (*sheet.columns, *sheet.near_misses) if column.identified}
    if record in identified | {named.record.record for named in sheet.verdict.records}:
        raise DecisionError("This person is identified as this record. Take that decision back first.")
    return _act(acting, sheet, Judgement(_about(sheet), record, another_person=True, note=note))


def take_back_strike(acting: Acting, sheet: ReviewSheet, record: RecordKey, *, note: str = "") -> Change:
    return _act(acting, sheet, Judgement(_about(sheet), record, another_person=False, note=note))


def answer_stop(
    acting: Acting,
    sheet: ReviewSheet,
    stop: str,
    answer: Answer,
    *,
    reason: Reason | None = None,
    note: str = "",
) -> Change:
    """Answers one stop of the sheet; `stop` is the finding's key. An answer without a reason is refused."""
    if all(finding.key != stop for finding in sheet.findings if finding.is_stop):
        raise DecisionError("This stop no longer stands. Look at the page again.")
    if reason is None:
        raise DecisionError("Choose a reason: a stop is answered with one.")
    return _act(acting, sheet, StopAnswer(_about(sheet), stop, answer, reason, note))


def hold(acting: Acting, sheet: ReviewSheet, *, asked_by: str = "", note: str = "") -> Change:
    """Withholds the release, on somebody's request. The identity is not touched."""
    return _act(acting, sheet, Hold(_about(sheet), held=True, asked_by=asked_by, note=note))


def free(acting: Acting, sheet: ReviewSheet, *, note: str = "") -> Change:
    """Ends the operator's own hold and, where he is a supervisor, everybody's. Refused where somebody else's would go on."""
    members = members_of(acting.writer)
    own = members.person(acting.identity.card.id)
    others = [members[holder].name for holder in sheet.verdict.held_by if holder != own and holder in members]
    if others and members.role_now(acting.identity.card.id) is not OperatorRole.SUPERVISOR:
        raise DecisionError(
            "{names} asked for this hold: only they or a supervisor can end it.", names=", ".join(others)
        )
    return _act(acting, sheet, Hold(_about(sheet), held=False, note=note))


def add_note(acting: Acting, sheet: ReviewSheet, text: str) -> Change:
    if not text.strip():
        raise DecisionError("The note is empty.")
    return _act(acting, sheet, Note(_about(sheet), text.strip()))


def take_back_last(acting: Acting) -> Change:
    """Takes back the operator's own last statement on any subject that he has not taken back yet."""
    last = _last_own(acting.writer, acting.identity.card.id)
    if last is None:
        raise DecisionError("There is no decision of yours to take back.")
    return take_back(acting, *last)


def may_take_back(reader: Reader, operator: OperatorId) -> bool:
    """Whether there is a statement of this operator that `take_back_last` would take back."""
    return _last_own(reader, operator) is not None


def _last_own(reader: Reader, operator: OperatorId) -> tuple[SubjectId, StatementId] | None:
    """The operator's last statement that stands, and the subject it is on. It is most often the very last: few lines are read
    first, then many."""
    taken_back: set[StatementId] = set()
    members = members_of(reader)
    own = members.person(operator)
    before, limit = None, _FEW
    while lines := reader.audit_lines(before=before, limit=limit, kinds=_ON_SUBJECTS):
        for line in reversed(lines):
            statement = line.statement
            if statement is None or members.person(statement.by) != own:
                continue
            if isinstance(statement.body, Withdrawal):
                taken_back.update(statement.body.statements)
            elif statement.id not in taken_back and statement.about is not None:
                return statement.about.subject, statement.id
        before, limit = lines[0].number, _PAGE
    return None


def take_back(acting: Acting, subject_id: SubjectId, statement: StatementId) -> Change:
    """Takes back one of the operator's own statements on a subject, as a new statement. Raises `DecisionError` for one of
    somebody else or one that is taken back already."""
    reader = acting.writer
    subject = _subject(reader, subject_id)
    statements = view_of(reader, acting.identity.card.id).statements_on(subject_id)
    members = members_of(reader)
    person = members.person(acting.identity.card.id)
    own = {found.id: found for found in statements if members.person(found.by) == person}
    if statement not in own or isinstance(own[statement].body, Withdrawal):
        raise DecisionError("Only a decision of your own can be taken back.")
    if any(isinstance(found.body, Withdrawal) and statement in found.body.statements for found in own.values()):
        raise DecisionError("This decision is taken back already.")
    seen = tuple(sorted(found.id for found in live_statements(statements, members)))
    body = Withdrawal(About(subject_id, identity_of(subject.facts), seen), (statement,))
    return _commit(acting, subject, body, ())


def save_note_draft(acting: Acting, subject_id: SubjectId, text: str) -> None:
    """Keeps what somebody is typing, so that neither a lock nor a crash loses it; nobody else is shown it."""
    person = members_of(acting.writer).person(acting.identity.card.id)
    with acting.writer.desk() as transaction:
        transaction.put_note_draft(subject_id, "")
        transaction.put_note_draft(subject_id, text, person)


_Body = Decision | Judgement | StopAnswer | Hold | Note | Withdrawal


def _decide(acting: Acting, sheet: ReviewSheet, decision: Decision) -> Change:
    if sheet.needs_reason_for(decision.decision) and decision.reason is None:
        if sheet.needs_reason:
            raise DecisionError("Choose a reason: this person is not a strong match.")
        raise DecisionError("Choose a reason: this goes against a strong match.")
    return _act(
        acting,
        sheet,
        replace(
            decision,
            coverage=tuple(found.revision for found in sheet.coverage.lists if found.searched),
        ),
        exhibits_of(sheet),
    )


def _act(acting: Acting, sheet: ReviewSheet, body: _Body, shown: Sequence[bytes] = ()) -> Change:
    return _commit(acting, _subject(acting.writer, sheet.subject.id), body, shown, sheet)


def refuse_unless_it_stays(view: View, stays: Subject) -> None:
    """Raises `DecisionError` for a line that no other can be a duplicate of: gone, or itself a duplicate."""
    if is_gone(stays, view.grounds.lists):
        raise DecisionError("That line is gone from its list. Choose a line that is still there.")
    kept = view.verdict_on(stays.id)
    if kept.decision is DecisionKind.DUPLICATE and kept.is_answered:
        raise DecisionError("That line is itself a duplicate of another. Choose the line that stays.")


def refuse_if_changed(reader: Reader, sheet: ReviewSheet, made: Statement) -> None:
    """Inside the transaction, where nobody else can change anything any more: what was on the screen still stands but for the
    statement that was made on it."""
    subject = _subject(reader, sheet.subject.id)
    # The verdicts are not derived anew yet: what was hidden from the signer before the statement is so still.
    view = view_of(reader, made.by)
    statements = [found for found in view.statements_on(subject.id) if found.id != made.id]
    live = live_statements(statements, view.grounds.members)
    changed = tuple(sorted(found.id for found in live)) != sheet.seen or identity_of(subject.facts) != sheet.identity
    if not changed and is_gone(subject, view.grounds.lists):
        raise DecisionError("This person is gone from the list: its newest revision no longer has this line.")
    if not changed and (decision := _decision_in(made)) is not None and decision.decision in _IDENTIFYING:
        # A matching may have found a stop that nobody has seen yet.
        now = view.derived(subject, without=made.id)
        changed = not {*now.verdict.open_stops} <= {finding.key for finding in sheet.findings}
    if changed:
        raise DecisionError("Something on this person has changed since it was shown. Look at the page again.")


def _decision_in(made: Statement) -> Decision | None:
    body = made.body.decided if isinstance(made.body, Adjudication) else made.body
    return body if isinstance(body, Decision) else None


def _commit(
    acting: Acting, subject: Subject, body: _Body, shown: Sequence[bytes], sheet: ReviewSheet | None = None
) -> Change:
    """The statement, what was shown, and what follows for this subject and for those who met the same records. `sheet` is what
    the statement was made on, where it was made on one."""
    reader = acting.writer
    if isinstance(body, Decision):
        body = replace(body, exhibits=tuple(hashlib.sha256(text).hexdigest() for text in shown))
    with acting.act(body) as (transaction, statement):
        if sheet is not None:
            refuse_if_changed(reader, sheet, statement)
        transaction.keep_exhibits(shown)
        if isinstance(body, Note | Decision | StopAnswer | Hold):
            transaction.put_note_draft(subject.id, "")
            transaction.put_note_draft(subject.id, "", members_of(reader).person(statement.by))
        touched = derive_anew(reader, transaction, [subject.id])
    return Change(subjects=touched)


def _subject(reader: Reader, subject_id: SubjectId) -> Subject:
    found = reader.subject(subject_id)
    if found is None:
        raise DecisionError("There is no such person in this case file.")
    return found


def _about(sheet: ReviewSheet) -> About:
    return About(sheet.subject.id, sheet.identity, sheet.seen)


def _beside(view: View, subject: Subject) -> list[Beside]:
    """Every record that matching or a search laid beside the subject. Records of a revision that is no longer the newest of
    its list are left out: they are matched anew."""
    reader, lists = view.reader, view.grounds.lists
    by_search = view.laid_by_hand(subject.id)
    beside: list[Beside] = []
    for candidate in view.matched(subject).candidates:
        named = lists.get(candidate.list_id)
        if named is None or named.revision is None or named.revision.id != candidate.revision:
            continue
        record = reader.record_at(candidate.revision, candidate.row)
        if record is not None:
            beside.append(Beside(candidate, named.attributes, named.revision.people, record, record.key in by_search))
    return beside
