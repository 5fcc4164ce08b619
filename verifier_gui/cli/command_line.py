"""`verifier`: exit status 0 done, 1 the answer is no, 2 the input or the call cannot be used; one clear line on standard error."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from verifier_gui import __version__
from verifier_gui.cli.saying import say
from verifier_gui.domain.language import Language, _, sentence_of, speak
from verifier_gui.errors import VerifierError
from verifier_gui.sealing.core_dumps import forbid_core_dumps

DONE, ANSWER_IS_NO, UNUSABLE = 0, 1, 2


@click.group(no_args_is_help=True)
@click.version_option(__version__, prog_name="verifier")
def verifier() -> None:
    """Verifies every name on the lists of an exchange. Nothing leaves this machine."""


@verifier.command("match")
@click.argument("list_file", metavar="LIST", type=click.Path(path_type=Path))
@click.option(
    "--against", "registries", metavar="REGISTRY", multiple=True, required=True, type=click.Path(path_type=Path)
)
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 100), help="Candidates of each registry.")
@click.option("--output", required=True, type=click.Path(path_type=Path), help="The candidates.csv to write.")
def match_command(list_file: Path, registries: tuple[Path, ...], top: int, output: Path) -> None:
    """Finds the candidates of every person of LIST in every REGISTRY."""
    from verifier_gui.cli.matching import match

    match(list_file, registries, top, output)


@verifier.command("inspect")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
@click.option("--encoding", default="", help="Of a csv whose text does not tell it: cp1251, koi8-u, cp866 …")
@click.option("--delimiter", default="", help="Of a csv: one character, or the word tab.")
@click.option("--sheet", help="Its name; else the one with most people.")
@click.option(
    "--headings", "heading_row", type=click.IntRange(0), help="The number of their row; 0 where there are none."
)
def inspect_command(
    file: Path, as_json: bool, encoding: str, delimiter: str, sheet: str | None, heading_row: int | None
) -> None:
    """What is in FILE: sheets, heading row, column mapping, first rows, problems, rows taken and left out."""
    from verifier_gui.cli.inspecting import Told, inspect

    if len(delimiter) > 1 and delimiter != "tab":
        raise click.BadParameter(_("one character, or the word tab"), param_hint="--delimiter")
    inspect(file, Told(encoding, delimiter, sheet, heading_row), as_json=as_json)


@verifier.command("demo")
@click.option("--output", type=click.Path(path_type=Path), help="The folder that the case file and the roster go to.")
def demo_command(output: Path | None) -> None:
    """The main job on the sample lists, without a window."""
    from verifier_gui.cli.demonstrating import demonstrate

    demonstrate(output)


@verifier.command("check")
@click.argument("path", metavar="FOLDER-OR-ZIP", type=click.Path(path_type=Path))
@click.option(
    "--signers", metavar="FILE", type=click.Path(path_type=Path), help="Keys that you trust, as in allowed_signers."
)
def check_command(path: Path, signers: Path | None) -> int:
    """Is the sealed roster in FOLDER-OR-ZIP whole, and signed by whom; which cell was changed."""
    from verifier_gui.cli.checking import check

    return DONE if check(path, signers) else ANSWER_IS_NO


@verifier.command("audit")
@click.argument("case_file", metavar="CASEFILE-OR-COPY", type=click.Path(path_type=Path))
def audit_command(case_file: Path) -> int:
    """Checks chain, signatures, references and heads seen of CASEFILE, or of a COPY of its audit log."""
    from verifier_gui.cli.auditing import audit

    return DONE if audit(case_file) else ANSWER_IS_NO


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status."""
    speak(_language())
    forbid_core_dumps()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that knows no Cyrillic gets the letters' numbers, never a traceback.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status: object = verifier.main(
            list(arguments) if arguments is not None else None, prog_name="verifier", standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return UNUSABLE
    except click.ClickException as error:
        # click's own report takes three lines.
        return _refused(error.format_message())
    except VerifierError as error:
        return _refused(sentence_of(error))
    except (click.Abort, KeyboardInterrupt):
        return _refused(_("stopped, nothing was kept"))
    except SystemExit:
        # click ends so where whoever reads the output has had enough.
        return UNUSABLE
    except Exception as fault:  # noqa: BLE001  whatever it is, it must not pass for an answer
        # Python's own exit status of a fault is 1, which says here that a signature does not hold.
        if os.environ.get("VERIFIER_TRACEBACK"):
            traceback.print_exc()
        return _refused(
            _("a fault of this program ({kind}). With VERIFIER_TRACEBACK=1 it says where.").format(
                kind=type(fault).__name__
            )
        )
    return status if isinstance(status, int) else DONE


def _refused(sentence: str) -> int:
    """Says why on one line, whatever names stand in it."""
    say("verifier: " + " ".join(sentence.split()), err=True)
    return UNUSABLE


def _language() -> Language:
    """Ukrainian where the machine speaks it, unless `VERIFIER_LANGUAGE` says otherwise."""
    chosen = os.environ.get("VERIFIER_LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return Language.UKRAINIAN if chosen.startswith("uk") else Language.ENGLISH


if __name__ == "__main__":
    sys.exit(main())
