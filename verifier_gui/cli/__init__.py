"""The same core without a window, for scripts, tests and a recipient's check."""
