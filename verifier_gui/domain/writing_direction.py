"""Characters that nobody sees: those that turn the direction of writing round, and those that have no width.

A name that holds a right-to-left override is drawn backwards, and what stands after it in a sentence too (Unicode Standard Annex 9).
"""

import re

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


def in_one_direction(text: str) -> str:
    """A text without what turns its direction round, to be drawn beside others."""
    return text if text.isprintable() else _TURNING.sub("", text)


def with_unseen_named(text: str) -> str:
    """A text with the code point in place of each character that nobody sees: `Шев⟨U+202E⟩ченко`."""
    return text if text.isprintable() else _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)
