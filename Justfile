# Work on econfacts. `just` alone tests and lints.

default: test lint

# a virtual environment with everything for development
setup:
    python3 -m venv .venv
    .venv/bin/pip install -q -e '.[dev]'

test *arguments:
    .venv/bin/python -m pytest {{arguments}}

# the tests, and which lines and branches they leave out
coverage:
    .venv/bin/python -m pytest --cov --cov-report=term-missing:skip-covered

lint:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    .venv/bin/lint-imports
    .venv/bin/mypy

# format the code
format:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# write what is generated: the README's examples and pictures, the derived documents
docs:
    .venv/bin/python -m tests.docs.readme

# validate the shipped facts
check:
    .venv/bin/econfacts check --strict

# kill, interrupt, fill disks, close streams, damage indexes: an hour at 300 rounds
torture *arguments:
    .venv/bin/python tests/torture.py {{arguments}}

# try very many mutated files, texts and other inputs (CI tries few), then some that follow coverage
fuzz tries="100000" seconds="600":
    FUZZ={{tries}} .venv/bin/python -m pytest -n 2 tests/factsfile/test_fuzz.py tests/audit/test_properties.py \
        tests/cli/test_lines.py
    .venv/bin/pip install -q 'atheris>=3'
    .venv/bin/python tests/guided.py {{seconds}}

# do the tests notice when the program is wrong? 500 mutants, half an hour on an idle core
mutants *arguments:
    .venv/bin/python -m tests.mutants {{arguments}}

# measure, and write benchmarks/RESULTS.md
benchmark:
    .venv/bin/python benchmarks/run.py

# what CI runs
ci:
    bash .ci/run
