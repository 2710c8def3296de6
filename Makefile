# Refugio en cifras: `make run` serves the dashboard, `make test` proves that it works.

UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
export PYTHONUTF8 = 1

.PHONY: run test check lint words bench site browser clean

run: $(UV)  ## install what is needed and serve the dashboard at http://localhost:8501
	$(UV) run --no-dev streamlit run app.py

test: $(UV) browser  ## install what is needed, a browser included, and run all tests
	$(UV) run pytest

check: $(UV)  ## report every row of the data that breaks a rule
	$(UV) run --no-dev python -m loaders check

lint: $(UV)  ## style, types, and that no room imports from a later one
	$(UV) run ruff check .
	$(UV) run ruff format --check .
	$(UV) run mypy
	$(UV) run lint-imports

words: $(UV)  ## bring the Spanish catalogue up to date with the words in the code
	$(UV) run python -m displacement.words.catalogue

site: $(UV)  ## write the static site into site/; SITE=https://… is the address it will have
	REFUGIO_SITE="$(or $(SITE),$(REFUGIO_SITE),http://localhost:8000)" $(UV) run --no-dev python -m displacement.exports.site

bench: $(UV) browser  ## measure the dashboard beside a plain page; BESIDE=folder: beside another checkout
	$(UV) run python -m $(if $(BESIDE),bench.beside $(BESIDE),bench)

browser: $(UV)  ## make sure there is a Chromium for the browser tests
	$(UV) run python -m tests.chromium

clean:  ## remove the environments and caches
	rm -rf .venv .uv .pytest_cache .mypy_cache .ruff_cache

.uv/bin/uv:
	python3 -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv
