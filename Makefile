# Two commands: `make demo` shows what the program does, `make test` says whether it still does it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ACCEPTANCE ?= ../shared/acceptance
SERVE ?= 1
ARGS ?=

GAZETTEER := $(shell find src/counterclaim/gazetteer -name "*.py" -o -name "*.yaml" | sort)

.PHONY: demo test lint types tests faults benchmarks benchmarks-check acceptance robustness speed memory adding scaling searching length clean

demo: $(VENV)/installed
	@$(BIN)/counterclaim demo $(if $(filter 0,$(SERVE)),--no-serve,)

test: lint types tests

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

tests: $(VENV)/installed-dev
	$(BIN)/pytest -n 2 --dist loadfile

# COUNTERCLAIM_FAULTS=all tries each fault as often as it can be (tests/faults/often.py)
faults: $(VENV)/installed-dev
	$(BIN)/pytest -m faults tests/faults -n 2 --ignore tests/faults/test_lengths.py $(ARGS)
	$(BIN)/pytest -m faults tests/faults/test_lengths.py $(ARGS)

benchmarks: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks --check --write $(ARGS)

benchmarks-check: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks --check

acceptance: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.acceptance $(ACCEPTANCE) $(ARGS)

robustness: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.robustness $(ARGS)

scaling: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.scaling $(ARGS)

speed: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.speed

memory: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.memory $(ARGS)

adding: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.adding $(ARGS)

searching: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.searching $(ARGS)

length: $(VENV)/installed-dev
	$(BIN)/python -m benchmarks.length $(ARGS)

$(VENV)/installed: pyproject.toml hatch_build.py $(GAZETTEER)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Counterclaim needs Python 3.11 or newer; say where it is with: make $(MAKECMDGOALS) PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Installing into $(VENV) (a few minutes the first time) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	@echo "Installing what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis src/counterclaim/gazetteer/*.sqlite
