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

# The second takes the versions of the first: one environment serves both `make run` and `make test`.
compile packaging/requirements.lock --extra build "$@"
compile packaging/requirements-dev.lock --extra build --extra dev --constraints packaging/requirements.lock "$@"
