"""Which parts of Ibis and Arrow does this plug-in use, and where are they untyped?

Both ship without complete types; everything untyped enters by this one file.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import ibis  # type: ignore[import-untyped]
import pyarrow as pa  # type: ignore[import-untyped]
import sqlglot
from ibis.backends.sql import compilers  # type: ignore[import-untyped]
from ibis.expr import operations as ops  # type: ignore[import-untyped]
from pyarrow import parquet

Table: TypeAlias = Any
"""An expression of Ibis that stands for a table."""

Boolean: TypeAlias = Any
"""An expression of Ibis that is true, false or NULL in each row."""

Column: TypeAlias = Any
"""Any other expression of Ibis with a value in each row."""

Backend: TypeAlias = Any
"""A connection of Ibis, such as ``ibis.duckdb.connect()``."""

ArrowTable: TypeAlias = Any
"""A ``pyarrow.Table``."""


@contextmanager
def opening() -> Iterator[None]:
    """Open tables of DuckDB 2 by Ibis 12, which asks for them by an older name."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="fetch_arrow_table", append=False)
        yield


__all__ = [
    "ArrowTable",
    "Backend",
    "Boolean",
    "Column",
    "Table",
    "compilers",
    "ibis",
    "opening",
    "ops",
    "pa",
    "parquet",
    "sqlglot",
]
