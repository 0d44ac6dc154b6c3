"""How long does a json-logic engine take for one person at a time?"""
# /// script
# requires-python = ">=3.11"
# dependencies = ["json-logic-qubit==0.9.1"]
# ///

from collections.abc import Callable, Sequence

from json_logic import jsonLogic
from serving import Task, serve


def prepare(task: Task) -> Callable[[], Sequence[bool]]:
    """Write the rule as a JSON tree."""
    contact = {"var": "contact"}
    rule = {
        "and": [
            {
                "or": [
                    {"==": [contact, None]},
                    {"<=": [contact, task.latest_contact]},
                ]
            },
            {">=": [{"var": "efforts"}, task.efforts]},
            {"var": "benefit"},
            {">": [{"var": "birth"}, task.latest_birth]},
            {"!": [{"var": "exempt"}]},
        ]
    }
    return lambda: [jsonLogic(rule, person) for person in task.people]


serve(prepare)
