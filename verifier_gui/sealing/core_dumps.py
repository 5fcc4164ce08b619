"""A dump of this program's memory would hold keys and names: none is ever written."""

import sys
from contextlib import suppress


def forbid_core_dumps() -> None:
    """For this process and its children, where the system writes such dumps."""
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
