"""What checking a copy of an audit log found, in sentences."""

from collections.abc import Callable, Mapping

from verifier_gui.domain.audit import Fault
from verifier_gui.domain.audit_copies import DESCRIPTION, HOW_TO_CHECK, LINES, MEMBERS, CopyReport
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.phrases import auditing
from verifier_gui.phrases.figures import grouped, moment

_WRONG: Mapping[str, str] = {
    DESCRIPTION: N_("{file}: what the copy says of itself is not what its maker signed, or not what is in it."),
    LINES: N_("{file}: the lines are not those that the maker of the copy signed."),
    MEMBERS: N_("{file}: the members are not those that the statements name."),
    HOW_TO_CHECK: N_("{file} is missing or was changed."),
}
_FOREIGN = N_("{file} does not belong to the copy.")


def report(found: CopyReport, name_of: Callable[[str], str]) -> list[str]:
    """The result first, then what whoever checks must know, a sentence each. `name_of` gives the shown name of an operator."""
    told = [_result(found, name_of)]
    told += [_(_WRONG.get(name, _FOREIGN)).format(file=name) for name in dict.fromkeys(found.wrong)]
    described = found.description
    told.append(
        _("A copy of the audit log of “{title}”, made by {who}, {moment}, up to act {number}.").format(
            title=described.title,
            who=name_of(described.by),
            moment=moment(described.at),
            number=grouped(described.head.number),
        )
        if found.maker is not None
        else _("The copy was made by somebody who is no member of the case.")
    )
    if described.hidden:
        told.append(
            ngettext(
                "{count} act is hidden from whoever made the copy: its place in the chain holds, what it says and whose signature it "
                "bears cannot be checked.",
                "{count} acts are hidden from whoever made the copy: their places in the chain hold, what they say and whose "
                "signatures they bear cannot be checked.",
                described.hidden,
            ).format(count=grouped(described.hidden))
        )
    told += auditing.remarks(found.lines, name_of, in_window=True)
    if found.seen_later:
        told.append(
            _("This laptop has seen the case up to act {number}: what came after the copy is not in it.").format(
                number=grouped(found.seen_later)
            )
        )
    return told


def limits() -> list[str]:
    """What no copy can show, and what a recipient must do himself."""
    return [
        _(
            "A copy cannot show: the lists with their cells, what was on the screen at each decision, the verdicts, the signed "
            "rosters, and acts after it. Those are in the case file, which verifier audit checks whole."
        ),
        _(
            "All of it rests on the key of whoever created the case. Have its words read to you by telephone: anybody can make up a "
            "case with keys of his own."
        ),
    ]


def _result(found: CopyReport, name_of: Callable[[str], str]) -> str:
    lines = found.lines
    if lines.bad is None:
        return ngettext("The one act holds.", "All {count} acts hold.", lines.held).format(count=grouped(lines.held))
    held = ngettext("{count} act holds.", "{count} acts hold.", lines.held).format(count=grouped(lines.held))
    if lines.bad.fault is Fault.ACTS_MISSING:
        said = _("The copy ends there, but should have {number} acts: acts are missing.").format(
            number=grouped(int(lines.bad.matter))
        )
    elif lines.bad.fault is Fault.OTHER_HISTORY:
        said = _("This laptop has seen another act {number} of this case: it is another log, or was made anew.").format(
            number=grouped(lines.bad.number)
        )
    else:
        said = auditing.first_bad(lines.bad, lines.held, name_of)
    return f"{held} {said}"
