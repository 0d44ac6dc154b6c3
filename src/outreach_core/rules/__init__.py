"""Rules as values: facts, dated parameters, three-valued answers, explanations."""

from outreach_core.rules.answers import Answer
from outreach_core.rules.comparison import Moved, RuleComparison, compare
from outreach_core.rules.conditions import (
    Compare,
    Comparison,
    Condition,
    Includes,
    IsTrue,
    NeverHappened,
    Over,
)
from outreach_core.rules.data import fingerprint, to_data
from outreach_core.rules.definitions import Definitions, definitions
from outreach_core.rules.direction import Monotonicity, directions, regimes
from outreach_core.rules.explanation import (
    ClerkRow,
    clerk_table,
    plain_sentences,
    reason_sentences,
    tree_text,
)
from outreach_core.rules.expressions import (
    AllOf,
    AnyOf,
    Finding,
    Named,
    Not,
    Rule,
    RuleOnDay,
    all_of,
    any_of,
    judge,
    rule,
    walk,
)
from outreach_core.rules.facts import (
    Choice,
    ChoiceFact,
    CountFact,
    DateFact,
    FlagFact,
)
from outreach_core.rules.lint import LINT_CODES, LintFinding, lint, lint_versions
from outreach_core.rules.parameters import (
    NewParameter,
    Parameter,
    Step,
    parameter,
)
from outreach_core.rules.reading import from_data, rulebook_from_data
from outreach_core.rules.reasons import (
    next_change,
    obstacles,
    open_questions,
    reasons,
    turning_points,
)
from outreach_core.rules.receipts import (
    Receipt,
    Recheck,
    receipt,
    recheck,
    replay,
)
from outreach_core.rules.remedies import facts_in, remedies
from outreach_core.rules.rulebooks import Rulebook
from outreach_core.rules.toml import (
    data_from_toml,
    rulebook_from_toml,
    rulebook_to_toml,
)
from outreach_core.rules.values import (
    NEVER,
    NOT_GIVEN,
    Fact,
    FactKind,
    Facts,
    FactValue,
    Never,
    Unknown,
)
from outreach_core.rules.wording import ANSWERS, MARKS, sentence

__all__ = [
    "ANSWERS",
    "LINT_CODES",
    "MARKS",
    "NEVER",
    "NOT_GIVEN",
    "AllOf",
    "Answer",
    "AnyOf",
    "Choice",
    "ChoiceFact",
    "ClerkRow",
    "Compare",
    "Comparison",
    "Condition",
    "CountFact",
    "DateFact",
    "Definitions",
    "Fact",
    "FactKind",
    "FactValue",
    "Facts",
    "Finding",
    "FlagFact",
    "Includes",
    "IsTrue",
    "LintFinding",
    "Monotonicity",
    "Moved",
    "Named",
    "Never",
    "NeverHappened",
    "NewParameter",
    "Not",
    "Over",
    "Parameter",
    "Receipt",
    "Recheck",
    "Rule",
    "RuleComparison",
    "RuleOnDay",
    "Rulebook",
    "Step",
    "Unknown",
    "all_of",
    "any_of",
    "clerk_table",
    "compare",
    "data_from_toml",
    "definitions",
    "directions",
    "facts_in",
    "fingerprint",
    "from_data",
    "judge",
    "lint",
    "lint_versions",
    "next_change",
    "obstacles",
    "open_questions",
    "parameter",
    "plain_sentences",
    "reason_sentences",
    "reasons",
    "receipt",
    "recheck",
    "regimes",
    "remedies",
    "replay",
    "rule",
    "rulebook_from_data",
    "rulebook_from_toml",
    "rulebook_to_toml",
    "sentence",
    "to_data",
    "tree_text",
    "turning_points",
    "walk",
]
