"""How a command ends: nothing left behind, one sentence, the right exit code, whatever the system does to it."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from builds import PROJECT, write

BUILD = [sys.executable, str(PROJECT / "build.py")]
STOPPED = "build.py: stopped; what was there before is as it was\n"
AS_OTHERS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]  # root, whom permissions bind


@pytest.fixture
def place(tmp_path):
    """Return a folder with a book, one for temporary files, and one with an earlier file of the book."""
    write(tmp_path / "book")
    for name in ("temporary", "dist"):
        (tmp_path / name).mkdir()
    (tmp_path / "dist" / "t.pdf").write_bytes(b"old")
    return tmp_path


def with_signals():
    """Let signals end a process, though what runs in a shell's background is started without them."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def started(place, *arguments, before=()):
    command = [*before, *BUILD, *arguments, "--book", place / "book", "--out", place / "dist"]
    environment = {**os.environ, "TMPDIR": str(place / "temporary")}
    with_pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "preexec_fn": with_signals}
    return subprocess.Popen(command, env=environment, start_new_session=True, text=True, **with_pipes)


def wait_until(happens):
    while not happens():
        time.sleep(0.01)


def left(folder):
    return [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*"))]


def laying_out(place):
    """Tell whether a build has got so far that the layout keeps fonts in files."""
    return any("weasyprint" in path for path in left(place / "temporary"))


def test_nothing_temporary_is_left_of_a_build(place):
    with started(place, "pdf") as build:
        wait_until(lambda: laying_out(place))
        build.communicate()
    assert build.returncode == 0
    assert left(place / "temporary") == []
    assert left(place / "dist") == ["t.pdf"]


def test_nothing_temporary_is_left_where_the_manuscript_has_errors(place):
    (place / "book" / "one.md").write_text("# One\n\n![a](b.png)\n", encoding="utf-8")
    with started(place) as build:
        assert "error B024" in build.communicate()[1]
    assert (build.returncode, left(place / "temporary")) == (1, [])


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, *(pytest.param(each, marks=pytest.mark.slow) for each in (signal.SIGINT, signal.SIGHUP))]
)
def test_a_signal_stops_a_build_with_a_sentence(place, number):
    with started(place) as build:
        wait_until(lambda: laying_out(place))
        build.send_signal(number)
        assert build.communicate() == ("", STOPPED)
    assert build.returncode == 3
    assert left(place / "temporary") == []
    assert (place / "dist" / "t.pdf").read_bytes() == b"old"


@pytest.mark.parametrize("kill", [os.kill, os.killpg])
def test_nothing_is_left_of_a_build_that_was_killed(place, kill):
    with started(place) as build:
        wait_until(lambda: laying_out(place))
        kill(build.pid, signal.SIGKILL)
        assert build.communicate() == ("", "")  # no process holds them open: none of them lives on
    wait_until(lambda: left(place / "temporary") == [])
    assert left(place / "dist") == ["t.pdf"]
    assert (place / "dist" / "t.pdf").read_bytes() == b"old"


def test_a_signal_that_is_ignored_stays_so(place):
    with started(place, "pdf", before=["nohup"]) as build:
        wait_until(lambda: laying_out(place))
        build.send_signal(signal.SIGHUP)
        build.communicate()
    assert build.returncode == 0


def shell(place, line, **environment):
    """Run a line of a shell in which "$@" builds the e-book; return the exit code and what went to both streams."""
    command = ["bash", "-c", line, "-", *BUILD, "epub", "--book", place / "book", "--out", place / "dist"]
    given = {**os.environ, "TMPDIR": str(place / "temporary"), "PYTHONUNBUFFERED": "", **environment}
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


NO_ROOM = "nothing temporary can be written: let TMPDIR name a folder where it can"
FULL = "build.py: what is to be printed cannot be written: No space left on device\n"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ('"$@" | true; exit ${PIPESTATUS[0]}', 0, ""),
        ('"$@" >/dev/full', 3, FULL),
        ('"$@" --book nowhere 2>/dev/full', 3, ""),
        ('"$@" <&- >&- 2>&-', 0, ""),
        ('"$@" --book nowhere <&- >&- 2>&-', 1, ""),
        ('ulimit -n 16; "$@"', 3, "build.py: the system refuses to go on: Too many open files\n"),
        ('ulimit -f 0; "$@"', 3, f"build.py: {NO_ROOM}\n"),
        ('env -u HOME -u TMPDIR "$@" --quiet', 0, ""),
        ('TMPDIR=/nowhere "$@" --quiet', 0, ""),
    ],
)
def test_what_a_shell_does_to_a_build(place, line, code, said):
    found, _, error = shell(place, line)
    assert (found, error) == (code, said)
    assert left(place / "temporary") == []
    assert [path for path in left(place / "dist") if path not in ("t.pdf", "t.epub")] == []


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may read everything")
@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("book", "book.toml cannot be read: Permission denied"),
        ("book/one.md", "one.md cannot be read: Permission denied"),
        ("dist", "{place}/dist could not be written, and is as it was: Permission denied"),
    ],
)
def test_what_may_not_be_read_or_written_is_said(place, closed, said):
    (place / closed).chmod(0)
    line = " ".join([*(AS_OTHERS if os.geteuid() == 0 else ()), '"$@"'])
    assert shell(place, line) == (3, "", f"build.py: {said.format(place=place)}\n")
    (place / closed).chmod(0o700)


def test_a_book_behind_a_loop_of_links_is_not_there(tmp_path):
    (tmp_path / "book").symlink_to(tmp_path / "book")
    code, _, said = shell(tmp_path, '"$@"', TMPDIR=str(tmp_path))
    assert (code, said.splitlines()[0]) == (1, 'book.toml: error B001: the folder "book" has no book.toml')


def test_a_python_without_the_libraries_is_told_in_a_sentence():
    done = subprocess.run([sys.executable, "-I", "-S", *BUILD[1:]], capture_output=True, text=True, check=False)
    said = "build.py: {} is missing here: run `make book` once, then `.venv/bin/python build.py`\n"
    assert (done.returncode, done.stderr) in [(3, said.format(name)) for name in ("baspa", "click")]


EARLY = """
import runpy, signal, sys

class Early:
    def find_spec(self, name, *rest):
        if name == {!r}:
            try:
                signal.raise_signal(signal.{})
            except KeyboardInterrupt as fault:  # as what C++ begins does
                raise ImportError("failed to import") from fault

sys.meta_path.insert(0, Early())
sys.argv = ["build.py", "pdf", "--book", "book", "--out", "dist"]
runpy.run_path({!r}, run_name="__main__")
"""


@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("module", ["baspa.cli", "click", "baspa.formats", "pikepdf._core"])
def test_who_stops_it_while_something_is_loaded_is_told_so_in_a_sentence(place, module, number):
    code = EARLY.format(module, number, str(PROJECT / "build.py"))
    line = [sys.executable, "-c", code]
    done = subprocess.run(
        line, capture_output=True, text=True, check=False, cwd=place, timeout=60, preexec_fn=with_signals
    )
    assert (done.returncode, done.stdout, done.stderr) == (3, "", STOPPED)
