"""Which function makes which public type? Names only: reading this imports nothing.

A name with a dot stands in another module of ``strategies`` than its package's.
"""

from collections.abc import Mapping
from typing import Final

MADE_BY: Final[Mapping[str, Mapping[str, str]]] = {
    "calendar": {
        "AgeLimit": "age_limits",
        "HolidayTable": "holiday_tables",
        "Period": "periods",
    },
    "cases": {"Case": "cases", "OfferRules": "offer_rules"},
    "coaching": {
        "CoachingNeed": "coaching_needs",
        "CoachingOffer": "coaching_offers",
    },
    "contacts": {
        "Contact": "contacts",
        "ContactHistory": "histories",
        "ContactKind": "contact_kinds",
        "ContactPolicy": "contact_policies",
    },
    "eligibility": {
        "Determination": "determinations",
        "HearingMatter": "hearing_matters",
        "OfficeAppearance": "office_appearances",
        "OfficeStatements": "office_statements",
        "PlannedContact": "planned_contacts",
        "RadarInput": "radar_inputs",
    },
    "hooks": {
        "ColumnProfile": "column_profiles",
        "Delivery": "deliveries",
        "LedgerEntry": "ledger_entries",
        "Page": "pages",
        "Progress": "progresses",
        "RowFinding": "row_findings",
        "RowIssue": "row_issues",
        "Secret": "secrets",
        "Setting": "declared_settings",
        "SourceBatch": "source_batches",
        "SourceProfile": "source_profiles",
        "Table": "hook_tables",
        "Tally": "tallies",
        "UnusedColumn": "unused_columns",
    },
    "letters": {
        "AnnouncementFacts": "letter_facts.announcement_facts",
        "CancellationFacts": "letter_facts.cancellation_facts",
        "ChangeFacts": "letter_facts.change_facts",
        "ClosedDoorFacts": "letter_facts.closed_door_facts",
        "CoachingFacts": "letter_facts.coaching_facts",
        "DoorCard": "letter_facts.door_cards",
        "GraceMonthFacts": "letter_facts.grace_month_facts",
        "InvitationFacts": "letter_facts.invitation_facts",
        "Letter": "letters",
        "LetterFacts": "letter_facts.letter_facts",
        "LetterKey": "letter_keys",
        "PrintProfile": "print_profiles",
        "Review": "letter_facts.reviews",
        "Sender": "senders",
        "VisitInvitation": "letter_facts.visit_invitations",
        "VisitSlot": "letter_facts.visit_slots",
    },
    "people": {
        "Absence": "absences",
        "Address": "addresses",
        "Consent": "consents",
        "Coordinates": "coordinates",
        "Customer": "customers",
        "Hold": "holds",
        "StaffMember": "staff_members",
        "VisitWishes": "visit_wishes",
        "WorkingHours": "working_hours",
    },
    "reports": {
        "AdditiveTable": "additive_tables",
        "DisclosureRule": "disclosure_rules",
        "Measures": "report_measures",
    },
    "rules": {
        "Condition": "conditions",
        "Fact": "facts",
        "Finding": "findings",
        "Rule": "rules",
        "Rulebook": "rulebooks",
    },
    "visits": {
        "Attempt": "attempts",
        "Daylight": "daylight",
        "Pin": "pins",
        "Place": "places",
        "PlannedWeek": "planned_weeks",
        "StopDetails": "stop_details",
        "TimeWindow": "time_windows",
        "VisitLength": "visit_lengths",
        "VisitProblem": "visit_problems",
        "VisitRequest": "visit_requests",
        "WorkRules": "work_rules",
    },
}
"""By package: name of a public type, name of the function in ``strategies.<package>``."""
