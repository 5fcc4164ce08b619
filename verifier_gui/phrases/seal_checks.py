"""What checking a sealed roster found, in sentences."""

import datetime
from collections.abc import Mapping

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.seal_checks import SealFault, SealFinding, SealReport, SealSigner
from verifier_gui.domain.seals import CSV
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import grouped, moment_with_offset

_SHOWN = 20
"""findings of one file that are told one by one"""

_SENTENCES: Mapping[SealFault, str] = {
    SealFault.FILE_MISSING: N_("{file} is missing."),
    SealFault.FILE_ADDED: N_("{file} does not belong to the roster: it was added."),
    SealFault.FILE_CHANGED: N_("{file} was changed."),
    SealFault.SAVED_ANEW: N_(
        "{file} was saved anew: every cell of every person is as it was signed, but the file is not the one that was signed. "
        "Ask for the original."
    ),
    SealFault.UNREADABLE: N_("{file} was changed so that it can no longer be read as a table."),
    SealFault.CELL_CHANGED: N_("{file}, row {row}, column {column}: the cell was changed."),
    SealFault.ROW_MISSING: N_("{file}: a row is missing, that of the person with the code {code}; it was row {row}."),
    SealFault.ROW_ADDED: N_("{file}, row {row} was added: nobody signed it."),
    SealFault.ROW_MOVED: N_("{file}, row {row}: the row stands in another place than when it was signed."),
    SealFault.MANIFEST_CHANGED: N_(
        "{file} was changed, or no signature of it holds: nothing in this folder is vouched for."
    ),
    SealFault.SIGNATURE_WRONG: N_("{file} is not a signature of its file: one of the two was changed."),
    SealFault.SIGNATURE_MISSING: N_("{who} did not sign {file}."),
    SealFault.SIGNER_NOT_NAMED: N_("{file} is signed by a key that is not among those who may sign: {who}."),
    SealFault.FIRST_MISSING: N_("The first signature is missing."),
    SealFault.SECOND_MISSING: N_("Only one person signed. The second signature, that of a supervisor, is missing."),
    SealFault.SECOND_NO_SUPERVISOR: N_("{who} signed second and is no supervisor."),
    SealFault.UNKNOWN_SIGNER: N_(
        "Unknown signer: {who}. The key is known neither here nor in a file of signers that you trust. Have its fingerprint read "
        "to you by telephone; then name a file with the key by --signers."
    ),
}


def report(found: SealReport) -> list[str]:
    """The whole result, a line each: the answer first, then who signed, or what is wrong."""
    manifest = found.manifest
    if manifest is None or not found.is_whole:
        return [_("This sealed roster does not hold."), *_findings(found)]
    count = manifest.counts.get("people", 0)
    answer = ngettext(
        "“{title}” is whole: {count} person, as of {moment}.",
        "“{title}” is whole: {count} people, as of {moment}.",
        count,
    ).format(title=manifest.title, count=grouped(count), moment=moment_with_offset(manifest.as_of, datetime.UTC))
    return [answer, *(_signer(one) for one in found.signers), *_findings(found)]


def finding(found: SealFinding) -> str:
    """One thing that is not as it was signed."""
    return _(_SENTENCES[found.fault]).format(
        file=found.file, row=found.row, column=_column(found), code=found.code, who=found.who
    )


def _findings(found: SealReport) -> list[str]:
    """The first of each file; how many more there are is said."""
    told: list[str] = []
    counts: dict[str, int] = {}
    for one in found.findings:
        counts[one.file] = counts.get(one.file, 0) + 1
        if counts[one.file] <= _SHOWN:
            told.append(finding(one))
    for file, count in counts.items():
        if count > _SHOWN:
            more = count - _SHOWN
            told.append(
                ngettext("{file}: {count} more change.", "{file}: {count} more changes.", more).format(
                    file=file, count=grouped(more)
                )
            )
    return told


def _signer(signer: SealSigner) -> str:
    text = _("Signed first: {who}") if signer.is_first else _("Signed second: {who}")
    one = signer.signatory
    return text.format(who=", ".join(part for part in (one.name, one.agency, words.operator_role(one.role)) if part))


def _column(found: SealFinding) -> str:
    """`C (Surname)` of a workbook, `3 (Surname)` of a csv."""
    if found.column < 0:
        return ""
    place = str(found.column + 1) if found.file == CSV else _letters(found.column + 1)
    heading = " ".join(found.heading.split())
    return f"{place} ({heading})" if heading else place


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
