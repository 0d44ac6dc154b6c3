"""How long does OpenFisca take, for one person a simulation and for all in one?"""
# /// script
# requires-python = ">=3.11"
# dependencies = ["openfisca-core==46.0.1"]
# ///

import sys
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from serving import Task, serve

PERSON = build_entity(key="person", plural="persons", label="Person", is_person=True)
MONTH = "2026-10"
INPUTS = {"contact": int, "efforts": int, "benefit": bool, "birth": int, "exempt": bool}


def _input(name: str, kind: type) -> type:
    return type(
        name,
        (Variable,),
        {
            "value_type": kind,
            "entity": PERSON,
            "definition_period": DateUnit.MONTH,
            "label": name,
        },
    )


def _system(task: Task) -> TaxBenefitSystem:
    def formula(person: Any, period: Any) -> Any:
        # A missing input is 0 here: "never" lies before every limit by itself.
        return (
            (person("contact", period) <= task.latest_contact)
            * (person("efforts", period) >= task.efforts)
            * person("benefit", period)
            * (person("birth", period) > task.latest_birth)
            * np.logical_not(person("exempt", period))
        )

    system = TaxBenefitSystem([PERSON])
    for name, kind in INPUTS.items():
        system.add_variable(_input(name, kind))
    due = _input("due", bool)
    due.formula = formula  # type: ignore[attr-defined]
    system.add_variable(due)
    return system


def prepare(task: Task) -> Callable[[], Sequence[bool]]:
    """Build a simulation for each chunk of people, and calculate."""
    system = _system(task)
    size = 1 if "one" in sys.argv else len(task.people)
    chunks = [task.people[at : at + size] for at in range(0, len(task.people), size)]
    columns = [
        {
            name: np.array([person[name] or 0 for person in chunk], dtype=kind)
            for name, kind in INPUTS.items()
        }
        for chunk in chunks
    ]

    def run() -> list[bool]:
        answers: list[bool] = []
        for each in columns:
            simulation = SimulationBuilder().build_default_simulation(
                system, count=len(each["birth"])
            )
            for name, values in each.items():
                simulation.set_input(name, MONTH, values)
            answers.extend(simulation.calculate("due", MONTH).tolist())
        return answers

    return run


serve(prepare)
