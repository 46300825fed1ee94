# make run: sets everything up and reads the sample corpus; make test; make serve. Python ≥ 3.11 is needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DB := data/quyetdinh.db
GOLD ?= corpus
SCORES := benchmarks/scores/corpus.json
LOCK_FLAGS := --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --python-version 3.11
BUILD_REQUIREMENTS := 'hatchling>=1.27\neditables>=0.5\n'

.PHONY: run test serve lint format bench bench-site evaluate generated lock model test-packages vote ensemble clean
.DEFAULT_GOAL := run

run: $(VENV)/.installed vote model
	@$(BIN)/quyetdinh ingest corpus --db $(DB) || test $$? -eq 1
	@echo
	@echo "Xong. Mở trang tra cứu:  make serve"

test: lint test-packages vote
	$(BIN)/pytest -n 2 --dist worksteal

serve: $(VENV)/.installed
	@$(BIN)/quyetdinh serve --db $(DB)

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: $(VENV)/.installed model
	$(BIN)/quyetdinh evaluate $(GOLD) --cache data/readings

# What a change gained and lost on the sample corpus; the score file is kept with the code.
bench: $(VENV)/.installed model
	$(BIN)/quyetdinh evaluate corpus --cache data/readings --json $(SCORES) $(if $(wildcard $(SCORES)),--against $(SCORES))

# How quick the site is over 100,000 generated decisions (some 3 GB in data/bench), beside Datasette as it comes.
bench-site: $(VENV)/.installed
	$(BIN)/python -m benchmarks.site

# Every file that is made from others: metadata, data dictionary, help pages, JSON Schemas, the picture of the house.
generated: $(VENV)/.installed
	$(BIN)/python -m docs.generated

# Pins every package with its hashes, for all systems at once. Needs uv.
lock:
	printf $(BUILD_REQUIREMENTS) | uv pip compile $(LOCK_FLAGS) pyproject.toml - -o requirements.lock
	for extra in dev ensemble vote cluster remote; do \
	    printf $(BUILD_REQUIREMENTS) | uv pip compile $(LOCK_FLAGS) --constraint requirements.lock \
	        --extra $$extra pyproject.toml - -o requirements-$$extra.lock || exit 1; \
	done

# Tesseract's Vietnamese model. Without it, everything but scans still works.
model: $(VENV)/.installed
	@$(BIN)/quyetdinh doctor --strict >/dev/null 2>&1 || $(MAKE) --no-print-directory system-packages

# A browser and typefaces besides. Without them the tests that use them are skipped and say so.
test-packages:
	@$(MAKE) --no-print-directory system-packages \
	    PACKAGES="tesseract-ocr-vie chromium strace fontconfig fonts-dejavu-extra fonts-liberation"

# Debian packages, where this machine lets us.
PACKAGES := tesseract-ocr-vie
AS_ROOT = $(if $(filter-out 0,$(shell id -u)),sudo -n) env DEBIAN_FRONTEND=noninteractive

.PHONY: system-packages
system-packages:
	@missing=; for package in $(PACKAGES); do \
	    [ "$$(dpkg-query -W -f '$${db:Status-Status}' $$package 2>/dev/null)" = installed ] || \
	        missing="$$missing $$package"; \
	done; \
	[ -z "$$missing" ] || { $(AS_ROOT) true 2>/dev/null && $(AS_ROOT) apt-get update -qq && \
	    $(AS_ROOT) apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
	} || { echo "Máy này còn thiếu vài gói; việc cần đến chúng sẽ được bỏ qua. Để có đủ, hãy chạy:"; \
	    echo "    sudo apt-get install$$missing"; }

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Cần Python 3.11 trở lên: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(VENV)/.installed $@

# A second reader of scanned lines: a quarter to a half fewer wrong letters. Nothing stops where it is not to be had.
vote: $(VENV)/.installed
	@$(BIN)/python -c 'import importlib.util, sys; sys.exit(not importlib.util.find_spec("trueocr"))' || \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-vote.lock \
	        2>/dev/null || \
	    echo "Không cài được TrueOCR: ảnh quét được đọc kém hơn (quyetdinh doctor nói rõ); làm tiếp."

# A third reader of scanned lines: five times fewer wrong letters, four times the time.
ensemble: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-ensemble.lock

clean:
	rm -rf $(VENV) data build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
