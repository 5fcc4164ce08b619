"""Where the files that travel with the program lie: in the installed package, else in the checkout."""

from pathlib import Path

_PACKAGED = Path(__file__).resolve().parent.parent / "resources"
_CHECKOUT = Path(__file__).resolve().parent.parent.parent / "resources"


def resource_path(*parts: str) -> Path:
    """The file or folder `parts` below `resources/`.

    An installed package carries the folder inside itself; an editable install does not have it there, and the checkout's
    own folder serves. Raises `FileNotFoundError` where neither holds it: the installation is broken.
    """
    for root in (_PACKAGED, _CHECKOUT):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("resources/" + "/".join(parts))
