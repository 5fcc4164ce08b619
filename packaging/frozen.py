"""What a build without Python starts as: the window, the command line, or the child that reads a stranger's file.

Both programs of a build are made of this script; which of them runs is told by its name. Nothing is imported before it is
known, so that the window starts as fast as it does without a build.
"""

import sys
from pathlib import Path

READ_SHEETS = "--read-sheets"
"""As `verifier_gui.sheets.reading_process` calls the child."""


def main() -> int:
    if sys.argv[1:2] == [READ_SHEETS]:
        from verifier_gui.sheets import reading_child

        return reading_child.main()
    if Path(sys.executable).stem == "verifier":
        from verifier_gui.cli import command_line

        return command_line.main()
    from verifier_gui.app import start

    return start.main()


if __name__ == "__main__":
    sys.exit(main())
