# make brief   set up (once) and write, then show, the brief of the example story
# make test    set up (once) and run the whole test suite
# make check   format, lint, types, imports and the fast tests (not those on labelled data)
# make eval    measure baselines and profiles on all shipped stories; compare the default one with LexRank

STORY  ?= examples/kelmouth
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	$$p -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

BIN       := .venv/bin
INSTALLED := .venv/.installed
# Two processes of one thread each: threads that wait for one another cost several times the tests themselves.
PYTEST    := OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n 2

.PHONY: setup brief test check eval bench clean

setup: $(INSTALLED)
	@$(BIN)/summarizer models pull

# The stamp comes last, so that an interrupted installation is taken up again.
$(INSTALLED): pyproject.toml requirements.lock
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with venv was found. Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	@touch $@

brief: setup
	@mkdir -p out
	$(BIN)/summarizer brief $(STORY) -o out/brief.md -o out/brief.json --ledger out/ledger.jsonl
	@cat out/brief.md

test: setup
	$(PYTEST)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -m 'not slow and not data'

# Finished steps are kept in out/eval: an interrupted measurement goes on where it stopped.
eval: setup
	OMP_NUM_THREADS=2 $(BIN)/python -m eval run --suite shipped -o out/eval \
		--systems lead,random,textrank,lexrank,naive,extractive,offline
	$(BIN)/python -m eval compare out/eval out/eval --first lexrank --second offline -o out/eval

bench: setup
	$(BIN)/python -m benchmarks.compare $(STORY)

clean:
	rm -rf .venv out
