"""Which coaching offers does the office's list hold?"""

from typing import Final

import attrs
import pendulum

from outreach_core import Words
from outreach_core.coaching import CoachingOffer
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import PluginSettings
from outreach_core.ids import OfferId
from outreach_tables.ledger import RowLedger
from outreach_tables.offers import read_offers
from outreach_tables.opening import open_tables
from outreach_tables.options import read_options

_NO_OFFERS: Final = Words(
    "offers fehlt: die Datei mit den Coaching-Angeboten.",
    "offers is missing: the file with the coaching offers.",
)


@attrs.frozen(kw_only=True)
class TablesDirectory:
    """Coaching directory "tables": offers from one CSV or Excel file."""

    _settings: PluginSettings = attrs.field(alias="settings", repr=False)

    @property
    def name(self) -> str:
        """Name by which settings choose this directory."""
        return "tables"

    def offers(self, *, as_of: pendulum.Date) -> tuple[CoachingOffer, ...]:
        """Return the offers sorted by id.

        Rows that cannot be used are left out here and listed by the source "tables",
        which reads the same file for its account of rows.

        Raises:
            InvalidInputError: No file of offers is set, or it cannot be used.
        """
        options = read_options(self._settings)
        if "offers" not in options.files:
            raise InvalidInputError(
                subject="[plugin.tables]",
                faults=(_NO_OFFERS,),
            )
        known: dict[OfferId, CoachingOffer] = {}
        for table in open_tables(options, ("offers",))["offers"]:
            read_offers(RowLedger(table), known, words=options.words, as_of=as_of)
        return tuple(sorted(known.values(), key=lambda offer: offer.id))
