"""What does the office answer somebody who asks what is known about them, and why?"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs
import jinja2
import pendulum

from outreach_core._messages import Language, Words
from outreach_core.calendar import date_in_words
from outreach_core.cases import Case, story
from outreach_core.cases.event_words import CHANNEL_WORDS
from outreach_core.contacts import (
    REASON_WORDS,
    Contact,
    ContactHistory,
    Direction,
    Outcome,
)
from outreach_core.eligibility import (
    RADAR_STATE_WORDS,
    Decision,
    Radar,
    citizen_texts,
    hold_title,
)
from outreach_core.people import Customer, language_words
from outreach_core.reports.page_template import STYLE

_ENVIRONMENT: Final = jinja2.Environment(
    autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
)
_LIST: Final = Words("Kundenliste des Jobcenters", "the jobcenter's list of customers")
_CONTACTS: Final = Words(
    "Kontaktliste des Jobcenters", "the jobcenter's list of contacts"
)
_BOOK: Final = Words(
    "Notizen der aufsuchenden Beratung", "notes of the outreach counselling"
)
_STATED: Final = Words("Angabe des Jobcenters", "stated by the jobcenter")
_HEADS: Final = (
    Words("Angabe", "What"),
    Words("Wert", "Value"),
    Words("Woher", "Where from"),
)
_TITLE: Final = Words(
    "Was wir über Sie wissen, und warum wir uns melden",
    "What we know about you, and why we get in touch",
)
_WHY: Final = Words("Warum wir uns bei Ihnen melden", "Why we get in touch with you")
_OUTCOMES: Final = {
    Outcome.REACHED: Words("Gespräch oder Antwort", "a talk or an answer"),
    Outcome.NOT_REACHED: Words("nicht erreicht", "not reached"),
    Outcome.SENT: Words("abgeschickt", "sent"),
    Outcome.RETURNED: Words("kam zurück", "came back"),
}
_BEGAN: Final = {
    Direction.INBOUND: Words("von Ihnen", "from you"),
    Direction.OUTBOUND: Words("von uns", "from us"),
}
_RIGHTS: Final = (
    Words(
        "Ist etwas falsch? Dann sagen Sie es uns. Wir ändern es.",
        "Is something wrong? Tell us. We will change it.",
    ),
    Words(
        "Sie können verlangen, dass wir Angaben löschen oder nicht mehr nutzen "
        "(Art. 16 bis 18 DSGVO, § 84 SGB X).",
        "You can ask us to delete entries or to stop using them (Art. 16 to 18 GDPR, "
        "§ 84 SGB X).",
    ),
    Words(
        "Sie können sich bei der Datenschutzaufsicht beschweren (Art. 77 DSGVO).",
        "You can complain to the data protection authority (Art. 77 GDPR).",
    ),
)


@attrs.frozen(kw_only=True)
class KnownFact:
    """One thing the office knows about a person, and where it comes from.

    Attributes:
        what: What it is.
        value: What it says, in one language.
        source: Where the office has it from.
    """

    what: str
    value: str = attrs.field(repr=False)
    source: str


@attrs.frozen(kw_only=True)
class KnownAbout:
    """Everything this software was given or has noted about one person.

    Attributes:
        facts: Entries of the list of customers, holds and statements among them.
        contacts: Contacts on record, oldest first.
        course: What has happened in the case since; empty without a case.
    """

    facts: tuple[KnownFact, ...]
    contacts: tuple[KnownFact, ...]
    course: tuple[KnownFact, ...]


def known_about(
    person: Customer,
    *,
    history: ContactHistory,
    case: Case | None,
    radar: Radar,
    language: Language,
) -> KnownAbout:
    """List what is known about one person, each entry with its source (Art. 15 GDPR).

    Only what stands in the data: an empty field gives no line.

    Args:
        person: As the office's list has her.
        history: Her own contacts.
        case: Her case; ``None``: there is none.
        radar: What the office has stated under § 7b SGB II, of the day asked for.
        language: German or English.
    """
    entries = (*_personal(person, language), *_noted(person, radar, language))
    return KnownAbout(
        facts=tuple(
            KnownFact(what=what.to(language), value=value, source=source.to(language))
            for what, value, source in entries
            if value
        ),
        contacts=tuple(_contact(each, language) for each in history.contacts),
        course=tuple(
            KnownFact(what="", value=line, source=_BOOK.to(language))
            for line in (story(case, language) if case and case.events else ())
        ),
    )


_Entry = tuple[Words, str, Words]


def _personal(person: Customer, language: Language) -> Iterator[_Entry]:
    address = person.address
    birth, acting = person.birth, person.representative
    yield Words("Kundennummer", "Customer number"), person.customer_number, _LIST
    name = " ".join(
        p for p in (person.title, person.given_name, person.family_name) if p
    )
    yield Words("Name", "Name"), name, _LIST
    born = date_in_words(birth, language) if birth else ""
    yield Words("Geburtsdatum", "Date of birth"), born, _LIST
    if address is not None:
        where = (address.care_of, address.street, f"{address.postcode} {address.town}")
        lines = ", ".join(part for part in where if part)
        yield Words("Anschrift", "Address"), lines, _LIST
    if acting is not None:
        named, acts_at = [acting.name], acting.address
        if acts_at is not None:
            named += [acts_at.street, f"{acts_at.postcode} {acts_at.town}"]
        yield Words("Vertretung", "Representative"), ", ".join(named), _LIST
    yield Words("Telefon", "Telephone"), person.phone, _LIST
    yield Words("E-Mail", "Mail"), person.email, _LIST
    spoken = language_words(person.language).to(language)
    yield Words("Sprache für Briefe", "Language of letters"), spoken, _LIST
    benefit = {True: Words("ja", "yes"), False: Words("nein", "no")}
    words = Words("", "") if person.in_benefit is None else benefit[person.in_benefit]
    yield Words("Leistungen", "Benefits"), words.to(language), _LIST
    yield Words("Zuständig", "In charge"), person.caseworker or "", _LIST


def _noted(person: Customer, radar: Radar, language: Language) -> Iterator[_Entry]:
    review = Words("; wieder zu prüfen am {day}", "; to be reviewed on {day}")
    for hold in person.holds:
        day = date_in_words(hold.review_on, language)
        text = hold_title(hold.kind).to(language) + review.to(language).format(day=day)
        yield Words("Vermerk", "Note"), text, _LIST
    for entry in (*radar.inside, *radar.outside):
        if entry.customer == person.id:
            day = date_in_words(entry.determined_on, language)
            said = f"{day}. {RADAR_STATE_WORDS[entry.state].to(language)}"
            what = Words("Feststellung nach § 7b SGB II", "Determination, § 7b SGB II")
            yield what, said, _STATED
    for hearing in radar.hearings:
        if hearing.customer == person.id:
            yield Words("Anhörung", "Hearing"), hearing.words.to(language), _STATED


def _contact(contact: Contact, language: Language) -> KnownFact:
    said = [
        CHANNEL_WORDS[contact.channel].to(language),
        _BEGAN[contact.direction].to(language),
        _OUTCOMES[contact.outcome].to(language),
    ]
    if contact.reason is not None:
        said.append(REASON_WORDS[contact.reason].to(language))
    if contact.note:
        said.append(contact.note)
    return KnownFact(
        what=date_in_words(contact.on, language),
        value=", ".join(said),
        source=_CONTACTS.to(language),
    )


def annex_page(decision: Decision, *, language: Language) -> str:
    """Render the two texts to the person as a page to lay into a letter."""
    return _PAGE.render(
        lang=language.value,
        style=STYLE,
        title=_WHY.to(language),
        day=date_in_words(decision.finding.on, language),
        texts=citizen_texts(decision, language),
        tables=(),
        rights=(),
        rights_title="",
    )


def access_page(
    known: KnownAbout, decision: Decision, *, on: pendulum.Date, language: Language
) -> str:
    """Render the answer to somebody who asks what is known about them.

    Args:
        known: From :func:`known_about`.
        decision: What the rules say about the person.
        on: Day of the answer.
        language: German or English.
    """
    return _PAGE.render(
        lang=language.value,
        style=STYLE,
        title=_TITLE.to(language),
        day=date_in_words(on, language),
        texts=(*citizen_texts(decision, language), _rule_words(decision, language)),
        tables=tuple(_tables(known, language)),
        rights=tuple(words.to(language) for words in _RIGHTS),
        rights_title=Words("Ihre Rechte", "Your rights").to(language),
    )


def _rule_words(decision: Decision, language: Language) -> str:
    shape = Words(
        "Die Regel dazu heißt „{title}“. Sie kommt von hier: {source}.",
        "The rule is called “{title}”. It comes from here: {source}.",
    )
    book = decision.rulebook
    return shape.fill(title=book.title, source=book.source).to(language)


def _tables(
    known: KnownAbout, language: Language
) -> Iterator[tuple[str, Sequence[str], Iterable[KnownFact]]]:
    heads = [words.to(language) for words in _HEADS]
    titles = (
        (Words("Ihre Angaben", "Your entries"), known.facts),
        (Words("Kontakte", "Contacts"), known.contacts),
        (Words("Was seitdem geschah", "What has happened since"), known.course),
    )
    for title, rows in titles:
        if rows:
            yield title.to(language), heads, rows


_PAGE: Final = _ENVIRONMENT.from_string("""<!doctype html>
<html lang="{{ lang }}">
<head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>{{ style | safe }}</style></head>
<body><main>
<header><h1>{{ title }}</h1><p class="period">{{ day }}</p></header>
{% for text in texts %}<p>{{ text }}</p>
{% endfor %}
{%- for heading, heads, rows in tables %}
<h2>{{ heading }}</h2>
<table><thead><tr>{% for head in heads %}<th scope="col">{{ head }}</th>{% endfor %}\
</tr></thead>
<tbody>
{% for row in rows %}<tr><th scope="row">{{ row.what }}</th><td>{{ row.value }}</td>\
<td>{{ row.source }}</td></tr>
{% endfor %}</tbody></table>
{%- endfor %}
{% if rights %}<h2>{{ rights_title }}</h2>
<ul class="notes">{% for right in rights %}<li>{{ right }}</li>{% endfor %}</ul>
{% endif %}</main></body></html>
""")
