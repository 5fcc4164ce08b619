"""Findings in words: a short one for the queue, and a sentence that says what to look at."""

from collections.abc import Callable, Mapping

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import Basis, Status
from verifier_gui.domain.writing_direction import with_unseen_named
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import date, grouped

_SHORT: Mapping[FindingKind, str] = {
    FindingKind.ALREADY_RETURNED: N_("may be returned"),
    FindingKind.RECAPTURED: N_("captured again?"),
    FindingKind.DECEASED: N_("among the deceased"),
    FindingKind.ON_HOLD: N_("on hold"),
    FindingKind.TWICE_ON_LIST: N_("twice on the list"),
    FindingKind.ON_BOTH_SIDES: N_("on both sides' lists"),
    FindingKind.COLUMN_SLIPPED: N_("birth dates slipped?"),
    FindingKind.ANOTHER_SUBJECTS_IDENTITY: N_("record of another person"),
    FindingKind.RECORD_CHANGED: N_("record changed"),
    FindingKind.RECORD_GONE: N_("record gone"),
    FindingKind.NAMESAKE: N_("a namesake"),
    FindingKind.REGISTRIES_CONTRADICT: N_("registries contradict"),
    FindingKind.FORMER_SURNAME: N_("former surname"),
    FindingKind.TAX_NUMBER_WRONG: N_("tax number wrong"),
    FindingKind.TAX_NUMBER_AGAINST_DATE: N_("tax number at odds"),
    FindingKind.TAX_NUMBER_AGAINST_SEX: N_("tax number at odds"),
    FindingKind.ONE_NUMBER_TWO_NAMES: N_("one number, two names"),
    FindingKind.PATRONYMIC_AGAINST_SEX: N_("patronymic at odds with sex"),
    FindingKind.CHILD: N_("a child"),
    FindingKind.AGE_IMPOSSIBLE: N_("impossible age"),
    FindingKind.CATEGORY_UNPROVABLE: N_("category unproved"),
    FindingKind.MIXED_SCRIPTS: N_("mixed scripts"),
    FindingKind.INVISIBLE_CHARACTERS: N_("invisible characters"),
    FindingKind.DATE_IMPOSSIBLE: N_("impossible date"),
    FindingKind.DATE_PARTIAL: N_("year only"),
    FindingKind.FAMILY_TRAP: N_("a relative?"),
    FindingKind.NEW_IN_REVISION: N_("new in this revision"),
    FindingKind.CHANGED_IN_REVISION: N_("changed in this revision"),
    FindingKind.GONE_FROM_REVISION: N_("gone from the list"),
}


def short(kind: FindingKind) -> str:
    """Two or three words for a line of the queue."""
    return _(_SHORT[kind])


def title(finding: Finding) -> str:
    """The first words of a finding, set in bold."""
    return _TITLES[finding.kind]()


def sentence(finding: Finding) -> str:
    """What the finding says beyond its title; may be empty."""
    return _SENTENCES[finding.kind]({name: with_unseen_named(value) for name, value in finding.details.items()})


def _slipped(details: Mapping[str, str]) -> str:
    lines = int(details["by"])
    sentence = (
        ngettext(
            "From No. {first} to No. {last}, names fit records whose birth dates stand one line further down on this list.",
            "From No. {first} to No. {last}, names fit records whose birth dates stand {count} lines further down on this list.",
            lines,
        )
        if lines > 0
        else ngettext(
            "From No. {first} to No. {last}, names fit records whose birth dates stand one line further up on this list.",
            "From No. {first} to No. {last}, names fit records whose birth dates stand {count} lines further up on this list.",
            -lines,
        )
    )
    return sentence.format(first=details["first"], last=details["last"], count=abs(lines))


def _row(value: str) -> str:
    """The number of a row, or of several, as numbers are read."""
    return ", ".join(grouped(int(part)) if part.isdecimal() else part for part in value.split(", "))


def _basis(value: str) -> str:
    return words.basis(Basis(value)) if value else _("not given")


def _returned(details: Mapping[str, str]) -> str:
    """Which return, and what the dates tell: a capture before it does not speak for a second one."""
    day, captured = date(details.get("day", "")), date(details.get("captured", ""))
    values = {
        "day": day,
        "captured": captured,
        "list": details["list"],
        "row": _row(details["row"]),
        "name": details["name"],
    }
    if day and captured:
        return _(
            "Exchange of {day}, row {row}: {name}. The list says captured {captured}, not after that exchange."
        ).format(**values)
    if day:
        return _("Exchange of {day}, row {row}: {name}. Check the date of capture.").format(**values)
    if captured:
        return _("{list}, row {row}: {name}. Captured {captured}; the date of the return is not known.").format(
            **values
        )
    return _("{list}, row {row}: {name}. Check the date of capture.").format(**values)


def _changes(details: Mapping[str, str]) -> str:
    """What stood in each changed field, and what stands there now."""
    changed = [kind for kind in FactKind if f"{kind.value}-is" in details]
    told = (
        _("{field}: {was} → {now}").format(
            field=words.field(kind),
            was=details[f"{kind.value}-was"] or "—",
            now=details[f"{kind.value}-is"] or "—",
        )
        for kind in changed
    )
    text = "; ".join(told)
    return f"{text}." if text else ""


_TITLES: Mapping[FindingKind, Callable[[], str]] = {
    FindingKind.ALREADY_RETURNED: lambda: _("May have been returned."),
    FindingKind.RECAPTURED: lambda: _("Captured again?"),
    FindingKind.DECEASED: lambda: _("A similar record among the deceased."),
    FindingKind.ON_HOLD: lambda: _("Release contested."),
    FindingKind.TWICE_ON_LIST: lambda: _("Twice on this list?"),
    FindingKind.ON_BOTH_SIDES: lambda: _("On both sides' lists?"),
    FindingKind.COLUMN_SLIPPED: lambda: _("Birth dates slipped by rows?"),
    FindingKind.ANOTHER_SUBJECTS_IDENTITY: lambda: _("This record is another person's identity."),
    FindingKind.RECORD_CHANGED: lambda: _("The record of this identity has changed."),
    FindingKind.RECORD_GONE: lambda: _("The record of this identity is gone."),
    FindingKind.NAMESAKE: lambda: _("A namesake in the same registry."),
    FindingKind.REGISTRIES_CONTRADICT: lambda: _("Registries contradict one another."),
    FindingKind.FORMER_SURNAME: lambda: _("Former surname."),
    FindingKind.TAX_NUMBER_WRONG: lambda: _("Tax number wrong."),
    FindingKind.TAX_NUMBER_AGAINST_DATE: lambda: _("Tax number at odds with the birth date."),
    FindingKind.TAX_NUMBER_AGAINST_SEX: lambda: _("Tax number at odds with the sex."),
    FindingKind.ONE_NUMBER_TWO_NAMES: lambda: _("One number, two names."),
    FindingKind.PATRONYMIC_AGAINST_SEX: lambda: _("Patronymic at odds with the sex."),
    FindingKind.CHILD: lambda: _("A child."),
    FindingKind.AGE_IMPOSSIBLE: lambda: _("An age that cannot be."),
    FindingKind.CATEGORY_UNPROVABLE: lambda: _("The category cannot be proved."),
    FindingKind.MIXED_SCRIPTS: lambda: _("Letters of two scripts, or digits, in one word."),
    FindingKind.INVISIBLE_CHARACTERS: lambda: _("Invisible characters."),
    FindingKind.DATE_IMPOSSIBLE: lambda: _("Impossible birth date."),
    FindingKind.DATE_PARTIAL: lambda: _("Birth date known in part."),
    FindingKind.FAMILY_TRAP: lambda: _("A relative?"),
    FindingKind.NEW_IN_REVISION: lambda: _("New in this revision."),
    FindingKind.CHANGED_IN_REVISION: lambda: _("Changed in this revision."),
    FindingKind.GONE_FROM_REVISION: lambda: _("Gone from the list."),
}

_SENTENCES: Mapping[FindingKind, Callable[[Mapping[str, str]], str]] = {
    FindingKind.ALREADY_RETURNED: _returned,
    FindingKind.RECAPTURED: lambda d: _(
        "The capture ({captured}) is later than the return ({returned}): perhaps captured a second time."
    ).format(captured=date(d["captured"]), returned=date(d["returned"])),
    FindingKind.DECEASED: lambda d: _("{list}, row {row}: {name} (basis: {basis}). This does not prove death.").format(
        list=d["list"], row=_row(d["row"]), name=d["name"], basis=_basis(d.get("basis", ""))
    ),
    FindingKind.ON_HOLD: lambda d: _("{list}, row {row}: {name}. An agency contests the release.").format(
        list=d["list"], row=_row(d["row"]), name=d["name"]
    ),
    FindingKind.TWICE_ON_LIST: lambda d: _("No. {number} may be the same person: {name}.").format(
        number=d["number"], name=d["name"]
    ),
    FindingKind.ON_BOTH_SIDES: lambda d: _("{list}, No. {number}: {name}.").format(
        list=d["list"], number=d["number"], name=d["name"]
    ),
    FindingKind.COLUMN_SLIPPED: _slipped,
    FindingKind.ANOTHER_SUBJECTS_IDENTITY: lambda d: _("{list}, row {row} is already identified as {people}.").format(
        list=d["list"], row=_row(d["row"]), people=d["people"].replace("№", _("No."))
    ),
    FindingKind.RECORD_CHANGED: lambda d: _(
        "{list}, row {row} in revision {was}, row {now} in revision {revision}. {changes}"
    ).format(
        list=d["list"],
        row=_row(d["row"]),
        was=d["was"],
        now=_row(d["row-is"]),
        revision=d["revision"],
        changes=_changes(d),
    ),
    FindingKind.RECORD_GONE: lambda d: _(
        "{list}, revision {was}, row {row}: {person}. Revision {revision} no longer has this record."
    ).format(
        list=d["list"],
        was=d["was"],
        row=_row(d["row"]),
        person=", ".join(part for part in (d["name"], date(d["born"])) if part),
        revision=d["revision"],
    ),
    FindingKind.NAMESAKE: lambda d: _("{list}, rows {rows}: the same three names.").format(
        list=d["list"], rows=_row(d["rows"])
    ),
    FindingKind.REGISTRIES_CONTRADICT: lambda d: _("This person stands as: {statuses}.").format(
        statuses=", ".join(words.status(Status(status)) for status in d["statuses"].split())
    ),
    FindingKind.FORMER_SURNAME: lambda d: d.get("name", ""),
    FindingKind.TAX_NUMBER_WRONG: lambda _details: _("Its check digit does not hold."),
    FindingKind.TAX_NUMBER_AGAINST_DATE: lambda d: _("The number says {day}.").format(day=date(d["day"])),
    FindingKind.TAX_NUMBER_AGAINST_SEX: lambda _details: _("The number's ninth digit says the other sex."),
    FindingKind.ONE_NUMBER_TWO_NAMES: lambda d: _("{list}, row {row}: {name}.").format(
        list=d["list"], row=_row(d["row"]), name=d["name"]
    ),
    FindingKind.PATRONYMIC_AGAINST_SEX: lambda d: d.get("name", ""),
    FindingKind.CHILD: lambda d: _("Born {day}: under 18 on the date of the list.").format(day=date(d["day"])),
    FindingKind.AGE_IMPOSSIBLE: lambda d: _("Born {day}.").format(day=date(d["day"])),
    FindingKind.CATEGORY_UNPROVABLE: lambda _details: _("Only the year of birth is known."),
    FindingKind.MIXED_SCRIPTS: lambda d: _("In “{text}”; read as “{read}”.").format(text=d["text"], read=d["read"]),
    FindingKind.INVISIBLE_CHARACTERS: lambda d: _("In “{text}”.").format(text=d["text"]),
    FindingKind.DATE_IMPOSSIBLE: lambda d: _("No calendar has “{text}”.").format(text=d["text"]),
    FindingKind.DATE_PARTIAL: lambda d: _("The list gives “{text}”.").format(text=d["text"]),
    FindingKind.FAMILY_TRAP: lambda d: _("{list}, row {row}: {name}, {born}.").format(
        list=d["list"], row=_row(d["row"]), name=d["name"], born=date(d.get("born", "")) or _("no birth date")
    ),
    FindingKind.NEW_IN_REVISION: lambda d: (
        _("Back in revision {revision}; last on the list in revision {was}. {changes}").format(
            revision=d["revision"], was=d["was"], changes=_changes(d)
        )
        if d.get("was")
        else _("First on the list in revision {revision}.").format(revision=d["revision"])
    ).strip(),
    FindingKind.CHANGED_IN_REVISION: _changes,
    FindingKind.GONE_FROM_REVISION: lambda d: _("Revision {revision} no longer has this line.").format(
        revision=d["revision"]
    ),
}
