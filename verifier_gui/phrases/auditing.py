"""The audit log in words: its acts, and what checking it found."""

from collections.abc import Callable, Mapping

from verifier_gui.domain.audit import Act, AuditLine, AuditReport, BadLine, Fault, Fork, Place, RestoredOnPurpose
from verifier_gui.domain.case_statements import Exported
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.phrases import history
from verifier_gui.phrases.figures import day, grouped, moment

_ACTS: Mapping[Act, str] = {
    Act.OPENED: N_("case file opened"),
    Act.UNLOCKED: N_("case file unlocked"),
    Act.MATCHED: N_("lists matched"),
    Act.BACKED_UP: N_("backed up"),
    Act.VERIFIED: N_("audit log checked"),
    Act.REFUSED: N_("refused"),
}

_FAULTS: Mapping[Fault, str] = {
    Fault.LINE_MISSING: N_("is missing"),
    Fault.LINE_ADDED: N_("was added before the first one"),
    Fault.HASH_DIFFERS: N_("was changed"),
    Fault.NOT_CANONICAL: N_("is not written as it was signed"),
    Fault.SIGNATURE_WRONG: N_("was changed: its signature does not hold"),
    Fault.OTHER_CASE: N_("belongs to another case"),
    Fault.NOT_A_MEMBER: N_("was signed by somebody who is no member"),
    Fault.KEY_ENDED: N_("was signed with a key that counted no longer"),
    Fault.ROLE_MAY_NOT: N_("was signed by somebody whose role may not do that"),
    Fault.COPY_OF_ANOTHER: N_("stands under an id that is not its own"),
    Fault.FILED_WRONG: N_("is filed under another kind, person or signer than it names"),
    Fault.PLACE_WRONG: N_("does not follow what its signer did before"),
    Fault.REFERENCE_MISSING: N_("names something that is missing or was changed"),
    Fault.SAMPLE_WRONG: N_("drew others for a second review than its random bytes draw"),
}

_ON_PURPOSE = N_("If that was done on purpose, open the file in the window and say so there.")
_ON_PURPOSE_HERE = N_(
    "If that was done on purpose, close the case file and open it again: the window then asks, and you can say so."
)

_PLACED: Mapping[Fault, str] = {
    Fault.CELLS_DIFFER: N_(
        "Act {number}{details} imported {place}: its cells are not those that were imported; nothing after it is vouched for."
    ),
    Fault.FACTS_DIFFER: N_(
        "Act {number}{details} imported {place}: what was read from its cells was changed since; nothing after it is "
        "vouched for."
    ),
    Fault.KEYS_DIFFER: N_(
        "Act {number}{details} imported {place}: a record stands under a key that is not its own; nothing after it is "
        "vouched for."
    ),
}


def act(line: AuditLine) -> str:
    """What a line of the audit log records."""
    if line.statement is not None:
        body = line.statement.body
        if isinstance(body, Exported) and not body.list_id:
            return _("copy of the audit log exported")
        return history.act(line.statement.body, line.statement.kind)
    return act_words(line.kind)


def act_words(word: str) -> str:
    """An act that is no statement; one that this version has no word for is shown as it stands."""
    try:
        return _(_ACTS[Act(word)])
    except ValueError:
        return word


def report(found: AuditReport, name_of: Callable[[str], str], *, in_window: bool = False) -> str:
    """The result of a check in one sentence or two: what holds, and the first thing that does not. `name_of` gives the
    shown name of an operator; `in_window` is for whoever has the file open there."""
    if found.bad is None:
        return ngettext("The one act holds.", "All {count} acts hold.", found.lines).format(count=grouped(found.lines))
    held = ngettext("{count} act holds.", "{count} acts hold.", found.held).format(count=grouped(found.held))
    said = held + " " + first_bad(found.bad, found.held, name_of)
    if found.bad.fault in {Fault.ACTS_MISSING, Fault.OTHER_HISTORY}:
        said = f"{said} {_(_ON_PURPOSE_HERE if in_window else _ON_PURPOSE)}"
    return said


def first_bad(bad: BadLine, held: int, name_of: Callable[[str], str]) -> str:
    """The first thing that does not hold, in a sentence; `held` lines before it do."""
    if bad.fault is Fault.ACTS_MISSING:
        return _("This file ends at act {number}, but this laptop has seen act {seen}: acts are missing.").format(
            number=grouped(bad.number), seen=bad.matter
        )
    if bad.fault is Fault.OTHER_HISTORY:
        return _("This laptop has seen another act {number} of this case: the file was put back or exchanged.").format(
            number=grouped(bad.number)
        )
    if bad.fault is Fault.VERDICT_DIFFERS:
        return _("A stored verdict is not what the statements add up to. Match the lists again to derive it anew.")
    if bad.fault is Fault.UNSIGNED_STATEMENT:
        return _("A statement stands outside the audit log; it is not vouched for.")
    if bad.fault is Fault.PAGE_DAMAGED:
        return _("The file is damaged. Open a backup of it.")
    details = ", ".join(part for part in (moment(bad.at), name_of(bad.by) if bad.by else "") if part)
    shown = {"number": grouped(bad.number), "details": f" ({details})" if details else ""}
    if bad.place is not None:
        return _(_PLACED[bad.fault]).format(place=_placed(bad.place), **shown)
    if bad.fault is Fault.HEAD_DIFFERS:
        return _(
            "Act {number}{details} vouches for an end that the log does not have: one of the acts {first} to {last} is not the one "
            "that was there, and nothing from act {first} on is vouched for."
        ).format(first=grouped(held + 1), last=grouped(bad.number - 1), **shown)
    return _("Act {number}{details} {fault}; nothing after it is vouched for.").format(
        fault=_(_FAULTS[bad.fault]), **shown
    )


def remarks(found: AuditReport, name_of: Callable[[str], str], *, in_window: bool = False) -> list[str]:
    """What whoever reads a report must know beside its result, a sentence each. `name_of` gives the shown name of an operator;
    `in_window` is for whoever has the file open there, whose last acts are not closed yet."""
    told = [fork(one, name_of) for one in found.forks]
    told += [_restored(restored, name_of(restored.by)) for restored in found.restored]
    if found.holds and found.unvouched and not in_window:
        told.append(
            ngettext(
                "The last act came after the last signed end of the log: the program was not closed as it should. Where it is no "
                "statement, nobody signed it.",
                "The last {count} acts came after the last signed end of the log: the program was not closed as it should. Those "
                "of them that are no statements nobody signed.",
                found.unvouched,
            ).format(count=grouped(found.unvouched))
        )
    if found.apart:
        newest = found.apart[-1]
        end = f"{grouped(newest.number)}, {moment(newest.at)}" if newest.at else grouped(newest.number)
        told.append(
            _(
                "This case has gone on in two copies, as was confirmed on this laptop: this file, and another one, last seen at act "
                "{end}. Nothing is wrong with this file; what was done in the other one is not in it."
            ).format(end=end)
        )
    if found.without_facts:
        told.append(
            ngettext(
                "{places} was imported before the program vouched for what it read: the cells hold, and nothing is known of "
                "the names and dates that were read from them.",
                "{places} were imported before the program vouched for what it read: the cells hold, and nothing is known of "
                "the names and dates that were read from them.",
                len(found.without_facts),
            ).format(places="; ".join(map(_placed, found.without_facts)))
        )
    return told


def fork(found: Fork, name_of: Callable[[str], str]) -> str:
    """A key that was used twice, in a sentence that says what a supervisor must do. `name_of` gives the shown name of an operator."""
    return _(
        "The key of {name} was used twice for one place in its chain: acts {numbers}. Both are kept, and none of them counts. Ask "
        "{name} which laptop the other was made on; if nobody knows, suspend the key."
    ).format(name=name_of(found.by), numbers=", ".join(map(grouped, found.numbers)))


def _restored(restored: RestoredOnPurpose, who: str) -> str:
    """Where the copy has outgrown what was seen, nobody can count any more what was lost."""
    lost = restored.seen - restored.stands
    if lost > 0:
        text = ngettext(
            "Restored on purpose on {day} by {who} (act {number}): {count} act was lost, that after act {stands}.",
            "Restored on purpose on {day} by {who} (act {number}): {count} acts were lost, those after act {stands}.",
            lost,
        )
    else:
        text = _("Restored on purpose on {day} by {who} (act {number}): acts of another copy were lost.")
    said = text.format(
        day=day(restored.at),
        who=who,
        number=grouped(restored.number),
        count=grouped(lost),
        stands=grouped(restored.stands),
    )
    return said + " " + _("Reason: “{reason}”").format(reason=restored.reason)


def _placed(place: Place) -> str:
    """`“Registry A”, revision 2, row 41`."""
    if not place.row:
        return _("“{list}”, revision {number}").format(list=place.list_name, number=grouped(place.revision))
    return _("“{list}”, revision {number}, row {row}").format(
        list=place.list_name, number=grouped(place.revision), row=grouped(place.row)
    )
