"""Screening of millions: a rule as one question to a database, without date functions."""

from outreach_columnar.checking import (
    ColumnsDisagreeError,
    check_population,
    spot_check,
)
from outreach_columnar.comparing import (
    ColumnComparison,
    ConditionMove,
    MovedGroup,
    RulePair,
    rule_pair,
)
from outreach_columnar.compiler import RuleColumns, compile_rule
from outreach_columnar.encoding import FactColumn, fact_columns, facts_table
from outreach_columnar.engines import IbisEngine, JudgedRow, in_memory
from outreach_columnar.facts import fact_table
from outreach_columnar.folding import SUMMARY, summaries
from outreach_columnar.layout import (
    CONTACTS,
    HOLDS,
    PEOPLE,
    Population,
    population,
    population_tables,
)
from outreach_columnar.naming import ANSWER
from outreach_columnar.reading import (
    household_of,
    read_customers,
    read_people,
    read_summaries,
)
from outreach_columnar.screener import DuckDBScreener
from outreach_columnar.screening import (
    FIRST_COLUMNS,
    ScreeningColumns,
    screen_columns,
    screen_state,
)
from outreach_columnar.state import (
    ContactState,
    build_state,
    correct_state,
    merge_state,
)
from outreach_columnar.statements import DIALECTS, other_operations
from outreach_columnar.writing import WrittenScreening, write_screening

__all__ = [
    "ANSWER",
    "CONTACTS",
    "DIALECTS",
    "FIRST_COLUMNS",
    "HOLDS",
    "PEOPLE",
    "SUMMARY",
    "ColumnComparison",
    "ColumnsDisagreeError",
    "ConditionMove",
    "ContactState",
    "DuckDBScreener",
    "FactColumn",
    "IbisEngine",
    "JudgedRow",
    "MovedGroup",
    "Population",
    "RuleColumns",
    "RulePair",
    "ScreeningColumns",
    "WrittenScreening",
    "build_state",
    "check_population",
    "compile_rule",
    "correct_state",
    "fact_columns",
    "fact_table",
    "facts_table",
    "household_of",
    "in_memory",
    "merge_state",
    "other_operations",
    "population",
    "population_tables",
    "read_customers",
    "read_people",
    "read_summaries",
    "rule_pair",
    "screen_columns",
    "screen_state",
    "spot_check",
    "summaries",
    "write_screening",
]
