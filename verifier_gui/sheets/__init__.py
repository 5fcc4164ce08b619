"""Spreadsheets: reading a stranger's in a child process within limits, understanding its rows, and writing our own."""
