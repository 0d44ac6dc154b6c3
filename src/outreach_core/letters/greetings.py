"""How does each language greet in a letter, by the form the person chose?

Nothing is guessed: without a chosen form every language greets with the whole name. A
form of address is used only where the language has one that fits any name and needs no
ending: names stay as the person writes them, so no name is put into a vocative.
"""

from functools import lru_cache
from typing import Final

from outreach_core.letters.text import Run, Runs
from outreach_core.people import Customer, FormOfAddress

NAME_FIELD: Final = "person.name"
"""Field mark of a name in a greeting."""


def german(customer: Customer) -> Runs:
    """Greet in German.

    Of several titles only the highest is spoken; a diploma never. A professor is
    addressed by that word alone (DIN 5008; sekada.de).
    """
    doctor, professor = _titles(customer.title)
    family = customer.family_name
    match customer.form_of_address:
        case FormOfAddress.FRAU:
            title = "Professorin " if professor else "Dr. " if doctor else ""
            return _line(f"Guten Tag Frau {title}", family, ",")
        case FormOfAddress.HERR:
            title = "Professor " if professor else "Dr. " if doctor else ""
            return _line(f"Guten Tag Herr {title}", family, ",")
        case _:
            title = "Prof. " if professor else ""
            title += "Dr. " if doctor else ""
            return _line(f"Guten Tag {title}", _both_names(customer), ",")


def english(customer: Customer) -> Runs:
    """Greet in English; a title replaces Ms and Mr."""
    doctor, professor = _titles(customer.title)
    title = "Professor " if professor else "Dr " if doctor else ""
    family = customer.family_name
    match customer.form_of_address:
        case FormOfAddress.FRAU:
            return _line(f"Dear {title or 'Ms '}", family, ",")
        case FormOfAddress.HERR:
            return _line(f"Dear {title or 'Mr '}", family, ",")
        case _:
            return _line(f"Dear {title}", _both_names(customer), ",")


def ukrainian(customer: Customer) -> Runs:
    """Greet in Ukrainian; "пані" and "пане" leave the family name as it is."""
    return _by_form(customer, "Добрий день, ", ("пані ", "пане "), "!")


def russian(customer: Customer) -> Runs:
    """Greet in Russian, which has no everyday word before a family name."""
    return _by_form(customer, "Здравствуйте, ", ("госпожа ", "господин "), "!")


def bulgarian(customer: Customer) -> Runs:
    """Greet in Bulgarian."""
    return _by_form(customer, "Добър ден, ", ("госпожо ", "господин "), "!")


def romanian(customer: Customer) -> Runs:
    """Greet in Romanian; the words before the name take the vocative, it does not."""
    return _by_form(customer, "Bună ziua, ", ("doamnă ", "domnule "), ",")


def french(customer: Customer) -> Runs:
    """Greet in French."""
    return _by_form(customer, "Bonjour ", ("Madame ", "Monsieur "), ",")


def polish(customer: Customer) -> Runs:
    """Greet in Polish with the whole name: "Pani" and "Pan" would bend it."""
    return _line("Dzień dobry, ", _titled(customer), "!")


def turkish(customer: Customer) -> Runs:
    """Greet in Turkish; "Hanım" and "Bey" follow the given name."""
    words: dict[FormOfAddress | None, str] = {
        FormOfAddress.FRAU: " Hanım,",
        FormOfAddress.HERR: " Bey,",
    }
    after = words.get(customer.form_of_address)
    if after is None or not customer.given_name:
        return _line("Merhaba ", _titled(customer), ",")
    return _line("Merhaba ", customer.given_name, after)


def arabic(customer: Customer) -> Runs:
    """Greet in Arabic with the given name, as is polite there."""
    return _line("مرحباً ", customer.given_name or customer.family_name, "،")


def farsi(customer: Customer) -> Runs:
    """Greet in Farsi and Dari."""
    return _by_form(customer, "سلام ", ("خانم ", "آقای "), "،")


def pashto(customer: Customer) -> Runs:
    """Greet in Pashto with the whole name."""
    return _line("سلام ", _titled(customer), "،")


def _by_form(customer: Customer, words: str, forms: tuple[str, str], end: str) -> Runs:
    """Greet with the family name after one of *forms*, or with the whole name."""
    match customer.form_of_address:
        case FormOfAddress.FRAU:
            return _line(f"{words}{forms[0]}", _titled_family(customer), end)
        case FormOfAddress.HERR:
            return _line(f"{words}{forms[1]}", _titled_family(customer), end)
        case _:
            return _line(words, _titled(customer), end)


def _line(words: str, name: str, end: str) -> Runs:
    return (_words(words), Run(text=name, field=NAME_FIELD), _words(end))


@lru_cache(maxsize=256)  # a few for each language, the same in all letters
def _words(text: str) -> Run:
    return Run(text=text)


def _titled(customer: Customer) -> str:
    return f"{_title_in_latin(customer)}{_both_names(customer)}"


def _titled_family(customer: Customer) -> str:
    return f"{_title_in_latin(customer)}{customer.family_name}"


def _title_in_latin(customer: Customer) -> str:
    """Return the title as it stands in the German address, part of the name."""
    doctor, professor = _titles(customer.title)
    return "Prof. " if professor else "Dr. " if doctor else ""


def _titles(title: str) -> tuple[bool, bool]:
    if not title:
        return False, False
    words = title.lower().replace(".", ". ").split()
    return "dr." in words or "dr" in words, any(w.startswith("prof") for w in words)


def _both_names(customer: Customer) -> str:
    return " ".join(
        name for name in (customer.given_name, customer.family_name) if name
    )
