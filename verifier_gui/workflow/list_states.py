"""What the case says of a list at a moment, as one digest: by it anything that changes after a signature is seen."""

import hashlib

from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.state_figures import figure_texts
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.domain.statement_values import Json, Values
from verifier_gui.domain.subject_statements import StopAnswer
from verifier_gui.domain.verdicts import Verdict, live_statements
from verifier_gui.sealing.encoding import encode, without_lone_surrogates
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.case_policy import has_policy, policy_of
from verifier_gui.workflow.deriving import lists_by_id
from verifier_gui.workflow.members import members_of


def state_digest(reader: Reader, list_id: ListId) -> str:
    """SHA-256 of the canonical text of the list's attributes and newest revision, of the newest revisions of all other lists of its
    side, of the policy, and of every person on it with the verdict. What is only a desk, or who opened the file, is not in it."""
    lists = lists_by_id(reader)
    named = lists[list_id]
    others: list[Json] = [
        [other.id, other.revision.id if other.revision else ""]
        for other in sorted(lists.values(), key=lambda one: one.id)
        if other.attributes.side is named.attributes.side and other.attributes.role is not ListRole.TO_VERIFY
    ]
    values: Values = {
        "format": "vcase/list-state/1",
        "list": list_id,
        "name": named.attributes.name,
        "stage": named.attributes.stage.value if named.attributes.stage else "",
        "revision": named.revision.id if named.revision else "",
        "searched": others,
        "policy": _policy(reader),
        "people": [[entry.subject, entry.number, _values(entry.verdict)] for entry in reader.queue_of(list_id)],
        "reasons": _reasons(reader, list_id),
    }
    return hashlib.sha256(encode(without_lone_surrogates(values))).hexdigest()


def _policy(reader: Reader) -> Values:
    """The policy, by its values; of a case that never declared one what was said of it before there were any."""
    if not has_policy(reader):
        return {"decisions-needed": 1}
    policy = policy_of(reader)
    return {"review": policy.review.value, "share": policy.share, "figures": figure_texts(policy.figures)}


def _reasons(reader: Reader, list_id: ListId) -> list[Json]:
    """Of every stop answer that lives its reason, which no verdict has and the roster shows."""
    people = {entry.subject for entry in reader.queue_of(list_id)}
    said = [
        found
        for kind in (StatementKind.STOP_ANSWER, StatementKind.WITHDRAWAL)
        for found in reader.statements_of_kind(kind)
        if found.about is not None and found.about.subject in people
    ]
    told = sorted(
        (found.body.about.subject, found.body.stop, found.by, found.body.reason.value)
        for found in live_statements(said, members_of(reader))
        if isinstance(found.body, StopAnswer) and found.body.reason is not None
    )
    return [list(one) for one in told]


def _values(verdict: Verdict) -> Values:
    return {
        "identity": verdict.identity.value,
        "decision": verdict.decision.value if verdict.decision else "",
        "records": [[named.record.list_id, named.record.record, *named.members] for named in verdict.records],
        "certainty": verdict.certainty.value if verdict.certainty else "",
        "source": verdict.source,
        "duplicate-of": verdict.duplicate_of or "",
        "reason": verdict.reason.value if verdict.reason else "",
        "note": verdict.note,
        "decided-by": list(verdict.decided_by),
        "stop-answers": {
            stop: {str(member): answer.value for member, answer in answers.items()}
            for stop, answers in verdict.stop_answers.items()
        },
        "open-stops": list(verdict.open_stops),
        "applying-stops": list(verdict.applying_stops),
        "held-by": list(verdict.held_by),
        "stale": verdict.stale,
        "unknown": list(verdict.unknown_kinds),
        **({"waiting": [query.id for query in verdict.open_queries]} if verdict.open_queries else {}),
    }
