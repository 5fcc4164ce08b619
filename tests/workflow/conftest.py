"""One small case, made once and copied for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from small_cases import SmallCase, matched_case, new_case, opened_copy

from verifier_gui.domain.language import Language, speak
from verifier_gui.workflow import case_files


@pytest.fixture(autouse=True)
def english() -> None:
    speak(Language.ENGLISH)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallCase:
    """The matched case, closed: to be copied, never opened."""
    small = matched_case(tmp_path_factory.mktemp("made"))
    case_files.close(small.case)
    return small


@pytest.fixture
def small(made: SmallCase, tmp_path: Path) -> Iterator[SmallCase]:
    """The matched case of the request, two registries, an earlier exchange and the deceased, open."""
    copy = opened_copy(made, tmp_path / "case")
    yield copy
    copy.case.file.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[SmallCase]:
    """A case without lists, open."""
    small = new_case(tmp_path)
    yield small
    small.case.file.close()
