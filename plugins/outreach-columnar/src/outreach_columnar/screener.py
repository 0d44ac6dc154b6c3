"""Screener "duckdb": judges a population that stands in files or in a database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs
import pendulum

from outreach_columnar._ibis import Backend, opening
from outreach_columnar.checking import spot_check
from outreach_columnar.encoding import facts_asked
from outreach_columnar.layout import Population
from outreach_columnar.opening import open_population
from outreach_columnar.options import read_options
from outreach_columnar.reading import household_of, read_summaries
from outreach_columnar.screening import ScreeningColumns, screen_columns
from outreach_columnar.writing import CHUNK, WrittenScreening, write_screening
from outreach_core import Words
from outreach_core.contacts import DEFAULT_POLICY, ContactPolicy
from outreach_core.eligibility import (
    VOCABULARY,
    Decision,
    Screening,
    screen_summaries,
)
from outreach_core.errors import InvalidInputError, UnknownNameError
from outreach_core.hooks import PluginSettings, Progress
from outreach_core.ids import CustomerId
from outreach_core.rules import Rulebook

_PERSON = Words("Person", "person")
_FOLDING = Words("Kontakte falten", "Folding contacts")
_JUDGING = Words("Entscheidungen begründen", "Giving reasons")
_STEPS = 3
_NO_FACT = Words(
    "{name}: Diese Angabe steht in keiner Tabelle. Bitte eine Regel aus bekannten "
    "Angaben wählen.",
    "{name}: no table holds this fact. Please choose a rule of known facts.",
)


@attrs.frozen(kw_only=True)
class DuckDBScreener:
    """Screener "duckdb"; the settings stand in ``opening.py``."""

    _settings: PluginSettings = attrs.field(alias="settings", repr=False)

    @property
    def name(self) -> str:
        """Name by which settings choose this screener."""
        return "duckdb"

    def screen(self, rulebook: Rulebook, *, as_of: pendulum.Date) -> Screening:
        """Decide about everybody, with all reasons in words.

        DuckDB folds the contacts, the core judges what is left of them; a few people
        are judged again by the core from all of their contacts, and by DuckDB alone.
        For populations that can be handed over: about as much memory as the core needs
        for as many decisions. For millions see :meth:`write`.

        Args:
            rulebook: The rule, as data.
            as_of: The day asked for.

        Raises:
            InvalidInputError: Settings or tables cannot be used; all faults together.
            ColumnsDisagreeError: DuckDB judges somebody otherwise than the core.
            NotInForceError: The rulebook does not reach back to *as_of*.
        """
        _refuse_unknown_facts(rulebook)
        policy = self.policy
        with self._opened() as (connection, population):
            self._tell(_FOLDING, 0)
            people = read_summaries(connection, population, policy=policy, as_of=as_of)
            self._tell(_JUDGING, 1)
            screening = screen_summaries(people, rulebook=rulebook, as_of=as_of)
            self._tell(_JUDGING, 2)
            asked = self._asks(rulebook, as_of)(population)
            spot_check(connection, population, asked, policy=policy)
            self._tell(_JUDGING, _STEPS)
        return screening

    def write(
        self,
        rulebook: Rulebook,
        path: Path,
        *,
        as_of: pendulum.Date,
        people_at_once: int = CHUNK,
    ) -> WrittenScreening:
        """Screen millions into a Parquet file, with all reasons as columns.

        Args:
            rulebook: The rule, as data.
            path: The file.
            as_of: The day asked for.
            people_at_once: People a chunk.

        Raises:
            InvalidInputError: Settings or tables cannot be used; all faults together.
            ColumnsDisagreeError: DuckDB judges somebody otherwise than the core; then
                no file is left behind.
            NotInForceError: The rulebook does not reach back to *as_of*.
        """
        _refuse_unknown_facts(rulebook)
        policy = self.policy
        ask = self._asks(rulebook, as_of)
        with self._opened() as (connection, population):
            written = write_screening(
                connection,
                population,
                ask,
                path,
                people_at_once=None if policy.household_counts else people_at_once,
                progress=self._settings.progress,
            )
            try:
                with opening():
                    rows = connection.read_parquet(str(path))
                checked = attrs.evolve(ask(population), table=rows)
                spot_check(connection, population, checked, policy=policy)
            except BaseException:
                path.unlink()
                raise
        return written

    def explain(
        self, customer: CustomerId, rulebook: Rulebook, *, as_of: pendulum.Date
    ) -> Decision:
        """Decide about one person, with all reasons in words.

        Args:
            customer: Pseudonym of the person.
            rulebook: The rule, as data.
            as_of: The day asked for.

        Raises:
            UnknownNameError: The tables do not hold the person.
        """
        _refuse_unknown_facts(rulebook)
        with self._opened() as (connection, population):
            around = household_of(connection, population, [customer])
            people = read_summaries(connection, around, policy=self.policy, as_of=as_of)
            own = [pair for pair in people if pair[0].id == customer]
        if not own:
            raise UnknownNameError(_PERSON, customer, known=None)
        return screen_summaries(own, rulebook=rulebook, as_of=as_of).of(customer)

    @property
    def policy(self) -> ContactPolicy:
        """What counts: the proposal of the project, with the household as set."""
        counts = read_options(self._settings).household_counts
        return attrs.evolve(DEFAULT_POLICY, household_counts=counts)

    def _asks(
        self, rulebook: Rulebook, as_of: pendulum.Date
    ) -> Callable[[Population], ScreeningColumns]:
        policy = self.policy
        return lambda part: screen_columns(
            part, rulebook=rulebook, as_of=as_of, policy=policy
        )

    def _tell(self, task: Words, done: int) -> None:
        self._settings.progress(Progress(task=task, done=done, total=_STEPS))

    @contextmanager
    def _opened(self) -> Iterator[tuple[Backend, Population]]:
        connection, population = open_population(read_options(self._settings))
        try:
            yield connection, population
        finally:
            connection.disconnect()


def _refuse_unknown_facts(rulebook: Rulebook) -> None:
    """Say so, rather than find everybody unknown by a fact that nobody has."""
    asked = facts_asked(rulebook.rule)
    unknown = sorted(fact.name for fact in asked if fact not in VOCABULARY)
    if unknown:
        faults = [_NO_FACT.fill(name=name) for name in unknown]
        raise InvalidInputError(subject=f"The rule {rulebook.name!r}", faults=faults)
