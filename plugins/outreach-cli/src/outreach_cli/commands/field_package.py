"""``outreach field-package``: what two carry for one day, locked, with an end."""

from pathlib import Path
from typing import Final

import click
import pendulum

from outreach_cli import in_force, shown
from outreach_cli.commands.duty import CONTACT, LEAD
from outreach_cli.commands.options import (
    Day,
    as_of_option,
    plan_option,
    settings_option,
)
from outreach_cli.commands.screen import READING
from outreach_cli.day_steps import desk_of_day
from outreach_cli.field_packages import MadePackage, make_packages, remove_packages
from outreach_cli.office import Office, opened
from outreach_cli.steps import read
from outreach_cli.terminal import Terminal
from outreach_core import Language, Words
from outreach_core.errors import InvalidInputError

_HELP: Final = Words(
    "Schreibt für jedes Paar, das an einem Tag unterwegs ist, ein verschlüsseltes PDF "
    "für Telefon oder Laptop: nur dieser Tag, nur das Nötigste, keine Gründe. Das "
    "Kennwort steht nur hier auf dem Bildschirm. Abgelaufene Pakete werden gelöscht.",
    "Writes an encrypted PDF for a telephone or laptop for each pair that is out on a "
    "day: this day only, the least that is needed, no reasons. The passphrase stands "
    "on this screen only. Packages that have ended are removed.",
)
_DAY: Final = Words("[TAG]", "[DAY]")
_CLEAR: Final = Words(
    "Nur löschen: alle Pakete im Ausgabeordner, auch die von heute.",
    "Only remove: all packages in the output folder, those of today too.",
)
_WRITING: Final = Words("Pakete schreiben und verschlüsseln", "Write and lock packages")
_OVER: Final = Words(
    "Dieser Tag ist vorbei; ein Paket dafür wäre schon abgelaufen.",
    "That day is over; a package for it would have ended already.",
)
_NOBODY: Final = Words(
    "An diesem Tag ist niemand unterwegs.", "Nobody is out on that day."
)
_ONE: Final = Words(
    "Für {pair}: {file}\n  Kennwort: {words}",
    "For {pair}: {file}\n  Passphrase: {words}",
)
_HAND_OVER: Final = Words(
    "Die Kennwörter stehen nur hier und werden nicht aufbewahrt: vorlesen oder auf "
    "Papier geben, nicht mit der Datei schicken. Verloren? Denselben Befehl noch einmal, "
    "dann gilt ein neues Paket. Eine Datei löscht sich nicht selbst: nach dem Tag auf "
    "Telefon und Laptop löschen; die hier im Ordner löscht das Programm.",
    "The passphrases stand here only and are not kept: read them out or give them on "
    "paper, never with the file. Lost? The same command again makes a new package. A "
    "file does not delete itself: delete it on telephone and laptop after the day; "
    "those in this folder are removed by the program.",
)
_GONE: Final = Words("{count} Pakete gelöscht.", "{count} packages removed.")


def command(language: Language) -> click.Command:
    """Return the command with its help in *language*."""
    day = click.Argument(
        ["day"], required=False, type=Day(language), metavar=_DAY.to(language)
    )
    return click.Command(
        "field-package",
        help=_HELP.to(language),
        params=[
            day,
            settings_option(language),
            as_of_option(language),
            click.Option(["--contact"], default="", help=CONTACT.to(language)),
            click.Option(["--lead"], default="", help=LEAD.to(language)),
            plan_option(language),
            click.Option(["--clear"], is_flag=True, help=_CLEAR.to(language)),
        ],
        callback=click.pass_obj(field_packages),
    )


def field_packages(
    terminal: Terminal,
    *,
    day: pendulum.Date | None,
    settings: Path,
    as_of: pendulum.Date | None,
    contact: str,
    lead: str,
    plan_file: Path | None,
    clear: bool,
) -> None:
    """Write and lock what each pair of a day carries; remove what has ended.

    Raises:
        InvalidInputError: The day is over, or nobody is at the duty desk.
    """
    today = as_of or terminal.clock()
    day = day or today
    reporter = terminal.reporter()
    with opened(settings, reporter=reporter, language=terminal.language) as office:
        gone = remove_packages(office.output, before=None if clear else today)
        if gone or clear:
            terminal.say(_GONE.fill(count=gone))
        if clear:
            return
        if day < today:
            raise InvalidInputError(subject="field-package", faults=[_OVER])
        held = in_force.held(office, day, plan_file)
        with reporter.step(READING):
            gathered = read(office, as_of=day)
        with reporter.step(_WRITING):
            deposited, week = desk_of_day(
                office, gathered, held, day=day, contact=contact, lead=lead
            )
            made = tuple(make_packages(office, week, deposited))
        _show(terminal, office, made)


def _show(terminal: Terminal, office: Office, made: tuple[MadePackage, ...]) -> None:
    for each in made:
        words = _ONE.fill(
            pair=" + ".join(each.pair),
            file=shown.short(office.output / each.receipt.where),
            words=each.passphrase,
        )
        terminal.say(words)
    terminal.say(_HAND_OVER if made else _NOBODY)
