"""The roster of a list: their rows in their order with every cell as it came, and beside each what was decided."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import Finding, FindingKind, kind_of
from verifier_gui.domain.identifiers import ListId, OperatorId, SubjectId, subject_code
from verifier_gui.domain.language import N_, _, in_both_languages
from verifier_gui.domain.lists import ListRole, NamedList, Subject
from verifier_gui.domain.membership import Members
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind
from verifier_gui.domain.subject_statements import StopAnswer
from verifier_gui.domain.verdicts import Verdict, live_statements
from verifier_gui.errors import ExportError
from verifier_gui.phrases import coverage as coverage_phrases
from verifier_gui.phrases import findings as finding_phrases
from verifier_gui.phrases import words
from verifier_gui.phrases.answers import answer as answer_words
from verifier_gui.phrases.answers import with_reason
from verifier_gui.phrases.figures import date, grouped, moment_with_offset
from verifier_gui.progress import Progress
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.following import last_seen, standing
from verifier_gui.workflow.reviewing import coverage_of
from verifier_gui.workflow.viewing import View, view_of


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One subject: `own` cells under the headings of the program, `theirs` as they came."""

    subject: Subject
    verdict: Verdict
    own: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """Everything that the workbook, the CSV and the print show, as text.

    `title_lines` stand above the headings, `mark` says plainly that nobody signed, `closing` names the end of the audit log
    that the verdicts follow from. `their_headings` are as many as the widest row has cells, and so are `meanings`: what each column
    was understood as, in the words of `ColumnMapping`.
    """

    list_id: ListId
    title: str
    title_lines: tuple[str, ...]
    mark: str
    closing: tuple[str, ...]
    own_headings: tuple[str, ...]
    their_headings: tuple[str, ...]
    meanings: tuple[str, ...]
    rows: tuple[RosterRow, ...]


NOT_SIGNED_OFF = N_("NOT SIGNED OFF. A working copy: nobody has vouched for it.")


def own_headings() -> tuple[str, ...]:
    """The number stands among them: stops and duplicates name people by it, and the other side's own numbers may begin anew."""
    return (
        _("Person No."),
        _("Code"),
        _("Verdict"),
        _("Identified as"),
        _("Stops and answers"),
        _("Hold"),
        _("Reason"),
        _("Note for the record"),
        _("Reviewed by"),
        _("Time"),
    )


def read_roster(reader: Reader, operator: OperatorId, case_title: str, list_id: ListId, progress: Progress) -> Roster:
    """The roster of a list to verify as it stands at one moment, whatever is decided meanwhile, as an operator may know it. Raises
    `ExportError` for a list without people."""
    with reader.snapshot():
        return roster_in_snapshot(view_of(reader, operator), case_title, list_id, progress)


def roster_in_snapshot(
    view: View, case_title: str, list_id: ListId, progress: Progress, zone: datetime.tzinfo | None = None
) -> Roster:
    """The same within a snapshot that holds other readings too. `zone` is that of its times: the laptop's own, if none is given."""
    reader, lists = view.reader, view.grounds.lists
    named = lists.get(list_id)
    if named is None or named.revision is None or named.attributes.role is not ListRole.TO_VERIFY:
        raise ExportError(
            "{list} has no people to make a roster of. Import a list to verify first.",
            list=named.attributes.name if named else "",
        )
    subjects = reader.subjects_of(list_id)
    headings = named.revision.headings
    width = max(len(headings), *(len(subject.record.cells) for subject in subjects)) if subjects else len(headings)
    rows: list[RosterRow] = []
    for done, subject in enumerate(subjects):
        if done % 20 == 0:
            progress.step(done, len(subjects))
        rows.append(_row(view, subject, width, zone))
    decided = sum(row.verdict.is_decided for row in rows)
    head = reader.head()
    return Roster(
        list_id=list_id,
        title=named.attributes.name,
        title_lines=(
            f"{case_title} · {named.attributes.name}",
            _("Revision {number}, {file}; {people}; {decided} decided").format(
                number=named.revision.number,
                file=named.revision.file_name,
                people=words.people(named.revision.people),
                decided=grouped(decided),
            ),
            _("Searched: {coverage}").format(coverage=coverage_phrases.line(coverage_of(reader, list_id))),
        ),
        mark=" · ".join(in_both_languages(NOT_SIGNED_OFF)),
        closing=(
            _("Audit log: {count} acts, the last with the SHA-256 {hash}").format(
                count=grouped(head.number), hash=head.hash.hex()
            ),
        ),
        own_headings=own_headings(),
        their_headings=(*headings, *[""] * (width - len(headings))),
        meanings=(*named.revision.mapping.columns, *[""] * width)[:width],
        rows=tuple(rows),
    )


def verdict_words(verdict: Verdict) -> str:
    """A verdict in a few words: `identified, probable`, `undecided`, `duplicate`. It says who a person is and nothing of stops, which
    leave the case only where somebody chooses so."""
    if not verdict.is_decided or verdict.decision is None:
        return words.identity(verdict.identity)
    text = words.decision(verdict.decision)
    if verdict.decision is DecisionKind.IDENTIFIED and verdict.certainty is Certainty.PROBABLE:
        return _("{decision}, probable").format(decision=text)
    return text


def stop_words(findings: Sequence[Finding], answers: Iterable[StopAnswer]) -> str:
    """Every stop with the answers that live and their reasons, each stop on a line."""
    told_of: dict[str, list[str]] = {}
    for given in sorted(answers, key=lambda found: found.answer):
        text = with_reason(kind_of(given.stop), given.answer, given.reason)
        text = _("{answer} (settled by a supervisor)").format(answer=text) if given.settles else text
        told_of.setdefault(given.stop, []).append(text)
    lines: list[str] = []
    for finding in findings:
        if finding.is_stop:
            told = ", ".join(dict.fromkeys(told_of.get(finding.key, ()))) or _("not answered")
            lines.append(
                f"{finding_phrases.title(finding)} {finding_phrases.sentence(finding)} → {told}".replace("  ", " ")
            )
    return "\n".join(lines)


def reviewer_words(verdict: Verdict, members: Members) -> str:
    """Who decided, or adjudicated; somebody whom the case does not know by the beginning of the key."""
    names = ", ".join(members[member].name if member in members else member[:8] for member in verdict.decided_by)
    return _("as adjudicated by {names}").format(names=names) if verdict.is_adjudicated else names


def answered_stop_words(verdict: Verdict) -> str:
    """Every stop that is open or answered, in short, with its answer."""
    lines: list[str] = []
    for stop in sorted({*verdict.open_stops, *verdict.stop_answers}):
        kind = FindingKind(stop.partition(":")[0])
        answers = sorted(set(verdict.stop_answers.get(stop, {}).values()))
        told = ", ".join(answer_words(kind, answer) for answer in answers) if answers else _("not answered")
        told = _("{answer} (settled by a supervisor)").format(answer=told) if stop in verdict.settled_stops else told
        lines.append(f"{finding_phrases.short(kind)} → {told}")
    return "\n".join(lines)


def _row(view: View, subject: Subject, width: int, zone: datetime.tzinfo | None) -> RosterRow:
    reader, lists, members = view.reader, view.grounds.lists, view.grounds.members
    derived = view.derived(subject)
    verdict = derived.verdict
    cells = subject.record.cells
    own = (
        str(subject.number),
        subject_code(subject.id),
        verdict_words(verdict),
        identified_words(reader, subject.id, verdict, lists),
        stop_words(derived.findings, _answers_on(view, subject.id, verdict)),
        _("held") if verdict.is_held else "",
        words.reason(verdict.reason) if verdict.reason else "",
        verdict.note,
        reviewer_words(verdict, members),
        moment_with_offset(verdict.decided_at, zone),
    )
    return RosterRow(subject, verdict, own, (*cells, *[""] * (width - len(cells))))


def _answers_on(view: View, subject: SubjectId, verdict: Verdict) -> list[StopAnswer]:
    """The answers to stops of a subject that live; where a supervisor settled them, his."""
    if not verdict.stop_answers:
        return []
    live = live_statements(view.statements_on(subject), view.grounds.members)
    answers = [found.body for found in live if isinstance(found.body, StopAnswer)]
    return [body for body in answers if body.settles or body.stop not in verdict.settled_stops]


def identified_words(reader: Reader, subject: SubjectId, verdict: Verdict, lists: Mapping[ListId, NamedList]) -> str:
    """The records of the identity, each on a line; the source of one that was found otherwise; the line that stays."""
    if verdict.decision is DecisionKind.IDENTIFIED_OTHERWISE:
        return verdict.source
    if verdict.duplicate_of is not None:
        return kept_words(reader, verdict.duplicate_of)
    lines: list[str] = []
    for found in verdict.records:
        named = lists.get(found.record.list_id)
        last = last_seen(reader, found.record)
        if named is None or named.revision is None or last is None:
            lines.append(found.record.record[:12])
            continue
        revision, record = last
        now = standing(reader, subject, found.record, named.revision.id)
        if now is not None:
            record = now
            place = _("{list}, row {row}").format(list=named.attributes.name, row=grouped(record.row))
        else:
            place = _("{list}, revision {number}, row {row}").format(
                list=named.attributes.name, number=revision.number, row=grouped(record.row)
            )
        born = record.facts.value(FactKind.BIRTH_DATE)
        lines.append(", ".join(part for part in (place, record.facts.shown_name(), date(born)) if part))
    return "\n".join(lines)


def kept_words(reader: Reader, subject: SubjectId) -> str:
    """The line that a duplicate leaves standing: `No. 766 Шевченко Олена`, with the code, which no renumbering changes."""
    kept, code = reader.subject(subject), subject_code(subject)
    if kept is None:
        return code
    return _("No. {number} {name}, code {code}").format(number=kept.number, name=kept.facts.shown_name(), code=code)
