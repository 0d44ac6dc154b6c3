"""Are the settings of a plug-in declared, checked and documented, and is there a README?"""

import re
from typing import Any, Final

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import Setting, compared, declared_by
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.promises import (
    CheckGroup,
    Need,
    Promises,
    broken,
    expect,
    listed,
)

settings = Promises(prefix="SET", group=CheckGroup.SETTINGS)
readme = Promises(prefix="RDM", group=CheckGroup.README)

_ODD: Final = "q9-unlikely-value"
# One of each type that TOML has; at least all but one of them is wrong for any key.
_WRONG: Final[tuple[object, ...]] = ("", 3.5, [1], {"a": {"b": 1}}, object())
_HEADED: Final = re.compile(r"(?m)^#\s+\S")
_READS: Final = re.compile(r"\b(reads?|liest|lesen|reading|gelesen)\b", re.IGNORECASE)
_WRITES: Final = re.compile(r"\b(writes?|schreib\w*|written)\b", re.IGNORECASE)
_REMOVAL: Final = re.compile(
    r"\b(removal|remov\w+|uninstall\w*|entfern\w*|deinstall\w*)\b", re.IGNORECASE
)
_SENTENCE: Final = 40


def _declared(bench: Bench) -> tuple[Setting[Any], ...]:
    return declared_by(bench.applicant.plugin) or ()


@settings(
    1,
    what=Words(
        "Alle Einstellungen stehen als Daten in OUTREACH_SETTINGS",
        "All settings are declared as data in OUTREACH_SETTINGS",
    ),
    why=Words(
        "Nur so gibt es Hilfe, Schema und Prüfung, ehe etwas läuft.",
        "Only so are there help, schema and checks before anything runs.",
    ),
    fix=Words(
        "OUTREACH_SETTINGS = (Setting(key=…, shape=…, help=…),), ohne Einstellungen ().",
        "OUTREACH_SETTINGS = (Setting(key=…, shape=…, help=…),), or () without any.",
    ),
)
def _settings_are_declared(bench: Bench) -> None:
    declared = declared_by(bench.applicant.plugin)
    if declared is None:
        broken(
            Words(
                "OUTREACH_SETTINGS fehlt oder ist kein Tupel aus Setting.",
                "OUTREACH_SETTINGS is missing, or not a tuple of Setting.",
            )
        )
    extra = set(bench.applicant.settings) - {setting.key for setting in declared}
    expect(
        not extra,
        Words("Nicht erklärt: {extra}.", "Not declared: {extra}."),
        extra=", ".join(sorted(extra)),
    )


@settings(
    2,
    what=Words(
        "Zu jeder Einstellung gibt es Hilfe auf Deutsch und auf Englisch",
        "Every setting has help in German and in English",
    ),
    why=Words(
        "`outreach config explain` zeigt sie der Person, die einstellt.",
        "`outreach config explain` shows it to the person who sets it.",
    ),
    fix=Words(
        'help=Words("…", "…"), ein bis zwei Sätze.',
        'help=Words("…", "…"), one or two sentences.',
    ),
)
def _settings_have_help(bench: Bench) -> None:
    for setting in _declared(bench):
        filled = setting.help.de.strip() and setting.help.en.strip()
        expect(
            bool(filled),
            Words("{key} hat keine Hilfe.", "{key} has no help."),
            key=setting.key,
        )
        both = setting.help.de != setting.help.en
        expect(
            both,
            Words(
                "Die Hilfe zu {key} ist in beiden Sprachen gleich.",
                "The help of {key} is the same in both languages.",
            ),
            key=setting.key,
        )


@settings(
    3,
    what=Words(
        "Fehlt eine Einstellung, startet es trotzdem oder nennt sie beim Namen",
        "Without one of its settings it starts all the same, or names it",
    ),
    why=Words(
        "Ein Fehler beim Start ist billig, einer mitten im Lauf nicht.",
        "A fault at the start is cheap, one in the middle of a run is not.",
    ),
    fix=Words(
        "is_required=True für alles, ohne das es nicht geht; sonst default=….",
        "is_required=True for all that it cannot do without; else default=….",
    ),
    needs=[Need.SETTINGS],
)
def _missing_settings_are_named(bench: Bench) -> None:
    for key in bench.applicant.settings:
        rest = {k: v for k, v in bench.applicant.settings.items() if k != key}
        said = _refusal(bench, rest)
        expect(
            not said or key in said,
            Words(
                "Niemand sagt, dass {key} fehlt.", "Nobody says that {key} is missing."
            ),
            key=key,
        )


@settings(
    4,
    what=Words(
        "Ein falscher Typ wird mit seinem Pfad gemeldet, nie mit dem Wert",
        "A wrong type is reported with its path, never with the value",
    ),
    why=Words("Der Wert kann ein Kennwort sein.", "The value may be a password."),
    fix=Words(
        "Die Form (shape) enger wählen; was sie nicht weiß, im Hook prüfen.",
        "Choose a narrower shape; check in the hook what it does not know.",
    ),
)
def _wrong_types_are_reported(bench: Bench) -> None:
    for setting in _declared(bench):
        for value in _WRONG:
            if setting.shape.read(value) is not None:
                continue
            said = _refusal(bench, {**bench.applicant.settings, setting.key: value})
            expect(
                setting.key in said,
                Words(
                    "Ein falsches {key} wird nicht gemeldet.",
                    "A wrong {key} is not reported.",
                ),
                key=setting.key,
            )
    odd = [s.key for s in _declared(bench) if s.shape.read(_ODD) is not None]
    for key in odd:
        said = _refusal(bench, {**bench.applicant.settings, key: _ODD})
        expect(
            _ODD not in said,
            Words(
                "Die Meldung zu {key} zitiert den Wert.",
                "The message about {key} quotes the value.",
            ),
            key=key,
        )


@settings(
    5,
    what=Words(
        "Eine unbekannte Einstellung wird mit ihrem Namen abgelehnt",
        "An unknown setting is refused by its name",
    ),
    why=Words(
        "Ein Tippfehler gilt sonst still als nicht gesetzt.",
        "A typing error otherwise counts silently as not set.",
    ),
    fix=Words(
        "OUTREACH_SETTINGS angeben, dann lehnt das Register sie ab.",
        "Declare OUTREACH_SETTINGS, then the registry refuses it.",
    ),
)
def _unknown_settings_are_refused(bench: Bench) -> None:
    keys = ("q9_first", "q9_second")
    said = _refusal(bench, {**bench.applicant.settings, **dict.fromkeys(keys, 1)})
    for key in keys:
        expect(
            key in said,
            Words(
                "Eine unbekannte Einstellung fällt nicht auf.",
                "An unknown setting goes unnoticed.",
            ),
        )


def _refusal(bench: Bench, values: dict[str, object]) -> str:
    """Return what is said about *values* at the start; empty: nothing."""
    try:
        bench.desk(values=values).registry()
    except InvalidInputError as error:
        return f"{error.words.de}\n{error.words.en}"
    except Exception as error:  # noqa: BLE001  it is the answer
        return f"{type(error).__name__}: {error}"
    return ""


@settings(
    6,
    what=Words(
        "Vorgaben und Beispiele der Einstellungen passen zusammen und starten",
        "Defaults and examples of the settings fit together and start",
    ),
    why=Words("Beispiele werden abgeschrieben.", "Examples are copied by people."),
    fix=Words(
        "default und example mit `outreach config check` ausprobieren.",
        "Try default and example with `outreach config check`.",
    ),
)
def _defaults_start(bench: Bench) -> None:
    declared = _declared(bench)
    defaults = {s.key: s.default for s in declared if s.default is not None}
    values = {**defaults, **bench.applicant.settings}
    desk = bench.desk(values=values)
    found = compared(declared, desk.values, variables=desk.variables)
    expect(not found.faults, listed(found.faults))
    said = _refusal(bench, values)
    expect(
        not said,
        Words(
            "Mit den eigenen Vorgaben startet es nicht: {said}",
            "With its own defaults it does not start: {said}",
        ),
        said=said[:200],
    )


@readme(
    1,
    what=Words(
        "Die README sagt am Anfang, wozu das Plug-in da ist",
        "The README says at its beginning what the plug-in is for",
    ),
    why=Words(
        "Wer ein Plug-in einschaltet, muss wissen, was es tut.",
        "Whoever enables a plug-in must know what it does.",
    ),
    fix=Words(
        'README.md mit Titel und einem Absatz; readme = "README.md" in pyproject.toml.',
        'README.md with title and one paragraph; readme = "README.md" in pyproject.toml.',
    ),
)
def _readme_has_a_purpose(bench: Bench) -> None:
    text = bench.applicant.readme
    expect(bool(text.strip()), Words("Es gibt keine README.", "There is no README."))
    expect(
        _HEADED.search(text) is not None,
        Words("Die README hat keine Überschrift.", "The README has no title."),
    )
    body = re.sub(r"(?ms)^```.*?^```|^#[^\n]*$", "", text)
    first = next((p for p in body.split("\n\n") if p.strip("# \n")), "")
    expect(
        len(first) >= _SENTENCE,
        Words(
            "Die README beginnt nicht mit einem Absatz.",
            "The README does not begin with a paragraph.",
        ),
    )


@readme(
    2,
    what=Words("Die README sagt, was es liest", "The README says what it reads"),
    why=Words(
        "Der Datenschutz des Büros muss das eintragen.",
        "The office has to record it for data protection.",
    ),
    fix=Words(
        "Ein Satz mit „Liest“, auch wenn es nichts liest.",
        "A sentence with “Reads”, even when it reads nothing.",
    ),
)
def _readme_says_what_is_read(bench: Bench) -> None:
    expect(
        bool(_READS.search(bench.applicant.readme)),
        Words("Kein Satz sagt es.", "No sentence says it."),
    )


@readme(
    3,
    what=Words("Die README sagt, was es schreibt", "The README says what it writes"),
    why=Words(
        "Wer löschen muss, muss wissen, wo etwas liegt.",
        "Whoever must delete has to know where things lie.",
    ),
    fix=Words(
        "Ein Satz mit „Schreibt“, auch wenn es nichts schreibt.",
        "A sentence with “Writes”, even when it writes nothing.",
    ),
)
def _readme_says_what_is_written(bench: Bench) -> None:
    expect(
        bool(_WRITES.search(bench.applicant.readme)),
        Words("Kein Satz sagt es.", "No sentence says it."),
    )


@readme(
    4,
    what=Words(
        "Die README sagt, wie man es wieder los wird",
        "The README says how to get rid of it again",
    ),
    why=Words(
        "Ein Plug-in, das niemand entfernen kann, schaltet niemand ein.",
        "Nobody enables a plug-in that nobody can remove.",
    ),
    fix=Words(
        "Ein Satz mit „Entfernen“: was bleibt liegen?",
        "A sentence with “Removal”: what is left behind?",
    ),
)
def _readme_says_how_to_remove_it(bench: Bench) -> None:
    expect(
        bool(_REMOVAL.search(bench.applicant.readme)),
        Words("Kein Satz sagt es.", "No sentence says it."),
    )


@readme(
    5,
    what=Words(
        "Die README nennt jede Einstellung und jeden Hook",
        "The README names every setting and every hook",
    ),
    why=Words(
        "Eine Einstellung, die nirgends steht, gibt es für niemanden.",
        "A setting that stands nowhere exists for nobody.",
    ),
    fix=Words(
        "Die Schlüssel in einem TOML-Beispiel zeigen, die Hooks in einem Satz nennen.",
        "Show the keys in a TOML example, name the hooks in a sentence.",
    ),
)
def _readme_names_settings_and_hooks(bench: Bench) -> None:
    names = [setting.key for setting in _declared(bench)]
    names += [kind.hook for kind in bench.applicant.kinds]
    missing = [name for name in names if name not in bench.applicant.readme]
    expect(
        not missing,
        Words("Nicht genannt: {missing}.", "Not named: {missing}."),
        missing=", ".join(missing),
    )
