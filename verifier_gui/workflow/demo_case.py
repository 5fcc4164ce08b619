"""The demo case file: made anew each time it is looked at, under an operator and in a profile of its own."""

import os
import platform
import shutil
from pathlib import Path

from verifier_gui.domain.language import _
from verifier_gui.errors import CaseFileError
from verifier_gui.sealing.keys import Derive
from verifier_gui.store.backups import backup_folder
from verifier_gui.store.case_lock import CaseLock, HeldByAnother, Holder
from verifier_gui.workflow import case_files
from verifier_gui.workflow.case_files import OpenCase
from verifier_gui.workflow.demonstrating import AGREED, PASSPHRASE
from verifier_gui.workflow.profile import Profile

_FOLDER = "demo"
_FILE = "demo.vcase"
_PROFILE = "demo profile"


def demo_path(profile: Profile) -> Path:
    """Where the demo case of this user lies."""
    return profile.folder / _FOLDER / _FILE


def create_demo(profile: Profile) -> OpenCase:
    """A new, empty demo case in place of the last one; the sample lists are imported into it afterwards. Takes two
    derivations. Raises `CaseFileError` where it is open in another window, or nothing can be written.

    Its operator and what is remembered of it are kept in a profile inside the user's own, so that neither the list of
    operators nor that of recent case files ever names them.
    """
    return create_demo_in(demo_path(profile).parent, profile.derive)


def create_demo_in(folder: Path, derive: Derive | None = None) -> OpenCase:
    """The same in any folder, with its profile beside it. Only a case file that has such a profile beside it is taken for a
    former demo and replaced; everything else in the folder is left alone. Raises `CaseFileError`."""
    path = folder / _FILE
    own = Profile(folder / _PROFILE, derive)
    _clear(path, own)
    identity = own.create_operator(_("Demo operator"), _("Demo"), PASSPHRASE)
    return case_files.create(
        path,
        title=_("Demo case: everybody in it is invented"),
        passphrase=PASSPHRASE,
        identity=identity,
        profile=own,
        agreed_ours=AGREED,
        agreed_theirs=AGREED,
    )


def discard_demo(case: OpenCase) -> None:
    """Takes a demo case that is not wanted after all away again, with its profile."""
    case.file.close()
    _clear(case.path, case.profile)


def _clear(path: Path, own: Profile) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.exists() and not own.folder.is_dir():
            raise CaseFileError("{file} exists already. Choose another name.", file=str(path))
        CaseLock(path, Holder(os.getpid(), platform.node(), "")).release()
        for part in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))):
            part.unlink(missing_ok=True)
        for folder in (own.folder, backup_folder(path)):
            if folder.exists():
                shutil.rmtree(folder)
    except HeldByAnother as held:
        raise CaseFileError("The demo case is open already. Close it first.") from held
    except OSError as error:
        raise CaseFileError(
            "The demo case cannot be written to {folder}. Is there space, and may you write there?",
            folder=str(path.parent),
        ) from error
