"""Does an estimate of travel times answer exactly what was asked, and nothing else?"""

from typing import Any

import attrs

from outreach_core._messages import Words
from outreach_core.hooks import TRAVEL_TIMES
from outreach_core.testing.kit.bench import Bench
from outreach_core.testing.kit.promises import Promises, expect
from outreach_core.testing.kit.visits_to_try import places_to_try
from outreach_core.visits import Place, TravelTable

promise = Promises(prefix="TRT", kind=TRAVEL_TIMES)
_DAY = 24 * 60


def _matrix(times: Any, places: tuple[Place, ...]) -> list[list[int]]:
    return [list(row) for row in times.minutes(places)]


@promise(
    1,
    what=Words(
        "Gefragt = geantwortet: so viele Zeilen und Spalten wie Orte",
        "Asked = answered: as many rows and columns as places",
    ),
    why=Words(
        "Eine fehlende Zeile verschiebt alle Wege.", "A missing row shifts all ways."
    ),
    fix=Words(
        "Für jeden Ort eine Zeile, in der Reihenfolge der Frage.",
        "One row for each place, in the order of the question.",
    ),
)
def _asked_is_answered(bench: Bench) -> None:
    for place, times in bench.each(TRAVEL_TIMES):
        for count in (1, 2, 7, 20):
            found = _matrix(times, places_to_try(count))
            square = len(found) == count and all(len(row) == count for row in found)
            expect(
                square,
                Words(
                    "{place}: {count} Orte ergeben nicht {count} Zeilen.",
                    "{place}: {count} places do not give {count} rows.",
                ),
                place=place,
                count=count,
            )


@promise(
    2,
    what=Words("Kein Weg dauert weniger als null", "No way takes less than nothing"),
    why=Words(
        "Der Planer würde mit Umwegen Zeit gewinnen.",
        "The planner would gain time by detours.",
    ),
    fix=Words("max(0, …).", "max(0, …)."),
)
def _no_way_is_negative(bench: Bench) -> None:
    for place, times in bench.each(TRAVEL_TIMES):
        found = [m for row in _matrix(times, places_to_try(9)) for m in row]
        expect(
            all(m >= 0 for m in found),
            Words(
                "{place}: Ein Weg dauert weniger als 0 Minuten.",
                "{place}: a way takes less than 0 minutes.",
            ),
            place=place,
        )


@promise(
    3,
    what=Words(
        "Von einem Ort zu sich selbst sind es null Minuten",
        "From a place to itself it takes no minute",
    ),
    why=Words(
        "Zwei Besuche in einem Haus brauchen keinen Weg.",
        "Two visits in one house need no way.",
    ),
    fix=Words("Die Diagonale auf 0 setzen.", "Set the diagonal to 0."),
)
def _the_diagonal_is_zero(bench: Bench) -> None:
    for place, times in bench.each(TRAVEL_TIMES):
        found = _matrix(times, places_to_try(5))
        zero = all(row[i] == 0 for i, row in enumerate(found) if i < len(row))
        expect(
            zero,
            Words(
                "{place}: Der Weg von einem Ort zu sich selbst ist nicht 0.",
                "{place}: the way from a place to itself is not 0.",
            ),
            place=place,
        )


@promise(
    4,
    what=Words("Minuten sind ganze Zahlen", "Minutes are whole numbers"),
    why=Words(
        "Ein Plan mit Bruchteilen von Minuten lässt sich nicht nachrechnen.",
        "A plan with parts of minutes cannot be checked by hand.",
    ),
    fix=Words("Aufrunden: math.ceil.", "Round up: math.ceil."),
)
def _minutes_are_whole(bench: Bench) -> None:
    for place, times in bench.each(TRAVEL_TIMES):
        found = [m for row in _matrix(times, places_to_try(5)) for m in row]
        expect(
            all(type(m) is int for m in found),
            Words("{place}: Nicht alle sind int.", "{place}: not all are int."),
            place=place,
        )


@promise(
    5,
    what=Words(
        "Kennungen von Orten bedeuten nichts: andere Namen, gleiche Minuten",
        "Ids of places mean nothing: other names, the same minutes",
    ),
    why=Words(
        "Sonst hingen Wege davon ab, wie jemand heißt.",
        "Else ways would depend on what somebody is called.",
    ),
    fix=Words(
        "Nur Koordinaten und Postleitzahl lesen.", "Read coordinates and postcode only."
    ),
)
def _ids_are_opaque(bench: Bench) -> None:
    places = places_to_try(6)
    other = tuple(attrs.evolve(p, id=f"zz-{i}") for i, p in enumerate(places))
    for place, times in bench.each(TRAVEL_TIMES):
        same = _matrix(times, places) == _matrix(times, other)
        expect(
            same,
            Words(
                "{place}: Umbenannte Orte haben andere Wege.",
                "{place}: renamed places have other ways.",
            ),
            place=place,
        )


@promise(
    6,
    what=Words(
        "Die Reihenfolge der Frage ändert keinen Weg",
        "The order of the question changes no way",
    ),
    why=Words(
        "Derselbe Weg muss morgen gleich lang sein.",
        "The same way must be as long tomorrow.",
    ),
    fix=Words("Jedes Paar für sich ausrechnen.", "Work out each pair by itself."),
)
def _order_plays_no_part(bench: Bench) -> None:
    places = places_to_try(6)
    for place, times in bench.each(TRAVEL_TIMES):
        found = _matrix(times, places)
        turned = _matrix(times, places[::-1])
        same = [row[::-1] for row in turned[::-1]] == found
        expect(
            same,
            Words(
                "{place}: Derselbe Weg ist anders, wenn in anderer Reihenfolge "
                "gefragt wird.",
                "{place}: the same way differs when asked in another order.",
            ),
            place=place,
        )


@promise(
    7,
    what=Words(
        "Orte ohne Koordinaten bekommen trotzdem einen Weg",
        "Places without coordinates get a way all the same",
    ),
    why=Words(
        "Nicht jede Anschrift lässt sich verorten; besucht wird trotzdem.",
        "Not every address can be located; people are visited all the same.",
    ),
    fix=Words(
        "Nach Postleitzahl schätzen, sonst ein fester Wert.",
        "Estimate by postcode, else a fixed value.",
    ),
)
def _places_without_coordinates_are_answered(bench: Bench) -> None:
    known, *others = places_to_try(3)
    places = (known, *(attrs.evolve(p, coordinates=None) for p in others))
    places = (*places, Place(id="nowhere"))
    for place, times in bench.each(TRAVEL_TIMES):
        found = _matrix(times, places)
        square = [len(row) for row in found] == [len(places)] * len(places)
        expect(
            square,
            Words(
                "{place}: Orte ohne Koordinaten haben keine Wege.",
                "{place}: places without coordinates have no ways.",
            ),
            place=place,
        )


@promise(
    8,
    what=Words(
        "Niemand ist länger als einen Tag unterwegs, und Wege sind nicht alle null",
        "Nobody travels longer than a day, and ways are not all zero",
    ),
    why=Words(
        "Sekunden statt Minuten, oder ein stummer Dienst, fallen so auf.",
        "Seconds instead of minutes, or a mute service, are noticed that way.",
    ),
    fix=Words(
        "Die Einheit prüfen; ohne Antwort des Dienstes scheitern.",
        "Check the unit; fail when the service does not answer.",
    ),
)
def _ways_are_plausible(bench: Bench) -> None:
    for place, times in bench.each(TRAVEL_TIMES):
        found = [m for row in _matrix(times, places_to_try(8)) for m in row]
        expect(
            max(found) < _DAY,
            Words(
                "{place}: Ein Weg in einer Stadt dauert einen Tag.",
                "{place}: a way within a town takes a day.",
            ),
            place=place,
        )
        expect(
            max(found) > 0,
            Words(
                "{place}: Alle Wege dauern gar nicht.",
                "{place}: all ways take no time at all.",
            ),
            place=place,
        )


@promise(
    9,
    what=Words(
        "Der Kern kann eine Tabelle für den Planer daraus machen, auch für keinen Ort",
        "The core can make a table for planners of it, for no place too",
    ),
    why=Words(
        "In ruhigen Wochen gibt es nichts zu besuchen.",
        "In quiet weeks there is nobody to visit.",
    ),
    fix=Words(
        "Für keinen Ort eine leere Tabelle zurückgeben.",
        "Return an empty table for no place.",
    ),
)
def _the_core_can_use_it(bench: Bench) -> None:
    for place, times in bench.each(TRAVEL_TIMES):
        empty = TravelTable.of((), times)
        expect(
            empty.rows == (),
            Words(
                "{place}: Kein Ort ergibt etwas.", "{place}: no place gives something."
            ),
            place=place,
        )
