"""Who may see which hazard notes today, and what is written down about it?

The one gate to the notes: it needs a purpose, checks the role against the plan of the
day instead of believing it, and returns with every answer, an empty one too, the
record that the host has to keep. Nothing else in this package hands out a note.
"""

import enum
from collections.abc import Iterable, Sequence
from typing import Final

import attrs
import pendulum

from outreach_core._messages import Words
from outreach_core._validators import is_day
from outreach_core.errors import InvalidInputError
from outreach_core.ids import CustomerId, StaffId
from outreach_core.visits.plan import Tour, VisitPlan
from outreach_core.visits.problem import VisitProblem
from outreach_core.visits.safety.desk import DutyDesk
from outreach_core.visits.safety.hazards import HazardNote, HazardNoteId
from outreach_core.visits.safety.moments import checked


class NoteRole(enum.StrEnum):
    """In which role somebody asks; only what the plan and the desk confirm counts."""

    PAIR_OF_THE_DAY = "pair_of_the_day"
    SAFETY_CONTACT = "safety_contact"
    LEAD = "lead"
    BENEFITS_CONTROL = "benefits_control"
    """Außendienst (§ 6 SGB II): sees nothing, and that it asked is written down."""
    ANYBODY_ELSE = "anybody_else"


class NotePurpose(enum.StrEnum):
    """What the notes are read for; a closed list, control is not on it."""

    PREPARE_VISIT = "prepare_visit"
    DUTY_DESK = "duty_desk"
    REVIEW = "review"
    """The lead looks whether a note still holds."""
    ANSWER_PERSON = "answer_person"
    """The person asks what is stored (Art. 15 GDPR); answered by the lead."""


_ALLOWED: Final = {
    NoteRole.PAIR_OF_THE_DAY: frozenset({NotePurpose.PREPARE_VISIT}),
    NoteRole.SAFETY_CONTACT: frozenset({NotePurpose.DUTY_DESK}),
    NoteRole.LEAD: frozenset(NotePurpose),
}
_NO_PURPOSE: Final = Words(
    "Ohne Zweck werden keine Sicherheitshinweise gezeigt. Bitte einen Zweck aus "
    "NotePurpose angeben.",
    "No hazard notes without a purpose. Name one of NotePurpose.",
)
_NO_ROLE: Final = Words(
    "Bitte eine Rolle aus NoteRole angeben.", "Name one of the roles in NoteRole."
)
_NO_PERSON: Final = Words(
    "Bitte angeben, welcher Person geantwortet wird.",
    "Say which person is answered.",
)
_NOBODY: Final = Words(
    "Bitte angeben, wer die Hinweise liest.", "Say who reads the notes."
)


@attrs.frozen(kw_only=True)
class NoteAccess:
    """The record of one look at the notes, to be kept by the host.

    Attributes:
        viewer: Who looked.
        role: In which role they asked.
        purpose: What for.
        day: Of which day of visits.
        at: When.
        shown: Names of the notes that were shown, sorted; the notes are not repeated.
        refused: The role is not confirmed, or may not read for this purpose.
    """

    viewer: StaffId
    role: NoteRole
    purpose: NotePurpose
    day: pendulum.Date
    at: pendulum.DateTime
    shown: tuple[HazardNoteId, ...]
    refused: bool


@attrs.frozen(kw_only=True)
class SeenNotes:
    """What somebody may see, together with the record of it.

    Attributes:
        notes: The notes in force, by customer and name; empty: nothing to see.
        access: The record; keep it before anything is shown.
    """

    notes: tuple[HazardNote, ...] = attrs.field(repr=False)
    access: NoteAccess


def notes_for(
    viewer: StaffId,
    role: NoteRole,
    purpose: NotePurpose,
    *,
    day: pendulum.Date,
    at: pendulum.DateTime,
    problem: VisitProblem,
    plan: VisitPlan,
    desk: DutyDesk,
    notes: Iterable[HazardNote],
    about: CustomerId | None = None,
) -> SeenNotes:
    """Return the notes that *viewer* may see, and the record of the look.

    The pair of the day sees the people it visits on that day, the safety contact all
    who are visited on that day, the lead all. Everybody else sees nothing, and so does
    a role that plan and desk do not confirm. A note that is over is shown only to the
    lead who reviews it or answers the person.

    Args:
        viewer: Who asks.
        role: In which role.
        purpose: What for; there is no default.
        day: Day of the visits.
        at: Now, for the record.
        problem: Knows whom a visit is for.
        plan: The plan that is carried out.
        desk: Who sits at the desk and who leads it on that day.
        notes: All notes.
        about: One person only; ``None``: everybody the viewer may read about. To
            answer a person it must be named.

    Raises:
        InvalidInputError: Viewer, role or purpose is missing, or the person to be
            answered; all faults at once.
        InvalidValueError: *at* is no moment with a time zone.
    """
    _refuse_nameless(viewer, role, purpose, about)
    is_day(None, attrs.fields(NoteAccess).day, day)
    checked(at)
    may_read = purpose in _ALLOWED.get(role, frozenset())
    tours = [tour for tour in plan.tours if tour.day == day]
    whom = _whom(viewer, role, tours, problem, desk) if may_read else None
    seen = sorted(
        (note for note in notes if _shown(note, whom, purpose, day, about)),
        key=lambda note: (note.customer, note.id),
    )
    access = NoteAccess(
        viewer=viewer,
        role=role,
        purpose=purpose,
        day=day,
        at=at,
        shown=tuple(sorted(note.id for note in seen)),
        refused=whom is None,
    )
    return SeenNotes(notes=tuple(seen), access=access)


def _refuse_nameless(
    viewer: object, role: object, purpose: object, about: object
) -> None:
    faults = []
    if not isinstance(viewer, str) or not viewer.strip():
        faults.append(_NOBODY)
    if not isinstance(role, NoteRole):
        faults.append(_NO_ROLE)
    if not isinstance(purpose, NotePurpose):
        faults.append(_NO_PURPOSE)
    if purpose is NotePurpose.ANSWER_PERSON and about is None:
        faults.append(_NO_PERSON)
    if faults:
        raise InvalidInputError(Words("Sicherheitshinweise", "hazard notes"), faults)


def _whom(
    viewer: StaffId,
    role: NoteRole,
    tours: Sequence[Tour],
    problem: VisitProblem,
    desk: DutyDesk,
) -> frozenset[CustomerId] | None:
    """Return about whom *viewer* may read; ``None``: the role is not theirs."""
    if role is NoteRole.PAIR_OF_THE_DAY:
        tours = [tour for tour in tours if viewer in tour.pair]
        is_theirs = bool(tours)
    elif role is NoteRole.SAFETY_CONTACT:
        is_theirs = viewer == desk.contact.id
    else:
        is_theirs = role is NoteRole.LEAD and viewer == desk.lead.id
    if not is_theirs:
        return None
    if role is NoteRole.LEAD:
        return _EVERYBODY
    return frozenset(
        problem.request(stop.visit).customer
        for tour in tours
        for stop in tour.stops
        if problem.knows_visit(stop.visit)
    )


_EVERYBODY: Final[frozenset[CustomerId]] = frozenset({CustomerId("*")})
# The law wants an answer about everything that is stored, what is over included.
_ALL_THAT_IS_STORED: Final = frozenset({NotePurpose.REVIEW, NotePurpose.ANSWER_PERSON})


def _shown(
    note: HazardNote,
    whom: frozenset[CustomerId] | None,
    purpose: NotePurpose,
    day: pendulum.Date,
    about: CustomerId | None,
) -> bool:
    if whom is None or (about is not None and note.customer != about):
        return False
    if not note.holds_on(day) and purpose not in _ALL_THAT_IS_STORED:
        return False
    return whom is _EVERYBODY or note.customer in whom
