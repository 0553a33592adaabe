# make run    the page, on the sample or on PATHS="articles/ notes.md"
# make test   the tests, in .venv with a Chromium
# make lint   ruff (rules and form) and mypy
# make clean  forget .venv and every cache
#
# Everything is set up on first use, and again only when a requirements file changed.

# The first Python on this machine that is new enough; make PYTHON=/path/to/python chooses another.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$each" && break; done)
VENV := .venv
IN_VENV := $(VENV)/bin/python
INSTALL := $(IN_VENV) -m pip install --quiet --disable-pip-version-check
PATHS ?=
PORT ?=

.PHONY: run test lint clean chromium

run: $(VENV)/.runs
	@exec $(IN_VENV) -m timeline serve $(if $(PORT),--port $(PORT)) $(PATHS)

test: $(VENV)/.tests chromium
	$(IN_VENV) -m pytest -n auto --dist loadfile $(ARGS)

lint: $(VENV)/.tests
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m ruff format --check --quiet .
	$(IN_VENV) -m mypy

chromium: $(VENV)/.tests
	@.ci/chromium $(IN_VENV)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.runs: requirements.txt | $(IN_VENV)
	@echo "Installing what the program runs on (once, about two minutes) ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.tests: requirements-dev.txt $(VENV)/.runs
	@echo "Installing what the tests need (once) ..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $@

$(IN_VENV):
	@test -n "$(PYTHON)" || { echo "error: Python 3.11 or newer is needed and none was found on the PATH: install it," \
		"or name it with make PYTHON=/path/to/python" >&2; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "error: $(PYTHON) is not Python 3.11 or newer" >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "error: $(PYTHON) cannot make virtual environments: install its venv package (python3-venv)" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)
