"""What a user can cause, said as a sentence: what is wrong, where, and what to do.

Errors of this kind reach the screen as their sentence. Anything else that is raised is a fault of ours.
"""

from collections.abc import Mapping

from typing_extensions import override


class VerifierError(Exception):
    """A fault that a person can cause and mend.

    `sentence` is the English source text with named placeholders (it is looked up in the catalogues when it is shown, so
    that a switch of language also changes errors that are on the screen already); `values` fill the placeholders.
    """

    def __init__(self, sentence: str, /, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values: Mapping[str, object] = values

    @override
    def __str__(self) -> str:
        return self.sentence.format(**self.values)


class CaseFileError(VerifierError):
    """A case file cannot be created, opened, unlocked or written."""


class WrongKeyError(CaseFileError):
    """A case file that the key at hand does not open: another passphrase is wanted, or its first page is damaged."""


class SheetError(VerifierError):
    """A spreadsheet is refused as a whole: nothing of it was taken."""


class DecisionError(VerifierError):
    """An act of an operator is refused: a stop waits, something else stands now than was seen, a role may not."""


class IdentityError(VerifierError):
    """An operator's identity cannot be created, read or unlocked."""


class ExportError(VerifierError):
    """A roster cannot be written where it was asked for."""


class SealError(VerifierError):
    """A folder or zip cannot be looked at as a sealed roster, or a roster cannot be signed."""


class UsageError(VerifierError):
    """A call of the command line cannot be used."""
