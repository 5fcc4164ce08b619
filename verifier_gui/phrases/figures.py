"""Numbers, dates and moments as people read them here."""

import datetime as dt

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.language import _

NO_BREAK_SPACE = "\u00a0"


def grouped(number: int) -> str:
    """1 234 567, with no-break spaces."""
    return f"{number:,}".replace(",", NO_BREAK_SPACE)


def date(value: str) -> str:
    """A `PartialDate` text as `12.03.1989`, `03.1989` or `1989`; empty for the empty text."""
    return PartialDate.parse(value).shown() if value else ""


def moment(at: str) -> str:
    """A UTC moment in ISO form as the local `22.05.2025 14:02`; what is no moment (a file that was changed may say anything) as it
    stands."""
    try:
        return dt.datetime.fromisoformat(at).astimezone().strftime("%d.%m.%Y %H:%M")
    except (ValueError, OverflowError):
        return at


def moment_with_offset(at: str, zone: dt.tzinfo | None = None) -> str:
    """The same as `2025-05-22 14:02 +03:00`, for what leaves the laptop: whoever reads it elsewhere, or a year later, can tell which
    moment that was. `zone` is the laptop's own where it is not given."""
    try:
        told = dt.datetime.fromisoformat(at).astimezone(zone).isoformat(" ", timespec="minutes")
    except (ValueError, OverflowError):
        return at
    return f"{told[:16]} {told[16:]}"


def duration(seconds: float) -> str:
    """`9 s`, `51 min`, `2 h 17 min`, with no-break spaces."""
    if seconds < 90:
        text = _("{count} s").format(count=round(seconds))
    else:
        hours, minutes = divmod(round(seconds / 60), 60)
        text = (
            _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
            if hours
            else _("{minutes} min").format(minutes=minutes)
        )
    return text.replace(" ", NO_BREAK_SPACE)


def day(at: str) -> str:
    """The local day of a UTC moment in ISO form."""
    return moment(at)[:10]


def file_size(size: int) -> str:
    """Bytes as `214 KB` or `3.2 MB`: thousands, as file managers count."""
    if size < 1000:
        return _("{count} bytes").format(count=size)
    if size < 1_000_000:
        return _("{count} KB").format(count=grouped(round(size / 1000)))
    return _("{count} MB").format(count=f"{size / 1_000_000:.1f}")
