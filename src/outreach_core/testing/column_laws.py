"""Does another engine, that judges whole tables, say what the core says of each person?

Numbers 18 to 21 of the list that the project works by. An engine is a small object of
the protocols below; the core knows no database.

    @pytest.mark.parametrize("law", column_laws_for(due, engine), ids=str)
    def test_law(law): law.check(max_examples=20)
"""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from outreach_core._messages import Words
from outreach_core.eligibility import kassel
from outreach_core.rules import Rule
from outreach_core.testing import _laws_of_columns as columns
from outreach_core.testing import _laws_of_derived_facts as derived
from outreach_core.testing.column_engines import ColumnEngine, ContactFold
from outreach_core.testing.laws import Law, Terms

_Body: TypeAlias = Callable[..., None]
_ABOUT_RULES: Final[tuple[tuple[str, Words, _Body, bool], ...]] = (
    (
        "row-is-column",
        Words(
            "Die Spalten sagen von jeder Person, was der Kern sagt",
            "The columns say of each person what the core says",
        ),
        columns.row_is_column,
        True,
    ),
    (
        "locality",
        Words(
            "Wer sonst in der Tabelle steht, spielt keine Rolle",
            "Who else stands in the table plays no part",
        ),
        columns.locality,
        True,
    ),
    (
        "no-date-arithmetic",
        Words(
            "Die Datenbank vergleicht nur, sie rechnet nicht mit Tagen",
            "The database compares only, it does not count days",
        ),
        columns.no_date_arithmetic,
        True,
    ),
)
_ABOUT_CONTACTS: Final[tuple[tuple[str, Words, _Body], ...]] = (
    (
        "derived-facts-agree",
        Words(
            "Kontakte, in der Datenbank gefaltet, ergeben dasselbe wie im Kern",
            "Contacts folded in the database give what they give in the core",
        ),
        derived.derived_facts_agree,
    ),
    (
        "merging-is-building",
        Words(
            "Neue Kontakte dazugenommen ist so gut wie alle neu gelesen",
            "Adding new contacts is as good as reading all of them anew",
        ),
        derived.merging_is_building,
    ),
)


def column_laws_for(rule: Rule, engine: ColumnEngine) -> tuple[Law, ...]:
    """Return the laws that an engine must obey about one rule.

    Args:
        rule: The rule.
        engine: What judges tables.

    Returns:
        The laws in a fixed order; ``str(law)`` is its stable name. An example judges a
        few dozen people, so 20 examples show what 500 show elsewhere.
    """
    return tuple(
        Law(
            name=name,
            title=title,
            terms=Terms(rule=rule),
            judges=judges,
            body=partial(body, engine=engine),
        )
        for name, title, body, judges in _ABOUT_RULES
    )


def contact_laws_for(fold: ContactFold) -> tuple[Law, ...]:
    """Return the laws that an engine must obey about contacts.

    Args:
        fold: What folds tables of contacts.
    """
    return tuple(
        Law(
            name=name,
            title=title,
            # A law about contacts judges nobody, but every law has a rule.
            terms=Terms(rule=kassel().rule),
            body=partial(body, fold=fold),
        )
        for name, title, body in _ABOUT_CONTACTS
    )
