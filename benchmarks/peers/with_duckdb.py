"""How long does a hand-written DuckDB query take, for all at once?"""
# /// script
# requires-python = ">=3.11"
# dependencies = ["duckdb==2.0.0", "numpy"]
# ///

import datetime as dt
from collections.abc import Callable, Sequence

import duckdb
from serving import Task, serve


def prepare(task: Task) -> Callable[[], Sequence[bool]]:
    """Read the people into a table, write the rule with days as limits."""
    database = duckdb.connect(config={"threads": 1})
    database.execute(
        "CREATE TABLE people AS SELECT * FROM read_csv(?) LIMIT ?",
        [str(task.file), len(task.people)],
    )
    limits = [
        dt.date.fromordinal(task.latest_contact),
        task.efforts,
        dt.date.fromordinal(task.latest_birth),
    ]
    query = (
        "SELECT (contact IS NULL OR contact <= ?) AND efforts >= ? AND benefit"
        " AND birth > ? AND NOT exempt AS due FROM people"
    )
    return lambda: database.execute(query, limits).fetchnumpy()["due"]  # type: ignore[no-any-return]


serve(prepare)
