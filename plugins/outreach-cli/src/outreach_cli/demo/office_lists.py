"""Who works in the invented office, and which coaching is on offer?"""

from typing import Final

import pendulum

from outreach_cli.demo.places import ELSEWHERE, KASSEL

# Gender only where they state it; the third has one day off a week.
_STAFF: Final = """\
Kürzel;Name;Geschlecht;Sprachen;Mo;Di;Mi;Do;Fr;abwesend;nicht zu;Wohn-PLZ
s1;Frau Lorenz;weiblich;Deutsch, Englisch, Arabisch;08:00-16:30;08:00-16:30;\
08:00-16:30;08:00-16:30;08:00-13:00;{away};;34131
s2;Herr Brandt;männlich;Deutsch, Türkisch;08:30-17:00;08:30-17:00;08:00-16:30;\
09:30-18:00;08:00-14:00;;;34125
s3;Kim Osterloh;;Deutsch, Ukrainisch, Russisch, Farsi;09:00-17:30;08:00-16:30;frei;\
09:30-18:00;08:00-14:00;;;34119
"""

_OFFERS: Final = """\
Angebots-Nr.;Träger-Kürzel;Träger;Angebot;Themen;Sprachen;freie Plätze;Beginn;\
Zulassung bis;§ 16a;PLZ
A01;BRK;Brückenwerk Beispiel gGmbH;Lebenscoaching;Tagesstruktur, Einsamkeit;\
Deutsch, Englisch;6;sofort;{day_700};nein;34117
A02;BRK;Brückenwerk Beispiel gGmbH;Coaching in Krisen;seelische Gesundheit;\
Deutsch, Türkisch;3;{day_21};{day_700};nein;34117
A03;BRK;Brückenwerk Beispiel gGmbH;Neustart nach der Haft;Polizei und Gericht;\
Deutsch;2;{day_14};{day_700};nein;34123
A04;LOT;Beispiel-Lotsen e. V.;Ganzheitliche Begleitung;Schulden, Wohnen;\
Deutsch, Arabisch, Farsi;4;sofort;{day_200};nein;34127
A05;LOT;Beispiel-Lotsen e. V.;Familienlotsen;Familie, Tagesstruktur;\
Deutsch, Ukrainisch, Russisch;5;{day_28};{day_700};nein;34125
A06;LOT;Beispiel-Lotsen e. V.;Wege in Arbeit;Arbeit, Sprache;\
Deutsch, Bulgarisch;8;{day_40};{day_20};nein;34119
B01;STA;Beratungsstellen der Stadt (Beispiel);Schuldnerberatung;Schulden;\
Deutsch, Türkisch, Arabisch;10;sofort;;ja;34117
B02;STA;Beratungsstellen der Stadt (Beispiel);Suchtberatung;Sucht;\
Deutsch, Russisch;7;sofort;;ja;34121
B03;STA;Beratungsstellen der Stadt (Beispiel);Psychosoziale Betreuung;\
Psyche, Einsamkeit;Deutsch;0;sofort;;ja;34121
B04;STA;Beratungsstellen der Stadt (Beispiel);Hilfe in Wohnungsnot;Wohnen;\
Deutsch, Englisch, Polnisch;4;sofort;;ja;34134
"""
_DAYS: Final = (14, 20, 21, 28, 40, 200, 700)


def _windows_lines(text: str) -> str:
    return text.replace("\n", "\r\n")


def staff_csv(as_of: pendulum.Date) -> str:
    """Return ``personal.csv``: three people, gender only where they state it.

    The first is away on the Friday of the second week after *as_of*, a Monday.
    """
    return _windows_lines(_STAFF.format(away=_written(as_of, 18)))


def offers_csv(as_of: pendulum.Date) -> str:
    """Return ``traeger.csv``: ten offers of invented providers.

    One has no place left, and the accreditation of one ends before it begins.
    """
    days = {f"day_{days}": _written(as_of, days) for days in _DAYS}
    return _windows_lines(_OFFERS.format(**days))


def _written(as_of: pendulum.Date, days: int) -> str:
    return f"{as_of.add(days=days):%d.%m.%Y}"


def coordinates_csv() -> str:
    """Return ``plz.csv``: the middle of each postcode, approximate."""
    places = KASSEL | {code: (lat, lon) for code, (_, lat, lon) in ELSEWHERE.items()}
    lines = (
        f"{code};{_degrees(lat)};{_degrees(lon)}"
        for code, (lat, lon) in sorted(places.items())
    )
    return _windows_lines("\n".join(("PLZ;Breite;Länge", *lines, "")))


def _degrees(value: float) -> str:
    return f"{value:.4f}".replace(".", ",")
