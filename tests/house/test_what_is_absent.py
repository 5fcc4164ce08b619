"""What must not be found in any file of the project."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".venv", ".git", "build", "dist", "__pycache__", ".hypothesis", ".ruff_cache", ".import_linter_cache"}
BINARY = {".ttf", ".otf", ".mo", ".xlsx", ".xls", ".ods", ".xlsb", ".png", ".csv", ".pyc", ".vcase"}

MACHINE_PATH = re.compile(
    r"(?<![\w.])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me/[a-z]", "Us" + "ers/[a-z]")) + r")\b"
)
REGISTRY = re.compile(
    r"\b(?:py" + r"pi|pythonho" + r"sted|npm" + r"js|arti" + r"factory|proxy\.go" + r"lang)\.\w", re.IGNORECASE
)
OUTSIDE = re.compile(r"(?:\.\./|/)sha" + r"red\b")


def files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if (
            path.is_file()
            and not NOT_OURS & set(parts)
            and path.suffix not in BINARY
            and not parts[0].endswith(".egg-info")
        ):
            yield path


TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8", "replace") for path in files()}
MODULES = {
    name: ast.parse(text) for name, text in TEXTS.items() if name.startswith("verifier_gui/") and name.endswith(".py")
}


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()[:120]}"
        for name, text in TEXTS.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


@pytest.mark.parametrize(
    "pattern", [MACHINE_PATH, REGISTRY, OUTSIDE], ids=["machine path", "registry", "outside the project"]
)
def test_no_file_names_what_a_strangers_machine_has_not(pattern: re.Pattern[str]) -> None:
    assert found(pattern) == []


def test_patterns_find_what_they_are_for() -> None:
    assert MACHINE_PATH.search("in /" + "root/notes")
    assert REGISTRY.search("https://py" + "pi.org/simple")
    assert OUTSIDE.search("../sha" + "red/data")
    assert len(TEXTS) > 100


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize(
    "module",
    [
        "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio", "requests", "PySide6.QtNetwork",
        "PySide6.QtWebSockets", "pickle", "marshal", "shelve", "dateutil", "dateparser",
    ],
)  # fmt: skip
def test_program_imports_neither_network_nor_what_runs_or_guesses(module: str) -> None:
    users = [
        name
        for name, tree in MODULES.items()
        if any(found_name == module or found_name.startswith(module + ".") for found_name in imported(tree))
    ]
    assert users == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, tree in MODULES.items() if not (ast.get_docstring(tree) or "").strip()]
    assert silent == []


def test_nothing_is_left_for_later() -> None:
    unfinished = re.compile(r"\b(?:TO" + r"DO\b|FIX" + r"ME\b|XX" + r"X\b|raise NotImplemented)")
    assert [line for line in found(unfinished) if line.startswith("verifier_gui/")] == []


def test_sleep_is_nowhere() -> None:
    sleepers = re.compile(r"\b(?:time\.sl" + r"eep|qSl" + r"eep|QTest\.qW" + r"ait\()")
    assert [line for line in found(sleepers) if line.startswith(("verifier_gui/", "tests/"))] == []
