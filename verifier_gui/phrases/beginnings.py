"""A text that stands first, whatever it is within a sentence."""


def capital(text: str) -> str:
    """With a capital letter at its beginning; the rest stays as it is."""
    return text[:1].upper() + text[1:]
