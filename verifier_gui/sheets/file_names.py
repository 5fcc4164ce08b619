"""Names of files as they are safe to show and to keep."""

import os


def shown_file_name(path: bytes) -> str:
    """A file's name as it is safe to show: controls, direction marks and broken bytes are escaped."""
    name = os.fsdecode(os.path.basename(path))  # noqa: PTH119  pathlib knows no bytes
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in name)
