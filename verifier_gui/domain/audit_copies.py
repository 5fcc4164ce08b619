"""A copy of an audit log, made to be checked elsewhere: the files of its zip, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from verifier_gui.domain.audit import AuditReport
from verifier_gui.domain.case_statements import Head
from verifier_gui.domain.identifiers import CaseId, OperatorId
from verifier_gui.domain.membership import Member
from verifier_gui.domain.statement_values import Json, Values, number_in, text_in

DESCRIPTION, LINES, MEMBERS, HOW_TO_CHECK = "copy.json", "audit.jsonl", "members.json", "HOW-TO-CHECK.txt"

DESCRIBED_FILES = (HOW_TO_CHECK, LINES, MEMBERS)
"""those of which the description gives the hash"""

FORMAT = "vcase/audit-copy/1"


@dataclass(frozen=True, slots=True)
class CopyDescription:
    """`head` is the last line of the copy, `hidden` how many lines have no more than a hash, for whoever made the copy may not know
    yet what they say. `files` gives SHA-256 by name. `at` is UTC in ISO form and information only."""

    case: CaseId
    title: str
    head: Head
    hidden: int
    by: OperatorId
    at: str
    files: Mapping[str, str] = field(default_factory=dict[str, str])

    def to_values(self) -> Values:
        return {
            "format": FORMAT,
            "case": self.case,
            "title": self.title,
            "head": self.head.to_values(),
            "hidden": self.hidden,
            "by": self.by,
            "at": self.at,
            "files": dict(self.files),
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "CopyDescription":
        """Raises `ValueError` for another form."""
        head, files = values.get("head"), values.get("files")
        if not isinstance(head, Mapping) or not isinstance(files, Mapping):
            raise ValueError("head, files")
        return cls(
            CaseId(text_in(values, "case")),
            text_in(values, "title"),
            Head.from_values(head),
            number_in(values, "hidden"),
            OperatorId(text_in(values, "by")),
            text_in(values, "at"),
            {name: text_in(files, name) for name in files},
        )


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What checking a copy found. `wrong` names the files that are not as whoever made the copy signed them; `creator` opened the
    case, and his key is what everything rests on; `seen_later` is the last act that this laptop has seen of the case, where the copy
    ends before it."""

    lines: AuditReport
    description: CopyDescription
    wrong: tuple[str, ...]
    maker: Member | None
    """None for a key that is no member's"""
    creator: Member | None
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    """of members, by key"""
    seen_later: int = 0

    @property
    def holds(self) -> bool:
        return self.lines.holds and not self.wrong and self.maker is not None
