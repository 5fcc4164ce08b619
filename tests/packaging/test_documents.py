"""What README, CHANGELOG and docs say of files, commands, targets and dependencies is so."""

import re
import tomllib
from pathlib import Path
from typing import Any

import click
import pytest
from installing import ROOT
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from verifier_gui import __version__
from verifier_gui.cli.command_line import verifier

SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
}
README = PAGES["README.md"]
ARCHITECTURE = PAGES["docs/architecture.md"]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
PATH = re.compile(r"`((?:verifier_gui|tests|docs|packaging|resources)/[\w./-]*)`")


def section(title: str) -> str:
    """The text of one section of the README."""
    found = README.partition(f"\n## {title}\n")[2]
    assert found, title
    return found.partition("\n## ")[0]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_that_exist(page: str) -> None:
    folder = (ROOT / page).parent
    assert [link for link in LINK.findall(PAGES[page]) if not (folder / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_paths_that_are_named_exist(page: str) -> None:
    assert [path for path in PATH.findall(PAGES[page]) if not (ROOT / path).exists()] == []


def test_patterns_find_what_they_are_for() -> None:
    assert LINK.findall("[a](docs/b.md) ![c](d.png) [e](https://f)") == ["docs/b.md", "d.png"]
    assert len(PATH.findall(ARCHITECTURE)) > 60


def test_every_room_has_its_line_in_the_architecture() -> None:
    rooms = {path.parent.name for path in (ROOT / "verifier_gui").glob("*/__init__.py")}
    assert {Path(name).name for name in re.findall(r"^\| `(verifier_gui/\w+)/`", ARCHITECTURE, re.MULTILINE)} == rooms


def test_floors_are_those_that_the_linter_holds() -> None:
    contracts: list[dict[str, Any]] = SETTINGS["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    drawn = re.findall(r"^    (\w+(?: \| \w+)*)(?: {2,}|$)", ARCHITECTURE.partition("## The floors")[2], re.MULTILINE)
    assert drawn[: len(layers)] == layers
    for contract in contracts:
        assert f"*{contract['name'].partition(':')[0]}*" in ARCHITECTURE


def test_every_dependency_stands_in_the_table_with_its_reason_and_licence() -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section("Dependencies").splitlines()]
    told = {canonicalize_name(name): others for first, *others in rows if others for name in first.split(", ")}
    assert all(len(others) == 2 and all(others) for others in told.values())
    wanted = [*SETTINGS["project"]["dependencies"], *SETTINGS["dependency-groups"]["dev"]]
    assert told.keys() - {"package", "-"} == {canonicalize_name(Requirement(line).name) for line in wanted}


def test_every_dependency_is_pinned_within_its_range() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").split()
    pinned = {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}
    for line in (*SETTINGS["project"]["dependencies"], *SETTINGS["dependency-groups"]["dev"]):
        requirement = Requirement(line)
        assert pinned[canonicalize_name(requirement.name)] in requirement.specifier, line


def test_changelog_begins_with_this_version() -> None:
    versions = re.findall(r"^## \[([\d.]+)\]", PAGES["CHANGELOG.md"], re.MULTILINE)
    assert versions[0] == __version__


def test_commands_are_told_as_they_are() -> None:
    lines = re.findall(r"^    verifier (\w+) (.*)$", section("The command line"), re.MULTILINE)
    told = {name: set(re.findall(r"--\w+", rest)) for name, rest in lines}
    assert told == {
        name: {
            option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts
        }
        for name, command in verifier.commands.items()
    }


def test_targets_that_are_named_are_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        target for text in PAGES.values() for target in re.findall(r"(?:`|^ {4})make ([a-z]+)", text, re.MULTILINE)
    }
    assert {"demo", "test", "check"} <= named
    assert named <= targets


def test_pythons_are_those_that_are_allowed_and_proved() -> None:
    allowed = SpecifierSet(SETTINGS["project"]["requires-python"])
    within = [f"3.{minor}" for minor in range(8, 20) if f"3.{minor}" in allowed]
    proved = (ROOT / "packaging" / "prove_wheels.py").read_text("utf-8").partition("VERSIONS = (")[2].partition(")")[0]
    assert re.findall(r"[\d.]+", proved) == within
    cells = " ".join(
        line.split("|")[1] for line in section("Where it runs").splitlines() if line.startswith("| Python")
    )
    assert re.findall(r"\d\.\d+", cells) == within
