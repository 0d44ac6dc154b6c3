"""How are letters printed into few files for a print centre, with their lists?"""

from collections.abc import Mapping
from typing import Final, cast

import pendulum

from outreach_cli.office import Office
from outreach_core import Words
from outreach_core.cases import CaseEvent
from outreach_core.eligibility import Radar
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import LETTER_FORMAT, SINK
from outreach_core.letters import (
    PRINT_PROFILES,
    BatchFormat,
    LetterPlan,
    sets_batches,
)
from outreach_core.workflows import LetterRun, send_batches

_NO_BATCHES: Final = Words(
    'Keines der Formate kann Druckdateien setzen. Bitte "pdf" nennen.',
    'None of the formats can set print files. Please name "pdf".',
)


def print_files(
    office: Office,
    plan: LetterPlan,
    *,
    radar: Radar,
    on: pendulum.Date,
    told: Mapping[str, CaseEvent],
) -> LetterRun:
    """Print the letters of a plan into files; each person gets one letter all the same.

    Raises:
        InvalidInputError: No format of the settings can set batches.
    """
    settings, output = office.settings.letters, office.settings.output
    return send_batches(
        plan,
        radar=radar,
        form=_form(office),
        profile=PRINT_PROFILES[settings.profile],
        sink=office.registry.one(SINK, output.documents),
        store=office.store,
        on=on,
        size=settings.batch_letters,
        progress=office.reporter.on_progress,
        told=told,
        lists=office.registry.one(SINK, output.tables),
    )


def _form(office: Office) -> BatchFormat:
    for name in office.settings.letters.formats:
        found = office.registry.one(LETTER_FORMAT, name)
        if sets_batches(found):
            return cast("BatchFormat", found)
    raise InvalidInputError(subject="letters.formats", faults=[_NO_BATCHES])
