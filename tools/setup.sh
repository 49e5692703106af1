#!/bin/sh
# Sets up what a make target needs: libraries through apt where they are missing, .venv, and the package in it.
#
#   sh tools/setup.sh book     the press itself
#   sh tools/setup.sh test     and the tests; Ace too, where Node.js and a Chromium are
#   sh tools/setup.sh ci       and Ace with all that it needs
#   sh tools/setup.sh bench    the press and what it is measured against
#
# PYTHON names another Python; pip and npm keep their own configuration. Only what takes long or fails speaks up.
set -eu
cd "$(dirname "$0")/.."
stage=$1

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "setup: $*"
    exit 3
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# Runs a command and shows what it printed only when it fails.
quietly() {
    log=$(mktemp)
    if "$@" >"$log" 2>&1; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        return 1
    fi
}

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if has "$name" && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            echo "$name"
            return
        fi
    done
    fail "Python 3.11 or newer is needed; if there is one, name it: make PYTHON=/path/to/python3"
}

has_browser() {
    has chromium || has chromium-browser || has google-chrome || has google-chrome-stable
}

# Prints the Debian packages of what is not there.
missing_packages() {
    "$python" - <<'PYTHON'
import ctypes
import ctypes.util
import importlib.util
import sys

LIBRARIES = {  # what WeasyPrint loads, and the Debian package of each
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz": "libharfbuzz0b",
    "harfbuzz-subset": "libharfbuzz-subset0",
    "fontconfig": "libfontconfig1",
}


def found(name):
    for version in "01":
        try:
            return ctypes.CDLL(f"lib{name}.so.{version}")
        except OSError:
            pass
    return ctypes.util.find_library(name)


print(*(package for name, package in LIBRARIES.items() if not found(name)))
if not importlib.util.find_spec("ensurepip"):
    print("python3.%d-venv" % sys.version_info[1])
PYTHON
    if [ "$stage" = test ] || [ "$stage" = ci ]; then
        { has pdftotext && has pdftoppm; } || echo poppler-utils
    fi
    if [ "$stage" = bench ]; then
        fc-list 2>/dev/null | grep -q "PT Serif" || echo fonts-paratype fontconfig
    fi
    if [ "$stage" = ci ]; then
        has_browser || echo chromium
        has node || echo nodejs
        has npm || echo npm
    fi
}

install_packages() {
    has apt-get || fail "please install what these Debian packages hold, then run make again: $*"
    root=
    if [ "$(id -u)" != 0 ]; then
        has sudo || fail "please let an administrator run this, then run make again: apt-get install $*"
        root=sudo
    fi
    say "Installing with apt: $*"
    # The lists may be old or partly out of reach; what counts is that the packages come.
    quietly $root env DEBIAN_FRONTEND=noninteractive sh -c \
        'apt-get update; apt-get install --yes --no-install-recommends "$@"' sh "$@" ||
        fail "apt could not install these; please install them, then run make again: $*"
}

make_environment() {
    if [ ! -x .venv/bin/python ]; then
        quietly "$python" -m venv --clear .venv || fail "no virtual environment could be made in .venv"
    fi
    .venv/bin/python -m pip --version >/dev/null 2>&1 || quietly .venv/bin/python -m ensurepip
}

install_package() {
    case $stage in
    book) what=. ;;
    bench) what='.[bench]' ;;
    *) what='.[test]' ;;
    esac
    say "Installing into .venv: $what"
    quietly .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable "$what" ||
        fail "pip could not install $what"
}

install_ace() {
    [ tools/ace/node_modules/.package-lock.json -nt tools/ace/package-lock.json ] && return
    say "Installing into tools/ace: Ace"
    # Without scripts: puppeteer would download a browser of its own.
    quietly npm ci --prefix tools/ace --ignore-scripts --no-audit --no-fund
}

python=$(find_python)
packages=$(missing_packages | tr '\n' ' ')
# shellcheck disable=SC2086  # a list of words
[ -z "${packages# }" ] || install_packages $packages
make_environment
install_package
if [ "$stage" = ci ]; then
    install_ace || fail "npm could not install Ace"
elif [ "$stage" = test ] && has npm && has_browser; then
    install_ace || say "setup: npm could not install Ace; its test will be skipped"
fi
