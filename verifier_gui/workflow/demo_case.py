"""The demo case file: made anew each time it is looked at, under an operator and in a profile of its own."""

import os
import platform
import shutil
from pathlib import Path

from verifier_gui.domain.language import _
from verifier_gui.errors import CaseFileError
from verifier_gui.store.case_lock import CaseLock, HeldByAnother, Holder
from verifier_gui.workflow import case_files
from verifier_gui.workflow.case_files import OpenCase
from verifier_gui.workflow.demonstrating import AGREED, PASSPHRASE
from verifier_gui.workflow.profile import Profile

_FOLDER = "demo"


def demo_path(profile: Profile) -> Path:
    """Where the demo case of this user lies."""
    return profile.folder / _FOLDER / "demo.vcase"


def create_demo(profile: Profile) -> OpenCase:
    """A new, empty demo case in place of the last one; the sample lists are imported into it afterwards. Takes two
    derivations. Raises `CaseFileError` where it is open in another window, or nothing can be written.

    Its operator and what is remembered of it are kept in a profile inside the user's own, so that neither the list of
    operators nor that of recent case files ever names them.
    """
    path = demo_path(profile)
    _clear(path)
    own = Profile(path.parent / "profile", profile.derive)
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


def _clear(path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        CaseLock(path, Holder(os.getpid(), platform.node(), "")).release()
        shutil.rmtree(path.parent)
        path.parent.mkdir(mode=0o700)
    except HeldByAnother as held:
        raise CaseFileError("The demo case is open already. Close it first.") from held
    except OSError as error:
        raise CaseFileError(
            "The demo case cannot be written to {folder}. Is there space, and may you write there?",
            folder=str(path.parent),
        ) from error
