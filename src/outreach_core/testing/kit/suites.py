"""How do three lines in a plug-in's tests become a class of tests?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pendulum

from outreach_core._messages import Words
from outreach_core.contacts import ContactHistory
from outreach_core.letters import RenderedLetter
from outreach_core.people import Customer
from outreach_core.testing.contracts import BrokenPromiseError
from outreach_core.testing.kit.bench import AS_OF, Applicant, Bench
from outreach_core.testing.kit.catalogue import checks_for, floor_for
from outreach_core.testing.kit.promises import KitCheck
from outreach_core.testing.kit.reports import CheckOutcome, CheckResult
from outreach_core.testing.kit.running import (
    applicant_of,
    judged,
    missing_for,
    refuse_wrong_waivers,
    report_of,
)
from outreach_core.testing.kit.stores_in_use import refusing_once

_FLOOR: Final = "floor"
_FOUND: Final = Words(
    "{what}\n  gefunden: {found}\n  warum: {why}\n  Abhilfe: {fix}",
    "{what}\n  found: {found}\n  why: {why}\n  how to fix: {fix}",
)
_KEPT: Final = Words(
    "{check} wird eingehalten; die Ausnahme ({reason}) streichen.",
    "{check} is kept; take out the waiver ({reason}).",
)
_TOO_FEW: Final = Words(
    "{collected} Prüfungen wurden gesammelt statt {floor} oder mehr.",
    "{collected} checks were collected instead of {floor} or more.",
)


def conformance(
    plugin: object,
    *,
    settings: Mapping[str, object] | None = None,
    name: str = "",
    folder: Path | None = None,
    variables: Mapping[str, str] | None = None,
    samples: Mapping[str, Path] | None = None,
    as_of: pendulum.Date = AS_OF,
    people: Sequence[tuple[Customer, ContactHistory]] = (),
    text_of: Callable[[RenderedLetter], str] | None = None,
    readme: str | Path = "",
    waive: Mapping[str, str] | None = None,
    mark_heavy: str = "",
    report: Path | None = None,
) -> type[object]:
    """Make the tests that a plug-in must pass; three lines in its folder.

    ::

        from outreach_core.testing import conformance
        from outreach_source_erfurt import plugin

        TestErfurt = conformance(plugin, settings={"delimiter": ";"})

    A fresh class each time, with one test for each check that can be tried.

    Args:
        plugin: Module or object with ``@hookimpl`` functions.
        settings: Its own table of settings. ``{fresh}`` in a text stands for a name that
            is new for every check: a schema or prefix on a server.
        name: Its name in the settings; empty: of its entry point, else of its module.
        folder: Files that the settings point to; copied, never touched.
        variables: The environment in which secrets of the settings are looked up.
        samples: Folders with the same content in another shape, by a name each.
        as_of: The day questions are asked for.
        people: Whom a screener is supposed to find in its data.
        text_of: Reads the words out of a rendered letter that is not text or HTML.
        readme: Text or path of the README; empty: of the distribution or beside it.
        waive: Reasons for checks that cannot be kept, by id; strict: a waived check
            that passes fails.
        mark_heavy: Name of a pytest mark for checks that start processes.
        report: File that the results are written to as JSON; ``None``: none.

    Raises:
        InvalidInputError: A waiver has no reason, or is for a check that is not there.
    """
    applicant = applicant_of(
        plugin,
        settings=settings,
        name=name,
        folder=folder,
        variables=variables,
        samples=samples,
        as_of=as_of,
        people=people,
        text_of=text_of,
        readme=readme,
    )
    tests = dict(_tests(applicant, dict(waive or {}), mark_heavy, report))
    tests["test_enough_checks_were_collected"] = _floor_test(applicant, len(tests))
    return type("Conformance", (), tests)


def _tests(
    applicant: Applicant,
    waivers: Mapping[str, str],
    mark_heavy: str,
    report: Path | None,
) -> Iterator[tuple[str, Any]]:
    checks = checks_for(applicant.kinds)
    refuse_wrong_waivers(waivers, checks)
    record = _recorder(applicant, {}, report)
    refuse = refusing_once(applicant)
    for check in checks:
        if not missing_for(check, applicant):
            test = _test_of(check, applicant, waivers, (refuse, record))
            yield test.__name__, _marked(test, mark_heavy) if check.heavy else test


def _recorder(
    applicant: Applicant, results: dict[str, CheckResult], report: Path | None
) -> Callable[[CheckResult], None]:
    def record(result: CheckResult) -> None:
        results[result.check] = result
        if report is not None:
            # After every check: a run that is broken off leaves what it found.
            text = report_of(applicant, results.values()).to_json()
            report.write_text(text, encoding="utf-8")

    return record


def _test_of(
    check: KitCheck,
    applicant: Applicant,
    waivers: Mapping[str, str],
    around: tuple[Callable[[Path], None], Callable[[CheckResult], None]],
) -> Callable[[object, Path], None]:
    refuse, record = around

    def test(_: object, tmp_path: Path) -> None:
        __tracebackhide__ = True  # the message says it all
        refuse(tmp_path)
        result = judged(check, Bench(applicant, tmp_path), waivers)
        record(result)
        _tell(result)

    test.__name__ = f"test_{check.id.replace('-', '_')}_{check.slug}"
    test.__doc__ = check.what.en
    return test


def _tell(result: CheckResult) -> None:
    __tracebackhide__ = True
    import pytest  # noqa: PLC0415  the kit also runs where pytest is not installed

    match result.outcome:
        case CheckOutcome.FAILED:
            told = _FOUND.fill(
                what=result.what,
                found=result.found,
                why=result.why,
                fix=result.fix,
            )
            raise BrokenPromiseError(result.check, told, "")
        case CheckOutcome.WAIVED:
            pytest.xfail(f"{result.check}: {result.reason.en}")
        case CheckOutcome.WAIVED_BUT_KEPT:
            told = _KEPT.fill(check=result.check, reason=result.reason)
            pytest.fail(told.en, pytrace=False)
        case CheckOutcome.NOT_TRIED:
            pytest.skip(f"{result.check}: {result.reason.en}")
        case CheckOutcome.PASSED:
            return


def _marked(test: Callable[..., None], mark: str) -> Callable[..., None]:
    if not mark:
        return test
    import pytest  # noqa: PLC0415  see above

    marked: Callable[..., None] = getattr(pytest.mark, mark)(test)
    return marked


def _floor_test(applicant: Applicant, collected: int) -> Callable[[object], None]:
    floor = floor_for(applicant.kinds)

    def test(_: object) -> None:
        if collected < floor:
            found = _TOO_FEW.fill(collected=collected, floor=floor)
            raise BrokenPromiseError(_FLOOR, found, "Silence is no success.")

    test.__name__ = "test_enough_checks_were_collected"
    return test
