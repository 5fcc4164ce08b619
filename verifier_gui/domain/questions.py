"""Questions about a subject as somebody reads them: who asks whom, until when, and what was answered."""

from dataclasses import dataclass

from verifier_gui.domain.identifiers import StatementId


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said and when (UTC in ISO form, information only). `who` is a shown name."""

    who: str
    is_own: bool
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question that its signer has not taken back, with its answers. `to` are the shown names of those asked; `waits_for` of those
    whose answer it waits for now, the reader left out: none once it was answered."""

    id: StatementId
    said: Said
    to: tuple[str, ...]
    escalated: bool
    due: str
    is_open: bool
    waits_for: tuple[str, ...]
    waits_for_me: bool
    may_answer: bool
    """whether the reader's answer would close it"""
    answers: tuple[Said, ...] = ()
    is_answer_to: StatementId | None = None
    """the question that was answered by asking on"""
    is_answer_hidden: bool = False
    """somebody else who was asked has answered, and what he said is hidden until the reader has decided"""

    def is_overdue(self, today: str) -> bool:
        """Whether it still waits and the day has passed; information only, as every day is."""
        return self.is_open and bool(self.due) and self.due < today


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for one member: how many questions, on how many people of a list, and the days until which answers are wanted."""

    name: str
    is_me: bool
    questions: int
    people: int
    days: tuple[str, ...]
    """in ISO form, the earliest first; of questions with a day alone"""

    def overdue(self, today: str) -> int:
        """How many of them were wanted by an earlier day."""
        return sum(day < today for day in self.days)
