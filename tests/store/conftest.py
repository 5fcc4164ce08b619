"""A case file under a raw key; no derivation is waited for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from case_building import HOLDER, KEY, SALT, Signer

from verifier_gui.sealing.chain import line_hash
from verifier_gui.store import opening
from verifier_gui.store.opening import CaseFile
from verifier_gui.store.writer import Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "exchange.vcase"


@pytest.fixture
def case_file(path: Path) -> Iterator[CaseFile]:
    file = opening.create(path, KEY, SALT, HOLDER, line_hash)
    yield file
    file.close()


@pytest.fixture
def writer(case_file: CaseFile) -> Writer:
    return case_file.writer()


@pytest.fixture
def signer(writer: Writer) -> Signer:
    return Signer(writer)
