"""Domain values as compact JSON text, the form in which rows of the case file hold them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from verifier_gui.domain.candidates import Because, Candidate, Evidence, Level
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, RevisionId, StatementId, SubjectId
from verifier_gui.domain.queries import OpenQuery
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, Reason
from verifier_gui.domain.subject_statements import IdentifiedRecord
from verifier_gui.domain.verdicts import IdentityState, NamedBy, Verdict

_FACT_KINDS = {kind.value: kind for kind in FactKind}


def write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def facts_text(facts: Facts) -> str:
    return write([[fact.kind.value, fact.raw, fact.value, fact.ordinal, fact.precision] for fact in facts.facts])


def read_facts(text: str) -> Facts:
    return Facts(
        tuple(
            Fact(_FACT_KINDS[kind], raw, value, ordinal, precision)
            for kind, raw, value, ordinal, precision in json.loads(text)
        )
    )


def candidates_text(candidates: Iterable[Candidate]) -> str:
    """Candidates of one subject in one list, which the row itself names."""
    return write(
        [
            [
                candidate.record,
                candidate.revision,
                candidate.row,
                candidate.probability,
                candidate.weight,
                [_evidence_values(evidence) for evidence in candidate.evidence],
            ]
            for candidate in candidates
        ]
    )


def _evidence_values(evidence: Evidence) -> list[object]:
    return [
        evidence.field.value,
        evidence.subject,
        evidence.record,
        evidence.level.value,
        evidence.weight,
        evidence.because.value,
        dict(evidence.arguments),
        evidence.one_in,
    ]


def read_candidates(list_id: ListId, text: str) -> list[Candidate]:
    return [
        Candidate(
            RecordKey(record), list_id, RevisionId(revision), row, probability, weight, tuple(map(_evidence, evidence))
        )
        for record, revision, row, probability, weight, evidence in json.loads(text)
    ]


def _evidence(values: Sequence[Any]) -> Evidence:
    field, subject, record, level, weight, because, arguments, one_in = values
    return Evidence(_FACT_KINDS[field], subject, record, Level(level), weight, Because(because), arguments, one_in)


def findings_text(findings: Iterable[Finding]) -> str:
    return write([[finding.kind.value, list(finding.rests_on), dict(finding.details)] for finding in findings])


def read_findings(text: str) -> tuple[Finding, ...]:
    return tuple(Finding(FindingKind(kind), tuple(rests_on), details) for kind, rests_on, details in json.loads(text))


def verdict_text(verdict: Verdict) -> str:
    """Sorted and whole, so that equal verdicts have equal texts."""
    values: dict[str, object] = {
        "identity": verdict.identity.value,
        "decision": verdict.decision,
        "records": [[named.record.list_id, named.record.record, list(named.members)] for named in verdict.records],
        "certainty": verdict.certainty,
        "source": verdict.source,
        "duplicate_of": verdict.duplicate_of,
        "reason": verdict.reason,
        "note": verdict.note,
        "ask": verdict.ask,
        "decided_by": list(verdict.decided_by),
        "decided_at": verdict.decided_at,
        "stop_answers": {stop: dict(by) for stop, by in verdict.stop_answers.items()},
        "open_stops": list(verdict.open_stops),
        "applying_stops": list(verdict.applying_stops),
        "held_by": list(verdict.held_by),
        "struck_out": list(verdict.struck_out),
        "stale": verdict.stale,
        "unknown_kinds": list(verdict.unknown_kinds),
        "open_queries": [
            [query.id, query.asked_by, list(query.to), query.escalated, query.due] for query in verdict.open_queries
        ],
        "is_adjudicated": verdict.is_adjudicated,
        "is_disputed": verdict.is_disputed,
        "settled_stops": list(verdict.settled_stops),
        "deciders": list(verdict.deciders),
        "speakers": list(verdict.speakers),
        "needed": verdict.needed,
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


@lru_cache(maxsize=16384)
def read_verdict(text: str) -> Verdict:
    """Most subjects of a fresh list share one text, and a queue is read after every decision: hence the memory."""
    values: Mapping[str, Any] = json.loads(text)
    return Verdict(
        identity=IdentityState(values["identity"]),
        decision=DecisionKind(values["decision"]) if values["decision"] else None,
        records=tuple(
            NamedBy(IdentifiedRecord(ListId(list_id), RecordKey(record)), tuple(map(OperatorId, members)))
            for list_id, record, members in values["records"]
        ),
        certainty=Certainty(values["certainty"]) if values["certainty"] else None,
        source=values["source"],
        duplicate_of=SubjectId(values["duplicate_of"]) if values["duplicate_of"] else None,
        reason=Reason(values["reason"]) if values["reason"] else None,
        note=values["note"],
        ask=values["ask"],
        decided_by=tuple(map(OperatorId, values["decided_by"])),
        decided_at=values["decided_at"],
        stop_answers={
            stop: {OperatorId(member): Answer(answer) for member, answer in by.items()}
            for stop, by in values["stop_answers"].items()
        },
        open_stops=tuple(values["open_stops"]),
        applying_stops=tuple(values["applying_stops"] if "applying_stops" in values else _applying(values)),
        held_by=tuple(map(OperatorId, values["held_by"])),
        struck_out=tuple(map(RecordKey, values["struck_out"])),
        stale=values["stale"],
        unknown_kinds=tuple(values["unknown_kinds"]),
        open_queries=tuple(
            OpenQuery(StatementId(name), OperatorId(asked_by), tuple(map(OperatorId, to)), escalated, due)
            for name, asked_by, to, escalated, due in values.get("open_queries", ())
        ),
        is_adjudicated=values.get("is_adjudicated", False),
        is_disputed=values.get("is_disputed", False),
        settled_stops=tuple(values.get("settled_stops", ())),
        deciders=tuple(map(OperatorId, values.get("deciders", values["decided_by"]))),
        speakers=tuple(map(OperatorId, values.get("speakers", ()))),
        needed=values.get("needed", 1),
    )


def _applying(values: Mapping[str, Any]) -> list[str]:
    """The stops that apply, of a verdict that was kept before it told them by itself."""
    answers: Mapping[str, Mapping[str, str]] = values["stop_answers"]
    return sorted(stop for stop, by in answers.items() if set(by.values()) == {Answer.APPLIES})
