"""How does a program of your own get from your lists to the interim report?

Needs outreach-tables and outreach-sql beside the core; no command line, no outreach.toml.
Told step by step in docs/how-to/use-it-from-your-program.md.

python examples/week_from_lists.py
"""

import tempfile
import tomllib
from contextlib import closing
from pathlib import Path

import attrs
import pendulum

from outreach_core import Language, hooks, letters, reports, visits, workflows
from outreach_core.calendar import SUNDAYS_ONLY, working_week
from outreach_core.eligibility import VOCABULARY, screen
from outreach_core.rules import rulebook_from_toml
from outreach_core.workflows import Gathered, all_cases
from outreach_sql import plugin as sql
from outreach_tables import plugin as tables

LISTS = Path(__file__).parent / "lists"
SET = tomllib.loads((LISTS / "office.toml").read_text("utf-8"))
TODAY = pendulum.date(2026, 10, 5)
WEEK = working_week(pendulum.date(2026, 10, 19))


@attrs.frozen(kw_only=True)
class LettersFolder:
    """A folder for letters: the sink, and the plug-in that brings it."""

    path: Path
    name: str = "letters-folder"
    accepts: frozenset[hooks.ParcelKind] = frozenset({hooks.ParcelKind.LETTER})

    @hooks.hookimpl
    def outreach_sinks(self, settings: hooks.PluginSettings) -> tuple[hooks.Sink, ...]:  # noqa: ARG002  nothing to set
        """Bring the one sink."""
        return (self,)

    def deliver(self, parcel: hooks.Parcel, *, key: str) -> hooks.Delivery:
        """Write one letter; the same key twice is one delivery."""
        letter = parcel.content
        if not isinstance(letter, letters.RenderedLetter):
            raise TypeError
        files = {f"{parcel.name}{letter.suffix}": lambda: letter.content}
        return hooks.deliver_files(self.path, files, key=key, editions=False)


def write(registry: hooks.Registry, store: hooks.CaseStore, found: Gathered) -> None:
    """Screen by the rulebook of the office, and write to whom it has lost."""
    text = (LISTS / "rulebook.toml").read_text("utf-8")
    rulebook = rulebook_from_toml(text, vocabulary=VOCABULARY)
    screening = screen(found.with_histories(), rulebook=rulebook, as_of=TODAY)
    print({str(standing): n for standing, n in screening.counts().items() if n})
    active = workflows.open_cases(screening, store=store, on=TODAY).active
    facts = letters.InvitationFacts(
        team=tuple(member.name for member in found.staff),
        invitation=letters.VisitInvitation(first_day=WEEK[0], last_day=WEEK[-1]),
        answer_by=WEEK[0].subtract(days=3),
    )
    plan = letters.plan_letters(
        [person for person in found.people if person.id in active],
        template=letters.shipped_template(letters.LetterKind.FIRST_LETTER),
        facts=facts,
        sender=letters.Sender(**SET["sender"]),
        occasion="first-letter",
        day=TODAY,
    )
    run = workflows.send_letters(
        plan,
        radar=workflows.radar_of(found, all_cases(store), workdays=SUNDAYS_ONLY),
        formats=[registry.one(hooks.LETTER_FORMAT, "html")],
        profile=letters.DIN_5008_B,
        sink=registry.one(hooks.SINK, "letters-folder"),
        store=store,
        on=TODAY,
    )
    print(len(run.handed_over), "letters in the folder,", len(run.failed), "kept here")


def visit(store: hooks.CaseStore, day: workflows.OfficeDay) -> visits.PlannedWeek:
    """Plan the week on the Friday before; on Monday somebody is ill."""
    week = workflows.plan_office_week(all_cases(store), day, seed=1).week
    workflows.schedule_visits(week, store=store, on=day.today)
    for tour in week.plan.tours:
        print(tour.day, *tour.pair, len(tour.stops), "visits")
    monday = attrs.evolve(day, now=day.now.add(days=3))
    held = workflows.PlanInForce(plan=week.plan)
    force = workflows.week_in_force(held, all_cases(store), monday)
    ill = visits.StaffIll(staff=week.plan.tours[0].pair[0], first=WEEK[0], last=WEEK[0])
    changed = workflows.replan_week(force, [ill], now=monday.now, seed=1)
    workflows.note_changes(changed.held, store=store, day=monday)
    for change in changed.changes:
        print(change.words.to(Language.EN))
    return changed.week


def main(out: Path) -> None:
    """Read, write, plan, replan, report; everything lies in the folder *out*."""
    registry = hooks.Registry.from_plugins(
        {"tables": tables, "sql": sql, "ours": LettersFolder(path=out / "letters")},
        settings={"tables": SET["tables"], "sql": {"path": str(out / "cases.db")}},
        host=hooks.Host(folder=str(LISTS), key=b"an invented secret of the office"),
    )
    found = workflows.gather(registry, sources=["tables"], as_of=TODAY)
    print(len(found.people), "people,", len(found.issues), "rows to look at")
    friday = workflows.OfficeDay(
        days=WEEK,
        now=pendulum.naive(2026, 10, 16, 7, 30),
        staff=found.staff,
        people=found.by_id,
        office=visits.Place(id=workflows.OFFICE_PLACE, postcode="34117"),
        travel=visits.StraightLine(),
        workdays=SUNDAYS_ONLY,  # outreach-holidays knows those of each Land
    )
    with closing(registry.one(hooks.CASE_STORE, "sqlite")) as store:
        write(registry, store, found)
        week = visit(store, friday)
        counted = reports.measures(all_cases(store), as_of=WEEK[-1])
    report = reports.interim_report(counted, office=SET["sender"]["office"])
    print(*reports.headline(report, Language.EN), sep="\n")
    (out / "plan.html").write_text(visits.plan_page(week), "utf-8")
    (out / "report.html").write_text(reports.report_page(report), "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(Path(folder))
