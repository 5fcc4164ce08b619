"""What an import says of the file that is being looked at."""

from collections.abc import Mapping

from verifier_gui.domain.forecasts import Fate, Forecast, shrinks_much
from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.lists import ListRole, Revision, Status
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import NO_BREAK_SPACE, grouped
from verifier_gui.sheets.inspection import STATUS_BLANK, STATUS_UNREAD, Inspection


def people_and_rows(found: Inspection) -> str:
    """`1 000 people, rows 4–1 003`."""
    if not found.people:
        return _("nobody was found")
    people, first, last = words.people(found.people), found.first_person_row, found.last_person_row
    if first == last:
        return _("{people}, row {row}").format(people=people, row=grouped(first))
    return _("{people}, rows {first}–{last}").format(people=people, first=grouped(first), last=grouped(last))


def statuses(found: Inspection, default: Status | None) -> str:
    """`status: 871 by default, 127 read, 2 unread`; empty where no column gives the status."""
    counts = found.status_counts
    if not counts:
        return ""
    blank, unread = counts.get(STATUS_BLANK, 0), counts.get(STATUS_UNREAD, 0)
    read = sum(counts.values()) - blank - unread
    parts = [
        (blank, _("{count} by default") if default else _("{count} blank")),
        (read, _("{count} read")),
        (unread, _("{count} unread")),
    ]
    return _("status: {counts}").format(counts=", ".join(text.format(count=grouped(n)) for n, text in parts if n))


def each_status(counts: Mapping[str, int], default: Status | None) -> list[tuple[str, int]]:
    """What the status column says of how many people, most frequent words first; then blank cells, then unread ones."""
    read = [
        (words.status(Status(status)), count)
        for status, count in sorted(counts.items(), key=lambda pair: -pair[1])
        if status not in (STATUS_BLANK, STATUS_UNREAD)
    ]
    blank = (
        _("blank: {status} by default").format(status=words.status(default)) if default else _("blank, and no default")
    )
    ends = ((blank, counts.get(STATUS_BLANK, 0)), (_("not read"), counts.get(STATUS_UNREAD, 0)))
    return read + [(text, count) for text, count in ends if count]


def check_rows(people: int) -> str:
    """The button that goes on to the check."""
    return ngettext("Check {count} row", "Check {count} rows", people).format(count=grouped(people))


def difference(since: int, new: int, gone: int, changed: int) -> str:
    """`since revision 1: 41 new, 41 gone, 12 changed`."""
    if not (new or gone or changed):
        return _("since revision {number}: the same people").format(number=since)
    return _("since revision {number}: {new} new, {gone} gone, {changed} changed").format(
        number=since, new=grouped(new), gone=grouped(gone), changed=grouped(changed)
    )


def changes(forecast: Forecast) -> list[tuple[str, str, str]]:
    """(which people, in words, what is to be said besides) of each group that occurs: a `Fate`, or `substituted`."""
    told = (
        (Fate.NEW, forecast.new, ngettext("{count} new person", "{count} new people", forecast.new), ""),
        (
            Fate.GONE,
            forecast.gone,
            ngettext("{count} person gone", "{count} people gone", forecast.gone),
            _decided_of_them(forecast.gone_decided),
        ),
        (
            "substituted",
            forecast.substituted,
            ngettext("{count} substitution", "{count} substitutions", forecast.substituted),
            _("gone and new in the same line"),
        ),
        (Fate.CHANGED, forecast.changed, ngettext("{count} changed", "{count} changed", forecast.changed), ""),
    )
    return [(key, text.format(count=grouped(count)), details) for key, count, text, details in told if count]


def _decided_of_them(count: int) -> str:
    said = ngettext("{count} of them is decided", "{count} of them are decided", count)
    return said.format(count=grouped(count)) if count else ""


def fates_of_decisions(forecast: Forecast) -> list[str]:
    """What becomes of what was decided on the people of the revision before; nothing where nobody is decided."""
    stand, back, leave = forecast.standing, forecast.coming_back, forecast.gone_decided
    told = (
        (stand, ngettext("{count} stands", "{count} stand", stand)),
        (
            back,
            ngettext(
                "{count} comes back for review: the name, birth date or a number changed",
                "{count} come back for review: the name, birth date or a number changed",
                back,
            ),
        ),
        (
            leave,
            ngettext(
                "{count} leaves the roster with its person; it is kept on record",
                "{count} leave the roster with their people; they are kept on record",
                leave,
            ),
        ),
    )
    return [text.format(count=grouped(count)) for count, text in told if count]


def kept(forecast: Forecast) -> str:
    """That people who were added by hand stay on the list; empty where there are none."""
    if not forecast.kept:
        return ""
    return ngettext(
        "{count} person added by hand stays on the list although this file does not name them.",
        "{count} people added by hand stay on the list although this file does not name them.",
        forecast.kept,
    ).format(count=grouped(forecast.kept))


def touched(forecast: Forecast) -> str:
    """Whom a revision of a reference list would touch; empty for a list to verify, where the people themselves are told."""
    if not forecast.is_reference:
        return ""
    if not forecast.people:
        return _("Nobody who is decided is identified by a record that is gone or changed in this file.")
    count = len(forecast.people)
    return ngettext(
        "{count} decided person is identified by a record that is gone or changed in this file.",
        "{count} decided people are identified by records that are gone or changed in this file.",
        count,
    ).format(count=grouped(count))


def doubts_of_loss(forecast: Forecast, name: str) -> list[str]:
    """`999 of 1 000 people of “List A” are gone in this file`, and what goes with it; nothing where few are gone."""
    if not forecast.loses_many:
        return []
    gone = ngettext(
        "{gone} of {count} people of “{list}” is gone in this file",
        "{gone} of {count} people of “{list}” are gone in this file",
        forecast.gone,
    ).format(gone=grouped(forecast.gone), count=grouped(forecast.former), list=name)
    decided = ngettext(
        "{count} of those gone has been decided.", "{count} of those gone have been decided.", forecast.gone_decided
    ).format(count=grouped(forecast.gone_decided))
    others = _("{new} are new, {changed} changed, {same} the same.").format(
        new=grouped(forecast.new), changed=grouped(forecast.changed), same=grouped(forecast.same)
    )
    return [gone, *([decided] if forecast.gone_decided else []), others]


def doubts_of_shrinking(revision: Revision, people: int, name: str) -> list[str]:
    """The same of a list whose people are not followed: only their numbers are known."""
    if not shrinks_much(revision.people, people):
        return []
    return [
        _("This file names {people}, revision {number} of “{list}” names {former}").format(
            people=words.people(people), number=revision.number, list=name, former=grouped(revision.people)
        )
    ]


def doubt_of_role(said: ListRole, role: ListRole) -> str:
    """The words of a file speak of another role than its list has."""
    return _("The words of the file say “{said}”, but the list is “{role}”").format(
        said=words.role(said), role=words.role(role)
    )


def without_status(found: Inspection) -> int:
    """How many people of a registry nothing says anything of, where it has no default status."""
    return found.status_counts.get(STATUS_BLANK, 0) if found.status_counts else found.people


def wanted(fields: list[str]) -> str:
    """`Still to be said: Role, Whose people.`"""
    names = f",{NO_BREAK_SPACE}".join(name.replace(" ", NO_BREAK_SPACE) for name in fields)
    return _("Still to be said: {fields}.").format(fields=names.replace(f",{NO_BREAK_SPACE}", ", "))


def how_read(encoding: str, delimiter: str) -> str:
    """`Windows-1251 · columns parted by ; semicolon`: how a csv was read; empty for a workbook."""
    parted = _("columns parted by {delimiter}").format(delimiter=delimiter_name(delimiter)) if delimiter else ""
    return " · ".join(text for text in (encoding_name(encoding), parted) if text)


def encoding_name(encoding: str) -> str:
    """An encoding as senders call it."""
    known = {
        "utf-8": "UTF-8",
        "utf-8-sig": "UTF-8",
        "cp1251": "Windows-1251",
        "koi8-u": "KOI8-U",
        "cp866": "CP866 (DOS)",
        "mac-cyrillic": "Mac Cyrillic",
        "utf-16": "UTF-16",
        "iso8859-5": "ISO 8859-5",
    }
    return known.get(encoding, encoding)


def delimiter_name(delimiter: str) -> str:
    """What parts the cells of a csv."""
    known = {
        ";": _("; semicolon"),
        ",": _(", comma"),
        "\t": _("tab"),
        "|": _("| bar"),
    }
    return known.get(delimiter, delimiter)
