"""How is it noted in the case that a letter went out, and what it told?"""

import attrs
import pendulum

from outreach_core.cases import Case, CaseEvent, LetterHandedOver, apply
from outreach_core.hooks import CaseStore
from outreach_core.letters import Letter


@attrs.frozen(kw_only=True)
class Notes:
    """Where and when letters are noted.

    Attributes:
        store: Cases and ledger.
        on: Day on which the letters are handed over.
        form: Name of the format that is noted as handed over.
    """

    store: CaseStore
    on: pendulum.Date
    form: str

    def note(self, letter: Letter, told: CaseEvent | None) -> None:
        """Note *letter* in its case, unless a run killed before confirming has.

        Args:
            letter: What was delivered.
            told: What the person knows by it, noted together with it; ``None`` when
                the case knows already.
        """
        customer, occasion = letter.key.customer, letter.key.occasion
        events = self.store.read(customer)
        case = Case.of(customer, events)
        if occasion in {e.occasion for e in events if isinstance(e, LetterHandedOver)}:
            return
        sent = LetterHandedOver(on=self.on, occasion=occasion, format=self.form)
        new: tuple[CaseEvent, ...] = (sent,) if told is None else (sent, told)
        for event in new:
            case = apply(case, event)
        self.store.append(customer, new, expected=len(events))
