"""Reading the audit log for people: each line with who did it, what was done, to whom, and what it rested on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.audit import AuditLine, Fork
from verifier_gui.domain.case_statements import CaseOpened, Exported, Head, MemberDeclared, Restoration, SignedOff
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.list_statements import Amended, Imported, ListDeclared, Pairing, attributes_of_values
from verifier_gui.domain.policy_statements import SampleDrawn
from verifier_gui.phrases import auditing, history, import_words, words
from verifier_gui.phrases.figures import date, grouped, moment
from verifier_gui.phrases.fingerprints import words_of
from verifier_gui.phrases.quotations import quoted
from verifier_gui.progress import Progress
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.deriving import lists_by_id
from verifier_gui.workflow.finding_forks import forks_of
from verifier_gui.workflow.log_index import HiddenActs, LogCounts, LogFilter, LogIndex
from verifier_gui.workflow.members import fingerprint, members_of
from verifier_gui.workflow.recounting import Recounting
from verifier_gui.workflow.viewing import View

_PAGE = 200
MOST_FOUND = 1000
"""lines that a search gives at most"""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as a page shows it. `about` names the subject or the list, `details` what the act rested on and what was said; both
    may be empty. Of an act that is hidden from whoever reads, no more is told than number, time and signer; `hash` is empty where it
    would follow from one."""

    number: int
    at: str
    who: str
    act: str
    about: str
    details: str
    hash: str
    signed: bool
    subject: SubjectId | None
    is_hidden: bool = False

    def has_words(self, query: str) -> bool:
        """Whether every word of `query` stands somewhere in the line, in upper or lower case."""
        text = _plain(f"{self.number} {self.at} {self.who} {self.act} {self.about} {self.details} {self.hash}")
        return all(word in text for word in _plain(query).split())


@dataclass(frozen=True, slots=True)
class LogAnswer:
    """What the log has for a filter: the `numbers` of its lines, the newest first, or the `lines` themselves where words were searched
    for; what each other choice would leave, and the names of the people whom one can choose."""

    numbers: Sequence[int]
    lines: Sequence[ShownLine] | None
    counts: LogCounts
    people: Mapping[SubjectId, str]
    vouched: int | None
    """the last line before the first that is hidden; None where none is"""
    forks: tuple[Fork, ...]


def look(view: View, index: LogIndex, wanted: LogFilter, query: str, progress: Progress) -> LogAnswer:
    """Answers for a filter and the words of a search. `index` is extended by what has come. Not for the window's thread. Raises
    `Cancelled`."""
    index.extended(view, progress.part(0, 0.5))
    vouched = min(index.hidden) - 1 if index.hidden else None
    reading = LogReading(view, known_up_to(view, index, vouched))
    numbers, counts = index.numbers(wanted), index.counts(wanted)
    lines = reading.find(query, numbers, progress.part(0.5, 1)) if query.strip() else None
    names = index.names
    for subject in counts.subjects.keys() - names.keys():
        names[subject] = reading.person(subject)
    people = {subject: names[subject] for subject in view.reader.subject_ids() if subject in counts.subjects}
    return LogAnswer(numbers, lines, counts, people, vouched, forks_of(view.reader))


def known_up_to(view: View, index: LogIndex, vouched: int | None) -> int | None:
    """The line up to which hashes may be shown: the last that was looked at, where something might be hidden in what came since."""
    return (index.last if vouched is None else vouched) if view.is_partial else None


class LogReading:
    """Reads lines as one operator may know them. Made anew for each reading."""

    def __init__(self, view: View, vouched: int | None = None) -> None:
        """`vouched` is the last line before the first one that is hidden, where that is known: the hash of a later one follows from
        what is hidden, and is not shown."""
        self._reader = view.reader
        self._acts = HiddenActs(view)
        self._recounting = Recounting(view.reader, lists_by_id(view.reader))
        self._names = names_of_members(view.reader)
        self._vouched = (0 if view.is_partial else None) if vouched is None else vouched

    def page(self, before: int | None = None, limit: int = _PAGE) -> list[ShownLine]:
        """The `limit` lines before line `before` (None: the newest), the newest first."""
        return self._told(self._reader.audit_lines(before=before, limit=limit))

    def at(self, numbers: Sequence[int]) -> list[ShownLine]:
        """The lines of these numbers, the newest first."""
        return self._told(self._reader.audit_lines_at(numbers))

    def find(self, query: str, numbers: Sequence[int], progress: Progress) -> list[ShownLine]:
        """Of the lines of these numbers, the newest first, the first `MOST_FOUND` that have every word of `query`. Not for the
        window's thread. Raises `Cancelled`."""
        found: list[ShownLine] = []
        for start in range(0, len(numbers), _PAGE):
            progress.step(start, len(numbers))
            for shown in self.at(numbers[start : start + _PAGE]):
                if shown.has_words(query):
                    found.append(shown)
                    if len(found) == MOST_FOUND:
                        return found
        return found

    def person(self, subject: SubjectId) -> str:
        """`No. 3 Вдовиченко Алексей Иванович, List A`."""
        return self._recounting.person(subject)

    def hash_of(self, number: int, line_hash: str) -> str:
        """A line's hash; empty where it follows from what is hidden."""
        return line_hash if self._vouched is None or number <= self._vouched else ""

    def _told(self, lines: Sequence[AuditLine]) -> list[ShownLine]:
        return [self._line(line) for line in reversed(lines)]

    def _line(self, line: AuditLine) -> ShownLine:
        statement = line.statement
        about = statement.about if statement is not None else None
        if statement is None or about is None or not self._acts.hides(statement.id, statement.by, about.subject):
            return _shown(line, self._recounting, self._names, self.hash_of(line.number, line.hash))
        return ShownLine(
            number=line.number,
            at=moment(line.at),
            who=self._names.get(line.by, line.by[:8]),
            act=_("an act on a person; hidden until you have decided"),
            about="",
            details="",
            hash="",
            signed=True,
            subject=None,
            is_hidden=True,
        )


def names_of_members(reader: Reader) -> dict[str, str]:
    """The shown name of every member by key."""
    return {key: member.name for key, member in members_of(reader).items()}


def _plain(text: str) -> str:
    """For comparing: one case, one apostrophe, figures without the spaces that group them."""
    return text.casefold().replace("\u00a0", "").replace("\u2019", "\u02bc").replace("'", "\u02bc")


def _shown(line: AuditLine, recounting: Recounting, names: Mapping[str, str], line_hash: str) -> ShownLine:
    statement = line.statement
    subject = statement.about.subject if statement is not None and statement.about is not None else None
    about, details = recounting.person(subject) if subject is not None else "", ""
    if statement is not None:
        about = about or _about_list(statement.body, recounting)
        details = _joined(recounting.matter(statement.body), history.said(statement.body), _of_list(statement.body))
    elif line.text is not None:
        listed, searched = line.text.get("list"), line.text.get("searched")
        about = recounting.list_name(ListId(listed)) if isinstance(listed, str) else ""
        told = [str(line.text[key]) for key in ("host", "copy") if key in line.text]
        if isinstance(searched, Sequence) and not isinstance(searched, str):
            lists = ", ".join(recounting.list_name(ListId(str(found))) for found in searched)
            told.append(_("searched: {lists}").format(lists=lists) if lists else _("there was no list to search"))
        details = ", ".join(told)
    return ShownLine(
        number=line.number,
        at=moment(line.at),
        who=names.get(line.by, line.by[:8]),
        act=auditing.act(line),
        about=about,
        details=details,
        hash=line_hash,
        signed=statement is not None,
        subject=subject,
    )


def _about_list(body: object, recounting: Recounting) -> str:
    if isinstance(body, Imported | Amended | Pairing | Exported | SampleDrawn | SignedOff | ListDeclared):
        return recounting.list_name(body.list_id)
    if isinstance(body, MemberDeclared):
        return ", ".join(filter(None, (body.name, body.agency)))
    return body.title if isinstance(body, CaseOpened) else ""


def _of_list(body: object) -> str:
    """What is said of an act on a list, or on the case file as a whole."""
    match body:
        case ListDeclared():
            return _of_attributes(body)
        case Imported():
            how = import_words.how_read(body.encoding, body.delimiter)
            return _joined(body.file_name, words.people(body.people), how, f"SHA-256 {body.file_sha256[:16]}…")
        case Amended():
            return _joined(_rows_by_hand(body), quoted(body.source))
        case Pairing():
            return words.people(body.subjects)
        case Exported():
            files = ", ".join(sorted(body.files))
            return _joined(_("for {recipient}").format(recipient=body.recipient) if body.recipient else "", files)
        case SignedOff():
            accepted = "; ".join(quoted(reason) for reason in body.accepted.values())
            return _joined(_("content: {words}").format(words=words_of(body.content_digest)), accepted)
        case Head():
            return _("up to act {number}").format(number=grouped(body.number))
        case Restoration():
            return _joined(
                _("this file stood at act {last}, act {seen} had been seen").format(
                    last=grouped(body.stands.number), seen=grouped(max((head.number for head in body.seen), default=0))
                ),
                quoted(body.reason),
            )
        case MemberDeclared():
            return _("key: {words}").format(words=fingerprint(body.member))
        case CaseOpened():
            return _joined(body.creator_name, body.creator_agency)
        case _:
            return ""


def _rows_by_hand(body: Amended) -> str:
    added = [grouped(one.row) for one in body.rows if one.instead_of is None]
    corrected = [grouped(one.row) for one in body.rows if one.instead_of is not None]
    return _joined(
        _("added in row {rows}").format(rows=", ".join(added)) if added else "",
        _("corrected in row {rows}").format(rows=", ".join(corrected)) if corrected else "",
    )


def _of_attributes(body: ListDeclared) -> str:
    try:
        found = attributes_of_values(body.attributes)
    except (KeyError, ValueError):
        return ""
    return _joined(found.name, words.role(found.role), words.side(found.side), found.made_by, date(found.as_of))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
