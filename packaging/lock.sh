#!/bin/sh
# Writes the lock files anew from pyproject.toml: one for every platform and Python that we support,
# with hashes and without the address of any index.
#     packaging/lock.sh [UV OPTIONS]      for example --upgrade, --upgrade-package numpy
set -eu
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m pip install --quiet --target "$tools" uv

compile() {
    output=$1
    shift
    PYTHONPATH=$tools .venv/bin/python -m uv pip compile pyproject.toml --quiet --universal --generate-hashes \
        --python-version 3.11 --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        --output-file "$output" "$@"
    echo "$output: $(grep -c '==' "$output") packages"
}

# Each takes the versions of the one before: one environment serves `make run`, `make test` and `make mutate`.
compile packaging/requirements.lock --extra build "$@"
compile packaging/requirements-dev.lock --extra build --extra dev --extra msk --extra registry \
    --constraints packaging/requirements.lock "$@"
compile packaging/requirements-mutate.lock --extra build --extra dev --extra msk --extra registry --extra mutate \
    --constraints packaging/requirements-dev.lock "$@"
