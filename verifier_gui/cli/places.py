"""Where the command line keeps what the window keeps too."""

import os
from pathlib import Path

from platformdirs import user_data_path

from verifier_gui.workflow.profile import Profile


def profile() -> Profile:
    """The profile of this user; `VERIFIER_PROFILE` names another folder."""
    chosen = os.environ.get("VERIFIER_PROFILE")
    return Profile(Path(chosen) if chosen else user_data_path("verifier", appauthor=False))
