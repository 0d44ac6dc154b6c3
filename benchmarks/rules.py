"""How fast is a rule, beside a function written by hand and beside other engines?

    python benchmarks/rules.py [--people 200000] [--rounds 7] [--no-peers]

Every engine answers the same question about the same seeded people; one that answers
differently is an error, and nothing is timed. Peers run in environments of their own,
which ``uv`` makes in its cache (``benchmarks/peers/``); one that cannot be installed
is skipped with its reason. All take turns; figures are medians of CPU time, and only
their ratios mean anything on another machine.
"""

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import IO, Any, NamedTuple, cast

import pendulum
from _office import hand_written_screening, office_of

from outreach_core import Words
from outreach_core.calendar import SGB_II_AGE_LIMIT, months
from outreach_core.eligibility import kassel, screen
from outreach_core.rules import (
    NEVER,
    Answer,
    CountFact,
    DateFact,
    Facts,
    FlagFact,
    Rule,
    all_of,
    parameter,
)

ON = pendulum.Date(2026, 10, 5)
SILENCE = months(6).after_event
LATEST_CONTACT = SILENCE.latest(ON)
LATEST_BIRTH = SGB_II_AGE_LIMIT.latest(ON)
ENOUGH = 2

# Peer, its script and arguments, and how many people it gets at most.
PEERS = (
    ("zen-engine, compiled", "with_zen.py", (), 20_000),
    ("json-logic", "with_json_logic.py", (), 5_000),
    ("venmo business-rules", "with_business_rules.py", (), 5_000),
    ("OpenFisca, one a simulation", "with_openfisca.py", ("one",), 500),
    ("OpenFisca, all at once", "with_openfisca.py", (), 1_000_000),
    ("Polars, all at once", "with_polars.py", (), 1_000_000),
    ("DuckDB, all at once", "with_duckdb.py", (), 1_000_000),
)
TEN_TIMES = ("json-logic", "venmo business-rules")
HAND = "hand-written"
BOUND = "rule bound to a day"
JUDGE = "full explanation"


class Person(NamedTuple):
    """One row of the population; ``None``: no contact ever took place."""

    contact: pendulum.Date | None
    efforts: int
    benefit: bool
    birth: pendulum.Date
    exempt: bool


class Runner(NamedTuple):
    """Something that answers about *people* persons and says how long it took."""

    name: str
    people: int
    seconds: Callable[[], float]


def rule_of_the_benchmark() -> Rule:
    """Never or no contact for six months, two efforts, benefit, age, not exempt."""
    title, begin = Words("Wert", "value"), pendulum.Date(2020, 1, 1)
    contact = DateFact(name="contact", title=title, if_never=title)
    birth = DateFact(name="birth", title=title, if_never=title)
    benefit = FlagFact(name="benefit", title=title, if_true=title, if_false=title)
    exempt = FlagFact(name="exempt", title=title, if_true=title, if_false=title)
    silence = parameter("silence", title=title).since(begin, SILENCE, source="§")
    enough = parameter("enough", title=title).since(begin, ENOUGH, source="§")
    limit = parameter("limit", title=title).since(begin, SGB_II_AGE_LIMIT, source="§")
    return all_of(
        contact.never_happened | contact.over(silence),
        CountFact(name="efforts", title=title).at_least(enough),
        benefit.is_true,
        ~birth.over(limit),
        ~exempt.is_true,
    )


def hand_written(person: dict[str, Any]) -> bool:
    """Answer as somebody would who needs neither reasons nor unknown facts."""
    contact = person["contact"]
    return (
        (contact is None or contact <= LATEST_CONTACT)
        and person["efforts"] >= ENOUGH
        and person["benefit"]
        and person["birth"] > LATEST_BIRTH
        and not person["exempt"]
    )


def with_months(person: dict[str, Any]) -> bool:
    """Answer by counting months for every person, as most code does."""
    contact = person["contact"]
    return (
        (contact is None or contact.add(months=6) < ON)
        and person["efforts"] >= ENOUGH
        and person["benefit"]
        and person["birth"] > LATEST_BIRTH
        and not person["exempt"]
    )


def population(count: int, seed: int = 1) -> list[Person]:
    """Make people of whom every condition stops some; the same seed, the same people."""
    chance = Random(seed)  # noqa: S311  no secret
    return [
        Person(
            contact=None
            if chance.random() < 0.1
            else _day(ON.toordinal() - chance.randint(0, 500)),
            efforts=chance.randint(0, 6),
            benefit=chance.random() < 0.9,
            birth=_day(ON.toordinal() - chance.randint(16 * 365, 70 * 365)),
            exempt=chance.random() < 0.1,
        )
        for _ in range(count)
    ]


def _day(ordinal: int) -> pendulum.Date:
    return pendulum.Date.fromordinal(ordinal)


def _facts(person: Person) -> Facts:
    facts = person._asdict()
    return {**facts, "contact": NEVER if person.contact is None else person.contact}


def own_runners(people: Sequence[Person], expected: list[bool]) -> Iterator[Runner]:
    """Yield the runners of this process, each checked."""
    plain = [person._asdict() for person in people[:100_000]]
    facts = [_facts(person) for person in people[:100_000]]
    bound = rule_of_the_benchmark().on(ON)
    _check(BOUND, [bound.answer(each) is Answer.YES for each in facts], expected)
    _check(JUDGE, [bound.judge(each).answer is Answer.YES for each in facts], expected)
    _check("with months", [with_months(each) for each in plain], expected)
    for name, asked, given in (
        (HAND, hand_written, plain),
        ("hand-written, months a person", with_months, plain[:5_000]),
        (BOUND, bound.answer, facts),
        (JUDGE, bound.judge, facts[:5_000]),
    ):
        yield Runner(name, len(given), _timed(asked, given))


def _timed(asked: Callable[[Any], object], given: Sequence[Any]) -> Callable[[], float]:
    def seconds() -> float:
        begin = time.process_time()
        for each in given:
            asked(each)
        return time.process_time() - begin

    return seconds


def _check(name: str, answers: list[bool], expected: list[bool]) -> None:
    if answers != expected[: len(answers)]:
        message = f"{name} answers differently from the hand-written function"
        raise SystemExit(message)


def peer_runners(
    file: Path, expected: list[bool], running: ExitStack
) -> Iterator[Runner]:
    """Start every peer, check its answers, yield it; say so where one is missing."""
    if shutil.which("uv") is None:
        print("skipped: all peers: uv is not installed")
        return
    for name, script, arguments, most in PEERS:
        process = running.enter_context(_started(script, arguments, file, most))
        line = _line(process)
        if not line:
            print(f"skipped: {name}: {_reason(process)}")
            continue
        answers = json.loads(line)
        _check(name, answers, expected)
        yield Runner(name, len(answers), _asking(process))


def _started(
    script: str, arguments: Sequence[str], file: Path, most: int
) -> subprocess.Popen[str]:
    task = {
        "file": str(file),
        "people": most,
        "latest_contact": LATEST_CONTACT.toordinal(),
        "latest_birth": LATEST_BIRTH.toordinal(),
        "efforts": ENOUGH,
    }
    path = Path(__file__).parent / "peers" / script
    same = ("--python", sys.executable)
    command = ["uv", "run", "--quiet", "--no-project", *same, "--script", str(path)]
    one_thread = {"POLARS_MAX_THREADS": "1", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(  # noqa: S603  our own scripts
        [*command, json.dumps(task), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **one_thread},
    )


def _line(process: subprocess.Popen[str]) -> str:
    return cast("IO[str]", process.stdout).readline()


def _reason(process: subprocess.Popen[str]) -> str:
    _, errors = process.communicate()
    return (errors.strip().splitlines() or ["it ended without a word"])[-1]


def _asking(process: subprocess.Popen[str]) -> Callable[[], float]:
    def seconds() -> float:
        print("run", file=process.stdin, flush=True)
        return float(_line(process))

    return seconds


def write_people(people: Sequence[Person], file: Path) -> None:
    """Write the people as the peers read them; an empty contact is none."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines)
        rows.writerow(Person._fields)
        for person in people:
            rows.writerow(str(value).lower() for value in _plain(person))


def _plain(person: Person) -> tuple[object, ...]:
    return ("" if person.contact is None else person.contact, *person[1:])


def figure(name: str, value: object, unit: str, target: str = "") -> None:
    """Print one line in the form that other tools read."""
    print(f"figure {name} = {value} {unit}" + (f" (target {target})" if target else ""))


def medians(runners: Sequence[Runner], rounds: int) -> dict[str, float]:
    """Let all run in turn, *rounds* times; return the median seconds a person."""
    taken: dict[str, list[float]] = {runner.name: [] for runner in runners}
    for _ in range(rounds):
        for runner in runners:
            taken[runner.name].append(runner.seconds() / runner.people)
    return {name: statistics.median(found) for name, found in taken.items()}


def run_rules(args: argparse.Namespace) -> None:
    """Compare the engines over one rule and print how they relate."""
    people = population(args.people)
    expected = [hand_written(person._asdict()) for person in people]
    figure("people to whom the rule says yes", sum(expected), f"of {len(people)}")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        file = Path(folder) / "people.csv"
        write_people(people, file)
        runners = list(own_runners(people, expected))
        if not args.no_peers:
            runners.extend(peer_runners(file, expected, running))
        found = medians(runners, args.rounds)
    for name, seconds in found.items():
        target = ">= 40000" if name == JUDGE else ""
        figure(f"{name}: speed", round(1 / seconds), "persons/s", target)
    for name, seconds in found.items():
        target = {BOUND: "<= 6", JUDGE: "<= 75"}.get(name, "")
        ratio = round(seconds / found[HAND], 2)
        figure(f"{name}: time", ratio, "x hand-written", target)
    for name in TEN_TIMES:
        if name in found:
            ahead = f"{found[name] / found[BOUND]:.1f}"
            figure(f"{BOUND}: faster than {name}", ahead, "x", ">= 10")


def run_screening(rounds: int) -> None:
    """Screen a whole office with all reasons, beside a loop written by hand."""
    crowd = office_of(ON, people=14_000, contacts=40)
    found = screen(crowd, rulebook=kassel(), as_of=ON)
    by_hand = hand_written_screening(crowd, LATEST_CONTACT, ON)
    if {each.customer for each in found.worklist} != by_hand:
        message = "screening and the hand-written loop find different people"
        raise SystemExit(message)
    figure("worklist", len(by_hand), "of 14,000 people with 560,000 contacts")
    ours, theirs = [], []
    for _ in range(rounds):
        begin = time.process_time()
        screen(crowd, rulebook=kassel(), as_of=ON)
        ours.append(time.process_time() - begin)
        begin = time.process_time()
        hand_written_screening(crowd, LATEST_CONTACT, ON)
        theirs.append(time.process_time() - begin)
    mine, loop = statistics.median(ours), statistics.median(theirs)
    figure("screening with all reasons", f"{mine:.2f}", "s CPU", "<= 5")
    figure("hand-written loop, yes or no", f"{loop:.3f}", "s CPU")
    figure("screening: time", f"{mine / loop:.1f}", "x hand-written loop")


def main() -> None:
    """Run everything once and print one line a figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--people", type=int, default=200_000, help="for those who take all at once"
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--no-peers", action="store_true", help="only what is here")
    args = parser.parse_args()
    run_rules(args)
    run_screening(min(args.rounds, 3))


if __name__ == "__main__":
    main()
