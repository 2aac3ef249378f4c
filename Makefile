# Two words do all the set-up on a bare machine: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
LOCKS := pyproject.toml scripts/setup hatch_build.py frontend/package-lock.json frontend/assets.json requirements-node.lock

.PHONY: help demo test check format bench compiled gate accuracy systems transcripts lock clean

help:  ## What can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: .venv/.run  ## Environment, the main job on the sample pages, then the workbench over them
	@mkdir -p build && rm -f build/demo.db build/demo.db-wal build/demo.db-shm
	@$(BIN)/khabar run samples/pages/* --ledger build/demo.db --report build/report.html
	@echo "report: $(CURDIR)/build/report.html"
	@scripts/workbench build/demo.db

test: .venv/.dev  ## Everything that CI checks: ruff, mypy, pytest (its line comes last)
	@scripts/setup browser
	@scripts/setup postgres
	@scripts/check

check: .venv/.dev  ## The same without looking for a browser
	@scripts/check

format: .venv/.dev  ## Put the code into the one format and mend what ruff can mend
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format --quiet .

bench: .venv/.dev  ## Pages a second, by stage, with peak memory; of the compiled copy too, where it is current
	@$(BIN)/python bench/speed.py
	@! $(BIN)/python scripts/compile.py --check >/dev/null || PYTHONPATH=build/compiled $(BIN)/python bench/speed.py

compiled: .venv/.dev  ## A copy in build/compiled with the hot modules compiled: twice as fast (needs a C compiler)
	@$(BIN)/python scripts/compile.py --check >/dev/null || $(BIN)/python scripts/compile.py

gate: .venv/.dev  ## Scores against their floors
	@$(BIN)/python eval/gate.py

accuracy: .venv/.dev  ## Write today's scores, kinds of error and calibration into docs/accuracy.md
	@$(BIN)/python eval/accuracy.py

systems: .venv/.dev  ## Answer the questions about the five seeds (../shared) into build/systems.md
	@$(BIN)/python scripts/systems.py

transcripts: .venv/.dev  ## Write what the documented commands print now
	@$(BIN)/python scripts/transcript.py

lock: .venv/.dev  ## Resolve the dependencies anew
	@scripts/setup lock

clean:  ## Remove what was made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis frontend/node_modules \
	  src/khabar/web/static/vendor

.venv/.run: requirements.lock $(LOCKS)
	@PYTHON=$(PYTHON) scripts/setup run

.venv/.dev: requirements-dev.lock $(LOCKS)
	@PYTHON=$(PYTHON) scripts/setup dev
