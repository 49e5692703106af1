# What there is to do; each target first sets up all that it needs (tools/setup.sh), once, as lock/ says.
#
#   make book          the essay as PDF, booklet and EPUB, into dist/
#   make test          lint, types and tests, those aside that take long; with CI set, also what is optional at home
#   make test-all      the same with every test
#   make test-readers  the books opened in epub.js, foliate-js, Readium, MuPDF and calibre, with pictures; ALL=1 in all sizes
#   make test-latest   the same on the newest libraries that pyproject.toml allows, in an environment of its own
#   make mutants       changes in the code that no test notices; SEED, COUNT and ONLY say which (tools/mutants.py)
#   make growth        how the cost of each construct grows; ONLY="notes rows" names some, MOST=4000 bounds them
#   make fuzz          damaged books by the thousand; N, SEED, FORMATS=1 and ONLY say which (tests/fuzz)
#   make generated     manuscripts made by a grammar, N of them from SEED on, through the press (tests/generated.py)
#   make bench         the press beside pandoc with Typst, weasyprint, and what it was (docs/benchmarks.md); BOOK is the
#                      folder of a long book, AGAINST a commit, ROUNDS how many turns each has
#   make wheel         the press as a wheel, into dist/
#   make docs          the parts of docs/ that are generated from the code
#   make lock          lock/ from pyproject.toml; what is locked stays, NEWEST=1 takes the newest instead
#   make format        the source, laid out by ruff
#   make clean         away with everything that make made

BIN = .venv/bin
LATEST = .venv-latest/bin
TESTING = $(if $(CI),ci,test)
SETUP = tools/setup.sh pyproject.toml $(wildcard lock/*.txt)

# Nothing but the environment's own packages, and the names of this project's files whatever the locale.
unexport PYTHONPATH PYTHONHOME
export PYTHONUTF8 = 1

.PHONY: book test test-all test-latest test-readers mutants growth fuzz generated bench wheel docs lock format clean

# What is tested, by the programs of one folder.
define check
@$(1)/ruff check --quiet .
@$(1)/ruff format --check --quiet .
@$(1)/mypy --no-error-summary $(if $(NO_COLOR),--no-color-output)
@$(1)/pytest --numprocesses auto --dist worksteal $(2)
endef

book: .venv/ready-for-book
	@$(BIN)/python build.py

test: .venv/ready-for-$(TESTING)
	$(call check,$(BIN),-m "not slow")

test-all: .venv/ready-for-$(TESTING)
	$(call check,$(BIN))

test-latest:
	@sh tools/setup.sh latest
	@$(LATEST)/python -m pip --disable-pip-version-check freeze --exclude-editable
	@$(LATEST)/python build.py --version
	$(call check,$(LATEST))

test-readers: .venv/ready-for-readers
	@$(BIN)/python tools/open_in_readers.py $(if $(ALL),--all)

mutants: .venv/ready-for-mutants
	@$(BIN)/python tools/mutants.py $(SEED:%=--seed=%) $(COUNT:%=--count=%) $(ONLY:%=--only=%)

growth: .venv/ready-for-test
	@$(BIN)/python tools/growth.py $(ONLY) $(MOST:%=--most=%)

fuzz: .venv/ready-for-test
	@PYTHONPATH=tests $(BIN)/python -m fuzz $(N:%=--count=%) $(SEED:%=--seed=%) $(ONLY:%=--only=%) $(if $(FORMATS),--formats)

generated: .venv/ready-for-test
	@$(BIN)/python tests/generated.py $(N:%=--count=%) $(SEED:%=--seed=%)

bench: .venv/ready-for-bench
	@$(BIN)/python tools/bench.py $(if $(BOOK),--book="$(BOOK)") $(AGAINST:%=--against=%) $(ROUNDS:%=--rounds=%)
	@$(BIN)/python tools/bench_warm.py $(if $(BOOK),--book="$(BOOK)") $(ROUNDS:%=--rounds=%)
	@$(BIN)/python tools/bench_lines.py

wheel: .venv/ready-for-book
	@$(BIN)/python -m pip wheel --quiet --no-index --no-deps --no-build-isolation --wheel-dir dist .

docs: .venv/ready-for-book
	@$(BIN)/python tools/generate_docs.py

lock: .venv/ready-for-lock
	@$(BIN)/python tools/lock.py $(if $(NEWEST),--newest)

format: .venv/ready-for-test
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

clean:
	rm -rf dist build .venv .venv-latest .mypy_cache .pytest_cache .ruff_cache .hypothesis tools/ace/node_modules tools/readers/node_modules

.venv/ready-for-book .venv/ready-for-mutants .venv/ready-for-bench .venv/ready-for-lock: $(SETUP)
	@sh tools/setup.sh $(@:.venv/ready-for-%=%)
	@touch $@

.venv/ready-for-readers: $(SETUP) tools/readers/package-lock.json
	@sh tools/setup.sh readers
	@touch $@

.venv/ready-for-ci: tools/readers/package-lock.json

.venv/ready-for-test .venv/ready-for-ci: $(SETUP) tools/ace/package-lock.json
	@sh tools/setup.sh $(@:.venv/ready-for-%=%)
	@touch $@
