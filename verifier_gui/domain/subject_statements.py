"""Bodies of the statements about a subject: decisions, strikes, answers, holds, notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, RevisionId, StatementId, SubjectId
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, Reason, StatementKind
from verifier_gui.domain.statement_values import (
    Json,
    Values,
    day_in,
    flag_in,
    mappings_in,
    number_in,
    optional_text_in,
    text_in,
    texts_in,
)


@dataclass(frozen=True, slots=True)
class About:
    """What a statement on a subject was made on: the hash of the subject's identity facts, and the live statements that
    the signer had before them."""

    subject: SubjectId
    identity: str
    seen: tuple[StatementId, ...] = ()

    def to_values(self) -> Values:
        return {"subject": self.subject, "identity": self.identity, "seen": sorted(self.seen)}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "About":
        seen = tuple(StatementId(text) for text in texts_in(values, "seen"))
        return cls(SubjectId(text_in(values, "subject")), text_in(values, "identity"), seen)


@dataclass(frozen=True, slots=True, order=True)
class IdentifiedRecord:
    """A record that a decision names, with the list it stands in."""

    list_id: ListId
    record: RecordKey

    def to_values(self) -> Values:
        return {"list": self.list_id, "record": self.record}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "IdentifiedRecord":
        return cls(ListId(text_in(values, "list")), RecordKey(text_in(values, "record")))


@dataclass(frozen=True, slots=True)
class SearchMade:
    """A search that a caseworker made before deciding: the words, the revisions searched, how many records it gave."""

    query: str
    revisions: tuple[RevisionId, ...]
    hits: int

    def to_values(self) -> Values:
        return {"query": self.query, "revisions": list(self.revisions), "hits": self.hits}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "SearchMade":
        revisions = tuple(RevisionId(text) for text in texts_in(values, "revisions"))
        return cls(text_in(values, "query"), revisions, number_in(values, "hits"))


@dataclass(frozen=True, slots=True)
class Decision:
    """An identity decision. `exhibits` are the hashes of the rows and the evidence that were shown; `coverage` the revisions
    that had been searched. `remaining` are the candidates that a *not sure* leaves open, `ask` what to ask whom."""

    KIND: ClassVar[StatementKind] = StatementKind.DECISION
    about: About
    decision: DecisionKind
    records: tuple[IdentifiedRecord, ...] = ()
    certainty: Certainty | None = None
    source: str = ""
    duplicate_of: SubjectId | None = None
    remaining: tuple[RecordKey, ...] = ()
    ask: str = ""
    reason: Reason | None = None
    note: str = ""
    exhibits: tuple[str, ...] = ()
    searches: tuple[SearchMade, ...] = ()
    coverage: tuple[RevisionId, ...] = ()
    bulk: bool = False

    def to_values(self) -> Values:
        return self.about.to_values() | {
            "decision": self.decision.value,
            "records": [record.to_values() for record in sorted(self.records)],
            "certainty": self.certainty.value if self.certainty else None,
            "source": self.source,
            "duplicate-of": self.duplicate_of,
            "remaining": list(self.remaining),
            "ask": self.ask,
            "reason": self.reason.value if self.reason else None,
            "note": self.note,
            "exhibits": list(self.exhibits),
            "searches": [search.to_values() for search in self.searches],
            "coverage": list(self.coverage),
            "bulk": self.bulk,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Decision":
        certainty = optional_text_in(values, "certainty")
        duplicate = optional_text_in(values, "duplicate-of")
        reason = optional_text_in(values, "reason")
        return cls(
            about=About.from_values(values),
            decision=DecisionKind(text_in(values, "decision")),
            records=tuple(IdentifiedRecord.from_values(item) for item in mappings_in(values, "records")),
            certainty=Certainty(certainty) if certainty else None,
            source=text_in(values, "source"),
            duplicate_of=SubjectId(duplicate) if duplicate else None,
            remaining=tuple(RecordKey(text) for text in texts_in(values, "remaining")),
            ask=text_in(values, "ask"),
            reason=Reason(reason) if reason else None,
            note=text_in(values, "note"),
            exhibits=texts_in(values, "exhibits"),
            searches=tuple(SearchMade.from_values(item) for item in mappings_in(values, "searches")),
            coverage=tuple(RevisionId(text) for text in texts_in(values, "coverage")),
            bulk=flag_in(values, "bulk"),
        )


@dataclass(frozen=True, slots=True)
class Adjudication:
    """A supervisor's decision between decisions. `settles` are the ids of all decisions and stop answers it settles."""

    KIND: ClassVar[StatementKind] = StatementKind.ADJUDICATION
    decided: Decision
    settles: tuple[StatementId, ...]

    @property
    def about(self) -> About:
        return self.decided.about

    def to_values(self) -> Values:
        return self.decided.to_values() | {"settles": sorted(self.settles)}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Adjudication":
        return cls(Decision.from_values(values), tuple(StatementId(text) for text in texts_in(values, "settles")))


@dataclass(frozen=True, slots=True)
class Judgement:
    """One candidate struck out as another person, or that taken back."""

    KIND: ClassVar[StatementKind] = StatementKind.JUDGEMENT
    about: About
    record: RecordKey
    another_person: bool
    note: str = ""

    def to_values(self) -> Values:
        return self.about.to_values() | {
            "record": self.record,
            "another-person": self.another_person,
            "note": self.note,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Judgement":
        return cls(
            About.from_values(values),
            RecordKey(text_in(values, "record")),
            flag_in(values, "another-person"),
            text_in(values, "note"),
        )


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """The answer to one stop. `stop` is the finding's key: its kind and what it rests on. `settles` are the answers of others between
    which a supervisor's answer decides; without any, the statement has no such key."""

    KIND: ClassVar[StatementKind] = StatementKind.STOP_ANSWER
    about: About
    stop: str
    answer: Answer
    reason: Reason | None = None
    note: str = ""
    settles: tuple[StatementId, ...] = ()

    def to_values(self) -> Values:
        values = self.about.to_values() | {
            "stop": self.stop,
            "answer": self.answer.value,
            "reason": self.reason.value if self.reason else None,
            "note": self.note,
        }
        return values | {"settles": sorted(self.settles)} if self.settles else values

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "StopAnswer":
        reason = optional_text_in(values, "reason")
        return cls(
            About.from_values(values),
            text_in(values, "stop"),
            Answer(text_in(values, "answer")),
            Reason(reason) if reason else None,
            text_in(values, "note"),
            tuple(StatementId(text) for text in texts_in(values, "settles")),
        )


@dataclass(frozen=True, slots=True)
class Hold:
    """A person's release withheld, or freed again. It never touches the identity decision."""

    KIND: ClassVar[StatementKind] = StatementKind.HOLD
    about: About
    held: bool
    asked_by: str = ""
    note: str = ""

    def to_values(self) -> Values:
        return self.about.to_values() | {"held": self.held, "asked-by": self.asked_by, "note": self.note}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Hold":
        return cls(
            About.from_values(values), flag_in(values, "held"), text_in(values, "asked-by"), text_in(values, "note")
        )


@dataclass(frozen=True, slots=True)
class Note:
    KIND: ClassVar[StatementKind] = StatementKind.NOTE
    about: About
    text: str

    def to_values(self) -> Values:
        return self.about.to_values() | {"text": self.text}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Note":
        return cls(About.from_values(values), text_in(values, "text"))


@dataclass(frozen=True, slots=True)
class Query:
    """A question about a subject, or the answer to one. `to` are the people asked (ids of members); `escalated` asks every
    supervisor; `due` is the day until which an answer is wanted (ISO form, empty: none). `answers` is the question that this
    answers: such a one asks nobody, unless it names somebody again."""

    KIND: ClassVar[StatementKind] = StatementKind.QUERY
    about: About
    text: str
    to: tuple[OperatorId, ...] = ()
    escalated: bool = False
    due: str = ""
    answers: StatementId | None = None

    @property
    def asks(self) -> bool:
        """Whether it waits for anybody."""
        return self.escalated or bool(self.to)

    def to_values(self) -> Values:
        return self.about.to_values() | {
            "text": self.text,
            "to": sorted(self.to),
            "escalated": self.escalated,
            "due": self.due,
            "answers": self.answers,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Query":
        answers = optional_text_in(values, "answers")
        return cls(
            About.from_values(values),
            text_in(values, "text"),
            tuple(OperatorId(text) for text in texts_in(values, "to")),
            flag_in(values, "escalated"),
            day_in(values, "due"),
            StatementId(answers) if answers else None,
        )


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One's own statements taken back."""

    KIND: ClassVar[StatementKind] = StatementKind.WITHDRAWAL
    about: About
    statements: tuple[StatementId, ...]

    def to_values(self) -> Values:
        return self.about.to_values() | {"statements": sorted(self.statements)}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Withdrawal":
        statements = tuple(StatementId(text) for text in texts_in(values, "statements"))
        return cls(About.from_values(values), statements)
