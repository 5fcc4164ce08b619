"""Lists that the benchmarks run on: those of the folder SAMPLES, else invented ones, made once below `build/`.

A sample is a folder with `truth.csv`, a list to verify (`list.*` or `received.*`) and the registries that the truth names. SAMPLES is
such a folder or holds several.
"""

import csv
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from invented_lists import write_lists

BUILD = Path(__file__).resolve().parents[2] / "build" / "benchmarks"


@dataclass(frozen=True)
class Sample:
    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @cached_property
    def list_file(self) -> Path:
        found = [path for path in sorted(self.folder.iterdir()) if path.stem in {"list", "received"} and _is_list(path)]
        if not found:
            raise FileNotFoundError(self.folder / "list.csv")
        return found[0]

    @cached_property
    def truth(self) -> list[dict[str, str]]:
        with (self.folder / "truth.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def registries(self) -> list[Path]:
        """Those that the truth names as registries."""
        names = {
            line["registry"] for line in self.truth if line["registry"] and line.get("role", "registry") == "registry"
        }
        return [self.folder / name for name in sorted(names)]


def _is_list(path: Path) -> bool:
    return path.suffix in {".csv", ".xlsx", ".xls", ".ods"}


def samples(sizes: Sequence[int], seeds: Sequence[int] = (1,)) -> Iterator[Sample]:
    """The samples of SAMPLES whatever their size, else invented ones of each size and seed."""
    given = os.environ.get("SAMPLES", "")
    if given:
        folder = Path(given)
        folders = [folder] if (folder / "truth.csv").exists() else sorted(folder.iterdir())
        yield from (Sample(found) for found in folders if (found / "truth.csv").exists())
        return
    for size in sizes:
        for seed in seeds:
            yield invented(size, seed)


def invented(size: int, seed: int = 1) -> Sample:
    folder = BUILD / f"{size}_{seed}"
    if not (folder / "truth.csv").exists():
        write_lists(folder, size, seed)
    return Sample(folder)
