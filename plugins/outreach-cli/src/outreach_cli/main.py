"""Where the ``outreach`` command begins: language, commands, and how it may end."""

import contextlib
import errno
import gettext
import itertools
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.text import Text

from outreach_cli.commands.catalogue import commands
from outreach_cli.commands.groups import OPTIONS, SUBCOMMAND, InOrder
from outreach_cli.terminal import Terminal, system_clock
from outreach_cli.warning import without_words
from outreach_core import Language, OutreachError, Words

OK: Final = 0
FAILED: Final = 1
MISUSED: Final = 2
INTERRUPTED: Final = 130
"""Exit code after Ctrl-C, as shells expect (128 + SIGINT)."""

_HELP: Final = Words(
    "Menschen finden, zu denen der Kontakt abgerissen ist; freundlich schreiben; zu "
    "zweit besuchen; wiederkommen.",
    "Find people who dropped out of contact; write kindly; visit in pairs; come again.",
)
_HELP_LANGUAGE: Final = Words(
    "Sprache der Ausgaben (de, en); sonst gilt OUTREACH_LANGUAGE, dann Deutsch.",
    "Language of the output (de, en); else OUTREACH_LANGUAGE, then German.",
)
_ERROR: Final = Words("Fehler", "Error")
_INTERRUPTED: Final = Words(
    "Abgebrochen. Alles, was geschrieben wurde, ist vollständig; derselbe Befehl macht "
    "dort weiter, wo er aufgehört hat.",
    "Interrupted. Whatever was written is whole; the same command goes on where it "
    "stopped.",
)
_BUG: Final = Words(
    "Unerwarteter Fehler: {kind} in {place}. Das ist ein Fehler im Programm, bitte "
    "melden. Die Meldung wird nicht gezeigt, sie könnte Namen enthalten; mit "
    "OUTREACH_DEBUG=1 erscheint sie.",
    "Unexpected error: {kind} in {place}. This is a bug, please report it. The message "
    "is not shown because it may hold names; OUTREACH_DEBUG=1 shows it.",
)
_REFUSED: Final = Words(
    "{file}: {reason}. Bitte nachsehen oder einen anderen Ordner nehmen, dann denselben "
    "Befehl noch einmal.",
    "{file}: {reason}. Have a look or take another folder, then the same command again.",
)
_REASONS: Final[Mapping[int, Words]] = {
    errno.ENOSPC: Words("der Datenträger ist voll", "the disk is full"),
    errno.EROFS: Words("hier ist alles schreibgeschützt", "this place is read-only"),
    errno.EACCES: Words("die Berechtigung fehlt", "permission is missing"),
    errno.EPERM: Words("die Berechtigung fehlt", "permission is missing"),
    errno.ENOENT: Words("lässt sich hier nicht anlegen", "cannot be made here"),
    errno.ENOTDIR: Words("liegt in keinem Ordner", "does not lie in a folder"),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(run(given, environ=os.environ))


def run(arguments: list[str], *, environ: Mapping[str, str]) -> int:
    """Run one command.

    Args:
        arguments: Words after ``outreach``.
        environ: ``OUTREACH_LANGUAGE`` and ``OUTREACH_DEBUG`` are read.

    Returns:
        0 done, 1 failed with a message, 2 misused, 130 interrupted.
    """
    language = language_of(arguments, environ)
    speak(language)
    terminal = Terminal(
        out=Console(), err=Console(stderr=True), language=language, clock=system_clock
    )
    is_shown = bool(environ.get("OUTREACH_DEBUG"))
    quiet = contextlib.nullcontext() if is_shown else without_words(terminal)
    try:
        with quiet:
            code = program(language).main(
                arguments, prog_name="outreach", standalone_mode=False, obj=terminal
            )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        _complain(terminal, _INTERRUPTED)
        return INTERRUPTED
    except OutreachError as error:
        _complain(terminal, error.words)
        return FAILED
    except Exception as error:
        if is_shown:
            raise
        _complain(terminal, _of_the_system(error) or _described(error))
        return FAILED
    # click returns the code of ctx.exit(), or whatever a command returns: nothing.
    return code if isinstance(code, int) else OK


def language_of(arguments: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Find the language before anything is said, help texts included."""
    wanted = environ.get("OUTREACH_LANGUAGE", "")
    for option, value in itertools.pairwise((*arguments, "")):
        if option == "--language":
            wanted = value
        elif option.startswith("--language="):
            wanted = option.partition("=")[2]
    return Language.EN if wanted.lower().startswith("en") else Language.DE


def speak(language: Language) -> None:
    """Make click's own messages speak *language*; they go through gettext."""
    # gettext offers no other way to choose the language of a bound domain.
    os.environ["LANGUAGE"] = language.value
    gettext.bindtextdomain("outreach", str(Path(__file__).parent / "locale"))
    gettext.textdomain("outreach")


def program(language: Language) -> click.Group:
    """Return the command line in *language*."""
    return InOrder(
        name="outreach",
        help=_HELP.to(language),
        options_metavar=OPTIONS.to(language),
        subcommand_metavar=SUBCOMMAND.to(language),
        commands={command.name or "": command for command in commands(language)},
        params=[
            click.Option(
                ["--language"],
                type=click.Choice([lang.value for lang in Language]),
                expose_value=False,
                help=_HELP_LANGUAGE.to(language),
            ),
            _version_option(),
        ],
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _version_option() -> click.Option:
    def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  click's
        if wanted:
            click.echo(f"outreach {metadata.version('outreach-cli')}")
            context.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=show,
        help=gettext.gettext("Show the version and exit."),
    )


def _complain(terminal: Terminal, words: Words) -> None:
    head = Text(f"{_ERROR.to(terminal.language)}: ", style="bold red")
    terminal.err.print(head.append(Text(words.to(terminal.language), style="")))


def _of_the_system(error: Exception) -> Words | None:
    """Say what the computer refused; ``None``: it is no fault of the computer."""
    reason = _REASONS.get(error.errno or 0) if isinstance(error, OSError) else None
    if reason is None or not isinstance(error, OSError):
        return None
    # The last part only: a whole path may hold the name of whoever is logged in.
    file = Path(str(error.filename)).name if error.filename else "–"
    return _REFUSED.fill(file=file, reason=reason)


def _described(error: BaseException) -> Words:
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return _BUG.fill(kind=type(error).__name__, place=place)
