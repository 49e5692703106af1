#!/bin/sh
# Sets up what a make target needs: libraries through apt where they are missing, .venv, the lock's packages and the
# press in it. What pip and npm install is what lock/ and the package-lock.json of tools/ace and tools/readers say, to the
# byte.
#
#   sh tools/setup.sh book     the press itself
#   sh tools/setup.sh test     and the tests; Ace too, where Node.js and a Chromium are
#   sh tools/setup.sh ci       and Ace with all that it needs, the reading systems of e-books, strace, Ghostscript
#                              and marcvalidate
#   sh tools/setup.sh readers  as test, and the reading systems that e-books are opened in
#   sh tools/setup.sh mutants  the press, the tests, and what changes single places of the code
#   sh tools/setup.sh bench    the press, and what is needed to measure it; its peers are installed by tools/peers.py
#   sh tools/setup.sh lock     what makes the lock, and nothing else
#   sh tools/setup.sh latest   as test, but without the lock: the newest that pyproject.toml allows, in .venv-latest
#
# PYTHON names another Python; pip and npm keep their own configuration, which says where from, never what. Only what
# takes long or fails speaks up.
set -eu
cd "$(dirname "$0")/.."
stage=$1
venv=.venv
[ "$stage" = latest ] && venv=.venv-latest
unset PYTHONPATH PYTHONHOME # what they lead to would count as installed

# The least versions that will do. The libraries' stand in baspa/command/system.py.
POPPLER=22.12 # Debian 12's, the oldest that was tried
NODE=18       # Debian 12's; Ace, which names 20, runs on it
CHROMIUM=112  # the first with the headless mode that Ace's Puppeteer starts

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
    if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.14 python3.13 python3.12 python3.11; fi
    for name in "$@"; do
        if has "$name" && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            echo "$name"
            return
        fi
    done
    fail "Python 3.11 or newer is needed; if there is one, name it: make PYTHON=/path/to/python3"
}

# Prints the name of a Chromium that is there.
browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if has "$name"; then
            echo "$name"
            return
        fi
    done
    return 1
}

# Runs a line of Python that knows the system's libraries.
ask_libraries() {
    "$python" -c "import sys; sys.path.insert(0, '.'); from baspa.command.system import missing, too_old; $1"
}

# Tells whether this stage is one of those named.
needs() {
    case " $1 " in *" $stage "*) ;; *) return 1 ;; esac
}

# Prints the Debian packages of what is not there.
missing_packages() {
    "$python" -c 'import ensurepip' 2>/dev/null ||
        "$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])'
    needs lock && return
    ask_libraries 'print(*missing())'
    if needs "test ci latest mutants bench"; then
        { has pdftotext && has pdftoppm; } || echo poppler-utils
    fi
    if needs ci; then
        has strace || echo strace
        has gs || echo ghostscript
        has marcvalidate || echo libmarc-schema-perl
    fi
    if needs "ci readers"; then
        browser >/dev/null || echo chromium
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

# Tells whether a version is older than another.
older() {
    [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

# Prints a sentence where a program is older than it must be: its name, the least version, how it tells its own.
too_old() {
    name=$1 least=$2
    shift 2
    here=$("$@" 2>&1 | grep -Eo '[0-9]+([.][0-9]+)+' | head -n 1)
    if [ -n "$here" ] && older "$here" "$least"; then
        echo "$name $here is too old: $least or newer is needed"
    fi
}

# Prints a sentence for each thing that is too old for what npm installs.
too_old_for_npm() {
    too_old Node.js "$NODE" node --version
    too_old Chromium "$CHROMIUM" "$(browser)" --version
}

# Prints a sentence for each thing that is too old for this stage.
all_too_old() {
    needs lock && return
    ask_libraries 'print(*too_old(), sep="\n", end="")'
    if needs "test ci latest mutants bench"; then too_old Poppler "$POPPLER" pdftotext -v; fi
    if needs "ci readers"; then too_old_for_npm; fi
}

make_environment() {
    if [ ! -x "$venv/bin/python" ]; then
        quietly "$python" -m venv --clear "$venv" || fail "no virtual environment could be made in $venv"
    fi
    "$venv/bin/python" -m pip --version >/dev/null 2>&1 || quietly "$venv/bin/python" -m ensurepip
}

pip_install() {
    quietly "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

# Installs the files of lock/ that are named. No source is built: what would build it is not in the lock.
install_locked() {
    say "Installing into $venv: lock/$(printf '%s.txt ' "$@")"
    for layer in "$@"; do
        set -- "$@" --requirement "lock/$layer.txt"
        shift
    done
    pip_install --require-hashes --only-binary :all: "$@" || fail "pip could not install what lock/ says"
}

# Puts the press itself into the environment; what it needs is there already.
install_press() {
    pip_install --no-index --no-deps --no-build-isolation --editable . || fail "pip could not install the press"
    relative_path
}

# Says where the press is from where that is said: until 3.13, Python reads the file in the locale's encoding, and would
# not even start where the folders above have other letters than that knows.
relative_path() {
    for file in "$venv"/lib/python3*/site-packages/*baspa.pth; do
        echo ../../../.. >"$file"
    done
}

install_packages_of_python() {
    case $stage in
    book | bench) install_locked run build ;;
    mutants) install_locked run build test mutants ;;
    lock) install_locked lock && return ;;
    latest)
        say "Installing into $venv: the newest that pyproject.toml allows"
        pip_install --upgrade --upgrade-strategy eager --editable '.[test]' || fail "pip could not install .[test]"
        relative_path
        return
        ;;
    *) install_locked run build test ;;
    esac
    install_press
}

# Installs what the package-lock.json of a folder says.
install_npm() {
    [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] && return
    say "Installing into $1: $2"
    # Without scripts: puppeteer would download a browser of its own.
    quietly npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund
}

install_ace() {
    install_npm tools/ace Ace
}

python=$(find_python)
packages=$(missing_packages | tr '\n' ' ')
# shellcheck disable=SC2086  # a list of words
[ -z "${packages# }" ] || install_packages $packages
old=$(all_too_old)
[ -z "$old" ] || fail "$old"
make_environment
install_packages_of_python
if needs ci; then
    install_ace || fail "npm could not install Ace"
fi
if needs "ci readers"; then
    install_npm tools/readers "epub.js, foliate-js, Readium" || fail "npm could not install the readers"
elif needs "test latest" && has npm && has node && browser >/dev/null; then
    old=$(too_old_for_npm)
    if [ -n "$old" ]; then
        say "setup: $old; Ace's test will be skipped"
    else
        install_ace || say "setup: npm could not install Ace; its test will be skipped"
    fi
fi
