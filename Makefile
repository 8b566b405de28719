# What can be done with Muniment; `make help` lists it. Everything is installed into .venv and nowhere else.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test coverage prove fuzz soak lint format bench archive maps package windows-installer screenshots guide lock libraries clean

BIN := .venv/bin
READY := .venv/.ready
ARCHIVE := resources/bundled.muniment
ARCHIVE_SOURCES := $(shell find resources/archive resources/geo db -name __pycache__ -prune -o -print 2>/dev/null)
# The first Python that will do; `make PYTHON=/path/to/python3` names another.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	&& echo "$$python" && break; done)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; \
		do printf '  make %-18s %s\n' "$$name" "$$what"; done

run: libraries archive ## open the viewer with the bundled archive (ARGS="open my.muniment" opens another)
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		echo "There is no display to open a window on: run this in a desktop session, or as: xvfb-run make run" >&2; \
		exit 2; fi
	@$(BIN)/muniment $(or $(ARGS),open)

test: $(READY) ## everything that must hold: lint, types, architecture and the tests
	@resources/packaging/system-libraries Xvfb=xvfb
	@$(MAKE) --no-print-directory lint archive
	$(BIN)/pytest -n auto --dist worksteal -m "not slow"

coverage: export COVERAGE_FILE := $(CURDIR)/build/coverage/data
coverage: libraries archive ## the branches of db/ that its tests take, by file; fails below 95 %
	@mkdir -p build/coverage && rm -f build/coverage/*
	$(BIN)/pytest -n auto --dist worksteal -m "not slow" --cov --cov-report= \
		--cov-report=json:build/coverage/db.json tests/db tests/commands tests/prove tests/search tests/truth
	$(BIN)/python tests/covering.py build/coverage/db.json

prove: libraries archive ## every long count and each line of "Done when", with one table (ARGS="-k killed")
	$(BIN)/python -m pytest -m "prove or slow" -s -p tests.prove.table $(ARGS)

fuzz: libraries archive ## damaged and odd inputs for every parser (SECONDS=1800 SEED= TARGETS="csv date")
	QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(BIN)/python tests/fuzz/fuzzing.py \
		--seconds $(or $(SECONDS),1800) $(if $(SEED),--seed $(SEED)) $(TARGETS)

soak: libraries archive ## 2,000 visitors on the bundled archive, and on one of 100,000 records
	@mkdir -p build
	$(BIN)/python tests/prove/soaking.py $(ARCHIVE)
	@rm -f build/soak.muniment
	$(BIN)/python tests/bench/generator.py 100000 build/soak.muniment
	$(BIN)/python tests/prove/soaking.py build/soak.muniment

lint: $(READY) ## ruff, basedpyright and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/basedpyright
	$(BIN)/lint-imports --no-logo

format: $(READY) ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: libraries archive ## every benchmark beside its peers and limits, in one table (ARGS="--quick map search")
	$(BIN)/python -m tests.bench.table $(ARGS)

archive: $(ARCHIVE) ## compile the bundled archive from resources/archive

maps: libraries ## draw the schematic maps of resources/archive/maps anew
	$(BIN)/python resources/archive/maps/draw.py

# What is built is dated by the commit, and nothing in it depends on chance: the same commit, the same package.
package: export SOURCE_DATE_EPOCH := $(shell git log -1 --format=%ct 2>/dev/null || echo 1)
package: export PYTHONHASHSEED := 0
package: libraries ## what a technician installs: dist/muniment (needs no Python), a .tar.zst and a .deb
	@resources/packaging/system-libraries zstd=zstd dpkg-deb=dpkg strip=binutils
	@rm -f $(ARCHIVE)
	@$(MAKE) --no-print-directory archive
	$(BIN)/pyinstaller --noconfirm --clean --log-level WARN --distpath dist --workpath build build.spec
	$(BIN)/python resources/packaging/assemble.py

windows-installer: $(READY) ## check that the script of the Windows installer compiles, with a stand-in for the program
	@resources/packaging/system-libraries makensis=nsis
	@mkdir -p build/windows/_internal && echo stand-in > build/windows/muniment.exe && echo stand-in > build/windows/_internal/stand-in
	makensis -V2 -DVERSION=$$($(BIN)/python -c 'from importlib.metadata import version; print(version("muniment"))') \
		-DPROGRAM=$(CURDIR)/build/windows -DOUT=$(CURDIR)/build/muniment-setup.exe resources/packaging/windows/muniment.nsi

screenshots: libraries archive ## draw the pictures of README anew
	$(BIN)/muniment screenshot $(ARCHIVE) resources/screenshots/window-vi.png --select event/tran-dong-khe --size 1920x1080
	$(BIN)/muniment screenshot $(ARCHIVE) resources/screenshots/window-en.png --select event/hanh-quan-phoque --size 1366x768 \
		--lang en --theme dark
	$(BIN)/muniment screenshot $(ARCHIVE) resources/screenshots/search.png --query "gia bay" --size 1366x768
	$(BIN)/muniment screenshot $(ARCHIVE) resources/screenshots/timeline.png --view timeline --size 1366x480
	$(BIN)/muniment screenshot $(ARCHIVE) resources/screenshots/station.png --view exhibit --size 1920x1080
	$(BIN)/muniment screenshot $(ARCHIVE) resources/screenshots/station-record.png --view exhibit --size 1920x1080 \
		--select event/tran-dong-khe --lang en

guide: libraries archive ## the user's guide: its pictures drawn anew, then build/guide/*.pdf
	@rm -rf build/guide
	@mkdir -p build/guide
	QT_QPA_PLATFORM=offscreen $(BIN)/python resources/guide/draw.py
	$(BIN)/muniment guide build/guide/muniment-huong-dan.pdf --lang vi
	$(BIN)/muniment guide build/guide/muniment-guide.pdf --lang en

lock: $(READY) ## choose the newest packages that pyproject.toml allows
	$(BIN)/pip install --quiet --disable-pip-version-check uv
	{ echo '# Every package that `make` installs, with its hash; made by `make lock` from pyproject.toml.'; \
		$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links --group dev pyproject.toml; } > requirements.new
	mv requirements.new requirements.lock

clean: ## remove what was made, .venv too
	rm -rf .venv build dist .cache $(ARCHIVE) .pytest_cache .ruff_cache .hypothesis .import_linter_cache

libraries: $(READY)
	@resources/packaging/system-libraries

$(ARCHIVE): $(READY) $(ARCHIVE_SOURCES)
	@mkdir -p build
	@rm -f build/bundled.muniment
	$(BIN)/muniment build resources/archive build/bundled.muniment
	@mv build/bundled.muniment $@

$(READY): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "Muniment needs Python 3.11, 3.12 or 3.13: install one, or name it with make PYTHON=/path/to/python3" >&2; \
		exit 2; fi
	@[ -x $(BIN)/pip ] || { \
		echo "Making .venv with $$($(PYTHON) --version)" >&2; \
		$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
			if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
			then apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null; \
			else echo "This Python cannot make environments; please run: sudo apt-get install python3-venv" >&2; exit 2; fi; }; \
		$(PYTHON) -m venv .venv; }
	@echo "Installing the packages of requirements.lock" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --editable .
	@touch $@
