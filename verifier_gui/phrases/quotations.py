"""What somebody wrote, in the quotation marks of the language spoken now."""

from verifier_gui.domain.language import _


def quoted(text: str) -> str:
    return _("“{text}”").format(text=text)
