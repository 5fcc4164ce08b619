"""Lists of any size for the benchmarks of the window, drawn by the generator of the sample lists, and case files of them."""

import hashlib
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "packaging" / "sample_lists"))

import cast
from cast import EXCHANGES, Casting
from lists_to_verify import received_list
from registries import Fates, missing_persons
from sample_files import SampleFile

import verifier_gui
from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, Side, Stage, Status
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.workflow import case_files
from verifier_gui.workflow.backing_up import back_up
from verifier_gui.workflow.demo_case import create_demo_in
from verifier_gui.workflow.demonstrating import import_samples
from verifier_gui.workflow.importing import ImportPlan, import_list
from verifier_gui.workflow.matching_up import match_all
from verifier_gui.workflow.profile import Profile

GENERATOR = Path(cast.__file__).parent
PROGRAM = Path(verifier_gui.__file__).parent
PASSPHRASE = "benchmark"
SEED = 7
_SMALLEST = 2_000
"""people whom any registry of the generator holds, those of the list to verify among them"""


@dataclass(frozen=True, slots=True)
class Lists:
    """The files of a list of 1,000 and of one registry; `folder` keeps them for the next run."""

    folder: Path
    references: int

    @property
    def received(self) -> Path:
        return self.folder / "received.xlsx"

    @property
    def registry(self) -> Path:
        return self.folder / "registry_missing.csv"


def lists_of(folder: Path, references: int) -> Lists:
    """Writes the files, unless `folder` has them already."""

    def write(made: Path) -> None:
        for file in _files(references):
            file.write(made)

    return Lists(kept(folder / f"lists-{references}", GENERATOR, write), references)


def attributes_of(path: Path) -> ListAttributes:
    """What a caseworker would say of one of these files."""
    if path.name.startswith("received"):
        return ListAttributes("List A", ListRole.TO_VERIFY, Side.OURS, "", "2025-05-16", Stage.OFFER)
    return ListAttributes(
        "Missing persons",
        ListRole.REGISTRY,
        Side.OURS,
        "Ombudsman",
        "2025-05-02",
        default_status=Status.MISSING,
        default_basis=Basis.OWN_WORD,
    )


def plan_for(path: Path) -> ImportPlan:
    """What a caseworker would agree to without changing anything."""
    found = inspect(path, progress=Progress())
    return ImportPlan(
        path=path,
        file_sha256=found.file_sha256,
        sheet=found.sheet,
        heading_row=found.heading_row,
        headings=found.headings,
        mapping=found.mapping,
        attributes=attributes_of(path),
        people=found.people,
        encoding=found.encoding,
        delimiter=found.delimiter,
    )


def case_of(folder: Path, references: int) -> Path:
    """A folder with a case file `large.vcase` in which the list has met the registry, and `profile` beside it."""
    lists = lists_of(folder, references)
    return kept(
        folder / f"case-{references}", PROGRAM, lambda made: create_case(made, [lists.registry, lists.received])
    )


def demo_of(folder: Path) -> Path:
    """A folder with the demo case, as the program makes it."""

    def fill(made: Path) -> None:
        case = create_demo_in(made, quick_key)
        try:
            import_samples(case.acting, Progress())
            back_up(case, case.acting, Progress())
        finally:
            case_files.close(case)

    return kept(folder / "demo", PROGRAM, fill)


def create_case(folder: Path, files: Sequence[Path]) -> None:
    """A new case file with these lists, matched."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "large.vcase"
    profile = Profile(folder / "profile", quick_key)
    identity = profile.create_operator("Benchmark", "Benchmark", PASSPHRASE)
    case = case_files.create(
        path,
        title="Benchmark",
        passphrase=PASSPHRASE,
        identity=identity,
        profile=profile,
        agreed_ours=1000,
        agreed_theirs=1000,
    )
    try:
        for file in files:
            import_list(case.acting, plan_for(file), Progress())
        if files:
            match_all(case.acting, Progress())
            # So that none is due while something is measured.
            back_up(case, case.acting, Progress())
    finally:
        case_files.close(case)


def quick_key(passphrase: str, salt: bytes) -> bytes:
    """Opening is measured from the moment at which the key is derived."""
    return hashlib.sha256(passphrase.encode() + salt).digest()


def kept(folder: Path, made_by: Path, make: Callable[[Path], None]) -> Path:
    """What `make` puts into a folder, made anew when the sources that make it have changed."""
    sources = sorted(made_by.rglob("*.py"))
    sign = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    whole = folder / "whole"
    if not whole.exists() or whole.read_text() != sign:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        whole.write_text(sign)
    return folder


def _files(references: int) -> list[SampleFile]:
    cast.REGISTRY_SIZES.update(dict.fromkeys(cast.REGISTRY_SIZES, _SMALLEST), missing=references)
    drawn = Casting(Random(SEED)).draw()
    returned = {person.number: EXCHANGES[name] for name, people in drawn.returned.items() for person in people}
    registry = missing_persons(drawn.registries["missing"], Fates({}, set()), Random(SEED))
    return [
        received_list(drawn.received, returned, Random(SEED)),
        replace(registry, file_name="registry_missing.csv"),
    ]
