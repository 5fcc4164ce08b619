"""Proves that all the program needs at run time comes as wheels, for every Python and system, without running any of them.

Run as `python packaging/prove_wheels.py [VERSION …]`. The wheels go to `build/wheels`; nothing is compiled and no source is
taken. pip looks at the requirements that hold only for some systems as if it stood on its own, so these are looked at again
here for the system in question.
"""

import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "wheels"
VERSIONS = ("3.11", "3.12", "3.13", "3.14")

SYSTEMS = {
    "Linux, x86-64, glibc 2.34": (
        ("manylinux2014_x86_64", *(f"manylinux_2_{minor}_x86_64" for minor in range(17, 35))),
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
    ),
    "Windows, x86-64": (
        ("win_amd64",),
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    ),
    "macOS 13, Apple silicon": (
        tuple(mac_platforms((13, 0), "arm64")),
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
    ),
}
"""The tags of wheels that run there, and what a requirement's marker sees there."""


def required() -> list[str]:
    """The run-time dependencies as `pyproject.toml` gives them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [str(dependency) for dependency in project["dependencies"]]


def download(version: str, tags: tuple[str, ...], folder: Path) -> str:
    """Fetches the wheels into `folder`; gives pip's complaint, empty where it has none."""
    asked = [option for tag in tags for option in ("--platform", tag)]
    done = subprocess.run(  # noqa: S603  pip, with arguments of our own
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--only-binary", ":all:", "--implementation", "cp", "--python-version", version),
            *asked,
            *("--constraint", str(ROOT / "constraints.txt"), "--dest", str(folder)),
            *required(),
        ],
        check=False,
        capture_output=True,
        text=True,
    )
    return "" if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


def faults_of(wheels: list[Path], version: str, tags: tuple[str, ...], markers: dict[str, str]) -> Iterator[str]:
    """Wheels that are for another system (pip takes its own for a tag that it does not know), and what a wheel requires on
    that system and is not there."""
    have = {parse_wheel_filename(wheel.name)[0] for wheel in wheels}
    environment = {**markers, "python_version": version, "python_full_version": f"{version}.0", "extra": ""}
    for wheel in wheels:
        if not {"any", *tags} & {tag.platform for tag in parse_wheel_filename(wheel.name)[3]}:
            yield f"{wheel.name} is for another system"
        for line in _metadata(wheel).get_all("Requires-Dist", []):
            requirement = Requirement(line)
            holds = requirement.marker is None or requirement.marker.evaluate(environment)
            if holds and canonicalize_name(requirement.name) not in have:
                yield f"{wheel.name.split('-')[0]} needs {requirement.name}"


def _metadata(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name))


def main(versions: list[str]) -> int:
    """Prints a line for each Python and system; 1 where one of them would need a compiler."""
    faults = 0
    for version in versions or VERSIONS:
        for system, (tags, markers) in SYSTEMS.items():
            folder = FOLDER / f"{version} {system.split(',')[0]}"
            shutil.rmtree(folder, ignore_errors=True)
            fault = download(version, tags, folder)
            wheels = sorted(folder.glob("*.whl"))
            faulty = [fault] if fault else list(faults_of(wheels, version, tags, markers))
            faults += bool(faulty)
            megabytes = sum(wheel.stat().st_size for wheel in wheels) / 1e6
            said = "; ".join(faulty) or f"{len(wheels)} wheels, {megabytes:.0f} MB"
            print(f"Python {version}, {system}: {said}", flush=True)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
