"""An index of the audit log in memory: who did what kind of act on whom on which day, for filters that count as they go.

The log of a large case has a hundred thousand lines; to put a question about all of them to the file takes a second each time. Read
once, and extended by what comes, it answers in some milliseconds. What is hidden from whoever looks is in it without kind and person.
"""

import datetime as dt
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from verifier_gui.domain.identifiers import OperatorId, StatementId, SubjectId
from verifier_gui.progress import Progress
from verifier_gui.store.audit_lines import FiledLine
from verifier_gui.workflow.viewing import View

_CHUNK = 2000
_NOTHING = 0


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which lines are wanted: of one kind of statement or act, by one person, on one subject, on one day (ISO, where the laptop
    stands). What is empty lets every line through."""

    kind: str = ""
    person: OperatorId | None = None
    subject: SubjectId | None = None
    day: str = ""

    @property
    def is_open(self) -> bool:
        return self == LogFilter()


@dataclass(frozen=True, slots=True)
class LogCounts:
    """How many lines there are of each kind, by each person, on each subject and day, each counted as the other three are chosen."""

    lines: int
    kinds: Counter[str]
    people: Counter[OperatorId]
    subjects: Counter[SubjectId]
    days: Counter[str]

    @classmethod
    def none(cls) -> "LogCounts":
        return cls(0, Counter(), Counter(), Counter(), Counter())


class HiddenActs:
    """Which acts are hidden from somebody. It remembers what it has found of each subject: make one for each reading."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._hidden: dict[SubjectId, bool] = {}
        self._shown: dict[SubjectId, frozenset[StatementId]] = {}

    def hides(self, statement: StatementId, by: OperatorId, subject: SubjectId | None) -> bool:
        """Whether of an act only number, time and signer may be told: it is another's, on a subject that is hidden."""
        if subject is None or not self._view.is_partial:
            return False
        if subject not in self._hidden:
            self._hidden[subject] = self._view.hides(subject)
        if not self._hidden[subject] or self._view.grounds.members.person(by) == self._view.person:
            return False
        if subject not in self._shown:
            self._shown[subject] = frozenset(found.id for found in self._view.statements_on(subject))
        return statement not in self._shown[subject]


class _Words:
    """Texts as small numbers; 0 is the empty text."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self._numbers: dict[str, int] = {"": _NOTHING}

    def number(self, text: str) -> int:
        """The number of a text, which gets one if it has none."""
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return found

    def find(self, text: str) -> int:
        """The number of a text; -1 for one that never came."""
        return self._numbers.get(text, -1)


@dataclass(slots=True)
class LogIndex:
    """The lines from the first on, one after the other in four columns. `hidden` are the numbers of those that whoever looks may not
    know more of than number, time and signer."""

    last: int = 0
    hidden: frozenset[int] = frozenset()
    names: dict[SubjectId, str] = field(default_factory=dict[SubjectId, str])
    """of people, as they were last named: to name thousands takes longer than to count them"""
    _kinds: "array[int]" = field(default_factory=lambda: array("l"))
    _people: "array[int]" = field(default_factory=lambda: array("l"))
    _subjects: "array[int]" = field(default_factory=lambda: array("l"))
    _days: "array[int]" = field(default_factory=lambda: array("l"))
    _words: _Words = field(default_factory=_Words)
    _statements: dict[int, StatementId] = field(default_factory=dict[int, StatementId])
    """ids of the statements about subjects, by line: whether one is hidden is asked anew each time"""
    _signers: dict[int, OperatorId] = field(default_factory=dict[int, OperatorId])
    _persons: dict[OperatorId, OperatorId] = field(default_factory=dict[OperatorId, OperatorId])
    _days_of: dict[str, str] = field(default_factory=dict[str, str])

    def extended(self, view: View, progress: Progress) -> "LogIndex":
        """With the lines that have come since, and what is hidden now. Not for the window's thread unless little has come. Raises
        `Cancelled`; then nothing of it is lost that was read."""
        reader = view.reader
        head = reader.head().number
        members = view.grounds.members
        persons = {key: members.person(key) for key in members}
        if any(person != key and self._persons.get(key) != person for key, person in persons.items()):
            # A key was bound to somebody: acts under it may have been read already as another's.
            self._forget()
        self._persons = persons
        while lines := reader.filed_lines(self.last, _CHUNK):
            progress.step(self.last, head)
            for line in lines:
                self._take(line, view)
        self.hidden = self._hidden_from(view, progress)
        return self

    def numbers(self, wanted: LogFilter) -> Sequence[int]:
        """The numbers of the lines that a filter lets through, the newest first. What is hidden has no kind and no subject."""
        if wanted.is_open:
            return range(self.last, 0, -1)
        tests = self._tests(wanted)
        hidden = self.hidden if wanted.kind or wanted.subject is not None else frozenset[int]()
        return [
            number
            for number in range(self.last, 0, -1)
            if all(column[number - 1] == value for column, value in tests) and number not in hidden
        ]

    def counts(self, wanted: LogFilter) -> LogCounts:
        """How many lines each choice would leave."""
        columns = (
            (self._kinds, LogFilter("", wanted.person, wanted.subject, wanted.day), True),
            (self._people, LogFilter(wanted.kind, None, wanted.subject, wanted.day), False),
            (self._subjects, LogFilter(wanted.kind, wanted.person, None, wanted.day), True),
            (self._days, LogFilter(wanted.kind, wanted.person, wanted.subject, ""), False),
        )
        told = [self._counted(column, others, tells=tells) for column, others, tells in columns]
        kinds, people, subjects, days = told
        return LogCounts(
            lines=len(self.numbers(wanted)),
            kinds=kinds,
            people=Counter({OperatorId(text): count for text, count in people.items()}),
            subjects=Counter({SubjectId(text): count for text, count in subjects.items()}),
            days=days,
        )

    def _counted(self, column: "array[int]", others: LogFilter, *, tells: bool) -> Counter[str]:
        """`tells`: whether the column says what is hidden, which is then not counted."""
        hidden = self.hidden if tells else frozenset[int]()
        if others.is_open and not hidden:
            counts: Counter[int] = Counter(column)
        else:
            counts = Counter(column[number - 1] for number in self.numbers(others) if number not in hidden)
        return Counter({self._words.texts[value]: count for value, count in counts.items() if value != _NOTHING})

    def _tests(self, wanted: LogFilter) -> list[tuple["array[int]", int]]:
        pairs = (
            (self._kinds, wanted.kind),
            (self._people, wanted.person or ""),
            (self._subjects, wanted.subject or ""),
            (self._days, wanted.day),
        )
        return [(column, self._words.find(text)) for column, text in pairs if text]

    def _forget(self) -> None:
        self.last = 0
        for column in (self._kinds, self._people, self._subjects, self._days):
            del column[:]
        self._statements.clear()
        self._signers.clear()

    def _take(self, line: FiledLine, view: View) -> None:
        signer = OperatorId(line.signer)
        self.last = line.number
        self._kinds.append(self._words.number(line.kind))
        self._people.append(self._words.number(view.grounds.members.person(signer)))
        self._subjects.append(self._words.number(line.subject))
        self._days.append(self._words.number(self._day(line.at)))
        if line.subject:
            self._statements[line.number] = StatementId(line.statement)
            self._signers[line.number] = signer

    def _day(self, at: str) -> str:
        """The day of a time where the laptop stands; the empty text for what is no time. Clocks change by whole minutes."""
        minute = at[:16]
        if minute not in self._days_of:
            try:
                self._days_of[minute] = dt.datetime.fromisoformat(at).astimezone().date().isoformat()
            except (ValueError, OverflowError):
                return ""
        return self._days_of[minute]

    def _hidden_from(self, view: View, progress: Progress) -> frozenset[int]:
        if not view.is_partial:
            return frozenset()
        acts = HiddenActs(view)
        found: list[int] = []
        for done, (number, statement) in enumerate(self._statements.items()):
            if done % _CHUNK == 0:
                progress.step(done, len(self._statements))
            subject = SubjectId(self._words.texts[self._subjects[number - 1]])
            if acts.hides(statement, self._signers[number], subject):
                found.append(number)
        return frozenset(found)
