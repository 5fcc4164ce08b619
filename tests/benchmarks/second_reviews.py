"""How long it takes to read a queue and a sheet of 1,000 people under second review of everybody, and to change the policy.

`python tests/benchmarks second_reviews`. A colleague has decided on 400 people, the one who looks on 150 of these, and has answered
the stops of the others without deciding. Times are of the processor, for machines are busy with other things.
"""

import dataclasses
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from large_lists import PASSPHRASE, case_of, quick_key
from markdown_tables import table
from opened_window import copied
from window_figures import KEPT, summary

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import Answer, OperatorRole, Reason, Review
from verifier_gui.progress import Progress
from verifier_gui.sealing.membership_requests import read_request, write_request
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.blocking import read_blocks
from verifier_gui.workflow.deciding_policy import declare_policy
from verifier_gui.workflow.profile import Profile

_FIRST, _SECOND, _READINGS, _SHEETS = 400, 150, 30, 200
_REFERENCES = 10_000


def run(sizes: Sequence[int], _repeats: int) -> str:
    rows: list[tuple[str, ...]] = []
    for size in sizes or (_REFERENCES,):
        with tempfile.TemporaryDirectory() as folder:
            rows += [(f"{size:,}", *row) for row in _measured(copied(case_of(KEPT, size), Path(folder)))]
    return table(("references", "what", "processor"), rows)


def _measured(folder: Path) -> list[tuple[str, str]]:
    profile = Profile(folder / "profile", quick_key)
    identity = profile.unlock_operator(profile.operators()[0].id, PASSPHRASE)
    case = case_files.open_with_passphrase(folder / "large.vcase", PASSPHRASE, identity=identity, profile=profile)
    colleague = profile.create_operator("Second", "", PASSPHRASE)
    admit(case.acting, read_request(write_request(colleague)), OperatorRole.CASEWORKER)
    (named,) = [one for one in case.writer.lists() if one.attributes.role is ListRole.TO_VERIFY]
    subjects = [subject.id for subject in case.writer.subjects_of(named.id)]
    changing = _taken(lambda: declare_policy(case.acting, Policy(Review.SECOND_OF_ALL), Progress()), 1)
    _decide(dataclasses.replace(case.acting, identity=colleague), subjects[:_FIRST])
    _decide(case.acting, subjects[:_SECOND])
    for subject in subjects[_SECOND:]:
        _answer(case.acting, subject)

    def queue() -> None:
        reviewing.read_queue(case.view(case.writer), named.id)

    first = _taken(queue, 1)
    queues = _taken(queue, _READINGS)
    blocks = _taken(lambda: read_blocks(case.view(case.writer), named.id), _READINGS)
    coming = iter(subjects[:: max(1, len(subjects) // _SHEETS)][:_SHEETS])
    sheets = _taken(lambda: reviewing.read_sheet(case.writer, next(coming), case.operator.id), _SHEETS)
    case_files.close(case)
    return [
        (f"declare the policy, {len(subjects):,} people derived", summary(changing)),
        ("read the queue the first time", summary(first)),
        ("read the queue", summary(queues)),
        ("read a sheet", summary(sheets)),
        ("what keeps the roster from being signed", summary(blocks)),
    ]


def _taken(work: Callable[[], object], times: int) -> list[float]:
    taken: list[float] = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - began))
    return taken


def _answer(acting: Acting, subject: SubjectId) -> None:
    sheet = _sheet(acting, subject)
    for stop in sheet.unanswered:
        reviewing.answer_stop(acting, _sheet(acting, subject), stop.key, Answer.DOES_NOT_APPLY, reason=Reason.OTHERDATE)


def _decide(acting: Acting, subjects: Sequence[SubjectId]) -> None:
    for subject in subjects:
        _answer(acting, subject)
        sheet = _sheet(acting, subject)
        best = next((column.record for column in sheet.columns if column.digit), None)
        if best is not None:
            reviewing.identify(acting, sheet, [best], reason=Reason.LANG)
        else:
            reviewing.not_found(acting, sheet, reason=Reason.ABSENT)


def _sheet(acting: Acting, subject: SubjectId) -> ReviewSheet:
    return reviewing.read_sheet(acting.writer, subject, acting.identity.card.id)
