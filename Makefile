# What there is to do; each target first sets up all that it needs (tools/setup.sh), once.
#
#   make book     the essay as PDF, booklet and EPUB, into dist/
#   make test     lint, types and tests, those aside that take long; with CI set, also the tools that are optional at home
#   make test-all the same with every test
#   make bench    this build beside weasyprint and pandoc
#   make docs     the parts of docs/ that are generated from the code
#   make format   the source, laid out by ruff
#   make clean    away with everything that make made

BIN = .venv/bin
TESTING = $(if $(CI),ci,test)
SETUP = tools/setup.sh pyproject.toml

.PHONY: book test test-all bench docs format clean

book: .venv/ready-for-book
	@$(BIN)/python build.py

test test-all: .venv/ready-for-$(TESTING)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy --no-error-summary $(if $(NO_COLOR),--no-color-output)
	@$(BIN)/pytest --numprocesses auto --dist worksteal $(if $(filter test,$@),-m "not slow")

bench: .venv/ready-for-bench
	@$(BIN)/python tools/bench.py
	@$(BIN)/python tools/bench_lines.py
	@$(BIN)/python tools/bench_growth.py

docs: .venv/ready-for-book
	@$(BIN)/python tools/generate_docs.py

format: .venv/ready-for-test
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

clean:
	rm -rf dist build .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis tools/ace/node_modules

.venv/ready-for-book .venv/ready-for-bench: $(SETUP)
	@sh tools/setup.sh $(@:.venv/ready-for-%=%)
	@touch $@

.venv/ready-for-test .venv/ready-for-ci: $(SETUP) tools/ace/package-lock.json
	@sh tools/setup.sh $(@:.venv/ready-for-%=%)
	@touch $@
