"""The demo case's content: the sample lists, imported and matched as anybody's would be."""

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from verifier_gui.domain.changes import Change
from verifier_gui.domain.language import spoken
from verifier_gui.domain.lists import Basis, ColumnMapping, ListAttributes, ListRole, Side, Stage, Status
from verifier_gui.domain.resources import resource_path
from verifier_gui.errors import VerifierError
from verifier_gui.progress import Progress
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.importing import BegunReading, ImportPlan, begin_reading, import_list
from verifier_gui.workflow.matching_up import match_all

PASSPHRASE = "demo demo demo"  # noqa: S105  everybody in the demo case is invented
"""Of the demo case and of its operator."""

AGREED = 1000
"""people, for each side"""

IMPORT_SHARE = 0.45
"""of the time that import and matching take together"""

READ_AHEAD = 2
"""files that are read while one is written"""


@dataclass(frozen=True, slots=True)
class Samples:
    """A folder with sample lists. `plans` stand in the order in which the lists are imported, each as a caseworker has
    confirmed it; `truths` are the files that tell the truth about a list, by the list's file name."""

    plans: tuple[ImportPlan, ...]
    truths: Mapping[str, Path]

    @property
    def people(self) -> int:
        return sum(plan.people for plan in self.plans)


def samples(folder: Path | None = None) -> Samples:
    """The sample lists that travel with the program, or those of another folder of their kind, named in the language spoken
    now. Raises `VerifierError` where they are missing or damaged."""
    try:
        folder = folder or resource_path("demo")
        manifest = cast(Mapping[str, Any], json.loads((folder / "lists.json").read_text("utf-8")))
        plans = tuple(_plan(folder, entry) for entry in cast(Sequence[Mapping[str, Any]], manifest["lists"]))
        truths = {str(listed): folder / str(truth) for listed, truth in manifest["truths"].items()}
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise VerifierError("The sample lists are missing or damaged. Install the program again.") from error
    return Samples(plans, truths)


def import_samples(acting: Acting, progress: Progress) -> Change:
    """Imports and matches every sample list. Raises `Cancelled`; then the lists that were imported before stand, and nothing
    is half imported."""
    return take_in(acting, samples().plans, progress.part(0, IMPORT_SHARE)) | match_all(
        acting, progress.part(IMPORT_SHARE, 1)
    )


def take_in(acting: Acting, plans: Sequence[ImportPlan], progress: Progress) -> Change:
    """Imports lists one after the other; the files that come next are read while one is written. Raises `Cancelled` and
    `SheetError`."""
    total = sum(plan.people for plan in plans) or 1
    parts: list[Progress] = []
    done = 0
    for plan in plans:
        parts.append(progress.part(done / total, (done + plan.people) / total))
        done += plan.people
    change = Change()
    begun: deque[BegunReading] = deque()
    try:
        for place, plan in enumerate(plans):
            while place + len(begun) < len(plans) and len(begun) <= READ_AHEAD:
                following = place + len(begun)
                begun.append(begin_reading(plans[following], parts[following]))
            change |= import_list(acting, plan, parts[place], begun.popleft())
    finally:
        for reading in begun:
            reading.give_up()
    return change


def _plan(folder: Path, entry: Mapping[str, Any]) -> ImportPlan:
    return ImportPlan(
        path=folder / str(entry["file"]),
        file_sha256=str(entry["sha256"]),
        sheet=str(entry["sheet"]),
        heading_row=int(entry["heading_row"]),
        headings=tuple(map(str, entry["headings"])),
        mapping=ColumnMapping(tuple(map(str, entry["columns"]))),
        attributes=_attributes(entry),
        people=int(entry["people"]),
    )


def _attributes(entry: Mapping[str, Any]) -> ListAttributes:
    def text(name: str) -> str:
        value = entry.get(name) or ""
        if isinstance(value, dict):
            return cast(Mapping[str, str], value)[spoken().value]
        return str(value)

    return ListAttributes(
        name=text("name"),
        role=ListRole(text("role")),
        side=Side(text("side")),
        made_by=text("made_by"),
        as_of=text("as_of"),
        stage=Stage(text("stage")) if text("stage") else None,
        exchange=text("exchange"),
        exchange_on=text("exchange_on"),
        default_status=Status(text("default_status")) if text("default_status") else None,
        default_basis=Basis(text("default_basis")) if text("default_basis") else None,
    )
