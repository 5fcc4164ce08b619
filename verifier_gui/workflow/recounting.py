"""Recounting: what an act rested on, in words: which record, which stop, which other person, which act it took back."""

from collections.abc import Iterable, Mapping, Sequence

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, StatementId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import NamedList, Record
from verifier_gui.domain.subject_statements import (
    Adjudication,
    Decision,
    Hold,
    Judgement,
    Query,
    StopAnswer,
    Withdrawal,
)
from verifier_gui.phrases import findings as finding_phrases
from verifier_gui.phrases import history
from verifier_gui.phrases.figures import date, grouped
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.members import members_of


class Recounting:
    """Names what the statements of one case file only have ids of. It remembers what it has named: make one for each reading."""

    def __init__(self, reader: Reader, lists: Mapping[ListId, NamedList]) -> None:
        self._reader = reader
        self._lists = lists
        self._people: dict[SubjectId, str] = {}
        self._records: dict[str, str] = {}

    def matter(self, body: object) -> str:
        """What the act rested on, beside the person it is about; empty where it is nothing more."""
        match body:
            case Adjudication():
                return _joined([self._of_decision(body.decided), self._settled(body.settles)])
            case Decision():
                return self._of_decision(body)
            case Judgement():
                return self.record(body.record)
            case StopAnswer():
                return _joined([self.stop(body.stop, body.about.subject), self._settled(body.settles)])
            case Hold():
                return _("asked by {agency}").format(agency=body.asked_by) if body.asked_by else ""
            case Query():
                return self._of_query(body)
            case Withdrawal():
                return _joined(map(self._act, body.statements))
            case _:
                return ""

    def person(self, subject: SubjectId) -> str:
        """`No. 3 Вдовиченко Алексей Иванович, List A`; the beginning of the id for one that the case file does not have."""
        if subject not in self._people:
            found = self._reader.subject(subject)
            self._people[subject] = (
                _("No. {number} {name}, {list}").format(
                    number=found.number, name=found.facts.shown_name(), list=self.list_name(found.list_id)
                )
                if found
                else subject[:10]
            )
        return self._people[subject]

    def list_name(self, list_id: ListId) -> str:
        return self._lists[list_id].attributes.name if list_id in self._lists else list_id[:8]

    def record(self, key: RecordKey, list_id: ListId | None = None) -> str:
        """`Missing persons, row 5: Вдовиченко Олексій Іванович, 02.02.1987`, as the newest revision gives it that has the record."""
        if key not in self._records:
            named = self._found(key, list_id)
            self._records[key] = key[:12] if named is None else named
        return self._records[key]

    def stop(self, key: str, subject: SubjectId) -> str:
        """The stop in its few words and what it rests on: `among the deceased: Deceased, row 2: Костюк Руслан, 15.02.1995`."""
        kind, _colon, rests_on = key.partition(":")
        try:
            title = finding_phrases.short(FindingKind(kind))
        except ValueError:
            title = kind
        others = [self._named(found) for found in rests_on.split(",") if found and found != subject]
        return f"{title}: {'; '.join(others)}" if others else title

    def _of_decision(self, body: Decision) -> str:
        parts = [self.record(found.record, found.list_id) for found in body.records]
        if body.duplicate_of is not None:
            parts.append(_("the line that stays: {person}").format(person=self.person(body.duplicate_of)))
        if body.remaining:
            people = "; ".join(map(self.record, body.remaining))
            parts.append(_("may be: {people}").format(people=people))
        return _joined(parts)

    def _of_query(self, body: Query) -> str:
        """Whom it asks, and until when; the question that it answers."""
        parts: list[str] = []
        if body.answers is not None:
            asked = self._reader.statement(body.answers)
            if asked is not None and isinstance(asked.body, Query):
                parts.append(_("to the question “{text}”").format(text=asked.body.text))
        if body.escalated:
            parts.append(_("to every supervisor"))
        if body.to:
            members = members_of(self._reader)
            names = [members[person].name if person in members else person[:8] for person in body.to]
            parts.append(_("to {names}").format(names=", ".join(sorted(names))))
        if body.due:
            parts.append(_("wanted by {day}").format(day=date(body.due)))
        return _joined(parts)

    def _settled(self, statements: Sequence[StatementId]) -> str:
        """Between which acts a ruling decides, by their numbers."""
        numbers = sorted(self._reader.numbers_of(list(statements)).values())
        if not numbers:
            return ""
        return _("between acts {numbers}").format(numbers=", ".join(map(grouped, numbers)))

    def _act(self, statement: StatementId) -> str:
        """An act that another took back, by its number and in full: whoever reads the one need not look for the other."""
        found = self._reader.statement(statement)
        number = self._reader.numbers_of([statement]).get(statement)
        if found is None or number is None:
            return _("statement {ids}").format(ids=statement[:12])
        told = _("act {number}: {act}").format(number=grouped(number), act=history.act(found.body, found.kind))
        return _joined([told, self.matter(found.body)])

    def _named(self, found: str) -> str:
        """A person or a record that a stop rests on: its key says not which of them."""
        subject = SubjectId(found)
        return self.person(subject) if self._reader.has_subject(subject) else self.record(RecordKey(found))

    def _found(self, key: RecordKey, list_id: ListId | None) -> str | None:
        for wanted in self._lists if list_id is None else [list_id]:
            for revision in reversed(self._reader.revisions(wanted)):
                found = self._reader.record(revision.id, key)
                if found is not None:
                    return self._place(wanted, found)
        return None

    def _place(self, list_id: ListId, record: Record) -> str:
        place = _("{list}, row {row}").format(list=self.list_name(list_id), row=grouped(record.row))
        born = date(record.facts.value(FactKind.BIRTH_DATE))
        return f"{place}: {', '.join(part for part in (record.facts.shown_name(), born) if part)}"


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(filter(None, parts))
