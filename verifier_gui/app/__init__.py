"""Builds the program with a window and joins its parts."""
