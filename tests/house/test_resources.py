"""Every file that travels with the program can be read, and none is of a form that nothing reads."""

import gettext
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from babel.messages.pofile import read_po

from verifier_gui.domain.resources import resource_path

RESOURCES = resource_path()
FILES = sorted(path for path in RESOURCES.rglob("*") if path.is_file())


def _table(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert lines
    assert len({line.count("\t") for line in lines}) == 1
    assert "\t" in lines[0]


def _picture(path: Path) -> None:
    root = ET.parse(path).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("viewBox")


def _font(path: Path) -> None:
    assert path.read_bytes()[:4] in (b"OTTO", b"\x00\x01\x00\x00")


def _translations(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale="uk")
    faults = [str(fault) for message in catalogue for fault in message.check(catalogue)]
    assert len(catalogue) > 0
    assert faults == []


def _compiled(path: Path) -> None:
    with path.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("registry") == "реєстр"


def _text(path: Path) -> None:
    assert path.read_text("utf-8").strip()


def _json(path: Path) -> None:
    assert json.loads(path.read_text("utf-8"))


def _zipped(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None


def _bytes(path: Path) -> None:
    assert path.stat().st_size > 0


READERS = {
    ".tsv": _table,
    ".svg": _picture,
    ".otf": _font,
    ".ttf": _font,
    ".po": _translations,
    ".mo": _compiled,
    ".txt": _text,
    ".qss": _text,
    ".md": _text,
    ".json": _json,
    ".xlsx": _zipped,
    ".ods": _zipped,
    ".csv": _bytes,
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(RESOURCES).as_posix())
def test_file_is_of_its_form(path: Path) -> None:
    READERS[path.suffix](path)


def test_missing_file_is_a_broken_installation() -> None:
    with pytest.raises(FileNotFoundError, match="resources/names/nowhere"):
        resource_path("names", "nowhere.tsv")


@pytest.mark.parametrize("room", ["fonts", "icons", "locale", "names", "theme"])
def test_every_room_of_resources_is_found(room: str) -> None:
    assert any(resource_path(room).iterdir())


def test_fonts_come_with_their_licences() -> None:
    families = {path.stem.split("-")[0].removesuffix("Sans") for path in resource_path("fonts").glob("*.?tf")}
    assert families
    for family in families:
        assert (resource_path("fonts") / f"{family}-LICENSE.txt").is_file()
