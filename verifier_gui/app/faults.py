"""The net under the window: a fault of ours is written to a file without a name in it, and told in words."""

import datetime
import faulthandler
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from verifier_gui import __version__
from verifier_gui.domain.language import _
from verifier_gui.errors import VerifierError
from verifier_gui.ui import ask
from verifier_gui.ui.window import Window

_KEPT = 10
_CRASH = "crash.txt"
_open_files: list[object] = []
"""faulthandler needs its file for as long as the program runs"""


def catch_faults(folder: Path, window: Window) -> None:
    """From now on faults are kept in `folder`/faults and told over `window`. Work goes on: nothing decided is lost.

    A crash of the last run is told too: its report is kept under the time at which it was found.
    """
    reports = folder / "faults"
    reports.mkdir(mode=0o700, parents=True, exist_ok=True)
    crashed = keep_crash(reports)
    crashes = (reports / _CRASH).open("w")
    _open_files.append(crashes)
    faulthandler.enable(crashes)
    told: set[str] = set()

    def catch(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, VerifierError):
            tell_refusal(window, fault, told)
            return
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        path = write_report(reports, kind, trace)
        place = _place_of(trace)
        # A fault while painting would come back with each frame.
        if place not in told:
            told.add(place)
            tell(window, path)

    def catch_in_thread(fault: threading.ExceptHookArgs) -> None:
        """Jobs hand their faults on; whatever else runs beside the window is at least written down."""
        write_report(reports, fault.exc_type, fault.exc_traceback)

    sys.excepthook = catch
    threading.excepthook = catch_in_thread
    if crashed is not None:
        tell_crash(window, crashed)


def tell_refusal(window: Window, refusal: VerifierError, told: set[str]) -> None:
    """What nobody waited for while a page was read, as of a damaged page of the case file: no fault of ours. Said once."""
    if str(refusal) not in told:
        told.add(str(refusal))
        ask.tell_error(window, refusal)


def tell(window: Window, report: Path) -> None:
    """Says that something went wrong, and that work can go on."""
    ask.tell(
        window,
        _("A fault of the program"),
        _(
            "What you decided is on disk, and you can go on. A report without any name in it was written to {file}: "
            "please hand it on to those who look after the program."
        ).format(file=report),
        picture="warning",
    )


def tell_crash(window: Window, report: Path) -> None:
    """Says that the program ended by itself the last time."""
    ask.tell(
        window,
        _("The program ended unexpectedly the last time"),
        _(
            "Everything that was shown as decided is on disk. A report without any name in it is in {file}: please hand it "
            "on to those who look after the program."
        ).format(file=report),
        picture="warning",
    )


def keep_crash(folder: Path) -> Path | None:
    """Puts the report of a crash aside, if the last run left one; gives its new place."""
    report = folder / _CRASH
    if not report.is_file() or report.stat().st_size == 0:
        return None
    kept = report.replace(folder / f"crash-{_now():%Y%m%d-%H%M%S-%f}.txt")
    _thin(folder, "crash-*.txt")
    return kept


def write_report(folder: Path, kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Where in the program it happened and what kind of fault it was: not its message, which may name a person."""
    path = folder / f"fault-{_now():%Y%m%d-%H%M%S-%f}.txt"
    frames = "".join(f"{frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace))
    path.write_text(f"{__version__} {sys.version}\n{sys.platform}\n{kind.__name__}\n{frames}", encoding="utf-8")
    _thin(folder, "fault-*.txt")
    return path


def _thin(folder: Path, pattern: str) -> None:
    for old in sorted(folder.glob(pattern))[:-_KEPT]:
        old.unlink(missing_ok=True)


def _place_of(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
