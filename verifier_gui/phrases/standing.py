"""How a subject stands, said over its sheet: the identity that was decided, the hold, decisions that no longer fit."""

from collections.abc import Mapping

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import OperatorId, SubjectId
from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind
from verifier_gui.domain.subject_statements import Adjudication, Decision, Hold
from verifier_gui.domain.verdicts import IdentityState, Verdict
from verifier_gui.phrases import words
from verifier_gui.phrases.beginnings import capital
from verifier_gui.phrases.figures import grouped, moment
from verifier_gui.phrases.quotations import quoted


def identity_title(sheet: ReviewSheet, numbers: Mapping[SubjectId, int]) -> str:
    """What was decided, in one line; empty while nothing was. `numbers` give the shown number of other subjects."""
    verdict = sheet.verdict
    if verdict.identity is IdentityState.UNDECIDED:
        return ""
    if verdict.identity in (IdentityState.DISAGREEMENT, IdentityState.OWN_DECISIONS_DIFFER):
        return words.identity(verdict.identity).capitalize()
    match verdict.decision:
        case DecisionKind.IDENTIFIED:
            text = (
                _("Identified, probable: {records}")
                if verdict.certainty is Certainty.PROBABLE
                else _("Identified as {records}")
            ).format(records=", ".join(_records(sheet)))
        case DecisionKind.IDENTIFIED_OTHERWISE:
            text = _("Identified otherwise: {source}").format(source=verdict.source)
        case DecisionKind.DUPLICATE:
            other = numbers.get(verdict.duplicate_of, 0) if verdict.duplicate_of else 0
            text = _("Duplicate of No. {number}").format(number=other or "?")
        case DecisionKind.NOT_SURE:
            text = _("Not sure: {ask}").format(ask=verdict.ask) if verdict.ask else words.decision(verdict.decision)
        case None:
            return ""
        case _:
            text = words.decision(verdict.decision)
    text = capital(text)
    if verdict.identity is IdentityState.AWAITING_SECOND:
        return _("{decision} · awaits its second review").format(decision=text)
    return _("{verdict}; a stop applies").format(verdict=text) if verdict.applying_stops else text


def identity_remark(sheet: ReviewSheet) -> str:
    """Who decided and when, the reason and the note; of decisions that do not count yet, what happens to them."""
    verdict = sheet.verdict
    match verdict.identity:
        case IdentityState.DISAGREEMENT:
            return _between_them()
        case IdentityState.OWN_DECISIONS_DIFFER:
            return _("Somebody decided differently at two places, and decides anew.")
        case _ if verdict.decision is None:
            return ""
        case _:
            pass
    names = _names(sheet)
    who = ", ".join(names.get(member, member[:8]) for member in verdict.decided_by)
    told = _("adjudicated by {who}, {moment}") if verdict.is_adjudicated else _("{who}, {moment}")
    parts = [told.format(who=who, moment=moment(verdict.decided_at))]
    if verdict.is_decided and (verdict.open_stops or len(verdict.decided_by) > 1):
        parts.insert(0, summary(verdict))
    if verdict.reason:
        parts.append(words.reason(verdict.reason))
    if verdict.note:
        parts.append(quoted(verdict.note))
    if verdict.is_disputed:
        parts.append(_between_them())
    return " · ".join(parts)


def _between_them() -> str:
    """Who decides a disagreement and where: a supervisor who decides in the queue is no longer the one."""
    told = _("A supervisor who is none of those who decided decides between them.")
    return f"{told} {_('Ctrl+6 leads there; whoever decides here takes a side.')}"


def blind_words(sheet: ReviewSheet) -> tuple[str, str]:
    """What is said over a blind second review; empty over any other sheet."""
    if not sheet.is_blind:
        return "", ""
    if sheet.verdict.identity is IdentityState.BY_COLLEAGUE:
        return (
            _("Decided by a colleague."),
            _("Nothing is asked of you until the sample is drawn."),
        )
    return (
        _("Second review: decide from the fields."),
        _("What others found is hidden until you have decided."),
    )


def summary(verdict: Verdict) -> str:
    """All that statements say of a subject, in short: `identified by two people, one stop open`."""
    parts = [_decided_by(verdict)]
    if verdict.open_stops:
        count = len(verdict.open_stops)
        parts.append(ngettext("{count} stop open", "{count} stops open", count).format(count=count))
    if verdict.applying_stops:
        parts.append(_("a stop applies"))
    if verdict.is_held:
        parts.append(_("release withheld"))
    if verdict.open_queries:
        parts.append(_("a question waits for its answer"))
    return ", ".join(parts)


def _decided_by(verdict: Verdict) -> str:
    people = len(verdict.decided_by)
    match verdict.identity:
        case IdentityState.DECIDED if verdict.decision is not None:
            decision = words.decision(verdict.decision)
            if verdict.is_adjudicated:
                return _("{decision}, decided by a supervisor").format(decision=decision)
            text = ngettext("{decision} by {count} person", "{decision} by {count} people", people)
            return text.format(decision=decision, count=people)
        case IdentityState.AWAITING_SECOND if verdict.decision is not None:
            return _("{decision} by one person, awaiting second review").format(
                decision=words.decision(verdict.decision)
            )
        case IdentityState.DISAGREEMENT:
            return _("decided differently by several people, a supervisor decides")
        case IdentityState.OWN_DECISIONS_DIFFER:
            return _("decided differently by one person at two places, who decides anew")
        case IdentityState.BY_COLLEAGUE:
            return _("decided by a colleague, hidden until the sample is drawn")
        case _:
            return words.identity(verdict.identity)


def hold_remark(sheet: ReviewSheet) -> str:
    """Who withholds the release, at whose request; empty while nobody does."""
    said: list[str] = []
    for entry in sheet.history:
        body = entry.statement.body
        if entry.is_live and isinstance(body, Hold) and body.held and entry.statement.by in sheet.verdict.held_by:
            who = _("you") if entry.is_own else entry.who
            asked = _("asked by {agency}").format(agency=body.asked_by) if body.asked_by else ""
            note = quoted(body.note) if body.note else ""
            said.append(", ".join(part for part in (who, asked, note) if part))
    return "; ".join(said)


def stale_remark(sheet: ReviewSheet) -> str:
    """How many decisions were made on facts that the line no longer gives; empty where none."""
    count = sheet.verdict.stale
    if not count:
        return ""
    return ngettext(
        "{count} decision was made on data that has changed since: decide anew.",
        "{count} decisions were made on data that has changed since: decide anew.",
        count,
    ).format(count=count)


def _records(sheet: ReviewSheet) -> list[str]:
    by_key = {column.record: column for column in (*sheet.columns, *sheet.near_misses)}
    named_keys = {named.record.record for named in sheet.verdict.records}
    # A record of which other cells changed stands under another key.
    followed = {
        column.candidate.list_id: column
        for column in by_key.values()
        if column.identified and column.record not in named_keys
    }
    changed = {
        key for finding in sheet.findings if finding.kind is FindingKind.RECORD_CHANGED for key in finding.rests_on
    }
    shown: list[str] = []
    for named in sheet.verdict.records:
        column = by_key.get(named.record.record)
        if column is None and named.record.record in changed:
            # What it has become is another record until somebody says that it is the same person.
            shown.append(_("a record that has changed since"))
            continue
        column = column or followed.get(named.record.list_id)
        if column is None:
            shown.append(_("a record that is no longer in its list"))
        else:
            shown.append(_("{list}, row {row}").format(list=column.attributes.name, row=grouped(column.candidate.row)))
    return shown


def _names(sheet: ReviewSheet) -> dict[OperatorId, str]:
    return {
        entry.statement.by: _("you") if entry.is_own else entry.who
        for entry in sheet.history
        if isinstance(entry.statement.body, Decision | Adjudication)
    }
