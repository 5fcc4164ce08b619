"""What is said of people reaches a screen through `workflow/viewing.py` alone: whoever reads around it says here why he may."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "verifier_gui"
READINGS = {
    "queue_of",
    "queue_entry",
    "verdict_on",
    "verdicts_of_list",
    "statements_on",
    "statements_on_each",
    "identified_as",
    "identifying",
    "untouched_of_list",
}
WHOLE_TRUTH = {
    "workflow/viewing.py": "hides what is to be hidden",
    "workflow/deriving.py": "derives and keeps the truth",
    "workflow/deriving_ahead.py": "derives and keeps the truth",
    "workflow/matching_up.py": "keeps candidates that somebody dealt with, which the view takes away again",
    "workflow/following.py": "looks for the record that stands in place of one that is told already",
    "workflow/following_up.py": "follows records to their new rows",
    "workflow/sealing_revisions.py": "derives whoever came and went",
    "workflow/proving.py": "compares the truth with what is kept",
    "workflow/list_states.py": "a digest of the truth, by which a change after signing is seen",
    "workflow/sampling.py": "draws from the truth; of it only a number is told",
    "workflow/overseeing.py": "counts whom one member decided, where nothing is hidden",
    "workflow/adjudicating.py": "refuses whoever decided himself",
    "workflow/reading_disputes.py": "reads on whom two have decided, which hides them from nobody",
}


def readings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and receiver of each reading in a module that does not go through a view."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READINGS:
            receiver = ast.unparse(node.func.value)
            if receiver.rsplit(".", 1)[-1].lstrip("_") != "view" and not receiver.startswith(
                ("view_of(", "whole_view(")
            ):
                yield node.lineno, receiver


def modules() -> list[Path]:
    rooms = ("workflow", "ui", "cli", "app", "phrases")
    return [path for room in rooms for path in sorted((PACKAGE / room).rglob("*.py"))]


def test_nothing_of_what_is_said_is_read_around_the_view() -> None:
    around = {
        f"{path.relative_to(PACKAGE).as_posix()}:{line}"
        for path in modules()
        for line, _receiver in readings(path)
        if path.relative_to(PACKAGE).as_posix() not in WHOLE_TRUTH
    }
    assert around == set()


def test_whoever_may_read_the_whole_truth_does() -> None:
    reading = {path.relative_to(PACKAGE).as_posix() for path in modules() if any(readings(path))}
    assert set(WHOLE_TRUTH) == reading


def test_the_whole_view_is_taken_only_for_what_is_signed_and_for_the_demo() -> None:
    taking = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if "whole_view(" in path.read_text("utf-8") and path.name != "viewing.py"
    }
    assert taking == {"workflow/freezing.py", "workflow/signing_off.py", "workflow/comparing_truth.py"}
