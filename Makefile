# Every target does all of its own set-up: the environment in .venv and, on Debian as root, the libraries that Qt needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
SAMPLES ?=
VERSIONS ?=

.PHONY: demo test torture check lint format types layers catalogues translations screenshots bench cells samples wheels clean libraries

demo: $(STAMP) libraries
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then $(BIN)/verifier-gui --demo; else $(BIN)/verifier demo; fi

test: $(STAMP) libraries
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n 2

# Thousands of changes to what is signed: none may be missed or named wrongly. Ten thousand to what strangers send: read or refused.
torture: $(STAMP) libraries
	TORTURES=5000 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/workflow/test_checking_seals.py tests/workflow/test_log_torture.py \
		-k "flipped or done_to_statements"
	TORTURES=10000 $(BIN)/python -m pytest -q -n 2 tests/sheets/test_mutants.py

check: lint format types layers catalogues

lint: $(STAMP)
	$(BIN)/ruff check .

format: $(STAMP)
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/basedpyright

layers: $(STAMP)
	$(BIN)/lint-imports

# Fails when a string on the screen is not in the catalogue or has no Ukrainian.
catalogues: $(STAMP)
	$(BIN)/python packaging/catalogues.py check

# Takes new strings into the catalogue and compiles it.
translations: $(STAMP)
	$(BIN)/python packaging/catalogues.py update

screenshots: $(STAMP) libraries
	QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/screenshots.py build/screenshots

# For the large peers too: pip install --group bench-peers.
bench: $(STAMP) libraries
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group bench
	QT_QPA_PLATFORM=offscreen SAMPLES="$(SAMPLES)" $(BIN)/python tests/benchmarks

# Cells as shown, against LibreOffice, which must be installed (apt-get install libreoffice-calc-nogui).
cells: $(STAMP)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group bench-cells
	$(BIN)/python tests/benchmarks/shown_cells.py

samples: $(STAMP)
	$(BIN)/python packaging/sample_lists --output resources/demo

# Proves for every Python and system that what the program needs at run time comes as wheels (VERSIONS="3.14" for one alone).
wheels: $(STAMP)
	$(BIN)/python packaging/prove_wheels.py $(VERSIONS)

libraries:
	@sh packaging/system_libraries.sh

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11")'
	$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev --editable .
	touch $(STAMP)

clean:
	rm -rf build $(VENV)
