"""Names typed with the keyboard left in Latin letters: `Bdfyjd` is Иванов on the ЙЦУКЕН layout (GOST 6431, DSTU keyboards)."""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю"
_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю"
_SHIFTED = {"{": "[", "}": "]", ":": ";", '"': "'", "<": ",", ">": "."}


def _table(layout: str) -> dict[int, str]:
    table = {ord(latin): cyrillic for latin, cyrillic in zip(_LATIN, layout, strict=True)}
    table |= {
        ord(latin.upper()): cyrillic.upper() for latin, cyrillic in zip(_LATIN, layout, strict=True) if latin.isalpha()
    }
    table |= {ord(shifted): table[ord(plain)].upper() for shifted, plain in _SHIFTED.items()}
    return table


_TABLES = (_table(_UKRAINIAN), _table(_RUSSIAN))


def retyped(text: str) -> tuple[str, str]:
    """`text` as the same keys give it on the Ukrainian and on the Russian layout."""
    ukrainian, russian = (text.translate(table) for table in _TABLES)
    return ukrainian, russian
