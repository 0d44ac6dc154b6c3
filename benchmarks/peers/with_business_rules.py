"""How long does venmo's business-rules take for one person at a time?"""
# /// script
# requires-python = ">=3.11"
# dependencies = ["business-rules==1.1.1"]
# ///

from collections.abc import Callable, Sequence
from typing import Any

from business_rules.engine import check_conditions_recursively
from business_rules.variables import (
    BaseVariables,
    boolean_rule_variable,
    numeric_rule_variable,
)
from serving import Task, serve


class Person(BaseVariables):  # type: ignore[misc]
    """What the conditions may ask; the package knows no dates, so days are numbers."""

    def __init__(self, facts: dict[str, Any]) -> None:
        self.facts = facts

    @boolean_rule_variable  # type: ignore[untyped-decorator]
    def never(self) -> bool:
        """Whether no contact ever took place."""
        return self.facts["contact"] is None

    @numeric_rule_variable  # type: ignore[untyped-decorator]
    def contact(self) -> int:
        """Day of the last contact; 0 where there is none."""
        return self.facts["contact"] or 0

    @numeric_rule_variable  # type: ignore[untyped-decorator]
    def efforts(self) -> int:
        """Efforts since then."""
        return int(self.facts["efforts"])

    @boolean_rule_variable  # type: ignore[untyped-decorator]
    def benefit(self) -> bool:
        """Whether benefits are received."""
        return bool(self.facts["benefit"])

    @numeric_rule_variable  # type: ignore[untyped-decorator]
    def birth(self) -> int:
        """Day of birth."""
        return int(self.facts["birth"])

    @boolean_rule_variable  # type: ignore[untyped-decorator]
    def exempt(self) -> bool:
        """Whether a hold stands."""
        return bool(self.facts["exempt"])


def _asked(name: str, operator: str, value: object = "") -> dict[str, object]:
    return {"name": name, "operator": operator, "value": value}


def prepare(task: Task) -> Callable[[], Sequence[bool]]:
    """Write the rule as nested conditions."""
    silent = [
        _asked("never", "is_true"),
        _asked("contact", "less_than_or_equal_to", task.latest_contact),
    ]
    rule = {
        "all": [
            {"any": silent},
            _asked("efforts", "greater_than_or_equal_to", task.efforts),
            _asked("benefit", "is_true"),
            _asked("birth", "greater_than", task.latest_birth),
            _asked("exempt", "is_false"),
        ]
    }
    return lambda: [
        check_conditions_recursively(rule, Person(person)) for person in task.people
    ]


serve(prepare)
