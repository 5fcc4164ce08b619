"""Builds the project's wheel and installs it in a place where nothing but it and the dependencies is."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Elsewhere:
    """An environment of its own with the wheel in it. Dependencies are those of the environment that runs the tests; the
    checkout is not among them, for the link of an editable install is not followed from here."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
        self._programs = folder / ("Scripts" if os.name == "nt" else "bin")
        own = Path(self.python("import sysconfig", "print(sysconfig.get_path('purelib'))"))
        own.joinpath("dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
        pip = (sys.executable, "-m", "pip", "--python", str(self._programs / "python"), "--disable-pip-version-check")
        subprocess.run(
            [*pip, "install", "--quiet", "--no-index", "--no-deps", "--force-reinstall", str(wheel)], check=True
        )
        self.package = own / "verifier_gui"

    def run(
        self, program: str, *arguments: str, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs a program of that environment with nothing of the checkout in sight."""
        foreign = ("PYTHON", "VIRTUAL_ENV", "LANG", "LC_", "VERIFIER_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        return subprocess.run(
            [str(self._programs / program), *arguments],
            cwd=cwd or self._programs,
            env={**kept, "LC_ALL": "C.UTF-8", **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def python(self, *lines: str, cwd: Path | None = None, **environment: str) -> str:
        """What a few lines of Python print there."""
        done = self.run("python", "-c", "\n".join(lines), cwd=cwd, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def build_wheel(folder: Path) -> Path:
    """Builds the wheel of the checkout, without network."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (built,) = folder.glob("*.whl")
    return built
