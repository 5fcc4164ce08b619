"""Keeps the translation catalogue true: `update` takes every text of the source in, `check` fails when one is missing.

Run as `python packaging/catalogues.py update|check`. The compiled catalogue lies beside its source in `resources/locale`, so
that a checkout runs without a build.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "locale" / "uk" / "LC_MESSAGES"
SOURCE = FOLDER / "verifier.po"
COMPILED = FOLDER / "verifier.mo"
ERRORS = (
    "VerifierError",
    "CaseFileError",
    "WrongKeyError",
    "SheetError",
    "DecisionError",
    "IdentityError",
    "ExportError",
    "SealError",
    "UsageError",
)


def extracted() -> Catalog:
    """Every text of the source that a person may read."""
    keywords = dict(DEFAULT_KEYWORDS) | dict.fromkeys((*ERRORS, "N_"))
    catalogue = Catalog()
    found = extract_from_dir(
        str(ROOT / "verifier_gui"), method_map=[("**.py", "python")], keywords=keywords, comment_tags=("Translators:",)
    )
    for file_name, _line, text, comments, context in sorted(found, key=lambda message: (message[0], message[1])):
        # Line numbers would change the catalogue with every edit of the source.
        catalogue.add(text, locations=[(f"verifier_gui/{file_name}", 0)], auto_comments=comments, context=context)
    return catalogue


def known() -> Catalog:
    with SOURCE.open("rb") as file:
        return read_po(file, locale="uk")


def update() -> None:
    translated = known()
    fresh = Catalog(
        locale="uk",
        project="verifier",
        version="",
        copyright_holder="",
        fuzzy=False,
        creation_date=translated.creation_date,
    )
    for message in extracted():
        if not message.id:
            continue
        former = translated.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        fresh.add(
            message.id,
            former.string if former else "",
            locations=sorted({(path, None) for path, _line in message.locations}),
            auto_comments=message.auto_comments,
            context=message.context,
        )
    fresh._header_comment = "# Ukrainian of the name-list verifier."  # noqa: SLF001  Babel offers no other way
    text = io.BytesIO()
    write_po(text, fresh, width=130, sort_output=True, include_lineno=False, omit_header=False)
    SOURCE.write_bytes(text.getvalue())
    with COMPILED.open("wb") as file:
        write_mo(file, fresh)
    missing = untranslated(fresh)
    print(f"{len(fresh)} texts, {len(missing)} without Ukrainian")
    for message in missing:
        print("  ", message.id)


def untranslated(catalogue: Catalog) -> list[Message]:
    return [
        message
        for message in catalogue
        if message.id and not (message.string if isinstance(message.string, str) else all(message.string or [""]))
    ]


def check() -> int:
    catalogue = known()
    faults = [f"without Ukrainian: {message.id}" for message in untranslated(catalogue)]
    source = {(message.id, message.context) for message in extracted() if message.id}
    have = {(message.id, message.context) for message in catalogue if message.id}
    faults += [f"not in the catalogue: {text}" for text, _ in sorted(source - have, key=str)]
    faults += [f"no longer in the source: {text}" for text, _ in sorted(have - source, key=str)]
    for message in catalogue:
        faults += [f"{fault}: {message.id}" for fault in message.check(catalogue)]
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    if not COMPILED.exists() or COMPILED.read_bytes() != compiled.getvalue():
        faults.append("the compiled catalogue is not that of its source: make translations")
    print("\n".join(faults) or f"{len(have)} texts, all in Ukrainian")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(check() if sys.argv[1:] == ["check"] else update())
