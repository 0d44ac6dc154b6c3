"""How is a fact, and how is a parameter with its steps, read from plain data?"""

import itertools
from collections import Counter
from typing import Any, Final

import pendulum

from outreach_core._messages import Words
from outreach_core.calendar import AgeLimit, Cohort, Convention, Period
from outreach_core.rules._places import Place
from outreach_core.rules.facts import Choice, ChoiceFact, CountFact, DateFact, FlagFact
from outreach_core.rules.parameters import Parameter, ParameterValue, Step
from outreach_core.rules.values import Fact, FactKind

_SENTENCES: Final = {
    FactKind.DATE: ("if_never",),
    FactKind.COUNT: (),
    FactKind.FLAG: ("if_true", "if_false"),
    FactKind.CHOICE: ("if_none", "choices"),
}
_MAKES: Final[dict[FactKind, type[Fact]]] = {
    FactKind.DATE: DateFact,
    FactKind.COUNT: CountFact,
    FactKind.FLAG: FlagFact,
    FactKind.CHOICE: ChoiceFact,
}
_KIND: Final = Words("Die Art", "kind")
_CONVENTION: Final = Words("Die Zählweise", "convention")
_NAME: Final = Words(
    "Ein Name besteht aus Kleinbuchstaben, Ziffern und Unterstrichen, etwa "
    "last_two_way_contact.",
    "A name consists of lower-case letters, digits and underscores, such as "
    "last_two_way_contact.",
)
_SAME_NAME: Final = Words(
    "Jede Auswahl braucht ihren eigenen Namen; mehrmals kommt vor: {names}.",
    "Every choice needs a name of its own; more than once: {names}.",
)
_VALUE: Final = Words(
    'eine Zahl, { months = 6, convention = "after_event" }, { age_limit = […] } '
    "oder eine Liste von Namen",
    'a number, { months = 6, convention = "after_event" }, { age_limit = […] } '
    "or a list of names",
)
_NO_SOURCE: Final = Words(
    "Die Quelle fehlt: Gesetz, Weisung oder Beschluss, der diesen Wert setzt.",
    "The source is missing: the law, directive or decision that sets this value.",
)
_NO_STEP: Final = Words(
    "Mindestens ein Wert mit seinem Tag muss hier stehen.",
    "At least one value with its day must stand here.",
)
_MIXED: Final = Words(
    "Alle Werte einer Größe müssen von derselben Art sein.",
    "All values of one parameter must be of one kind.",
)
_SAME_DAY: Final = Words(
    "Ab diesem Tag gilt schon ein anderer Wert; zwei Werte überschneiden sich.",
    "Another value holds from this very day; two values overlap.",
)
_OUT_OF_ORDER: Final = Words(
    "Dieser Tag liegt vor dem Tag des Wertes darüber; der älteste Wert steht zuerst.",
    "This day lies before the day of the value above; the oldest value stands first.",
)
_COHORTS: Final = Words(
    "Die Jahrgänge müssen der Reihe nach stehen, der erste ohne Tag, und kein jüngerer "
    "darf die Grenze früher erreichen.",
    "The cohorts must stand in order, the first without a day, and no younger one may "
    "reach the limit earlier.",
)


def is_name(place: Place, name: str) -> bool:
    """Say whether *name* can name a fact, a parameter or a choice; note it if not."""
    good = name.isidentifier() and name == name.lower()
    if not good:
        place.fault("bad-name", _NAME)
    return good


def read_fact(place: Place, name: str) -> Fact | None:
    """Read one fact; its kind decides which sentences it needs."""
    found = place.entries()
    if found is None or not is_name(place, name):
        return None
    if "kind" not in found:
        place.table(("kind", "title"), tuple(found))
        return None
    kinds = [kind.value for kind in FactKind]
    if found["kind"].value not in kinds:
        found["kind"].unknown(_KIND, kinds)
        return None
    kind = FactKind(str(found["kind"].value))
    known = place.table(("kind", "title", *_SENTENCES[kind]))
    if known is None:
        return None
    fields: dict[str, object] = {
        key: known[key].words()
        for key in ("title", *_SENTENCES[kind])
        if key != "choices"
    }
    if kind is FactKind.CHOICE:
        fields["choices"] = _choices(known["choices"])
    made: Fact | None = place.build(_MAKES[kind], name=name, **fields)
    return made


def _choices(place: Place) -> tuple[Choice, ...] | None:
    items = place.items()
    if items is None:
        return None
    made = [_choice(item) for item in items]
    whole = tuple(each for each in made if each is not None)
    counted = Counter(choice.name for choice in whole)
    twice = [name for name, count in counted.items() if count > 1]
    if twice:
        place.fault("same-name", _SAME_NAME.fill(names=", ".join(twice)))
    return None if twice or len(whole) < len(made) else whole


def _choice(place: Place) -> Choice | None:
    found = place.table(("name", "title"))
    if found is None:
        return None
    name = found["name"].text()
    if name is None or not is_name(found["name"], name):
        return None
    made: Choice | None = place.build(Choice, name=name, title=found["title"].words())
    return made


def read_parameter(place: Place, name: str) -> Parameter[Any] | None:
    """Read one parameter with all its steps."""
    found = place.table(("title", "steps"), ("unit",))
    if found is None or not is_name(place, name):
        return None
    title = found["title"].words()
    unit = found["unit"].words() if "unit" in found else Words("", "")
    steps = _steps(found["steps"])
    made: Parameter[Any] | None = place.build(
        Parameter, name=name, title=title, unit=unit, steps=steps
    )
    return made


def _steps(place: Place) -> tuple[Step[Any], ...] | None:
    items = place.items()
    if items is None:
        return None
    if not items:
        place.fault("missing-key", _NO_STEP)
        return None
    steps = [_step(item) for item in items]
    ordered = _in_order(items)
    whole = tuple(step for step in steps if step is not None)
    if not ordered or len(whole) != len(steps):
        return None
    if len({type(step.value) for step in whole}) > 1:
        place.fault("mixed-values", _MIXED)
        return None
    return whole


def _in_order(items: list[Place]) -> bool:
    before = len(items[0].faults)
    days = [_day_of(item) for item in items]
    for number, (earlier, later) in enumerate(itertools.pairwise(days), start=1):
        if earlier is None or later is None or earlier < later:
            continue
        place = items[number].at("since", None)
        if earlier == later:
            place.fault("steps-overlap", _SAME_DAY)
        else:
            place.fault("steps-out-of-order", _OUT_OF_ORDER)
    return len(items[0].faults) == before


def _day_of(item: Place) -> pendulum.Date | None:
    # Faults of the day itself have been noted when the step was read.
    value = item.value.get("since") if isinstance(item.value, dict) else None
    return Place(path="", value=value, faults=[]).day()


def _step(place: Place) -> Step[Any] | None:
    found = place.table(("since", "value", "source"), ("note",))
    if found is None:
        return None
    source = found["source"].text()
    if source is not None and (not source or source != source.strip()):
        found["source"].fault("no-source", _NO_SOURCE)
        source = None
    made: Step[Any] | None = place.build(
        Step,
        since=found["since"].day(),
        value=_value(found["value"]),
        source=source,
        note=found["note"].text() if "note" in found else "",
    )
    return made


def _value(place: Place) -> ParameterValue | None:
    match place.value:
        case dict() as table if "age_limit" in table:
            return _age_limit(place)
        case dict():
            return _period(place)
        case list():
            names = [item.text() for item in place.items() or ()]
            known = frozenset(name for name in names if name is not None)
            return None if None in names else known
        case int():
            return place.number(at_least=0)
    place.wrong_type(_VALUE)
    return None


def _period(place: Place) -> Period | None:
    found = place.table(("months", "convention"))
    if found is None:
        return None
    count = found["months"].number(at_least=1)
    conventions = [each.value for each in Convention]
    if found["convention"].value not in conventions:
        found["convention"].unknown(_CONVENTION, conventions)
        return None
    made: Period | None = place.build(
        Period, months=count, convention=Convention(str(found["convention"].value))
    )
    return made


def _age_limit(place: Place) -> AgeLimit | None:
    found = place.table(("age_limit",))
    items = None if found is None else found["age_limit"].items()
    if items is None:
        return None
    before = len(place.faults)
    cohorts = [_cohort(item) for item in items]
    if len(place.faults) > before:
        return None
    try:
        return AgeLimit(cohorts=tuple(each for each in cohorts if each is not None))
    except ValueError:
        place.fault("cohorts-out-of-order", _COHORTS)
        return None


def _cohort(place: Place) -> Cohort | None:
    found = place.table(("months",), ("born_from",))
    if found is None:
        return None
    months = found["months"].number(at_least=1)
    born = found.get("born_from")
    first = born is None or born.value == ""
    born_from = None if first or born is None else born.day()
    return None if months is None else Cohort(born_from=born_from, months=months)
