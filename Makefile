.DEFAULT_GOAL := help
.PHONY: help run test again coverage test-kafka reliability fuzz mutate bench screenshots translations lint format lock hooks clean

BIN := .venv/bin
# More options for pytest: make test PYTEST_ARGS="-k replay -x"
PYTEST_ARGS ?=
# Tests wait for servers and windows as much as they compute: more processes than cores pay.
TEST_PROCESSES ?= 4
# Where Python is told to keep no byte code, each of the hundreds of processes of a run compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE
# What Apache Kafka can be tested with
KAFKA_TESTS := tests/sources tests/cli/test_saved_index.py tests/desktop/test_faults.py tests/desktop/test_broker_faults.py
# Which parts of the bench, and how much: see python -m benchmarks --help
BENCH_ARGS ?=
FUZZ_SECONDS ?= 60

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Open the window on an embedded Kafka with sample matches (without a display: pictures in screenshots/)
	@packaging/setup.sh run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(BIN)/orchestra-replay demo; \
	else \
		QT_QPA_PLATFORM=offscreen exec $(BIN)/orchestra-replay demo --tour screenshots/; \
	fi

test: ## Run the tests; the core and the Kafka client must be covered
	@packaging/setup.sh dev
	@$(BIN)/coverage erase
	$(BIN)/pytest --cov --cov-report= --numprocesses $(TEST_PROCESSES) $(PYTEST_ARGS) || $(MAKE) --no-print-directory again
	@$(BIN)/coverage report --fail-under=95

# Four processes on two cores are slow enough for a wait of seconds to end too soon: alone a test tells more.
again: ## Run what failed in the last `make test` once more, alone
	@echo "Some tests failed beside others. They run once more, alone:"
	$(BIN)/pytest --cov --cov-append --cov-report= --last-failed --last-failed-no-failures none

coverage: ## Show which lines the last `make test` did not reach
	@$(BIN)/coverage report

test-kafka: ## Run the tests of the Kafka sources and of faults on Apache Kafka (KAFKA_BOOTSTRAP, KAFKA_HOME, or fetched with Maven)
	@packaging/setup.sh dev
	@$(BIN)/python -m tests.apache_kafka $(KAFKA_OPTIONS) $(BIN)/pytest $(KAFKA_TESTS) $(PYTEST_ARGS)

reliability: ## Write the table of docs/reliability.md anew, from the tests of faults on both servers
	@packaging/setup.sh dev
	@$(BIN)/python -m tests.reliability $(BIN)/pytest

fuzz: ## Feed bad input to the core for FUZZ_SECONDS (60), with other seeds each time unless FUZZ_SEED is given
	@packaging/setup.sh dev
	@$(BIN)/python -m tests.fuzz --seconds $(FUZZ_SECONDS) $(if $(FUZZ_SEED),--seed $(FUZZ_SEED))

mutate: ## Break the rules of the rebuild one by one: the tests must notice (about ten minutes)
	@packaging/setup.sh mutate
	@rm -rf mutants
	@$(BIN)/mutmut run
	@$(BIN)/mutmut results
	@$(BIN)/mutmut export-cicd-stats
	@$(BIN)/python packaging/mutation.py --fail-under 85

bench: ## Measure speed and memory against the targets (BENCH_ARGS="--quick --only stall,tail" for less)
	@packaging/setup.sh dev
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

screenshots: ## Draw the pictures of docs/images/ on a virtual display
	@packaging/setup.sh screenshots
	@packaging/screenshots.sh

translations: ## Collect the texts of the window into resources/translations/, and compile them
	@packaging/setup.sh dev
	@packaging/translations.sh

lint: ## Check style, types and the direction of imports
	@packaging/setup.sh dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: ## Put the code into its one format
	@packaging/setup.sh dev
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

lock: ## Write the lock files anew (LOCK_ARGS=--upgrade for the newest versions)
	@packaging/setup.sh dev
	@packaging/lock.sh $(LOCK_ARGS)

hooks: ## Check what is staged before each commit
	@packaging/setup.sh dev
	@install -m 755 packaging/pre-commit "$$(git rev-parse --git-path hooks)/pre-commit"
	@echo "Installed the pre-commit hook."

clean: ## Remove what was made, but for the virtual environment
	rm -rf build dist mutants screenshots *.egg-info .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache \
		.import_linter_cache
	find . -name __pycache__ -type d -not -path './.venv/*' -exec rm -rf {} +
