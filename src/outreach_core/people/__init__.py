"""Customers, addresses, wishes, holds, consent and staff."""

from outreach_core.people.addresses import Address, AddressConfidence, Coordinates
from outreach_core.people.consent import Consent, ConsentForm
from outreach_core.people.customers import Customer, FormOfAddress
from outreach_core.people.holds import Hold, HoldKind
from outreach_core.people.languages import LANGUAGE_WORDS, language_words
from outreach_core.people.representatives import (
    Representative,
    RepresentativeKind,
)
from outreach_core.people.staff import (
    Absence,
    Gender,
    Seniority,
    StaffMember,
    WorkingHours,
)
from outreach_core.people.wishes import MeetingPlace, Presence, VisitWishes

__all__ = [
    "LANGUAGE_WORDS",
    "Absence",
    "Address",
    "AddressConfidence",
    "Consent",
    "ConsentForm",
    "Coordinates",
    "Customer",
    "FormOfAddress",
    "Gender",
    "Hold",
    "HoldKind",
    "MeetingPlace",
    "Presence",
    "Representative",
    "RepresentativeKind",
    "Seniority",
    "StaffMember",
    "VisitWishes",
    "WorkingHours",
    "language_words",
]
