"""The lock file beside a case file: one writer at a time, and the next one is told who."""

import errno
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_LOCKED_BYTE = 4096
"""Windows locks bytes against reading too: one far behind the text is taken, so that the text stays readable."""


_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK})
"""What a lock that is held is refused with; whatever else comes is a place where no locks are known."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a case file open."""

    pid: int
    host: str
    operator: str


class HeldByAnother(Exception):  # noqa: N818  an answer, put into a sentence by whoever opens the file
    """Another process, or another window of this one, holds the case file; `holder` is None where it does not say."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__()
        self.holder = holder


def lock_path(case_file: Path) -> Path:
    return case_file.with_name(case_file.name + ".lock")


class CaseLock:
    """Held from opening to closing. The operating system frees it when the process ends, however it ends."""

    def __init__(self, case_file: Path, holder: Holder) -> None:
        """Raises `HeldByAnother`, or `OSError` where no lock file can be written, or nothing can be locked."""
        self._path = lock_path(case_file)
        # What another put there as a link to a third file is not written through.
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        self._file: IO[bytes] = os.fdopen(os.open(self._path, flags, 0o600), "r+b")
        try:
            _take(self._file)
        except OSError as error:
            held = _read_holder(self._file)
            self._file.close()
            if error.errno not in _HELD:
                raise
            raise HeldByAnother(held) from error
        self.tell(holder)

    def tell(self, holder: Holder) -> None:
        """Writes who holds the file now."""
        self._file.seek(0)
        self._file.truncate()
        said = {"pid": holder.pid, "host": holder.host, "operator": holder.operator}
        self._file.write(json.dumps(said, ensure_ascii=False).encode())
        self._file.flush()

    @property
    def is_held(self) -> bool:
        return not self._file.closed

    def release(self) -> None:
        """Gives the file free. The lock file stays: taking it away would let two hold two files of one name."""
        if not self._file.closed:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()

    def discard(self) -> None:
        """Gives free a case file that was never finished, and takes the lock file away with it: nobody else could want it yet."""
        with suppress(OSError):
            # Windows takes no open file away; elsewhere nobody may lock it between.
            if sys.platform != "win32":
                self._path.unlink(missing_ok=True)
        self.release()
        with suppress(OSError):
            if sys.platform == "win32":
                self._path.unlink(missing_ok=True)


def _take(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _read_holder(file: IO[bytes]) -> Holder | None:
    try:
        file.seek(0)
        said = json.loads(file.read(_LOCKED_BYTE))
        return Holder(int(said["pid"]), str(said["host"]), str(said["operator"]))
    except (ValueError, KeyError, TypeError, OSError):
        return None
