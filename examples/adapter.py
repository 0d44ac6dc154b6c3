"""How short may an adapter be? What stands above the last lines is a whole plug-in.

python examples/adapter.py
"""

import pendulum

from outreach_core.contacts import Channel, Contact, ContactHistory, Direction, Outcome
from outreach_core.hooks import (
    SOURCE,
    Host,
    PluginSettings,
    Registry,
    Source,
    SourceBatch,
    Tally,
    hookimpl,
)
from outreach_core.ids import CustomerId, pseudonym
from outreach_core.people import Customer

REGISTER = (("100A01", "Beispiel", "2026-02-27"), ("100A02", "Muster", "2026-09-15"))


class RegisterSource:
    """People from the register of the house, with the day of the last talk."""

    name = "register"

    @hookimpl
    def outreach_sources(self, settings: PluginSettings) -> tuple[Source, ...]:
        """Bring this object itself, which is a source because it can `read`."""
        self.key = settings.key
        return (self,)

    def read(self, *, as_of: pendulum.Date) -> SourceBatch:
        """Return who is in the register, and what was known about them on *as_of*."""
        people, histories = [], {}
        for number, family_name, day in REGISTER:
            who = CustomerId(pseudonym(number, key=self.key))
            talked = Contact(
                on=pendulum.Date.fromisoformat(day),
                channel=Channel.PHONE,
                direction=Direction.INBOUND,
                outcome=Outcome.REACHED,
            )
            people.append(Customer(id=who, family_name=family_name, in_benefit=True))
            histories[who] = ContactHistory((talked,)).until(as_of)
        account = Tally(place="register", rows=len(people), records=len(people))
        return SourceBatch(
            people=tuple(people), histories=histories, tallies=(account,)
        )


if __name__ == "__main__":
    host = Host(key=b"an invented secret of the office")
    registry = Registry.from_plugins({"ours": RegisterSource()}, host=host)
    print([str(origin) for origin in registry.origins])
    source = registry.one(SOURCE, "register")
    for day in (pendulum.date(2026, 10, 5), pendulum.date(2026, 3, 1)):
        batch = source.read(as_of=day)
        for person in batch.people:
            known = [
                contact.on.isoformat()
                for contact in batch.histories[person.id].contacts
            ]
            print(day, person.id, known)
