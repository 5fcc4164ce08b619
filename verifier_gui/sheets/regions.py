"""Where a spreadsheet program is set to run: what number formats leave to it."""

from enum import StrEnum


class Region(StrEnum):
    """The settings under which a cell is shown. Number formats are stored as the United States write them, and so are decimal
    points and thousands here, whatever the region; it decides over the system's short date and the names of months."""

    UNITED_STATES = "en-US"
    UKRAINE = "uk-UA"
