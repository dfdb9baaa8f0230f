# Two commands matter: `make run` starts Instep, `make test` passes its tests.
PY ?= python3
V  := .venv/bin
# Each of many short processes would compile Instep anew.
export PYTHONDONTWRITEBYTECODE =

.venv/.ready: requirements/bootstrap.txt requirements/dev.txt pyproject.toml hatch_build.py
	$(PY) -m venv .venv
	$(V)/python -m pip install -q --require-hashes -r requirements/bootstrap.txt
	$(V)/uv pip install -q --system-certs --require-hashes -r requirements/dev.txt -p $(V)/python \
	  || $(V)/python -m pip install -q --require-hashes -r requirements/dev.txt
	$(V)/uv pip install -q --no-deps --no-build-isolation -e . -p $(V)/python \
	  || $(V)/python -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

setup: .venv/.ready

run: setup
	$(V)/instep

browser:
	@sh tests/bring_browser.sh

# Each of several processes computes on one core; numeric libraries would wait for each other's threads.
ONE_CORE := OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 OPENCV_FOR_THREADS_NUM=1

# As many processes as a small machine has cores: with more, a page that plays sound waits for another. Their order is tests/order.py's.
test: setup browser
	$(ONE_CORE) $(V)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder --durations=40

# Every property with fresh examples, or those under WHAT; the result stands in docs/reference/explored.md.
explore: setup
	$(V)/python -m tests.explore $(if $(SEED),--seed $(SEED)) $(WHAT)

# Small changes to the rooms that decide, each made in a copy; which of them no test saw stands in
# docs/reference/mutation.md. Before a release: it takes an hour or more.
mutate: setup
	$(ONE_CORE) $(V)/python -m tests.mutate $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT))

# Which branches of the core its own tests reach; fails below the gate in pyproject.toml. Before a release, and
# after a change of the core. CI does not run it: watched, these tests take half an hour.
CORE := foot evidence routine safety outcomes record session facts
coverage: setup
	$(ONE_CORE) $(V)/python -m pytest -q --cov --cov-report=term-missing:skip-covered \
	  $(wildcard $(CORE:%=tests/%)) tests/library tests/content

# What needs neither browser nor sound, under the other Pythons of this machine. Before a release: some minutes each.
versions: setup
	sh tests/versions.sh

lint: setup
	$(V)/ruff format --check .
	$(V)/ruff check .
	$(V)/mypy
	$(V)/lint-imports
	$(V)/yamllint -s src/instep/content
	$(V)/codespell src tests docs README.md bench
	$(V)/deptry src
	$(V)/instep content lint
	$(V)/python docs/generate.py --check
	sh tests/check_js.sh

check: lint test

lock: setup
	echo 'uv==0.13.9' | $(V)/uv pip compile -q --system-certs --universal --generate-hashes --no-header \
	  --no-annotate - -o requirements/bootstrap.txt
	$(V)/uv pip compile -q --system-certs --universal --generate-hashes --no-header --no-annotate \
	  --python-version 3.11 --all-extras pyproject.toml -o requirements/dev.txt
	! grep -nE 'https?://|file:|--(extra-)?index|--find-links' requirements/*.txt

.PHONY: setup run browser test explore mutate coverage versions lint check lock
