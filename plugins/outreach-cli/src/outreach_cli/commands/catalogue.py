"""Which commands there are, in the order of a week."""

from typing import Final

import click

from outreach_cli.commands import (
    announce,
    cards,
    check_plan,
    config,
    data_about,
    demo,
    duty,
    field_package,
    forget,
    init,
    letters,
    new,
    note,
    offers,
    plan,
    plugins,
    quality,
    radar,
    record,
    refer,
    replan,
    report,
    screen,
    staff_data,
    week,
    why,
)
from outreach_cli.commands.groups import translate_placeholders
from outreach_core import Language, Words

_SHORT: Final = (
    (demo, Words("eine ganze Woche mit erfundenen Menschen", "a week, invented")),
    (init, Words("Einstellungen und Geheimnis anlegen", "settings and a secret")),
    (quality, Words("wie gut sind die Daten?", "how good is the data?")),
    (screen, Words("zu wem riss der Kontakt ab? die Liste", "who was lost? the list")),
    (why, Words("warum jemand auf der Liste steht", "why somebody is on the list")),
    (radar, Words("wer läuft in eine Frist?", "whose period runs out?")),
    (letters, Words("allen schreiben, einmal", "write to everybody, once")),
    (plan, Words("Besuche einer Woche, immer zu zweit", "visits of a week, in pairs")),
    (check_plan, Words("den eigenen Plan prüfen", "check a plan of your own")),
    (offers, Words("freie Zeiten zum Vorlesen am Telefon", "free times, on the phone")),
    (replan, Words("es kam anders: den Tag umplanen", "it came otherwise: replan")),
    (duty, Words("das Blatt der Rückmeldestelle", "the sheet of the duty desk")),
    (field_package, Words("für unterwegs, verschlüsselt", "to carry along, locked")),
    (announce, Words("Besuche ankündigen, ändern, absagen", "tell of the visits")),
    (cards, Words("Karten für den Briefkasten", "cards for the letterbox")),
    (record, Words("eintragen, was geschah", "record what happened")),
    (note, Words("der Vermerk für VerBIS", "the note for VerBIS")),
    (refer, Words("mit Einwilligung ins Coaching", "to coaching, by consent")),
    (report, Words("die Zwischenbilanz", "the interim report")),
    (week, Words("alles, was in einer Woche ansteht", "all that is due in a week")),
    (data_about, Words("was zu jemandem gespeichert ist", "all that is kept on one")),
    (forget, Words("löschen, was lange genug da war", "erase what was kept long")),
    (staff_data, Words("Daten über Beschäftigte, als Seite", "data on staff, a page")),
    (config, Words("Einstellungen prüfen, erklären", "check and explain settings")),
    (plugins, Words("Plug-ins ansehen und prüfen", "look at plug-ins, try them")),
    (new, Words("ein eigenes Plug-in beginnen", "begin a plug-in of your own")),
)


def commands(language: Language) -> tuple[click.Command, ...]:
    """Return all commands with their help in *language*."""
    found = []
    for module, short in _SHORT:
        command = module.command(language)
        command.short_help = short.to(language)
        translate_placeholders(command, language)
        found.append(command)
    return tuple(found)
