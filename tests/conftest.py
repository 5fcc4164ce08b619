"""Tests need no screen: those that do (real keyboard layouts) start one of their own."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
