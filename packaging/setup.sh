#!/bin/sh
# Sets up everything that `make` needs, and does nothing where nothing changed:
#     packaging/setup.sh run            the virtual environment .venv with the locked versions
#     packaging/setup.sh dev            the same and the tools for tests and lint
#     packaging/setup.sh mutate         the same as dev, and the tool that breaks the code
#     packaging/setup.sh screenshots    the same as run, and a virtual X display
# What the system lacks is installed where that needs no question (root with apt-get). Otherwise it is named
# in one command, and the exit status is 1.
set -eu
cd "$(dirname "$0")/.."

mode=${1:?usage: packaging/setup.sh run|dev|mutate|screenshots}
environment=.venv
python=

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# A Python that can make environments; Debian's python3-minimal cannot.
find_python() {
    for candidate in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys, ctypes, ssl, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            python=$candidate
            return
        fi
    done
    fail "No Python 3.11 or newer was found: install one (on Debian 12, Ubuntu 24.04 or later:" \
        "sudo apt-get install python3 python3-venv) and run this again."
}

# Debian's package for each library that Qt and librdkafka load. "file package" a line.
libraries() {
    cat <<'LIBRARIES'
libglib-2.0.so.0 libglib2.0-0
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libgssapi_krb5.so.2 libgssapi-krb5-2
LIBRARIES
    if [ "$mode" = screenshots ] || [ -n "${DISPLAY:-}" ]; then
        cat <<'LIBRARIES'
libxcb-cursor.so.0 libxcb-cursor0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
LIBRARIES
    fi
    if [ -n "${WAYLAND_DISPLAY:-}" ]; then
        cat <<'LIBRARIES'
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
LIBRARIES
    fi
}

missing_libraries() {
    libraries | "$python" -c '
import ctypes, sys
for line in sys.stdin:
    try:
        ctypes.CDLL(line.split()[0])
    except OSError:
        print(line.strip())'
}

has_module() { "$python" -c "import $1" 2>/dev/null; }

# Prints the Debian packages that are missing here.
missing_packages() {
    missing_libraries | cut -d ' ' -f 2
    if [ ! -x "$environment/bin/python" ] && ! has_module ensurepip && ! has_module pip; then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
    if [ "$mode" = screenshots ]; then
        command -v xvfb-run >/dev/null || echo xvfb
        command -v xauth >/dev/null || echo xauth
    fi
}

install_system_packages() {
    [ "$(uname)" = Linux ] || return 0
    packages=$(missing_packages | tr '\n' ' ')
    packages=${packages% }
    [ -n "$packages" ] || return 0
    if ! command -v apt-get >/dev/null; then
        fail "System libraries are missing: install what holds $(missing_libraries | cut -d ' ' -f 1 | tr '\n' ' ')" \
            "(on Debian: $packages) with your package manager and run this again."
    elif [ "$(id -u)" -ne 0 ]; then
        say "System packages are missing. Run this once, then the same make command again:"
        fail "    sudo apt-get install -y --no-install-recommends $packages"
    fi
    say "Installing system packages: $packages"
    export DEBIAN_FRONTEND=noninteractive
    # The names are words of this script: splitting them is meant.
    # shellcheck disable=SC2086
    if ! log=$(apt-get -qq update 2>&1 && apt-get -qq install -y --no-install-recommends $packages 2>&1); then
        say "$log"
        fail "apt-get could not install $packages: see its message above."
    fi
}

make_environment() {
    if "$environment/bin/python" -m pip --version >/dev/null 2>&1; then
        return
    fi
    say "Making the virtual environment $environment with $("$python" --version)"
    rm -rf "$environment"
    if has_module ensurepip; then
        "$python" -m venv "$environment"
    else
        "$python" -m venv --without-pip "$environment"
        "$python" -m pip --python "$environment/bin/python" install --quiet pip
    fi
}

# What the environment was made from. A moved tree needs a new one: its scripts hold absolute paths.
fingerprint() {
    { pwd; cat pyproject.toml packaging/setup.sh "$@"; } | cksum
}

# The lock names every package there is, so pip resolves nothing (--no-deps). Left to resolve, it takes the
# "coverage[toml]" that another package asks for as not pinned, and fails on the day coverage has a newer version.
install_locked() {
    lock=$1
    say "Installing the versions of $lock"
    "$environment/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
        --only-binary :all: --requirement "$lock" ||
        fail "The packages of $lock could not be installed: see pip's message above."
    if ! log=$("$environment/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
        --no-build-isolation --editable . 2>&1); then
        say "$log"
        fail "This tree could not be installed into $environment: see pip's message above."
    fi
}

# Loads what is most likely to fail on an unusual system, to say so here and not in the middle of a run.
check_qt() {
    QT_QPA_PLATFORM=offscreen "$environment/bin/python" -c '
from PySide6.QtWidgets import QApplication
import confluent_kafka
QApplication([])' || fail "Qt or the Kafka client could not be loaded: see the message above for what is missing."
}

if [ "$mode" = screenshots ] && [ "$(uname)" != Linux ]; then
    fail "The pictures are drawn on a virtual X display: run this on Linux."
fi
find_python
install_system_packages
run_state=$(fingerprint packaging/requirements.lock)
dev_state=$(fingerprint packaging/requirements.lock packaging/requirements-dev.lock)
mutate_state=$(fingerprint packaging/requirements-mutate.lock)
case $mode in
mutate) state=$mutate_state lock=packaging/requirements-mutate.lock stamp=$environment/.installed-mutate ;;
dev) state=$dev_state lock=packaging/requirements-dev.lock stamp=$environment/.installed-dev ;;
*) state=$run_state lock=packaging/requirements.lock stamp=$environment/.installed-run ;;
esac
if [ "$(cat "$stamp" 2>/dev/null)" = "$state" ] && [ -x "$environment/bin/python" ]; then
    exit 0
fi
# A moved tree: the environment's scripts still name the old place.
if [ -e "$environment/.place" ] && [ "$(cat "$environment/.place")" != "$(pwd)" ]; then
    rm -rf "$environment"
fi
make_environment
pwd >"$environment/.place"
install_locked "$lock"
check_qt
echo "$run_state" >"$environment/.installed-run"
case $mode in
dev | mutate) echo "$dev_state" >"$environment/.installed-dev" ;;
esac
[ "$mode" != mutate ] || echo "$mutate_state" >"$environment/.installed-mutate"
