"""Reading the audit log for people: each line with who did it, what was done, and to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.audit import AuditLine
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import NamedList
from verifier_gui.domain.statements import (
    Adjudication,
    CaseOpened,
    Decision,
    Exported,
    Head,
    Hold,
    Imported,
    Judgement,
    ListDeclared,
    Note,
    Pairing,
    StopAnswer,
    Withdrawal,
)
from verifier_gui.phrases import auditing, words
from verifier_gui.phrases.figures import grouped, moment
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.deriving import lists_by_id
from verifier_gui.workflow.members import members_of


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line as a page shows it. `about` names the subject or the list, `details` what was said; both may be empty."""

    number: int
    at: str
    who: str
    act: str
    about: str
    details: str
    hash: str
    signed: bool
    subject: SubjectId | None


def read_lines(
    reader: Reader, *, before: int | None = None, limit: int = 200, kinds: Sequence[str] = (), day: str = ""
) -> list[ShownLine]:
    """A page of the log, the newest line first: the `limit` lines before line `before`."""
    lines = reader.audit_lines(before=before, limit=limit, kinds=kinds, day=day)
    lists = lists_by_id(reader)
    names = names_of_members(reader)
    return [_shown(line, reader, lists, names) for line in reversed(lines)]


def names_of_members(reader: Reader) -> dict[str, str]:
    """The shown name of every member by key."""
    return {member.id: member.name for member in members_of(reader).values()}


def _shown(line: AuditLine, reader: Reader, lists: Mapping[ListId, NamedList], names: Mapping[str, str]) -> ShownLine:
    statement = line.statement
    subject = statement.about.subject if statement is not None and statement.about is not None else None
    about, details = _about_subject(reader, subject), ""
    if statement is not None:
        listed = _about_list(statement.body, lists)
        about = about or listed
        details = _details(statement.body, lists)
    elif line.text is not None:
        listed = line.text.get("list")
        about = _list_name(ListId(listed), lists) if isinstance(listed, str) else ""
        details = ", ".join(str(line.text[key]) for key in ("host", "copy") if key in line.text)
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


def _about_subject(reader: Reader, subject: SubjectId | None) -> str:
    if subject is None:
        return ""
    found = reader.subject(subject)
    return f"№ {found.number} {found.facts.shown_name()}" if found else subject[:10]


def _about_list(body: object, lists: Mapping[ListId, NamedList]) -> str:
    if isinstance(body, Imported | Pairing | Exported | ListDeclared):
        return _list_name(body.list_id, lists)
    return body.title if isinstance(body, CaseOpened) else ""


def _list_name(list_id: ListId, lists: Mapping[ListId, NamedList]) -> str:
    return lists[list_id].attributes.name if list_id in lists else list_id[:8]


def _details(body: object, lists: Mapping[ListId, NamedList]) -> str:
    match body:
        case Adjudication():
            return _details(body.decided, lists)
        case Decision():
            records = ", ".join(_list_name(record.list_id, lists) for record in body.records)
            reason = words.reason(body.reason) if body.reason else ""
            return _joined(records, body.source, reason, body.ask, body.note)
        case Judgement() | Hold():
            return body.note
        case StopAnswer():
            return _joined(words.reason(body.reason) if body.reason else "", body.note)
        case Note():
            return body.text
        case Withdrawal():
            return _("statement {ids}").format(ids=", ".join(found[:12] for found in body.statements))
        case Imported():
            return _joined(body.file_name, words.people(body.people), f"SHA-256 {body.file_sha256[:16]}…")
        case Exported():
            files = ", ".join(sorted(body.files))
            return _joined(files, _("for {recipient}").format(recipient=body.recipient) if body.recipient else "")
        case Head():
            return _("up to act {number}").format(number=grouped(body.number))
        case CaseOpened():
            return _joined(body.creator_name, body.creator_agency)
        case _:
            return ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
