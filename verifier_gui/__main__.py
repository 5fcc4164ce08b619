"""`python -m verifier_gui` opens the window."""

import sys

from verifier_gui.app.start import main

if __name__ == "__main__":
    sys.exit(main())
