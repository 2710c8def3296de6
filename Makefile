# Refugio en cifras: `make run` serves the dashboard, `make test` proves that it works.

UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
UV_VERSION = 0.13.9
export PYTHONUTF8 = 1
# What uv.lock says is what is installed: where it no longer fits pyproject.toml, uv stops and says so.
export UV_LOCKED = 1
# What Python compiled once it may keep: the tests start it many times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-fast engines check refresh accept lint words exhibit try pictures bench load site release audit browser programs clean

run: $(UV)  ## install what is needed and serve the dashboard at http://localhost:8501
	$(UV) run --no-dev streamlit run app.py

test: $(UV) browser programs  ## install what is needed, a browser included, and run all tests on all cores
	$(UV) run pytest -n auto --dist worksteal

# Compiled once, the libraries are not compiled anew by each of the many processes that the tests start.
test test-fast bench: export UV_COMPILE_BYTECODE = 1

test-fast: $(UV)  ## run what needs neither a browser nor LibreOffice, and asks of some exhibits what `make test` asks of all
	$(UV) run pytest -n auto --dist worksteal -m "not browser and not office and not proxy and not engine and not thorough"

engines: $(UV)  ## install Spark and Java, start Spark with two workers, and ask both engines 500 composed questions
	$(UV) run --group engine python -m tests.programs engines
	$(UV) run --group engine pytest tests/rooms/test_engine.py

check: $(UV)  ## report every row of the data that breaks a rule
	$(UV) run --no-dev python -m loaders check

refresh: $(UV)  ## propose what is new in the series, into proposal/: make refresh [SERIES=eu_applicants] [FILE=what somebody brought]
	$(UV) run --no-dev python -m loaders refresh $(SERIES) $(if $(FILE),--from "$(FILE)")
	$(UV) run --no-dev python -m displacement.decks.proposal proposal

accept: $(UV)  ## take over what is marked accept in proposal/proposal.csv: make accept EDITION=2027.01 [PROPOSAL=proposal/unhcr]
	$(UV) run --no-dev python -m loaders accept --edition "$(EDITION)" $(if $(PROPOSAL),--proposal "$(PROPOSAL)")

lint: $(UV)  ## style, types, and that no room imports from a later one
	$(UV) run ruff check .
	$(UV) run ruff format --check .
	$(UV) run mypy
	$(UV) run lint-imports

words: $(UV)  ## bring the Spanish catalogue up to date with the words in the code
	$(UV) run python -m displacement.words.catalogue

exhibit: $(UV)  ## begin an exhibit: make exhibit NAME=claims-by-month [PAGE=border] [MEASURE=unhcr_claims_new]
	$(UV) run python -m tests.workshop exhibit "$(NAME)" $(if $(PAGE),--page "$(PAGE)") $(if $(MEASURE),--measure "$(MEASURE)")

try: $(UV)  ## lay an exhibit out in every form to look at: make try NAME=claims-by-month [CHOICES="c=CHL"]
	$(UV) run python -m tests.workshop try "$(NAME)" $(if $(CHOICES),--choices "$(CHOICES)")

pictures: $(UV) browser  ## keep how every exhibit looks (tests/looks), after a change of look that is meant, and show before and after
	$(UV) run python -m tests.workshop pictures

site: $(UV)  ## write the static site into site/: make site [SITE=https://its.address] [VIEWS=views.txt] [COUNTRIES="PER COL", or all] [PDF=yes]
	REFUGIO_SITE="$(or $(SITE),$(REFUGIO_SITE),http://localhost:8000)" $(UV) run --no-dev python -m displacement.exports.site \
		$(if $(VIEWS),--views "$(VIEWS)") $(if $(PDF),--pdf) $(if $(COUNTRIES),--countries $(COUNTRIES))

release: site  ## write edition, site, list of what it is built of and checksums into dist/, which must not be there yet
	$(UV) export --quiet --no-dev --format cyclonedx1.5 --output-file sbom.cdx.json > /dev/null
	$(UV) run --no-dev python -m displacement.exports.publish dist --site site --sbom sbom.cdx.json

audit: $(UV)  ## ask whether a fault is known of any library in the lock file; needs the network
	$(UV) export --quiet --no-dev --group far --group engine --no-emit-project --output-file requirements.txt > /dev/null
	$(UV) tool run pip-audit --strict --disable-pip --require-hashes -r requirements.txt

bench: $(UV) browser  ## measure the dashboard beside a plain page; BESIDE=folder: beside another checkout
	$(UV) run python -m $(if $(BESIDE),bench.beside $(BESIDE),bench)

load: $(UV) programs  ## let 100 readers visit at once: make load [SERVERS=2] [READERS=100] [SECONDS=180]
	$(UV) run --group load python -m bench.load $(if $(SERVERS),--servers $(SERVERS)) $(if $(READERS),--readers $(READERS)) $(if $(SECONDS),--seconds $(SECONDS))

browser: $(UV)  ## make sure there is a Chromium for the browser tests
	$(UV) run python -m tests.chromium

programs: $(UV)  ## make sure that the programs are there which open our files, and stand before our server, in the tests
	$(UV) run python -m tests.programs

clean:  ## remove the environments and caches
	rm -rf .venv .uv .pytest_cache .mypy_cache .ruff_cache

.uv/bin/uv:
	python3 -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
