"""The net under the window: a fault of ours is written to a file without a name in it, and told in words."""

import datetime
import faulthandler
import sys
import traceback
from pathlib import Path
from types import TracebackType

from verifier_gui import __version__
from verifier_gui.domain.language import _
from verifier_gui.ui import ask
from verifier_gui.ui.window import Window

_KEPT = 10
_open_files: list[object] = []
"""faulthandler needs its file for as long as the program runs"""


def catch_faults(folder: Path, window: Window) -> None:
    """From now on faults are kept in `folder`/faults and told over `window`. Work goes on: nothing decided is lost."""
    reports = folder / "faults"
    reports.mkdir(mode=0o700, parents=True, exist_ok=True)
    crashes = (reports / "crash.txt").open("w")
    _open_files.append(crashes)
    faulthandler.enable(crashes)

    def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        path = write_report(reports, kind, trace)
        ask.tell(
            window,
            _("A fault of the program"),
            _(
                "What you decided is on disk, and you can go on. A report without any name in it was written to {file}: "
                "please hand it on to those who look after the program."
            ).format(file=path),
            picture="warning",
        )

    sys.excepthook = tell


def write_report(folder: Path, kind: type[BaseException], trace: TracebackType | None) -> Path:
    """Where in the program it happened and what kind of fault it was: not its message, which may name a person."""
    now = datetime.datetime.now(datetime.UTC)
    path = folder / f"fault-{now:%Y%m%d-%H%M%S-%f}.txt"
    frames = "".join(f"{frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace))
    path.write_text(f"{__version__} {sys.version}\n{sys.platform}\n{kind.__name__}\n{frames}", encoding="utf-8")
    for old in sorted(folder.glob("fault-*.txt"))[:-_KEPT]:
        old.unlink(missing_ok=True)
    return path
