"""Who is lost, who needs another attempt, who is held, who must be looked at."""

import pickle

import pendulum
import pytest
from hypothesis import given

from outreach_core import Words
from outreach_core.contacts import (
    DEFAULT_POLICY,
    Channel,
    Contact,
    ContactHistory,
    ContactPolicy,
    Direction,
    Outcome,
    summarise,
)
from outreach_core.eligibility import (
    Screening,
    Standing,
    berlin,
    kassel,
    kassel_at_least,
    screen,
    screen_summaries,
)
from outreach_core.errors import (
    InvalidInputError,
    NotInForceError,
    UnknownNameError,
)
from outreach_core.people import Customer, Hold, HoldKind
from outreach_core.rules import Rulebook, all_of, rule
from outreach_core.strategies.eligibility import people

D = pendulum.Date
AS_OF = D(2026, 10, 5)
OLD, RECENT = D(2026, 4, 4), D(2026, 4, 5)


def talk(on: D) -> Contact:
    return Contact(
        on=on,
        channel=Channel.PHONE,
        direction=Direction.OUTBOUND,
        outcome=Outcome.REACHED,
    )


def letter(on: D, *, automatic: bool = False) -> Contact:
    return Contact(
        on=on,
        channel=Channel.LETTER,
        direction=Direction.OUTBOUND,
        outcome=Outcome.SENT,
        automatic=automatic,
    )


def hold(kind: HoldKind = HoldKind.ADDRESS_BLOCK, until: D | None = None) -> Hold:
    return Hold(kind=kind, until=until, review_on=D(2027, 1, 1))


def customer(name: str = "C", **fields: object) -> Customer:
    return Customer(
        **{"id": name, "family_name": "Canary", "in_benefit": True, **fields}
    )


def one(
    *contacts: Contact, rulebook: Rulebook | None = None, **fields: object
) -> object:
    person = (customer(**fields), ContactHistory(contacts))
    screening = screen([person], rulebook=rulebook or kassel(), as_of=AS_OF)
    return screening.decisions[0]


TRIED = (letter(D(2026, 6, 1)), letter(D(2026, 8, 1)))

OUT: dict[str, object] = {"in_benefit": False}
# Source: the issue, requirements 1 to 7, domain.md 6.4.
STANDINGS = (
    ("silent for long despite efforts", (talk(OLD), *TRIED), {}, Standing.LOST),
    ("never reached despite efforts", TRIED, {}, Standing.LOST),
    ("six months are not over yet", (talk(RECENT), *TRIED), {}, Standing.IN_CONTACT),
    ("one attempt is too few", (talk(OLD), TRIED[0]), {}, Standing.NEEDS_EFFORT),
    (
        "efforts before the talk do not count",
        (*TRIED, talk(D(2026, 8, 2))),
        {},
        Standing.IN_CONTACT,
    ),
    (
        "batch letters are no efforts",
        (talk(OLD), *(letter(D(2026, 6, n), automatic=True) for n in (1, 2, 3))),
        {},
        Standing.NEEDS_EFFORT,
    ),
    ("nothing is recorded at all", (), {}, Standing.REVIEW),
    (
        "a talk in the future",
        (talk(OLD), *TRIED, talk(D(2027, 1, 1))),
        {},
        Standing.REVIEW,
    ),
    (
        "benefit is not known",
        (talk(OLD), *TRIED),
        {"in_benefit": None},
        Standing.REVIEW,
    ),
    ("out of benefit", (talk(OLD), *TRIED), OUT, Standing.NOT_ELIGIBLE),
    ("out of benefit, in contact", (talk(RECENT),), OUT, Standing.NOT_ELIGIBLE),
    (
        "out of benefit, and a hold",
        (talk(OLD), *TRIED),
        {**OUT, "holds": (hold(),)},
        Standing.NOT_ELIGIBLE,
    ),
    ("a hold stands", (talk(OLD), *TRIED), {"holds": (hold(),)}, Standing.HELD),
    ("a hold and too few attempts", (talk(OLD),), {"holds": (hold(),)}, Standing.HELD),
    (
        "a hold, benefit not known",
        (talk(OLD), *TRIED),
        {"holds": (hold(),), "in_benefit": None},
        Standing.HELD,
    ),
    (
        "a hold that is over",
        (talk(OLD), *TRIED),
        {"holds": (hold(until=D(2026, 10, 4)),)},
        Standing.LOST,
    ),
    (
        "a hold on its last day",
        (talk(OLD), *TRIED),
        {"holds": (hold(until=AS_OF),)},
        Standing.HELD,
    ),
)


@pytest.mark.parametrize(
    ("_what", "contacts", "fields", "standing"),
    STANDINGS,
    ids=[row[0] for row in STANDINGS],
)
def test_everybody_stands_where_the_rules_say(
    _what: str,
    contacts: tuple[Contact, ...],
    fields: dict[str, object],
    standing: Standing,
) -> None:
    decision = one(*contacts, **fields)
    assert decision.standing is standing
    assert decision.reasons
    assert (decision.priority > 0) == (standing is Standing.LOST)
    if standing is Standing.REVIEW:
        assert decision.review


def test_a_decision_shows_last_contact_gap_and_efforts() -> None:
    decision = one(talk(OLD), *TRIED)
    assert decision.last_contact == OLD
    assert decision.gap_days == 184
    assert decision.efforts == 2
    assert one(*TRIED).gap_days is None


@pytest.mark.parametrize("kind", HoldKind)
def test_every_kind_of_hold_keeps_people_off_the_worklist_and_says_why(
    kind: HoldKind,
) -> None:
    decision = one(talk(OLD), *TRIED, holds=(hold(kind),))
    assert decision.standing is Standing.HELD
    assert len(decision.reasons) == 1
    assert decision.holds[0].kind is kind


def test_the_review_list_says_why_in_plain_german() -> None:
    reasons = {
        case: [words.de for words in one(*contacts, **fields).review]
        for case, contacts, fields, _ in STANDINGS
    }
    assert "überhaupt kein Kontakt erfasst" in reasons["nothing is recorded at all"][0]
    assert "späteren Tag" in reasons["a talk in the future"][0]
    assert "nicht in den Daten" in reasons["benefit is not known"][0]
    assert reasons["silent for long despite efforts"] == []


def test_an_open_question_is_listed_even_where_it_does_not_decide() -> None:
    decision = one(talk(RECENT), in_benefit=None)
    assert decision.standing is Standing.IN_CONTACT
    assert len(decision.review) == 1


def test_reasons_name_every_condition_that_failed() -> None:
    decision = one(talk(RECENT), in_benefit=False)
    assert [words.de for words in decision.reasons] == [
        "Letzter beidseitiger Kontakt: 5. April 2026. Erst ab dem 6. Oktober 2026 sind das mehr als 6 Monate.",
        "Dokumentierte Versuche seither: 0 (verlangt: mindestens 2).",
        "Es werden keine Leistungen bezogen.",
    ]


@pytest.mark.parametrize(
    ("last", "kept", "lost"),
    [
        ("2025-08-29", "2026-02-28", "2026-03-01"),
        ("2025-08-31", "2026-02-28", "2026-03-01"),
        ("2026-02-28", "2026-08-28", "2026-08-29"),
        ("2024-02-29", "2024-08-29", "2024-08-30"),
        ("2023-08-31", "2024-02-29", "2024-03-01"),
    ],
)
def test_the_vectors_of_the_field_hold_for_whole_screenings(
    last: str, kept: str, lost: str
) -> None:
    """domain.md 3.4; 'at least' is one day earlier (requirement 2)."""
    day = pendulum.Date.fromisoformat
    person = [(customer(), ContactHistory([talk(day(last)), *_two_after(day(last))]))]

    def standing(rulebook: Rulebook, on: str) -> Standing:
        return screen(person, rulebook=rulebook, as_of=day(on)).of("C").standing

    assert standing(kassel(), kept) is Standing.IN_CONTACT
    assert standing(kassel(), lost) is Standing.LOST
    assert standing(kassel_at_least(), kept) is Standing.LOST


def _two_after(day: D) -> tuple[Contact, Contact]:
    return letter(day.add(days=10)), letter(day.add(days=20))


def test_the_number_of_efforts_is_a_setting() -> None:
    contacts = (talk(OLD), TRIED[0])
    assert one(*contacts, rulebook=kassel(efforts=1)).standing is Standing.LOST
    assert one(*contacts, rulebook=kassel(efforts=3)).standing is Standing.NEEDS_EFFORT
    assert kassel(efforts=1).fingerprint != kassel().fingerprint


def test_the_age_limit_can_be_asked_for() -> None:
    """§ 7a SGB II; born 1959: 66 years and 2 months, to the end of that month."""
    book = kassel(age_limit=True)
    for birth, standing in (
        (D(1960, 8, 1), Standing.LOST),
        (D(1959, 12, 31), Standing.NOT_ELIGIBLE),
        (None, Standing.REVIEW),
    ):
        decision = one(talk(OLD), *TRIED, rulebook=book, birth=birth)
        assert decision.standing is standing
        if standing is Standing.NOT_ELIGIBLE:
            untried = one(talk(OLD), rulebook=book, birth=birth)
            assert untried.standing is standing
        assert one(talk(OLD), *TRIED, birth=birth).standing is Standing.LOST


def test_berlin_finds_whoever_did_not_come_twice_in_a_row() -> None:
    """Requirement 8: another trigger without a change of code."""

    def invited(on: D, outcome: Outcome) -> Contact:
        return Contact(
            on=on,
            channel=Channel.APPEARANCE,
            direction=Direction.OUTBOUND,
            outcome=outcome,
        )

    once = invited(D(2026, 9, 1), Outcome.NOT_REACHED)
    twice = invited(D(2026, 9, 20), Outcome.NOT_REACHED)
    came = invited(D(2026, 9, 10), Outcome.REACHED)
    book = berlin()
    assert one(once, twice, rulebook=book).standing is Standing.LOST
    assert one(once, *TRIED, rulebook=book).standing is Standing.NOT_ELIGIBLE
    assert one(once, came, twice, rulebook=book).standing is Standing.NOT_ELIGIBLE
    assert one(once, came, twice, rulebook=berlin(invitations=1)).priority == 3
    assert one(rulebook=book).standing is Standing.REVIEW


def test_what_counts_as_contact_is_a_setting() -> None:
    nothing_counts = ContactPolicy(two_way=(), efforts=DEFAULT_POLICY.efforts)
    person = (customer(), ContactHistory((talk(RECENT), *TRIED)))
    found = screen([person], rulebook=kassel(), as_of=AS_OF, policy=nothing_counts)
    assert found.of("C").standing is Standing.LOST
    assert found.of("C").last_contact is None


def test_the_worklist_has_the_longest_silence_first_and_then_the_id() -> None:
    def person(name: str, *contacts: Contact) -> tuple[Customer, ContactHistory]:
        return customer(name), ContactHistory((*contacts, *TRIED))

    found = screen(
        [
            person("D", talk(OLD)),
            person("C", talk(D(2026, 1, 4))),
            person("B", talk(D(2025, 10, 4))),
            person("A", talk(D(2026, 1, 5))),
            person("E"),
            person("F", talk(RECENT)),
        ],
        rulebook=kassel(),
        as_of=AS_OF,
    )
    assert [(d.customer, d.priority) for d in found.worklist] == [
        ("B", 1),
        ("E", 1),
        ("C", 2),
        ("A", 3),
        ("D", 3),
    ]
    assert found.of("E").priority_reason == Words("noch nie erreicht", "never reached")


def test_a_foreign_rulebook_cannot_reach_people_with_holds_or_out_of_benefit() -> None:
    everybody = Rulebook(
        name="everybody",
        version="1",
        title=Words("Alle", "everybody"),
        source="Test",
        rule=all_of(),
    )
    assert one(talk(RECENT), rulebook=everybody).standing is Standing.LOST
    held = one(rulebook=everybody, holds=(hold(),))
    assert held.standing is Standing.HELD
    out = one(rulebook=everybody, in_benefit=False)
    assert out.standing is Standing.NOT_ELIGIBLE
    nobody = Rulebook(
        name="nobody",
        version="1",
        title=Words("Niemand", "nobody"),
        source="Test",
        rule=rule(Words("nie", "never"), ~all_of()),
    )
    assert one(talk(OLD), rulebook=nobody).standing is Standing.NOT_ELIGIBLE


def test_a_day_before_the_rulebook_is_refused() -> None:
    with pytest.raises(NotInForceError, match="2022-04-01"):
        screen([], rulebook=kassel(), as_of=D(2022, 3, 31))


def test_a_customer_cannot_be_screened_twice_at_once() -> None:
    person = (customer("A"), ContactHistory())
    other = (customer("B"), ContactHistory())
    with pytest.raises(InvalidInputError) as caught:
        screen([person, other, person, other], rulebook=kassel(), as_of=AS_OF)
    assert caught.value.subject == Words("Personenliste", "list of people")
    assert [fault.de for fault in caught.value.faults] == [
        f"{who} kommt mehrmals vor; führen Sie die Angaben zusammen." for who in "AB"
    ]
    assert "Canary" not in str(caught.value)


def test_who_was_not_screened_cannot_be_asked_for() -> None:
    found = screen([(customer("A"), ContactHistory())], rulebook=kassel(), as_of=AS_OF)
    for other in ("", "@", "B", "Canary"):
        with pytest.raises(UnknownNameError, match="no person of this name") as caught:
            found.of(other)
        assert "Canary" not in repr(caught.value)


def test_a_screening_can_be_pickled_and_shows_no_person() -> None:
    found: Screening = screen(
        [(customer(), ContactHistory((talk(OLD), *TRIED)))],
        rulebook=kassel(),
        as_of=AS_OF,
    )
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  made here
    shown = repr(found) + repr(found.decisions[0])
    assert "Canary" not in shown
    assert "2026, 4, 4" not in shown


@given(people(AS_OF, max_size=4))
def test_folding_somewhere_else_changes_no_decision(
    crowd: tuple[tuple[Customer, ContactHistory], ...],
) -> None:
    folded = [
        (customer, summarise(history, policy=DEFAULT_POLICY, as_of=AS_OF))
        for customer, history in crowd
    ]
    here = screen(crowd, rulebook=kassel(), as_of=AS_OF)
    assert screen_summaries(folded, rulebook=kassel(), as_of=AS_OF) == here


def test_progress_is_told_after_each_person() -> None:
    told: list[tuple[int, int]] = []
    three = [(customer(name), ContactHistory()) for name in "CAB"]
    screen(
        three,
        rulebook=kassel(),
        as_of=AS_OF,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 3), (2, 3), (3, 3)]
