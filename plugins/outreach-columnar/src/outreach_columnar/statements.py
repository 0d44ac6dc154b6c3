"""What does the engine get to read, and is there anything but comparisons in it?"""

from typing import Any, Final

from outreach_columnar._ibis import Table, compilers, ibis, ops, sqlglot

_exp: Final = sqlglot.exp
_COMPILERS: Final = {
    "duckdb": "DuckDBCompiler",
    "postgres": "PostgresCompiler",
    "pyspark": "PySparkCompiler",
}
_PLAIN: Final = (
    *(ops.And, ops.Or, ops.Not, ops.IsNull),
    *(ops.Equals, ops.NotEquals, ops.LessEqual, ops.GreaterEqual),
    *(ops.Literal, ops.Field),
    *(ops.Relation,),
)
DIALECTS: Final = tuple(_COMPILERS)
"""Dialects that the tests of this plug-in read; Ibis knows more."""


def statement(question: Table, dialect: str) -> str:
    """Return a question as SQL in which days are literals, not calls.

    Ibis writes a day as ``MAKE_DATE(2026, 3, 31)``; DuckDB and PostgreSQL read it once
    and compare with the result. For people it is written as what it is.

    Args:
        question: An expression of Ibis.
        dialect: A dialect that Ibis knows.
    """
    if dialect in _COMPILERS:  # works without the driver of the database
        compiler = getattr(getattr(compilers, dialect), _COMPILERS[dialect])()
        tree = compiler.to_sqlglot(question)
        written = compiler.dialect
    else:
        written = dialect
        tree = sqlglot.parse_one(ibis.to_sql(question, dialect=dialect), read=dialect)
    return str(tree.transform(_literal_days).sql(dialect=written, pretty=True))


def _literal_days(node: Any) -> Any:
    if isinstance(node, _exp.DateFromParts):
        parts = [node.args.get(name) for name in ("year", "month", "day")]
        numbers = [int(p.this) for p in parts if isinstance(p, _exp.Literal)]
        if len(numbers) == len(parts):
            year, month, day = numbers
            text = f"{year:04}-{month:02}-{day:02}"
            return _exp.cast(_exp.Literal.string(text), "date")
    return node


def other_operations(question: Table) -> tuple[str, ...]:
    """Name what a question asks for beyond comparisons and logic; empty for a rule.

    Looks at the tree that is compiled for every engine, so that what it allows holds
    for engines that read no SQL, too.
    """
    kinds = {type(node) for node in question.op().find(_is_other)}
    return tuple(sorted(kind.__name__ for kind in kinds))


def _is_other(node: Any) -> bool:
    return isinstance(node, ops.Node) and not isinstance(node, _PLAIN)
