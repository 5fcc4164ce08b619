"""A passphrase is asked for on the terminal, else read as the first line of standard input."""

import getpass
import sys

from verifier_gui.errors import UsageError


def read_passphrase(prompt: str) -> str:
    """Raises `UsageError` where none is given."""
    text = getpass.getpass(prompt + " ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not text:
        raise UsageError(
            "No passphrase was given. Type it on the terminal, or give it as the first line of standard input."
        )
    return text
