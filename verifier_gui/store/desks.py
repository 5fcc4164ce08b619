"""What only a desk holds: verdicts as derived, the queue as last worked out, drafts, settings."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.domain.statement_values import Json
from verifier_gui.domain.verdicts import Verdict
from verifier_gui.store.compact import read_verdict, verdict_text, write
from verifier_gui.store.connected import Connected

_QUEUE = """
SELECT queue.subject, queue.number, queue.row, queue.surname, queue.other_names, queue.born, queue.state, queue.why,
       queue.plausible, queue.best, queue.sort_name, verdict.verdict
FROM queue LEFT JOIN verdict ON verdict.subject = queue.subject
"""

_STATES = {state.value: state for state in SubjectState}
_UNDECIDED = Verdict()


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A subject's line in the queue, without its verdict, which has a table of its own."""

    subject: SubjectId
    list_id: ListId
    number: int
    row: int
    surname: str
    other_names: str
    born: str
    state: SubjectState
    why: FindingKind | None
    plausible: int
    best: float
    sort_name: str


@dataclass(frozen=True, slots=True)
class Untouched:
    """How a subject would stand if nobody had said anything of it yet: `stops` are the keys of its stops, all open. `derived` counts
    how often the subject was derived: what was worked out from it holds while the number does."""

    state: SubjectState
    why: FindingKind | None
    plausible: int
    best: float
    stops: tuple[str, ...]
    derived: int = 0


class DeskReading(Connected):
    def verdict_on(self, subject: SubjectId) -> Verdict:
        """The verdict as it was last derived; the empty one where nothing was ever said."""
        row = self._connection.execute("SELECT verdict FROM verdict WHERE subject = ?", (subject,)).fetchone()
        return read_verdict(row[0]) if row else _UNDECIDED

    def verdicts_of_list(self, list_id: ListId) -> dict[SubjectId, Verdict]:
        """The verdicts on all subjects of a list on whom something was said."""
        rows = self._connection.execute(
            "SELECT subject.id, verdict.verdict FROM subject JOIN verdict ON verdict.subject = subject.id "
            "WHERE subject.list = ?",
            (list_id,),
        )
        return {SubjectId(subject): read_verdict(text) for subject, text in rows}

    def queue_of(self, list_id: ListId, *, is_searched: bool = True) -> list[QueueEntry]:
        """The queue of a list in the order of the subjects' numbers, by one question. `is_searched`: whether any registry was
        searched for the list, which no row of the queue tells."""
        rows = self._connection.execute(_QUEUE + "WHERE queue.list = ? ORDER BY queue.number", (list_id,))
        return [_entry(*row, is_searched=is_searched) for row in rows]

    def queue_entry(self, subject: SubjectId) -> QueueEntry | None:
        row = self._connection.execute(_QUEUE + "WHERE queue.subject = ?", (subject,)).fetchone()
        return _entry(*row) if row else None

    def setting(self, name: str) -> Json:
        """What a desk remembers under a name, or None."""
        row = self._connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def settings_beginning(self, prefix: str) -> dict[str, Json]:
        """What a desk remembers under every name that begins so."""
        found = self._connection.execute(
            "SELECT name, value FROM setting WHERE name >= ? AND name < ?", (prefix, prefix + "\U0010ffff")
        )
        return {name: json.loads(value) for name, value in found}

    def untouched_of_list(self, list_id: ListId) -> dict[SubjectId, Untouched]:
        """How the subjects of a list would stand if nobody had said anything of them, as far as that was worked out."""
        found = self._connection.execute(
            "SELECT untouched.subject, untouched.state, untouched.why, untouched.plausible, untouched.best, untouched.stops, "
            "untouched.n FROM queue JOIN untouched ON untouched.subject = queue.subject WHERE queue.list = ?",
            (list_id,),
        )
        return {SubjectId(subject): _untouched(*values) for subject, *values in found}

    def untouched(self, subject: SubjectId) -> Untouched | None:
        row = self._connection.execute(
            "SELECT state, why, plausible, best, stops, n FROM untouched WHERE subject = ?", (subject,)
        ).fetchone()
        return _untouched(*row) if row else None

    def note_draft(self, subject: SubjectId, operator: str = "") -> str:
        """What somebody is writing of a subject."""
        row = self._connection.execute(
            "SELECT text FROM note_draft WHERE subject = ?", (_draft_name(subject, operator),)
        ).fetchone()
        return row[0] if row else ""


class DeskWriting(Connected):
    def put_verdicts(self, verdicts: Mapping[SubjectId, Verdict]) -> None:
        """Keeps verdicts as derived, in the transaction that changes them."""
        self._connection.executemany(
            "INSERT INTO verdict VALUES (?, ?) ON CONFLICT (subject) DO UPDATE SET verdict = excluded.verdict",
            ((subject, verdict_text(verdict)) for subject, verdict in verdicts.items()),
        )

    def put_queue_rows(self, rows: Iterable[QueueRow]) -> None:
        """Adds or replaces lines of a queue."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO queue VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    row.subject,
                    row.list_id,
                    row.number,
                    row.row,
                    row.surname,
                    row.other_names,
                    row.born,
                    row.state.value,
                    row.why.value if row.why else "",
                    row.plausible,
                    row.best,
                    row.sort_name,
                )
                for row in rows
            ),
        )

    def put_state(
        self, subject: SubjectId, state: SubjectState, why: FindingKind | None, plausible: int, best: float
    ) -> None:
        """Changes what an act can change in a line of the queue."""
        self._connection.execute(
            "UPDATE queue SET state = ?, why = ?, plausible = ?, best = ? WHERE subject = ?",
            (state.value, why.value if why else "", plausible, best, subject),
        )

    def drop_queue_rows(self, subjects: Collection[SubjectId]) -> None:
        self._connection.executemany("DELETE FROM queue WHERE subject = ?", ((subject,) for subject in subjects))

    def drop_queue(self, list_id: ListId) -> None:
        """Throws away the whole queue of a list, to be worked out anew."""
        self._connection.execute("DELETE FROM queue WHERE list = ?", (list_id,))

    def put_setting(self, name: str, value: Json) -> None:
        self._connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, write(value)))

    def put_untouched(self, untouched: Mapping[SubjectId, Untouched]) -> None:
        """Keeps how subjects would stand if nobody had said anything, and counts that they were derived."""
        self._connection.executemany(
            "INSERT INTO untouched VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT (subject) DO UPDATE SET state = excluded.state, "
            "why = excluded.why, plausible = excluded.plausible, best = excluded.best, stops = excluded.stops, n = n + 1",
            (
                (
                    subject,
                    found.state.value,
                    found.why.value if found.why else "",
                    found.plausible,
                    found.best,
                    write(list(found.stops)),
                )
                for subject, found in untouched.items()
            ),
        )

    def put_note_draft(self, subject: SubjectId, text: str, operator: str = "") -> None:
        """Keeps a note that somebody is writing; the empty text throws it away."""
        name = _draft_name(subject, operator)
        if text:
            self._connection.execute("INSERT OR REPLACE INTO note_draft VALUES (?, ?)", (name, text))
        else:
            self._connection.execute("DELETE FROM note_draft WHERE subject = ?", (name,))


def _untouched(state: str, why: str, plausible: int, best: float, stops: str, n: int) -> Untouched:
    return Untouched(_STATES[state], FindingKind(why) if why else None, plausible, best, tuple(json.loads(stops)), n)


def _draft_name(subject: SubjectId, operator: str) -> str:
    return f"{subject}/{operator}" if operator else subject


def _entry(
    subject: str,
    number: int,
    row: int,
    surname: str,
    other_names: str,
    born: str,
    state: str,
    why: str,
    plausible: int,
    best: float,
    sort_name: str,
    verdict: str | None,
    *,
    is_searched: bool = True,
) -> QueueEntry:
    return QueueEntry(
        SubjectId(subject),
        number,
        surname,
        other_names,
        born,
        _STATES[state],
        FindingKind(why) if why else None,
        plausible,
        best,
        read_verdict(verdict) if verdict else _UNDECIDED,
        row,
        sort_name,
        is_searched,
    )
