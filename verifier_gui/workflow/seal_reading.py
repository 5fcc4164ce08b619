"""Reads the files of a sealed roster, a folder or a zip, whatever lies there. No link is followed, nothing is unpacked to disk."""

import io
import os
import stat
import struct
import zipfile
import zlib
from pathlib import Path

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.seals import MANIFEST, SIGNATURE_SUFFIX
from verifier_gui.errors import SealError
from verifier_gui.sealing.ssh_signatures import read_allowed_signers

_LARGEST_FILE = 200 * 1024 * 1024
_LARGEST = 400 * 1024 * 1024
_MOST_FILES = 200
_LARGEST_SIGNERS = 1024 * 1024

_OF_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX"})
"""what file managers leave in every folder that they show: no part of a roster, and nobody takes them for one"""

_ZIP_FAULTS = (
    zipfile.BadZipFile,
    struct.error,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    KeyError,
)


def read_sealed(path: Path) -> dict[str, bytes | None]:
    """The files of a sealed roster by name, None for what is no plain file. The name of the folder, or of the zip, is no matter.

    Raises `SealError` for what cannot be looked at at all, or is no sealed roster.
    """
    try:
        files = _folder(path) if path.is_dir() else _zip(path)
    except OSError as error:
        raise SealError(
            "{name} cannot be read. Is it there, and may you read it?", name=path.name or str(path)
        ) from error
    files = {name: content for name, content in files.items() if name not in _OF_SYSTEMS and not name.startswith("._")}
    if MANIFEST not in files and not any(name.endswith(SIGNATURE_SUFFIX) for name in files):
        raise SealError(
            "{name} is no sealed roster: it has neither a manifest nor signatures.", name=path.name or str(path)
        )
    return files


def read_signers(path: Path) -> frozenset[OperatorId]:
    """The keys of a file in the form of `allowed_signers`. Raises `SealError`."""
    try:
        content = _read(path, _LARGEST_SIGNERS)
        return read_allowed_signers(content)
    except OSError as error:
        raise SealError("{name} cannot be read. Is it there, and may you read it?", name=path.name) from error
    except ValueError as error:
        raise SealError(
            "{name} names no signers. It needs a line for each, as in the file allowed_signers of a sealed roster.",
            name=path.name,
        ) from error


def _folder(path: Path) -> dict[str, bytes | None]:
    files: dict[str, bytes | None] = {}
    left = _LARGEST
    with os.scandir(path) as entries:
        for entry in entries:
            if len(files) == _MOST_FILES:
                raise _too_much(path)
            if entry.is_file(follow_symlinks=False):
                content = _read(Path(entry.path), min(left, _LARGEST_FILE))
                left -= len(content)
                files[os.fsencode(entry.name).decode("utf-8", "replace")] = content
            else:
                files[os.fsencode(entry.name).decode("utf-8", "replace")] = None
    return files


def _read(path: Path, most: int) -> bytes:
    """A plain file of at most so many bytes, without waiting for pipes and devices."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError
        content = file.read(most + 1)
    if len(content) > most:
        raise _too_much(path)
    return content


def _zip(path: Path) -> dict[str, bytes | None]:
    data = _read(path, _LARGEST)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, path)
    except _ZIP_FAULTS as error:
        raise SealError(
            "{name} is neither a folder nor a zip that can be read to its end. Ask for it again.", name=path.name
        ) from error


def _unpacked(archive: zipfile.ZipFile, path: Path) -> dict[str, bytes | None]:
    parts = [part for part in archive.infolist() if not part.is_dir()]
    if len(parts) > _MOST_FILES:
        raise _too_much(path)
    top = _common_folder([part.filename for part in parts])
    files: dict[str, bytes | None] = {}
    left = _LARGEST
    for part in parts:
        name = part.filename.removeprefix(top)
        if name in files:
            raise SealError("{name} holds two files called {file}. Ask for it again.", name=path.name, file=name)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise zipfile.BadZipFile(part.filename)
        with archive.open(part) as file:
            content = file.read(min(left, _LARGEST_FILE) + 1)
        left -= len(content)
        if left < 0 or len(content) > _LARGEST_FILE:
            raise _too_much(path)
        files[name.split("/")[0] if name.startswith("__MACOSX/") else name] = None if "/" in name else content
    return files


def _common_folder(names: list[str]) -> str:
    """The one folder in which everything of a zip lies, with its stroke; empty where there is none."""
    own = [name for name in names if not name.startswith("__MACOSX/")]
    tops = {name.split("/")[0] for name in own if "/" in name}
    return f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in own) else ""


def _too_much(path: Path) -> SealError:
    return SealError("{name} holds more than any sealed roster does, and is not looked at.", name=path.name)
