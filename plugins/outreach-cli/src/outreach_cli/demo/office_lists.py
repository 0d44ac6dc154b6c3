"""Who works in the invented office, and which coaching is on offer?"""

from typing import Final

import pendulum

from outreach_cli.demo.places import ELSEWHERE, KASSEL


def _semicolons(rows: tuple[tuple[str, ...], ...]) -> str:
    return "".join(";".join(row) + "\r\n" for row in rows)


_FULL: Final = "08:00-16:30"


def staff_csv(as_of: pendulum.Date) -> str:
    """Return ``personal.csv``: three people, gender only where they state it.

    The first is away on the Friday of the second week after *as_of*.
    """
    away = as_of.add(days=18)
    return _semicolons(
        (
            (
                *("Kürzel", "Name", "Geschlecht", "Sprachen"),
                *("Mo", "Di", "Mi", "Do", "Fr"),
                *("abwesend", "nicht zu", "Wohn-PLZ"),
            ),
            (
                *("s1", "Frau Lorenz", "weiblich", "Deutsch, Englisch, Arabisch"),
                *(_FULL, _FULL, _FULL, _FULL, "08:00-13:00"),
                *(f"{away:%d.%m.%Y}", "", "34131"),
            ),
            (
                *("s2", "Herr Brandt", "männlich", "Deutsch, Türkisch"),
                *("08:30-17:00", "08:30-17:00", _FULL, "09:30-18:00", "08:00-14:00"),
                *("", "", "34125"),
            ),
            (
                *("s3", "Kim Osterloh", "", "Deutsch; Ukrainisch; Russisch; Farsi"),
                *("09:00-17:30", _FULL, "frei", "09:30-18:00", "08:00-14:00"),
                *("", "", "34119"),
            ),
        )
    ).replace(
        "Deutsch; Ukrainisch; Russisch; Farsi", "Deutsch/Ukrainisch/Russisch/Farsi"
    )


def offers_csv(as_of: pendulum.Date) -> str:
    """Return ``traeger.csv``: ten offers of invented providers.

    One has no place left, and the accreditation of one ends before it begins.
    """

    def day(days: int) -> str:
        return f"{as_of.add(days=days):%d.%m.%Y}"

    long = day(700)
    bridge, pilot, office = "Brückenwerk Beispiel gGmbH", "Beispiel-Lotsen e. V.", ""
    office = "Beratungsstellen der Stadt (Beispiel)"
    return _semicolons(
        (
            (
                *("Angebots-Nr.", "Träger-Kürzel", "Träger", "Angebot", "Themen"),
                *(
                    "Sprachen",
                    "freie Plätze",
                    "Beginn",
                    "Zulassung bis",
                    "§ 16a",
                    "PLZ",
                ),
            ),
            (
                *("A01", "BRK", bridge, "Lebenscoaching", "Tagesstruktur, Einsamkeit"),
                *("Deutsch, Englisch", "6", "sofort", long, "nein", "34117"),
            ),
            (
                *("A02", "BRK", bridge, "Coaching in Krisen", "seelische Gesundheit"),
                *("Deutsch, Türkisch", "3", day(21), long, "nein", "34117"),
            ),
            (
                *(
                    "A03",
                    "BRK",
                    bridge,
                    "Neustart nach der Haft",
                    "Polizei und Gericht",
                ),
                *("Deutsch", "2", day(14), long, "nein", "34123"),
            ),
            (
                *("A04", "LOT", pilot, "Ganzheitliche Begleitung", "Schulden, Wohnen"),
                *("Deutsch, Arabisch, Farsi", "4", "sofort", day(200), "nein", "34127"),
            ),
            (
                *("A05", "LOT", pilot, "Familienlotsen", "Familie, Tagesstruktur"),
                *("Deutsch, Ukrainisch, Russisch", "5", day(28), long, "nein", "34125"),
            ),
            (
                *("A06", "LOT", pilot, "Wege in Arbeit", "Arbeit, Sprache"),
                *("Deutsch, Bulgarisch", "8", day(40), day(20), "nein", "34119"),
            ),
            (
                *("B01", "STA", office, "Schuldnerberatung", "Schulden"),
                *("Deutsch, Türkisch, Arabisch", "10", "sofort", "", "ja", "34117"),
            ),
            (
                *("B02", "STA", office, "Suchtberatung", "Sucht"),
                *("Deutsch, Russisch", "7", "sofort", "", "ja", "34121"),
            ),
            (
                *(
                    "B03",
                    "STA",
                    office,
                    "Psychosoziale Betreuung",
                    "Psyche, Einsamkeit",
                ),
                *("Deutsch", "0", "sofort", "", "ja", "34121"),
            ),
            (
                *("B04", "STA", office, "Hilfe in Wohnungsnot", "Wohnen"),
                *("Deutsch, Englisch, Polnisch", "4", "sofort", "", "ja", "34134"),
            ),
        )
    )


def coordinates_csv() -> str:
    """Return ``plz.csv``: the middle of each postcode, approximate."""
    places = KASSEL | {code: (lat, lon) for code, (_, lat, lon) in ELSEWHERE.items()}
    rows = (
        (code, f"{lat:.4f}".replace(".", ","), f"{lon:.4f}".replace(".", ","))
        for code, (lat, lon) in sorted(places.items())
    )
    return _semicolons((("PLZ", "Breite", "Länge"), *rows))
