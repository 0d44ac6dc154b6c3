"""Would the kit write invented cases into a store that somebody works with?"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from outreach_core._messages import Words
from outreach_core.errors import InvalidInputError
from outreach_core.hooks import CASE_STORE, CaseStore
from outreach_core.hooks.secret import referred_variable
from outreach_core.testing.kit.bench import Applicant, Bench
from outreach_core.testing.kit.fresh import FRESH

_SUBJECT: Final = "conformance"
_IN_USE: Final = Words(
    'Der Fallspeicher "{name}" ist nicht leer. Der Prüfsatz schreibt erfundene Fälle '
    "und probiert deshalb nur leere Orte aus: in die Einstellung, die den Ort auf dem "
    'Server nennt, "{place}" schreiben, oder einen leeren Server zum Wegwerfen nehmen.',
    'The case store "{name}" is not empty. The kit writes invented cases and so tries '
    'empty places only: write "{place}" into the setting that names the place on the '
    "server, or take an empty server that can be thrown away.",
)


def refusing_once(applicant: Applicant) -> Callable[[Path], None]:
    """Return a function that refuses stores in use, and looks the first time only."""
    looked: list[Path] = []

    def refuse(scratch: Path) -> None:
        if not looked:
            refuse_a_store_in_use(applicant, scratch)
            looked.append(scratch)

    return refuse


def refuse_a_store_in_use(applicant: Applicant, scratch: Path) -> None:
    """Look into stores behind an address of the environment before anything is written.

    Stores in files are not looked at: the kit gives them folders of its own.

    Args:
        applicant: The plug-in, with its settings.
        scratch: An empty folder.

    Raises:
        InvalidInputError: A store that is not in a fresh place holds something.
    """
    if CASE_STORE not in applicant.kinds or not _is_elsewhere(applicant):
        return
    names = [name for name, is_empty in _looked_at(applicant, scratch) if not is_empty]
    faults = [_IN_USE.fill(name=name, place=FRESH) for name in names]
    if faults:
        raise InvalidInputError(_SUBJECT, faults)


def _is_elsewhere(applicant: Applicant) -> bool:
    """Tell whether an address comes from the environment, and no place is fresh."""
    texts = list(_texts(applicant.settings))
    asked = set(_variables(applicant.settings))
    texts += [applicant.variables.get(name, "") for name in sorted(asked)]
    return bool(asked) and not any(FRESH in text for text in texts)


def _looked_at(applicant: Applicant, scratch: Path) -> Iterator[tuple[str, bool]]:
    try:
        stores = Bench(applicant, scratch / "look").desk().objects(CASE_STORE)
    except (Exception, SystemExit):  # noqa: BLE001  the checks say what is wrong
        return
    for store in stores:
        yield str(getattr(store, "name", "?")), _is_empty(store)


def _is_empty(store: CaseStore) -> bool:
    try:
        return not store.customers() and not store.entries()
    except (Exception, SystemExit):  # noqa: BLE001  the checks say what is wrong
        return True
    finally:
        _closed(store)


def _closed(store: CaseStore) -> None:
    try:
        store.close()
    except (Exception, SystemExit):  # noqa: BLE001  the checks say what is wrong
        return


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _variables(value: object) -> Iterator[str]:
    name = referred_variable(value)
    if name is not None:
        yield name
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _variables(each)
