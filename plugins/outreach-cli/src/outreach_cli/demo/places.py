"""Where do invented people live, and where on the map is that, roughly?"""

from typing import Final

KASSEL: Final = {
    "34117": (51.3155, 9.4965),
    "34119": (51.3155, 9.4690),
    "34121": (51.2985, 9.4800),
    "34123": (51.2935, 9.5400),
    "34125": (51.3365, 9.5200),
    "34127": (51.3280, 9.4895),
    "34128": (51.3425, 9.4440),
    "34130": (51.3250, 9.4410),
    "34131": (51.3080, 9.4270),
    "34132": (51.2800, 9.4330),
    "34134": (51.2840, 9.4680),
}
"""Middle of each postcode of Kassel: approximate, written down by hand."""

KASSEL_WEIGHTS: Final = (14, 11, 10, 9, 11, 14, 6, 7, 4, 7, 7)
"""A guess at how people spread over the postcodes, in the order of ``KASSEL``."""

ELSEWHERE: Final = {
    "04177": ("Leipzig", 51.3390, 12.3220),
    "04315": ("Leipzig", 51.3430, 12.4080),
    "07545": ("Gera", 50.8790, 12.0790),
    "07743": ("Jena", 50.9330, 11.5860),
}
"""Where somebody stays with friends for a while; postcodes with a leading zero."""

_FIRST: Final = (
    *("Ahorn", "Amsel", "Birken", "Brombeer", "Distel", "Drossel", "Efeu", "Eschen"),
    *("Farn", "Finken", "Ginster", "Hasel", "Heidekraut", "Holunder", "Kastanien"),
    *("Kiebitz", "Kornblumen", "Lerchen", "Löwenzahn", "Mühlrad", "Nachtigallen"),
    *("Pappel", "Quitten", "Reiher", "Schlehen", "Schwalben", "Töpfer", "Ulmen"),
    *("Wacholder", "Weißdorn", "Zaunkönig", "Fuldakiesel", "Auenblick"),
)
_SECOND: Final = ("weg", "straße", "gasse", "ring", "pfad", "winkel")

STREETS: Final = tuple(first + second for first in _FIRST for second in _SECOND)
"""Street-like names, put together from two lists; not a list of real streets."""
