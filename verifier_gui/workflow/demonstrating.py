"""The demo case: the sample lists, imported and matched as anybody's would be."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from verifier_gui.domain.changes import Change
from verifier_gui.domain.language import Language, spoken
from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, Side, Stage, Status
from verifier_gui.domain.resources import resource_path
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.importing import ImportPlan, import_list
from verifier_gui.workflow.matching_up import match_all

PASSPHRASE = "demo demo demo"  # noqa: S105  everybody in the demo case is invented
"""Of the demo case and of its operator."""

AGREED = 1000
"""people, for each side"""


@dataclass(frozen=True, slots=True)
class SampleList:
    """A file of the sample with what a caseworker would say of it."""

    path: Path
    attributes: ListAttributes


def sample_lists() -> list[SampleList]:
    """The sample lists in the order in which they are imported, named in the language spoken now."""
    manifest = cast(Mapping[str, Any], json.loads(resource_path("demo", "lists.json").read_text("utf-8")))
    return [SampleList(resource_path("demo", str(entry["file"])), _attributes(entry)) for entry in manifest["lists"]]


def import_samples(acting: Acting, progress: Progress) -> Change:
    """Imports and matches every sample list. Raises `Cancelled`."""
    samples = sample_lists()
    change = Change()
    for place, sample in enumerate(samples):
        part = progress.part(0.6 * place / len(samples), 0.6 * (place + 1) / len(samples))
        found = inspect(sample.path, progress=part.part(0, 0.4))
        plan = ImportPlan(
            path=sample.path,
            file_sha256=found.file_sha256,
            sheet=found.sheet,
            heading_row=found.heading_row,
            headings=found.headings,
            mapping=found.mapping,
            attributes=sample.attributes,
            people=found.people,
        )
        change |= import_list(acting, plan, part.part(0.4, 1))
    return change | match_all(acting, progress.part(0.6, 1))


def _attributes(entry: Mapping[str, Any]) -> ListAttributes:
    def text(name: str) -> str:
        value = entry.get(name) or ""
        if isinstance(value, dict):
            by_language = cast(Mapping[str, str], value)
            return by_language["uk" if spoken() is Language.UKRAINIAN else "en"]
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
