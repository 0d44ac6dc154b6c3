"""How long does a hand-written Polars expression take, for all at once?"""
# /// script
# requires-python = ">=3.11"
# dependencies = ["polars==2.1.0"]
# ///

import datetime as dt
from collections.abc import Callable, Sequence

import polars as pl
from serving import Task, serve


def prepare(task: Task) -> Callable[[], Sequence[bool]]:
    """Read the people, write the rule with days as limits."""
    people = pl.read_csv(task.file, try_parse_dates=True).head(len(task.people))
    contact = pl.col("contact")
    due = (
        (contact.is_null() | (contact <= _day(task.latest_contact)))
        & (pl.col("efforts") >= task.efforts)
        & pl.col("benefit")
        & (pl.col("birth") > _day(task.latest_birth))
        & ~pl.col("exempt")
    )
    return lambda: people.select(due.alias("due"))["due"]  # type: ignore[return-value]


def _day(ordinal: int) -> dt.date:
    return dt.date.fromordinal(ordinal)


serve(prepare)
