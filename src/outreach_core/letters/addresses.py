"""How an address reads on an envelope in Germany, and why some cannot be written.

Source: Deutsche Post, "Briefumschlag richtig beschriften"; DIN 5008 (six lines).
"""

import re
import unicodedata
from typing import Final

from outreach_core._messages import Words
from outreach_core.letters.letter import AddressBlock
from outreach_core.people import Address, Customer, FormOfAddress

MAX_LINES: Final = 6
"""Lines in the address zone of DIN 5008, form B: 27.3 mm at 4.23 mm and a bit."""

_LONGEST: Final = 80
"""Signs of a line; what fits in 80 mm is measured by the format that has the font."""

_FORMS: Final = {FormOfAddress.FRAU: "Frau", FormOfAddress.HERR: "Herrn"}
_NO_FIXED_ABODE: Final = re.compile(
    r"ohne\s+feste[nr]?\s+(wohnsitz|wohnung)|\bo\.?\s?f\.?\s?w\.?(?!\w)"
    r"|\bunbekannt\b|\bverzogen\b|\bwohnungslos\b|\bobdachlos\b",
    re.IGNORECASE,
)
# A quick look at everything that the pattern above could find, and at little else.
_PERHAPS_NO_ABODE: Final = re.compile(
    r"[ouvw](?:hne\s+feste|\.?\s?f\.?\s?w|nbekannt|erzogen|ohnungslos|bdachlos)",
    re.IGNORECASE,
)
# GOV.UK Notify refuses these too; a line like this is a slip or an attack on a
# spreadsheet into which somebody may copy the address.
_WRONG_START: Final = tuple('@()=[]"\\/,<>~+')
_PUNCTUATION: Final = frozenset(" .,;:'’`´-–/()&+\"0123456789")
# What most lines consist of, so that few need to be looked at sign by sign: Latin-1
# without its two signs of arithmetic, Latin Extended-A and B.
_LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ɏ"
_ORDINARY: Final = re.compile(
    f"[{_LETTERS}0-9][{_LETTERS}{re.escape(''.join(sorted(_PUNCTUATION)))}]{{,79}}"
)
_POST_BOX: Final = re.compile(r"post(fach|box)|packstation", re.IGNORECASE)
_PARCEL_BOX: Final = re.compile(r"packstation", re.IGNORECASE)

_NO_ADDRESS: Final = Words(
    "Es ist keine Anschrift bekannt. Bitte eine Anschrift oder Kontaktstelle eintragen.",
    "No address is known. Please enter an address or a contact place.",
)
_NO_ABODE: Final = Words(
    "Die Anschrift sagt „ohne festen Wohnsitz“ oder „unbekannt“: dorthin kommt kein "
    "Brief. Bitte eine Kontaktstelle eintragen.",
    "The address says 'no fixed abode' or 'unknown': no letter arrives there. Please "
    "enter a contact place.",
)
_MISSING: Final = Words(
    "In der Anschrift fehlt {part}. Bitte ergänzen.",
    "The address has no {part}. Please add it.",
)
_NOT_LATIN: Final = Words(
    "Zeile {line} der Anschrift enthält Zeichen, die Postmaschinen nicht lesen. Bitte "
    "in lateinischen Buchstaben schreiben.",
    "Line {line} of the address holds signs that postal machines cannot read. Please "
    "write it in Latin letters.",
)
_NO_STREET: Final = _MISSING.fill(
    part=Words("die Straße oder das Postfach", "street or Postfach")
)
_NO_TOWN: Final = _MISSING.fill(part=Words("der Ort", "town"))
_STARTS_WRONG: Final = Words(
    "Zeile {line} der Anschrift beginnt mit einem Sonderzeichen. Bitte prüfen.",
    "Line {line} of the address begins with a special character. Please check it.",
)
_TOO_LONG: Final = Words(
    "Zeile {line} der Anschrift hat mehr als 80 Zeichen. Bitte kürzen.",
    "Line {line} of the address has more than 80 signs. Please shorten it.",
)
_TOO_MANY: Final = Words(
    "Die Anschrift hat {lines} Zeilen, ins Fenster passen sechs. Bitte kürzen.",
    "The address has {lines} lines, the window takes six. Please shorten it.",
)


def address_block(customer: Customer) -> tuple[AddressBlock | None, tuple[Words, ...]]:
    """Write the address of *customer* as the post reads it.

    Order: Frau or Herrn as chosen / titles and name / c/o / Ortsteil / street or
    Postfach / postcode and town. A Postfach or Packstation has no Ortsteil. Names keep
    their case and their letters.

    Returns:
        The block and no problem, or ``None`` and every problem found, without values.
    """
    address = customer.address
    if address is None:
        return None, (_NO_ADDRESS,)
    if _has_no_abode(address):
        return None, (_NO_ABODE,)
    missing = [
        fault
        for fault, value in ((_NO_STREET, address.street), (_NO_TOWN, address.town))
        if not value.strip()
    ]
    lines = _lines(customer, address)
    problems = (*missing, *_faults(lines))
    return (None, problems) if problems else (AddressBlock(lines=lines), ())


def _has_no_abode(address: Address) -> bool:
    parts = (address.street, address.town, address.care_of)
    return _PERHAPS_NO_ABODE.search("\n".join(parts)) is not None and any(
        map(_NO_FIXED_ABODE.search, parts)
    )


def _lines(customer: Customer, address: Address) -> tuple[str, ...]:
    box = _POST_BOX.match(address.street) is not None
    care_of = address.care_of.removeprefix("c/o").strip()
    # Beside a Packstation the line above the street is the Postnummer, not a person.
    if care_of and not _PARCEL_BOX.match(address.street):
        care_of = f"c/o {care_of}"
    name = " ".join(
        part
        for part in (customer.title, customer.given_name, customer.family_name)
        if part
    )
    lines = (
        _FORMS.get(customer.form_of_address, ""),
        name,
        care_of,
        "" if box else address.district,
        address.street,
        f"{address.postcode} {address.town}",
    )
    return tuple([_one_line(line) for line in lines if line.strip()])


def _one_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _faults(lines: tuple[str, ...]) -> tuple[Words, ...]:
    if len(lines) <= MAX_LINES and all(map(_ORDINARY.fullmatch, lines)):
        return ()
    faults = []
    for number, line in enumerate(lines, start=1):
        if line.startswith(_WRONG_START):
            faults.append(_STARTS_WRONG.fill(line=number))
        if len(line) > _LONGEST:
            faults.append(_TOO_LONG.fill(line=number))
        if not _is_latin(line):
            faults.append(_NOT_LATIN.fill(line=number))
    if len(lines) > MAX_LINES:
        faults.append(_TOO_MANY.fill(lines=len(lines)))
    return tuple(faults)


def _is_latin(line: str) -> bool:
    return all(
        sign in _PUNCTUATION
        or (sign.isascii() and sign.isalpha())
        or unicodedata.name(sign, "").startswith("LATIN ")
        or unicodedata.combining(sign) > 0
        for sign in line
    )
