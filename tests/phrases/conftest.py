"""Every test of phrases leaves the language as it was."""

from collections.abc import Iterator

import pytest

from verifier_gui.domain.language import Language, speak, spoken


@pytest.fixture(autouse=True)
def language_put_back() -> Iterator[None]:
    before = spoken()
    speak(Language.ENGLISH)
    yield
    speak(before)


@pytest.fixture
def ukrainian() -> None:
    speak(Language.UKRAINIAN)
