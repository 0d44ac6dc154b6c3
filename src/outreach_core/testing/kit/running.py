"""How is the whole kit run against one plug-in?"""

import platform
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Final

import pendulum

from outreach_core._messages import Words
from outreach_core.contacts import ContactHistory
from outreach_core.errors import InvalidInputError, InvalidValueError
from outreach_core.hooks import API_VERSION
from outreach_core.letters import RenderedLetter
from outreach_core.people import Customer
from outreach_core.testing.kit.bench import AS_OF, Applicant, Bench
from outreach_core.testing.kit.catalogue import checks_for, floor_for
from outreach_core.testing.kit.origins import distribution_of, name_for, readme_of
from outreach_core.testing.kit.promises import (
    BrokenError,
    KitCheck,
    Need,
    NotTriedError,
)
from outreach_core.testing.kit.reports import (
    NOTHING,
    CheckOutcome,
    CheckResult,
    ConformanceReport,
)
from outreach_core.testing.kit.shapes import text_files
from outreach_core.testing.kit.stores_in_use import refuse_a_store_in_use

_SUBJECT: Final = "conformance"
_REFUSED: Final = Words(
    "Was es bekam, wies es zurück: {words}", "It refused what it was given: {words}"
)
_HEAVY: Final = "heavy"
_NEEDS: Final = Words("braucht: {needs}", "needs: {needs}")
_ENDED: Final = Words("Die Prüfung endete mit {kind}.", "The check ended with {kind}.")
_UNKNOWN: Final = Words(
    "waive: {check} gibt es für dieses Plug-in nicht.",
    "waive: there is no check {check} for this plug-in.",
)
_NO_REASON: Final = Words(
    "waive: zu {check} fehlt die Begründung.", "waive: {check} has no reason."
)


def run_conformance(
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
    heavy: bool = True,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> ConformanceReport:
    """Run every check that is for this plug-in, outside of pytest.

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
            that passes is a failure.
        heavy: Also run checks that start processes.
        progress: Told how many checks are done, and how many there are.

    Raises:
        InvalidInputError: A waiver has no reason, or is for a check that is not there;
            a case store on a server is not empty (see ``settings``).
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
    results = list(_judged(applicant, waive or {}, heavy=heavy, progress=progress))
    return report_of(applicant, results, heavy=heavy)


def _judged(
    applicant: Applicant,
    waive: Mapping[str, str],
    *,
    heavy: bool,
    progress: Callable[[int, int], None],
) -> Iterator[CheckResult]:
    checks = checks_for(applicant.kinds)
    refuse_wrong_waivers(waive, checks)
    with tempfile.TemporaryDirectory(prefix="outreach-kit-") as scratch:
        refuse_a_store_in_use(applicant, Path(scratch))
    for number, check in enumerate(checks):
        progress(number, len(checks))
        if heavy or not check.heavy:
            with tempfile.TemporaryDirectory(prefix="outreach-kit-") as scratch:
                yield judged(check, Bench(applicant, Path(scratch)), waive)
        else:
            yield _without(check, (_HEAVY,))
    progress(len(checks), len(checks))


def applicant_of(
    plugin: object,
    *,
    settings: Mapping[str, object] | None,
    name: str,
    folder: Path | None,
    variables: Mapping[str, str] | None,
    samples: Mapping[str, Path] | None,
    as_of: pendulum.Date,
    people: Sequence[tuple[Customer, ContactHistory]],
    text_of: Callable[[RenderedLetter], str] | None,
    readme: str | Path,
) -> Applicant:
    """Gather what the kit can find out about a plug-in by itself."""
    distribution, version = distribution_of(plugin)
    text = readme.read_text(encoding="utf-8") if isinstance(readme, Path) else readme
    return Applicant(
        plugin=plugin,
        name=name or name_for(plugin),
        settings=settings or {},
        folder=folder,
        variables=variables or {},
        samples=samples or {},
        as_of=as_of,
        people=people,
        text_of=text_of,
        readme=text or readme_of(plugin, distribution),
        distribution=distribution,
        version=version,
    )


def refuse_wrong_waivers(waive: Mapping[str, str], checks: Iterable[KitCheck]) -> None:
    """Refuse waivers for checks that do not exist, and waivers without a reason."""
    known = {check.id for check in checks}
    faults = [
        (_NO_REASON if check in known else _UNKNOWN).fill(check=check)
        for check, reason in sorted(waive.items())
        if check not in known or not reason.strip()
    ]
    if faults:
        raise InvalidInputError(_SUBJECT, faults)


def missing_for(check: KitCheck, applicant: Applicant) -> tuple[str, ...]:
    """Name what the author would have to hand over for *check*, sorted."""
    has = {
        Need.FOLDER: applicant.folder is not None,
        Need.ROWS: applicant.folder is not None and bool(text_files(applicant.folder)),
        Need.SAMPLES: bool(applicant.samples),
        Need.MODULE: isinstance(applicant.plugin, ModuleType),
        Need.INSTALLED: bool(applicant.distribution),
        Need.SETTINGS: bool(applicant.settings),
        Need.PEOPLE: bool(applicant.people),
    }
    return tuple(need.value for need in sorted(check.needs) if not has[need])


def judged(check: KitCheck, bench: Bench, waive: Mapping[str, str]) -> CheckResult:
    """Run one check and say how it ended; whatever the plug-in raises is caught."""
    missing = missing_for(check, bench.applicant)
    if missing:
        return _without(check, missing)
    found = NOTHING
    try:
        check.run(bench)
    except NotTriedError as error:
        return result_of(check, CheckOutcome.NOT_TRIED, reason=error.why)
    except BrokenError as error:
        found = error.found
    except (InvalidInputError, InvalidValueError) as error:
        # Meant for people: it names files, columns and fields, see PRI-04.
        found = _REFUSED.fill(words=error.words)
    # SystemExit too: a plug-in must not end the kit.
    except (Exception, SystemExit) as error:  # noqa: BLE001  it is the answer
        # The message may quote a value; the type says enough.
        found = _ENDED.fill(kind=type(error).__name__)
    reason = waive.get(check.id, "")
    if reason:
        outcome = CheckOutcome.WAIVED if found.en else CheckOutcome.WAIVED_BUT_KEPT
        said = Words(reason, reason)
        return result_of(check, outcome, found=found, reason=said)
    outcome = CheckOutcome.FAILED if found.en else CheckOutcome.PASSED
    return result_of(check, outcome, found=found)


def _without(check: KitCheck, needs: tuple[str, ...]) -> CheckResult:
    """Write down that *check* was not tried for want of something."""
    reason = _NEEDS.fill(needs=", ".join(needs))
    return result_of(check, CheckOutcome.NOT_TRIED, reason=reason, needs=needs)


def result_of(
    check: KitCheck,
    outcome: CheckOutcome,
    *,
    found: Words = NOTHING,
    reason: Words = NOTHING,
    needs: tuple[str, ...] = (),
) -> CheckResult:
    """Write down how *check* ended."""
    return CheckResult(
        check=check.id,
        group=check.group,
        outcome=outcome,
        what=check.what,
        why=check.why,
        fix=check.fix,
        found=found,
        reason=reason,
        needs=needs,
    )


def report_of(
    applicant: Applicant, results: Iterable[CheckResult], *, heavy: bool = True
) -> ConformanceReport:
    """Put the results of one plug-in together."""
    return ConformanceReport(
        plugin=applicant.name,
        distribution=applicant.distribution,
        version=applicant.version,
        api_version=API_VERSION,
        python=platform.python_version(),
        kinds=tuple(kind.hook for kind in applicant.kinds),
        results=tuple(sorted(results, key=lambda result: result.check)),
        floor=floor_for(applicant.kinds, heavy=heavy),
    )
