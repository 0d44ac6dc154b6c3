# One-word tasks: `uv run just check`. Nothing here installs anything but uv does.

# Everything a submission must pass, fastest first
check:
    ruff check
    ruff format --check
    mypy
    lint-imports --no-logo
    pytest

# The tests only, with what you add: `just test tests/rules -x`
test *arguments:
    pytest {{ arguments }}

# What the default run leaves out: files of 200 MB, 14,000 people, seeded bugs
slow:
    pytest -m slow

# Many more examples than by default: for the night
nightly:
    OUTREACH_HYPOTHESIS_PROFILE=nightly pytest -m "" tests/testing tests/rules tests/visits
    pytest -m "slow or nightly"

# What the tests would not notice: `uv run --group mutation just mutants rules/lint`
mutants *arguments:
    python tests/mutation/run.py {{ arguments }}

# How much of the core the default tests touch (half as long again)
coverage:
    pytest --cov --cov-report=term:skip-covered

# Write the generated pages anew and run every snippet, link and example
docs:
    python docs/_generate.py
    pytest tests/docs -q

# Write down anew what the examples print; read the difference before you keep it
expected:
    for file in examples/*.py; do python -X utf8 "$file" > "examples/expected/$(basename "$file" .py).txt"; done
    git diff --stat examples/expected

# Every benchmark; each prints one line a figure
bench:
    for file in benchmarks/[a-z]*.py; do python "$file"; done

# A week with invented people, in ./outreach-demo
demo:
    outreach demo

# Let ruff tidy what it can
format:
    ruff check --fix
    ruff format
