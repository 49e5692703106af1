"""What the press runs with: `baspa --version`, the system's libraries, and the script that sets all up."""

import re
import shutil
import subprocess
import sys
from importlib.metadata import version as installed

import pytest
from builds import PROJECT

from baspa import __version__
from baspa.cli import main
from baspa.command.system import LIBRARIES, Library, missing, older, too_old, version
from baspa.command.versions import Pin, compared, pins
from baspa.house import house_path

PANGO, NOTHING = LIBRARIES[0], Library("Nothing", "baspa-nothing", "libnothing0", "nothing_version", "1.0")


def test_version_tells_the_press_then_python_and_each_library(capsys):
    assert main(["--version"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [f"baspa {__version__}", f"Python {sys.version.split()[0]}"]
    assert re.fullmatch(r"Pango \d+\.\d+\.\d+", lines[2])
    assert [line.split()[0] for line in lines[2:5]] == ["Pango", "HarfBuzz", "Fontconfig"]
    assert f"weasyprint {installed('weasyprint')}" in lines
    assert re.fullmatch(r"All libraries are the lock's|\d+ of \d+ libraries are not the lock's", lines[-1])


@pytest.mark.parametrize(
    ("lock", "lines"),
    [
        ("weasyprint=={here}", ["weasyprint {here}", "All libraries are the lock's"]),
        ("weasyprint==1.0", ["weasyprint {here} (in the lock: 1.0)", "1 of 1 libraries are not the lock's"]),
        ("weasyprint==1.0 ; x\nweasyprint=={here} ; y", ["weasyprint {here}", "All libraries are the lock's"]),
        ("weasyprint=={here}\nnone==2", ["weasyprint {here}", "none is missing (in the lock: 2)", "1 of 2"]),
        ("weasyprint=={here}\nnone==2 ; sys_platform == 'x'", ["weasyprint {here}", "All libraries are the lock's"]),
    ],
    ids=["the lock's", "another", "one of two", "missing", "another system's"],
)
def test_libraries_are_compared_with_the_lock(lock, lines):
    here = installed("weasyprint")
    told = list(compared(pins(lock.format(here=here))))
    assert [line.format(here=here) for line in lines[:-1]] == told[:-1]
    assert told[-1].startswith(lines[-1])


def test_pins_are_read_from_hashed_requirements():
    text = (
        "# says\none==1.0 \\\n    --hash=sha256:00\ntwo-a==2 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n"
    )
    assert pins(text) == {"one": [Pin("1.0", False)], "two-a": [Pin("2", True)]}


def test_the_lock_of_the_run_time_travels_with_the_press():
    assert pins(house_path("lock", "run.txt").read_text("utf-8"))["weasyprint"]


def test_versions_are_ordered_by_their_numbers():
    assert older("1.9.3", "1.50")
    assert not older("1.50.12", "1.50")
    assert not older("2.0", "1.50")


def test_a_library_that_is_missing_or_too_old_is_named():
    assert list(missing()) == list(too_old()) == []
    assert list(missing([PANGO, NOTHING])) == ["libnothing0"]
    assert version(NOTHING) == ""
    wanted = Library(PANGO.name, PANGO.file, PANGO.package, PANGO.says, "999.1")
    said = f"Pango {version(PANGO)} is too old: 999.1 or newer is needed (libpango-1.0-0)"
    assert list(too_old([NOTHING, wanted])) == [said]


# tools/setup.sh, as far as it comes on a machine without apt.

PROGRAMS = ("sh", "dirname", "mktemp", "rm", "cat", "tr", "id", "sort", "head", "grep", "env")


@pytest.fixture
def machine(tmp_path):
    """Return a function that runs tools/setup.sh in a copy of what it needs, on a PATH of little more than Python."""
    for name in ("tools/setup.sh", "baspa/__init__.py", "baspa/command/__init__.py", "baspa/command/system.py"):
        (tmp_path / "a copy" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, tmp_path / "a copy" / name)
    (tmp_path / "bin").mkdir()
    for name in PROGRAMS:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name))

    def run(stage, **environment):
        command = [shutil.which("sh"), tmp_path / "a copy" / "tools" / "setup.sh", stage]
        given = {"PATH": str(tmp_path / "bin"), "PYTHON": sys.executable, **environment}
        done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
        return done.returncode, done.stderr

    def program(name, says):
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\necho '{says}'\n")
        (tmp_path / "bin" / name).chmod(0o755)

    run.program, run.folder = program, tmp_path
    return run


@pytest.mark.skipif(sys.platform != "linux", reason="LD_LIBRARY_PATH belongs to Linux")
def test_without_pango_and_apt_setup_says_one_sentence(machine):
    (machine.folder / "libpango-1.0.so.0").touch()  # the loader finds it first, and it is no library
    wanted = "setup: please install what these Debian packages hold, then run make again: "
    assert machine("book", LD_LIBRARY_PATH=str(machine.folder)) == (3, wanted + "libpango-1.0-0 libpangoft2-1.0-0\n")
    assert not (machine.folder / "a copy" / ".venv").exists()


def test_what_is_too_old_is_told_before_anything_is_installed(machine):
    machine.program("pdftoppm", "")
    machine.program("pdftotext", "pdftotext version 20.09.0")
    assert machine("test") == (3, "setup: Poppler 20.09.0 is too old: 22.12 or newer is needed\n")
    machine.program("pdftotext", "pdftotext version 122.1.0")
    machine.program("strace", "strace -- version 6.1")
    machine.program("gs", "10.00.0")
    machine.program("marcvalidate", "")
    for name in ("node", "npm"):
        machine.program(name, "v16.20.2")
    machine.program("chromium", "Chromium 156.0.8078.108 built on Debian")
    assert machine("ci") == (3, "setup: Node.js 16.20.2 is too old: 18 or newer is needed\n")


def test_an_old_python_is_refused(machine):
    machine.program("old", "")
    (machine.folder / "bin" / "old").write_text("#!/bin/sh\nexit 1\n")
    code, said = machine("book", PYTHON=str(machine.folder / "bin" / "old"))
    assert (code, said.partition(";")[0]) == (3, "setup: Python 3.11 or newer is needed")
