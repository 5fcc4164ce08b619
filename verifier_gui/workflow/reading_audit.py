"""Reading the audit log for people: each line with who did it, what was done, to whom, and what it rested on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.amendments import Amended
from verifier_gui.domain.audit import AuditLine
from verifier_gui.domain.case_statements import (
    CaseOpened,
    Exported,
    Head,
    Imported,
    ListDeclared,
    MemberDeclared,
    Pairing,
    Restoration,
    SignedOff,
)
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.phrases import auditing, history, import_words, words
from verifier_gui.phrases.figures import date, grouped, moment
from verifier_gui.phrases.fingerprints import words_of
from verifier_gui.progress import Progress
from verifier_gui.store.lists import attributes_of_values
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.deriving import lists_by_id
from verifier_gui.workflow.members import fingerprint, members_of
from verifier_gui.workflow.recounting import Recounting

_PAGE = 200
MOST_FOUND = 1000
"""lines that a search gives at most"""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as a page shows it. `about` names the subject or the list, `details` what the act rested on and what was said; both
    may be empty."""

    number: int
    at: str
    who: str
    act: str
    about: str
    details: str
    hash: str
    signed: bool
    subject: SubjectId | None

    def has_words(self, query: str) -> bool:
        """Whether every word of `query` stands somewhere in the line, in upper or lower case."""
        text = _plain(f"{self.number} {self.at} {self.who} {self.act} {self.about} {self.details} {self.hash}")
        return all(word in text for word in _plain(query).split())


def read_lines(
    reader: Reader, *, before: int | None = None, limit: int = 200, kinds: Sequence[str] = (), day: str = ""
) -> list[ShownLine]:
    """A page of the log, the newest line first: the `limit` lines before line `before`."""
    lines = reader.audit_lines(before=before, limit=limit, kinds=kinds, day=day)
    recounting, names = Recounting(reader, lists_by_id(reader)), names_of_members(reader)
    return [_shown(line, recounting, names) for line in reversed(lines)]


def find_lines(
    reader: Reader, query: str, progress: Progress, *, kinds: Sequence[str] = (), day: str = ""
) -> list[ShownLine]:
    """The newest `MOST_FOUND` lines that have every word of `query`, the newest first. Reads the log to its beginning: not for the
    window's thread. Raises `Cancelled`."""
    recounting, names = Recounting(reader, lists_by_id(reader)), names_of_members(reader)
    total = max(1, reader.head().number)
    found: list[ShownLine] = []
    for page in _pages(reader, kinds, day):
        progress.step(total - page[-1].number, total)
        for line in reversed(page):
            shown = _shown(line, recounting, names)
            if shown.has_words(query):
                found.append(shown)
                if len(found) == MOST_FOUND:
                    return found
    return found


def names_of_members(reader: Reader) -> dict[str, str]:
    """The shown name of every member by key."""
    return {key: member.name for key, member in members_of(reader).items()}


def _pages(reader: Reader, kinds: Sequence[str], day: str) -> Iterator[list[AuditLine]]:
    before: int | None = None
    while page := reader.audit_lines(before=before, limit=_PAGE, kinds=kinds, day=day):
        yield page
        before = page[0].number


def _plain(text: str) -> str:
    """For comparing: one case, one apostrophe, figures without the spaces that group them."""
    return text.casefold().replace("\u00a0", "").replace("\u2019", "\u02bc").replace("'", "\u02bc")


def _shown(line: AuditLine, recounting: Recounting, names: Mapping[str, str]) -> ShownLine:
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
        hash=line.hash,
        signed=statement is not None,
        subject=subject,
    )


def _about_list(body: object, recounting: Recounting) -> str:
    if isinstance(body, Imported | Amended | Pairing | Exported | SignedOff | ListDeclared):
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
            return _joined(_rows_by_hand(body), f"“{body.source}”")
        case Pairing():
            return words.people(body.subjects)
        case Exported():
            files = ", ".join(sorted(body.files))
            return _joined(files, _("for {recipient}").format(recipient=body.recipient) if body.recipient else "")
        case SignedOff():
            accepted = "; ".join(f"“{reason}”" for reason in body.accepted.values())
            return _joined(_("content: {words}").format(words=words_of(body.content_digest)), accepted)
        case Head():
            return _("up to act {number}").format(number=grouped(body.number))
        case Restoration():
            return _joined(
                _("this file stood at act {last}, act {seen} had been seen").format(
                    last=grouped(body.stands.number), seen=grouped(max((head.number for head in body.seen), default=0))
                ),
                f"“{body.reason}”",
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
