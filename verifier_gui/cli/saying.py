"""What the command line says: text of strangers in it moves no cursor, changes no colour and turns no direction of reading."""

import unicodedata

import click


def say(text: str, *, err: bool = False) -> None:
    """Prints lines on standard output, or on standard error. What a terminal would obey instead of showing it stands escaped."""
    click.echo("\n".join(map(_shown, text.split("\n"))), err=err)


def _shown(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(
        sign if sign.isprintable() or unicodedata.category(sign) == "Zs" else sign.encode("unicode_escape").decode()
        for sign in line
    )
