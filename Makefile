# Everything a person does here, by name. `make` alone lists it.
# What the environment says (PORT, DATABASE_URL, COPROD_INSTANCE …) reaches the site untouched.

PYTHON ?= python3
BIN := .venv/bin
# Without settings of its own it is the demo world that commands work on, as with make run.
FLASK := COPROD_DEMO=$${COPROD_DEMO-1} $(BIN)/flask --app wsgi
BABEL := $(BIN)/pybabel

# Which tests, and how: make test ARGS="tests/rules -k deadline"
ARGS ?=
# Without a browser or strace their tests are left out, and set-up says so; in continuous integration set-up has failed
# by then.
LEFT_OUT = $(if $(shell command -v chromium),$(if $(shell command -v strace),,-m "not traced"),\
	$(if $(shell command -v strace),-m "not browser",-m "not browser and not traced"))

.DEFAULT_GOAL := help
.PHONY: help bench ready ready-to-test ready-to-soak run test soak mutants coverage check fix demo backup restore words routes doors screenshots migration assets lock clean

help:  ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

ready:
	@$(PYTHON) scripts/setup.py --for run

ready-to-test:
	@$(PYTHON) scripts/setup.py --for test

ready-to-soak:
	@$(PYTHON) scripts/setup.py --for soak

run: ready  ## run the site on this machine (PORT=… for another door)
	@exec $(BIN)/python -m coprod.run

# A file stays with one worker: its stories share a world, and tell one thing after the other.
test: ready-to-test  ## run all tests (ARGS="tests/rules -k deadline" for some)
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(LEFT_OUT) $(ARGS)

soak: ready-to-soak  ## try for long what becomes of answers when things go wrong (ARGS="--short kills" for some, quickly)
	@$(BIN)/python -m soak $(ARGS)

bench: ready-to-test  ## measure what an answer costs, beside a floor that does as little as anything could
	@$(BIN)/python -m bench $(ARGS)

mutants: ready-to-test  ## change what guards people, one thing at a time, and see whether a test notices (ARGS=a file)
	@nice -n 10 $(BIN)/python -m mutation $(ARGS)

coverage: ready-to-test  ## run all tests, and list the lines that none of them reached
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(LEFT_OUT) --cov --cov-report=term-missing:skip-covered $(ARGS)

# Each checker runs even when one before it has complained, so that one run shows everything.
check: ready-to-test  ## ask the inspectors: form, types, floors and rooms, templates, dead code, requirements
	@$(BIN)/python scripts/check.py

fix: ready-to-test  ## put right what can be put right by machine
	@$(BIN)/ruff check --fix-only --quiet .
	@$(BIN)/ruff format --quiet .

demo: ready  ## fill the database with a small believable world
	@$(FLASK) coprod demo $(ARGS)

backup: ready  ## seal everything into one file (TO=folder or file; COPROD_BACKUP_TO says to whom)
	@test -n "$(TO)" || { echo 'Say where to: make backup TO=backups/'; exit 2; }
	@$(FLASK) coprod backup "$(TO)" $(ARGS)

restore: ready  ## make a working site of a backup (FILE=… KEY=… ARGS="--replace"; docs/restoring.md)
	@test -n "$(FILE)" -a -n "$(KEY)" || { echo 'Say which, and its key: make restore FILE=… KEY=…'; exit 2; }
	@$(FLASK) coprod restore "$(FILE)" --key "$(KEY)" $(ARGS)

words: ready-to-test  ## gather the sentences to translate, bring the catalogues up to date, compile them
	@$(BABEL) -q extract -F babel.cfg -k _l -k lazy_gettext -k lazy_ngettext:1,2 -k lazy_pgettext:1c,2 \
		--ignore-dirs=".* __pycache__ node_modules instance tests docs" --add-location=file --sort-by-file \
		--add-comments="Translators:" --strip-comments --project=coprod --copyright-holder="Coprod" \
		-o translations/messages.pot .
	@sed -i '/^"POT-Creation-Date:/d' translations/messages.pot  # else every run would seem to change something
	@ls translations/*/LC_MESSAGES/messages.po >/dev/null 2>&1 || exit 0; \
		$(BABEL) -q update --ignore-pot-creation-date --no-wrap -i translations/messages.pot -d translations
	@$(PYTHON) scripts/setup.py --for run

routes: ready  ## list every address of the site
	@$(FLASK) routes $(ARGS)

doors: ready-to-test  ## write down every address, who may enter and what everybody is answered (tests/house)
	@$(BIN)/python -m tests.house.answers

screenshots: ready-to-test  ## take a picture of every page, for looking at
	@$(BIN)/python scripts/screenshots.py $(ARGS)

migration: ready  ## write the next step of the database (m="what is now true")
	@test -n "$(m)" || { echo 'Say what the step does: make migration m="claims have a receipt"'; exit 2; }
	@$(FLASK) db migrate -m "$(m)"

assets: ready  ## build the styles and the script again
	@$(BIN)/python scripts/build_assets.py --anyway

lock: ready-to-test  ## pin every version again (ARGS=--upgrade for the newest)
	@$(BIN)/python scripts/lock.py $(ARGS)

clean:  ## remove what set-up and tools have made; the database and uploads stay
	@rm -rf .venv .cache node_modules coprod/static/vendor .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find coprod tests scripts soak mutation -name __pycache__ -type d -prune -exec rm -rf {} +
