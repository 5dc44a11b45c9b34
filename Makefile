# Everything a newcomer needs is `make demo` and `make test`; docs/architecture.md tells the rest.
PYTHON ?= python3
BIN := .venv/bin
CATALOGUES := $(wildcard service/translations/*/LC_MESSAGES/*.po)

.PHONY: env demo test check lint types imports bench faults histories load pages pairing words redlines opening origins suggest reading corpus stress fuzz sample validate pictures lock clean

env: .venv/.made

.venv/.made: requirements.lock pyproject.toml hatch_build.py $(CATALOGUES)
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	$(BIN)/python -m compileall -q clauses service versions
	touch $@

demo: env
	$(BIN)/lydelse demo

test: check
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered $(ARGS)

check: lint types imports

lint: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: env
	$(BIN)/mypy

imports: env
	$(BIN)/lint-imports

# What serving costs under load.
load: env
	$(BIN)/python -m bench.load

# What the page of a large comparison costs.
pages: env
	$(BIN)/python -m bench.pages

bench: env .venv-bench/.made
	$(BIN)/python -m bench $(ARGS)

.venv-bench/.made: bench/peers.lock
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r bench/peers.lock
	touch $@

# Kills, power cuts, failing and full disks, many writers: takes hours
faults: env
	$(BIN)/python -m tests.faults

# A store beside a plain model of it, 200 histories of 80 steps: five minutes of CPU
histories: env
	LYDELSE_TEST_LONG=1 $(BIN)/python -m pytest tests/versions/test_stateful.py

# Texts in versions lie outside the project: make pairing FOLDER=…
pairing: env
	$(BIN)/python -m bench.pairing $(FOLDER)

# The words inside a pair, beside diff-match-patch: make words FOLDER=…
words: env
	$(BIN)/python -m bench.words $(FOLDER)

# A 20-page note against a large family, made in FOLDER unless it lies there: make suggest FOLDER=…
suggest: env
	$(BIN)/python -m bench.suggest $(FOLDER)

# Pairs of Word files, two names a line, and a judge lie outside: make redlines PAIRS=… JUDGE=…
redlines: env .venv-bench/.made
	$(BIN)/python -m bench.redlines $(PAIRS) $(if $(JUDGE),--judge $(JUDGE))

# The redlines of such pairs, opened by LibreOffice: make opening PAIRS=…
opening: env
	$(BIN)/python -m bench.opening $(PAIRS)

# Where words are from, beside WikiWho and git blame: make origins FOLDER=…
origins: env
	$(BIN)/python -m bench.origins $(FOLDER)

# Real files, read beside other readers: make reading FOLDER=…
reading: env .venv-bench/.made
	$(BIN)/python -m bench.reading $(FOLDER)

# Every file of a folder is read, and its characters must add up: make corpus FOLDER=…
corpus: env
	$(BIN)/python -m bench.corpus $(FOLDER)

# Word files of a folder, edited at random and redlined: make stress FOLDER=…
stress: env
	$(BIN)/python -m bench.stress $(FOLDER) $(ARGS)

# Files built to break readers: make fuzz EXECUTIONS=… SEED=…
fuzz: env
	$(BIN)/python -m tests.fuzzing $(or $(EXECUTIONS),1000000) --seed $(or $(SEED),1)

# The Nu checker lies outside the project: make validate NU=vnu.jar
validate: env
	$(BIN)/python -m tests.validating $(NU)

pictures: env
	NEW_PICTURES=yes $(BIN)/python -m pytest tests/pages/test_pictures.py -q

sample: env
	$(BIN)/python examples/make.py

lock:
	uv pip compile pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 --no-header --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra postgresql --generate-hashes --universal --python-version 3.11 --no-header --quiet --constraints requirements.lock --no-annotate --output-file deploy/requirements.lock

clean:
	rm -rf .venv .venv-bench build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
