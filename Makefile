# The same verbs by hand and in CI. `make demo` and `make test` need only Python (3.11 or newer), git and, for system
# packages that are missing, root or sudo.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo

.PHONY: help demo test lint types pytest test-tools docs bench parity neo4j fuseki clean

help:           ## say what can be made
	@grep -E '^[a-z0-9-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | expand -t 16

demo: $(VENV)/.installed   ## install, read the samples, answer a chain, leave a page to open
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/danchieu --data $(DEMO)/data ingest samples
	$(BIN)/danchieu --data $(DEMO)/data chain 901/NQ-CP --down
	$(BIN)/danchieu --data $(DEMO)/data view 901/NQ-CP -o $(DEMO)/901-nq-cp.html
	@echo "Mở trong trình duyệt / open in a browser: $(CURDIR)/$(DEMO)/901-nq-cp.html"

test: lint types pytest    ## install what the tests need and run everything

lint: $(VENV)/.installed-test  ## ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-test  ## mypy --strict
	$(BIN)/mypy

pytest: $(VENV)/.installed-test test-tools  ## tests, doctests, notebooks; real Neo4j, real Chromium, real LibreOffice, OCR
	$(BIN)/python -m pytest -n auto

docs: $(VENV)/.installed   ## write again what is produced from the vocabulary
	$(BIN)/python -m graph.ontology

bench: $(VENV)/.installed-test  ## speed and extraction figures, as ratios in one run
	$(BIN)/python benchmarks/extraction.py samples

parity: $(VENV)/.installed-test  ## the same questions to SPARQL, Cypher and networkx over FOLDER (papers or a store), on NEO4J_URI
	$(BIN)/python benchmarks/parity.py $(or $(FOLDER),samples) --neo4j $(or $(NEO4J_URI),bolt://127.0.0.1:7687)

neo4j: $(VENV)/.installed   ## start a Neo4j of the project's own and keep it running (Ctrl-C ends it)
	@scripts/system-packages java mvn
	$(BIN)/python scripts/neo4j_server.py

fuseki: $(VENV)/.installed  ## start a SPARQL 1.1 service of the project's own and keep it running (Ctrl-C ends it)
	@scripts/system-packages java mvn
	$(BIN)/python scripts/fuseki_server.py

test-tools:
	@scripts/system-packages chromium java mvn soffice tesseract

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "danchieu needs Python 3.11 or newer; name one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || scripts/system-packages venv
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	@touch $@ $(VENV)/.installed

clean:          ## remove what was made, the environment included
	rm -rf $(VENV) $(DEMO) .neo4j/lib .fuseki build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
