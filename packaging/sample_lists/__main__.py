"""Writes the sample lists of the demonstration: invented people, the same bytes for the same seed.

Run as `python packaging/sample_lists --output resources/demo [--seed N]`. It writes two lists to verify (one received, one to hand
over), four registries, two earlier exchanges, the deceased, those on hold; the truth about both lists to verify; and `lists.json`,
which says of each list what a caseworker would say. Every part of every person is drawn by itself: nobody is anybody.
"""

import argparse
import json
from pathlib import Path
from random import Random

from captives import confirmed_captives, held_by_us
from cast import EXCHANGES, Casting
from lists_to_verify import outgoing_list, received_list
from reference_lists import deceased_list, first_exchange, hold_list, second_exchange
from registries import Fates, missing_persons, wanted_by_relatives
from sample_files import SampleFile, numbers_of
from truth import truth_of

from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect

SEED = 20250516

ABOUT = """# Sample lists

Everybody in these files is invented: surname, given name, father's name, birth date, unit and numbers are drawn independently by a
seeded generator. A combination may by chance be somebody's; nothing was taken from a list of real people. Never enter these
numbers elsewhere. Which surnames exist was taken from names-translator (MIT).

`lists.json` names the lists in the order of their import, with what a caseworker would say of each and confirm of its columns.
`truth.csv` and `truth_outgoing.csv` tell, for the received and the outgoing list, which record of which file is the same invented
person as a line (rows are the files' own, counted from 1), and what was done to the line. `make samples` writes the folder anew.
"""


def sample_files(seed: int) -> list[SampleFile]:
    """All files, in the order in which they are imported."""

    def stream(name: str) -> Random:
        """A stream of its own for each file, so that a change in one leaves the others as they are."""
        return Random(f"{seed} {name}")

    cast = Casting(stream("cast")).draw()
    returned = {person.number: EXCHANGES[name] for name, people in cast.returned.items() for person in people}
    fates = Fates(returned, set(numbers_of(cast.deceased)))
    return [
        missing_persons(cast.registries["missing"], fates, stream("missing")),
        wanted_by_relatives(cast.registries["wanted"], fates, stream("wanted")),
        confirmed_captives(cast.registries["captives"], stream("captives")),
        held_by_us(cast.held, stream("held")),
        first_exchange(cast.returned["returned_1"], EXCHANGES["returned_1"]),
        second_exchange(cast.returned["returned_2"], EXCHANGES["returned_2"]),
        deceased_list(cast.deceased, cast.by_dna, stream("deceased")),
        hold_list(cast.hold, stream("hold")),
        received_list(cast.received, returned, stream("received")),
        outgoing_list(cast.outgoing, stream("outgoing")),
    ]


def write_samples(output: Path, seed: int) -> list[SampleFile]:
    """Writes everything into `output`, which is made where it is missing."""
    output.mkdir(parents=True, exist_ok=True)
    files = sample_files(seed)
    for file in files:
        file.write(output)
    truths = {"received.xlsx": ("truth.csv", slice(1, 2)), "outgoing.xlsx": ("truth_outgoing.csv", slice(1, 4))}
    for name, (truth, columns) in truths.items():
        listed = next(file for file in files if file.file_name == name)
        references = [file for file in files if file.role != "to-verify" and file.side == listed.side]
        (output / truth).write_text(truth_of(listed, columns, references), "utf-8", newline="")
    (output / "README.md").write_text(ABOUT, "utf-8", newline="")
    entries = [{"file": file.file_name, **file.manifest, **_layout(output / file.file_name)} for file in files]
    manifest = {"seed": seed, "lists": entries, "truths": {name: truth for name, (truth, _) in truths.items()}}
    (output / "lists.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="")
    return files


def _layout(path: Path) -> dict[str, object]:
    """What the assistant understands of a file, as a caseworker confirms it: the demonstration need not look twice."""
    found = inspect(path, progress=Progress())
    return {
        "sha256": found.file_sha256,
        "sheet": found.sheet,
        "heading_row": found.heading_row,
        "headings": found.headings,
        "columns": found.mapping.columns,
        "people": found.people,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, required=True, help="the folder to write to")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another draw of people (default {SEED})")
    arguments = parser.parse_args()
    for file in write_samples(arguments.output, arguments.seed):
        print(f"{file.file_name}: {len(file.people)} people")


if __name__ == "__main__":
    main()
