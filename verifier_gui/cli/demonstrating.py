"""`verifier demo`: the main job on the sample lists, without a window."""

import shutil
import tempfile
import time
from pathlib import Path

from verifier_gui.cli.progress_line import progress_line
from verifier_gui.cli.saying import say
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole, NamedList
from verifier_gui.errors import UsageError, VerifierError
from verifier_gui.phrases import auditing, demonstration
from verifier_gui.progress import Progress
from verifier_gui.sealing.keys import Derive
from verifier_gui.workflow import case_files
from verifier_gui.workflow.case_files import OpenCase
from verifier_gui.workflow.comparing_truth import compare_with_truth
from verifier_gui.workflow.demo_case import create_demo_in, discard_demo
from verifier_gui.workflow.demonstrating import PASSPHRASE, Samples, samples, take_in
from verifier_gui.workflow.examining import opened_to_examine
from verifier_gui.workflow.exporting import RosterFormat, export_roster
from verifier_gui.workflow.matching_up import match_all
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.proving import verify

_ROSTER = "roster"


def demonstrate(output: Path | None, of: Samples | None = None, derive: Derive | None = None) -> None:
    """Imports and matches the sample lists in a new case file, decides nothing, writes the roster of the received list, checks
    the audit log, and prints what was found.

    Everything goes into `output`, else into a new folder among the temporary ones; a former demo there is replaced. The
    operator and the seen heads are kept beside the case file: the user's own profile is not touched. `of` are other samples
    than those that travel with the program, `derive` another derivation of keys. Raises `VerifierError`; then nothing is left
    of the case.
    """
    of = of or samples()
    folder = _folder(output)
    case = create_demo_in(folder, derive)
    try:
        rosters = _work(case, of, folder)
    except BaseException:
        discard_demo(case)
        if output is None:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    case_files.close(case)
    say(_audited(case))
    for path in rosters:
        say(_("Roster: {file}").format(file=path))
    say(_("Case file: {file}").format(file=case.path))
    say(_("  its passphrase, and that of its operator: {passphrase}").format(passphrase=PASSPHRASE))


def _folder(output: Path | None) -> Path:
    if output is None:
        return Path(tempfile.mkdtemp(prefix="verifier-demo-"))
    if output.exists() and not output.is_dir():
        raise UsageError("{folder} is a file, not a folder.", folder=str(output))
    return output.absolute()


def _work(case: OpenCase, of: Samples, folder: Path) -> list[Path]:
    """Returns where the rosters lie."""
    say(_("Everybody in the sample lists is invented."))
    began = time.monotonic()
    with progress_line(_("importing")) as progress:
        take_in(case.acting, of.plans, progress)
    imported = time.monotonic()
    say(demonstration.imported(len(of.plans), of.people, imported - began))
    with progress_line(_("matching")) as progress:
        match_all(case.acting, progress)
    to_verify = [named for named in case.writer.lists() if named.attributes.role is ListRole.TO_VERIFY]
    people = sum(named.revision.people for named in to_verify if named.revision)
    say(demonstration.matched(people, time.monotonic() - imported))
    for named in to_verify:
        truth = of.truths.get(named.revision.file_name) if named.revision else None
        if truth is not None:
            compared = compare_with_truth(case.writer, named.id, truth)
            say("\n".join(demonstration.found(named.attributes.name, compared)))
    with progress_line(_("writing the roster")) as progress:
        return _export(case, to_verify, folder, progress)


def _export(case: OpenCase, to_verify: list[NamedList], folder: Path, progress: Progress) -> list[Path]:
    """The roster of the first list to verify, in every form."""
    if not to_verify:
        raise VerifierError("The sample lists are missing or damaged. Install the program again.")
    targets = [folder / f"{_ROSTER}.{roster_format.value}" for roster_format in RosterFormat]
    written = export_roster(case.acting, case.title, to_verify[0].id, targets, progress)
    return [file.path for file in written.files]


def _audited(case: OpenCase) -> str:
    """The result of checking the closed case file, opened anew with its passphrase."""
    with opened_to_examine(case.path, PASSPHRASE, case.profile) as (reader, heads):
        names = {str(key): member.name for key, member in members_of(reader).items()}
        report = verify(reader, heads)
    text = auditing.report(report, lambda operator: names.get(operator, operator[:8]))
    return _("Audit log: {report}").format(report=text)
