"""Files of ours are written whole or not at all: beside the target, synced, then put in its place."""

import errno
import os
import re
import unicodedata
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from verifier_gui.errors import ExportError

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|\Z)", re.IGNORECASE)
_LONGEST_NAME = 120
"""bytes of a file name without its extension: below every file system's 255, with room for signatures' names"""


def write_whole(target: Path, data: bytes) -> None:
    """Writes `data` to `target`, readable by its owner alone. The former file stays whole when anything fails.

    Raises `ExportError`: the folder is missing, full or read-only, the file is open in another program, or not a file.
    """
    try:
        _stage(target, data)
        _put_in_place(target)
    except OSError as error:
        _forget(_part(target))
        raise _refusal(target, error) from error


@contextmanager
def written_together(files: Mapping[Path, bytes]) -> Generator[None]:
    """Several files, put in place before the block. Where one of them cannot be written, or the block fails, what stood there
    before stands there again.

    All are written beside their targets first, so that a full disk is met before anything is replaced. Raises `ExportError`.
    """
    former: dict[Path, bytes | None] = {}
    target = Path()
    try:
        try:
            for target, data in files.items():
                _stage(target, data)
            for target in files:
                kept = target.read_bytes() if target.exists() else None
                _put_in_place(target)
                former[target] = kept
        except OSError as error:
            raise _refusal(target, error) from error
        yield
    except BaseException:
        for target in files:
            _forget(_part(target))
        for target, kept in former.items():
            # Where not even that can be done, the new file stays: it is whole too.
            with suppress(OSError, ExportError):
                if kept is None:
                    target.unlink(missing_ok=True)
                else:
                    write_whole(target, kept)
        raise


def safe_file_name(name: str) -> str:
    """A file name made of a list's name: no folder, no control or direction mark, nothing that a system reserves."""
    composed = unicodedata.normalize("NFC", name)
    plain = " ".join(_UNSAFE.sub("_", composed).split()).strip(" .")
    while ".." in plain:
        plain = plain.replace("..", ".")
    plain = plain.strip("_ .")
    if not plain or _RESERVED.match(plain):
        plain = f"list {plain}".strip()
    shortened = plain.encode()[:_LONGEST_NAME].decode("utf-8", "ignore")
    return shortened.strip(" .")


def _part(target: Path) -> Path:
    return target.with_name(target.name + ".part")


def _stage(target: Path, data: bytes) -> None:
    if target.exists() and not target.is_file():
        # A folder, or a device such as /dev/stdout, whose name must not become a file's.
        raise IsADirectoryError
    _refuse_read_only(target)
    _write_synced(_part(target), data)


def _put_in_place(target: Path) -> None:
    _part(target).replace(target)
    sync_folder(target.parent)


def _refusal(target: Path, error: OSError) -> ExportError:
    """The frequent reasons in whole sentences: the system would tell them in its own language."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ExportError(
            "{file} cannot be written: its folder is not there. Choose another folder.", file=target.name
        )
    if isinstance(error, IsADirectoryError):
        return ExportError("{file} cannot be written: a folder has this name. Choose another folder.", file=target.name)
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ExportError(
            "{file} cannot be written: it is protected, open in another program, or its folder is. What stood there before"
            " is unchanged. Close it, or choose another folder.",
            file=target.name,
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExportError(
            "{file} cannot be written: the disk is full. What stood there before is unchanged. Make room, or choose"
            " another folder.",
            file=target.name,
        )
    return ExportError(
        "{file} cannot be written: {reason}. What stood there before is unchanged. Close it in other programs, or choose"
        " another folder.",
        file=target.name,
        reason=os.strerror(error.errno) if error.errno else type(error).__name__,
    )


def _write_synced(part: Path, data: bytes) -> None:
    _forget(part)
    # O_EXCL and no following of links: what another put there under this name is not written through.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(part, flags, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _refuse_read_only(target: Path) -> None:
    """A file that its owner made read-only is not replaced behind his back, though the folder would allow it."""
    if target.exists() and not target.stat().st_mode & 0o200:
        raise PermissionError(13, os.strerror(13))


def sync_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where a system and a share know how. The file is whole and in its place
    whatever comes of it."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
