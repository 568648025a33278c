# make serve   build what is missing and serve it at http://127.0.0.1:8000/ (PORT= changes the port)
# make test    run the tests
# make quick   run the tests of text, extraction, audit and shapes
# make check   the tests and the gates: what must pass before a change lands
# make build   build the graph into build/
# make wheel   write the package with the release in it to build/wheel, to be installed anywhere
# make golden  write the approved tables of the tests anew, to be looked at before a commit
# make vocabulary  list the terms of the ontology in src/lskg/terms.txt, and write shapes/iris.ttl, after a change of these
# make browser    the tests with a browser: chromium on the path, or LSKG_CHROMIUM=
# make reference  what takes long: the whole graph against the reference reasoner, built twice, many examples
# make conformance  the suites that no package has: LSKG_CONFORMANCE names their folder
# make clients  programs of others against the built site, as a table; those that are not here are told
# make bench   measure the saved queries, and queries beside other engines; Virtuoso where the machine has it
# make messages  bring the catalogues of words up to date with code and templates
# make lock    bring requirements.lock and node.lock up to date with pyproject.toml; UPGRADE=--upgrade takes the newest

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
CATALOGUES := src/lskg/web/translations
FRONTEND := src/lskg/web/frontend
BUNDLE := src/lskg/web/static/lib/query.js
SUITES := .venv/suites/.unpacked
FIND_SOURCES := find data ontology shapes queries src/lskg -type f \
	-not -name '*.pyc' -not -path 'src/lskg/web/*'
GRAPH_SOURCES := $(shell $(FIND_SOURCES) 2>/dev/null)
PIP := $(BIN)/python -m pip
PIP_FLAGS := -q --disable-pip-version-check
READY := .venv/.installed $(BUNDLE) $(SUITES)
# SKIPS=bare or full: a skip that tests/skips.txt does not list for that machine fails the run.
PYTEST := $(BIN)/python -m pytest -q $(if $(SKIPS),--skips-of $(SKIPS))
PARALLEL := -n auto --maxprocesses 4 --dist loadfile
EXTRACT := $(BIN)/pybabel -q extract --no-location --sort-output
UPDATE := $(BIN)/pybabel -q update --no-fuzzy-matching --no-wrap --ignore-obsolete
LOCK := $(BIN)/uv pip compile -q --universal --generate-hashes --no-strip-extras --no-annotate --no-header
LOCK_ALL := $(LOCK) pyproject.toml --all-extras --group build --group test --group gates
LOCK_NODE := $(LOCK) --group node

.PHONY: serve test quick check gates build wheel golden vocabulary browser reference conformance clients bench messages lock help
.DEFAULT_GOAL := help

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

# The suites are for the tests, which then need no network.
serve: build/.built $(READY)
	@$(BIN)/lskg serve --port $(PORT)

# Tests that measure what others wait for come after the others, and need none of the skips.
test: $(READY)
	$(PYTEST) $(PARALLEL)
	$(BIN)/python -m pytest -q -m alone $(if $(SKIPS),--skips-of alone) tests

quick: $(READY)
	$(PYTEST) $(PARALLEL) --dist worksteal $(foreach part,text extract audit,tests/$(part) src/lskg/$(part)) \
		tests/shapes tests/shacl/test_flatten.py

check: test browser reference gates

gates: .venv/.installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	cp requirements.lock node.lock .venv
	$(LOCK_ALL) -o .venv/requirements.lock
	$(LOCK_NODE) -o .venv/node.lock
	diff -u requirements.lock .venv/requirements.lock
	diff -u node.lock .venv/node.lock

build: build/.built

build/.built: .venv/.installed $(GRAPH_SOURCES) build/.sources
	$(BIN)/lskg build
	@touch $@

wheel: build/.built $(BUNDLE)
	@$(BIN)/hatchling build -t wheel -d build/wheel

# Changes when a source is added or removed; a rule without a recipe or a file always runs what needs it.
always:
build/.sources: always
	@mkdir -p build && $(FIND_SOURCES) | LC_ALL=C sort > $@.new
	@if [ "$$(cat $@.new)" = "$$(cat $@ 2>/dev/null)" ]; then rm $@.new; else mv $@.new $@; fi

golden: .venv/.installed
	$(PYTEST) tests/golden tests/examples --update-golden

vocabulary: .venv/.installed
	$(BIN)/python -m lskg.ontology.term_names
	$(BIN)/python -m lskg.shacl.iri_shapes

browser: $(READY)
	$(PYTEST) $(PARALLEL) -m browser

reference: $(READY)
	$(PYTEST) $(PARALLEL) -m 'reference or hypothesis' --hypothesis-profile thorough

conformance: $(READY)
	$(PYTEST) $(PARALLEL) $(wildcard tests/web/*/test_w3c_*.py) tests/web/reconcile/test_views.py tests/web/pages/test_dataset.py \
		tests/web/pages/test_exports.py tests/external/statistics tests/shacl/test_w3c_suite.py

clients: build/.built $(READY) build/clients/.installed
	@$(BIN)/python -m tests.clients

# An environment of their own, with a Node that all of them run on.
build/clients/.installed: tests/clients/requirements.txt tests/clients/package.json
	@$(PYTHON) -m venv build/clients
	@build/clients/bin/python -m pip install $(PIP_FLAGS) -r tests/clients/requirements.txt
	@mkdir -p build/clients/node && cp tests/clients/package.json build/clients/node
	@PATH="$(CURDIR)/build/clients/bin:$$PATH"; cd build/clients/node && npm install --loglevel=error --ignore-scripts --no-audit --no-fund >/dev/null
	@touch $@

bench: build/.built
	$(BIN)/uv pip install -q --python $(BIN)/python --group bench
	$(BIN)/python -m benchmarks.saved_queries
	$(BIN)/python -m benchmarks

messages: .venv/.installed
	@mkdir -p build
	$(EXTRACT) -F src/lskg/web/babel.cfg -o build/messages.pot src/lskg/web
	$(EXTRACT) -F $(CATALOGUES)/errors.toml --no-default-keywords -k gettext_noop -o build/errors.pot src/lskg
	$(UPDATE) -D messages -i build/messages.pot -d $(CATALOGUES) -l en
	$(UPDATE) -D errors -i build/errors.pot -d $(CATALOGUES) -l vi
	sed -i '/^"\(Project-Id\|Report-Msgid\|POT-\|PO-\|Last-\|Language-Team\|Generated\)/d' $(CATALOGUES)/*/LC_MESSAGES/*.po
	$(PYTEST) tests/web/test_translations.py

lock: .venv/.installed
	$(LOCK_ALL) $(UPGRADE) -o requirements.lock
	$(LOCK_NODE) $(UPGRADE) -o node.lock

.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "lskg needs Python 3.11 or newer; say PYTHON=... to name one.")'
	@echo 'Python packages: 920 MB, about a minute ...'
	@$(PYTHON) -m venv .venv
	@$(PIP) install $(PIP_FLAGS) --require-hashes -r requirements.lock
	@$(PIP) install $(PIP_FLAGS) --no-deps --no-build-isolation -e .
	@touch $@

# Node comes from the machine, or from PyPI where the machine has none.
$(BUNDLE): $(FRONTEND)/package-lock.json $(wildcard $(FRONTEND)/*.js) node.lock .venv/.installed
	@command -v npm >/dev/null || { echo 'Node, which the machine has not: 200 MB ...'; \
		$(PIP) install $(PIP_FLAGS) --require-hashes -r node.lock; }
	@echo 'Libraries of the pages: 80 MB, a few seconds ...'
	@PATH="$$PATH:$(CURDIR)/$(BIN)"; cd $(FRONTEND) && npm ci --loglevel=error --ignore-scripts >/dev/null && node build.js
	@touch $@

# The source packages of pySHACL and rdflib have W3C test suites; the lock pins them by their hashes.
$(SUITES): requirements.lock .venv/.installed
	@echo 'Test suites of the W3C: a few seconds ...'
	@rm -rf .venv/suites && mkdir -p .venv/suites/shacl
	@sed -n -e '/^pyshacl==/,/[^\]$$/p' -e '/^rdflib\[/,/[^\]$$/p' requirements.lock > .venv/suites/lock
	@$(PIP) download $(PIP_FLAGS) --no-deps --no-binary pyshacl,rdflib --require-hashes -d .venv/suites -r .venv/suites/lock
	@for package in .venv/suites/*.tar.gz; do tar -xzf "$$package" -C .venv/suites; done
	@mv .venv/suites/pyshacl-*/test/resources/sht_tests .venv/suites/shacl/tests
	@mv .venv/suites/rdflib-*/test/data/suites/w3c/sparql11 .venv/suites/sparql11
	@rm -rf .venv/suites/pyshacl-* .venv/suites/rdflib-*
	@touch $@
