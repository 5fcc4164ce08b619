"""What matching found: candidates, findings, indexes, runs. A desk: it may be thrown away and found anew."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.findings import Finding
from verifier_gui.domain.identifiers import ListId, RevisionId, SubjectId
from verifier_gui.store.compact import candidates_text, findings_text, read_candidates, read_findings, write
from verifier_gui.store.connected import Connected

_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class MatchRun:
    """One search of registries for the subjects of a list: on which revision of it, in which revisions, how many people
    those hold, when (UTC, ISO), and by which version of the engine."""

    list_id: ListId
    revision: RevisionId
    searched: tuple[RevisionId, ...]
    people: int
    at: str
    version: str = ""


class MatchReading(Connected):
    def candidates_of(self, subject: SubjectId) -> tuple[Candidate, ...]:
        """The candidates of a subject in all lists: by probability, then weight, descending."""
        rows = self._connection.execute("SELECT list, found FROM candidate WHERE subject = ?", (subject,))
        return _ranked([found for list_id, text in rows for found in read_candidates(ListId(list_id), text)])

    def candidates_of_list(self, list_id: ListId) -> Iterator[tuple[SubjectId, tuple[Candidate, ...]]]:
        """The candidates of every subject of a list that has some, in the order of the subjects' numbers."""
        rows = self._connection.execute(
            "SELECT subject.id, candidate.list, candidate.found FROM subject "
            "JOIN candidate ON candidate.subject = subject.id WHERE subject.list = ? ORDER BY subject.number",
            (list_id,),
        )
        current, found = "", list[Candidate]()
        for subject, searched, text in rows:
            if subject != current:
                if current:
                    yield SubjectId(current), _ranked(found)
                current, found = subject, []
            found += read_candidates(ListId(searched), text)
        if current:
            yield SubjectId(current), _ranked(found)

    def findings_of(self, subject: SubjectId) -> tuple[Finding, ...]:
        row = self._connection.execute("SELECT found FROM finding WHERE subject = ?", (subject,)).fetchone()
        return read_findings(row[0]) if row else ()

    def findings_of_list(self, list_id: ListId) -> dict[SubjectId, tuple[Finding, ...]]:
        """The findings of every subject of a list that has some."""
        rows = self._connection.execute(
            "SELECT subject.id, finding.found FROM subject JOIN finding ON finding.subject = subject.id "
            "WHERE subject.list = ?",
            (list_id,),
        )
        return {SubjectId(subject): read_findings(text) for subject, text in rows}

    def match_index(self, revision: RevisionId, version: str) -> bytes | None:
        """The index of a revision that this version of the matching wrote, or None unless it is there whole."""
        rows = self._connection.execute(
            "SELECT parts, content FROM match_index WHERE revision = ? AND version = ? ORDER BY part",
            (revision, version),
        ).fetchall()
        if not rows or len(rows) != rows[0][0]:
            return None
        return b"".join(content for _, content in rows)

    def match_runs(self, list_id: ListId) -> list[MatchRun]:
        """The runs for a list, oldest first."""
        rows = self._connection.execute(
            "SELECT revision, searched, people, at, version FROM match_run WHERE list = ? ORDER BY n", (list_id,)
        )
        return [
            MatchRun(list_id, RevisionId(revision), tuple(map(RevisionId, json.loads(searched))), people, at, version)
            for revision, searched, people, at, version in rows
        ]


class MatchWriting(Connected):
    def put_candidates(self, list_id: ListId, found: Mapping[SubjectId, Sequence[Candidate]]) -> None:
        """Replaces what these subjects have in one list; an empty sequence leaves them none there."""
        self._connection.executemany(
            "DELETE FROM candidate WHERE subject = ? AND list = ?", ((subject, list_id) for subject in found)
        )
        self._connection.executemany(
            "INSERT INTO candidate VALUES (?, ?, ?)",
            ((subject, list_id, candidates_text(candidates)) for subject, candidates in found.items() if candidates),
        )

    def drop_candidates(self, list_id: ListId) -> None:
        """Throws away every candidate found in one list."""
        self._connection.execute("DELETE FROM candidate WHERE list = ?", (list_id,))

    def put_findings(self, found: Mapping[SubjectId, Sequence[Finding]]) -> None:
        """Replaces the findings of these subjects."""
        self._connection.executemany("DELETE FROM finding WHERE subject = ?", ((subject,) for subject in found))
        self._connection.executemany(
            "INSERT INTO finding VALUES (?, ?)",
            ((subject, findings_text(findings)) for subject, findings in found.items() if findings),
        )

    def put_index_part(self, revision: RevisionId, version: str, part: int, parts: int, content: bytes) -> None:
        """One part of an index; the first one throws away what older versions wrote of this revision."""
        if part == 0:
            self._connection.execute("DELETE FROM match_index WHERE revision = ?", (revision,))
        self._connection.execute(
            "INSERT INTO match_index VALUES (?, ?, ?, ?, ?)", (revision, version, part, parts, content)
        )

    def add_run(self, run: MatchRun) -> None:
        self._connection.execute(
            "INSERT INTO match_run (list, revision, searched, people, at, version) VALUES (?, ?, ?, ?, ?, ?)",
            (run.list_id, run.revision, write(list(run.searched)), run.people, run.at, run.version),
        )


def parts_of(content: bytes) -> list[bytes]:
    """An index in parts of a megabyte: a decision never waits for more than one of them."""
    return [content[start : start + _PART] for start in range(0, len(content), _PART)] or [b""]


def _ranked(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda found: (-found.probability, -found.weight, found.list_id, found.row)))
