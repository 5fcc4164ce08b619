"""How a subject stands, said over its sheet: the identity that was decided, the hold, decisions that no longer fit."""

from collections.abc import Mapping

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import OperatorId, SubjectId
from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind
from verifier_gui.domain.subject_statements import Decision, Hold
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import grouped, moment


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
    text = text[:1].upper() + text[1:]
    if verdict.identity is IdentityState.AWAITING_SECOND:
        return _("{decision} · awaits its second review").format(decision=text)
    return _("{verdict}; a stop applies").format(verdict=text) if verdict.applying_stops else text


def identity_remark(sheet: ReviewSheet) -> str:
    """Who decided and when, the reason and the note."""
    verdict = sheet.verdict
    if verdict.decision is None:
        return ""
    names = _names(sheet)
    who = ", ".join(names.get(member, member[:8]) for member in verdict.decided_by)
    parts = [_("{who}, {moment}").format(who=who, moment=moment(verdict.decided_at))]
    if verdict.reason:
        parts.append(words.reason(verdict.reason))
    if verdict.note:
        parts.append(f"“{verdict.note}”")
    return " · ".join(parts)


def hold_remark(sheet: ReviewSheet) -> str:
    """Who withholds the release, at whose request; empty while nobody does."""
    said: list[str] = []
    for entry in sheet.history:
        body = entry.statement.body
        if entry.is_live and isinstance(body, Hold) and body.held and entry.statement.by in sheet.verdict.held_by:
            who = _("you") if entry.is_own else entry.who
            asked = _("asked by {agency}").format(agency=body.asked_by) if body.asked_by else ""
            note = f"“{body.note}”" if body.note else ""
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
        if isinstance(entry.statement.body, Decision)
    }
