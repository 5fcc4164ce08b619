"""Verifies every name on the lists of an exchange, and accounts for every decision."""

__version__ = "0.1.0"
